"""The slots of a guarantee: each holds a value, or reports that differ, or is undefined with a reason.

What the statements of a guarantee fix stands in the columns of the view. Two slots are put together here: the
scope of a guarantor's guarantees as a whole from its mechanisms, and legal force from firmness and from what is
said about binding form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from guarantor.ledger import schema
from guarantor.views.paging import by_party
from guarantor.views.questions import Scope, Table, ask

NAMES = ("scope", "amount", "trigger", "response", "duration", "legal force", "place", "command")
COLUMN = {"trigger": "condition", "response": "within", "legal force": "legal_force"}  # where named otherwise
ASKED: Mapping[str, tuple[str, ...]] = {  # of which mechanisms a slot means something; of all if not named
    "scope": (
        *("guarantees", "guarantees.troops", "guarantees.monitoring"),
        "guarantees.mutual-defence",
    ),
    "amount": ("guarantees.troops", "guarantees.finance", "guarantees.weapons", "guarantees.training"),
    "response": ("guarantees", "guarantees.mutual-defence"),
    "place": ("guarantees.troops", "guarantees.monitoring", "guarantees.training"),
    "command": ("guarantees.troops", "guarantees.monitoring", "guarantees.mutual-defence"),
}
ISSUES = {"duration": "guarantees.duration", "legal force": "guarantees.legal-force"}
BOUND = {"ratify": "ratified", "agree": "agreed"}  # a binding form that is only promised binds nobody

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: `state` is value, conflict or undefined; `told` are rows that it rests on beside its guarantee."""

    name: str
    state: str
    value: str | None = None
    reason: str = ""
    told: Sequence[Row] = ()

    @property
    def said_by(self) -> tuple[str, ...]:
        """The origins of what it rests on."""
        return tuple(sorted({row["origin"] for row in self.told}))

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that it rests on."""
        return tuple(sorted({id_ for row in self.told for id_ in row["statements"]}))


class Words:
    """What is said of slots by their own name, the newest first."""

    def __init__(self, table: Table) -> None:
        self._about: dict[tuple[str, str | None], dict[tuple[str, ...], Row]] = {}
        self._found: dict[tuple[str, str | None, str], list[Row]] = {}
        for word in sorted(table.dicts(), key=lambda word: str(word["at"]), reverse=True):
            for party in _about(word):
                self._about.setdefault((word["issue"], party), {}).setdefault(word["statements"], word)

    def on(self, issue: str, party: str, mechanism: str) -> list[Row]:
        """What is said on an issue of a party's mechanism: to that party first, then to anybody."""
        return self._on(issue, party, mechanism) + self._on(issue, None, mechanism)

    def _on(self, issue: str, party: str | None, mechanism: str) -> list[Row]:
        asked = issue, party, mechanism
        if asked not in self._found:
            told = self._about.get((issue, party), {}).values()
            self._found[asked] = [word for word in told if concerns(word, mechanism)]
        return self._found[asked]


def guarantees(connection: Connection, scope: Scope, words: Words | None = None) -> Table:
    """The view `guarantees`: the SQL's rows with all slots filled, and `undefined`: slots with the reason.

    `words` is what `heard` gives for the scope, where that is known.
    """
    known = words or heard(connection, scope)
    return by_party(connection, scope, schema.ladder, lambda part: _filled(connection, part, known))


def _filled(connection: Connection, scope: Scope, words: Words) -> Table:
    table = ask(connection, "guarantees", scope)
    columns = (*table.columns[:-1], "legal_force", "undefined", "statements")
    rows = []
    for row, found in slotted(connection, scope, words, table):
        by_name = {slot.name: slot for slot in found}
        filled = {COLUMN.get(slot.name, slot.name): slot.value for slot in found if slot.state == "value"}
        open_ = tuple(f"{slot.name}: {slot.reason}" for slot in found if slot.state == "undefined")
        terms = (*row["terms"], *_added(row, by_name))
        used = {id_ for slot in found if slot.state == "value" for id_ in slot.statements}
        more = {"legal_force": None, "undefined": open_, "terms": terms}
        made = row | more | filled | {"statements": tuple(sorted({*row["statements"], *used}))}
        rows.append(tuple(made[column] for column in columns))
    return Table(columns, rows)


def heard(connection: Connection, scope: Scope) -> Words:
    """What is said of slots by their own name."""
    return Words(ask(connection, "undefined", scope))


def slotted(
    connection: Connection, scope: Scope, words: Words, table: Table
) -> Iterator[tuple[Row, list[Slot]]]:
    """Each guarantee of `table` with those of its slots that mean something for its mechanism."""
    rows = list(table.dicts())
    whole = rows if scope.since is None else _whole(connection, scope)
    for row in rows:
        yield row, [_slot(name, row, words, whole) for name in NAMES if row["mechanism"] in _asked(name, row)]


