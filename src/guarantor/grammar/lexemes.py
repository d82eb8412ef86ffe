"""Sentence → lexemes: words as the word lists spell them, whatever the tokeniser and the tagger made of them.

A lexeme is a word, a number or a mark in one spelling (lower case, one apostrophe, one hyphen, `ё` as `е`)
with all the lemmas that it may have: its form, the tree's lemma and those of the dictionary. Hyphenated
words come apart (`20-point`, `Мар-а-Лаго`), numbers that blanks cut (`800 000`) come together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from guarantor.model import Sentence
from guarantor.trees.morphology import analyses

MARKS = frozenset("-–—\"'«»“”„()[]*") | {"'s"}
_APOSTROPHES = str.maketrans("’ʼ‘`´ʹ", "''''''")
_PIECE = re.compile(
    r"(?<!\w)'s(?!\w)|\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}:\d{2}(?!\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|\S"
)
_NO_VERBS = frozenset(
    {"according", "including", "regarding", "during", "concerning", "following", "morning", "evening"}
)
_POSSESSIVE = re.compile(r"('s|s')$")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, number or mark; `tokens` are the indices of the tokens that it stands for.

    `readings` holds the form and every lemma that it may have. `number` is its value if it is written in
    digits. `gap` is the number of code points between it and the lexeme before, `upos` the token's own.
    """

    form: str
    readings: frozenset[str]
    tokens: tuple[int, ...]
    number: float | None = None
    capital: bool = False
    gap: int = 1
    upos: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether it is a hyphen, a quotation mark or a bracket: a mark that phrases may run across."""
        return self.form in MARKS

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, no mark of any kind."""
        return self.form[0].isalnum()

    def among(self, words: frozenset[str]) -> bool:
        """Whether one of its readings is among `words`."""
        return not self.readings.isdisjoint(words)


def lexemes(sentence: Sentence) -> tuple[Lexeme, ...]:
    """The lexemes of a sentence in order of the text."""
    words = tuple((one.text, one.lemma, one.upos, one.start - sentence.start) for one in sentence.tokens)
    return _lexemes(sentence.language, words)


@lru_cache(maxsize=512)
def _lexemes(language: str, words: tuple[tuple[str, str, str, int], ...]) -> tuple[Lexeme, ...]:
    """The lexemes of tokens given as text, lemma, part of speech and start; every reader asks anew."""
    return tuple(_joined(_pieces(language, [_Word(*word) for word in words])))


class _Word(NamedTuple):
    """What of a token tells its lexemes."""

    text: str
    lemma: str
    upos: str
    start: int


def _pieces(language: str, words: Sequence[_Word]) -> Iterator[Lexeme]:
    previous_end = words[0].start if words else 0
    for index, token in enumerate(words):
        text = token.text.translate(_APOSTROPHES)
        for match in _PIECE.finditer(text):
            start = token.start + match.start()
            whole = len(match.group()) == len(text)
            yield _lexeme(match.group(), token, index, whole, start - previous_end, language)
            previous_end = token.start + match.end()


def _lexeme(text: str, token: _Word, index: int, whole: bool, gap: int, language: str) -> Lexeme:
    form = spelling(text)
    readings = _readings(form, language)
    if whole and token.lemma:
        readings |= {spelling(token.lemma)}
    return Lexeme(form, readings, (index,), _number(form, language), text[:1].isupper(), gap, token.upos)


def spelling(text: str) -> str:
    """The one spelling under which word lists hold a word."""
    lowered = text.lower().translate(_APOSTROPHES).replace("\u0301", "").replace("ё", "е")
    return "-" if lowered in "‐‑" else lowered


@lru_cache(maxsize=100_000)
def _readings(form: str, language: str) -> frozenset[str]:
    if language == "en":
        return frozenset(_english(form))
    return frozenset({form, *(spelling(reading.lemma) for reading in analyses(form, language))})


def _english(form: str) -> Iterator[str]:
    """The form and what it may be without its ending: too many readings do no harm, a missing one does."""
    yield form
    base = _POSSESSIVE.sub("", form)
    yield base
    if form in _NO_VERBS:
        return
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e")):
        if base.endswith(ending) and len(base) - len(ending) > 2:
            yield base.removesuffix(ending) + instead
    if base.endswith("ing") and len(base) > 5:
        yield from (base[:-3], base[:-3] + "e")


def _number(form: str, language: str) -> float | None:
    """The value of digits: `1,200` is thousands in English, a fraction elsewhere; none of times and dates."""
    if not form[0].isdigit() or ":" in form or "-" in form:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", form):
        thousands = language == "en" or form.count(",") > 1
        return float(form.replace(",", "") if thousands else form.replace(",", "."))
    plain = form.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else None


def _joined(found: Iterator[Lexeme]) -> Iterator[Lexeme]:
    """Numbers whose thousands a blank sets off, as one lexeme."""
    held: Lexeme | None = None
    for lexeme in found:
        if held and _continues(held, lexeme):
            held = _merged(held, lexeme)
            continue
        if held:
            yield held
        held = lexeme
    if held:
        yield held


def _continues(number: Lexeme, lexeme: Lexeme) -> bool:
    if number.number is None or lexeme.number is None or lexeme.gap != 1:
        return False
    head = number.form.split(" ")[0]
    return bool(re.fullmatch(r"[1-9]\d{0,2}", head) and re.fullmatch(r"\d{3}", lexeme.form))


def _merged(number: Lexeme, lexeme: Lexeme) -> Lexeme:
    form = f"{number.form} {lexeme.form}"
    tokens = tuple(sorted({*number.tokens, *lexeme.tokens}))
    value = float(form.replace(" ", ""))
    return replace(number, form=form, readings=frozenset({form}), tokens=tokens, number=value)
