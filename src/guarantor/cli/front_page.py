"""The brief as text: what each section says, in few columns and few rows, and where the rest is to be had."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rich.console import Console

from guarantor.cli.columns import table_of
from guarantor.cli.rendering import print_table
from guarantor.views import Brief, Table

ROWS = 16  # of a section; the rest is in the view
SECTIONS: Mapping[str, tuple[str, str, tuple[str, ...], str]] = {
    # key: title, view that holds the rest, columns, what is said of an empty section
    "guarantees": (
        "Who guarantees what, on which condition",
        "guarantees",
        ("guarantor", "mechanism", "firmness", "terms", "not settled", "origin", "statements"),
        "No guarantee is told of.",
    ),
    "positions": (
        "Who stands where",
        "positions",
        ("party", "for", "demands", "against", "open"),
        "No party has taken a stance.",
    ),
    "drafts": (
        "Which plan is alive, and where it lies",
        "drafts",
        ("version", "points", "alive", "authors", "holders", "since", "latest", "origin", "statements"),
        "No draft is told of.",
    ),
    "awaited": (
        "Who owes an answer",
        "awaited",
        ("debtor", "creditors", "issue", "points", "since", "due", "state", "origins", "statements"),
        "No answer is owed.",
    ),
    "calendar": (
        "Who meets next",
        "calendar",
        ("date", "place", "actors", "state", "moved_from", "issues", "origins", "statements"),
        "No meeting is announced for this day or later.",
    ),
    "held": (
        "Who met",
        "calendar",
        ("date", "place", "actors", "state", "moved_from", "issues", "origins", "statements"),
        "No meeting is told of.",
    ),
    "conflicts": (
        "Where sources contradict each other",
        "conflicts",
        ("differ", "actors", "issues", "one", "other", "statements"),
        "No contradiction is open.",
    ),
    "sources": (
        "Who is the source of all that",
        "sources",
        ("origin", "told", "facts", "alone", "outlets", "first", "latest"),
        "There is no statement yet.",
    ),
    "changes": (
        "What is new",
        "changes",
        ("view", "key", "change", "before", "after", "statements"),
        "Nothing is new.",
    ),
}


def print_brief(console: Console, brief: Brief) -> None:
    """Print the front page section by section."""
    counts = brief.counts
    console.print(f"[bold]Brief as of {brief.as_of}[/]")
    told = [_counted(counts[name], name) for name in ("statements", "articles", "outlets", "origins")]
    console.print(f"{', '.join(told)}. What stands behind an id: guarantor explain ID")
    for line in _staleness(brief):
        console.print(line)
    for section in brief.sections:
        if section.key in SECTIONS:
            _print_section(console, section.key, _prepared(section.key, section.table, brief))
            if section.note:
                console.print(section.note)


def brief_json(brief: Brief) -> str:
    """The front page as JSON: counts, and the rows of each section."""
    sections = {section.key: list(section.table.dicts()) for section in brief.sections}
    data = {"as_of": brief.as_of, "counts": brief.counts, **sections}
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)


def _counted(count: int, name: str) -> str:
    return f"{count} {name if count != 1 else name.removesuffix('s')}"


def _staleness(brief: Brief) -> list[str]:
    """A word on a ledger whose newest article is older than the day that is asked about."""
    latest = brief.counts["latest"]
    if not latest or (brief.as_of - date.fromisoformat(latest[:10])).days < 7:
        return []
    return [f"Nothing newer than {latest[:10]} has been read. The picture of that day: --as-of {latest[:10]}"]


def _prepared(key: str, table: Table, brief: Brief) -> Table:
    """The table of a section as the page shows it."""
    if key == "positions":
        return _by_party(table)
    if key == "guarantees":
        return _with(table, "not settled", lambda row: _open_slots(brief, row))
    return table


def _open_slots(brief: Brief, guarantee: dict[str, Any]) -> str:
    """What nobody has settled about a guarantee."""
    rows = brief.section("undefined").dicts()
    key = (guarantee["guarantor"], guarantee["mechanism"])
    return ", ".join(row["slot"] for row in rows if (row["guarantor"], row["mechanism"]) == key)


def _with(table: Table, name: str, make: Callable[[dict[str, Any]], Any]) -> Table:
    """The table with one more column."""
    rows = [(*row, make(named)) for row, named in zip(table.rows, table.dicts(), strict=True)]
    return replace(table, columns=(*table.columns, name), rows=rows)


def _by_party(table: Table) -> Table:
    """One row per party, its issues under their stances, with what they were before."""
    parties: dict[str, dict[str, list[str]]] = {}
    for row in table.dicts():
        before = f" (was {row['previously']})" if row["previously"] else ""
        parties.setdefault(row["party"], {}).setdefault(row["stance"], []).append(row["issue"] + before)
    columns = ("for", "demands", "against", "open")
    rows = [(party, *(tuple(held.get(stance, ())) for stance in columns)) for party, held in parties.items()]
    return Table(("party", *columns), sorted(rows, key=lambda row: (-sum(map(len, row[1:])), row[0])))


def _print_section(console: Console, key: str, table: Table) -> None:
    title, view, columns, empty = SECTIONS[key]
    console.print(f"\n[bold]{title}[/]")
    if not table.rows:
        console.print(empty)
        return
    print_table(console, *table_of(replace(table, rows=table.rows[:ROWS]), columns))
    if len(table) > ROWS:
        console.print(f"… and {len(table) - ROWS} more: guarantor view {view}")