def _whole(connection: Connection, scope: Scope) -> list[Row]:
    return list(ask(connection, "guarantees", replace(scope, since=None)).dicts())


def _asked(name: str, row: Row) -> tuple[str, ...]:
    return ASKED.get(name, (row["mechanism"],))


def _added(row: Row, slots: Mapping[str, Slot]) -> Iterator[str]:
    """Terms that the SQL does not have, with their origins."""
    for name in ("scope", "legal force"):
        slot = slots.get(name)
        if slot and slot.state == "value" and not row.get(COLUMN.get(name, name)):
            yield f"{name}: {slot.value} ({', '.join(slot.said_by)})"


def _slot(name: str, row: Row, words: Words, whole: Sequence[Row]) -> Slot:
    column = COLUMN.get(name, name)
    if other := _otherwise(row, column):
        return Slot(name, "conflict", None, f"reports differ: {other}", _heard(name, row, words))
    if name == "legal force":
        return _legal_force(row, _heard(name, row, words))
    if row.get(column):
        return Slot(name, "value", str(row[column]))
    if name == "scope" and row["mechanism"] == "guarantees" and (covered := _covered(row, whole)):
        return covered
    said = _heard(name, row, words)
    return Slot(name, "undefined", None, _reason(said[0]) if said else "no statement gives it", said)


def _heard(name: str, row: Row, words: Words) -> list[Row]:
    """What is said on a slot of this guarantee by the slot's own name."""
    issue = ISSUES.get(name)
    return words.on(issue, row["guarantor"], row["mechanism"]) if issue else []


def _about(word: Row) -> set[str | None]:
    """Who a word is about: who speaks and who is addressed; anybody (None) if a demand is addressed to nobody."""
    if word["stance"] == "demands" and not word["recipients"]:
        return {None}
    return {actor.partition("/")[0] for actor in (*word["actors"], *word["recipients"])}


def concerns(word: Row, mechanism: str) -> bool:
    """Whether a word on duration or legal force is about the mechanism: it names it, or none."""
    named = _mechanisms(word["issues"])
    return not named or mechanism in named


@lru_cache(maxsize=4096)
def _mechanisms(issues: tuple[str, ...]) -> frozenset[str]:
    return frozenset(issue for issue in issues if issue.startswith("guarantees.")) - set(ISSUES.values())


def _covered(row: Row, whole: Sequence[Row]) -> Slot | None:
    """What a guarantor's guarantees cover as a whole: the mechanisms that it has not refused."""
    parts = [
        other
        for other in whole
        if other["guarantor"] == row["guarantor"]
        and other["mechanism"] != row["mechanism"]
        and other["firmness"] != "rejected"
    ]
    if not parts:
        return None
    return Slot(
        "scope", "value", ", ".join(other["mechanism"].partition(".")[2] for other in parts), "", parts
    )


def _legal_force(row: Row, said: Sequence[Row]) -> Slot:
    """Ratified or in force; else what was last said about binding form, if it binds; else a bare signature."""
    newest = said[0] if said else None
    if row["firmness"] in ("ratified", "in force"):
        return Slot("legal force", "value", row["firmness"], "", (row,))
    if newest and newest["act"] in BOUND and newest["status"] == "actual" and not newest["negated"]:
        return Slot("legal force", "value", BOUND[newest["act"]], "", (newest,))
    if row["firmness"] == "signed" and not said:
        return Slot("legal force", "value", "signed", "", (row,))
    reason = _reason(newest) if newest else "no statement gives it"
    before = "signed, " if row["firmness"] == "signed" else ""
    return Slot("legal force", "undefined", None, before + reason, said)


def _otherwise(row: Row, column: str) -> str | None:
    """The value, and the one that another origin gives at about the same time."""
    start = f"{column}: "
    others = [other.removeprefix(start) for other in row["conflicts"] if other.startswith(start)]
    return " or ".join([str(row[column]), *others]) if others else None


def _reason(word: Row) -> str:
    act = f"not {word['act']}" if word["negated"] else str(word["act"])
    reasons = {
        "not discuss": "not yet discussed",
        "not agree": "not agreed",
        "not ratify": "not ratified",
        "discuss": "under discussion",
        "demand": "only demanded",
        "propose": "only proposed",
        "pledge": "only pledged",
        "agree": f"agreement {word['status']}",
        "ratify": f"ratification {word['status']}",
    }
    return f"{reasons.get(act, act)} ({word['at']})"
