"""Guarantees × slots that no statement settles, or that reports tell differently, with the reason."""

from __future__ import annotations

from sqlalchemy import Connection

from guarantor.ledger import schema
from guarantor.views.paging import by_party
from guarantor.views.questions import Scope, Table, ask
from guarantor.views.slots import Words, heard, slotted

COLUMNS = ("guarantor", "mechanism", "slot", "state", "reason", "said_by", "statements")


def undefined(connection: Connection, scope: Scope) -> Table:
    """One row per guarantee × slot that is not settled."""
    words = heard(connection, scope)
    return by_party(connection, scope, schema.ladder, lambda part: _open(connection, part, words))


def _open(connection: Connection, scope: Scope, words: Words) -> Table:
    rows = [
        (
            *(row["guarantor"], row["mechanism"], slot.name, slot.state, slot.reason, slot.said_by),
            tuple(sorted({*row["statements"], *slot.statements})),
        )
        for row, slots in slotted(connection, scope, words, ask(connection, "guarantees", scope))
        for slot in slots
        if slot.state != "value"
    ]
    return Table(COLUMNS, rows)
