"""Which view is answered how: SQL as it stands, or SQL and a fold over its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from sqlalchemy import Connection

from guarantor.errors import ViewError
from guarantor.ledger import schema
from guarantor.views.calendar import calendar
from guarantor.views.changes import changes
from guarantor.views.conflicts import conflicts
from guarantor.views.differences import differences
from guarantor.views.paging import by_party
from guarantor.views.questions import BENEFICIARY, EVERY, Scope, Table, ask
from guarantor.views.slots import guarantees, heard
from guarantor.views.sources import sources
from guarantor.views.undefined import undefined
from guarantor.views.whatif import Supposed, whatif

NAMES = (
    *(
        "timeline",
        "facts",
        "positions",
        "guarantees",
        "undefined",
        "drafts",
        "awaited",
        "calendar",
        "conflicts",
    ),
    *("sources", "changes", "whatif"),
)
DETAILS = ("differences",)  # that belong to a view: `drafts`
PUT_TOGETHER: dict[str, Callable[[Connection, Scope], Table]] = {
    "positions": lambda connection, scope: by_party(
        connection, scope, schema.position, lambda part: ask(connection, "positions", part)
    ),
    "conflicts": conflicts,
    "guarantees": guarantees,
    "undefined": undefined,
    "differences": differences,
    "sources": sources,
}
FOLDS: dict[str, Callable[[Table, Scope], Table]] = {"calendar": calendar}


def names() -> list[str]:
    """The views, in the order of the handbook."""
    return list(NAMES)


def answer(
    connection: Connection,
    name: str,
    *,
    as_of: date | None = None,
    as_recorded: datetime | None = None,
    since: date | None = None,
    party: str | None = None,
    issue: str | None = None,
    language: str | None = None,
    beneficiary: str = BENEFICIARY,
    limit: int | None = None,
    supposed: Supposed | None = None,
) -> Table:
    """The table that answers a view's question; for the arguments see `Scope` and, for `whatif`, `Supposed`.

    `differences` belongs to the view `drafts`: what changed between versions.

    ViewError if the view is unknown or the language is not one of en, uk, ru.
    """
    scope = Scope(as_of, as_recorded, since, party, issue, language, beneficiary, limit)
    return answer_in(connection, name, scope, supposed)


def answer_in(connection: Connection, name: str, scope: Scope, supposed: Supposed | None = None) -> Table:
    """As `answer`, with the arguments in a `Scope`."""
    if name not in NAMES + DETAILS:
        raise ViewError(f"there is no view {name!r}; there are {', '.join(NAMES)}")
    if name in PUT_TOGETHER:
        return PUT_TOGETHER[name](connection, scope)
    if name == "whatif":
        return whatif(connection, scope, supposed or Supposed(ceasefire=scope.day))
    if name == "changes":
        return changes(connection, _asked_often(connection), scope)
    table = ask(connection, name, scope)
    fold = FOLDS.get(name)
    return fold(table, scope) if fold else table


def _asked_often(connection: Connection) -> Callable[[str, Scope], Table]:
    """Answers by parties in turn, for which what is said of slots is read once."""
    words = cache(lambda scope: heard(connection, scope))

    def answered(name: str, scope: Scope) -> Table:
        if name == "guarantees":
            return guarantees(connection, scope, words(replace(scope, parties=EVERY)))
        return answer_in(connection, name, scope)

    return answered
