"""Russian trees: slovnet's morphology and syntax (news models, MIT), run by NumPy alone.

Words are looked up among product-quantised vectors, shapes beside them; three convolutions over the
sentence follow, then tags for the one network and biaffine heads and relations for the other. All
sentences of a batch lie in one long row with a zero between them, so that no padding is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guarantor.errors import ModelError
from guarantor.trees.parses import Parse, best_tree

Floats = NDArray[np.float32]
Weights = dict[str, Floats]

_BATCH = 1500
_MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_TYPE = re.compile(
    rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_MARKS)}]+)", re.I
)
_SPELLINGS = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u0301": None, "\u00ad": None})


class Parser:
    """Parses Russian; load once, it holds about 20 MB."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        rows: list[int] = arrays["rows"].tolist()
        self._rows = dict(zip(_text(arrays["words"]), rows, strict=True))
        self._shapes = {shape: row for row, shape in enumerate(_text(arrays["shapes"]))}
        self._indexes, self._codes = arrays["indexes"], arrays["codes"]
        self._parts = np.arange(len(self._codes))
        self._morph, self._syntax = _network(arrays, "morph"), _network(arrays, "syntax")
        self._tags = [_tag(label) for label in _text(arrays["morph.labels"])]
        self._rels = _text(arrays["syntax.labels"])

    @classmethod
    def load(cls, path: Path) -> Parser:
        """The parser whose weights `path` holds; ModelError where they are missing or damaged."""
        try:
            with np.load(path) as arrays:
                return cls({name: arrays[name] for name in arrays.files})
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{path}: {error}; expected the weights that models/slovnet.py writes"
            ) from error

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """A tree for each sentence, in the order given; none may be empty."""
        found: dict[int, list[Parse]] = {}
        for batch in _batches([len(words) for words in sentences]):
            trees = self._batch([sentences[index] for index in batch])
            found.update(zip(batch, trees, strict=True))
        return [found[index] for index in range(len(sentences))]

    def _batch(self, sentences: list[Sequence[str]]) -> list[list[Parse]]:
        starts, at = [], 1
        for words in sentences:
            starts.append(at)
            at += len(words) + 1
        filled = np.concatenate(
            [np.arange(len(words)) + start for words, start in zip(sentences, starts, strict=True)]
        )
        flat = [word for words in sentences for word in words]
        vectors = self._vectors([self._row(word) for word in flat])
        shapes = [self._shapes.get(_shape(word), self._shapes["OTHER"]) for word in flat]
        tags = _scores(self._morph, _encoded(self._morph, vectors, shapes, filled, at), "head.proj").argmax(1)
        states = _encoded(self._syntax, vectors, shapes, filled, at)
        cuts = np.cumsum([len(words) for words in sentences])[:-1]
        pairs = zip(np.split(states, cuts), np.split(tags, cuts), strict=True)
        return [self._tree(hidden, labels.tolist()) for hidden, labels in pairs]

    def _tree(self, states: Floats, tags: list[int]) -> list[Parse]:
        heads = best_tree(_head_scores(self._syntax, states))
        rels = self._relations(states, heads)
        return [Parse(*self._tags[tag], head, rel) for tag, head, rel in zip(tags, heads, rels, strict=True)]

    def _relations(self, states: Floats, heads: list[int]) -> list[str]:
        weights = self._syntax
        rooted: Floats = np.vstack([weights["rel.root"][None], states])
        governors = rooted[np.array(heads) + 1]
        head = _relu(_scores(weights, governors, "rel.head.proj"))
        tail = _relu(_scores(weights, states, "rel.tail.proj"))
        mixed = (head @ weights["rel.kernel"]).reshape(len(states), -1, tail.shape[1])
        scores = np.einsum("nrh,nh->nr", mixed, tail)
        scores[:, [self._rels.index("root"), self._rels.index("<pad>")]] = -np.inf
        return [
            "root" if governor < 0 else self._rels[rel]
            for governor, rel in zip(heads, scores.argmax(1).tolist(), strict=True)
        ]

    def _vectors(self, rows: list[int]) -> Floats:
        known, back = np.unique(rows, return_inverse=True)
        vectors: Floats = self._codes[self._parts, self._indexes[known]].reshape(len(known), -1)
        return vectors[back]

    def _row(self, word: str) -> int:
        """The word's row among the vectors, under the nearest spelling that has one."""
        lower = word.lower().translate(_SPELLINGS)
        for form in (lower, lower.rstrip("."), lower.replace("ё", "е"), lower.rsplit("-", 1)[-1]):
            if form in self._rows:
                return self._rows[form]
        return self._rows["<unk>"]


