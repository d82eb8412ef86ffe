"""How well statements match statements of the same articles that a careful coder made.

A predicted statement matches a gold one if act and polarity are the same, the parties of the actors overlap
by half at least (Jaccard) and the issues share a family. Matching is one to one, the closest pairs first.
`exact` asks for the same actors and issues besides. Statements are in the gold files' form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
HALF = 0.5
ALIKE = 0.3  # share of common words from which two stretches of evidence are of one place


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Statements of one or more articles paired: matches, gold that was missed, spurious predictions."""

    matched: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]
    exact: int

    @property
    def core(self) -> Rates:
        """The headline figure."""
        return self._rates(len(self.matched))

    @property
    def exactly(self) -> Rates:
        """The same for statements with the same actors and issues in full."""
        return self._rates(self.exact)

    @property
    def gold(self) -> int:
        """How many gold statements there are."""
        return len(self.matched) + len(self.missed)

    @property
    def predicted(self) -> int:
        """How many predicted statements there are."""
        return len(self.matched) + len(self.spurious)

    def slots(self) -> dict[str, float | None]:
        """For each further field the share of matches that have it right; None without matches."""
        total = len(self.matched)
        return {
            name: sum(right(*pair) for pair in self.matched) / total if total else None
            for name, right in SLOTS.items()
        }

    def _rates(self, right: int) -> Rates:
        precision = right / self.predicted if self.predicted else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


def pairing(gold: Sequence[Row], predicted: Sequence[Row]) -> Pairing:
    """The pairing of all statements, article by article."""
    articles = dict.fromkeys(row["article"] for row in (*gold, *predicted))
    return joined(_paired(_of(article, gold), _of(article, predicted)) for article in articles)


def joined(pairings: Iterable[Pairing]) -> Pairing:
    """Pairings of different articles as one."""
    held = list(pairings)
    return Pairing(
        tuple(pair for one in held for pair in one.matched),
        tuple(row for one in held for row in one.missed),
        tuple(row for one in held for row in one.spurious),
        sum(one.exact for one in held),
    )


def ungrounded(predicted: Iterable[Row], bodies: Mapping[str, str]) -> list[Row]:
    """Statements whose evidence does not stand in the body of their article; `bodies` by article id."""
    return [row for row in predicted if row["evidence"] not in bodies[row["article"]]]


def _of(article: str, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["article"] == article]


def _paired(gold: Sequence[Row], predicted: Sequence[Row]) -> Pairing:
    candidates = [
        (_closeness(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if _matches(one, other)
    ]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    matched = []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            matched.append((gold[i], predicted[j]))
    missed = tuple(row for i, row in enumerate(gold) if i not in taken_gold)
    spurious = tuple(row for j, row in enumerate(predicted) if j not in taken_predicted)
    return Pairing(tuple(matched), missed, spurious, _exact(gold, predicted))


def _exact(gold: Sequence[Row], predicted: Sequence[Row]) -> int:
    """How many gold statements have a predicted one of their own with the same act, actors and issues."""
    left = [_key(row) for row in predicted]
    count = 0
    for row in gold:
        if _key(row) in left:
            left.remove(_key(row))
            count += 1
    return count


def _key(row: Row) -> tuple[str, bool, frozenset[str], frozenset[str]]:
    return row["act"], bool(row.get("negated")), frozenset(row["actors"]), frozenset(row["issues"])


def _matches(gold: Row, predicted: Row) -> bool:
    return (
        _key(gold)[:2] == _key(predicted)[:2]
        and _overlap(_parties(gold["actors"]), _parties(predicted["actors"])) >= HALF
        and not _families(gold["issues"]).isdisjoint(_families(predicted["issues"]))
    )


def _closeness(gold: Row, predicted: Row) -> float:
    """How much two matching statements have in common, for choosing among pairs."""
    words = _overlap(gold["evidence"].lower().split(), predicted["evidence"].lower().split())
    return (
        _overlap(gold["actors"], predicted["actors"])
        + _overlap(gold["issues"], predicted["issues"])
        + HALF * _overlap(_parties(gold.get("recipients")), _parties(predicted.get("recipients")))
        + HALF * (gold.get("status") == predicted.get("status"))
        + HALF * (words > ALIKE)
    )


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Jaccard index; 1 if both are empty."""
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left | right else 1.0


def _parties(actors: Iterable[str] | None) -> set[str]:
    return {actor.partition("/")[0] for actor in actors or ()}


def _families(issues: Iterable[str]) -> set[str]:
    return {issue.partition(".")[0] for issue in issues}


def _chain(row: Row) -> list[str]:
    return [source["who"] for source in row.get("sources") or ()]


def _chain_of_parties(row: Row) -> list[str]:
    return [who.partition("/")[0] for who in _chain(row)]


def _same(read: Callable[[Row], Any]) -> Callable[[Row, Row], bool]:
    return lambda gold, predicted: bool(read(gold) == read(predicted))


SLOTS: Mapping[str, Callable[[Row, Row], bool]] = {
    "recipients": _same(lambda row: _parties(row.get("recipients"))),
    "status": _same(lambda row: row.get("status")),
    "when": _same(lambda row: row.get("when")),
    "sources": _same(_chain),
    "sources (party)": _same(_chain_of_parties),
    "terms": _same(lambda row: row.get("terms") or {}),
    "actors (full)": _same(lambda row: set(row["actors"])),
    "issues (full)": _same(lambda row: set(row["issues"])),
}
