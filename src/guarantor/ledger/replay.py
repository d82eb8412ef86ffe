"""The journal read back: its entries in order, and all other tables made from them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, delete, select

from guarantor.errors import TamperError
from guarantor.ledger import chain, schema
from guarantor.ledger.chain import Entry
from guarantor.ledger.derivation import derive
from guarantor.ledger.payload import Content, content

PAGE = 5000


def entries(connection: Connection) -> Iterator[Entry]:
    """All entries in order, read in pages, so that no journal is too long for memory."""
    after = 0
    while True:
        chosen = select(schema.journal).where(schema.journal.c.seq > after).order_by(schema.journal.c.seq)
        page = connection.execute(chosen.limit(PAGE)).all()
        yield from (Entry(*row) for row in page)
        if not page:
            return
        after = page[-1].seq


def last(connection: Connection) -> Entry | None:
    """The newest entry."""
    row = connection.execute(
        select(schema.journal).order_by(schema.journal.c.seq.desc()).limit(1)
    ).one_or_none()
    return Entry(*row) if row else None


def together(entry: Entry) -> tuple[str, str]:
    """Equal for neighbours of one kind that were appended together, which `derive` takes as one run."""
    return entry.recorded_at, entry.kind


def read(held: Iterable[Entry]) -> list[tuple[int, Content]]:
    """What the entries hold, by number."""
    return [(entry.seq, content(entry.kind, entry.payload)) for entry in held]


def rebuild(connection: Connection) -> None:
    """Empty all tables but the journal and fill them again. TamperError if the journal does not hold."""
    for problem in chain.broken(entries(connection)):
        raise TamperError(str(problem))
    for table in schema.DERIVED:
        connection.execute(delete(table))
    for _, run in groupby(entries(connection), key=together):
        derive(connection, read(run))
