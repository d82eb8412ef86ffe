"""A view's answer cut to a page: so many rows, and whether there are more."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from guarantor import views
from guarantor.views import Table
from guarantor.web.filters import MOST, Filters

SHORT_SIGHTED = ("facts", "conflicts")  # with a limit these look back some months only
OLDEST_FIRST = ("timeline",)


@dataclass(frozen=True)
class Page:
    """The rows that are shown, and whether there are more."""

    table: Table
    more: bool


def page(connection: Connection, name: str, filters: Filters) -> Page:
    """At most `filters.limit` rows of a view: the newest where it has an order in time."""
    scope = replace(filters.scope, limit=filters.limit + 1)
    table = views.answer_in(connection, name, scope, filters.supposed)
    if name in SHORT_SIGHTED and len(table) <= filters.limit:
        table = views.answer_in(connection, name, replace(scope, limit=None), filters.supposed)
    return cut(table, filters.limit, name in OLDEST_FIRST)


def cut(table: Table, limit: int, last: bool = False) -> Page:
    """The first rows of a table, or the last ones."""
    rows = table.rows[-limit:] if last else table.rows[:limit]
    return Page(Table(table.columns, rows), len(table) > limit)


def longer(filters: Filters) -> int | None:
    """The limit that shows more, None where the most is reached."""
    return min(filters.limit * 4, MOST) if filters.limit < MOST else None
