"""Ukrainian trees from Russian ones: parallel sentences, word for word.

``data/parallel/*.txt`` holds pairs: the Russian tokens, the Ukrainian tokens (as many, in the same order), an
empty line. The Russian line is parsed by the package's own Russian parser; heads, relations and parts of
speech are then the Ukrainian ones, features are those of the dictionary readings that agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from treebanks import Sentence, relation

from guarantor.trees.morphology import analyses
from guarantor.trees.parses import Parse
from guarantor.trees.russian import Parser
from guarantor.trees.word_features import plain_form, stem

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "guarantor" / "trees" / "weights"
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def pairs(folder: Path = HERE / "data" / "parallel") -> list[Pair]:
    """Return all pairs with as many tokens on both sides."""
    return [
        pair for path in sorted(folder.glob("*.txt")) for pair in _pairs(path) if len(pair[0]) == len(pair[1])
    ]


def _pairs(path: Path) -> Iterator[Pair]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if len(lines) == 2:
            yield tuple(lines[0].split()), tuple(lines[1].split())


def projected(found: Sequence[Pair]) -> tuple[list[Sentence], list[Sentence]]:
    """Return (Russian sentences, Ukrainian sentences), one of each a pair."""
    trees = Parser.load(WEIGHTS / "ru.npz").parse([russian for russian, _ in found])
    russian = [
        _sentence(words, tree, "ru_silver", tree) for (words, _), tree in zip(found, trees, strict=True)
    ]
    return russian, [
        _sentence(words, tree, "uk_parallel", None) for (_, words), tree in zip(found, trees, strict=True)
    ]


def _sentence(
    words: Sequence[str], tree: Sequence[Parse], source: str, feats: Sequence[Parse] | None
) -> Sentence:
    return Sentence(
        words=tuple(words),
        upos=tuple(p.upos for p in tree),
        feats=tuple(dict(p.feats) for p in feats)
        if feats
        else tuple(_features(w, p) for w, p in zip(words, tree, strict=True)),
        heads=tuple(p.head for p in tree),
        deprels=tuple(relation(p.deprel) for p in tree),
        source=source,
    )


CARRIED = ("Case", "Number", "Gender", "Person", "Tense", "VerbForm", "Mood", "Aspect")


def _features(word: str, parse: Parse) -> dict[str, str] | None:
    """Return the features of the dictionary reading that agrees best with the Russian word's."""
    readings = analyses(word, "uk")
    if not readings:
        return None
    best = max(
        readings,
        key=lambda r: (r.upos == parse.upos, sum(r.feats.get(n) == parse.feats.get(n) for n in CARRIED)),
    )
    return dict(best.feats) if best.upos == parse.upos else None


def common_lemmas(found: Sequence[Pair]) -> dict[str, tuple[str, int]]:
    """Return which Russian lemma a Ukrainian one stands for, and in how many pairs, if most agree."""
    seen: dict[str, Counter[str]] = {}
    for russian, ukrainian in found:
        for a, b in zip(russian, ukrainian, strict=True):
            left, right = _lemmas(a, "ru"), _lemmas(b, "uk")
            for lemma, upos in right.items() if left else ():
                same = [x for x, tag in left.items() if tag == upos] or list(left)
                seen.setdefault(lemma, Counter())[lemma if lemma in left else same[0]] += 1
    best = {uk: counts.most_common(1)[0] for uk, counts in seen.items()}
    return {uk: pair for uk, pair in best.items() if uk != pair[0] and 2 * pair[1] >= seen[uk].total()}


def _lemmas(word: str, language: str) -> dict[str, str]:
    plain = plain_form(word)
    return {
        stem(a.lemma, a.upos): a.upos
        for a in reversed(analyses(plain, language))
        if a.upos not in {"PUNCT", "X"}
    }
