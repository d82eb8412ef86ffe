"""How rows look on a page: which columns a section of the brief shows, and what stands in a cell."""

from __future__ import annotations

import re
from typing import Any

SECTIONS = {
    "guarantees": (
        "Who guarantees what",
        (
            "guarantor",
            "mechanism",
            "firmness",
            "condition",
            "amount",
            "duration",
            "place",
            "scope",
            "command",
            "since",
            "origin",
        ),
    ),
    "positions": (
        "Who stands where",
        ("party", "issue", "stance", "condition", "since", "previously", "origin"),
    ),
    "drafts": (
        "Which plans are alive",
        ("version", "points", "authors", "holders", "alive", "since", "latest", "origin"),
    ),
    "awaited": (
        "Who owes an answer",
        ("debtor", "creditors", "issue", "since", "due", "state", "points", "origins"),
    ),
    "calendar": ("Who meets next", ("date", "place", "actors", "state", "moved_from", "issues", "origins")),
    "held": ("Who met", ("date", "place", "actors", "state", "moved_from", "issues", "origins")),
    "undefined": (
        "What is not settled",
        ("guarantor", "mechanism", "slot", "state", "reason", "said_by"),
    ),
    "conflicts": (
        "Where sources contradict each other",
        ("kind", "of", "actors", "issues", "earlier", "earlier_origins", "later", "later_origins"),
    ),
    "sources": (
        "Who is the source of all that",
        ("origin", "told", "facts", "alone", "outlets", "articles", "first", "latest"),
    ),
    "changes": ("What is new", ("view", "key", "change", "before", "after")),
}
VIEW_OF = {"held": "calendar"}  # sections that are part of a view of another name
DAYS = frozenset(("first", "latest", "since", "published", "first_told", "last_told", "announced"))
STATEMENTS = "statements"
UNBROKEN = DAYS | {"at", "date", "due", "begins", "respond_by", "expires", "earlier_at", "later_at"}
HIDDEN = frozenset((STATEMENTS, "meeting", "before_statements", "after_statements"))
LINKED = 3  # statements that a row links to at once; the others stand behind a fold


def columns(key: str, held: tuple[str, ...]) -> list[str]:
    """The columns that a section of the brief shows, of those that it holds."""
    return [name for name in SECTIONS[key][1] if name in held]


def all_columns(held: tuple[str, ...]) -> list[str]:
    """The columns of a view, without the statements' ids and the names of things inside."""
    return [name for name in held if name not in HIDDEN]


def heading(name: str) -> str:
    """A field's name as people write it."""
    return name.replace("_", " ")


def cell(name: str, value: Any) -> str:
    """A value as people read it: nothing for None, lists joined, flags as yes or no, moments as days."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(cell(name, part) for part in value)
    if name == "amount":
        return re.sub(r"\d{5,}", lambda found: f"{int(found[0]):,}", str(value))
    return str(value)[:10] if name in DAYS else str(value)


def web_address(value: str) -> str | None:
    """The address if it is one of the web; files and scripts are no links."""
    return value if value.lower().startswith(("https://", "http://")) else None
