"""Which of a word's dictionary readings the tagger means: scores decide, the dictionary bounds them.

A tagger alone now and then gives an accusative to a word that has none. For a word that the dictionary knows, part of
speech and case, number and gender are chosen together among its readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from guarantor.trees.morphology import Analysis, analyses, known

BOUND = ("Case", "Number", "Gender")

# What a treebank may call a word that the dictionary has under the first name.
_ALSO = {
    "NOUN": ("NOUN", "PROPN"),
    "PROPN": ("PROPN", "NOUN"),
    "ADJ": ("ADJ", "NOUN", "PROPN", "VERB"),
    "VERB": ("VERB", "AUX"),
}

Scores = Mapping[str, Mapping[str, float]]


def allowed_upos(word: str, language: str) -> frozenset[str]:
    """Return the parts of speech that ``word`` can have; empty where the dictionary does not bound them."""
    tags = {a.upos for a in _readings(word, language)}
    if not tags or not tags <= _ALSO.keys():
        return frozenset()
    return frozenset(other for tag in tags for other in _ALSO[tag])


def bounded(word: str, language: str, upos: str, scores: Scores) -> dict[str, str]:
    """Return case, number and gender of the reading with the highest sum of ``scores[feature][value]``.

    Empty where no reading has a case and goes with ``upos``: then the tagger's own choice stands.
    """
    readings = [r for r in _readings(word, language) if "Case" in r.feats and upos in _ALSO.get(r.upos, (r.upos,))]
    if not readings:
        return {}
    best = max(readings, key=lambda r: sum(_score(scores, r, name) for name in BOUND))
    return {name: best.feats[name] for name in BOUND if name in best.feats}


def _score(scores: Scores, reading: Analysis, name: str) -> float:
    values = scores.get(name, {})
    value = reading.feats.get(name)
    return max(values.values(), default=0.0) if value is None else values.get(value, -20.0)


@lru_cache(maxsize=100_000)
def _readings(word: str, language: str) -> tuple[Analysis, ...]:
    return analyses(word, language) if known(word, language) else ()
