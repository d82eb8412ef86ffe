"""Values of the views in people's words: amounts, durations, days, ids, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from guarantor.views.wording import as_text

ID_DIGITS = 8  # of a statement's id: enough to be the only one, short enough for a table
LISTED = 3  # members of a long list that a table shows
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
CURRENCY = re.compile(r"[A-Z]{3}")
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
DAYS = frozenset(("first", "latest", "since", "published", "first_told", "last_told", "announced", "at"))
TERMS = ("points", "amount", "duration", "within", "condition", "place", "scope", "command", "legal_force")
LEADING = {"scope": "covers ", "command": "led by ", "legal_force": "law: "}


def plain(value: Any) -> str:
    """A value as it stands: nothing for None, lists joined, flags as yes or no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(plain, value))
    return str(value)


def cell(name: str, value: Any) -> str:
    """A value of the column `name` in a table for people."""
    if name == "date" and not value:
        return "not told"
    if value is None:
        return ""
    if name == "statements":
        return ids(value)
    if name == "amount":
        return amount(str(value))
    if name in ("duration", "within"):
        return duration(str(value))
    if name == "condition" and value == "other":
        return "another condition"
    if name in ("before", "after"):
        return ", ".join(amount(duration(part)) for part in str(value).split(", "))
    if name in ("earlier", "later"):
        return amount(duration(str(value)))
    if name in DAYS:
        return str(value)[:10]
    if name in ("origins", "earlier_origins", "later_origins"):
        return shortened(value)
    return plain(value)


def ids(statements: Sequence[str]) -> str:
    """The beginning of the first id, and how many more there are."""
    more = f" +{len(statements) - 1}" if len(statements) > 1 else ""
    return f"{statements[0][:ID_DIGITS]}{more}" if statements else ""


def shortened(values: Sequence[str]) -> str:
    """The first members of a list, and how many more there are."""
    more = [f"+{len(values) - LISTED}"] if len(values) > LISTED else []
    return ", ".join([*values[:LISTED], *more])


def amount(text: str) -> str:
    """`90000000000 EUR` as `90 bn EUR`, `6000..8000 troops` as `6,000 to 8,000 troops`."""
    numbers, _, unit = text.partition(" ")
    try:
        ends = [_number(float(end), unit) for end in numbers.split("..") if end]
    except ValueError:
        return text
    return f"{' to '.join(ends)} {unit}".rstrip()


def _number(value: float, unit: str) -> str:
    if CURRENCY.fullmatch(unit):
        for scale, name in SCALES:
            if value >= scale:
                return f"{value / scale:.4g} {name}"
    return f"{value:,.0f}" if value.is_integer() else f"{value:,g}"


def duration(text: str) -> str:
    """`P15Y` as `15 years`, `P30Y/P50Y` as `30 to 50 years`; what is no duration as it stands."""
    ends = [_duration(part) for part in text.split("/")]
    if None in ends:
        return text
    words = [end or "" for end in ends]
    if len(words) == 2 and words[0].partition(" ")[2] == words[1].partition(" ")[2]:
        words[0] = words[0].partition(" ")[0]
    return " to ".join(words)


def _duration(text: str) -> str | None:
    match = DURATION.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    counts = [(int(count), unit) for count, unit in zip(match.groups(), UNITS, strict=True) if count]
    return " ".join(f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in counts)


def act(row: dict[str, Any]) -> str:
    """The act with its polarity and, if it is not actual, its status."""
    negated = "NOT " if row["negated"] else ""
    status = f" ({row['status']})" if row["status"] != "actual" else ""
    return f"{negated}{row['act']}{status}"


def deed(row: dict[str, Any]) -> str:
    """Who does what to whom."""
    to = f" > {plain(row['recipients'])}" if row["recipients"] else ""
    return f"{plain(row['actors'])} {act(row)}{to}"


def differ(row: dict[str, Any]) -> str:
    """What two facts differ in."""
    return f"{row['kind']}: {row['of']}" if row["of"] else str(row["kind"])


def one(row: dict[str, Any]) -> str:
    """What the earlier fact says, and by whom."""
    return f"{cell('earlier', row['earlier'])} ({shortened(row['earlier_origins'])})"


def other(row: dict[str, Any]) -> str:
    """What the later fact says, and by whom."""
    return f"{cell('later', row['later'])} ({shortened(row['later_origins'])})"


def difference(row: dict[str, Any]) -> str:
    """What is different: the words, or from which value to which."""
    if row["wording"]:
        return as_text(row["wording"])
    told = " -> ".join(amount(duration(value)) for value in (row["before"], row["after"]) if value)
    return f"{row['slot']}: {told}" if row["slot"] else told


def timing(row: dict[str, Any]) -> str:
    """From when to when a duty would hold, and by when it must be met."""
    named = [("from", row["begins"]), ("answer by", row["respond_by"]), ("until", row["expires"])]
    return ", ".join(f"{name} {day}" for name, day in named if day)


def terms(row: dict[str, Any]) -> str:
    """All that the row fixes besides, in one cell."""
    held = [(name, row.get(name)) for name in TERMS]
    return "; ".join(
        f"{LEADING.get(name, '')}{cell(name, value)}{_noun(name)}"
        for name, value in held
        if value is not None
    )


def _noun(name: str) -> str:
    return " points" if name == "points" else ""
