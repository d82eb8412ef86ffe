"""The word lists of time (`lexicon/times.toml`), ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from guarantor.grammar.lexemes import Lexeme
from guarantor.grammar.numerals import lexicon
from guarantor.grammar.phrases import PhraseIndex, index

Words = frozenset[str]
Value = TypeVar("Value")
_SETS = (
    "capital_months", "guarded_weekdays", "weekday_guards", "last", "this", "next", "early_late", "end_words",
    "year_after", "year_before", "range_start", "range_join", "ago", "earlier", "later", "follow",
    "age_after", "bare_units", "age_before", "ordinal_endings", "fillers", "part_of_day",
)  # fmt: skip
_PHRASES = ("deadline", "since", "within", "span", "ahead")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One language's words of time: tables word → value, sets of words, and lists of prepositions.

    A preposition is a tuple of forms ("no", "later", "than"); longer ones come first.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    unit_adjectives: Mapping[str, str]
    sets: Mapping[str, Words]
    prepositions: Mapping[str, tuple[tuple[str, ...], ...]]
    whole: PhraseIndex
    changes: tuple[str, ...]

    def month(self, lexeme: Lexeme) -> int | None:
        """1 to 12 if the lexeme can name a month."""
        return _look_up(lexeme, self.months)

    def weekday(self, lexeme: Lexeme) -> int | None:
        """0 (Monday) to 6 if the lexeme can name a weekday."""
        return _look_up(lexeme, self.weekdays)

    def unit(self, lexeme: Lexeme) -> str | None:
        """`day`, `week`, `year` and so on if the lexeme can name a unit of time."""
        return _look_up(lexeme, self.units)

    def adjective_unit(self, form: str) -> tuple[str, str] | None:
        """The unit in an adjective («пятнадцатилетний») and what stands before it («пятнадцати»)."""
        for stem, unit in self.unit_adjectives.items():
            at = form.find(stem)
            if at >= 0 and len(form) - at - len(stem) <= 3:
                return unit, form[:at]
        return None

    def holds(self, name: str, lexeme: Lexeme) -> bool:
        """Whether the lexeme is in the named set, by form or lemma."""
        return lexeme.among(self.sets[name])

    def before(self, name: str, text: Sequence[Lexeme], end: int) -> int | None:
        """Where the preposition of the named list begins that ends just before lexeme `end`, or None."""
        for words in self.prepositions[name]:
            start = end - len(words)
            if start >= 0 and all(text[start + n].form == word for n, word in enumerate(words)):
                return start
        return None


@cache
def time_words(language: str) -> TimeWords:
    """The words of time of `language`, one of en, uk, ru."""
    data = lexicon("times")[language]
    return TimeWords(
        {word: number for number, words in enumerate(data["months"], 1) for word in words},
        {word: number for number, words in enumerate(data["weekdays"]) for word in words},
        {word: int(number) for number, words in data["seasons"].items() for word in words},
        {word: unit for unit, words in data["units"].items() for word in words},
        data["unit_adjectives"],
        {name: frozenset(data[name]) for name in _SETS},
        {name: _prepositions(data[name]) for name in _PHRASES},
        index((row["value"], text) for row in lexicon("times")["phrase"] for text in row[language]),
        tuple(data["changes"]),
    )


def _prepositions(phrases: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))


def _look_up(lexeme: Lexeme, table: Mapping[str, Value]) -> Value | None:
    """The value of the form, else of any lemma."""
    if lexeme.form in table:
        return table[lexeme.form]
    known = lexeme.readings & table.keys()
    return table[min(known)] if known else None
