"""A stretch of an article's body → its tokens, as the UD treebanks of the language cut them.

English follows EWT (`do|n't`, `Kyiv|'s`, `20|-|point`, `U.S.`, `$|5|bn`), Ukrainian IU (`тис|.`, `7|%`),
Russian GSD (`тыс.`, `т.|е.`). Numbers stay whole in all (`90,000,000`, `600 000`, `18:40`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guarantor.model import Span
from guarantor.trees.abbreviations import CLOSING, OPENING, PREFIXES

_APOSTROPHES = "'’ʼ‘`ʹ´′"
_HYPHENS = "-‐‑"
_LETTER = r"[^\W\d_]"
_LETTERS = rf"{_LETTER}(?:{_LETTER}|[\u0300-\u0301\u00ad])*"
_TOKEN = re.compile(
    rf"""
    (?P<address>(?:https?://|www\.)\S*[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | [@\#]\w+)
  | (?P<initials>(?:{_LETTER}\.){{2,}})
  | (?P<compound>\d+(?:[.,]\d+)*%?[{_HYPHENS}]{_LETTERS}(?:[{_HYPHENS}]{_LETTERS})*)
  | (?P<ordinal>\d+(?:,\d+)*(?:st|nd|rd|th|s)\b)
  | (?P<number>\d+(?:[.,:/]\d+)*(?:[ \u00a0\u202f\u2009]\d{{3}}(?![\d.,:]*\d))*)
  | (?P<word>{_LETTERS}(?:(?:[{_APOSTROPHES}](?={_LETTER})|[{_HYPHENS}](?=\w)|(?=\d))\w+)*)
  | (?P<mark>\.{{2,}} | [!?]+\.* | -{{2,}} | '' | `` | \S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?<=\w)[{_APOSTROPHES}](?:s|ll|re|ve|d|m)$", re.IGNORECASE)
_NEGATION = re.compile(rf"(?<=\w)n[{_APOSTROPHES}]t$", re.IGNORECASE)


def tokens(language: str, body: str, place: Span) -> list[Span]:
    """The tokens within `place` in order, none overlapping; only blanks lie between them."""
    return list(_tokens(language, body, place))


def is_abbreviation(language: str, word: str) -> bool:
    """Whether `word`, given without its full stop, is commonly cut short with one or is an initial."""
    lower = word.lower()
    if len(word) == 1 and word.isupper():
        return True
    return lower in OPENING[language] or (lower in CLOSING[language] and (language != "en" or word != lower))


def _tokens(language: str, body: str, place: Span) -> Iterator[Span]:
    position = place.start
    while match := _TOKEN.search(body, position, place.end):
        for piece in _pieces(language, body, match, place.end):
            yield piece
            position = piece.end


def _pieces(language: str, body: str, match: re.Match[str], end: int) -> list[Span]:
    """One match of the token pattern as tokens; the last may take a full stop from behind the match."""
    whole, kind = Span(*match.span()), match.lastgroup
    if language == "en":
        return _english(body, _with_stop(language, body, whole, kind, end), kind)
    if kind == "initials":
        width = 1 if language == "uk" else 2
        return [Span(at, at + width) for at in range(whole.start, whole.end, width)]
    if language == "ru":
        return [_with_stop(language, body, whole, kind, end)]
    return [whole]


def _with_stop(language: str, body: str, whole: Span, kind: str | None, end: int) -> Span:
    takes = (
        kind == "word"
        and whole.end < end
        and body[whole.end] == "."
        and body[whole.end : whole.end + 2] != ".."
    )
    if takes and is_abbreviation(language, whole.of(body)):
        return Span(whole.start, whole.end + 1)
    return whole


def _english(body: str, whole: Span, kind: str | None) -> list[Span]:
    text = whole.of(body)
    if kind == "compound":
        return _hyphenated(body, whole)
    if kind != "word":
        return [whole]
    if text.lower() == "cannot":
        return _cut(whole, whole.start + 3)
    if found := _NEGATION.search(text) or _CLITIC.search(text):
        left, right = _cut(whole, whole.start + found.start())
        return [*_hyphenated(body, left), right]
    return _hyphenated(body, whole)


def _cut(whole: Span, at: int) -> list[Span]:
    return [Span(whole.start, at), Span(at, whole.end)]


def _hyphenated(body: str, whole: Span) -> list[Span]:
    """`20-point` as three tokens; a bound prefix stays joined to its word (`anti-war`)."""
    found: list[Span] = []
    start = whole.start
    for at in range(whole.start + 1, whole.end - 1):
        if body[at] in _HYPHENS and body[start:at].lower() not in PREFIXES:
            found += [Span(start, at), Span(at, at + 1)]
            start = at + 1
    return [*found, Span(start, whole.end)]
