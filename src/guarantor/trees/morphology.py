"""What the dictionary says a Ukrainian or Russian word can be, in Universal Dependencies terms.

``analyses("гарантій", "uk")`` lists the readings that pymorphy3 knows (or guesses, for a word it does
not know), likeliest first where the dictionary has frequencies (Russian), each as part of speech,
features and lemma. English has no such dictionary here and gets an empty tuple.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Protocol

import pymorphy3  # type: ignore[import-untyped]

LANGUAGES = ("uk", "ru")


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word: UD part of speech, UD features, lemma in lower case."""

    upos: str
    feats: Mapping[str, str]
    lemma: str


class _Reading(Protocol):
    """The part of a pymorphy3 parse that is read here."""

    tag: Any
    normal_form: str


_UPOS = {
    "NOUN": "NOUN",
    "ADJF": "ADJ",
    "ADJS": "ADJ",
    "COMP": "ADJ",
    "VERB": "VERB",
    "INFN": "VERB",
    "PRTF": "VERB",
    "PRTS": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM",
    "ADVB": "ADV",
    "PRED": "ADV",
    "NPRO": "PRON",
    "PREP": "ADP",
    "CONJ": "CCONJ",
    "PRCL": "PART",
    "INTJ": "INTJ",
}

_FEATURES = {
    "nomn": ("Case", "Nom"),
    "gent": ("Case", "Gen"),
    "gen1": ("Case", "Gen"),
    "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"),
    "accs": ("Case", "Acc"),
    "acc2": ("Case", "Acc"),
    "ablt": ("Case", "Ins"),
    "loct": ("Case", "Loc"),
    "loc1": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "voct": ("Case", "Voc"),
    "sing": ("Number", "Sing"),
    "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"),
    "femn": ("Gender", "Fem"),
    "neut": ("Gender", "Neut"),
    "anim": ("Animacy", "Anim"),
    "inan": ("Animacy", "Inan"),
    "perf": ("Aspect", "Perf"),
    "impf": ("Aspect", "Imp"),
    "past": ("Tense", "Past"),
    "pres": ("Tense", "Pres"),
    "futr": ("Tense", "Fut"),
    "1per": ("Person", "1"),
    "2per": ("Person", "2"),
    "3per": ("Person", "3"),
    "Impe": ("Person", "0"),
    "impr": ("Mood", "Imp"),
    "pssv": ("Voice", "Pass"),
    "actv": ("Voice", "Act"),
    "tran": ("Subcat", "Tran"),
    "intr": ("Subcat", "Intr"),
    "infn": ("VerbForm", "Inf"),
    "Abbr": ("Abbr", "Yes"),
    "Refl": ("Reflex", "Yes"),
}

_VERB_FORMS = {"INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv", "VERB": "Fin"}
_NAMES = {"Name": "Giv", "Surn": "Sur", "Patr": "Pat", "Geox": "Geo", "Orgn": "Com"}
_INFLECTED = {"NOUN", "ADJF", "NPRO"}

# Lemmas of the closed classes, by kind of pronoun, in both languages.
_PRONOUN_TYPES = {
    "Prs": "я ти ты він он вона она воно оно ми мы ви вы вони они себе себя мій мой твій твой свій свой "
    "наш ваш його его її её ее їх їхній их",
    "Rel": "який котрий который хто кто що что чий чей каков какой скільки сколько",
    "Dem": "цей этот той тот це это те такий такой таков стільки столько",
    "Neg": "ніхто никто ніщо ничто ніякий никакой жоден жодний нічий ничей некого нечего",
    "Tot": "весь увесь ввесь всі все кожний кожен каждый всякий усякий любой інший иной сам самий самый",
    "Ind": "хтось кто-то щось что-то якийсь какой-то деякий некоторый дехто некто дещо нечто чийсь чей-то "
    "хто-небудь что-нибудь кто-нибудь що-небудь який-небудь какой-нибудь будь-який будь-хто будь-що",
}
_POSSESSIVE_LEMMAS = "мій мой твій твой свій свой наш ваш його его її её ее їх їхній их чий чей"
_DETERMINER_LEMMAS = (
    "який котрий цей той такий весь увесь ввесь кожний кожен всякий усякий інший сам самий жоден жодний "
    "ніякий нічий якийсь деякий чийсь який-небудь будь-який сей оцей отой"
)
_SUBORDINATOR_LEMMAS = (
    "що что щоб щоби чтобы чтоб якщо если якби хоча хотя хоч хоть поки пока коли когда бо оскільки поскольку "
    "ніж чем аби немов наче неначе ніби будто словно як как аніж раз дабы ежели едва лишь"
)
_POSSESSIVES = frozenset(_POSSESSIVE_LEMMAS.split())
_DETERMINERS = _POSSESSIVES | frozenset(_DETERMINER_LEMMAS.split())
_SUBORDINATORS = frozenset(_SUBORDINATOR_LEMMAS.split())

