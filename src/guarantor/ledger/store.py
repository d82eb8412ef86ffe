"""The ledger: append, read, verify, rebuild, export, import."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, select

from guarantor.canonical import canonical
from guarantor.errors import LedgerError, TamperError
from guarantor.ledger import bulk, chain, reading, replay, schema
from guarantor.ledger.batch import Batch, batch
from guarantor.ledger.chain import Entry
from guarantor.ledger.derivation import derive
from guarantor.ledger.engine import engine, writing
from guarantor.ledger.migrations import prepare
from guarantor.ledger.payload import Content, content, kind, payload
from guarantor.model import Article, Decision, Problem, Statement


@dataclass(frozen=True, slots=True)
class Appended:
    """What an append added, and how many of the things given were there already.

    `renamed` tells under which id an article went that came with the id of another version.
    """

    articles: int
    statements: int
    decisions: int
    already: int
    renamed: dict[str, str]


def open_ledger(address: str | Path, create: bool = True) -> Ledger:
    """The ledger at a file path (SQLite) or a `postgresql://` URL; made if it is not there and `create`.

    LedgerError if it cannot be reached or made.
    """
    made = engine(address, create)
    try:
        prepare(made, create)
    except LedgerError:
        made.dispose()
        raise
    return Ledger(made)


class Ledger:
    """An open ledger. Use as a context manager, or call `close`."""

    def __init__(self, engine: Engine):
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection for reading, as `guarantor.views` takes it."""
        return self.engine.connect()

    # Writing

    def append(
        self,
        articles: Sequence[Article] = (),
        statements: Sequence[Statement] = (),
        decisions: Sequence[Decision] = (),
        *,
        coder: str | None = None,
        whole: bool = True,
        recorded_at: datetime | None = None,
    ) -> Appended:
        """Add what is not there yet, all of it or, on an error, nothing; waits for other writers.

        `whole`: the statements are their coders' whole coding of each article, which takes the place of an
        earlier machine coding. With `coder`, also the articles without a statement count as coded by it. Not
        `whole`: they stand beside what is there. `recorded_at` (default: now) may not lie before the
        journal's last entry. LedgerError if a statement's article, or a decision's statement, is not known.
        """
        with writing(self.engine) as connection:
            made = batch(connection, articles, statements, decisions, coder if whole else None, whole)
            if made.contents:
                _write(connection, made.contents, recorded_at or datetime.now(UTC))
        return _appended(made)

    def rebuild(self) -> None:
        """Make every table but the journal again. TamperError if the journal does not hold."""
        with writing(self.engine) as connection:
            replay.rebuild(connection)

    def import_(self, path: Path) -> int:
        """Append an exported journal, hashes kept; the entries that this ledger has must be its beginning.

        Returns how many entries were added. LedgerError if the file is malformed or another ledger's.
        """
        with writing(self.engine) as connection:
            last = replay.last(connection)
            _refuse_stranger(path, last)
            for problem in chain.broken(_exported(path)):
                raise TamperError(f"{path}: {problem}")
            added, held = 0, last.seq if last else 0
            for _, run in groupby(islice(_exported(path), held, None), key=replay.together):
                entries = list(run)
                _insert(connection, entries)
                derive(connection, replay.read(entries))
                added += len(entries)
        return added

    # Reading

    def verify(self) -> list[Problem]:
        """The first entry of the journal that does not hold, as a list of at most one problem."""
        with self.engine.connect() as connection:
            return list(chain.broken(replay.entries(connection)))

    def export(self, path: Path) -> int:
        """Write the journal as JSON lines; returns how many."""
        count = 0
        with self.engine.connect() as connection, path.open("w", encoding="utf-8") as file:
            for entry in replay.entries(connection):
                line = {key: getattr(entry, key) for key in ("seq", "recorded_at", "kind", "hash")}
                file.write(canonical(line | {"payload": json.loads(entry.payload)}) + "\n")
                count += 1
        return count

    def article(self, article: str) -> Article | None:
        """The article with this id as it came, its time of publication with its own offset.

        Coded again it gives the same statements: a day in the text is counted from the day at the outlet.
        """
        table = schema.journal.c
        chosen = select(table.kind, table.payload).join(schema.article, schema.article.c.seq == table.seq)
        with self.engine.connect() as connection:
            row = connection.execute(chosen.where(schema.article.c.id == article)).one_or_none()
        held = content(row.kind, row.payload) if row else None
        return held if isinstance(held, Article) else None

    def statement(self, statement: str) -> Statement | None:
        """The statement with this id, or with the only id that begins so."""
        found = self.statements(starting=statement)
        return found[0] if len(found) == 1 else None

    def statements(
        self, article: str | None = None, coder: str | None = None, starting: str = ""
    ) -> list[Statement]:
        """Statements in the order in which they came, also those that no longer count."""
        table = schema.entry.c
        chosen = select(schema.journal.c.payload).join(schema.entry, table.seq == schema.journal.c.seq)
        if article is not None:
            chosen = chosen.where(table.article == article)
        if coder is not None:
            chosen = chosen.where(table.coder == coder)
        if starting:
            chosen = chosen.where(table.statement >= starting, table.statement < starting + "~")
        with self.engine.connect() as connection:
            rows = connection.execute(chosen.order_by(table.seq)).scalars().all()
        read = [content("statement", row) for row in rows]
        return [held for held in read if isinstance(held, Statement)]

    def decisions(self, statement: str | None = None) -> list[Decision]:
        """Decisions in the order in which they came."""
        table = schema.decision.c
        chosen = select(schema.journal.c.payload).join(schema.decision, table.seq == schema.journal.c.seq)
        if statement is not None:
            chosen = chosen.where(table.statement == statement)
        with self.engine.connect() as connection:
            rows = connection.execute(chosen.order_by(table.seq)).scalars().all()
        read = [content("decision", row) for row in rows]
        return [held for held in read if isinstance(held, Decision)]

    def coded(self, article: str, coder: str) -> bool:
        """Whether this coder has coded the whole of the article."""
        table = schema.coding.c
        chosen = select(table.seq).where(table.article == article, table.coder == coder)
        with self.engine.connect() as connection:
            return connection.execute(chosen).first() is not None


