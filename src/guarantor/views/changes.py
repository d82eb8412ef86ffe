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

from guarantor.views.questions import Scope, Table

COLUMNS = ("view", "key", "change", "before", "after", "statements")
WATCHED = {
    "guarantees": (
        ("guarantor", "mechanism"),
        ("firmness", "condition", "amount", "duration", "within", "place", "instrument"),
    ),
    "positions": (("party", "issue"), ("stance",)),
    "drafts": (("version",), ("holders", "alive")),
    "awaited": (("debtor", "creditor", "issue"), ("since", "due", "state")),
    "calendar": (("meeting",), ("date", "place", "parties", "state")),
}
Answer = Callable[[str, Scope], Table]


def changes(answer: Answer, scope: Scope) -> Table:
    """The view; `answer` gives the table of another view."""
    since = scope.since or scope.day - timedelta(days=6)
    asked = replace(scope, as_of=scope.day, since=None)
    return Table(
        COLUMNS, [row for view in WATCHED for row in _of(view, answer, asked, since - timedelta(days=1))]
    )


def _of(view: str, answer: Answer, asked: Scope, day: date) -> list[tuple[Any, ...]]:
    """Changes of one view since a day; of party and issue, of those rows that named them on either day."""
    now = replace(asked, party=None, issue=None)
    rows = _changed(view, answer(view, replace(now, as_of=day)), answer(view, now))
    if asked.party is None and asked.issue is None:
        return rows
    named = (
        _keyed(view, answer(view, replace(asked, as_of=day))).keys()
        | _keyed(view, answer(view, asked)).keys()
    )
    return [row for row in rows if row[1] in named]


def _changed(view: str, before: Table, after: Table) -> list[tuple[Any, ...]]:
    old, new = _keyed(view, before), _keyed(view, after)
    rows = []
    for key in sorted(old.keys() | new.keys()) if view != "calendar" else sorted(new):  # no meeting goes
        was, now = old.get(key), new.get(key)
        if was is None or now is None or was[0] != now[0]:
            change = "new" if was is None else "gone" if now is None else "changed"
            ids = {*(was[1] if was else ()), *(now[1] if now else ())}
            row = (view, key, change, was and was[0], now and now[0], tuple(sorted(ids)))
            rows.append(row)
    return rows


def _keyed(view: str, table: Table) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What is watched of each row, and its statements, by its key."""
    keys, watched = WATCHED[view]
    if view == "calendar":
        return {_first(row): (_text(row, watched), row["statements"]) for row in table.dicts()}
    return {_text(row, keys): (_text(row, watched), row["statements"]) for row in table.dicts()}


def _first(row: dict[str, Any]) -> str:
    """A meeting's name that stays when it moves or grows: its first report."""
    return f"{row['announced']} {row['meeting']}"


def _text(row: dict[str, Any], keys: tuple[str, ...]) -> str:
    return ", ".join(_cell(row[key]) for key in keys if row[key] not in (None, "", ()))


def _cell(value: Any) -> str:
    return "+".join(value) if isinstance(value, tuple) else str(value)