# Readings that the dictionary lacks or hides behind homonyms that the news never means.
_FIXED_READINGS: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("uk", "треба"): (("ADV", "треба"),),
    ("uk", "можна"): (("ADV", "можна"),),
    ("uk", "немає"): (("VERB", "немати"),),
    ("uk", "нема"): (("VERB", "немати"),),
    ("uk", "би"): (("AUX", "би"),),
    ("uk", "б"): (("AUX", "би"),),
    ("ru", "бы"): (("AUX", "бы"),),
    ("ru", "б"): (("AUX", "бы"),),
    ("ru", "нет"): (("VERB", "нет"), ("PART", "нет")),
    ("uk", "не"): (("PART", "не"),),
    ("ru", "не"): (("PART", "не"),),
    ("uk", "та"): (("CCONJ", "та"), ("DET", "той")),
    ("uk", "чи"): (("CCONJ", "чи"), ("PART", "чи")),
    ("uk", "і"): (("CCONJ", "і"),),
    ("uk", "й"): (("CCONJ", "й"),),
    ("uk", "а"): (("CCONJ", "а"),),
    ("uk", "у"): (("ADP", "у"),),
    ("uk", "в"): (("ADP", "в"),),
    ("uk", "о"): (("ADP", "о"),),
    ("uk", "з"): (("ADP", "з"),),
    ("uk", "до"): (("ADP", "до"),),
    ("uk", "по"): (("ADP", "по"),),
    ("uk", "про"): (("ADP", "про"),),
    ("uk", "за"): (("ADP", "за"),),
    ("ru", "и"): (("CCONJ", "и"), ("PART", "и")),
    ("ru", "а"): (("CCONJ", "а"),),
    ("ru", "в"): (("ADP", "в"),),
    ("ru", "с"): (("ADP", "с"),),
    ("ru", "к"): (("ADP", "к"),),
    ("ru", "о"): (("ADP", "о"),),
    ("ru", "у"): (("ADP", "у"),),
}


@lru_cache(maxsize=200_000)
def analyses(word: str, language: str) -> tuple[Analysis, ...]:
    """Return the readings of ``word`` in ``language`` ("uk" or "ru"); empty for any other language.

    Letter case plays no part. A word that the dictionary lacks gets the readings of words that end alike.
    """
    if language not in LANGUAGES:
        return ()
    key = _plain(word)
    fixed = _FIXED_READINGS.get((language, key))
    if fixed:
        return tuple(Analysis(upos, _fixed_features(upos), lemma) for upos, lemma in fixed)
    readings = _without_noise(_analyzer(language).parse(key))
    return _distinct(_analysis(reading, language) for reading in readings)


def known(word: str, language: str) -> bool:
    """Tell whether the dictionary of ``language`` holds ``word`` itself, not only words that end alike."""
    return language in LANGUAGES and bool(_analyzer(language).word_is_known(_plain(word)))


@cache
def _analyzer(language: str) -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang=language)


def _plain(word: str) -> str:
    """Lower case, one apostrophe, no stress marks: the dictionary's own spelling."""
    return word.lower().replace("’", "'").replace("ʼ", "'").replace("‘", "'").replace("\u0301", "")


def _without_noise(readings: list[_Reading]) -> list[_Reading]:
    """Drop nouns that never inflect (notes, letters) and vocatives where a function word is spelt alike."""
    if not any(r.tag.POS in {"PREP", "CONJ", "PRCL", "NPRO"} for r in readings):
        return readings
    return [r for r in readings if r.tag.POS != "NOUN" or not {"Fixd", "voct"} & r.tag.grammemes]


