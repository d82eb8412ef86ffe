"""Reports of meetings → meetings, each with its history.

Two reports are of one meeting if their parties overlap, their places do not differ, and their dates meet. A
planned meeting that a later article dates anew has moved; one that a later article denies is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guarantor.views.places import same_place, within
from guarantor.views.questions import EPOCH, Scope, Table

COLUMNS = (
    *("date", "place", "parties", "actors", "state", "announced", "latest", "moved_from", "issues"),
    *("origins", "history", "meeting", "statements"),
)
GROUPS = frozenset(("coalition", "allies", "europe", "mediators"))
Key = frozenset[str] | str | int
NEAR = 1  # days between two reports of one dated meeting: time zones, night sessions
REACH = 21  # days by which a planned meeting can move and still be the same
FINE = 4  # days that a date may span to count as exact


@dataclass(frozen=True)
class Report:
    """One statement about a meeting."""

    id: str
    article: str
    known: int
    published: str
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
    def dated(self) -> bool:
        """Whether it gives the days, not only a month or less."""
        return self.first is not None and self.last is not None and self.last - self.first < FINE

    @property
    def ahead(self) -> bool:
        """Whether it tells of the future."""
        return self.status != "actual" and not self.negated


@dataclass(slots=True)
class Meeting:
    """Reports of one meeting, in the order of publication."""

    reports: list[Report]

    @property
    def parties(self) -> frozenset[str]:
        """All parties that some report names."""
        return frozenset().union(*(report.parties for report in self.reports))

    @property
    def dates(self) -> list[Report]:
        """The reports that give exact days."""
        return [report for report in self.reports if report.dated and not report.negated]

    @property
    def told(self) -> Report:
        """The report that knows the date best: the newest exact, else the newest vague, else the first."""
        vague = [report for report in self.reports if report.first is not None and not report.negated]
        held = [report for report in self.dates if report.status == "actual"]
        return (held or self.dates or vague or self.reports)[-1 if vague else 0]

    @property
    def place(self) -> str | None:
        """The place told most exactly, the newest if several are."""
        told = [report.place for report in reversed(self.reports) if report.place]
        return max(told, key=lambda place: len(within(place)), default=None)

    @property
    def held(self) -> bool:
        """Whether some report tells it as having happened."""
        return any(report.status == "actual" and not report.negated for report in self.reports)


def meetings(reports: Iterable[Report]) -> list[Meeting]:
    """Reports, in the order of publication, put together."""
    found: list[Meeting] = []
    known: dict[Key, dict[int, int]] = {}  # for each key of a report the meetings that have it
    for report in reports:
        near = sorted({number for key in _keys(report) for number in known.get(key, ())}, reverse=True)
        matches = [number for number in near if _same(found[number], report)]
        number = min(matches, key=lambda match: _distance(found[match], report), default=len(found))
        if number == len(found):
            found.append(Meeting([]))
        found[number].reports.append(report)
        for key in _keys(report):
            known.setdefault(key, {})[number] = number
    return found


def _keys(report: Report) -> Iterator[Key]:
    """What a report shares with each other one of its meeting: the company, or a day."""
    yield "group" if GROUPS & report.parties else report.parties
    if report.dated and report.place and report.first is not None and report.last is not None:
        yield from range(report.first, report.last + 1)


def _distance(meeting: Meeting, report: Report) -> int:
    """Days between a report and a meeting's nearest date, 0 if one of them has none."""
    return min((_gap(told, report) for told in meeting.dates), default=0)


def calendar(table: Table, scope: Scope) -> Table:
    """The view: one row per meeting, by date, from the rows of `calendar.sql`."""
    reports = [Report(*_fields(row)) for row in table.rows]
    chosen = [meeting for meeting in meetings(reports) if _asked(meeting, scope)]
    today = (scope.day - EPOCH).days
    rows = [_row(meeting, today) for meeting in chosen]
    rows.sort(key=lambda row: (row[0] or "9999", row[5], row[-1]))
    return Table(COLUMNS, rows if scope.limit is None else rows[-scope.limit :])


def _fields(row: tuple[Any, ...]) -> tuple[Any, ...]:
    (id_, article, published, known, actors, negated, status, when, first, last, place, issues, origin) = row
    return id_, article, known, published, actors, negated, status, when, first, last, place, issues, origin


