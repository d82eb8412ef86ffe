"""What came into each version of a text, what went out, what changed?

One row per difference from the versions that it comes from. What is told of a version is set against what its
nearest ancestor says on the same issue. `basis` tells how sure a difference is: `said`, a statement says so;
`compared`, statements on both versions differ; `silence`, nothing is told on it of the other version, which does
not prove that it is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from guarantor.views.questions import Scope, Table, ask
from guarantor.views.wording import Wording, likeness, wording

COLUMNS = (
    *("version", "against", "kind", "issue", "slot", "before", "after", "basis", "said_by", "wording"),
    *("before_statements", "after_statements", "statements"),
)
SLOTS = ("amount", "duration", "within", "condition", "place")
CONTENT = ("propose", "pledge", "demand", "agree", "revise")
WHOLE = ("plan", "talks")  # issues of the text as a whole, which are none of its points
ALIKE = 0.5  # of the words in common: less are not two wordings of one point

Said = dict[str, Any]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version's row of the view `drafts`, and what is told of its points: those in it, and those said not to be."""

    row: Said
    points: dict[str, list[Said]]
    gone: dict[str, list[Said]]


def differences(connection: Connection, scope: Scope) -> Table:
    """The rows for the versions that the scope names; `issue` keeps the rows on it or on one below it."""
    chosen = {row["version"] for row in ask(connection, "drafts", replace(scope, issue=None)).dicts()}
    whole = replace(scope, since=None, party=None, issue=None, limit=None)
    told = list(ask(connection, "differences", whole).dicts())
    graph = {row["version"]: _version(row, told) for row in ask(connection, "drafts", whole).dicts()}
    rows = [row for name in graph if name in chosen for row in _of(name, graph, told)]
    kept = [row for row in rows if scope.issue is None or f"{row[3]}.".startswith(f"{scope.issue}.")]
    return Table(COLUMNS, kept[: scope.limit])


def _version(row: Said, told: Sequence[Said]) -> Version:
    points: dict[str, list[Said]] = {}
    gone: dict[str, list[Said]] = {}
    for said in told:
        if said["version"] == row["version"] and said["act"] in CONTENT:
            for issue in said["issues"]:
                if issue not in WHOLE:
                    (gone if said["negated"] else points).setdefault(issue, []).append(said)
    return Version(row, points, gone)


def _of(name: str, graph: dict[str, Version], told: Sequence[Said]) -> Iterator[Row]:
    version, ancestors = graph[name], _ancestors(name, graph)
    if not ancestors:
        return
    yield from _number(version, ancestors[0])
    for said in _revisions(version, ancestors[0], told):
        for issue in said["issues"]:
            yield _row(
                name, ancestors[0], "revised", issue, "", (), (said,), basis="said", after=said["evidence"]
            )
    last = next((other for other in ancestors if other.points), None)
    for issue in sorted(
        version.points.keys() | version.gone.keys() | (last.points.keys() if last else set())
    ):
        other = next((other for other in ancestors if issue in other.points), None)
        yield from _on(issue, version, other, last)


def _ancestors(name: str, graph: dict[str, Version]) -> list[Version]:
    """The versions that it comes from, the nearest first."""
    found, parent = [], graph[name].row["parent"]
    while parent in graph and graph[parent] not in found:
        found.append(graph[parent])
        parent = graph[parent].row["parent"]
    return found


def _number(version: Version, parent: Version) -> Iterator[Row]:
    """The number of points, where it is another."""
    before, after = parent.row["points"], version.row["points"]
    if before and after and before != after:
        made = _row(version.row["version"], parent, "points", "plan", "points", (parent.row,), (version.row,))
        yield (*made[:5], str(before), str(after), "said", *made[8:])


def _revisions(version: Version, parent: Version, told: Sequence[Said]) -> list[Said]:
    """What its authors are said to have revised, without a version, between the parent and it.

    What is told on the day after a version counts to that version, unless it is the first.
    """
    first = _next_day(parent) if parent.row["parent"] else ""
    last = _next_day(version)
    authors = _parties(version.row["authors"])
    own = {said["id"] for said in told if said["version"]}
    return [
        said
        for said in told
        if not said["version"] and said["id"] not in own and authors & _parties(said["actors"])
        if first < said["at"] <= last and parent.row["since"] <= said["at"]
    ]


