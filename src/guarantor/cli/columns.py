"""Which columns of a view stand in a table for people, and how each is made; csv and json hold them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from guarantor.cli.cells import cell, deed, differ, difference, one, other, terms, timing
from guarantor.views import Table

Made = Callable[[dict[str, Any]], str]
MADE: Mapping[str, Made] = {  # of several columns
    "deed": deed,
    "differ": differ,
    "difference": difference,
    "one": one,
    "other": other,
    "terms": terms,
    "timing": timing,
}
HEADINGS = {
    "statements": "id",
    "deed": "who does what > to whom",
    "differ": "kind",
    "one": "earlier",
    "other": "later",
    "moved_from": "moved from",
    "said_by": "said by",
}
SHOWN: Mapping[str, tuple[str, ...]] = {
    "timeline": ("at", "outlet", "deed", "issues", "terms", "origin", "statements"),
    "facts": ("at", "deed", "issues", "terms", "independent", "origins", "statements"),
    "positions": ("party", "issue", "stance", "condition", "since", "previously", "origin", "statements"),
    "guarantees": (
        *("guarantor", "mechanism", "firmness", "fell_from", "since", "terms", "origin", "conflicts"),
        "statements",
    ),
    "undefined": ("guarantor", "mechanism", "slot", "state", "reason", "said_by", "statements"),
    "drafts": (
        *(
            "version",
            "points",
            "authors",
            "holders",
            "alive",
            "since",
            "parent",
            "changed",
            "origin",
        ),
        "statements",
    ),
    "differences": ("version", "against", "kind", "issue", "difference", "basis", "said_by", "statements"),
    "awaited": (
        "debtor",
        "creditor",
        "issue",
        "since",
        "due",
        "state",
        "points",
        "instrument",
        "origin",
        "statements",
    ),
    "calendar": ("date", "place", "actors", "state", "moved_from", "issues", "origins", "statements"),
    "conflicts": ("differ", "actors", "issues", "one", "other", "open", "statements"),
    "sources": ("origin", "told", "facts", "alone", "outlets", "articles", "first", "latest"),
    "changes": ("view", "key", "change", "before", "after", "statements"),
    "whatif": (
        *("debtor", "mechanism", "verdict", "state", "trigger", "timing", "reasons", "to_settle"),
        "statements",
    ),
}
IDS = frozenset(("id", "statements"))


def heading(name: str) -> str:
    """A column's name as people write it."""
    return HEADINGS.get(name, name.replace("_", " "))


def table_of(table: Table, names: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Headings and cells of the chosen columns; a column that is empty in all rows is left out."""
    chosen = [name for name in names if name in MADE or name in table.columns]
    rows = [[_cell(row, name) for name in chosen] for row in table.dicts()]
    filled = [place for place in range(len(chosen)) if any(row[place] for row in rows)]
    return [heading(chosen[place]) for place in filled], [[row[place] for place in filled] for row in rows]


def _cell(row: dict[str, Any], name: str) -> str:
    return MADE[name](row) if name in MADE else cell(name, row[name])
