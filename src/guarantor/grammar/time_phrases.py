"""Whole expressions of time to which the word list gives a value: "the day before", «цього тижня»."""

from __future__ import annotations

from datetime import timedelta

from guarantor.grammar import reckoning
from guarantor.grammar.clocks import Clock, Stretch


def whole_phrases(clock: Clock) -> dict[int, Stretch]:
    """Expressions that the word list gives a value, by where they begin, the longest for each place."""
    found: dict[int, Stretch] = {}
    for item in clock.words.whole.find(clock.text):
        start, end = item.lexemes[0], item.lexemes[-1] + 1
        if start not in found or found[start].end < end:
            found[start] = _valued(clock, item.name, start, end)
    return found


def _valued(clock: Clock, value: str, start: int, end: int) -> Stretch:
    name, _, rest = value.partition(" ")
    if name == "vague":
        return Stretch(start, end, None, "vague")
    if name in ("anchor", "eve"):
        return Stretch(start, end, _from_anchor(clock, int(rest), name == "eve"))
    if name == "end":
        return Stretch(start, end, reckoning.shifted(clock.published, 0, rest), at_end=True)
    if name in ("on", "easter", "thanksgiving"):
        return Stretch(start, end, _feast(clock, name, rest, start))
    if name == "weekend":
        return Stretch(start, end, reckoning.weekend(clock.published, clock.tense(start)))
    return Stretch(start, end, reckoning.shifted(clock.published, int(rest), name))


def _from_anchor(clock: Clock, days: int, from_publication: bool) -> str | None:
    base = clock.anchor or (clock.published if from_publication else None)
    return reckoning.day(base + timedelta(days=days)) if base else None


def _feast(clock: Clock, name: str, day: str, start: int) -> str | None:
    tense = clock.looks(start)
    if name == "on":
        number, day_of_month = (int(part) for part in day.split("-"))
        found = reckoning.nearest_feast(number, day_of_month, clock.published, tense)
        return reckoning.day(found) if found else None
    years = range(clock.published.year - 1, clock.published.year + 2)
    orthodox = clock.language != "en"
    days = [reckoning.easter(y, orthodox) if name == "easter" else reckoning.thanksgiving(y) for y in years]
    return reckoning.day(min(days, key=lambda one: abs((one - clock.published).days)))
