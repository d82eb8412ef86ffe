"""The tables of a ledger, and what keeps its journal append-only.

`journal` is the truth; every other table is made from it and can be made again. `statement` has one row per
*holding* of a statement: a stretch on two clocks in which the statement counts. `known` to `until` are
days since 1970-01-01 on the clock of publication, `recorded` to `ended` are journal sequence numbers on the
clock of this ledger; both half-open. A view as of day D and as recorded by sequence number R keeps what has
`known <= D < until` and `recorded <= R < ended`.

The flat tables tell what a holding amounts to, in the order in which a view seeks: the newest stance of a
party on an issue is the last row of that party and issue of which the holding counts. The catalogues name each
such key once, with the newest row that there ever was: if it counts, which it mostly does as of today, it is
the answer without a seek. It is only ever replaced by a newer one, so that it never has to be looked for.

`name`, `telling` and `segment` hold what is counted as numbers; see `tellings`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy import text as sql
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

VERSION = 8
FOREVER = 2**31 - 1
OVER = f"until < {FOREVER} OR ended < {FOREVER}"  # of few statements, in a ledger that is not coded anew

metadata = MetaData()
TEXT: TypeEngine[str] = Text().with_variant(Text(collation="C"), "postgresql")


def _text(name: str, required: bool = True, key: bool = False) -> Column[Any]:
    return Column(name, TEXT, nullable=not required, primary_key=key)


def _whole(name: str, required: bool = True, key: bool = False) -> Column[Any]:
    return Column(name, BigInteger, nullable=not required, primary_key=key, autoincrement=False)


def _small(name: str, required: bool = True, key: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=not required, primary_key=key, autoincrement=False)


def _only(name: str, which: str) -> Index:
    """An index in time over those statements alone."""
    return Index(name, "moment", "holding", sqlite_where=sql(which), postgresql_where=sql(which))


def _flag(name: str) -> Column[Any]:
    return Column(name, SmallInteger, nullable=False)


def _window() -> list[Column[Any]]:
    return [_small(name) for name in ("known", "until", "recorded", "ended")]


def _place() -> list[Column[Any]]:
    return [_whole("moment", key=True), _small("holding", key=True)]


def _latest() -> list[Column[Any]]:
    return [_whole("moment"), _small("holding")]


def _flat(name: str, *parts: SchemaItem) -> Table:
    """A table that is kept in the order of its key: in SQLite it is its own index."""
    return Table(name, metadata, *parts, sqlite_with_rowid=False)


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
    Column("sketch", LargeBinary, nullable=False),
    Index("article_base", "base"),
    Index("article_address", "address"),
)
sketch = _flat("sketch", _whole("shingle", key=True), _text("article", key=True))
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
    Index("entry_article", "article"),
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
    _text("stance"),
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
    Index("statement_seq", "seq"),
    Index("statement_moment", "moment", "holding", "fact"),
    _only("statement_meeting", "act = 'meet'"),
    _only("statement_revision", "act = 'revise'"),
    Index("statement_over", "known", "holding", sqlite_where=sql(OVER), postgresql_where=sql(OVER)),
)

name = Table(
    "name", metadata, _small("number", key=True), _text("text"), Index("name_text", "text", unique=True)
)
telling = _flat(
    "telling",
    *(_small("known", key=True), _small("holding", key=True), _small("recorded"), _small("language")),
    *(_small("origin"), _small("fact"), _small("outlet"), _small("article")),
    *(_whole("published"), _whole("id")),
)
segment = Table(
    "segment",
    metadata,
    *(_small("known", key=True), _small("last", key=True)),
    Column("held", LargeBinary, nullable=False),
)

party = _flat(
    "party", _small("holding", key=True), _text("role", key=True), _text("actor", key=True), _text("party")
)
issue = _flat("issue", _small("holding", key=True), _text("issue", key=True), _text("family"))
source = _flat("source", _small("holding", key=True), _small("depth", key=True), _text("who"), _text("kind"))

stand = _flat(
    "stand", _text("party", key=True), _text("issue", key=True), _text("stance", key=True), *_place()
)
commitment = _flat(
    "commitment", _text("party", key=True), _text("issue", key=True), _small("firmness", key=True), *_place()
)
reply = _flat(
    "reply", _text("party", key=True), _text("issue", key=True), _small("answers", key=True), *_place()
)
term = _flat(
    "term",
    *(_text("party", key=True), _text("issue", key=True), _text("slot", key=True)),
    *_place(),
    *(_text("value"), _text("origin")),
)
claim = _flat(
    "claim",
    *(_text("debtor", key=True), _text("issue", key=True), _whole("moment", key=True)),
    *(_text("creditor", key=True), _small("holding", key=True)),
)
draft = _flat(
    "draft",
    *(_text("party", key=True), _text("version", key=True)),
    *_place(),
    *(_text("line"), _text("role")),
    Index("draft_holding", "holding"),
)

position = _flat(
    "position",
    *(_text("party", key=True), _text("issue", key=True), _text("stance", key=True), *_latest()),
)
ladder = _flat(
    "ladder",
    *(_text("party", key=True), _text("issue", key=True), _small("firmness", key=True), *_latest()),
)
answered = _flat(
    "answered",
    *(_text("party", key=True), _text("issue", key=True), _small("answers", key=True), *_latest()),
    _text("family"),
)
slot = _flat(
    "slot", *(_text("party", key=True), _text("issue", key=True), _text("slot", key=True), *_latest())
)
debt = _flat(
    "debt",
    *(_text("debtor", key=True), _text("issue", key=True), *_latest()),
    _text("family"),
)
custody = _flat("custody", _text("party", key=True), _text("version", key=True), *_latest(), _text("line"))

FLAT = (party, issue, source, stand, commitment, reply, claim, term, draft)
CATALOGUES = (position, ladder, answered, slot, debt, custody)
COUNTED = (name, telling, segment)
DERIVED = (article, sketch, coding, decision, entry, statement, *FLAT, *CATALOGUES, *COUNTED)

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