def _encoded(
    weights: Weights, vectors: Floats, shapes: list[int], filled: NDArray[np.intp], size: int
) -> Floats:
    """Token states, tokens × 64."""
    states: Floats = np.hstack([vectors, weights["emb.shape.weight"][shapes]])
    for layer in range(3):
        prefix = f"encoder.layers.{layer}."
        row: Floats = np.zeros((size, states.shape[1]), np.float32)
        row[filled] = states
        windows: Floats = np.concatenate([row[:-2], row[1:-1], row[2:]], axis=1)[filled - 1]
        states = _relu(_scores(weights, windows, prefix + "conv"))
        states *= weights[prefix + "scale"]
        states += weights[prefix + "shift"]
    return states


def _head_scores(weights: Weights, states: Floats) -> Floats:
    rooted: Floats = np.vstack([weights["head.root"][None], states])
    tail = _relu(_scores(weights, rooted, "head.tail.proj"))
    head = _relu(_scores(weights, states, "head.head.proj"))
    scores: Floats = np.matmul(head @ weights["head.kernel"], tail.T)
    return scores


def _scores(weights: Weights, states: Floats, name: str) -> Floats:
    scores: Floats = states @ weights[name + ".weight"] + weights[name + ".bias"]
    return scores


def _relu(states: Floats) -> Floats:
    return np.maximum(states, 0.0, dtype=np.float32)


def _network(arrays: dict[str, NDArray[Any]], name: str) -> Weights:
    """One network's weights in single precision, its normalisations folded into a scale and a shift."""
    prefix = name + "."
    weights = {key.removeprefix(prefix): value for key, value in arrays.items() if key.startswith(prefix)}
    weights = {key: value.astype(np.float32) for key, value in weights.items() if key != "labels"}
    for layer in range(3):
        at = f"encoder.layers.{layer}."
        kernel = weights[at + "conv.weight"]
        weights[at + "conv.weight"] = np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(-1, len(kernel)))
        scale = weights[at + "norm.weight"] / weights[at + "norm.std"]
        weights[at + "scale"] = scale
        weights[at + "shift"] = weights[at + "norm.bias"] - weights[at + "norm.mean"] * scale
    return weights


def _text(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode().split("\n")


def _tag(label: str) -> tuple[str, dict[str, str]]:
    upos, *pairs = label.split("|")
    return upos, dict(pair.split("=", 1) for pair in pairs)


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Indices in groups of about `_BATCH` tokens."""
    batch, size = [], 0
    for index, length in enumerate(lengths):
        batch.append(index)
        size += length
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@cache
def _shape(word: str) -> str:
    """Slovnet's outline of a word: script and case, or the mark itself."""
    match = _TYPE.match(word)
    kind = match.lastgroup if match else "OTHER"
    if kind == "PUNCT":
        return f"PUNCT_{word}" if len(word) == 1 else "PUNCT_OTHER"
    if kind not in ("RU", "EN"):
        return str(kind)
    return f"{kind}_{_outline(word)}"


def _outline(word: str) -> str:
    if word.isupper():
        return "X" if len(word) == 1 else "XX"
    if word.islower():
        return "x" if len(word) == 1 else "xx"
    if _titled(word):
        return "Xx"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _titled(left) and _titled(right) else "OTHER"


def _titled(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
