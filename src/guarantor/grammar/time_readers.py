"""The shapes in which a text gives a time, each read by one function from a place in the text.

A reader of dates gets the clock (text, words, day of publication) and a place, and gives a stretch or None.
What stands before the stretch ("by", "since", "within") is judged later, in `guarantor.grammar.times`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from guarantor.dates import bounds
from guarantor.grammar import reckoning
from guarantor.grammar.clocks import DASHES, YEARS, Clock, Stretch
from guarantor.grammar.time_phrases import whole_phrases


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
        place = end + 1 if joins(clock, end) else -1
    return days, end


def _day(clock: Clock, place: int) -> int | None:
    lexeme = clock.at(place)
    if lexeme is None or not re.fullmatch(r"\d{1,2}", lexeme.form):
        return None
    return int(lexeme.form) if 1 <= int(lexeme.form) <= 31 else None


def joins(clock: Clock, place: int) -> bool:
    """Whether a dash, a comma or a joining word stands at `place`."""
    return clock.form(place) in DASHES or clock.form(place) == "," or clock.holds("range_join", place)


def _dated(clock: Clock, start: int, end: int, month: int, days: list[int]) -> Stretch | None:
    year, end = year_at(clock, end)
    if year is None:
        tense = None if clock.is_due(start) else clock.tense(start)
        year = reckoning.year_of_day(month, days[0], clock.published, tense)
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
    return int(lexeme.form) if int(lexeme.form) in YEARS else None


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
    """Whether a word that has other meanings too (May, March, лютий) stands where a month would; not in Mar-a-Lago."""
    lexeme = clock.text[place]
    doubtful = lexeme.form in clock.words.sets["capital_months"] or lexeme.form.startswith("лют")
    before = clock.at(place - 1)
    if not doubtful or before is None:
        return not doubtful
    if clock.form(place + 1) == "-":
        return False
    names = ("year_before", "early_late", "last", "this", "next", "range_start", "range_join")
    return any(clock.words.holds(name, before) for name in names)


def _year_of_month(clock: Clock, place: int, number: int) -> int:
    if clock.holds("last", place - 1):
        return clock.published.year - (number >= clock.published.month)
    if clock.holds("next", place - 1):
        return clock.published.year + (number <= clock.published.month)
    return reckoning.year_of_month(number, clock.published, clock.looks(place))


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
            tense = reckoning.FUTURE if clock.holds("next", start - 1) else clock.looks(start)
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
