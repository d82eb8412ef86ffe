"""What an article has spoken of so far, for pronouns, epithets, bare offices and "the sides"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

FADING = 0.55  # how much of its weight a mention keeps from one sentence to the next
NEARNESS = 0.3
GROUP_FADING = 0.85  # groups fade more slowly
REACH = 4  # sentences over which a pronoun may reach back
REACH_TO_PERSON = 8  # "he" and "she" reach farther than "they"


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention as later ones see it. `gender` is m, f, n or empty if not known; `plural` if it may be
    "they".
    """

    sentence: int
    token: int
    actors: tuple[str, ...]
    gender: str
    plural: bool
    singular: bool
    weight: float


class Story:
    """Traces of one article while it is read; a new one for every article."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []
        self.groups: list[tuple[int, float, tuple[str, ...]]] = []

    def add(self, trace: Trace) -> None:
        """Remember a mention."""
        self.traces.append(trace)

    def add_group(self, sentence: int, weight: float, actors: Sequence[str]) -> None:
        """Remember parties or people that a sentence named together."""
        if len({actor.split("/")[0] for actor in actors}) > 1:
            self.groups.append((sentence, weight, tuple(actors)))

    def best(self, sentence: int, rate: Callable[[Trace], float], token: int) -> Trace | None:
        """The trace that fits and stands out most, as seen from `token` of `sentence`; `rate` is 0 for
        what cannot be.
        """
        near = ((rate(trace), trace) for trace in self.traces if sentence - trace.sentence <= _reach(trace))
        rated = [(rating * self._seen(trace, sentence, token), trace) for rating, trace in near if rating > 0]
        return max(rated, key=lambda pair: (pair[0], pair[1].token), default=(0.0, None))[1]

    def _seen(self, trace: Trace, sentence: int, token: int) -> float:
        return self._score(trace, sentence) + self._near(trace, sentence, token)

    def _near(self, trace: Trace, sentence: int, token: int) -> float:
        """Within a sentence the nearer of two subjects is likelier."""
        return NEARNESS * trace.weight * trace.token / (token + 1) if trace.sentence == sentence else 0.0

    def _score(self, trace: Trace, sentence: int) -> float:
        return trace.weight * FADING ** (sentence - trace.sentence)

    def people(self, sentence: int, without: Collection[str] = ()) -> list[str]:
        """People named so far, those that stand out most first."""
        rows = [
            t for t in self.traces if len(t.actors) == 1 and "/" in t.actors[0] and t.actors[0] not in without
        ]
        return _ranked(rows, lambda trace: self._score(trace, sentence))

    def actors(self, sentence: int) -> list[str]:
        """All who were named alone so far, those that stand out most first."""
        rows = [trace for trace in self.traces if len(trace.actors) == 1]
        return _ranked(rows, lambda trace: self._score(trace, sentence))

    def parties(self, sentence: int) -> list[str]:
        """Parties of everybody named so far, those that stand out most first."""
        return list(dict.fromkeys(actor.split("/")[0] for actor in self.actors(sentence)))

    def together(self, sentence: int) -> tuple[str, ...]:
        """The parties or people named together that stand out most as seen from `sentence`."""
        return self._group(sentence, lambda actors: len(actors) > 1)

    def leaders(self, sentence: int) -> tuple[str, ...]:
        """The people named together, or the group of leaders, that stand out most as seen from `sentence`."""
        return self._group(sentence, lambda actors: len(actors) == 1 or all("/" in actor for actor in actors))

    def _group(self, sentence: int, fits: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
        rows = [row for row in self.groups if fits(row[2])]
        return max(
            rows, key=lambda row: (row[1] * GROUP_FADING ** (sentence - row[0]), row[0]), default=(0, 0.0, ())
        )[2]


def _reach(trace: Trace) -> int:
    person = len(trace.actors) == 1 and "/" in trace.actors[0]
    return REACH_TO_PERSON if person else REACH


def _ranked(rows: Iterable[Trace], score: Callable[[Trace], float]) -> list[str]:
    best: dict[str, float] = {}
    for trace in rows:
        best[trace.actors[0]] = max(best.get(trace.actors[0], 0.0), score(trace))
    return sorted(best, key=lambda actor: best[actor], reverse=True)
