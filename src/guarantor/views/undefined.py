"""Guarantees × slots that no statement settles, or that reports tell differently, with the reason."""

from __future__ import annotations

from sqlalchemy import Connection

from guarantor.views.questions import Scope, Table
from guarantor.views.slots import slotted

COLUMNS = ("guarantor", "mechanism", "slot", "state", "reason", "said_by", "statements")


def undefined(connection: Connection, scope: Scope) -> Table:
    """One row per guarantee × slot that is not settled."""
    rows = [
        (
            *(row["guarantor"], row["mechanism"], slot.name, slot.state, slot.reason, slot.said_by),
            tuple(sorted({*row["statements"], *slot.statements})),
        )
        for row, slots in slotted(connection, scope)
        for slot in slots
        if slot.state != "value"
    ]
    return Table(COLUMNS, rows)