def _appended(made: Batch) -> Appended:
    kinds = [kind(held) for held in made.contents]
    counts = {name: kinds.count(name) for name in ("article", "statement", "decision")}
    return Appended(counts["article"], counts["statement"], counts["decision"], made.already, made.renamed)


def _write(connection: Connection, contents: Sequence[Content], recorded_at: datetime) -> None:
    last = replay.last(connection)
    moment = _moment(recorded_at, last)
    entries, before = [], last.hash if last else chain.GENESIS
    for seq, held in enumerate(contents, start=(last.seq if last else 0) + 1):
        entries.append(chain.sealed(before, seq, moment, kind(held), payload(held)))
        before = entries[-1].hash
    _insert(connection, entries)
    numbered = [(entry.seq, held) for entry, held in zip(entries, contents, strict=True)]
    for _, run in groupby(numbered, key=lambda held: kind(held[1])):
        derive(connection, list(run))


def _moment(recorded_at: datetime, last: Entry | None) -> str:
    """Later than the last entry, so that what was appended together shares a moment with nothing else."""
    text = reading.utc_text(recorded_at)
    if last is None or text > last.recorded_at:
        return text
    after = reading.utc_moment(last.recorded_at) + timedelta(microseconds=1)
    if reading.utc_moment(text) < after - timedelta(minutes=5):
        raise LedgerError(f"recorded at {text}, which is before the last entry's {last.recorded_at}")
    return reading.utc_text(after)


def _insert(connection: Connection, entries: Sequence[Entry]) -> None:
    fields = attrgetter("seq", "recorded_at", "kind", "payload", "hash")
    bulk.insert(connection, schema.journal, list(map(fields, entries)))


def _exported(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                data: dict[str, Any] = json.loads(line)
                yield Entry(**{**data, "payload": canonical(data["payload"])})
            except (KeyError, TypeError, ValueError) as error:
                raise LedgerError(
                    f"{path}, line {number}: expected an exported journal entry ({error!r})"
                ) from error


def _refuse_stranger(path: Path, last: Entry | None) -> None:
    """The entry that is the ledger's last must stand at its place in the file."""
    if last is None:
        return
    same = next(islice(_exported(path), last.seq - 1, None), None)
    if same is None or same.hash != last.hash:
        raise LedgerError("the export does not go on from this ledger; import it into an empty one")
