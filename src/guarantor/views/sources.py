"""Origins counted: what each tells, alone or with others, through how many outlets.

What is told twice is found by numbers that stand for the texts; a database compares the texts themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from guarantor.views.questions import Scope, Table, ask

COLUMNS = ("origin", "told", "facts", "alone", "outlets", "articles", "first", "latest", "statements")
Numbers = npt.NDArray[np.int64]


class Told(NamedTuple):
    """What was told, by column."""

    origin: list[str]
    fact: list[str]
    outlet: list[str]
    article: list[str]
    published: list[str]
    id: list[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of texts as numbers: equal texts have equal ones, below `size`."""

    numbers: Numbers
    texts: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many different texts there are."""
        return len(self.texts)


def sources(connection: Connection, scope: Scope) -> Table:
    """The view: one row per origin; with a limit, those of the most statements."""
    days = ask(connection, "sources", scope).rows
    if not days:
        return Table(COLUMNS, [])
    told = Told(*("\n".join(held).split("\n") for held in zip(*days, strict=True)))
    by, facts = _numbered(told.origin), _numbered(told.fact)
    much = np.bincount(by.numbers, minlength=by.size)
    pairs = _different(by, facts)
    lone = np.bincount(pairs % facts.size, minlength=facts.size) == 1
    different, alone = _counted(pairs, by, facts), _counted(pairs[lone[pairs % facts.size]], by, facts)
    ranked = sorted(zip((-much).tolist(), by.texts, range(by.size), strict=True))
    order, ends = np.argsort(by.numbers, kind="stable"), np.cumsum(much)
    rows = []
    for less, origin, number in ranked[: scope.limit]:
        places = order[ends[number] + less : ends[number]].tolist()
        rows.append((origin, -less, int(different[number]), int(alone[number]), *_spread(told, places)))
    return Table(COLUMNS, rows)


def _spread(told: Told, places: Sequence[int]) -> tuple[Any, ...]:
    """Of what one origin tells: how many outlets and articles, the first and last time, the ids."""
    outlets, articles, ids = (
        set(map(held.__getitem__, places)) for held in (told.outlet, told.article, told.id)
    )
    times = list(map(told.published.__getitem__, places))
    return len(outlets), len(articles), min(times), max(times), tuple(sorted(ids))


def _numbered(texts: Sequence[str]) -> Column:
    numbers = dict(zip(dict.fromkeys(texts), count(), strict=False))
    found = np.fromiter(map(numbers.__getitem__, texts), np.int64, len(texts))
    return Column(found, tuple(numbers))


def _different(by: Column, held: Column) -> Numbers:
    """The different pairs of the two columns, as one number each."""
    pairs = np.sort(by.numbers * held.size + held.numbers)
    return pairs[np.diff(pairs, prepend=-1) > 0]


def _counted(pairs: Numbers, by: Column, held: Column) -> Numbers:
    """For each of `by` its pairs."""
    return np.bincount(pairs // held.size, minlength=by.size)
