"""What is new between two days?

One row per changed row of `positions`, `guarantees`, `drafts`, `awaited` and `calendar`: as it stood at the
end of the day before `since` (a week before `as_of` if not given), and as it stands now. Two answers are
compared, which is no task for SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from guarantor.ledger import schema
from guarantor.views.paging import by_party
from guarantor.views.questions import Row, Scope, Table

COLUMNS = ("view", "key", "change", "before", "after", "statements")
WATCHED = {
    "guarantees": (
        ("guarantor", "mechanism"),
        (
            "firmness",
            "condition",
            "amount",
            "duration",
            "within",
            "place",
            "command",
            "legal_force",
            "instrument",
        ),
    ),
    "positions": (("party", "issue"), ("stance",)),
    "drafts": (("version",), ("holders", "alive")),
    "awaited": (("debtor", "creditor", "issue"), ("since", "due", "state")),
    "calendar": (("announced", "meeting"), ("date", "place", "parties", "state")),
}
BY_PARTY = {"guarantees": schema.ladder, "positions": schema.position}
Cells = tuple[Any, ...]
Answer = Callable[[str, Scope], Table]


def changes(connection: Connection, answer: Answer, scope: Scope) -> Table:
    """The view; `answer` gives the table of another view."""
    since = scope.since or scope.day - timedelta(days=6)
    asked, day = replace(scope, as_of=scope.day, since=None), since - timedelta(days=1)
    rows: list[Row] = []
    for view in WATCHED:
        if scope.limit is None or len(rows) < scope.limit:
            rows += _rows(connection, view, answer, asked, day)
    return Table(COLUMNS, rows[: scope.limit])


def _rows(connection: Connection, view: str, answer: Answer, asked: Scope, day: date) -> list[Row]:
    """Changes of one view; with a limit, of no more parties than it takes."""
    if view not in BY_PARTY:
        return _of(view, answer, asked, day)

    def changed(part: Scope) -> Table:
        return Table(COLUMNS, _of(view, answer, replace(part, limit=None), day))

    return by_party(connection, asked, BY_PARTY[view], changed).rows


def _of(view: str, answer: Answer, asked: Scope, day: date) -> list[Row]:
    """Changes of one view since a day; of party and issue, of those rows that named them on either day."""
    now = replace(asked, party=None, issue=None)
    rows = _changed(view, answer(view, replace(now, as_of=day)), answer(view, now))
    if asked.party is None and asked.issue is None:
        return rows
    tables = (answer(view, replace(asked, as_of=day)), answer(view, asked))
    named = {_name(view, key) for table in tables for key in _keyed(view, table)}
    return [row for row in rows if row[1] in named]


def _changed(view: str, earlier: Table, later: Table) -> list[Row]:
    old, new = _keyed(view, earlier), _keyed(view, later)
    rows: list[Row] = []
    for key in sorted(old.keys() | new.keys()) if view != "calendar" else sorted(new):  # no meeting goes
        was, now = old.get(key), new.get(key)
        if was is not None and now is not None and was[0] == now[0]:
            continue
        before, after = (held and _text(held[0]) for held in (was, now))
        if before != after:
            change = "new" if was is None else "gone" if now is None else "changed"
            ids = {*(was[1] if was else ()), *(now[1] if now else ())}
            rows.append((view, _name(view, key), change, before, after, tuple(sorted(ids))))
    return rows


def _keyed(view: str, table: Table) -> dict[Cells, tuple[Cells, tuple[str, ...]]]:
    """What is watched of each row, and its statements, by its key."""
    keys, watched = WATCHED[view]
    key, cells, ids = (_picked(table, names) for names in (keys, watched, ("statements",)))
    return {key(row): (cells(row), *ids(row)) for row in table.rows}


def _picked(table: Table, names: tuple[str, ...]) -> Callable[[tuple[Any, ...]], Cells]:
    places = [table.columns.index(name) for name in names]
    return lambda row: tuple([row[place] for place in places])


def _name(view: str, key: Cells) -> str:
    """A row's key in words; a meeting's is its first report, which stays when it moves or grows."""
    return " ".join(key) if view == "calendar" else _text(key)


def _text(cells: Cells) -> str:
    return ", ".join(_cell(cell) for cell in cells if cell not in (None, "", ()))


def _cell(value: Any) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)
