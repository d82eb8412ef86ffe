"""The filters of an address: its query read into a `Scope`, and addresses written from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from guarantor.errors import ViewError
from guarantor.model import LANGUAGES
from guarantor.views import Scope, Supposed

Day = TypeVar("Day", bound=date)
SCOPE = ("as_of", "as_recorded", "since", "party", "issue", "language")
SUPPOSED = ("ceasefire", "breach", "by", "ratified")
NAMES = (*SCOPE, "limit")
YEARS = range(1900, 2101)
MOST = 10_000  # rows in one answer
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]{0,99}")
PLUS = re.compile(
    r"(T\d\d:\d\d\S*) (\d\d:?\d\d)$"
)  # the plus of an offset, which an address reads as a space


@dataclass(frozen=True)
class Filters:
    """What an address asks for: the scope, its values as given, and what `whatif` supposes."""

    scope: Scope
    given: Mapping[str, str]
    supposed: Supposed | None = None

    @property
    def limit(self) -> int:
        """The most rows that are shown of one table."""
        return self.scope.limit or MOST


def filters(query: Iterable[tuple[str, str]], limit: int, strict: bool = False, name: str = "") -> Filters:
    """The filters that a query gives; `limit` if it gives none, `name` the view that is asked.

    ViewError where a value cannot be read or a filter is given twice; with `strict`, also where a filter is
    unknown.
    """
    known = NAMES + SUPPOSED if name == "whatif" else NAMES
    given: dict[str, str] = {}
    for key, value in query:
        if key in given:
            raise ViewError(f"{key} is given more than once, expected one value")
        if key in known and value.strip():
            given[key] = value.strip()
        elif strict and key not in known:
            raise ViewError(f"found the filter {key!r}, expected one of {', '.join(known)}")
    values = {key: _READERS[key](key, value) for key, value in given.items()}
    scope = Scope(**{"limit": limit, **{key: values[key] for key in values if key in NAMES}})
    supposed = {key: values[key] for key in values if key in SUPPOSED}
    return Filters(scope, given, Supposed(**supposed) if supposed else None)


def address(path: str, given: Mapping[str, str] | None = None, **changed: Any) -> str:
    """A path with the filters as its query; `changed` ones are set, or left out where None."""
    held = {**(given or {}), **changed}
    query = urlencode({key: value for key, value in held.items() if value is not None})
    return f"{path}?{query}" if query else path


def place(kind: str, id: str) -> str:
    """The path of one thing: `/statement/ID`, `/article/ID`."""
    return f"/{kind}/{quote(id, safe='')}"


def _day(key: str, value: str) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ViewError(f"{key} is {value!r}, expected a day like 2026-01-06") from None
    return _near(key, value, day)


def _moment(key: str, value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(PLUS.sub(r"\1+\2", value))
    except ValueError:
        raise ViewError(f"{key} is {value!r}, expected a day or time like 2026-01-06T18:30Z") from None
    return _near(key, value, moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _near(key: str, value: str, day: Day) -> Day:
    if day.year not in YEARS:
        raise ViewError(f"{key} is {value!r}, expected a year from {YEARS[0]} to {YEARS[-1]}")
    return day


def _name(key: str, value: str) -> str:
    if not NAME.fullmatch(value):
        example = "guarantees.troops" if key == "issue" else "UA or UA/zelenskyy"
        raise ViewError(f"{key} is {value!r}, expected an id like {example}")
    return value


def _names(key: str, value: str) -> tuple[str, ...]:
    return tuple(_name(key, part.strip()) for part in value.split(",") if part.strip())


def _language(key: str, value: str) -> str:
    if value not in LANGUAGES:
        raise ViewError(f"{key} is {value!r}, expected one of {', '.join(LANGUAGES)}")
    return value


def _limit(key: str, value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= MOST:
        raise ViewError(f"{key} is {value!r}, expected a number from 1 to {MOST}")
    return int(value)


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("as_of", "since", "ceasefire", "breach"), _day),
    **dict.fromkeys(("party", "issue", "by"), _name),
    "as_recorded": _moment,
    "ratified": _names,
    "language": _language,
    "limit": _limit,
}
