"""Which of a word's dictionary readings the tagger means: its scores decide, the dictionary bounds them.

A tagger alone now and then gives a word a case that the word does not have. Where that happens to a word that
the dictionary knows, case, number and gender are those of the reading that the tagger's scores like best.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from guarantor.trees.morphology import analyses, known

BOUND = ("Case", "Number", "Gender")

# What a treebank may call a word that the dictionary has under the first name.
_ALSO = {
    "NOUN": ("NOUN", "PROPN"),
    "PROPN": ("PROPN", "NOUN"),
    "ADJ": ("ADJ", "NOUN", "PROPN", "VERB", "DET"),
    "DET": ("DET", "PRON"),
    "PRON": ("PRON", "DET"),
}

Reading = Mapping[str, str]
Score = Callable[[str, str], float]


def bounded(word: str, language: str, upos: str, feats: dict[str, str], score: Score) -> dict[str, str]:
    """Return ``feats``, or what they become by the reading with the highest ``score(feature, value)`` in all.

    They stay where the dictionary lacks the word, or has a reading with their case and number.
    """
    allowed = inflections(word, language, upos)
    if "Case" not in feats or not allowed or any(_same(feats, reading) for reading in allowed):
        return feats
    best = max(allowed, key=lambda reading: sum(score(name, value) for name, value in reading.items()))
    return feats | dict(best)


@lru_cache(maxsize=100_000)
def inflections(word: str, language: str, upos: str) -> tuple[Reading, ...]:
    """Return case, number and gender of each reading that has a case and goes with ``upos``."""
    if not known(word, language):
        return ()
    return tuple(
        {name: a.feats[name] for name in BOUND if name in a.feats}
        for a in analyses(word, language)
        if "Case" in a.feats and upos in _ALSO.get(a.upos, (a.upos,))
    )


def _same(feats: Reading, reading: Reading) -> bool:
    """Tell whether case is the same and number too, where both name it."""
    return feats["Case"] == reading["Case"] and feats.get("Number", "") in {reading.get("Number", ""), ""}
