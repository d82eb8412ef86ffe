"""Origins counted: what each tells, alone or with others, through how many outlets.

What is told twice is found by numbers that stand for the texts; a database compares the texts themselves.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, bindparam, text

from guarantor.ledger.tellings import Tellings, ids, published_text
from guarantor.views.questions import Scope, Table
from guarantor.views.told import told

COLUMNS = ("origin", "told", "facts", "alone", "outlets", "articles", "first", "latest", "statements")
NAMES = text("SELECT number, text FROM name WHERE number IN :numbers").bindparams(
    bindparam("numbers", expanding=True)
)
CHUNK = 500
HALF = 32  # bits of one number of a pair
LOWER = 2**HALF - 1
Numbers = npt.NDArray[np.int64]


def sources(connection: Connection, scope: Scope) -> Table:
    """The view: one row per origin; with a limit, those of the most statements."""
    return counted(connection, told(connection, scope), scope.limit)


def counted(connection: Connection, found: Tellings, limit: int | None) -> Table:
    """The view of tellings that are at hand."""
    if not found.size:
        return Table(COLUMNS, [])
    by = found["origin"].astype(np.int64)
    much = np.bincount(by)
    ranked = _ranked(connection, much, limit)
    facts, alone = _facts(by, found["fact"], much.size)
    outlets, articles = (_different(by, found[name], much.size) for name in ("outlet", "article"))
    order, ends = _grouped(by), np.cumsum(much)
    published, numbers = found["published"][order], found["id"][order]
    rows = []
    for origin, name in ranked:
        held = slice(ends[origin] - much[origin], ends[origin])
        first, latest = (published_text(int(end(published[held]))) for end in (np.min, np.max))
        counts = (int(counted[origin]) for counted in (much, facts, alone, outlets, articles))
        rows.append((name, *counts, first, latest, tuple(ids(numbers[held]))))
    return Table(COLUMNS, rows)


def _ranked(connection: Connection, much: Numbers, limit: int | None) -> list[tuple[int, str]]:
    """The origins of the most statements, those of as many by name."""
    least = 1 if limit is None or np.count_nonzero(much) <= limit else np.sort(much)[-limit]
    names = _names(connection, np.flatnonzero(much >= max(1, least)).tolist())
    ranked = sorted(names, key=lambda origin: (-much[origin], names[origin]))
    return [(origin, names[origin]) for origin in ranked[:limit]]


def _names(connection: Connection, numbers: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(numbers), CHUNK):
        chosen = connection.execute(NAMES, {"numbers": numbers[start : start + CHUNK]})
        found |= dict(map(tuple, chosen))
    return found


def _grouped(by: Numbers) -> Numbers:
    """The places of the tellings, those of one origin together."""
    small = by.astype(np.uint16) if by.max() < 2**16 else by  # short numbers are sorted by their digits
    return np.argsort(small, kind="stable")


def _facts(by: Numbers, facts: npt.NDArray[np.int32], size: int) -> tuple[Numbers, Numbers]:
    """For each origin how many facts it tells, and how many of them nobody else tells."""
    pairs = _pairs(facts.astype(np.int64), by)
    origin, fact = pairs & LOWER, pairs >> HALF
    changes = np.diff(fact, prepend=-1, append=-1) != 0
    lone = changes[:-1] & changes[1:]
    return np.bincount(origin, minlength=size), np.bincount(origin[lone], minlength=size)


def _different(by: Numbers, held: npt.NDArray[np.int32], size: int) -> Numbers:
    """For each origin how many different numbers it has."""
    return np.bincount(_pairs(by, held.astype(np.int64)) >> HALF, minlength=size)


def _pairs(one: Numbers, other: Numbers) -> Numbers:
    """The different pairs, each as one number, ascending."""
    pairs = np.sort(one << HALF | other)
    different: Numbers = pairs[np.diff(pairs, prepend=-1) != 0]
    return different
