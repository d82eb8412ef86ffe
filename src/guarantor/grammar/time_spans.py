"""The lengths of time in a text: `15 years`, `30, 40 or 50 years`, «15-річний», `a week`."""

from __future__ import annotations

from collections.abc import Iterator

from guarantor.grammar import reckoning
from guarantor.grammar.clocks import YEARS, Clock, Stretch
from guarantor.grammar.numerals import numeral, prefixed
from guarantor.grammar.time_readers import joins

_ENDS = frozenset(".,;:!?") | {"and", "but", "і", "й", "та", "а", "але", "и", "но"}


def spans(clock: Clock) -> Iterator[Stretch]:
    """All lengths of time of the text: `15 years`, `30, 40 or 50 years`, «15-річний», `a week`."""
    place, unit = 0, ""
    while place < len(clock.text):
        found = counted_units(clock, place) or bare_unit(clock, place) or _elliptical(clock, place, unit)
        if found and found.edtf:
            unit = found.edtf[-1] if found.edtf[1] != "T" else ""
            yield found
        place = found.end if found else place + 1


def _elliptical(clock: Clock, start: int, unit: str) -> Stretch | None:
    """A number alone that goes on with the unit named before: "15 years, but Kyiv wants 50"."""
    number = numeral(clock.text, start, clock.language) if unit in ("Y", "M") else None
    if not number or not 1 < number.value <= 99 or number.value != int(number.value):
        return None
    following = clock.at(number.end)
    alone = following is None or following.form in _ENDS
    return Stretch(start, number.end, f"P{int(number.value)}{unit}", "duration") if alone else None


def counted_units(clock: Clock, start: int) -> Stretch | None:
    """Numbers and a unit; several numbers give the range from the least to the greatest."""
    values: list[float] = []
    place = start
    while place < len(clock.text) and (number := numeral(clock.text, place, clock.language)):
        values.append(number.value)
        unit, end = _unit(clock, number.end)
        if unit:
            return _span(start, end, _meant(clock, start, values), unit)
        place = number.end + 1 if joins(clock, number.end) else len(clock.text)
        while clock.holds("range_join", place) or clock.holds("fillers", place):
            place += 1
    return _compound(clock, start)


def _unit(clock: Clock, place: int) -> tuple[str | None, int]:
    """The unit at `place`, after a hyphen and adjectives as `calendar` or `full`, and where it ends."""
    place += clock.form(place) == "-"
    for end in (place, place + 1):
        lexeme = clock.at(end)
        if lexeme is None or not lexeme.is_word:
            return None, place
        unit = clock.words.unit(lexeme)
        adjective = clock.words.adjective_unit(lexeme.form)
        if unit or (adjective and not adjective[1]):
            return unit or (adjective[0] if adjective else None), end + 1
    return None, place


def _span(start: int, end: int, values: list[float], unit: str) -> Stretch | None:
    if unit == "year" and values[0] >= YEARS.start:
        return None
    ends = [reckoning.duration(value, unit) for value in values]
    if None in ends:
        return None
    return Stretch(start, end, "/".join(dict.fromkeys(str(one) for one in ends)), "duration")


def _meant(clock: Clock, start: int, values: list[float]) -> list[float]:
    """The least and the greatest value; of a change ("extend it from 15 to 50 years") the one after it."""
    changed = clock.holds("range_start", start - 1) and any(
        reading.startswith(clock.words.changes) for lexeme in clock.text for reading in lexeme.readings
    )
    return values[-1:] if changed else [min(values), max(values)]


def _compound(clock: Clock, start: int) -> Stretch | None:
    """«пятнадцатилетний», «тридцатидневный»: a number in the genitive and a unit in one word."""
    found = clock.words.adjective_unit(clock.text[start].form)
    if not found or not found[1]:
        return None
    value = prefixed(found[1], clock.language)
    return _span(start, start + 1, [value], found[0]) if value else None


def bare_unit(clock: Clock, start: int) -> Stretch | None:
    """`a week`, «на тиждень», «через месяц»: one unit that a preposition or `ago` shows to be counted."""
    lexeme = clock.text[start]
    unit = clock.words.unit(lexeme)
    if not unit or unit == "minute":
        return None
    before = start - (clock.form(start - 1) in ("a", "an"))
    counted = any(
        clock.words.before(name, clock.text, before) is not None for name in ("within", "span", "ahead")
    )
    if clock.language == "en" and before == start:
        return None
    bare = lexeme.form in clock.words.sets["bare_units"] and not _is_named(clock, start)
    if not (counted or bare or clock.holds("ago", start + 1) or clock.holds("earlier", start + 1)):
        return None
    if unit == "hour" and clock.language == "ru" and lexeme.form != "час":
        return None
    singular = {"day": ("day", "день"), "year": ("year", "рік", "год")}.get(unit)
    if singular and lexeme.form not in singular:
        return None
    return Stretch(before, start + 1, reckoning.duration(1, unit), "duration")


def _is_named(clock: Clock, place: int) -> bool:
    """Whether the unit is one of a row («цей тиждень», «прошлую неделю»), not a length of time."""
    return any(clock.holds(name, place - 1) for name in ("last", "this", "next", "end_words"))
