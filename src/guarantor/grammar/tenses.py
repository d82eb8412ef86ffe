"""Which way the verb looks that governs a time: back or forward."""

from __future__ import annotations

from collections.abc import Iterator

from guarantor.grammar.numerals import lexicon
from guarantor.grammar.reckoning import FUTURE, PAST
from guarantor.model import Sentence

_VERBAL = frozenset({"VERB", "AUX"})
_ASIDES = ("нагада", "напомн", "додам", "добав", "зауваж")  # «нагадаємо», «напомним» speak to the reader
_REACH = 12
_COMMAS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_BE = frozenset({"is", "are", "was", "were", "'s", "'re"})


def tense_at(sentence: Sentence, token: int) -> str | None:
    """`past`, `future` or None for the time at `token`.

    Asked are, in order: a word before it in the same stretch between commas that looks forward by itself
    (will, to be held, заплановано), the finite verbs of that stretch, the governing verb, the nearest verb.
    """
    words = _forward_words(sentence.language)
    if _looks_forward(sentence, token, words):
        return FUTURE
    nearest = _nearest(sentence, token)
    beside = [verb for verb in nearest if _is_finite(sentence, verb) and not _apart(sentence, token, verb)]
    for verb in [*beside, *_governing(sentence, token), *nearest]:
        found = _tense_of(sentence, verb, words)
        if found:
            return found
    return None


def _forward_words(language: str) -> tuple[str, ...]:
    return tuple(lexicon("tenses")[language]["forward"])


def _governing(sentence: Sentence, token: int) -> Iterator[int]:
    """The first verb above the token, if it stands near: one far away tells of the tree, not of the time."""
    for above in sentence.ancestors(token):
        aside = sentence.tokens[above].text.lower().startswith(_ASIDES)
        if sentence.tokens[above].upos in _VERBAL and not aside and abs(above - token) <= 2 * _REACH:
            yield above
            return


def _nearest(sentence: Sentence, token: int) -> list[int]:
    places = [
        index
        for index, item in enumerate(sentence.tokens)
        if abs(index - token) <= _REACH
        and (item.upos in _VERBAL or "VerbForm" in item.feats)
        and not item.text.lower().startswith(_ASIDES)
    ]
    return sorted(places, key=lambda index: abs(index - token))


def _is_finite(sentence: Sentence, verb: int) -> bool:
    feats = sentence.tokens[verb].feats
    return "Tense" in feats and feats.get("VerbForm", "Fin") == "Fin"


def _apart(sentence: Sentence, first: int, second: int) -> bool:
    """Whether a comma, a colon or the like stands between two tokens."""
    low, high = sorted((first, second))
    return any(token.text in _COMMAS for token in sentence.tokens[low + 1 : high])


def _tense_of(sentence: Sentence, verb: int, forward: tuple[str, ...]) -> str | None:
    token = sentence.tokens[verb]
    if _looks_forward(sentence, verb, forward):
        return FUTURE
    if _has_past(token.feats.get("Tense"), token.text, sentence.language):
        return PAST
    if token.feats.get("Tense") in ("Fut", "Pres") and sentence.language != "en":
        return FUTURE
    if token.feats.get("VerbForm") == "Inf":
        return FUTURE
    if token.feats.get("Tense") == "Pres" and token.feats.get("VerbForm", "Fin") == "Fin":
        return FUTURE
    return None


def _has_past(tense: str | None, text: str, language: str) -> bool:
    """Past by feature, or by the ending of an impersonal Ukrainian form (проведено, узгоджено)."""
    return tense == "Past" or (language == "uk" and text.lower().endswith(("но", "то")) and len(text) > 4)


def _looks_forward(sentence: Sentence, place: int, forward: tuple[str, ...]) -> bool:
    """Whether, going back from `place`, a forward word comes before any verb of the past or comma."""
    for index in range(place, max(-1, place - _REACH), -1):
        token = sentence.tokens[index]
        if token.text in ",;:":
            return False
        if token.text.lower().startswith(forward) or token.lemma.lower().startswith(forward):
            return True
        if token.text == "to" and sentence.tokens[index - 1].text.lower() in _BE and index > 0:
            return True
        if token.feats.get("Tense") == "Past" and token.feats.get("VerbForm", "Fin") == "Fin":
            return False
    return False
