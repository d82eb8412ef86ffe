"""The shapes in which a text gives a time, each read by one function from a place in the text.

A reader gets the clock (text, words, day of publication) and a lexeme's index and gives a stretch or None.
What stands before the stretch ("by", "since", "within") is judged later, in `guarantor.grammar.times`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guarantor.dates import bounds
from guarantor.grammar import reckoning
from guarantor.grammar.lexemes import Lexeme
from guarantor.grammar.numerals import numeral, prefixed
from guarantor.grammar.time_words import TimeWords

DASHES = frozenset("-–—/")
_COMMA = frozenset(",.")
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Clock:
    """What a reader of times knows: the text, the words, the day of publication, the date given last."""

    text: Sequence[Lexeme]
    language: str
    words: TimeWords
    published: date
    anchor: date | None
    tense: Callable[[int], str | None]

    def at(self, place: int) -> Lexeme | None:
        """The lexeme at `place`, None past either end."""
        return self.text[place] if 0 <= place < len(self.text) else None

    def holds(self, name: str, place: int) -> bool:
        """Whether the lexeme at `place` is in a set of time words."""
        lexeme = self.at(place)
        return lexeme is not None and self.words.holds(name, lexeme)

    def form(self, place: int) -> str:
        """The form at `place`, empty past either end."""
        lexeme = self.at(place)
        return lexeme.form if lexeme else ""

    def looks(self, place: int) -> str | None:
        """The tense for a time at `place`: what is due lies ahead, for the rest the verbs tell."""
        due = self.words.before("deadline", self.text, place) is not None
        return reckoning.FUTURE if due else self.tense(place)

    def past_marks(self, place: int, more: frozenset[str] = frozenset()) -> int:
        """The next place at or after `place` that is no quotation mark or bracket nor one of `more`."""
        while (lexeme := self.at(place)) and (
            (lexeme.is_mark and lexeme.form not in DASHES) or lexeme.form in more
        ):
            place += 1
        return place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time at lexemes `start` to `end` (exclusive): an EDTF date or ISO duration, or none that is known.

    `shape` is `date`, `duration` or `vague`; `at_end` tells that the end of the time is meant ("end of May").
    """

    start: int
    end: int
    edtf: str | None
    shape: str = "date"
    at_end: bool = False


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


