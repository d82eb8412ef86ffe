"""Publication times, from the forms in which pages, feeds and plain texts write them.

A time without a zone is taken as UTC, a date without a time as midnight UTC: the calendar day stays the one
that the text names, and nothing depends on the machine that reads it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MONTHS = (
    ("jan", "січ", "янв"),
    ("feb", "лют", "фев"),
    ("mar", "берез", "мар"),
    ("apr", "квіт", "апр"),
    ("may", "трав", "мая", "май"),
    ("jun", "черв", "июн"),
    ("jul", "лип", "июл"),
    ("aug", "серп", "авг"),
    ("sep", "верес", "сен"),
    ("oct", "жовт", "окт"),
    ("nov", "листоп", "ноя"),
    ("dec", "груд", "дек"),
)
_WEEKDAY = r"(?:[^\W\d_]{2,}[.,]?\s+)?"
_CLOCK = r"(?:[\s,|–—-]+(?:о|в|at)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]m)?)?"
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|EET|CET|MSK|[+-]\d{2}:?\d{2})?"
_DAYS = (
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})T?",
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[^\W\d_]{3,})\.?,?\s+(?P<year>\d{4})(?:\s*р\.|\s*г\.|\s+року|\s+года)?",
    r"(?P<name>[A-Za-z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
)
_FORMS = tuple(re.compile(f"{_WEEKDAY}{day}{_CLOCK}{_ZONE}", re.IGNORECASE) for day in _DAYS)
_HOURS_EAST = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "EET": 2, "MSK": 3}
_EARLIEST = 1990  # before it lie only zeros that a content system failed to fill in


def moment(text: str) -> datetime | None:
    """The time that a machine-readable value gives (ISO 8601, RFC 2822, Unix seconds), or None."""
    text = text.strip()
    for form in (datetime.fromisoformat, parsedate_to_datetime, _unix, _written):
        try:
            found = form(text)
        except (ValueError, TypeError, OverflowError, OSError):
            continue
        return _zoned(found) if found.year >= _EARLIEST else None
    return None


def stamp(line: str) -> datetime | None:
    """The time that a printed line gives if it is a full date and nothing else, in any of the languages."""
    try:
        return _zoned(_written(line.strip()))
    except ValueError:
        return None


def _zoned(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _unix(text: str) -> datetime:
    if not re.fullmatch(r"\d{10}(\d{3})?", text):
        raise ValueError(text)
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _written(text: str) -> datetime:
    match = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
    if match is None:
        raise ValueError(text)
    part = match.groupdict()
    hour = (
        int(part["hour"] or 0) % 12 + 12 * (part["half"].lower() == "pm")
        if part["half"]
        else int(part["hour"] or 0)
    )
    month = _month(part["name"]) if part.get("name") else int(part["month"])
    offset = _offset(part["zone"] or "")
    written = f"{part['year']}-{month:02}-{int(part['day']):02}T{hour:02}:{part['minute'] or '00'}:00{offset}"
    return datetime.fromisoformat(written)


def _month(name: str) -> int:
    stems = enumerate(_MONTHS, start=1)
    found = next((number for number, names in stems if name.lower().startswith(names)), None)
    if found is None:
        raise ValueError(name)
    return found


def _offset(zone: str) -> str:
    hours = _HOURS_EAST.get(zone.upper())
    return zone if hours is None else f"+{hours:02}:00"
