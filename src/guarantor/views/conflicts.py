"""Conflicts: tellings of one thing that differ, each set against its neighbour in time.

In SQL this takes four windows over all tellings, which cost SQLite more than all else in the view together, and
minutes over a whole large ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection

from guarantor.ledger.reading import A_DAY
from guarantor.views.places import same_place
from guarantor.views.questions import EPOCH, Scope, Table, ask, listed

COLUMNS = (
    *("kind", "of", "actors", "issues", "earlier", "earlier_at", "earlier_origins"),
    *("later", "later_at", "later_origins", "open", "statements"),
)
STATEMENTS = """
    SELECT holding, id, fact, article, known, moment, at, origin, actors, recipients, issues, when_from, when_to
    FROM statement WHERE holding IN ({holdings})
"""
CHUNK = 5000
FAR = 8 * A_DAY  # apart in time: then the later telling is news, no contradiction


class Telling(NamedTuple):
    """One value that a statement tells."""

    moment: int
    holding: int
    value: str
    origin: str


class Said(NamedTuple):
    """What is needed of a statement."""

    holding: int
    id: str
    fact: str
    article: str
    known: int
    moment: int
    at: str
    origin: str
    actors: str
    recipients: str
    issues: str
    when_from: int | None
    when_to: int | None

    def parties(self, *lists: str) -> set[str]:
        """The parties in lists of actors."""
        return {actor.partition("/")[0] for held in lists for actor in listed(held)}


class Pair(NamedTuple):
    """Two statements that differ in `of`; `kind` is that, or `revision`; what they share who are shown as one first."""

    kind: str
    of: str
    fact: str
    other_fact: str
    later: str
    earlier: str
    open: bool
    a: Said
    b: Said


def conflicts(connection: Connection, scope: Scope) -> Table:
    """The view: without pairs of places of which one lies in the other."""
    groups: dict[tuple[Any, ...], list[Pair]] = {}
    for pair in _pairs(connection, scope):
        if _counts(pair) and _asked(pair.b, scope):
            groups.setdefault(pair[:6], []).append(pair)
    since = (scope.since - EPOCH).days if scope.since else None
    found = [pairs for pairs in groups.values() if since is None or max(p.b.known for p in pairs) >= since]
    found.sort(key=lambda pairs: (-max(pair.b.moment for pair in pairs), pairs[0][:6]))
    return Table(COLUMNS, [_row(pairs) for pairs in found[: scope.limit] if not _nested(pairs[0])])


def _pairs(connection: Connection, scope: Scope) -> Iterator[Pair]:
    """Neighbours in time that tell different values of one thing."""
    near = [
        (kind, *both)
        for kind, *lists in ask(connection, "conflicts", scope).rows
        for both in _neighbours(*(held.split("\n") for held in lists))
    ]
    said = _statements(connection, {told.holding for _, *both, _ in near for told in both})
    for kind, one, other, differs in near:
        yield _pair(kind, one.value, other.value, differs, said[one.holding], said[other.holding])


def _pair(kind: str, earlier: str, later: str, differs: bool, a: Said, b: Said) -> Pair:
    """A pair is open if one article says both, else if the two origins differ by the last word of each.

    It is a revision if one origin has changed its word, or time has passed.
    """
    together = a.article == b.article
    revised = not together and (a.origin == b.origin or b.moment - a.moment > FAR)
    sort = "revision" if revised else kind
    return Pair(sort, kind, b.fact, a.fact, later, earlier, differs or together, a, b)


def _neighbours(
    values: Sequence[str], moments: Iterable[str], holdings: Iterable[str], origins: Iterable[str]
) -> Iterator[tuple[Telling, Telling, bool]]:
    """Of the tellings of one thing, neighbours that differ, and whether their origins differ to the end."""
    tellings = sorted(zip(map(int, moments), map(int, holdings), values, origins, strict=True))
    last = {origin: value for _, _, value, origin in tellings}
    for one, other in pairwise(tellings):
        if one[2] != other[2]:
            yield Telling(*one), Telling(*other), last[one[3]] != last[other[3]]


def _statements(connection: Connection, holdings: Iterable[int]) -> dict[int, Said]:
    wanted = sorted(holdings)
    found: dict[int, Said] = {}
    for start in range(0, len(wanted), CHUNK):
        chosen = ",".join(map(str, wanted[start : start + CHUNK]))
        rows = connection.exec_driver_sql(STATEMENTS.format(holdings=chosen)).fetchall()
        found.update((row[0], Said._make(row)) for row in rows)
    return found


def _counts(pair: Pair) -> bool:
    """Whether the two can be of one thing and yet contradict each other."""
    a, b = pair.a, pair.b
    if pair.of == "polarity":
        return a.article != b.article or a.origin != b.origin
    if pair.of == "date":
        return a.article != b.article and abs(a.known - b.known) <= 2 and _close(a, b)
    if pair.of == "roster":
        both = (said.parties(said.actors, said.recipients) for said in (a, b))
        return a.fact != b.fact and len(set.intersection(*both)) > 1
    if pair.of == "author":
        return not a.parties(a.actors) & b.parties(b.actors)
    return True


def _close(a: Said, b: Said) -> bool:
    """Whether the days of the two lie apart, and by a week at most."""
    if a.when_from is None or a.when_to is None or b.when_from is None or b.when_to is None:
        return False
    return 1 <= b.when_from - a.when_to <= 7 or 1 <= a.when_from - b.when_to <= 7


def _asked(said: Said, scope: Scope) -> bool:
    party, issue = (scope.party or "").partition("/")[0], scope.issue
    return (not party or party in said.parties(said.actors, said.recipients)) and (
        not issue or any(f"{held}.".startswith(f"{issue}.") for held in said.issues.split("|"))
    )


def _row(pairs: Sequence[Pair]) -> tuple[Any, ...]:
    pair, earlier, later = pairs[0], [held.a for held in pairs], [held.b for held in pairs]
    return (
        *(pair.kind, pair.of if pair.kind == "revision" else None),
        *(listed(max(said.actors for said in later)), listed(max(said.issues for said in later))),
        *(pair.earlier, min(said.at for said in earlier), _sorted(said.origin for said in earlier)),
        *(pair.later, max(said.at for said in later), _sorted(said.origin for said in later)),
        *(any(held.open for held in pairs), _sorted(said.id for said in (*earlier, *later))),
    )


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _nested(pair: Pair) -> bool:
    return pair.of == "place" and same_place(pair.earlier, pair.later)