def _distinct(found: Iterable[Analysis]) -> tuple[Analysis, ...]:
    kept: dict[tuple[str, str, tuple[tuple[str, str], ...]], Analysis] = {}
    for analysis in found:
        key = (analysis.upos, analysis.lemma, tuple(sorted(analysis.feats.items())))
        kept.setdefault(key, analysis)
    return tuple(kept.values())


def _fixed_features(upos: str) -> dict[str, str]:
    return {"Mood": "Cnd"} if upos == "AUX" else {}


def _analysis(reading: _Reading, language: str) -> Analysis:
    lemma = reading.normal_form.replace("ё", "е") if language == "ru" else reading.normal_form
    upos, feats = _grammar(reading.tag, lemma if lemma in _closed_class() else "")
    return Analysis(upos, feats, lemma)


@lru_cache(maxsize=20_000)
def _grammar(tag: Any, lemma: str) -> tuple[str, dict[str, str]]:
    """Return part of speech and features of a dictionary tag; the lemma counts for closed classes only."""
    grammemes = frozenset(tag.grammemes)
    upos = _upos(tag.POS, grammemes, lemma)
    return upos, _features(tag.POS, upos, grammemes, lemma)


@cache
def _closed_class() -> frozenset[str]:
    return _DETERMINERS | _SUBORDINATORS | _pronoun_types().keys() | {"бути", "быть", "один"}


def _upos(pos: str | None, grammemes: frozenset[str], lemma: str) -> str:
    if pos is None:
        return _upos_without_pos(grammemes)
    if pos == "NOUN":
        return "PROPN" if grammemes & _NAMES.keys() else "NOUN"
    if pos == "CONJ":
        return "SCONJ" if "subord" in grammemes or lemma in _SUBORDINATORS else "CCONJ"
    if pos == "NPRO":
        return "DET" if _is_determiner(grammemes, lemma) else "PRON"
    if pos == "ADJF" and "Apro" in grammemes:
        return "NUM" if lemma == "один" else "DET"
    if pos in {"VERB", "INFN"} and lemma in {"бути", "быть"}:
        return "AUX"
    return _UPOS[pos]


def _upos_without_pos(grammemes: frozenset[str]) -> str:
    if grammemes & {"NUMB", "ROMN"}:
        return "NUM"
    return "PUNCT" if "PNCT" in grammemes else "X"


def _is_determiner(grammemes: frozenset[str], lemma: str) -> bool:
    """Ukrainian tags all pronouns alike; those that agree with a noun have neither person nor animacy."""
    return lemma in _DETERMINERS and not grammemes & {"pers", "anim", "inan"}


def _features(pos: str | None, upos: str, grammemes: frozenset[str], lemma: str) -> dict[str, str]:
    feats = {name: value for g in sorted(grammemes) if (item := _FEATURES.get(g)) for name, value in (item,)}
    if pos in _VERB_FORMS:
        feats.setdefault("VerbForm", _VERB_FORMS[pos])
    if pos in {"ADJS", "PRTS"}:
        feats["Variant"] = "Short"
    if pos == "COMP":
        feats["Degree"] = "Cmp"
    if pos == "ADJF" and {"pssv", "actv"} & grammemes:
        feats["VerbForm"] = "Part"
    if pos in _INFLECTED and "Case" in feats:
        feats.setdefault("Number", "Sing")
    if feats.get("VerbForm") == "Fin" and feats.get("Mood") is None:
        feats["Mood"] = "Ind"
    _add_lexical_features(feats, upos, grammemes, lemma)
    return feats


def _add_lexical_features(feats: dict[str, str], upos: str, grammemes: frozenset[str], lemma: str) -> None:
    for grammeme in grammemes & _NAMES.keys():
        feats["NameType"] = _NAMES[grammeme]
    if upos in {"PRON", "DET"}:
        kind = _pronoun_types().get(lemma)
        if kind:
            feats["PronType"] = kind
        if lemma in _POSSESSIVES and upos == "DET":
            feats["Poss"] = "Yes"
    if "Anum" in grammemes and upos == "ADJ":
        feats["NumType"] = "Ord"


@cache
def _pronoun_types() -> dict[str, str]:
    return {lemma: kind for kind, lemmas in _PRONOUN_TYPES.items() for lemma in lemmas.split()}