def numeric_date(clock: Clock, start: int) -> Stretch | None:
    """`2025-12-23`, `23.12.2025`."""
    form = clock.text[start].form
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", form)
    parts = [int(part) for part in match.groups()] if match else []
    if not match and (match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", form)):
        parts = [int(part) for part in reversed(match.groups())]
    edtf = "-".join(f"{part:02d}" for part in parts)
    return Stretch(start, start + 1, edtf) if parts and bounds(edtf) else None


def day_and_month(clock: Clock, start: int) -> Stretch | None:
    """`23 December`, `23 і 24 січня 2026 року`, `Dec. 23-24`: one day, or an interval of a month's days."""
    days, end = _days(clock, start)
    if days:
        end = clock.past_marks(end, frozenset({"of", "числа"}))
        lexeme = clock.at(end)
        number = clock.words.month(lexeme) if lexeme else None
        return _dated(clock, start, end + 1, number, days) if number else None
    if clock.language != "en" or not (number := _english_month(clock, start)):
        return None
    days, end = _days(clock, clock.past_marks(start + 1, frozenset({".", "the"})))
    return _dated(clock, start, end, number, days) if days else None


def _english_month(clock: Clock, place: int) -> int | None:
    lexeme = clock.text[place]
    return clock.words.month(lexeme) if lexeme.capital else None


def _days(clock: Clock, start: int) -> tuple[list[int], int]:
    """Days of a month in a row ("3", "3 and 5", "3-5"), and where they end."""
    days: list[int] = []
    end = place = start
    while (day := _day(clock, place)) is not None:
        days.append(day)
        end = place + 1
        if clock.form(end) in DASHES and clock.holds("ordinal_endings", end + 1):
            end += 2
        elif clock.holds("ordinal_endings", end) and clock.text[end].gap == 0:
            end += 1
        place = end + 1 if _joins(clock, end) else -1
    return days, end


def _day(clock: Clock, place: int) -> int | None:
    lexeme = clock.at(place)
    if lexeme is None or not re.fullmatch(r"\d{1,2}", lexeme.form):
        return None
    return int(lexeme.form) if 1 <= int(lexeme.form) <= 31 else None


def _joins(clock: Clock, place: int) -> bool:
    """Whether a dash, a comma or a joining word stands at `place`."""
    return clock.form(place) in DASHES or clock.form(place) == "," or clock.holds("range_join", place)


def _dated(clock: Clock, start: int, end: int, month: int, days: list[int]) -> Stretch | None:
    year, end = year_at(clock, end)
    if year is None:
        year = reckoning.year_of_day(month, days[0], clock.published, clock.tense(start))
    if year is None or max(days) > reckoning.month_end(year, month).day:
        return None
    first, last = (reckoning.day(date(year, month, day)) for day in (min(days), max(days)))
    return Stretch(start, end, reckoning.interval(first, last))


def year_at(clock: Clock, end: int) -> tuple[int | None, int]:
    """The year that follows a day, month or season at `end`, and where it ends: `, 2026`, `минулого року`."""
    place = clock.past_marks(end, frozenset({",", ".", "of", "in"}))
    year = _year(clock, place)
    if year is not None and (place == end or clock.form(end) != "." or clock.language == "en"):
        return year, _past_year_word(clock, place + 1)
    for name, shift in (("last", -1), ("this", 0), ("next", 1)):
        following = clock.at(place + 1)
        if clock.holds(name, place) and following and clock.words.unit(following) == "year":
            return clock.published.year + shift, place + 2
    return None, end


def _year(clock: Clock, place: int) -> int | None:
    lexeme = clock.at(place)
    if lexeme is None or not re.fullmatch(r"\d{4}", lexeme.form):
        return None
    return int(lexeme.form) if int(lexeme.form) in _YEARS else None


def _past_year_word(clock: Clock, place: int) -> int:
    """Past «року», «г.», «-го» after the digits of a year."""
    if clock.form(place) == "-" and clock.holds("ordinal_endings", place + 1):
        place += 2
    return place + 1 if clock.holds("year_after", place) else place


def month_alone(clock: Clock, start: int) -> Stretch | None:
    """`January 2026`, `last November`, «у січні»."""
    lexeme = clock.text[start]
    number = clock.words.month(lexeme)
    if number is None or (clock.language == "en" and not lexeme.capital):
        return None
    after = start + 1 + (clock.form(start + 1) == "." and len(lexeme.form) <= 4)
    year, end = year_at(clock, after)
    if year is None and not _is_month_name(clock, start):
        return None
    if year is None:
        year, end = _year_of_month(clock, start, number), start + 1
    return Stretch(start, end, f"{year:04d}-{number:02d}")


def _is_month_name(clock: Clock, place: int) -> bool:
    """Whether a word that has other meanings too (May, March, лютий) stands where a month would."""
    lexeme = clock.text[place]
    doubtful = lexeme.form in clock.words.sets["capital_months"] or lexeme.form.startswith("лют")
    before = clock.at(place - 1)
    if not doubtful or before is None:
        return not doubtful
    names = ("year_before", "early_late", "last", "this", "next", "range_start", "range_join")
    return any(clock.words.holds(name, before) for name in names)


def _year_of_month(clock: Clock, place: int, number: int) -> int:
    if clock.holds("last", place - 1):
        return clock.published.year - (number >= clock.published.month)
    if clock.holds("next", place - 1):
        return clock.published.year + (number <= clock.published.month)
    return reckoning.year_of_month(number, clock.published, clock.tense(place))


def season(clock: Clock, start: int) -> Stretch | None:
    """`spring 2025`, «навесні», «этой зимой»; the winter of 2025 begins in December 2025."""
    number = clock.words.seasons.get(clock.text[start].form)
    if number is None:
        return None
    year, end = year_at(clock, start + 1)
    if year is None:
        if clock.holds("last", start - 1):
            tense: str | None = reckoning.PAST
        else:
            tense = reckoning.FUTURE if clock.holds("next", start - 1) else clock.tense(start)
        year = reckoning.year_of_season(number, clock.published, tense)
    return Stretch(start, end, f"{year:04d}-{number}")


def year_alone(clock: Clock, start: int) -> Stretch | None:
    """`in 2027`, «2027 року»."""
    year = _year(clock, start)
    if year is None:
        return None
    end = _past_year_word(clock, start + 1)
    named = end > start + 1 or (clock.holds("year_before", start - 1) and clock.language == "en")
    return Stretch(start, end, f"{year:04d}") if named else None


def weekday(clock: Clock, start: int) -> Stretch | None:
    """`on Tuesday`, `next Friday morning`, «минулого вівторка»."""
    lexeme = clock.text[start]
    number = clock.words.weekday(lexeme)
    if number is None or (clock.language == "en" and not lexeme.capital) or _is_no_weekday(clock, start):
        return None
    end = start + 1
    if clock.form(end) == "'s":
        end += 1
    if clock.holds("part_of_day", end):
        end += 1
    return Stretch(start, end, reckoning.day(_weekday(clock, start, number)))


def _is_no_weekday(clock: Clock, place: int) -> bool:
    """Whether a word that means something else too (среда) lacks the preposition that tells the day."""
    guarded = clock.text[place].form in clock.words.sets["guarded_weekdays"]
    return guarded and not clock.holds("weekday_guards", place - 1)


def _weekday(clock: Clock, place: int, number: int) -> date:
    published = clock.published
    if clock.holds("last", place - 1):
        return reckoning.weekday(number, published - timedelta(days=1), reckoning.PAST)
    if clock.holds("next", place - 1):
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=1)
        return monday + timedelta(days=number)
    return reckoning.weekday(number, published, clock.looks(place))


