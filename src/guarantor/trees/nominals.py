"""What the dictionary allows a noun phrase to be, and whether it agrees with a verb (Ukrainian, Russian)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from guarantor.trees.draft import Draft
from guarantor.trees.morphology import Analysis, analyses, known
from guarantor.trees.word_sets import words

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
_CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Ins", "Loc"})
_KIN = {"PROPN": "NOUN", "DET": "PRON"}
# Nouns of quantity: the verb may agree with what is counted.
_QUANTITIES = words(
    "більшість меншість половина частина низка решта ряд чимало багато кілька декілька третина чверть",
    "большинство меньшинство часть много несколько треть четверть множество количество кількість",
)


@lru_cache(maxsize=100_000)
def nominal_readings(language: str, word: str) -> tuple[Analysis, ...]:
    """The readings of a word that have a case; empty for a word that the dictionary does not hold."""
    if not known(word, language):
        return ()
    return tuple(reading for reading in analyses(word, language) if "Case" in reading.feats)


def cases(draft: Draft, index: int) -> frozenset[str]:
    """The cases that the phrase around `index` can have: those of its noun that its adjectives share.

    All cases where the dictionary cannot tell: unknown words, digits, abbreviations, indeclinables.
    """
    allowed = _word_cases(draft, index)
    for child in draft.children(index, "amod", "det"):
        shared = allowed & _word_cases(draft, child)
        allowed = shared or allowed
    return allowed


def _word_cases(draft: Draft, index: int) -> frozenset[str]:
    word = draft.words[index]
    if draft.upos[index] not in NOMINALS or (word.isupper() and len(word) > 1):
        return _CASES
    found = frozenset(reading.feats["Case"] for reading in nominal_readings(draft.language, word))
    return found & _CASES or _CASES


def agrees(draft: Draft, noun: int, verb: int) -> bool:
    """Whether `noun` may be the subject of `verb` by number, gender and person.

    Doubt counts as agreement: names, titles of either sex, counted nouns.
    """
    if draft.lemmas[noun] in _QUANTITIES or draft.children(noun, "nummod"):
        return True
    feats = _verb_feats(draft, verb)
    if is_first_or_second(draft, verb) and draft.upos[noun] in ("NOUN", "PROPN"):
        return False
    number, gender = feats.get("Number"), feats.get("Gender")
    joined = any(draft.base(below) == "conj" for below in draft.subtree(noun))
    if number == "Plur" and (joined or _has_company(draft, noun)):
        return True
    readings = [r for r in nominal_readings(draft.language, draft.words[noun]) if r.feats["Case"] == "Nom"]
    if not readings or (draft.words[noun].isupper() and len(draft.words[noun]) > 1):
        return True
    return any(_fits(reading.feats, number, gender) for reading in readings)


def _has_company(draft: Draft, noun: int) -> bool:
    """Whether a companion follows a noun, so that both are the subject: `Рим вместе с Прагой отвергли`."""
    after = [word.lower() for word in draft.words[noun + 1 : noun + 3]]
    return bool(after) and after[-1 if after[0] in ("вместе", "разом") else 0] in _WITH


_WITH = ("с", "со", "з", "із", "зі")


def is_first_or_second(draft: Draft, verb: int) -> bool:
    """Whether a verb can only be of the first or second person, by the dictionary."""
    persons = {
        reading.feats.get("Person")
        for reading in analyses(draft.words[verb], draft.language)
        if reading.feats.get("VerbForm") == "Fin"
    }
    return bool(persons) and persons <= {"1", "2"}


def _verb_feats(draft: Draft, verb: int) -> Mapping[str, str]:
    """Number and gender of the predicate: its own, or those of its auxiliary or copula."""
    feats = draft.feats[verb]
    if "Number" in feats and (feats.get("VerbForm") == "Fin" or "Variant" in feats or "Case" in feats):
        return feats
    for child in draft.children(verb, "aux", "cop"):
        if "Number" in draft.feats[child]:
            return draft.feats[child]
    return feats if draft.upos[verb] == "VERB" else {}


def _fits(noun: Mapping[str, str], number: str | None, gender: str | None) -> bool:
    if number and noun.get("Number") and noun["Number"] != number:
        return False
    if gender and number != "Plur" and noun.get("Gender"):
        return noun["Gender"] == gender or (noun["Gender"] == "Masc" and noun.get("Animacy") != "Inan")
    return True


def bare(draft: Draft, verb: int, *relations: str) -> list[int]:
    """Nominal dependents of `verb` without a preposition."""
    return [
        child
        for child in draft.children(verb, *relations)
        if draft.upos[child] in NOMINALS and not draft.children(child, "case", "mark")
    ]


def takes_object(draft: Draft, verb: int) -> bool:
    """Whether the dictionary holds the verb for transitive, or at least does not deny it."""
    if draft.feats[verb].get("Voice") == "Pass" or draft.lemmas[verb].endswith(("ся", "сь")):
        return False
    kinds = {reading.feats.get("Subcat") for reading in analyses(draft.words[verb], draft.language)}
    return "Intr" not in kinds


def is_lifeless(draft: Draft, index: int) -> bool:
    """Whether a noun is a thing, by the dictionary, and may be an object."""
    readings = nominal_readings(draft.language, draft.words[index])
    lifeless = bool(readings) and all(reading.feats.get("Animacy") != "Anim" for reading in readings)
    return lifeless and bool({"Acc", "Gen"} & cases(draft, index))
