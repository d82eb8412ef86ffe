"""Journal → answers: one SQL file a question, every answer a pure function of the ledger and two clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import Connection

from guarantor.errors import ViewError
from guarantor.views.calendar import calendar
from guarantor.views.questions import BENEFICIARY, Scope, Table, ask, opening, question

NAMES = ("timeline", "positions", "guarantees", "awaited", "calendar")
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
) -> Table:
    """The table that answers a view's question; for the arguments see `Scope`.

    ViewError if the view is unknown or the language is not one of en, uk, ru.
    """
    scope = Scope(as_of, as_recorded, since, party, issue, language, beneficiary, limit)
    return answer_in(connection, name, scope)


def answer_in(connection: Connection, name: str, scope: Scope) -> Table:
    """As `answer`, with the arguments in a `Scope`."""
    if name not in NAMES:
        raise ViewError(f"there is no view {name!r}; there are {', '.join(NAMES)}")
    table = ask(connection, name, scope)
    fold = FOLDS.get(name)
    return fold(table, scope) if fold else table


__all__ = ["Scope", "Table", "answer", "answer_in", "names", "opening", "question"]
