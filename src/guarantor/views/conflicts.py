"""Conflicts as the SQL finds them, less those that are none: a place inside the other."""

from __future__ import annotations

from guarantor.views.places import same_place
from guarantor.views.questions import Scope, Table


def conflicts(table: Table, _: Scope) -> Table:
    """The view: without pairs of places of which one lies in the other."""
    kept = [row for row, held in zip(table.rows, table.dicts(), strict=True) if not _nested(held)]
    return Table(table.columns, kept)


def _nested(row: dict[str, str]) -> bool:
    return "place" in (row["kind"], row["of"]) and same_place(row["earlier"], row["later"])
