"""The English and Ukrainian parser: BiLSTM states, biaffine scores, one tree a sentence, in NumPy alone.

``Parser.load(path).parse([["Kyiv", "waits", "."]])`` gives part of speech, features, head and relation of
every word. The weights are made by ``models/``; the words' own vectors are kept once computed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guarantor.trees.parses import Parse, best_tree
from guarantor.trees.readings import bounded
from guarantor.trees.word_features import Lexicon, channels

Array = NDArray[np.float32]

_BATCH_WORDS = 2000
_REMEMBERED_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class _Direction:
    """One LSTM: input weights (width, 4h), recurrent weights (h, 4h), bias (4h), gates in order i f o g."""

    width: Array
    recurrent: Array
    bias: Array


class Parser:
    """A trained model. Immutable but for the memory of word vectors, so one serves many threads."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._meta = json.loads(_text(arrays["meta"]))
        self._lexicon = _lexicon(self._meta["language"], arrays)
        self._arrays = {name: _floats(array) for name, array in arrays.items() if _is_weight(name)}
        self._tables = {name: _table(name, arrays) for name in self._meta["channels"]}
        self._layers = [self._layer(number) for number in range(self._meta["layers"])]
        self._remembered: dict[str, Array] = {}

    @classmethod
    def load(cls, path: Path | str) -> Parser:
        """Read a model file (``.npz``); raises ``OSError`` where there is none."""
        with np.load(path) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    @property
    def language(self) -> str:
        """The language that the model reads, "en" or "uk"."""
        return str(self._meta["language"])

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """Parse tokenised sentences; the result has the shape of the input. Order plays no part."""
        parses: list[list[Parse]] = [[] for _ in sentences]
        for batch in _batches([len(s) for s in sentences]):
            found = self._parse_batch([sentences[i] for i in batch])
            for i, parse in zip(batch, found, strict=True):
                parses[i] = parse
        return parses

    def _parse_batch(self, sentences: list[Sequence[str]]) -> list[list[Parse]]:
        lengths = np.array([len(s) for s in sentences])
        low, top = self._states(self._embedded(sentences), lengths)
        arcs = self._arc_scores(top, lengths)
        trees = [best_tree(arcs[i, :n, : n + 1]) for i, n in enumerate(lengths)]
        rows = np.concatenate([np.arange(n) + 1 for n in lengths])
        owners = np.repeat(np.arange(len(lengths)), lengths)
        governors = np.concatenate([np.array(tree) + 1 for tree in trees])
        labels = self._labels(top[owners, rows], top[owners, governors], governors == 0)
        upos, feats = self._tags([w for s in sentences for w in s], low[owners, rows])
        heads = [head for tree in trees for head in tree]
        words = [Parse(*item) for item in zip(upos, feats, heads, labels, strict=True)]
        ends = np.cumsum(lengths)
        return [words[end - n : end] for n, end in zip(lengths, ends, strict=True)]

    def _embedded(self, sentences: list[Sequence[str]]) -> Array:
        """Return (sentences, 1 + longest, width): the root, then the words, then zeros."""
        longest = max(len(s) for s in sentences)
        root = self._arrays["root"]
        out = np.zeros((len(sentences), longest + 1, len(root)), dtype=np.float32)
        out[:, 0] = root
        for row, sentence in zip(out, sentences, strict=True):
            row[1 : len(sentence) + 1] = [self._word(word) for word in sentence]
        return out

    def _word(self, word: str) -> Array:
        vector = self._remembered.get(word)
        if vector is None:
            vector = self._computed_word(word)
            if len(self._remembered) < _REMEMBERED_WORDS:
                self._remembered[word] = vector
        return vector

    def _computed_word(self, word: str) -> Array:
        rows = channels(word, self._lexicon)
        bags = [self._tables[name][rows[name]].sum(0, dtype=np.float32) for name in self._meta["channels"]]
        scaled = [b * self._arrays["vector_scale"] if n == "vector" else b for n, b in self._named(bags)]
        vector: Array = np.concatenate(scaled) @ self._arrays["project.weight"] + self._arrays["project.bias"]
        return vector

    def _named(self, bags: list[Array]) -> list[tuple[str, Array]]:
        return list(zip(self._meta["channels"], bags, strict=True))

    def _states(self, x: Array, lengths: NDArray[np.int64]) -> tuple[Array, Array]:
        """Run the encoder; return the states that tags and trees are read from."""
        turned = _reversal(lengths, x.shape[1])
        states = []
        for layer in self._layers:
            x = _both_ways(x, turned, layer)
            states.append(x)
        return states[self._meta["tag_layer"]], x

    def _arc_scores(self, top: Array, lengths: NDArray[np.int64]) -> Array:
        dep = _leaky(self._linear("arc_dep", top[:, 1:]))
        head = _leaky(self._linear("arc_head", top))
        weight = self._arrays["arc"]
        scores: Array = (dep @ weight[:-1] + weight[-1]) @ head.transpose(0, 2, 1)
        return scores

    def _labels(self, dependents: Array, governors: Array, is_root: NDArray[np.bool_]) -> list[str]:
        dep = _leaky(self._linear("label_dep", dependents))
        head = _with_one(_leaky(self._linear("label_head", governors)))
        weight = self._label_weight
        side = (dep @ weight[:-1] + weight[-1]).reshape(len(dep), -1, head.shape[1])
        scores = np.matmul(side, head[:, :, None])[..., 0]
        root = self._meta["labels"].index("root")
        scores[~is_root, root] = -np.inf
        scores[is_root, :root] = scores[is_root, root + 1 :] = -np.inf
        return [self._meta["labels"][i] for i in scores.argmax(1)]

    @cached_property
    def _label_weight(self) -> Array:
        weight = self._arrays["label"]
        return np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(weight.shape[1], -1))

    def _tags(self, words: list[str], low: Array) -> tuple[list[str], list[dict[str, str]]]:
        x = _leaky(self._linear("tagger", low))
        upos = [self._meta["upos"][i] for i in self._linear("upos", x).argmax(1)]
        scores = self._linear("feats", x)
        feats: list[dict[str, str]] = [{} for _ in upos]
        for name, first, values in self._feature_groups:
            for i, value in enumerate(scores[:, first : first + len(values)].argmax(1)):
                if values[value]:
                    feats[i][name] = values[value]
        if self.language == "en":
            return upos, feats
        return upos, [self._bounded(*item) for item in zip(words, upos, feats, scores, strict=True)]

    def _bounded(self, word: str, upos: str, feats: dict[str, str], scores: Array) -> dict[str, str]:
        def score(name: str, value: str) -> float:
            return float(scores[self._columns.get(f"{name}={value}", 0)])

        return bounded(word, self.language, upos, feats, score)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {item: column for column, item in enumerate(self._meta["feats"])}

    @cached_property
    def _feature_groups(self) -> list[tuple[str, int, list[str]]]:
        groups: list[tuple[str, int, list[str]]] = []
        for column, item in enumerate(self._meta["feats"]):
            name, value = item.split("=", 1)
            if not groups or groups[-1][0] != name:
                groups.append((name, column, []))
            groups[-1][2].append(value)
        return groups

    def _linear(self, name: str, x: Array) -> Array:
        result: Array = x @ self._arrays[f"{name}.weight"] + self._arrays[f"{name}.bias"]
        return result

    def _layer(self, number: int) -> tuple[_Direction, _Direction]:
        return self._direction(f"encoder.{number}.ahead"), self._direction(f"encoder.{number}.back")

    def _direction(self, name: str) -> _Direction:
        parts = (self._arrays[f"{name}.{part}"] for part in ("input", "recurrent", "bias"))
        return _Direction(*(_sigmoid_as_tanh(part) for part in parts))


