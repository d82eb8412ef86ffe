"""What a word shows without its sentence: the ids that the parser's embedding tables are asked for.

Training (``models/``) and reading (``biaffine.py``) both use this module, so that a word means the same
to both. Every channel is a bag of row ids; row 0 of every table stays zero and means "nothing".
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guarantor.trees.morphology import Analysis, analyses, known

PREFIX_ROWS = 6000
SUFFIX_ROWS = 10000
SHAPE_ROWS = 512
DICTIONARY_ROWS = 4000

_DIGIT = re.compile(r"\d")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("‘’ʼ‛`", "'") | {"–": "-", "—": "-"})

# Letters of one sound class, so that Ukrainian and Russian cognates share prefixes, suffixes and lemmas.
_COGNATE = str.maketrans(
    {"і": "и", "ї": "и", "ы": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ь": None, "ъ": None, "'": None}
)
# Only what both dictionaries tell: Ukrainian has no transitivity, no animate adjectives, no names of places.
_SHARED_FEATURES = (
    "Case",
    "Number",
    "Gender",
    "Person",
    "Tense",
    "Mood",
    "VerbForm",
    "Voice",
    "Aspect",
    "PronType",
    "Poss",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What training settled: which words and vectors have rows, and which lemma shares another's row.

    ``words`` maps a key (English: the plain word; Ukrainian and Russian: the common lemma) to its row,
    ``vectors`` such a key to its row of pre-trained vectors, frequent ones first, ``common`` a normalised
    Ukrainian lemma to the normalised Russian lemma of the same meaning.
    """

    language: str
    words: Mapping[str, int]
    vectors: Mapping[str, int]
    common: Mapping[str, str]


def channels(word: str, lexicon: Lexicon, language: str | None = None) -> dict[str, list[int]]:
    """Return the row ids of ``word`` in each channel; training overrides the lexicon's language."""
    spoken = language or lexicon.language
    plain = plain_form(word)
    bags = {"shape": _shape(word), **_affixes(plain if spoken == "en" else normalised(plain))}
    if spoken == "en":
        bags["word"] = [lexicon.words.get(plain, 0)]
        bags["vector"] = [lexicon.vectors.get(plain, 0)]
        return bags
    readings = analyses(plain, spoken)
    lemmas = common_lemmas(plain, spoken, lexicon.common)
    bags["word"] = [lexicon.words.get(lemma, 0) for lemma in lemmas]
    bags["vector"] = [min((row for lemma in lemmas if (row := lexicon.vectors.get(lemma))), default=0)]
    bags["dictionary"] = _dictionary(readings, known(plain, spoken), plain)
    return bags


def plain_form(word: str) -> str:
    """Lower case, digits as 0, one kind of quote, apostrophe and dash."""
    plain = _DIGIT.sub("0", word.translate(_QUOTES).lower())
    return '"' if plain == "''" else plain


def normalised(plain: str) -> str:
    """Spell a Ukrainian or Russian word with the letters that both alphabets share."""
    return plain.translate(_COGNATE)


def common_lemmas(plain: str, language: str, common: Mapping[str, str]) -> list[str]:
    """Return the distinct lemmas that ``plain`` may have, in the common spelling, at most three."""
    lemmas = dict.fromkeys(stem(a.lemma, a.upos) for a in analyses(plain, language))
    found = [common.get(lemma, lemma) for lemma in lemmas] if language == "uk" else list(lemmas)
    return list(dict.fromkeys(found))[:3]


@lru_cache(maxsize=100_000)
def stem(lemma: str, upos: str) -> str:
    """Normalise a lemma and take off the dictionary ending in which the two languages differ."""
    word = normalised(lemma.replace("’", "'"))
    if upos in {"VERB", "AUX"}:
        word = _INFINITIVE.sub(lambda m: "т" + ("ся" if m[2] else ""), word)
    elif upos in {"ADJ", "DET", "NUM"}:
        word = _ADJECTIVE.sub("и", word)
    elif upos in {"NOUN", "PROPN"}:
        word = _VERBAL_NOUN.sub("ие", _QUALITY.sub("ост", word))
    return _DOUBLED.sub(r"\1", word)


