"""A page of rows that stand in the order of parties: no more parties are read than the page takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy import Table as Catalogue

from guarantor.views.questions import Row, Scope, Table

FIRST = 2  # parties that are read first; then twice as many each time


def by_party(
    connection: Connection, scope: Scope, catalogue: Catalogue, answer: Callable[[Scope], Table]
) -> Table:
    """The first rows of what `answer` gives for the parties of `catalogue`, as many as the scope's limit."""
    rows: list[Row] = []
    columns: tuple[str, ...] = ()
    for part in _parts(connection, scope, catalogue):
        table = answer(part)
        columns = table.columns
        rows += table.rows
        if scope.limit is not None and len(rows) >= scope.limit:
            break
    return Table(columns, rows[: scope.limit])


def _parts(connection: Connection, scope: Scope, catalogue: Catalogue) -> Iterator[Scope]:
    """Scopes that have the parties in turn; the scope itself if it is whole or about one party."""
    named = select(catalogue.c.party).distinct().order_by(catalogue.c.party)
    parties = [] if scope.limit is None or scope.party else connection.execute(named).scalars().all()
    if not parties:
        yield scope
    start, count = 0, FIRST
    while start < len(parties):
        stretch = parties[start : start + count]
        yield replace(scope, parties=(stretch[0], stretch[-1]))
        start, count = start + count, 2 * count
