"""What a parser says of one token, and how head scores become one tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Parse:
    """One token's tag, features and place in the tree; `head` is an index, -1 for the root."""

    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str


def best_tree(scores: NDArray[np.floating[Any]]) -> list[int]:
    """Heads of the highest-scoring tree with exactly one root: indices of tokens, -1 for the root.

    `scores` is tokens × (1 + tokens): row `d` scores the root (column 0) and each token (column `h + 1`)
    as head of token `d`.
    """
    count = len(scores)
    if count == 1:
        return [-1]
    scores = scores.copy()
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads: list[int] = (scores.argmax(1) - 1).tolist()
    if _is_tree(heads):
        return heads
    root = int(np.argmax(scores[:, 0] - scores[:, 1:].max(1)))
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:, 1:] = scores[:, 1:]
    square[root + 1, 1:] = -np.inf
    square[root + 1, 0] = 0.0
    return [head - 1 for head in _maximum_arborescence(square)[1:]]


def _is_tree(heads: list[int]) -> bool:
    """Whether there is one root and no cycle."""
    if heads.count(-1) != 1:
        return False
    return _cycle(heads) is None


def _cycle(heads: list[int]) -> list[int] | None:
    """The nodes of a cycle that following `heads` runs into, if any; negative heads end a path."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        node = start
        while node >= 0 and not seen[node]:
            seen[node] = start + 1
            node = heads[node]
        if node >= 0 and seen[node] == start + 1:
            ring, at = [node], heads[node]
            while at != node:
                ring.append(at)
                at = heads[at]
            return ring
    return None


def _maximum_arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu and Edmonds: `scores[d, h]` of head `h` for `d`; node 0 is the root and its own head is -1."""
    heads = scores.argmax(1).tolist()
    heads[0] = -1
    ring = _cycle(heads)
    if ring is None:
        return list(heads)
    inside = np.array(ring)
    rest = np.array([node for node in range(len(scores)) if node not in set(ring)])
    own = scores[inside, [heads[node] for node in ring]]
    entering = scores[np.ix_(inside, rest)] - own[:, None]
    leaving = scores[np.ix_(rest, inside)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[-1, :-1] = entering.max(0)
    smaller[:-1, -1] = leaving.max(1)
    below = _maximum_arborescence(smaller)
    for at, node in enumerate(rest.tolist()):
        head = below[at]
        if head == len(rest):
            heads[node] = int(inside[leaving[at].argmax()])
        else:
            heads[node] = int(rest[head]) if head >= 0 else -1
    entry = below[-1]
    heads[int(inside[entering[:, entry].argmax()])] = int(rest[entry])
    return list(heads)
