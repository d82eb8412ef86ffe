"""A page of rows that stand in the order of parties: no more parties are read than the page takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlalchemy import Table as Catalogue

from guarantor.views.questions import Row, Scope, Table

AT_FIRST = 8  # rows of a party, as long as none is known


def by_party(
    connection: Connection, scope: Scope, catalogue: Catalogue, answer: Callable[[Scope], Table]
) -> Table:
    """The first rows of what `answer` gives for the parties of `catalogue`, as many as the scope's limit."""
    if scope.limit is None or scope.party:
        whole = answer(scope)
        return Table(whole.columns, whole.rows[: scope.limit])
    named = select(catalogue.c.party).distinct().order_by(catalogue.c.party)
    parties = connection.execute(named).scalars().all() or ("",)
    rows: list[Row] = []
    read = 0
    while read < len(parties) and (not read or len(rows) < scope.limit):
        stretch = parties[read : read + _needed(scope.limit - len(rows), len(rows), read)]
        table = answer(replace(scope, parties=(stretch[0], stretch[-1])))
        rows += table.rows
        read += len(stretch)
    return Table(table.columns, rows[: scope.limit])


def _needed(wanted: int, found: int, read: int) -> int:
    """How many parties to read for so many more rows, after what was found in those that were read; a few more."""
    of_a_party = found / read if found else 1 if read else AT_FIRST
    return 1 + int(wanted / of_a_party)
