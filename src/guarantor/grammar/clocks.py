"""What the readers of times share: the clock to read by and the stretches that they find."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guarantor.grammar import reckoning
from guarantor.grammar.lexemes import Lexeme
from guarantor.grammar.time_words import TimeWords

DASHES = frozenset("-–—/")
YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Clock:
    """What a reader of times knows: the text, the words, the day of publication, the date given last."""

    text: Sequence[Lexeme]
    language: str
    words: TimeWords
    published: date
    anchor: date | None
    tense: Callable[[int], str | None]

    def at(self, place: int) -> Lexeme | None:
        """The lexeme at `place`, None past either end."""
        return self.text[place] if 0 <= place < len(self.text) else None

    def holds(self, name: str, place: int) -> bool:
        """Whether the lexeme at `place` is in a set of time words."""
        lexeme = self.at(place)
        return lexeme is not None and self.words.holds(name, lexeme)

    def form(self, place: int) -> str:
        """The form at `place`, empty past either end."""
        lexeme = self.at(place)
        return lexeme.form if lexeme else ""

    def is_due(self, place: int) -> bool:
        """Whether a preposition before the time at `place` makes it a deadline."""
        while self.form(place - 1) in ("the", "of") or self.holds("end_words", place - 1):
            place -= 1
        return self.words.before("deadline", self.text, place) is not None

    def looks(self, place: int) -> str | None:
        """The tense for a time at `place`: what is due lies ahead, for the rest the verbs tell."""
        return reckoning.FUTURE if self.is_due(place) else self.tense(place)

    def past_marks(self, place: int, more: frozenset[str] = frozenset()) -> int:
        """The next place at or after `place` that is no quotation mark or bracket nor one of `more`."""
        while (lexeme := self.at(place)) and (
            (lexeme.is_mark and lexeme.form not in DASHES) or lexeme.form in more
        ):
            place += 1
        return place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time at lexemes `start` to `end` (exclusive): an EDTF date or ISO duration, or none that is known.

    `shape` is `date`, `duration` or `vague`; `at_end` tells that the end of the time is meant ("end of May").
    """

    start: int
    end: int
    edtf: str | None
    shape: str = "date"
    at_end: bool = False
