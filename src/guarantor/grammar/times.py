"""Sentence → times: when something takes place, until when, since when, for how long, in EDTF and ISO 8601.

Relative expressions count from the day of publication, in the publication's own time zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from guarantor.dates import bounds
from guarantor.grammar import reckoning
from guarantor.grammar.clocks import DASHES, Clock, Stretch
from guarantor.grammar.lexemes import Lexeme, lexemes
from guarantor.grammar.phrases import tokens_of
from guarantor.grammar.tenses import tense_at
from guarantor.grammar.time_readers import dates
from guarantor.grammar.time_spans import spans
from guarantor.grammar.time_words import time_words
from guarantor.model import Sentence

KINDS = ("point", "deadline", "duration", "since", "vague", "age", "clock", "dateline")
_AGENCY_MARKS = frozenset("-–—.(/")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a sentence: the tokens that give it, its date (EDTF) or duration (ISO 8601), its kind.

    `point`: when something takes place. `deadline`: until when, or the time allowed (a duration).
    `duration`: for how long. `since`: from when on. `vague`: no date, `edtf` is None. `age`, `clock`: of a
    person, of the day. `dateline`: where and when a report was filed.
    """

    tokens: tuple[int, ...]
    edtf: str | None
    kind: str


def expressions(
    sentence: Sentence, published: datetime, anchor: date | None = None, tense: str | None = None
) -> list[TimeExpression]:
    """The times of a sentence, in order of the text.

    `anchor` is the date that the text gave last ("a day later"). `tense`, `past` or `future`, settles which
    Tuesday is meant; without it the verbs near each expression do.
    """
    text = lexemes(sentence)

    def tense_of(place: int) -> str | None:
        return tense or tense_at(sentence, text[place].tokens[0])

    words = time_words(sentence.language)
    clock = Clock(text, sentence.language, words, published.date(), anchor, tense_of)
    found = _merged(clock, _extended(clock, _all(clock)))
    return _with_dateline(clock, _apart([_expression(clock, stretch) for stretch in found]))


def _all(clock: Clock) -> list[Stretch]:
    """Dates and spans in order; where they overlap, what starts first or is longer stays."""
    found = sorted(
        [*dates(clock), *spans(clock)], key=lambda one: (one.start, -one.end, one.shape == "vague")
    )
    kept: list[Stretch] = []
    for stretch in found:
        if kept and stretch.start < kept[-1].end:
            if kept[-1].shape == "vague" and stretch.shape != "vague":
                kept[-1] = stretch
            continue
        kept.append(stretch)
    return kept


def _extended(clock: Clock, found: Sequence[Stretch]) -> list[Stretch]:
    """With the words before that narrow a date down: "end of", "last", "early"."""
    return [_with_prefix(clock, stretch) if stretch.shape == "date" else stretch for stretch in found]


def _with_prefix(clock: Clock, stretch: Stretch) -> Stretch:
    start = stretch.start
    while any(clock.holds(name, start - 1) for name in ("last", "this", "next")):
        start -= 1
    before = start
    while clock.form(before - 1) in ("of", "the"):
        before -= 1
    if not clock.holds("end_words", before - 1):
        return replace(stretch, start=start)
    return replace(stretch, start=before - 1, at_end=True)


def _merged(clock: Clock, found: Sequence[Stretch]) -> list[Stretch]:
    """Weekday and date as one; two dates with a dash, "to" or "between … and" as an interval."""
    kept: list[Stretch] = []
    for stretch in found:
        joined = _joined(clock, kept[-1], stretch) if kept else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(stretch)
    return kept


def _joined(clock: Clock, first: Stretch, second: Stretch) -> Stretch | None:
    if first.shape != "date" or second.shape != "date" or not first.edtf or not second.edtf:
        return None
    between = [clock.form(place) for place in range(first.end, second.start)]
    if _same_day(clock, first, second, between):
        dated = second if clock.words.weekday(clock.text[first.start]) is not None else first
        return replace(dated, start=first.start, end=second.end)
    if _makes_range(clock, first, between):
        return _range(first, second)
    return None


