"""Guarantees × slots that no statement settles, or that reports tell differently, with the reason."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from guarantor.views.questions import Scope, Table, ask

COLUMNS = ("guarantor", "mechanism", "slot", "state", "reason", "said_by", "statements")
SLOTS = (*("scope", "amount", "trigger", "response", "duration", "legal force", "place", "command"),)
COLUMN = {
    "amount": "amount",
    "trigger": "condition",
    "response": "within",
    "duration": "duration",
    "place": "place",
}
COUNTED = ("guarantees.troops", "guarantees.finance", "guarantees.weapons", "guarantees.training")
PLACED = ("guarantees.troops", "guarantees.monitoring", "guarantees.training")
COMMANDED = ("guarantees.troops", "guarantees.monitoring", "guarantees.mutual-defence")
BINDING = ("signed", "ratified", "in force")
ISSUES = {"duration": "guarantees.duration", "legal force": "guarantees.legal-force"}

Words = dict[tuple[str | None, str | None], list[dict[str, Any]]]


def undefined(connection: Connection, scope: Scope) -> Table:
    """One row per guarantee × slot that is not settled."""
    words = _by_party(ask(connection, "undefined", scope))
    rows: list[tuple[Any, ...]] = []
    for guarantee in ask(connection, "guarantees", scope).dicts():
        for slot in SLOTS:
            if row := _row(guarantee, slot, words):
                rows.append(row)
    return Table(COLUMNS, rows)


def _row(guarantee: dict[str, Any], slot: str, words: Words) -> tuple[Any, ...] | None:
    if not _asked(guarantee["mechanism"], slot) or _settled(guarantee, slot):
        return None
    said = words.get((ISSUES.get(slot), guarantee["guarantor"]), []) + words.get((ISSUES.get(slot), None), [])
    conflict = _otherwise(guarantee, slot)
    reason = (
        f"reports differ: {conflict}" if conflict else _reason(said[0]) if said else "no statement gives it"
    )
    return (
        guarantee["guarantor"],
        guarantee["mechanism"],
        slot,
        "conflict" if conflict else "undefined",
        reason,
        tuple(sorted({word["origin"] for word in said})),
        tuple(sorted({*guarantee["statements"], *(word["id"] for word in said)})),
    )


def _asked(mechanism: str, slot: str) -> bool:
    """Whether the slot means something for the mechanism."""
    if slot in ("scope", "amount"):
        return mechanism in COUNTED if slot == "amount" else mechanism == "guarantees"
    if slot in ("place", "command"):
        return mechanism in (PLACED if slot == "place" else COMMANDED)
    return slot != "response" or mechanism in ("guarantees", "guarantees.mutual-defence")


def _settled(guarantee: dict[str, Any], slot: str) -> bool:
    if slot == "legal force":
        return guarantee["firmness"] in BINDING
    return bool(guarantee.get(COLUMN.get(slot, ""))) and not _otherwise(guarantee, slot)


def _otherwise(guarantee: dict[str, Any], slot: str) -> str | None:
    """The value, and the one that another origin gives at about the same time."""
    column = COLUMN.get(slot, "")
    others = [
        other.removeprefix(f"{column}: ")
        for other in guarantee["conflicts"]
        if other.startswith(f"{column}:")
    ]
    return " or ".join([str(guarantee[column]), *others]) if others else None


def _by_party(table: Table) -> Words:
    """Words by issue and by the parties that they are about: who speaks, who is addressed, and of a demand that
    is addressed to nobody anybody (None)."""
    found: Words = {}
    for word in table.dicts():
        named: set[str | None] = {actor.partition("/")[0] for actor in (*word["actors"], *word["recipients"])}
        if word["stance"] == "demands" and not word["recipients"]:
            named = {None}
        for party in named:
            found.setdefault((word["issue"], party), []).append(word)
    return found


def _reason(word: dict[str, Any]) -> str:
    act = f"not {word['act']}" if word["negated"] else str(word["act"])
    reasons = {
        "not discuss": "not yet discussed",
        "not agree": "not agreed",
        "not ratify": "not ratified",
        "discuss": "under discussion",
        "demand": "only demanded",
        "propose": "only proposed",
        "pledge": "only pledged",
        "ratify": "ratification " + word["status"],
    }
    return f"{reasons.get(act, act)} ({word['at']})"
