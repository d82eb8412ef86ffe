"""Sentences as tensors: word types, augmentation by letter case, batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from network import Shape
from torch import Tensor
from treebanks import Sentence

from guarantor.trees.word_features import Lexicon, channels

IGNORED = -100


class Types:
    """Gives every (word, language) a number and keeps its bags of row ids, padded, per channel."""

    def __init__(self, lexicon: Lexicon, names: Sequence[str], widest: int = 300) -> None:
        self.lexicon, self.names, self.widest = lexicon, names, widest
        self.ids: dict[tuple[str, str], int] = {}
        self.bags: dict[str, list[np.ndarray]] = {name: [] for name in names}

    def number(self, word: str, language: str) -> int:
        key = (word, language)
        if key not in self.ids:
            self.ids[key] = len(self.ids)
            found = channels(word, self.lexicon, language)
            for name in self.names:
                self.bags[name].append(np.array(found[name][: self.widest], dtype=np.int64))
        return self.ids[key]

    def tensors(self, numbers: np.ndarray) -> dict[str, Tensor]:
        return {name: self._padded([self.bags[name][i] for i in numbers]) for name in self.names}

    def _padded(self, bags: list[np.ndarray]) -> Tensor:
        out = np.zeros((len(bags), max(1, max(len(b) for b in bags))), dtype=np.int64)
        for row, bag in zip(out, bags, strict=True):
            row[: len(bag)] = bag
        return torch.from_numpy(out)


@dataclass
class Batch:
    bags: dict[str, Tensor]
    index: Tensor
    reverse: Tensor
    source: Tensor
    lengths: list[int]
    heads: Tensor
    labels: Tensor
    upos: Tensor
    feats: Tensor
    weight: Tensor


class Encoder:
    """Turns sentences into batches for one shape."""

    def __init__(self, shape: Shape, types: Types, languages: dict[str, str]) -> None:
        self.shape, self.types, self.languages = shape, types, languages
        self.labels = {label: i for i, label in enumerate(shape.labels)}
        self.upos = {tag: i for i, tag in enumerate(shape.upos)}
        self.sources = {s: i for i, s in enumerate(shape.sources)}
        self.groups = feature_groups(shape.feats)

    def batch(self, sentences: Sequence[Sentence], weights: dict[str, float]) -> Batch:
        n = max(len(s.words) for s in sentences)
        shape = (len(sentences), n)
        numbers = np.zeros(shape, dtype=np.int64)
        heads, labels, upos = (np.full(shape, IGNORED, dtype=np.int64) for _ in range(3))
        feats = np.full((*shape, len(self.groups)), IGNORED, dtype=np.int64)
        reverse = np.tile(np.arange(n + 1), (len(sentences), 1))
        for row, s in enumerate(sentences):
            k = len(s.words)
            language = self.languages[s.source]
            numbers[row, :k] = [self.types.number(w, language) for w in s.words]
            reverse[row, : k + 1] = np.arange(k, -1, -1)
            heads[row, :k] = [h + 1 if h != -2 else IGNORED for h in s.heads]
            labels[row, :k] = [self.labels.get(label, IGNORED) for label in s.deprels]
            upos[row, :k] = [self.upos.get(tag, IGNORED) for tag in s.upos]
            if s.feats:
                feats[row, :k] = [self._feats(f) for f in s.feats]
        kinds, index = np.unique(numbers, return_inverse=True)
        return Batch(
            bags=self.types.tensors(kinds),
            index=torch.from_numpy(index.reshape(shape)),
            reverse=torch.from_numpy(reverse),
            source=torch.tensor([self.sources[s.source] for s in sentences]),
            lengths=[len(s.words) for s in sentences],
            heads=torch.from_numpy(heads),
            labels=torch.from_numpy(labels),
            upos=torch.from_numpy(upos),
            feats=torch.from_numpy(feats),
            weight=torch.tensor([weights.get(s.source, 1.0) for s in sentences]),
        )

    def _feats(self, feats: dict[str, str] | None) -> list[int]:
        if feats is None:
            return [IGNORED] * len(self.groups)
        return [values.get(feats.get(name, ""), IGNORED) for name, _, values in self.groups]


def feature_groups(feats: Sequence[str]) -> list[tuple[str, int, dict[str, int]]]:
    """Group "Name=Value" columns by name: (name, first column, value to number within the group)."""
    groups: list[tuple[str, int, dict[str, int]]] = []
    for column, item in enumerate(feats):
        name, value = item.split("=", 1)
        if not groups or groups[-1][0] != name:
            groups.append((name, column, {}))
        groups[-1][2][value] = column - groups[-1][1]
    return groups


def batches(sentences: Sequence[Sentence], words: int, rng: random.Random) -> Iterator[list[Sentence]]:
    """Yield batches of about ``words`` words with sentences of like length, in random order."""
    order = sorted(sentences, key=lambda s: len(s.words) + rng.random() * 2)
    found: list[list[Sentence]] = [[]]
    for s in order:
        if found[-1] and (len(found[-1]) + 1) * (len(s.words) + 1) > words:
            found.append([])
        found[-1].append(s)
    rng.shuffle(found)
    yield from found


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Sometimes retell a sentence as a headline, a shout, a careless note: by letter case and last stop."""
    chance = rng.random()
    words = sentence.words
    if chance < 0.03:
        words = tuple(w.upper() for w in words)
    elif chance < 0.07:
        words = tuple(w.lower() for w in words)
    elif chance < 0.11:
        words = tuple(w[:1].upper() + w[1:] if len(w) > 3 else w for w in words)
    sentence = replace(sentence, words=words)
    last = len(words) - 1
    if rng.random() < 0.08 and last > 2 and words[last] == "." and last not in sentence.heads:
        sentence = replace(
            sentence,
            words=words[:last],
            upos=sentence.upos[:last],
            feats=sentence.feats[:last],
            heads=sentence.heads[:last],
            deprels=sentence.deprels[:last],
        )
    return sentence
