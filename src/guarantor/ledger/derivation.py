"""From journal entries to all other tables, in the transaction that appends them; `rebuild` uses the same.

What is in force: of the codings of an article, a person's before a model's before the rules', the newest of
one kind; a statement beside any coding of its coder (a reviewer's addition) always; what a decision rejects
or replaces no more. A change never deletes a holding: it ends it, and a new one may begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, or_, select, update

from guarantor.ledger import bulk, reading, schema, syndication, tellings
from guarantor.ledger.payload import Coding, Content, content, decision_id, said
from guarantor.ledger.rows import Holding, Page, catalogues, rows
from guarantor.model import Article, Decision, Statement

Numbered = tuple[int, Content]
CHUNK = 500


class Told(NamedTuple):
    """A row of the table `entry`."""

    statement: str
    seq: int
    article: str
    coder: str
    said: str


def derive(connection: Connection, entries: Sequence[Numbered]) -> None:
    """Bring the tables up to `entries`: one kind, recorded together, numbered by the journal."""
    kind = type(entries[0][1])
    if kind is Statement:
        _statements(connection, [(seq, held) for seq, held in entries if isinstance(held, Statement)])
    elif kind is Article:
        _articles(connection, [(seq, held) for seq, held in entries if isinstance(held, Article)])
    elif kind is Coding:
        _codings(connection, [(seq, held) for seq, held in entries if isinstance(held, Coding)])
    for seq, held in entries:
        if isinstance(held, Decision):
            _decision(connection, seq, held)


# Articles


def _articles(connection: Connection, entries: Sequence[tuple[int, Article]]) -> None:
    """Take in articles; those whose versions or copies are there already change what is held of the others."""
    known = syndication.neighbours(connection, [article for _, article in entries])
    waiting: list[bulk.Row] = []
    for seq, article in entries:
        row, changes = known.place(seq, article)
        waiting.append(row)
        if changes:
            _flush(connection, waiting, known)
        for other, changed in changes:
            _restate(connection, seq, other, **changed)
    _flush(connection, waiting, known)


def _flush(connection: Connection, waiting: list[bulk.Row], known: syndication.Neighbours) -> None:
    bulk.insert(connection, schema.article, waiting)
    bulk.insert(connection, schema.sketch, known.new_sketches)
    waiting.clear()
    known.new_sketches.clear()


def _restate(connection: Connection, seq: int, article: str, **changed: Any) -> None:
    """Change what is known of an article, and hold its statements anew from `seq` on."""
    connection.execute(update(schema.article).where(schema.article.c.id == article).values(**changed))
    table, told = schema.statement.c, select(schema.entry.c.seq).where(schema.entry.c.article == article)
    chosen = select(table.seq).where(table.seq.in_(told), table.ended == schema.FOREVER)
    seqs = connection.execute(chosen.order_by(table.holding)).scalars().all()
    _end(connection, seq, told)
    _hold(connection, [(held, _statement_at(connection, held)) for held in seqs], recorded=seq)


# Codings


def _rank(coder: str) -> int:
    return {"human": 2, "llm": 1}.get(coder.partition("/")[0], 0)


def _wins(coder: str, current: str) -> bool:
    return _rank(coder) > _rank(current) or _rank(coder) == _rank(current) < 2


def _codings(connection: Connection, entries: Sequence[tuple[int, Coding]]) -> None:
    """Take in codings; one that wins ends the coding that is in force, and what it holds."""
    found = _in_chunks(connection, schema.coding.c.article, [coding.article for _, coding in entries])
    current = {row.article: row.coder for row in found if row.ended == schema.FOREVER}
    waiting: list[bulk.Row] = []
    for seq, coding in entries:
        loser = current.get(coding.article)
        wins = loser is None or _wins(coding.coder, loser)
        if wins and loser is not None:
            bulk.insert(connection, schema.coding, waiting)
            waiting.clear()
            _end_coding(connection, seq, coding.article, loser)
        if wins:
            current[coding.article] = coding.coder
        waiting.append((coding.article, coding.coder, seq, schema.FOREVER if wins else seq))
    bulk.insert(connection, schema.coding, waiting)


def _end_coding(connection: Connection, seq: int, article: str, coder: str) -> None:
    table, told = schema.coding.c, schema.entry.c
    here = (table.article == article) & (table.coder == coder)
    connection.execute(update(schema.coding).where(here).values(ended=seq))
    _end(connection, seq, select(told.seq).where(told.article == article, told.coder == coder))


# Statements


def _statements(connection: Connection, entries: Sequence[tuple[int, Statement]]) -> None:
    made = [Told(held.id, seq, held.article, held.coder, said(held)) for seq, held in entries]
    bulk.insert(connection, schema.entry, made)
    off = _out_of_force(connection, made)
    _hold(connection, [(seq, statement) for seq, statement in entries if statement.id not in off])


def _out_of_force(connection: Connection, made: Sequence[Told]) -> set[str]:
    """Of the entries, the ids that do not count."""
    dropped, amendments = _verdicts(connection, made)
    idle = _idle(connection, {row.article for row in made})
    return {
        row.statement
        for row in made
        if row.said in dropped or (row.statement not in amendments and (row.article, row.coder) in idle)
    }


def _verdicts(connection: Connection, made: Sequence[Told]) -> tuple[set[str], set[str]]:
    """What is dropped (by what is said) and what replaces something (by id), after the latest decisions."""
    table = schema.decision.c
    if connection.execute(select(table.seq).limit(1)).first() is None:
        return set(), set()
    saids = _in_chunks(connection, table.said, [row.said for row in made])
    latest = {row.said: row.verdict for row in sorted(saids, key=lambda row: row.seq)}
    amended = _in_chunks(connection, table.amended, [row.statement for row in made])
    last = {row.said: row for row in sorted(_in_chunks(connection, table.said, [row.said for row in amended]),
                                            key=lambda row: row.seq)}  # fmt: skip
    dropped = {said for said, verdict in latest.items() if verdict in ("reject", "amend")}
    return dropped, {row.amended for row in last.values() if row.verdict == "amend" and row.amended}


def _in_chunks(connection: Connection, column: Any, values: Iterable[str]) -> list[Any]:
    wanted = sorted(set(values))
    found: list[Any] = []
    for start in range(0, len(wanted), CHUNK):
        chosen = select(column.table).where(column.in_(wanted[start : start + CHUNK]))
        found += connection.execute(chosen).all()
    return found


def _idle(connection: Connection, articles: Iterable[str]) -> set[tuple[str, str]]:
    """Codings that are there and not in force, as (article, coder)."""
    found = _in_chunks(connection, schema.coding.c.article, articles)
    return {(row.article, row.coder) for row in found if row.ended != schema.FOREVER}


def _hold(
    connection: Connection, entries: Sequence[tuple[int, Statement]], recorded: int | None = None
) -> None:
    """Make holdings, in force from `recorded` on, or from each entry's own number."""
    if not entries:
        return
    articles = _in_chunks(connection, schema.article.c.id, (held.article for _, held in entries))
    pages = {row.id: _page(row) for row in articles}
    last = connection.execute(select(func.coalesce(func.max(schema.statement.c.holding), 0))).scalar_one()
    made = rows(
        Holding(number, seq, held, pages[held.article], seq if recorded is None else recorded)
        for number, (seq, held) in enumerate(entries, start=last + 1)
    )
    for name, new in made.items():
        bulk.insert(connection, schema.metadata.tables[name], new)
    for name, new in catalogues(made).items():
        bulk.insert_latest(connection, schema.metadata.tables[name], new)
    tellings.tell(connection, made[schema.statement.name])


