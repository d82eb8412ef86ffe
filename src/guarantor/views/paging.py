"""A page of rows that stand in the order of parties: no more parties are read than the page takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from sqlalchemy import Connection, func, select
from sqlalchemy import Table as Catalogue

from guarantor.views.questions import Row, Scope, Table


def by_party(
    connection: Connection, scope: Scope, catalogue: Catalogue, answer: Callable[[Scope], Table]
) -> Table:
    """The first rows of what `answer` gives for the parties of `catalogue`, as many as the scope's limit."""
    if scope.limit is None or scope.party:
        whole = answer(scope)
        return Table(whole.columns, whole.rows[: scope.limit])
    waiting = _parties(connection, catalogue) or [("", 0)]
    rows: list[Row] = []
    seen = 0  # issues of the parties that were read
    while waiting and (not seen or len(rows) < scope.limit):
        wanted = (scope.limit - len(rows)) * (seen / max(1, len(rows)) if seen else 1)
        count = 1 + sum(total < wanted for total in accumulate(issues for _, issues in waiting[:-1]))
        stretch, waiting = waiting[:count], waiting[count:]
        table = answer(replace(scope, parties=(stretch[0][0], stretch[-1][0])))
        rows += table.rows
        seen += sum(issues for _, issues in stretch)
    return Table(table.columns, rows[: scope.limit])


def _parties(connection: Connection, catalogue: Catalogue) -> list[tuple[str, int]]:
    """The parties in their order, with how many issues there are of each: about as many rows."""
    key = select(catalogue.c.party, catalogue.c.issue).distinct().subquery()
    counted = select(key.c.party, func.count()).group_by(key.c.party).order_by(key.c.party)
    return [(party, count) for party, count in connection.execute(counted)]
