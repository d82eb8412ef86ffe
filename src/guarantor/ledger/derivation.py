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

from guarantor.ledger import origins, reading, schema
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
    for seq, held in entries:
        if isinstance(held, Article):
            _article(connection, seq, held)
        elif isinstance(held, Coding):
            _coding(connection, seq, held)
        elif isinstance(held, Decision):
            _decision(connection, seq, held)


def article_row(connection: Connection, article: str) -> Any:
    """The row of an article id, None if there is none."""
    return connection.execute(select(schema.article).where(schema.article.c.id == article)).one_or_none()


# Articles: versions and copies


def _article(connection: Connection, seq: int, article: Article) -> None:
    table, known = schema.article.c, reading.day(reading.utc_day(article))
    base, _, version = article.id.partition("~")
    others = connection.execute(
        select(table.id, table.published, table.known, table.until).where(_same(article, base))
    ).all()
    shingles = origins.sketch(article.body)
    copies = _copies(connection, shingles)
    published = reading.utc_text(article.published)
    first = min(((copy.published, copy.root) for copy in copies), default=(published, article.outlet))
    row = {
        **{
            key: getattr(article, key)
            for key in ("id", "language", "outlet", "title", "text", "address", "digest")
        },
        "seq": seq,
        "base": base,
        "version": int(version or 1),
        "published": published,
        "known": known,
        "until": min(
            (other.known for other in others if other.published > published), default=schema.FOREVER
        ),
        "root": first[1] if first[0] < published else article.outlet,
    }
    connection.execute(schema.article.insert(), row)
    if shingles:
        connection.execute(
            schema.sketch.insert(), [{"shingle": shingle, "article": article.id} for shingle in shingles]
        )
    for other in others:
        if other.published < published and known < other.until:
            _restate(connection, seq, other.id, until=known)
    for copy in copies:
        if copy.published > published and copy.root != row["root"]:
            _restate(connection, seq, copy.id, root=row["root"])


def _same(article: Article, base: str) -> Any:
    """Other versions: the same id before `~`, or the same address on the web."""
    table = schema.article.c
    if "://" not in article.address:
        return table.base == base
    return or_(table.base == base, table.address == article.address)


def _copies(connection: Connection, shingles: tuple[int, ...]) -> Sequence[Any]:
    """Articles near-identical to the one that has these shingles."""
    if not shingles:
        return ()
    alike = (
        select(schema.sketch.c.article)
        .where(schema.sketch.c.shingle.in_(shingles))
        .group_by(schema.sketch.c.article)
        .having(func.count() >= origins.ALIKE)
    )
    ids = connection.execute(alike).scalars().all()
    table = schema.article.c
    chosen = select(table.id, table.published, table.root).where(table.id.in_(ids)).order_by(table.id)
    return connection.execute(chosen).all() if ids else ()


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
    connection.execute(schema.entry.insert(), made)
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
        holdings.append(Holding(number, seq, statement, texts[statement.article], row.root, window))
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
        if held:
            connection.execute(schema.metadata.tables[name].insert(), held)


def _insert_new(connection: Connection, made: Rows) -> None:
    """Insert what is not there yet."""
    for name, held in made.items():
        if held:
            connection.execute(_or_ignore(connection, schema.metadata.tables[name]), held)


def _or_ignore(connection: Connection, table: Table) -> Any:
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    return insert(table).on_conflict_do_nothing()