def _same_day(clock: Clock, first: Stretch, second: Stretch, between: Sequence[str]) -> bool:
    """Whether one names the weekday of the other: «у п'ятницю, 23 січня», `6 January, a Tuesday`."""
    names = [clock.words.weekday(clock.text[one.start]) is not None for one in (first, second)]
    apart = [form for form in between if form not in (",", "(", "the", "a", "в", "во", "у", "на")]
    return names[0] != names[1] and not apart


def _makes_range(clock: Clock, first: Stretch, between: Sequence[str]) -> bool:
    if not between or len(between) > 2:
        return False
    if between[0] in DASHES or between[0] in ("through", "по"):
        return True
    opened = clock.holds("range_start", first.start - 1)
    plain = between[0] in ("and", "і", "й", "та", "и")
    joins = between[0] in clock.words.sets["range_join"]
    return joins and (opened or (plain and _in_a_row(clock, first)))


def _in_a_row(clock: Clock, first: Stretch) -> bool:
    """Whether the date is one that "and" joins to the next: Saturday and Sunday, December and January."""
    is_month = re.fullmatch(r"\d{4}-(0\d|1[0-2])", str(first.edtf)) is not None
    return is_month or clock.words.weekday(clock.text[first.start]) is not None


def _range(first: Stretch, second: Stretch) -> Stretch | None:
    ends = [str(one.edtf).split("/") for one in (first, second)]
    low, high = ends[0][0], ends[1][-1]
    edtf = reckoning.interval(low, high)
    if not bounds(edtf):
        return None
    return Stretch(first.start, second.end, edtf)


def _expression(clock: Clock, stretch: Stretch) -> TimeExpression:
    if stretch.shape == "vague":
        return _made(clock, stretch, stretch.start, None, "vague")
    if stretch.shape == "duration":
        return _of_span(clock, stretch)
    return _of_date(clock, stretch)


