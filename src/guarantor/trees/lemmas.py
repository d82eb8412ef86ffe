"""A word with its tag → its lemma: lower case, but a proper name keeps its capital."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import lemminflect  # type: ignore[import-untyped]

from guarantor.trees.morphology import Analysis, analyses, known
from guarantor.trees.word_sets import words

_OPEN = frozenset({"NOUN", "VERB", "ADJ"})
_KIN = {"PROPN": "NOUN", "AUX": "VERB", "DET": "PRON"}
_WEIGHTS = {
    "Case": 4,
    "Number": 4,
    "Gender": 2,
    "VerbForm": 3,
    "Tense": 1,
    "Person": 1,
    "Aspect": 1,
    "Animacy": 1,
}
_CONTRACTIONS = {
    "n't": "not",
    "'ll": "will",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "ca": "can",
    "wo": "will",
    "an": "a",
    "according": "according",
    "am": "be",
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "being": "be",
    "has": "have",
    "had": "have",
    "does": "do",
    "did": "do",
}
_PRONOUNS = {"me": "I", "him": "he", "them": "they", "us": "we", "these": "this", "those": "that"}
# Nouns that news uses in the plural only, or whose plural looks like a singular's.
_PLURAL = words(
    "troops media talks goods thanks means headquarters news series species billions forces",
)

# Lemmas that only the dictionary uses.
_COMMON = {"деньга": "деньги"}


def lemma(language: str, word: str, upos: str, feats: Mapping[str, str]) -> str:
    """The dictionary form of `word` as it is tagged here."""
    keys = tuple(sorted((name, value) for name, value in feats.items() if name in _WEIGHTS))
    return _lemma(language, word, upos, keys)


@lru_cache(maxsize=200_000)
def _lemma(language: str, word: str, upos: str, feats: tuple[tuple[str, str], ...]) -> str:
    if language == "en":
        return _english(word, upos)
    found = analyses(word, language)
    if not found or any(char.isdigit() for char in word):
        return word.lower()
    wanted = dict(feats)
    best = max(found, key=lambda reading: _agreement(reading, upos, wanted))
    if upos == "PROPN" and wanted.get("Case") == "Nom" and best.feats.get("Case") != "Nom":
        return word
    return _cased(language, word, _COMMON.get(best.lemma, best.lemma), upos)


def _agreement(reading: Analysis, upos: str, feats: Mapping[str, str]) -> int:
    """How well a dictionary's reading fits the tag: the part of speech first, then form by form."""
    score = 10 * (_KIN.get(reading.upos, reading.upos) == _KIN.get(upos, upos)) + 2 * (reading.upos == upos)
    return score + sum(_WEIGHTS[name] for name, value in feats.items() if reading.feats.get(name) == value)


def _cased(language: str, word: str, found: str, upos: str) -> str:
    """A name's lemma with the capitals of its form; abbreviations keep theirs in any case."""
    if word.isupper() and len(word) > 1:
        return found.upper()
    named = upos == "PROPN" or (upos == "NOUN" and not known(found, language))
    if not named or not word[:1].isupper():
        return found
    if found == word.lower():
        return word
    return "-".join(part[:1].upper() + part[1:] for part in found.split("-"))


def _english(word: str, upos: str) -> str:
    lower = word.lower().replace("’", "'")
    if upos == "PROPN":
        return word
    if upos == "PRON":
        return _PRONOUNS.get(lower, lower)
    if lower in _CONTRACTIONS and upos in ("AUX", "VERB", "PART", "DET"):
        return _CONTRACTIONS[lower]
    if lower == "'s" and upos in ("AUX", "VERB"):
        return "be"
    if lower == "'d":
        return "would"
    if lower in _PLURAL or upos not in _OPEN:
        return lower
    return str((lemminflect.getLemma(lower, upos=upos) or (lower,))[0])
