"""People whom no dossier knows: an id from their party and family name in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UK = dict(
    zip(
        "абвгґдезийіїклмнопрстуфьєжхцчшщюя'",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "z",
            "y",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "_",
            "ie",
            "zh",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "iu",
            "ia",
            "_",
        ],
        strict=True,
    )
)
_RU = dict(
    zip(
        "абвгдезийклмнопрстуфыэёжхцчшщьъюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "y",
            "e",
            "e",
            "zh",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "_",
            "yu",
            "ya",
        ],
        strict=True,
    )
)
_INITIAL = {"uk": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}, "ru": {"е": "e"}}
_PARTICLES = frozenset(
    [
        "de",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "del",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ben",
        "фон",
        "ван",
        "дер",
        "де",
        "да",
        "ді",
        "ди",
        "аль",
        "ель",
        "бін",
        "бен",
    ]
)


def latin(word: str, language: str) -> str:
    """A name in lower-case Latin letters without accents: Ковтонюк → kovtoniuk, Țoiu → toiu."""
    word = word.lower()
    if language == "en" or word.isascii():
        bare = unicodedata.normalize("NFKD", word.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
        return re.sub(r"[^a-z-]", "", bare)
    table, initial = (_UK, _INITIAL["uk"]) if language == "uk" else (_RU, _INITIAL["ru"])
    word = (
        re.sub("ый$|ий$", "y", word) if language == "ru" else re.sub("ий$", "yi", word).replace("зг", "zgh")
    )
    first = initial.get(word[:1], table.get(word[:1], word[:1]))
    rest = "".join(table.get(letter, letter) for letter in word[1:])
    return re.sub(r"[^a-z-]", "", (first + rest).replace("_", ""))


def actor_id(party: str, words: Sequence[str], language: str, cases: str) -> str:
    """`RO/dan` for "Nicușor Dan"; `cases` are those in which the name may stand, to find its nominative."""
    start = next((i for i, word in enumerate(words) if word.lower() in _PARTICLES), len(words) - 1)
    family = [*words[start:-1], words[-1] if language == "en" else nominative(words, cases)]
    return f"{party}/{'-'.join(filter(None, (latin(word, language) for word in family)))}"


# Endings of family names in the oblique cases, the longest first, with the nominative ending each stands for.
_ENDINGS = (
    ("ського", "ський"),
    ("ському", "ський"),
    ("ським", "ський"),
    ("цького", "цький"),
    ("цьким", "цький"),
    ("ского", "ский"),
    ("скому", "ский"),
    ("ским", "ский"),
    ("цкого", "цкий"),
    ("цким", "цкий"),
    ("ової", "ова"),
    ("овою", "ова"),
    ("овой", "ова"),
    ("іною", "іна"),
    ("иной", "ина"),
    ("ові", ""),
    ("еві", ""),
    ("єві", "й"),
    ("єм", "й"),
    ("ем", "ь"),
    ("ом", ""),
    ("им", ""),
    ("ым", ""),
    ("ою", "а"),
    ("ой", "а"),
    ("ю", "й"),
    ("я", "й"),
    ("у", ""),
    ("а", ""),
    ("и", "а"),
    ("ы", "а"),
)


def nominative(words: Sequence[str], cases: str) -> str:
    """The nominative of the family name, the last of `words`, which stands in one of `cases`, by its
    ending.
    """
    word = words[-1]
    if "N" in cases.upper():
        return word
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found = word.removesuffix(ending) + base
            return found + "о" if found.endswith(("енк", "єнк")) else found
    return word
