"""Sentence → pieces: words in one spelling, whatever the tokeniser made of hyphens and possessives.

Hyphenated words come apart ("прем'єр-міністр", "US-Ukraine"), quotation marks around a name are passed over
("«коалиции желающих»"), and `'s` stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guarantor.grammar.mentions_inflection import plain
from guarantor.model import Sentence

_HYPHENS = "-‐‑–"
_SPLIT = re.compile(rf"[{_HYPHENS}/]")
_QUOTES = frozenset("\"'«»“”„‟‘’`") | {"''", "``"}
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s$|(?<=s)['’ʼ]$")
QUOTED_NAME = 4  # words that quotation marks may hold and still be a name


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or mark: its `plain` form, the token it belongs to, and how it is written.

    `case` is 0 for lower case, 1 for a capital at the start, 2 for two or more; `first` marks the first word
    of a sentence or quotation, whose capital says nothing. `joined`: it hangs on the piece before by a
    hyphen.
    """

    form: str
    token: int
    text: str
    case: int
    first: bool
    joined: bool = False

    @property
    def is_word(self) -> bool:
        """True unless it is a mark or a number."""
        return self.text[:1].isalpha()


def pieces(sentence: Sentence) -> list[Piece]:
    """The pieces of a sentence in order."""
    found: list[Piece] = []
    opening, hyphen = True, False
    for text, token in _spread(sentence):
        if text in _HYPHENS and _touches(sentence, token):
            hyphen = True
            continue
        found.append(Piece(plain(text), token, text, _case(text), opening, hyphen))
        opening = not text[:1].isalnum() and (text in _QUOTES or text in ".:!?;—–-" or opening)
        hyphen = False
    return _without_name_quotes(found)


def _spread(sentence: Sentence) -> Iterator[tuple[str, int]]:
    for index, token in enumerate(sentence.tokens):
        text = token.text
        possessive = _POSSESSIVE.search(text) if sentence.language == "en" else None
        stem = text[: possessive.start()] if possessive else text
        parts = [part for part in _SPLIT.split(stem) if part]
        if len(parts) < 2:
            yield stem, index
        for place, part in enumerate(parts if len(parts) > 1 else ()):
            if place:
                yield "-", index
            yield part, index
        if possessive:
            yield "'s", index


def _touches(sentence: Sentence, index: int) -> bool:
    """True for a hyphen with no blank on either side."""
    tokens = sentence.tokens
    if tokens[index].text not in _HYPHENS:
        return True
    before = index and tokens[index - 1].end == tokens[index].start
    return bool(before and index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start)


def _case(text: str) -> int:
    letters = [letter for letter in text if letter.isalnum()]
    if not letters or not letters[0].isupper():
        return 0
    return 2 if len(letters) > 1 and not letters[1].islower() else 1


def _without_name_quotes(row: Sequence[Piece]) -> list[Piece]:
    """Drop quotation marks that hold no more than a name."""
    dropped: set[int] = set()
    opened: int | None = None
    for place, piece in enumerate(row):
        if piece.text not in _QUOTES or piece.form == "'s":
            continue
        if opened is not None and 1 < place - opened <= QUOTED_NAME + 1:
            if all(inner.is_word for inner in row[opened + 1 : place]):
                dropped |= {opened, place}
            opened = None
        else:
            opened = place
    return [piece for place, piece in enumerate(row) if place not in dropped]
