"""How names and titles decline: a nominative → its forms, each with the cases that it may stand for.

Rules by ending, no dictionary: names that no dictionary knows must be found as well. The rules give more
forms than the language has; that costs nothing, since a form is only looked up among known names.

Cases are letters, N G D A I L, in lower case for the plural: `"GAn"` is genitive or accusative singular,
or nominative plural. A stem that changes follows a tilde: "Київ~Києв".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

ANY = "NGDAIL"
_MARKS = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ё": "е", "ґ": "г", "\u0301": None, "\xad": None}
)
Forms = Mapping[str, str]


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Lower case, one apostrophe, no accents on Latin letters, `ё` as `е`, `ґ` as `г`, no full stops
    inside.
    """
    text = text.lower().translate(_MARKS)
    if text.isascii():
        return text.replace(".", "") or text
    return "".join(_bare(letter) for letter in text).replace(".", "") or text


def _bare(letter: str) -> str:
    if letter < "\xc0" or letter >= "\u0400":
        return letter
    return {"ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae"}.get(
        letter, unicodedata.normalize("NFKD", letter)[0]
    )


def forms(word: str, language: str, gender: str = "") -> Forms:
    """Forms of one word in the nominative, in `plain` spelling, with their cases.

    `gender` `m` or `f` marks the name of a person: no plural, and a woman's name that ends in a consonant or
    -о does not decline.
    """
    nominative, _, stem = plain(word).partition("~")
    if language == "en" or (not nominative.isalpha() and "'" not in nominative):
        return {nominative: ANY} if language != "en" else _english(nominative)
    found: dict[str, str] = {}
    for base, table in _paradigms(nominative, stem, language, gender):
        for ending, cases in table:
            kept = set(cases) & set(ANY) if gender else set(cases)
            if kept:
                found[base + ending] = "".join(sorted(kept | set(found.get(base + ending, ""))))
    return found or {nominative: ANY}


def _english(word: str) -> Forms:
    plural = word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"
    plural = word[:-3] + "men" if word.endswith("man") else plural
    return {plural: ANY.lower(), word: ANY}


Table = tuple[tuple[str, str], ...]


def _table(text: str) -> Table:
    """ "N, а GA, у D" → endings with their cases; an ending may be empty."""
    rows = (row.split() for row in text.split(","))
    return tuple((row[0], row[1]) if len(row) == 2 else ("", row[0]) for row in rows)


_TABLES: Mapping[str, Mapping[str, Table]] = {
    "uk": {
        "hard": _table(
            "N, а GA, у GDL, ові DL, ом I, ем I, еві DL, им I, і Ln, е N, и n, ів ga, ам d, ами i, ах l"
        ),
        "soft": _table(
            "я GAn, ю DL, єві DL, еві DL, єм I, ем I, і Ln, ї Ln, ів ga, їв ga, ям d, ями i, ях l"
        ),
        "a": _table("а N, и Gn, і DL, у A, ою I, ею I, о N, ga, ам d, ами i, ах l"),
        "ja": _table("я N, і GDLn, ї GDLn, ю A, ею I, єю I, є N, й ga, ь ga, ям d, ями i, ях l"),
        "o": _table("о N, а GA, у DL, ові DL, ом I, і L, ам d, ами i, ах l"),
        "e": _table("е N, я GN, ю D, ем I, і L"),
        "i": _table("и n, ga, ів ga, ам d, ами i, ах l, і n, их gal, им d, ими i"),
        "adjective": _table(
            "ий N, ого GA, ому DL, им Id, ім L, а N, ої G, ій DL, у A, ою I, е N, і na, их gal, ими i, о N"
        ),
        "soft-adjective": _table(
            "ій NDL, ього GA, ьому DL, ім IL, я N, ьої G, ю A, ьою I, є N, і na, іх gal, їх gal"
        ),
        "man": _table("ий N, ій N, ого GA, ому DL, им I, ім L"),
        "woman": _table("а N, ої G, ій DL, у A, ою I"),
    },
    "ru": {
        "hard": _table(
            "N, а GA, у D, ом I, ем I, ым I, е L, ы n, и n, ов ga, ев ga, ей ga, ам d, ами i, ах l"
        ),
        "soft": _table("я GA, ю D, ем I, е L, и GDLn, ью I, ей ga, ев ga, ям d, ями i, ях l"),
        "a": _table("а N, ы Gn, и Gn, е DL, у A, ой I, ою I, ей I, ga, ам d, ами i, ах l"),
        "ja": _table("я N, и GDLn, е DL, ю A, ей I, ею I, й ga, ь ga, ям d, ями i, ях l"),
        "o": _table("о N, а G, у D, ом I, е L, ам d, ами i, ах l"),
        "e": _table("е N, я G, ю D, ем I, и L"),
        "i": _table("ы n, и n, ga, ов ga, ам d, ами i, ах l, е n, ые n, ых gal, ым d, ими i, ыми i"),
        "adjective": _table(
            "ий N, ый N, ой NGDIL, ого GA, ому D, ым Id, им Id, ом L, ая N, ую A, ое N, "
            "ие na, ые na, их gal, ых gal, ими i, ыми i, о N"
        ),
        "soft-adjective": _table(
            "ий N, его GA, ему D, им Id, ем L, яя N, ей GDIL, юю A, ие na, их gal, ими i"
        ),
        "man": _table("ий N, ый N, ой N, ого GA, ому D, им I, ым I, ом L"),
        "woman": _table("а N, ой GDIL, у A, ою I"),
    },
}
_VOWELS = "аеиоуыэюяіїє"
_SOFTENED = {"г": "з", "к": "ц", "х": "с"}