def as_article(row: Any) -> Article:
    """The article that a row of the table `article` holds, its time of publication in UTC."""
    published = reading.utc_moment(row.published)
    return Article(row.id, row.language, row.outlet, published, row.title, row.text, row.address)


def _page(row: Any) -> Page:
    article = as_article(row)
    day, moment = reading.utc_day(article), reading.moment_of(article)
    return Page(article, row.root, row.published, day, moment, row.known, row.until)


def _end(connection: Connection, seq: int, told: Select[Any] | list[int]) -> None:
    """End the holdings in force of statements, which are given by their numbers in the journal."""
    table = schema.statement.c
    which = table.seq.in_(told) & (table.ended == schema.FOREVER)
    connection.execute(update(schema.statement).where(which).values(ended=seq))


def _statement_at(connection: Connection, seq: int) -> Statement:
    table = schema.journal.c
    row = connection.execute(select(table.kind, table.payload).where(table.seq == seq)).one()
    held = content(row.kind, row.payload)
    assert isinstance(held, Statement)
    return held


# Decisions


def _decision(connection: Connection, seq: int, decision: Decision) -> None:
    table, decided = schema.entry.c, schema.decision.c
    judged = connection.execute(select(schema.entry).where(table.statement == decision.statement)).one()
    earlier = select(decided.amended).where(decided.said == judged.said, decided.amended.is_not(None))
    touched = [*connection.execute(earlier).scalars()] + ([decision.amended] if decision.amended else [])
    fields = ("statement", "verdict", "reviewer", "reason", "amended")
    row = {key: getattr(decision, key) for key in fields} | {
        "seq": seq,
        "id": decision_id(decision),
        "said": judged.said,
        "decided": reading.utc_text(decision.decided),
    }
    connection.execute(schema.decision.insert(), row)
    same = (table.article == judged.article) & (table.said == judged.said)
    chosen = select(schema.entry).where(or_(same, table.statement.in_(touched))).order_by(table.seq)
    _settle(connection, seq, [Told(*row) for row in connection.execute(chosen)])


def _settle(connection: Connection, seq: int, made: Sequence[Told]) -> None:
    """Bring the holdings of these entries in line with what is in force."""
    off, table = _out_of_force(connection, made), schema.statement.c
    chosen = select(table.id).where(table.seq.in_([row.seq for row in made]), table.ended == schema.FOREVER)
    held = set(connection.execute(chosen).scalars())
    _end(connection, seq, [row.seq for row in made if row.statement in held & off])
    begun = [row.seq for row in made if row.statement not in held | off]
    _hold(connection, [(number, _statement_at(connection, number)) for number in begun], recorded=seq)
