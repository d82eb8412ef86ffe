"""EDTF date strings → first and last day; ISO 8601 durations added to a day.

The subset of EDTF (ISO 8601-2) that statements use: years, months, days, seasons (`2025-24` is the winter
that begins in December 2025), quarters (`2025-33`), intervals with open ends, the marks `~ ? %`, unknown
digits (`2025-12-XX`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MARKS = re.compile(r"[~?%]")
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last day that a date can mean, both inclusive; an open end is `date.min` or `date.max`."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it covers, at least 1."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds | None:
    """The days that `edtf` can mean, None if it is not a date of the subset."""
    try:
        return _bounds(MARKS.sub("", edtf.strip()))
    except ValueError:
        return None


def due(within: str, start: date) -> date | None:
    """The last day of a time allowed: an ISO 8601 duration from `start` (hours rounded up) or an EDTF date.

    A range of durations (`P30Y/P50Y`) counts by its longer end. None if `within` is neither.
    """
    if within.startswith("P"):
        return later(start, within.split("/")[-1])
    held = bounds(within)
    return held.last if held else None


def later(start: date, duration: str) -> date | None:
    """`start` plus an ISO 8601 duration, None if it is malformed or runs past the calendar."""
    match = DURATION.fullmatch(duration)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups())
    rest = -(-(hours * 3600 + minutes * 60 + seconds) // 86400)
    try:
        return _plus_months(start, 12 * years + months) + timedelta(days=7 * weeks + days + rest)
    except (ValueError, OverflowError):
        return None


def _bounds(text: str) -> Bounds:
    if "/" in text:
        first, last = text.split("/")
        start = date.min if first in ("", "..") else _bounds(first).first
        end = date.max if last in ("", "..") else _bounds(last).last
        if start > end:
            raise ValueError(text)
        return Bounds(start, end)
    if "X" in text:
        return Bounds(_bounds(_digits(text, low=True)).first, _bounds(_digits(text, low=False)).last)
    parts = [int(part) for part in text.split("-")]
    return (_year, _month, _day)[len(parts) - 1](*parts) if len(parts) <= 3 else _fail(text)


def _digits(text: str, low: bool) -> str:
    """`text` with its unknown digits filled: whole parts are dropped, digits of the year become 0 or 9."""
    year, *rest = text.split("-")
    known = [part for part in rest if "X" not in part]
    return "-".join([year.replace("X", "0" if low else "9"), *known])


def _year(year: int) -> Bounds:
    return Bounds(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Bounds:
    if month in SEASON_MONTHS:
        start = date(year, SEASON_MONTHS[month], 1)
        return Bounds(start, _plus_months(start, 3) - timedelta(days=1))
    return Bounds(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> Bounds:
    only = date(year, month, day)
    return Bounds(only, only)


def _fail(text: str) -> Bounds:
    raise ValueError(text)


def _plus_months(start: date, months: int) -> date:
    """The same day so many months on, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
