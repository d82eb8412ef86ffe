"""Reports of meetings → a calendar: one row per meeting, with its history."""

from __future__ import annotations

from typing import Any

from guarantor.views.meetings import NEAR, Meeting, Report, gap, meetings
from guarantor.views.questions import EPOCH, Scope, Table

COLUMNS = (
    *("date", "place", "parties", "actors", "state", "announced", "latest", "moved_from", "issues"),
    *("origins", "history", "meeting", "statements"),
)


def calendar(table: Table, scope: Scope) -> Table:
    """The view: one row per meeting, by date, from the rows of `calendar.sql`."""
    reports = [Report(*row) for row in table.rows]
    chosen = [meeting for meeting in meetings(reports) if _asked(meeting, scope)]
    today = (scope.day - EPOCH).days
    rows = [_row(meeting, today) for meeting in chosen]
    rows.sort(key=lambda row: (row[0] or "9999", row[5], row[-1]))
    return Table(COLUMNS, rows if scope.limit is None else rows[-scope.limit :])


def _asked(meeting: Meeting, scope: Scope) -> bool:
    party = (scope.party or "").partition("/")[0]
    issues = {issue for report in meeting.reports for issue in report.issues}
    wanted = scope.issue
    return (
        (not party or party in meeting.parties)
        and (wanted is None or any(issue == wanted or issue.startswith(wanted + ".") for issue in issues))
        and (scope.since is None or meeting.reports[-1].known >= (scope.since - EPOCH).days)
    )


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
    apart = [report.when for report in meeting.dates if told.dated and gap(report.days, told.days) > NEAR]
    return apart[-1] if apart else None


def _line(report: Report) -> str:
    """One step of the history: when it was told, what, for when, where."""
    state = "dropped" if report.negated else "held" if report.status == "actual" else report.status
    return " ".join(filter(None, (report.published[:10], state, report.when, report.place)))