def _apart(found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Without those that begin inside the one before: "two days later" holds "later"."""
    kept: list[TimeExpression] = []
    for one in found:
        if not kept or one.tokens[0] > kept[-1].tokens[-1]:
            kept.append(one)
    return kept


def _made(clock: Clock, stretch: Stretch, start: int, edtf: str | None, kind: str) -> TimeExpression:
    return TimeExpression(tokens_of(clock.text, range(start, stretch.end)), edtf, kind)


def _of_date(clock: Clock, stretch: Stretch) -> TimeExpression:
    """A date by what stands before it: `by`, `since`, or nothing that matters."""
    since = clock.words.before("since", clock.text, stretch.start)
    if since is not None and "/" not in str(stretch.edtf):
        return _made(clock, stretch, since, stretch.edtf, "since")
    start = clock.words.before("deadline", clock.text, stretch.start)
    if start is None and clock.form(stretch.start - 1) == "the":
        start = clock.words.before("deadline", clock.text, stretch.start - 1)
    if start is None:
        return _made(clock, stretch, stretch.start, stretch.edtf, "point" if stretch.edtf else "vague")
    held = bounds(stretch.edtf) if stretch.edtf and stretch.at_end else None
    return _made(clock, stretch, start, reckoning.day(held.last) if held else stretch.edtf, "deadline")


def _of_span(clock: Clock, stretch: Stretch) -> TimeExpression:
    """A length of time by its surroundings: an age, a clock time, so long ago, within, or simply how long."""
    if _is_age(clock, stretch):
        return _made(clock, stretch, stretch.start, stretch.edtf, "age")
    if _is_clock_time(clock, stretch):
        return _made(clock, stretch, stretch.start, None, "clock")
    before = _before_fillers(clock, stretch.start)
    shifted = _shifted(clock, stretch, before)
    if shifted:
        return shifted
    start = clock.words.before("within", clock.text, before)
    if start is not None and not _lasts(clock, stretch, start):
        return _made(clock, stretch, start, stretch.edtf, "deadline")
    return _made(clock, stretch, stretch.start, stretch.edtf, "duration")


def _before_fillers(clock: Clock, place: int) -> int:
    """Past `about`, `at least` and the like, back to where a preposition ends."""
    while clock.holds("fillers", place - 1) and clock.words.before("within", clock.text, place) is None:
        place -= 1
    return place


def _lasts(clock: Clock, stretch: Stretch, start: int) -> bool:
    """Whether «протягом 15 років» tells how long something lasts: years are hardly ever a time allowed."""
    return clock.language != "en" and str(stretch.edtf).endswith("Y") and clock.form(start) != "за"


def _is_age(clock: Clock, stretch: Stretch) -> bool:
    place = stretch.end + (clock.form(stretch.end) == "-")
    if clock.holds("age_after", place) or clock.holds("age_before", stretch.start - 1):
        return True
    last, following = clock.text[stretch.end - 1], clock.at(stretch.end)
    adjective = clock.words.adjective_unit(last.form)
    return bool(
        adjective and adjective[0] == "year" and following and following.capital and following.is_word
    )


def _is_clock_time(clock: Clock, stretch: Stretch) -> bool:
    """«в 15 часов»: the hour of the day."""
    hours = str(stretch.edtf).endswith("H") and str(stretch.edtf).startswith("PT")
    return hours and clock.form(stretch.start - 1) in ("в", "о", "об")


def _shifted(clock: Clock, stretch: Stretch, before: int) -> TimeExpression | None:
    """`two days ago`, `three days later`, `in 60 days`, as a date of the unit's own grain."""
    count, unit = _counted(str(stretch.edtf))
    if clock.holds("ago", stretch.end):
        edtf = reckoning.shifted(clock.published, -count, unit)
        return _to(clock, stretch, stretch.start, 1, edtf)
    for name, sign in (("earlier", -1), ("later", 1)):
        if clock.holds(name, stretch.end):
            edtf = reckoning.shifted(clock.anchor, sign * count, unit) if clock.anchor else None
            return _to(clock, stretch, stretch.start, 1, edtf)
    start = clock.words.before("ahead", clock.text, before)
    if start is None:
        return None
    if clock.holds("follow", stretch.end):
        return _made(clock, stretch, start, stretch.edtf, "deadline")
    if unit in ("hour", "minute"):
        return _made(clock, stretch, start, stretch.edtf, "deadline")
    return _to(clock, stretch, start, 0, reckoning.shifted(clock.published, count, unit))


def _to(clock: Clock, stretch: Stretch, start: int, more: int, edtf: str | None) -> TimeExpression:
    longer = replace(stretch, end=stretch.end + more)
    return _made(clock, longer, start, edtf, "point" if edtf else "vague")


def _counted(duration: str) -> tuple[int, str]:
    """The number and unit of an ISO 8601 duration (the longer end of a range): `P14D` is two weeks."""
    longer = duration.split("/")[-1]
    if longer.startswith("PT"):
        return int(longer[2:-1]), "minute" if longer.endswith("M") else "hour"
    count, unit = int(longer[1:-1]), {"D": "day", "M": "month", "Y": "year"}[longer[-1]]
    return (count // 7, "week") if unit == "day" and count % 7 == 0 else (count, unit)


def _with_dateline(clock: Clock, found: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions, the first of them as `dateline` if it is part of one: `KYIV, Dec 23 (Agency) -`."""
    end = _dateline_end(clock, found)
    if end is None:
        return found
    inside = [one for one in found if one.tokens[0] <= clock.text[end].tokens[0]]
    edtf = inside[0].edtf if inside else None
    head = TimeExpression(tokens_of(clock.text, range(end + 1)), edtf, "dateline")
    return [head, *found[len(inside) :]]


def _dateline_end(clock: Clock, found: Sequence[TimeExpression]) -> int | None:
    """The last lexeme of a dateline at the head of the sentence: a place, a comma, a date, a mark."""
    text = clock.text
    comma = next((place for place in range(1, min(4, len(text))) if text[place].form == ","), None)
    if comma and found and _starts_at(text, found[0], comma + 1) and text[0].capital:
        after = next((n for n, one in enumerate(text) if one.tokens[0] > found[0].tokens[-1]), None)
        closes = after is not None and text[after].form in _AGENCY_MARKS
        return after - 1 if after is not None and closes else (len(text) - 1 if after is None else None)
    return None


def _starts_at(text: Sequence[Lexeme], expression: TimeExpression, place: int) -> bool:
    return place < len(text) and expression.tokens[0] in text[place].tokens
