"""From journal entries to all other tables, in the transaction that appends them; `rebuild` uses the same.

What is in force: of the codings of an article, a person's before a model's before the rules', the newest of
one kind; a statement beside any coding of its coder (a reviewer's addition) always; what a decision rejects
or replaces no more. A change never deletes a holding: it ends it, and a new one may begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from guarantor.ledger import bulk, reading, schema, syndication
from guarantor.ledger.payload import Coding, Content, content, decision_id, said
from guarantor.ledger.rows import Holding, Rows, Window, catalogues, rows
from guarantor.model import Article, Decision, Statement

Numbered = tuple[int, Content]
CHUNK = 500


def derive(connection: Connection, entries: Sequence[Numbered]) -> None:
    """Bring the tables up to `entries`: one kind, recorded together, numbered by the journal."""
    kind = type(entries[0][1])
    if kind is Statement:
        _statements(connection, [(seq, held) for seq, held in entries if isinstance(held, Statement)])
        return
    if kind is Article:
        _articles(connection, [(seq, held) for seq, held in entries if isinstance(held, Article)])
        return
    for seq, held in entries:
        if isinstance(held, Coding):
            _coding(connection, seq, held)
        elif isinstance(held, Decision):
            _decision(connection, seq, held)


def article_row(connection: Connection, article: str) -> Any:
    """The row of an article id, None if there is none."""
    return connection.execute(select(schema.article).where(schema.article.c.id == article)).one_or_none()


# Articles


def _articles(connection: Connection, entries: Sequence[tuple[int, Article]]) -> None:
    """Take in articles; those whose versions or copies are there already change what is held of the others."""
    known = syndication.neighbours(connection, [article for _, article in entries])
    waiting: list[dict[str, Any]] = []
    for seq, article in entries:
        row, changes = known.place(seq, article)
        waiting.append(row)
        if changes:
            _flush(connection, waiting, known)
        for other, changed in changes:
            _restate(connection, seq, other, **changed)
    _flush(connection, waiting, known)


def _flush(connection: Connection, waiting: list[dict[str, Any]], known: syndication.Neighbours) -> None:
    bulk.insert(connection, schema.article, waiting)
    bulk.insert(connection, schema.sketch, known.new_sketches)
    waiting.clear()
    known.new_sketches.clear()


def _restate(connection: Connection, seq: int, article: str, **changed: Any) -> None:
    """Change what is known of an article, and hold its statements anew from `seq` on."""
    connection.execute(update(schema.article).where(schema.article.c.id == article).values(**changed))
    table = schema.statement.c
    chosen = (
        select(table.seq)
        .where(table.article == article, table.ended == schema.FOREVER)
        .order_by(table.holding)
    )
    seqs = connection.execute(chosen).scalars().all()
    _end(connection, seq, table.article == article)
    _hold(connection, [(held, _statement_at(connection, held)) for held in seqs], recorded=seq)


# Codings


def _rank(coder: str) -> int:
    return {"human": 2, "llm": 1}.get(coder.partition("/")[0], 0)


def _coding(connection: Connection, seq: int, coding: Coding) -> None:
    table = schema.coding.c
    here = table.article == coding.article
    current = connection.execute(select(table.coder).where(here, table.ended == schema.FOREVER)).scalar()
    wins = (
        current is None or _rank(coding.coder) > _rank(current) or _rank(coding.coder) == _rank(current) < 2
    )
    row = {
        "article": coding.article,
        "coder": coding.coder,
        "seq": seq,
        "ended": schema.FOREVER if wins else seq,
    }
    if wins and current is not None:
        connection.execute(update(schema.coding).where(here, table.coder == current).values(ended=seq))
        held = schema.statement.c
        _end(connection, seq, (held.article == coding.article) & (held.coder == current))
    connection.execute(schema.coding.insert(), row)


# Statements


def _statements(connection: Connection, entries: Sequence[tuple[int, Statement]]) -> None:
    made = [
        {
            "statement": statement.id,
            "seq": seq,
            "article": statement.article,
            "coder": statement.coder,
            "said": said(statement),
        }
        for seq, statement in entries
    ]
    bulk.insert(connection, schema.entry, made)
    off = _out_of_force(connection, made)
    _hold(connection, [(seq, statement) for seq, statement in entries if statement.id not in off])


def _out_of_force(connection: Connection, made: Sequence[dict[str, Any]]) -> set[str]:
    """Of the entries, the ids that do not count."""
    dropped, amendments = _verdicts(connection, made)
    idle = _idle(connection, {row["article"] for row in made})
    return {
        row["statement"]
        for row in made
        if row["said"] in dropped
        or (row["statement"] not in amendments and (row["article"], row["coder"]) in idle)
    }


def _verdicts(connection: Connection, made: Sequence[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """What is dropped (by what is said) and what replaces something (by id), after the latest decisions."""
    table = schema.decision.c
    if connection.execute(select(table.seq).limit(1)).first() is None:
        return set(), set()
    saids = _in_chunks(connection, table.said, [row["said"] for row in made])
    latest = {row.said: row.verdict for row in sorted(saids, key=lambda row: row.seq)}
    amended = _in_chunks(connection, table.amended, [row["statement"] for row in made])
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
    articles = {
        row.id: row
        for row in _in_chunks(connection, schema.article.c.id, (held.article for _, held in entries))
    }
    number = connection.execute(select(func.coalesce(func.max(schema.statement.c.holding), 0))).scalar_one()
    texts = {key: as_article(row) for key, row in articles.items()}
    holdings = []
    for seq, statement in entries:
        row = articles[statement.article]
        number += 1
        window = Window(row.known, row.until, seq if recorded is None else recorded)
        holdings.append(
            Holding(number, seq, statement, texts[statement.article], row.root, row.published, window)
        )
    made = rows(holdings)
    _insert(connection, made)
    _insert_new(connection, catalogues(made))


def as_article(row: Any) -> Article:
    """The article that a row of the table `article` holds, its time of publication in UTC."""
    published = reading.utc_moment(row.published)
    return Article(row.id, row.language, row.outlet, published, row.title, row.text, row.address)


def _end(connection: Connection, seq: int, which: Any) -> None:
    """End the holdings in force of the statements `which`, on all flat tables."""
    table = schema.statement.c
    chosen = select(table.holding).where(which, table.ended == schema.FOREVER)
    numbers = [{"number": number} for number in connection.execute(chosen).scalars()]
    if not numbers:
        return
    for flat in (schema.statement, *(flat for flat in schema.FLAT if "ended" in flat.c)):
        ending = update(flat).where(flat.c.holding == bindparam("number")).values(ended=seq)
        connection.execute(ending, numbers)


def _statement_at(connection: Connection, seq: int) -> Statement:
    table = schema.journal.c
    row = connection.execute(select(table.kind, table.payload).where(table.seq == seq)).one()
    held = content(row.kind, row.payload)
    assert isinstance(held, Statement)
    return held


# Decisions


def _decision(connection: Connection, seq: int, decision: Decision) -> None:
    table = schema.entry.c
    judged = connection.execute(select(table.said).where(table.statement == decision.statement)).scalar_one()
    earlier = select(schema.decision.c.amended).where(
        schema.decision.c.said == judged, schema.decision.c.amended.is_not(None)
    )
    touched = [*connection.execute(earlier).scalars()] + ([decision.amended] if decision.amended else [])
    fields = ("statement", "verdict", "reviewer", "reason", "amended")
    row = {key: getattr(decision, key) for key in fields} | {
        "seq": seq,
        "id": decision_id(decision),
        "said": judged,
        "decided": reading.utc_text(decision.decided),
    }
    connection.execute(schema.decision.insert(), row)
    chosen = (
        select(schema.entry)
        .where(or_(table.said == judged, table.statement.in_(touched)))
        .order_by(table.seq)
    )
    _settle(connection, seq, [dict(row._mapping) for row in connection.execute(chosen)])


def _settle(connection: Connection, seq: int, made: list[dict[str, Any]]) -> None:
    """Bring the holdings of these entries in line with what is in force."""
    off, table = _out_of_force(connection, made), schema.statement.c
    chosen = select(table.id).where(
        table.id.in_([row["statement"] for row in made]), table.ended == schema.FOREVER
    )
    held = set(connection.execute(chosen).scalars())
    for statement in sorted(held & off):
        _end(connection, seq, table.id == statement)
    begun = [row["seq"] for row in made if row["statement"] not in held | off]
    _hold(connection, [(number, _statement_at(connection, number)) for number in begun], recorded=seq)


# Writing


def _insert(connection: Connection, made: Rows) -> None:
    for name, held in made.items():
        bulk.insert(connection, schema.metadata.tables[name], held)


def _insert_new(connection: Connection, made: Rows) -> None:
    """Insert what is not there yet."""
    for name, held in made.items():
        if held:
            connection.execute(_or_ignore(connection, schema.metadata.tables[name]), held)


def _or_ignore(connection: Connection, table: Table) -> Any:
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    return insert(table).on_conflict_do_nothing()