def _asked(meeting: Meeting, scope: Scope) -> bool:
    party = (scope.party or "").partition("/")[0]
    issues = {issue for report in meeting.reports for issue in report.issues}
    wanted = scope.issue
    return (
        (not party or party in meeting.parties)
        and (wanted is None or any(issue == wanted or issue.startswith(wanted + ".") for issue in issues))
        and (scope.since is None or meeting.reports[-1].known >= (scope.since - EPOCH).days)
    )


def _same(meeting: Meeting, report: Report) -> bool:
    if report.place and meeting.place and not same_place(report.place, meeting.place):
        return False
    if not any(_alike(told, report) for told in meeting.reports):
        return any(_coincide(told, report) for told in meeting.reports)
    if report.dated and meeting.dates:
        return _near(meeting, report) or _moves(meeting, report)
    return _fits(meeting, report)


def _alike(one: Report, other: Report) -> bool:
    """Whether both name the same parties (groups of friends count as one) and nobody else for a party."""
    if GROUPS & one.parties and GROUPS & other.parties:
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
    return bool(one.parties & other.parties) and _gap(one, other) == 0


def _near(meeting: Meeting, report: Report) -> bool:
    gaps = [(_gap(told, report), told.article == report.article) for told in meeting.dates]
    return any(gap == 0 or (gap <= NEAR and not together) for gap, together in gaps)


def _gap(one: Report, other: Report) -> int:
    """Days between the dates of two reports, 0 if they overlap or one has none."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(one.first - other.last, other.first - one.last, 0)


def _moves(meeting: Meeting, report: Report) -> bool:
    """Whether a report in a later article dates anew a meeting that was only planned."""
    told = meeting.told
    if meeting.held or report.negated or report.article in {held.article for held in meeting.reports}:
        return False
    if told.last is None or report.first is None or _gap(told, report) > REACH:
        return False
    return told.last >= report.known - NEAR if report.ahead else report.first > told.last


def _fits(meeting: Meeting, report: Report) -> bool:
    """Whether a report without exact days can be of the meeting, or gives the first exact days for it."""
    told = meeting.told
    if told.first is None or told.last is None:
        return report.known - meeting.reports[-1].known <= REACH and not (meeting.held and report.ahead)
    if report.first is not None and report.last is not None:
        return max(told.first, report.first) <= min(told.last, report.last)
    if report.ahead or report.negated:
        return told.last >= report.known - NEAR and not meeting.held
    return 0 <= report.known - told.first <= REACH // 3


def _row(meeting: Meeting, today: int) -> tuple[Any, ...]:
    told, reports = meeting.told, meeting.reports
    return (
        told.when,
        meeting.place,
        tuple(sorted(meeting.parties)),
        tuple(dict.fromkeys(actor for report in reports for actor in report.actors)),
        _state(meeting, today),
        reports[0].published[:10],
        reports[-1].published[:10],
        _moved_from(meeting),
        tuple(sorted({issue for report in reports for issue in report.issues})),
        tuple(sorted({report.origin for report in reports})),
        tuple(_line(report) for report in reports),
        reports[0].id,
        tuple(sorted(report.id for report in reports)),
    )


def _state(meeting: Meeting, today: int) -> str:
    """`held`, `dropped`, `moved`, `planned`, `possible`, or `unconfirmed` when its day has passed untold."""
    if meeting.reports[-1].negated:
        return "dropped"
    if meeting.held:
        return "held"
    last = meeting.told.last
    if last is not None and last < today:
        return "unconfirmed"
    if _moved_from(meeting):
        return "moved"
    return "planned" if any(report.status == "planned" for report in meeting.reports) else "possible"


def _moved_from(meeting: Meeting) -> str | None:
    """The date before the last one, if the two lie apart."""
    told = meeting.told
    apart = [report.when for report in meeting.dates if told.dated and _gap(report, told) > NEAR]
    return apart[-1] if apart else None


def _line(report: Report) -> str:
    """One step of the history: when it was told, what, for when, where."""
    state = "dropped" if report.negated else "held" if report.status == "actual" else report.status
    return " ".join(filter(None, (report.published[:10], state, report.when, report.place)))
