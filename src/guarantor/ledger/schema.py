"""The tables of a ledger, and what keeps its journal append-only.

`journal` is the truth; every other table is made from it and can be made again. The flat tables have one row
per *holding* of a statement: a stretch on two clocks in which the statement counts. `known` to `until` are
days since 1970-01-01 on the clock of publication, `recorded` to `ended` are journal sequence numbers on the
clock of this ledger; both half-open. A view as of day D and as recorded by sequence number R keeps what has
`known <= D < until` and `recorded <= R < ended`.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, SmallInteger, Table, Text
from sqlalchemy.types import TypeEngine

VERSION = 6
FOREVER = 2**31 - 1

metadata = MetaData()
TEXT: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str, required: bool = True, key: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=not required, primary_key=key)


def _whole(name: str, required: bool = True, key: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=not required, primary_key=key, autoincrement=False)


def _small(name: str, required: bool = True, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=not required, primary_key=key, autoincrement=False)


def _flag(name: str) -> Column[int]:
    return Column(name, SmallInteger, nullable=False)


def _window() -> list[Column[int]]:
    return [_small(name) for name in ("known", "until", "recorded", "ended")]


journal = Table(
    "journal",
    metadata,
    _small("seq", key=True),
    _text("recorded_at"),
    _text("kind"),
    _text("payload"),
    _text("hash"),
    Index("journal_recorded_at", "recorded_at"),
)
schema_version = Table("schema_version", metadata, _small("version", key=True))

article = Table(
    "article",
    metadata,
    _text("id", key=True),
    _small("seq"),
    _text("base"),
    _small("version"),
    _text("language"),
    _text("outlet"),
    _text("published"),
    _small("known"),
    _small("until"),
    _text("title"),
    _text("text"),
    _text("address"),
    _text("digest"),
    _text("root"),
    Index("article_base", "base"),
    Index("article_address", "address"),
)
sketch = Table("sketch", metadata, _whole("shingle", key=True), _text("article", key=True))
coding = Table(
    "coding",
    metadata,
    _text("article", key=True),
    _text("coder", key=True),
    _small("seq"),
    _small("ended"),
)
decision = Table(
    "decision",
    metadata,
    _small("seq", key=True),
    _text("id"),
    _text("statement"),
    _text("said"),
    _text("verdict"),
    _text("reviewer"),
    _text("decided"),
    _text("reason"),
    _text("amended", required=False),
    Index("decision_id", "id", unique=True),
    Index("decision_statement", "statement"),
    Index("decision_said", "said"),
    Index("decision_amended", "amended"),
)
entry = Table(
    "entry",
    metadata,
    _text("statement", key=True),
    _small("seq"),
    _text("article"),
    _text("coder"),
    _text("said"),
    Index("entry_article", "article", "coder"),
    Index("entry_said", "said"),
)

statement = Table(
    "statement",
    metadata,
    _small("holding", key=True),
    _text("id"),
    _small("seq"),
    *_window(),
    _whole("moment"),
    _text("at"),
    _text("article"),
    _text("outlet"),
    _text("language"),
    _text("published"),
    _text("act"),
    _flag("negated"),
    _text("status"),
    _text("actors"),
    _text("recipients"),
    _text("issues"),
    _text("sources"),
    _text("origin"),
    _text("when", required=False),
    _small("when_from", required=False),
    _small("when_to", required=False),
    _text("instrument", required=False),
    _small("points", required=False),
    Column("amount", Float, nullable=True),
    Column("amount_min", Float, nullable=True),
    Column("amount_max", Float, nullable=True),
    _text("unit", required=False),
    _text("amount_text", required=False),
    _text("duration", required=False),
    _text("within", required=False),
    _text("due", required=False),
    _text("condition", required=False),
    _text("place", required=False),
    _small("evidence_start"),
    _small("evidence_end"),
    _text("coder"),
    _text("rule"),
    Column("confidence", Float, nullable=True),
    _text("fact"),
    Index("statement_id", "id"),
    Index("statement_moment", "moment", "holding"),
    Index("statement_act", "act", "moment", "holding"),
    Index("statement_fact", "fact", "moment", "holding"),
    Index("statement_known", "known", "origin"),
)

party = Table(
    "party",
    metadata,
    _small("holding", key=True),
    _text("role", key=True),
    _text("actor", key=True),
    _text("party"),
    _whole("moment"),
)
issue = Table(
    "issue",
    metadata,
    _small("holding", key=True),
    _text("issue", key=True),
    _text("family"),
    _whole("moment"),
)
source = Table(
    "source",
    metadata,
    _small("holding", key=True),
    _small("depth", key=True),
    _text("who"),
    _text("kind"),
)
stand = Table(
    "stand",
    metadata,
    _small("holding", key=True),
    _text("party", key=True),
    _text("issue", key=True),
    _text("family"),
    *_window(),
    _whole("moment"),
    _text("stance"),
    _small("firmness"),
    _flag("answers"),
    _text("language"),
    Index("stand_stance", "party", "issue", "stance", "moment", "holding"),
    Index("stand_firmness", "party", "issue", "firmness", "moment", "holding"),
    Index("stand_answers", "party", "issue", "answers", "moment"),
)
claim = Table(
    "claim",
    metadata,
    _small("holding", key=True),
    _text("debtor", key=True),
    _text("creditor", key=True),
    _text("issue", key=True),
    _text("family"),
    *_window(),
    _whole("moment"),
    _text("language"),
    Index("claim_moment", "debtor", "issue", "moment"),
)
term = Table(
    "term",
    metadata,
    _small("holding", key=True),
    _text("party", key=True),
    _text("issue", key=True),
    _text("slot", key=True),
    _text("value"),
    *_window(),
    _whole("moment"),
    _text("origin"),
    _text("language"),
    Index("term_slot", "party", "issue", "slot", "moment", "holding"),
)
draft = Table(
    "draft",
    metadata,
    _small("holding", key=True),
    _text("party", key=True),
    _text("version"),
    _text("line"),
    *_window(),
    _whole("moment"),
    _text("role"),
    _text("language"),
    Index("draft_moment", "party", "version", "moment", "holding"),
)
position = Table(
    "position",
    metadata,
    _text("party", key=True),
    _text("issue", key=True),
    _text("stance", key=True),
    _text("family"),
)
ladder = Table(
    "ladder", metadata, _text("party", key=True), _text("issue", key=True), _small("firmness", key=True)
)
custody = Table("custody", metadata, _text("party", key=True), _text("version", key=True), _text("line"))
slot = Table("slot", metadata, _text("party", key=True), _text("issue", key=True), _text("slot", key=True))
debt = Table(
    "debt",
    metadata,
    _text("debtor", key=True),
    _text("creditor", key=True),
    _text("issue", key=True),
    _text("family"),
)

FLAT = (party, issue, source, stand, claim, term, draft)
CATALOGUES = (position, ladder, slot, debt, custody)
DERIVED = (article, sketch, coding, decision, entry, statement, *FLAT, *CATALOGUES)

SQLITE_GUARDS = (
    """CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_in_order BEFORE INSERT ON journal
       WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal)
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)
POSTGRESQL_GUARDS = (
    """CREATE OR REPLACE FUNCTION journal_guard() RETURNS trigger LANGUAGE plpgsql AS
       $$BEGIN RAISE EXCEPTION 'the journal is append-only'; END$$""",
    """CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
       FOR EACH STATEMENT EXECUTE FUNCTION journal_guard()""",
    """CREATE OR REPLACE FUNCTION group_concat_step(whole text, part text, separator text) RETURNS text
       LANGUAGE sql IMMUTABLE AS
       $$SELECT CASE WHEN part IS NULL THEN whole WHEN whole IS NULL THEN part
                     ELSE whole || separator || part END$$""",
    """CREATE OR REPLACE AGGREGATE group_concat(text, text) (SFUNC = group_concat_step, STYPE = text)""",
)
