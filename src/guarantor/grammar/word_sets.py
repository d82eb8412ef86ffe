"""Sets of words by form, lemma or stem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantor.grammar.lexemes import Lexeme


@dataclass(frozen=True, slots=True)
class WordSet:
    """Exact words and the stems that words may begin with."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def holds(self, lexeme: Lexeme) -> bool:
        """Whether the form or a lemma is in the set."""
        if not self.words.isdisjoint(lexeme.readings):
            return True
        return bool(self.stems) and any(reading.startswith(self.stems) for reading in lexeme.readings)


def word_set(members: Iterable[str]) -> WordSet:
    """The set of `word`s and `stem*`s."""
    listed = tuple(members)
    return WordSet(
        frozenset(one for one in listed if not one.endswith("*")),
        tuple(one[:-1] for one in listed if one.endswith("*")),
    )