def _next_day(version: Version) -> str:
    return (date.fromisoformat(version.row["since"]) + timedelta(days=1)).isoformat()


def _on(issue: str, version: Version, other: Version | None, last: Version | None) -> Iterator[Row]:
    """What is different on one issue; `other` tells of it, `last` is the last version of which points are told."""
    name = version.row["version"]
    here, there = version.points.get(issue, []), other.points[issue] if other else []
    taken = [said for said in version.gone.get(issue, ()) if _actors([said]) & _actors(there)]
    if taken and other:
        yield _row(name, other, "went out", issue, "", there, taken, before=_gist(there), basis="said")
    if here and other:
        yield from _changed(issue, name, other, there, here)
    elif here and last:
        yield _row(name, last, "came in", issue, "", (), here, after=_gist(here))
    elif other is last and last and version.points and not taken:
        yield _row(name, last, "went out", issue, "", there, (), before=_gist(there))


def _changed(
    issue: str, name: str, other: Version, there: Sequence[Said], here: Sequence[Said]
) -> Iterator[Row]:
    """Acts of the same party, terms and words that differ between two versions of a point."""
    for party in sorted(_actors(there) & _actors(here)):
        before, after = (_acts(said, party) for said in (there, here))
        if before != after:
            yield _row(
                name, other, "changed", issue, f"act of {party}", there, here, before, after, "compared"
            )
    for slot in SLOTS:
        old, new = ([said for said in held if said[slot]] for held in (there, here))
        before, after = (" or ".join(dict.fromkeys(said[slot] for said in held)) for held in (old, new))
        if before != after:
            kind = "changed" if before and after else "came in" if after else "went out"
            basis = "compared" if before and after else "silence"
            yield _row(name, other, kind, issue, slot, old or there, new or here, before, after, basis)
    if pair := _closest(there, here):
        one, two = pair
        made = wording(one["evidence"], two["evidence"])
        yield _row(name, other, "reworded", issue, "", (one,), (two,), basis="compared", words=made)


def _closest(there: Sequence[Said], here: Sequence[Said]) -> tuple[Said, Said] | None:
    """The two wordings in one language that are most alike without being the same."""
    pairs = [(one, two) for one in there for two in here if one["language"] == two["language"]]
    like = [(likeness(one["evidence"], two["evidence"]), number) for number, (one, two) in enumerate(pairs)]
    degree, number = max(like, default=(0.0, 0))
    return pairs[number] if ALIKE <= degree < 1 else None


def _row(
    version: str,
    against: Version,
    kind: str,
    issue: str,
    slot: str,
    there: Sequence[Said],
    here: Sequence[Said],
    before: str = "",
    after: str = "",
    basis: str = "silence",
    words: Wording = (),
) -> Row:
    old, new = _ids(there), _ids(here)
    origins = tuple(sorted({said["origin"] for said in (*there, *here)}))
    named = (version, against.row["version"], kind, issue, slot, before, after)
    return (*named, basis, origins, words, old, new, tuple(sorted({*old, *new})))


def _ids(held: Sequence[Said]) -> tuple[str, ...]:
    """Ids of statements, or those that a row of `drafts` rests on."""
    return tuple(sorted({id_ for said in held for id_ in said.get("statements", (said.get("id"),))}))


def _gist(held: Sequence[Said]) -> str:
    """Who does what in it, each once: `US propose; UA demand`."""
    return "; ".join(dict.fromkeys(f"{', '.join(said['actors'])} {said['act']}" for said in held))


def _acts(held: Sequence[Said], party: str) -> str:
    return ", ".join(sorted({said["act"] for said in held if party in _parties(said["actors"])} - {"revise"}))


def _actors(held: Sequence[Said]) -> set[str]:
    return {party for said in held for party in _parties(said["actors"])}


def _parties(actors: Sequence[str]) -> set[str]:
    return {actor.partition("/")[0] for actor in actors}