READERS = (numeric_date, day_and_month, month_alone, season, year_alone, weekday)


def dates(clock: Clock) -> Iterator[Stretch]:
    """All dates and vague times of the text, in order, the longest at each place."""
    whole = whole_phrases(clock)
    place = 0
    while place < len(clock.text):
        found = [stretch for reader in READERS if (stretch := reader(clock, place))]
        if place in whole:
            found.append(whole[place])
        best = max(found, key=lambda stretch: stretch.end, default=None)
        if best:
            yield best
        place = best.end if best else place + 1


def spans(clock: Clock) -> Iterator[Stretch]:
    """All lengths of time of the text: `15 years`, `30, 40 or 50 years`, «15-річний», `a week`."""
    place = 0
    while place < len(clock.text):
        found = counted_units(clock, place) or bare_unit(clock, place)
        if found:
            yield found
        place = found.end if found else place + 1


def counted_units(clock: Clock, start: int) -> Stretch | None:
    """Numbers and a unit; several numbers give the range from the least to the greatest."""
    values: list[float] = []
    place = start
    while place < len(clock.text) and (number := numeral(clock.text, place, clock.language)):
        values.append(number.value)
        unit, end = _unit(clock, number.end)
        if unit:
            return _span(start, end, _meant(clock, start, values), unit)
        place = number.end + 1 if _joins(clock, number.end) else len(clock.text)
        while clock.holds("range_join", place):
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
    if unit == "year" and values[0] >= _YEARS.start:
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
    if not (counted or clock.holds("ago", start + 1) or clock.holds("earlier", start + 1)):
        return None
    if unit == "hour" and clock.language == "ru" and lexeme.form != "час":
        return None
    singular = {"day": ("day", "день"), "year": ("year", "рік", "год")}.get(unit)
    if singular and lexeme.form not in singular:
        return None
    return Stretch(before, start + 1, reckoning.duration(1, unit), "duration")