def _paradigms(word: str, stem: str, language: str, gender: str) -> Iterable[tuple[str, Table]]:
    tables = _TABLES[language]
    yield word, (("", "N"),)
    if stem:
        yield from ((stem, tables["hard"][1:]), (stem, tables["soft"]))
        return
    last, body = word[-1], word[:-1]
    if last not in _VOWELS and gender == "f":
        yield word, (("", ANY),)
    elif last == "а":
        yield from _in_a(body, tables, language, gender)
    elif last == "я":
        yield body, tables["ja"]
    elif last in "йь":
        yield from _in_soft(word, body, tables, gender)
    elif last == "о":
        yield from ((word, (("", ANY),)), *(() if gender == "f" else ((body, tables["o"]),)))
    elif last in "иіы":
        yield from ((word, (("", ANY),)), (body, tables["i"]))
    elif last == "е":
        yield from (
            (word, (("", ANY),)),
            (body, tables["o"]),
            (body, tables["e"]),
            (body[:-1], tables["adjective"]),
        )
    elif last in _VOWELS:
        yield word, (("", ANY),)
    else:
        yield from _in_consonant(word, tables, language)


def _in_a(body: str, tables: Mapping[str, Table], language: str, gender: str) -> Iterable[tuple[str, Table]]:
    yield body, tables["a"]
    if body[-1:] in "жчшщц":
        yield body, (("і", "GDLn"), ("ею", "I"))
    if language == "uk" and body[-1:] in _SOFTENED:
        yield body[:-1] + _SOFTENED[body[-1]], (("і", "DL"),)
    if gender == "f" or body.endswith(("ськ", "цьк", "ов", "ев", "єв", "ин", "ін", "сн", "вн", "льн", "ик")):
        yield body, tables["woman"]
    if body.endswith(
        ("к", "ик")
    ):  # the plural of "Штаты", of женщина-спикер: fleeting vowels of the genitive
        yield body[:-1], (("ок", "ga"), ("ек", "ga"))


def _in_soft(word: str, body: str, tables: Mapping[str, Table], gender: str) -> Iterable[tuple[str, Table]]:
    yield body, tables["soft"]
    if word.endswith(("ий", "ый", "ой", "ій")):
        kinds = ("man",) if gender == "m" else ("adjective", "soft-adjective")
        yield from ((word[:-2], tables[kind]) for kind in kinds)
    elif word.endswith("єць"):
        yield word[:-3] + "йц", tables["soft"]
    elif word.endswith("ець"):
        yield word[:-3] + "ц", tables["soft"]


def _in_consonant(word: str, tables: Mapping[str, Table], language: str) -> Iterable[tuple[str, Table]]:
    yield word, tables["hard"]
    if word[-1] in "рл":  # Ігор, секретар: soft in the other cases
        yield word, tables["soft"]
    if word.endswith("иец") or word.endswith(("аец", "еец")):
        yield word[:-2] + "йц", tables["hard"][1:]
    elif word.endswith("ец"):
        yield word[:-2] + "ц", tables["hard"][1:]
    elif word.endswith("ок"):
        yield word[:-2] + "к", tables["hard"][1:]
    elif word.endswith("нин"):
        plural = (
            _table("и n, е n, ga, ам d, ами i, ах l")
            if language == "uk"
            else _table("е n, ga, ам d, ами i, ах l")
        )
        yield word[:-2], plural
