"""How far two coders of the same articles agree, field by field, beyond chance.

Statements are paired within each article, the most alike first; a pair needs overlapping evidence, or the same
act by a common actor. Over the pairs each field gives Krippendorff's alpha (nominal) and Gwet's AC1, which stays
meaningful where nearly all statements have one value. That a statement was found at all is told by F1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from guarantor.model import Statement

FIELDS: dict[str, Callable[[Statement], object]] = {
    "act": lambda said: said.act,
    "negated": lambda said: said.negated,
    "status": lambda said: said.status,
    "actors": lambda said: frozenset(said.actors),
    "recipients": lambda said: frozenset(said.recipients),
    "issues": lambda said: frozenset(said.issues),
    "when": lambda said: said.when,
    "sources": lambda said: said.sources,
    "terms": lambda said: said.terms,
}
Pair = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one field: how many pairs, the share that is equal (of `statement`: F1), alpha and AC1.

    Alpha and AC1 are None where they are not defined: no pairs, or one value throughout.
    """

    field: str
    n: int
    equal: float
    alpha: float | None = None
    ac1: float | None = None


def agreement(first: Sequence[Statement], second: Sequence[Statement]) -> list[Agreement]:
    """Agreement of two codings over the articles that both coded; first of all `statement`, then each field."""
    both = {said.article for said in first} & {said.article for said in second}
    ours, theirs = ([said for said in coding if said.article in both] for coding in (first, second))
    found = pairs(ours, theirs)
    count = len(ours) + len(theirs)
    whole = Agreement("statement", len(found), 2 * len(found) / count if count else 0.0)
    return [whole, *(_of(field, [(read(a), read(b)) for a, b in found]) for field, read in FIELDS.items())]


def pairs(first: Sequence[Statement], second: Sequence[Statement]) -> list[Pair]:
    """Statements of the two codings that are of one thing, each in one pair at most."""
    scored = [
        (_likeness(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second) if _can_pair(a, b)
    ]
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    found = []
    for _, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if i not in taken_first and j not in taken_second:
            taken_first.add(i)
            taken_second.add(j)
            found.append((first[i], second[j]))
    return found


def _can_pair(one: Statement, other: Statement) -> bool:
    if one.article != other.article:
        return False
    return _overlap(one, other) or (one.act == other.act and bool(set(one.actors) & set(other.actors)))


def _overlap(one: Statement, other: Statement) -> bool:
    return min(one.evidence.end, other.evidence.end) > max(one.evidence.start, other.evidence.start)


def _likeness(one: Statement, other: Statement) -> float:
    same = (
        4 * _overlap(one, other)
        + 2 * (one.act == other.act)
        + (one.negated == other.negated)
        + (one.when == other.when)
    )
    return same + 2 * _jaccard(one.actors, other.actors) + _jaccard(one.issues, other.issues)


def _jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    ours, theirs = set(one), set(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def _of(field: str, values: Sequence[tuple[object, object]]) -> Agreement:
    equal = sum(a == b for a, b in values) / len(values) if values else 0.0
    kinds = list(dict.fromkeys(value for pair in values for value in pair))
    if len(kinds) < 2:
        return Agreement(field, len(values), equal)
    return Agreement(field, len(values), equal, _alpha(values, equal), _ac1(values, equal, len(kinds)))


def _alpha(values: Sequence[tuple[object, object]], equal: float) -> float:
    """Krippendorff's alpha for two coders and nominal values: chance is drawing two unlike values from all."""
    counts = Counter(value for pair in values for value in pair)
    drawn = 2 * len(values)
    unlike = 1 - sum(count * (count - 1) for count in counts.values()) / (drawn * (drawn - 1))
    return 1 - (1 - equal) / unlike


def _ac1(values: Sequence[tuple[object, object]], equal: float, kinds: int) -> float:
    """Gwet's AC1 for two raters: chance is the agreement on what is hard to tell, not on what is common."""
    counts = Counter(value for pair in values for value in pair)
    shares = [count / (2 * len(values)) for count in counts.values()]
    chance = sum(share * (1 - share) for share in shares) / (kinds - 1)
    return (equal - chance) / (1 - chance)
