"""Reports of meetings → meetings.

Two reports are of one meeting if their parties overlap, their places do not differ, and their dates meet. A
planned meeting that a later article dates anew has moved; one that a later article denies is dropped.

A report is set against those meetings alone that its days could join, so that a ledger of years is put together in
one walk; and of a meeting with thousands of reports only that is looked at which tells a new report from another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from guarantor.views.places import same_place, within

GROUPS = frozenset(("coalition", "allies", "europe", "mediators"))
Company = frozenset[str] | str
NEAR = 1  # days between two reports of one dated meeting: time zones, night sessions
REACH = 21  # days by which a planned meeting can move and still be the same
FINE = 4  # days that a date may span to count as exact
STRETCH = 32  # days that are looked for at once
LONG = 400  # days that a date may span to be found by its days


@dataclass(frozen=True)
class Report:
    """One statement about a meeting. `known`, `first`, `last` are days since 1970-01-01."""

    id: str
    article: str
    published: str
    known: int
    actors: tuple[str, ...]
    negated: bool
    status: str
    when: str | None
    first: int | None
    last: int | None
    place: str | None
    issues: tuple[str, ...]
    origin: str

    @cached_property
    def parties(self) -> frozenset[str]:
        """Parties of the actors."""
        return frozenset(actor.partition("/")[0] for actor in self.actors)

    @cached_property
    def company(self) -> Company:
        """The parties; groups of friends count as one."""
        return "group" if GROUPS & self.parties else self.parties

    @cached_property
    def days(self) -> range:
        """The days of its date, none without one."""
        return range(0) if self.first is None or self.last is None else range(self.first, self.last + 1)

    @property
    def dated(self) -> bool:
        """Whether it gives the days, not only a month or less."""
        return 0 < len(self.days) <= FINE

    @property
    def ahead(self) -> bool:
        """Whether it tells of the future."""
        return self.status != "actual" and not self.negated


@dataclass(slots=True)
class Meeting:
    """Reports of one meeting, in the order of publication; `add` keeps the rest.

    `dates`: the reports that give exact days, `told_on`: the articles that give each of those days. `place`: the
    one told most exactly, the newest if several are. `held`: whether some report tells it as having happened.
    """

    reports: list[Report] = field(default_factory=list)
    dates: list[Report] = field(default_factory=list)
    told_on: dict[int, set[str]] = field(default_factory=dict)
    place: str | None = None
    held: bool = False
    articles: set[str] = field(default_factory=set)
    _vague: Report | None = None
    _exact: Report | None = None
    _placed: list[Report] = field(default_factory=list)
    _casts: dict[frozenset[str], Report] = field(default_factory=dict)

    @property
    def parties(self) -> frozenset[str]:
        """All parties that some report names."""
        return frozenset().union(*(report.parties for report in self._casts.values()))

    @property
    def told(self) -> Report:
        """The report that knows the date best: the newest exact, else the newest vague, else the first."""
        newest = self.dates[-1] if self.dates else None
        return self._exact or newest or self._vague or self.reports[0]

    def add(self, report: Report) -> None:
        """A further report, published later than all others."""
        self.reports.append(report)
        self.articles.add(report.article)
        self._casts.setdefault(frozenset(report.actors), report)
        if report.place and (not self.place or len(within(report.place)) >= len(within(self.place))):
            self.place = report.place
        if report.dated and report.place:
            self._placed.append(report)
        if not report.negated:
            self._add_told(report)

    def _add_told(self, report: Report) -> None:
        actual = report.status == "actual"
        self.held = self.held or actual
        if report.first is not None:
            self._vague = report
        if report.dated:
            self.dates.append(report)
            self._exact = report if actual else self._exact
            for day in report.days:
                self.told_on.setdefault(day, set()).add(report.article)

    def has(self, report: Report) -> bool:
        """Whether a later report is of this meeting."""
        if report.place and self.place and not same_place(report.place, self.place):
            return False
        if not any(_alike(told, report) for told in self._casts.values()):
            return any(_coincide(told, report) for told in self._placed)
        if report.dated and self.dates:
            return self._near(report) or self._moves(report)
        return self._fits(report)

    def distance(self, report: Report) -> int:
        """Days between a report and the nearest date, 0 if one of them has none."""
        if not report.days or any(day in self.told_on for day in report.days):
            return 0
        return min((gap(range(day, day + 1), report.days) for day in self.told_on), default=0)

    def _near(self, report: Report) -> bool:
        days, beside = report.days, (report.days[0] - NEAR, report.days[-1] + NEAR)
        return any(day in self.told_on for day in days) or any(
            self.told_on.get(day, set()) - {report.article} for day in beside
        )

    def _moves(self, report: Report) -> bool:
        """Whether a report in a later article dates anew a meeting that was only planned."""
        if self.held or report.negated or report.article in self.articles:
            return False
        days = self.told.days
        if not days or gap(days, report.days) > REACH:
            return False
        return days[-1] >= report.known - NEAR if report.ahead else report.days[0] > days[-1]

    def _fits(self, report: Report) -> bool:
        """Whether a report without exact days can be of the meeting, or gives the first exact days for it."""
        days = self.told.days
        if not days:
            return report.known - self.reports[-1].known <= REACH and not (self.held and report.ahead)
        if report.days:
            return gap(days, report.days) == 0
        if report.ahead or report.negated:
            return days[-1] >= report.known - NEAR and not self.held
        return 0 <= report.known - days[0] <= REACH // 3


class Known:
    """The meetings that there are, found by company and by days."""

    def __init__(self) -> None:
        self.meetings: list[Meeting] = []
        self._by_company: dict[Company, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._long: dict[Company, set[int]] = defaultdict(set)
        self._by_day: dict[int, set[int]] = defaultdict(set)

    def take(self, report: Report) -> None:
        """Put a report to the nearest meeting that it is of, the newest if several are, else to a new one."""
        near = sorted(self.near(report), reverse=True)
        matches = [number for number in near if self.meetings[number].has(report)]
        number = min(matches, key=lambda match: self.meetings[match].distance(report), default=-1)
        if number < 0:
            number = len(self.meetings)
            self.meetings.append(Meeting())
        self.meetings[number].add(report)
        self._note(number, report)

    def near(self, report: Report) -> set[int]:
        """The meetings that a report may be of, and few others.

        Those of its company that were told of lately or whose days lie about its own, or, if it tells of a day to
        come without naming it, in time to come; and all that were dated on its days at some place.
        """
        held = self._by_company.get(report.company, {})
        found = set(self._long.get(report.company, ()))
        found.update(*(held.get(stretch, ()) for stretch in _stretches(report, held)))
        found.update(*(self._by_day.get(day, ()) for day in _placed_days(report)))
        return found

    def _note(self, number: int, report: Report) -> None:
        held = self._by_company[report.company]
        held[report.known // STRETCH].add(number)
        if len(report.days) > LONG:
            self._long[report.company].add(number)
        elif report.days:
            for stretch in _stretched(report.days[0], report.days[-1]):
                held[stretch].add(number)
        for day in _placed_days(report):
            self._by_day[day].add(number)


def meetings(reports: Iterable[Report]) -> list[Meeting]:
    """Reports, in the order of publication, put together."""
    known = Known()
    for report in reports:
        known.take(report)
    return known.meetings


def _stretches(report: Report, held: Iterable[int]) -> Iterator[int]:
    """Of the stretches of days in which meetings of a report's company are held those that it may touch."""
    lately = (report.known - REACH) // STRETCH
    yield from range(lately, report.known // STRETCH + 1)
    if len(report.days) > LONG:
        yield from held
    elif report.days:
        yield from _stretched(report.days[0] - REACH, report.days[-1] + REACH)
    elif report.ahead or report.negated:
        yield from (stretch for stretch in held if stretch > lately)


def _stretched(first: int, last: int) -> range:
    return range(first // STRETCH, last // STRETCH + 1)


def _placed_days(report: Report) -> range:
    return report.days if report.dated and report.place else range(0)


def _alike(one: Report, other: Report) -> bool:
    """Whether both name the same parties (groups of friends count as one) and nobody else for a party."""
    if "group" == one.company == other.company:
        return True
    return one.parties == other.parties and not any(_clash(one, other, party) for party in one.parties)


def _clash(one: Report, other: Report, party: str) -> bool:
    ours, theirs = (
        {actor for actor in told.actors if actor.startswith(party + "/")} for told in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


def _coincide(one: Report, other: Report) -> bool:
    """Whether two reports of different company are of one event: the same days, place and some parties."""
    if not (one.dated and other.dated and one.place and other.place and same_place(one.place, other.place)):
        return False
    return bool(one.parties & other.parties) and gap(one.days, other.days) == 0


def gap(one: range, other: range) -> int:
    """Days between two dates, 0 if they overlap."""
    return max(one[0] - other[-1], other[0] - one[-1], 0)
