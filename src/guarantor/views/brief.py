"""The front page: what the views say on one day, put together. Plain data; how it looks is for the faces."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection

from guarantor.ledger.tellings import Tellings, published_text
from guarantor.views.answers import answer_in
from guarantor.views.questions import NEWEST, REACH, Scope, Table, question
from guarantor.views.sources import counted
from guarantor.views.told import told

FIRM = ("in force", "ratified", "signed", "agreed", "pledged", "proposed", "discussed", "rejected")
AHEAD = ("planned", "moved", "possible")
TOP = 12
MOST = 1_000  # conflicts that are counted
MEETINGS = 250  # that are looked through for those ahead and the last held


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief: its key, the question that it answers, the rows, and what they leave out."""

    key: str
    question: str
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """`counts`: statements, articles, outlets, origins, languages, first, latest (UTC texts).

    Sections, by key: guarantees, positions, drafts, awaited, calendar (ahead), held (the last meetings),
    undefined, conflicts (still open, the newest first), sources, and changes if the scope has `since`.
    """

    as_of: date
    counts: dict[str, Any]
    sections: tuple[Section, ...]

    def section(self, key: str) -> Table:
        """The table of the section with this key."""
        return next(section.table for section in self.sections if section.key == key)


def brief(connection: Connection, scope: Scope | None = None) -> Brief:
    """The brief for a scope: without one, as of today."""
    asked = scope or Scope()
    whole = replace(asked, since=None, limit=None)
    tables = {
        name: answer_in(connection, name, whole) for name in ("guarantees", "positions", "drafts", "awaited")
    }
    meetings = answer_in(connection, "calendar", replace(whole, limit=MEETINGS))
    tables["guarantees"] = _firmest(tables["guarantees"])
    tables["positions"] = _kept(tables["positions"], lambda row: row["stance"] != "discusses")
    tables["awaited"] = _joined(tables["awaited"])
    tables["calendar"] = _kept(meetings, lambda row: row["state"] in AHEAD)
    held = _kept(meetings, lambda row: row["state"] not in AHEAD)
    tables["held"] = Table(held.columns, held.rows[-TOP:])
    tables["undefined"] = answer_in(connection, "undefined", whole)
    tables["conflicts"] = _open(answer_in(connection, "conflicts", replace(whole, limit=MOST)))
    tellings = told(connection, whole)
    tables["sources"] = counted(connection, tellings, TOP)
    if asked.since:
        tables["changes"] = answer_in(connection, "changes", asked)
    chosen = asked.party or asked.issue
    counts = _counts(told(connection, replace(whole, party=None, issue=None)) if chosen else tellings)
    sections = (Section(key, _question(key), table, _note(key, counts)) for key, table in tables.items())
    return Brief(asked.day, counts, tuple(sections))


def _counts(found: Tellings) -> dict[str, Any]:
    different = {
        f"{name}s": int(np.count_nonzero(np.bincount(found[name])))
        for name in ("article", "outlet", "origin", "language")
    }
    times = found["published"]
    ends = (int(times.min()), int(times.max())) if found.size else ()
    first, latest = map(published_text, ends) if ends else (None, None)
    return {"statements": found.size, **different, "first": first, "latest": latest}


def _question(key: str) -> str:
    return question("calendar" if key == "held" else key)


def _kept(table: Table, keep: Any) -> Table:
    return Table(
        table.columns, [row for row, held in zip(table.rows, table.dicts(), strict=True) if keep(held)]
    )


def _open(conflicts: Table) -> Table:
    """Those in which both sides stand by their word; a changed mind is news, no open conflict."""
    return _kept(conflicts, lambda row: row["open"] and row["kind"] != "revision")


def _note(key: str, counts: dict[str, Any]) -> str:
    if key == "conflicts" and counts["statements"] > NEWEST:
        return f"Looked for in the newest {NEWEST:,} statements."
    if key in ("calendar", "held") and counts["statements"] > MEETINGS * REACH:
        return f"Looked for in the newest {MEETINGS * REACH:,} reports of meetings."
    return ""


def _firmest(table: Table) -> Table:
    """The firmest first."""
    place = table.columns.index("firmness")
    return Table(table.columns, sorted(table.rows, key=lambda row: (FIRM.index(row[place]), row[:place])))


def _joined(table: Table) -> Table:
    """Answers that one debtor owes on one issue in one row, with all its creditors."""
    columns = (
        "debtor",
        "creditors",
        "issue",
        "since",
        "latest",
        "due",
        "state",
        "points",
        "origins",
        "statements",
    )
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in table.dicts():
        groups.setdefault((row["debtor"], row["issue"]), []).append(row)
    return Table(columns, [_owed(debtor, issue, rows) for (debtor, issue), rows in groups.items()])


def _owed(debtor: str, issue: str, rows: list[dict[str, Any]]) -> tuple[Any, ...]:
    dues = sorted(row["due"] for row in rows if row["due"])
    return (
        debtor,
        tuple(row["creditor"] for row in rows),
        issue,
        min(row["since"] for row in rows),
        max(row["latest"] for row in rows),
        dues[0] if dues else None,
        max(row["state"] for row in rows),
        next((row["points"] for row in rows if row["points"]), None),
        tuple(sorted({row["origin"] for row in rows})),
        tuple(sorted({id_ for row in rows for id_ in row["statements"]})),
    )
