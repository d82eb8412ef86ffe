"""Numbers in digits and words: `90 billion`, «восемьсот тысяч», «півтора мільярда»."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from guarantor.grammar.lexemes import Lexeme


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at lexemes `start` to `end` (exclusive), `scaled` if thousand or the like closes it."""

    start: int
    end: int
    value: float
    scaled: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language."""

    words: Mapping[str, float]
    hundreds: Mapping[str, float]
    scales: Mapping[str, float]
    alone: Mapping[str, float]
    before_alone: frozenset[str]
    halves: Mapping[str, float]
    joiners: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    """The number words of `language`, one of en, uk, ru."""
    data = lexicon("numbers")[language]
    return NumberWords(
        data["words"],
        data["hundreds"],
        data["scales"],
        data["alone"],
        frozenset(data["before_alone"]),
        data["halves"],
        frozenset(data["joiners"]),
    )


@cache
def lexicon(name: str) -> dict[str, Any]:
    """A word list of the grammar: `lexicon/NAME.toml`."""
    path = resources.files("guarantor.grammar") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def numeral(text: Sequence[Lexeme], start: int, language: str) -> Numeral | None:
    """The longest number that begins at lexeme `start`, or None."""
    words = number_words(language)
    lexeme = text[start]
    if lexeme.number is not None:
        return _scaled(text, Numeral(start, start + 1, lexeme.number), words)
    if _value(lexeme, words.words) is not None:
        return _scaled(text, _added(text, start, words), words)
    return _alone(text, start, words)


def _value(lexeme: Lexeme, table: Mapping[str, float]) -> float | None:
    if lexeme.form in table:
        return table[lexeme.form]
    known = lexeme.readings & table.keys()
    return table[min(known)] if known else None


def _added(text: Sequence[Lexeme], start: int, words: NumberWords) -> Numeral:
    """Number words that stand in a row, as one number below a thousand."""
    value, last, end = 0.0, 1000.0, start
    position: int | None = start
    while position is not None:
        part = _value(text[position], words.words)
        hundred = _value(text[position], words.hundreds)
        if part is not None and part < last and (value == 0 or last >= 20):
            value, last = value + part, max(part, 1.0)
        elif hundred is not None and value:
            value, last = value * hundred, 100.0
        else:
            break
        end = position + 1
        position = _next(text, position, words.joiners if last >= 100 else frozenset())
    return Numeral(start, end, value)


def _scaled(text: Sequence[Lexeme], number: Numeral, words: NumberWords) -> Numeral:
    """The number with the thousands, millions or billions that follow."""
    position = _next(text, number.end - 1, frozenset())
    if position is None:
        return number
    scale = _value(
        text[position], {**words.hundreds, **words.scales} if number.value < 1000 else words.scales
    )
    if scale is None or (len(text[position].form) == 1 and text[position].gap > 0):
        return number
    end = position + 1
    if end < len(text) and text[end].form == "." and text[position].form in ("тис", "тыс"):
        end += 1
    return Numeral(number.start, end, number.value * scale, True, scale)


def _alone(text: Sequence[Lexeme], start: int, words: NumberWords) -> Numeral | None:
    """A scale that is a number by itself: "a billion", «сотня», half a million."""
    position = start
    half = text[start].form in words.halves
    if text[position].form in (*words.halves, *words.before_alone):
        following = _next(text, position, words.before_alone)
        if following is None:
            return None
        position = following
    elif words.before_alone:
        return None
    value = words.alone.get(text[position].form)
    if value is None:
        return None
    return Numeral(start, position + 1, value / 2 if half else value, True, value)


def _next(text: Sequence[Lexeme], position: int, joiners: frozenset[str]) -> int | None:
    """The next lexeme that is no hyphen and no joiner."""
    for following in range(position + 1, len(text)):
        form = text[following].form
        if form != "-" and form not in joiners:
            return following
    return None


def prefixed(prefix: str, language: str) -> float | None:
    """The number in the genitive that opens a compound: «пятнадцати» of «пятнадцатилетний» is 15."""
    found = numeral([Lexeme(prefix, _nominatives(prefix), ())], 0, language) if prefix else None
    return found.value if found else None


def _nominatives(genitive: str) -> frozenset[str]:
    """What a number in the genitive may be in the nominative: «пятидесяти» → «пятьдесят»."""
    bare = genitive.removesuffix("и")
    forms = {genitive, bare, bare + "ь"}
    for inner, plain in (("пяти", "пять"), ("шести", "шесть"), ("семи", "семь"), ("п'яти", "п'ят")):
        if genitive.startswith(inner) and genitive != inner:
            forms.add(plain + bare.removeprefix(inner))
    return frozenset(forms)