def _sigmoid_as_tanh(weight: Array) -> Array:
    """Reorder gates i f g o to i f o g and halve the sigmoid ones: sigmoid(x) = (1 + tanh(x / 2)) / 2."""
    i, f, g, o = np.split(weight, 4, axis=-1)
    return np.ascontiguousarray(np.concatenate([i / 2, f / 2, o / 2, g], -1))


def _both_ways(x: Array, turned: NDArray[np.int64], layer: tuple[_Direction, _Direction]) -> Array:
    """Read (sentences, time, width) forwards and, each within its length, backwards."""
    rows = np.arange(len(x))[:, None]
    ahead, back = layer
    gates = np.stack([x @ ahead.width + ahead.bias, x[rows, turned] @ back.width + back.bias])
    hidden = _recurrence(gates, np.stack([ahead.recurrent, back.recurrent]))
    return np.concatenate([hidden[0], hidden[1][rows, turned]], -1)


def _recurrence(gates: Array, recurrent: Array) -> Array:
    """Step both directions at once: gates (2, sentences, time, 4h) to states (2, sentences, time, h)."""
    steps, width = gates.shape[2], recurrent.shape[1]
    states = np.empty((*gates.shape[:3], width), dtype=np.float32)
    hidden = np.zeros((*gates.shape[:2], width), dtype=np.float32)
    cell = np.zeros_like(hidden)
    for t in range(steps):
        z = np.tanh(np.matmul(hidden, recurrent) + gates[:, :, t])
        opened = 0.5 * z[..., : 3 * width] + 0.5
        cell = opened[..., width : 2 * width] * cell + opened[..., :width] * z[..., 3 * width :]
        hidden = opened[..., 2 * width :] * np.tanh(cell)
        states[:, :, t] = hidden
    return states


def _reversal(lengths: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """Return (sentences, width) positions that read each sentence, root first, from its end."""
    positions = np.arange(width)[None, :]
    last = lengths[:, None]
    return np.where(positions <= last, last - positions, positions)


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Group non-empty sentences of like length; a batch holds about ``_BATCH_WORDS`` words."""
    batches: list[list[int]] = []
    for i in sorted((i for i, n in enumerate(lengths) if n), key=lengths.__getitem__):
        if not batches or (len(batches[-1]) + 1) * (lengths[i] + 1) > _BATCH_WORDS:
            batches.append([])
        batches[-1].append(i)
    return batches


def _leaky(x: Array) -> Array:
    result: Array = np.maximum(x, 0.1 * x)
    return result


def _with_one(x: Array) -> Array:
    return np.concatenate([x, np.ones((len(x), 1), dtype=np.float32)], 1)


def _text(array: NDArray[Any]) -> str:
    return array.tobytes().decode()


def _is_weight(name: str) -> bool:
    return not name.startswith("table.") and name not in {"meta", "words", "vectors", "common"}


def _floats(array: NDArray[Any]) -> Array:
    floats: Array = array.astype(np.float32)
    return floats


def _table(name: str, arrays: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    """Keep the tables small in memory: their rows are turned to float32 when a word is first met."""
    return arrays[f"table.{name}"]


def _lexicon(language: str, arrays: Mapping[str, NDArray[Any]]) -> Lexicon:
    numbered = [
        {word: row for row, word in enumerate(_text(arrays[name]).split("\n"), 1) if word}
        for name in ("words", "vectors")
    ]
    common = dict(line.split("\t", 1) for line in _text(arrays["common"]).split("\n") if line)
    return Lexicon(language, numbered[0], numbered[1], common)