_INFINITIVE = re.compile(r"(ти|т)(ся|с)?$")
_ADJECTIVE = re.compile(r"(ий|ой|ии)$")
_VERBAL_NOUN = re.compile(r"(?<=н)(н?я|ие)$")
_QUALITY = re.compile(r"ист$")
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=100_000)
def _row(text: str, rows: int) -> int:
    return zlib.crc32(text.encode()) % (rows - 1) + 1


def _affixes(word: str) -> dict[str, list[int]]:
    marked = f"<{word}>"
    return {
        "prefix": [_row(f"{n}{marked[:n]}", PREFIX_ROWS) for n in range(2, min(6, len(marked)) + 1)],
        "suffix": [_row(f"{n}{marked[-n:]}", SUFFIX_ROWS) for n in range(2, min(7, len(marked)) + 1)],
    }


def _shape(word: str) -> list[int]:
    facts = [f"case:{_case(word)}", f"length:{min(len(word), 12)}", "any"]
    facts += [f"has:{kind}" for kind, test in _KINDS if test.search(word)]
    if not word[:1].isalnum():
        facts.append(f"sign:{word.translate(_QUOTES)[:2]}")
    return [_row(fact, SHAPE_ROWS) for fact in facts]


_KINDS = (
    ("digit", re.compile(r"\d")),
    ("number", re.compile(r"^[\d.,:%]+$")),
    ("year", re.compile(r"^(19|20)\d\d$")),
    ("hyphen", re.compile(r".-.")),
    ("dot", re.compile(r"\w\.")),
    ("latin", re.compile(r"[A-Za-z]")),
    ("apostrophe", re.compile(r"\w['’ʼ]\w")),
)


def _case(word: str) -> str:
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "letter"
    if word[:1].isupper():
        return "title" if word[1:].islower() else "mixed"
    return "none"


def _dictionary(readings: Sequence[Analysis], is_known: bool, plain: str) -> list[int]:
    rows = {row for reading in readings[:40] for row in _reading(reading.upos, tuple(reading.feats.items()))}
    facts = ["known" if is_known else "unknown", f"ambiguity:{min(len({r.upos for r in readings}), 4)}"]
    if plain and not plain[0].isalnum():
        facts.append(f"sign:{plain}")
    return sorted(rows | {_row(fact, DICTIONARY_ROWS) for fact in facts})


@lru_cache(maxsize=20_000)
def _reading(upos: str, feats: tuple[tuple[str, str], ...]) -> frozenset[int]:
    return frozenset(_row(fact, DICTIONARY_ROWS) for fact in _facts(upos, dict(feats)))


def _facts(upos: str, feats: Mapping[str, str]) -> list[str]:
    """Spell out one reading alone and in the combinations that agreement and government look at."""
    upos, feats = _comparable(upos, feats)
    facts = [upos, *(f"{upos}|{name}={value}" for name, value in feats.items())]
    case, number, gender = feats.get("Case"), feats.get("Number"), feats.get("Gender")
    if case:
        facts += [f"case={case}", f"{upos}|{case}|{number}", f"{case}|{number}|{gender}"]
    if "VerbForm" in feats:
        facts.append("|".join(f"{feats.get(n)}" for n in ("VerbForm", "Tense", "Person", "Number", "Gender")))
    return facts


def _comparable(tag: str, told: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Rename what the two dictionaries call differently: participles, short forms, impersonal -но/-то."""
    feats = {name: told[name] for name in _SHARED_FEATURES if name in told}
    upos = {"PROPN": "NOUN", "AUX": "AUX" if "VerbForm" in feats else "PART"}.get(tag, tag)
    if feats.get("VerbForm") == "Part":
        upos = "PART-ADJ"
        feats.pop("Tense", None)
    if told.get("Variant") == "Short":
        feats["Case"] = "Nom"
    if feats.get("Person") == "0":
        upos, feats = "PART-ADJ", {"VerbForm": "Part", "Voice": "Pass", "Number": "Sing", "Gender": "Neut"}
    if feats.get("Number") == "Plur":
        feats.pop("Gender", None)
    return upos, feats
