"""The questions: SQL files, their parameters, and the tables that answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from sqlalchemy import Connection, TextClause, text

from guarantor.errors import ViewError
from guarantor.ledger.reading import A_DAY, SECOND
from guarantor.model import LANGUAGES

EPOCH = date(1970, 1, 1)
SECONDS = 86400 * SECOND  # of a day, in the part of a moment that tells when it was published
ALL = 2**62
REACH = 8  # statements looked through for each fact that is asked for
NEWEST = 3000  # statements, and not more, that facts and conflicts are looked for in when a limit is given
NEVER = -(2**30)
EVERY = ("", "\U0010ffff")  # before the first party, and after the last
BENEFICIARY = "UA"
LISTS = frozenset(
    (
        "statements",
        "actors",
        "recipients",
        "issues",
        "sources",
        "parties",
        "origins",
        "history",
        "creditors",
        "authors",
        "holders",
        "latest_actors",
        "changed",
        "differing",
        "earlier_origins",
        "later_origins",
        "conflicts",
        "terms",
        "reasons",
        "undefined",
        "to_settle",
        "said_by",
    )
)
IN_PYTHON = ("changes", "whatif", "differences")
FLAGS = frozenset(("negated", "alive", "open"))

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: column names and rows. Columns of LISTS hold tuples of texts, FLAGS booleans, dates texts.

    The column `statements` holds the ids that a row rests on.
    """

    columns: tuple[str, ...]
    rows: list[Row]

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Each row with its column names."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked about. All fields mean the same in every view.

    `as_of`: only what was published by the end of that day (UTC). `as_recorded`: only what the ledger held at
    that moment. `since`: rows on which something was published on that day or later. `party`, `issue`: rows
    that name the party, or the issue or one below it. `language`: only articles in it are read.
    `beneficiary`: the party that is guaranteed. `limit`: so many rows, the newest, where a view has an order
    in time, else the first. None: no limit, no filter, now. `parties`: of a view that stands by party, only rows
    of those from the first to the last; see `paging`.
    """

    as_of: date | None = None
    as_recorded: datetime | None = None
    since: date | None = None
    party: str | None = None
    issue: str | None = None
    language: str | None = None
    beneficiary: str = BENEFICIARY
    limit: int | None = None
    parties: tuple[str, str] = EVERY

    @property
    def day(self) -> date:
        """The day as of which is asked: today (UTC) if not given."""
        return self.as_of or datetime.now(UTC).date()


@cache
def query(name: str) -> str:
    """The text of a view's SQL file."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement_of(name: str) -> str:
    """The SQL of a view without its comments, in which a colon is no parameter."""
    return "\n".join(line for line in query(name).splitlines() if not line.startswith("--"))


@cache
def _clause(name: str, engine: str) -> TextClause:
    """The SQL of a view for an engine: PostgreSQL's own aggregate is much quicker than a `group_concat` in SQL."""
    written = statement_of(name)
    return text(written.replace("group_concat(", "string_agg(") if engine == "postgresql" else written)


def opening(name: str) -> list[str]:
    """What a view says of itself, by lines: first its question, then "one row per".

    It stands at the head of its SQL file, or of its module where SQL is the wrong tool.
    """
    if name in IN_PYTHON:
        said = import_module(f"{__package__}.{name}").__doc__ or ""
        return [line for line in said.strip().splitlines() if line]
    return [line.removeprefix("--").strip() for line in query(name).splitlines() if line.startswith("--")]


def question(name: str) -> str:
    """What the view answers."""
    return opening(name)[0]


def ask(connection: Connection, name: str, scope: Scope, **more: Any) -> Table:
    """Run a view's SQL as it stands; lists and flags made of the columns that hold them."""
    asked = parameters(connection, scope) | more
    if ":horizon" in query(name):
        asked["horizon"] = -ALL if scope.limit is None else _horizon(connection, asked["as_of"])
    result = connection.execute(_clause(name, connection.dialect.name), asked)
    columns = tuple(result.keys())
    by_column: list[Iterable[Any]] = list(zip(*result.fetchall(), strict=True))
    if not by_column:
        return Table(columns, [])
    made = [
        map(_MAKERS[column], held) if column in _MAKERS else held
        for column, held in zip(columns, by_column, strict=True)
    ]
    return Table(columns, list(zip(*made, strict=True)))


def parameters(connection: Connection, scope: Scope) -> dict[str, Any]:
    """The values that the SQL files take by name."""
    if scope.language is not None and scope.language not in LANGUAGES:
        raise ViewError(f"language is {scope.language!r}, expected one of {', '.join(LANGUAGES)}")
    day, issue = scope.day, scope.issue or ""
    number = (day - EPOCH).days
    return {
        "as_of": number,
        "a_day": A_DAY,
        "as_of_date": day.isoformat(),
        "before": (number + 1) * A_DAY,
        "as_recorded": _recorded(connection, scope.as_recorded),
        "since": (scope.since - EPOCH).days if scope.since else NEVER,
        "party": (scope.party or "").partition("/")[0],
        "first_party": scope.parties[0],
        "last_party": scope.parties[1],
        "issue": issue,
        "below": f"{issue}.%",
        "language": scope.language or "",
        "beneficiary": scope.beneficiary,
        "limit": ALL if scope.limit is None else scope.limit,
        "reach": ALL if scope.limit is None else scope.limit * REACH,
        "reports": ALL if scope.limit is None else scope.limit * REACH,
    }


def _horizon(connection: Connection, day: int) -> int:
    """The moment from which on facts and conflicts are looked for when a limit is given.

    Of what was published by then; a moment ends in its time of publication.
    """
    newest = text("""
        SELECT moment FROM statement WHERE moment < :before AND moment % :a_day < :published
        ORDER BY moment DESC LIMIT 1 OFFSET :newest
    """)
    given = {"before": (day + 1) * A_DAY, "a_day": A_DAY, "published": (day + 1) * SECONDS, "newest": NEWEST}
    return connection.execute(newest, given).scalar() or -ALL


def _recorded(connection: Connection, moment: datetime | None) -> int:
    """The number of the last journal entry that was recorded by `moment`."""
    bound = "9999" if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    last = text(
        "SELECT seq FROM journal WHERE recorded_at <= :bound ORDER BY recorded_at DESC, seq DESC LIMIT 1"
    )
    return connection.execute(last, {"bound": bound}).scalar() or 0


def listed(value: str | None) -> tuple[str, ...]:
    """The texts of a column that holds several."""
    return tuple(filter(None, value.split("|"))) if value else ()


def _ids(value: str | None) -> tuple[str, ...]:
    return tuple(sorted(set(listed(value))))


_MAKERS: Mapping[str, Any] = {
    **dict.fromkeys(LISTS, listed),
    **dict.fromkeys(FLAGS, bool),
    "statements": _ids,
    **dict.fromkeys(
        ("origins", "earlier_origins", "later_origins", "changed", "holders", "terms", "conflicts"), _ids
    ),
}
