"""Word vectors that Ukrainian and Russian share: navec's news vectors (MIT) by lemma, and which are cognates.

Ukrainian has no free vectors at hand, but most of its news words have a Russian cognate. The vectors of all
forms of a Russian lemma are averaged; a Ukrainian lemma finds its Russian one by the parallel sentences, by
equal spelling after normalisation, or by the regular correspondences of sounds and endings below.
"""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from guarantor.trees.morphology import _analyzer, _upos, analyses
from guarantor.trees.word_features import stem

# Tried in order, each kept beside the unchanged spelling: pattern in Ukrainian, what Russian has.
CORRESPONDENCES = (
    (r"^від", ("от",)),
    (r"^роз", ("раз", "рас")),
    (r"^без", ("бес",)),
    (r"^(зі|з)(?=[^аеєиіїоуюя])", ("с", "из")),
    (r"^у(?=[^аеєиіїоуюя])", ("в",)),
    (r"^в(?=[^аеєиіїоуюя])", ("у",)),
    (r"^перед", ("пред",)),
    (r"ування$", ("ирование", "ование", "ывание")),
    (r"увати(ся)?$", (r"ировать\1", r"овать\1", r"ывать\1")),
    (r"ювання$", ("ирование", "евание", "ивание")),
    (r"ювати(ся)?$", (r"ировать\1", r"евать\1", r"ивать\1", r"ять\1")),
    (r"[иі]чний$", ("ический",)),
    (r"ійний$", ("ионный",)),
    (r"овий$", ("овый", "евой", "овой")),
    (r"еві?й$", ("евый", "евой")),
    (r"льний$", ("тельный", "льный")),
    (r"ач$", ("атель",)),
    (r"ення$", ("ение", "ание")),
    (r"ття$", ("тие", "тье")),
    (r"ство$", ("тельство", "ество")),
    (r"ій$", ("ий", "ой")),
    (r"ий$", ("ой",)),
    (r"ити(ся)?$", (r"еть\1", r"ить\1")),
    (r"іти(ся)?$", (r"еть\1", r"еть\1")),
    (r"ір$", ("ор", "ер")),
    (r"ьо", ("е",)),
    (r"йо", ("е",)),
    (r"дж", ("жд", "ж")),
    (r"ч(?=[аеиіуя])", ("щ",)),
    (r"і", ("е", "о")),
    (r"е", ("о",)),
    (r"о", ("а",)),
    (r"а", ("о",)),
    (r"и", ("е",)),
)


_COMPILED = [(re.compile(pattern), new) for pattern, new in CORRESPONDENCES]


def candidates(lemma: str, limit: int = 48) -> list[str]:
    """Return spellings that a Russian cognate of ``lemma`` may have, nearest first."""
    found = {lemma: 0}
    for pattern, replacements in _COMPILED:
        if not pattern.search(lemma):
            continue
        for word, cost in list(found.items()):
            if len(found) >= limit or cost >= 3:
                break
            for new in replacements:
                found.setdefault(pattern.sub(new, word, count=1), cost + 1)
                found.setdefault(pattern.sub(new, word), cost + 1)
    return sorted(found, key=found.__getitem__)


def russian_vectors(count: int, width: int) -> tuple[dict[str, int], np.ndarray, dict[str, float]]:
    """Return (rows by lemma, vectors with row 0 zero, frequency by lemma)."""
    from navec import Navec

    spec = find_spec("natasha")
    assert spec is not None
    assert spec.origin is not None
    navec = Navec.load(next((Path(spec.origin).parent / "data" / "emb").glob("navec_news_*.tar")))
    sums: dict[str, np.ndarray] = {}
    weights: dict[str, float] = defaultdict(float)
    for word, n in zip(navec.vocab.words, navec.vocab.counts, strict=True):
        if not re.fullmatch(r"[а-яё-]+", word) or n < 20:
            continue
        best = analyses(word, "ru")
        if best:
            lemma = stem(best[0].lemma, best[0].upos)
            sums[lemma] = sums.get(lemma, 0) + navec[word] * float(n) ** 0.75
            weights[lemma] += float(n)
    order = sorted(weights, key=weights.__getitem__, reverse=True)[:count]
    matrix = np.stack([sums[w] / np.linalg.norm(sums[w]) for w in order])
    centred = matrix - matrix.mean(0)
    _, _, axes = np.linalg.svd(centred[:20000], full_matrices=False)
    reduced = centred @ axes[:width].T
    reduced *= 0.6 / reduced.std()
    rows = {w: i for i, w in enumerate(order, 1)}
    return rows, np.vstack([np.zeros((1, width)), reduced]).astype(np.float32), {w: weights[w] for w in order}


def cognates(frequency: dict[str, float]) -> dict[str, str]:
    """Return, for each Ukrainian dictionary lemma that has one, the likely Russian lemma, both normalised."""
    analyzer = _analyzer("uk")
    seen: dict[str, str] = {}
    for lemma, (paradigm, form) in analyzer.dictionary.words.iteritems():
        if form or "-" in lemma or len(lemma) < 4:
            continue
        tag = analyzer.dictionary.build_tag_info(paradigm, form)
        grammemes = frozenset(tag.grammemes)
        if grammemes & {"Slng", "Arch", "Abbr"}:
            continue
        upos = _upos(tag.POS, grammemes, lemma)
        own = stem(lemma, upos)
        if own not in seen and own not in frequency:
            found = _cognate(lemma, upos, frequency)
            if found:
                seen[own] = found
    return seen


def _cognate(lemma: str, upos: str, frequency: dict[str, float]) -> str | None:
    """Return the nearest frequent candidate; a far one must be the more frequent."""
    for cost, word in enumerate(candidates(lemma)[1:]):
        other = stem(word, upos)
        if frequency.get(other, 0) >= (2000 if cost < 12 else 8000):
            return other
    return None


def shared_lexicon(
    parallel: dict[str, tuple[str, int]], cache: Path
) -> tuple[dict[str, str], dict[str, int], np.ndarray]:
    """Return (common lemmas, rows of vectors, vectors); what takes minutes is kept in ``cache``.

    Two agreeing pairs of the parallel sentences outweigh the spelling, one does not.
    """
    if cache.exists():
        rows, vectors, near = pickle.loads(cache.read_bytes())
    else:
        rows, vectors, frequency = russian_vectors(45_000, 64)
        near = cognates(frequency)
        cache.write_bytes(pickle.dumps((rows, vectors, near)))
    sure = {uk: ru for uk, (ru, n) in parallel.items() if n >= 2}
    unsure = {uk: ru for uk, (ru, n) in parallel.items() if n < 2 and uk not in rows}
    return {**unsure, **near, **sure}, rows, vectors
