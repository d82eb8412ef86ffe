"""Article → segments: where its sentences and their tokens stand in the body. Nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guarantor.model import Article, Segment, Span
from guarantor.trees.abbreviations import OPENING, QUANTITIES, SPEAKING, STARTERS
from guarantor.trees.tokenization import is_abbreviation, tokens

_CLOSERS = "»”’)]›\"'“"
_DASHES = "-–—―"
_QUOTES = "»”’\"'“"
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"(?:\d{1,2}[:.]\d\d\b\.?|\d{1,2}[.)]|[-–—•*·])\s+(?=\S)")
_DATELINE = re.compile(
    r"(?!(?:NATO|OSCE|IAEA|USA|НАТО|США|ООН|ОБСЕ|ОБСЄ|МАГАТ[ЕЭ]|МВФ|МИД|МЗС|ЗСУ|ВСУ|З[АА][ЕЭ]С|АЕС|АЭС)\b)"
    r"(?:[^\W\d_a-zа-яіїєґ]{3,}(?:[ '’-][^\W\d_a-zа-яіїєґ]+)*"  # BRUSSELS, NEW YORK
    r"(?:[,/] ?[\w .]{2,30}){0,3}(?: ?[(/][\w –-]+[)/])?"  # Ukraine, December 3 (AP)
    r"|[^\W\d_a-zа-яіїєґ][\w'’-]+(?: [^\W\d_a-zа-яіїєґ][\w'’-]+){0,2}"  # Kyiv, Jan. 9 (Interfax)
    r"(?:, [\w .]{2,30}){0,2} \([\w –/-]{2,25}\))"
    r"\s(?:[-–—]|--)\s"
)


def segments(article: Article) -> list[Segment]:
    """The sentences of `article.body` with their tokens, in order of the text.

    Paragraph 0 is the title; each further line that holds text is a paragraph, but lines that were wrapped
    at a column are one. Segments of their own are what stands before a paragraph's first sentence: the number
    or bullet of a list item, the time of a live blog's entry, a dateline (`BRUSSELS -`).
    """
    return [
        Segment(sentence[0].start, sentence[-1].end, number, tuple(sentence))
        for number, place in enumerate(_paragraphs(article))
        for sentence in sentences(article.language, article.body, place)
    ]


def sentences(language: str, body: str, place: Span) -> Iterator[list[Span]]:
    """The tokens of each sentence within `place`; no sentence is empty."""
    for opening in (_ITEM, _DATELINE):
        if found := opening.match(body, place.start, place.end):
            yield tokens(language, body, Span(*found.span()))
            place = Span(found.end(), place.end)
    yield from _sentences(language, body, place)


def _sentences(language: str, body: str, place: Span) -> Iterator[list[Span]]:
    found = tokens(language, body, place)
    start = 0
    for index in range(1, len(found)):
        if _begins(language, body, found, start, index):
            yield found[start:index]
            start = index
    if found:
        yield found[start:]


def _paragraphs(article: Article) -> Iterator[Span]:
    """The title, then every paragraph that holds text."""
    yield Span(0, len(article.title))
    body, start = article.body, len(article.title) + 1
    for block in _BLOCK.finditer(body, start):
        wrapped = _wrapped(block.group())
        for line in [block] if wrapped else _LINE.finditer(body, *block.span()):
            if line.group().strip():
                yield Span(*line.span())


def _wrapped(block: str) -> bool:
    """Whether the lines of a block were wrapped at a column: of one width, and broken within sentences."""
    full = [line.rstrip() for line in block.split("\n")][:-1]
    widths = [len(line) for line in full]
    if not full or max(widths) > 120 or min(widths) < max(50, max(widths) - 20):
        return False
    return any(line[-1] not in '.!?…:;»”"' for line in full)


def _begins(language: str, body: str, found: list[Span], start: int, index: int) -> bool:
    """Whether a new sentence begins with token `index`, the last one having begun with `start`."""
    if found[index - 1].end == found[index].start:
        return False
    last = index - 1
    while last > start and found[last].of(body) in _CLOSERS and found[last - 1].end == found[last].start:
        last -= 1
    end, following = found[last].of(body), _after_opening(body, found, index)
    if not following or not _may_open(following, body, found, index):
        return False
    if end[-1] in ".…" and end not in (".", "…") and end.strip("."):
        return _abbreviation_ends(language, end[:-1], following, last - start)
    if end == "." and _dotted(language, body, found, start, last):
        return _abbreviation_ends(language, found[last - 1].of(body), following, last - start)
    if end[0] in "!?…" or end.startswith(".."):
        return not (last < index - 1 and _speaker_follows(language, body, found, index))
    return end == "."


def _after_opening(body: str, found: list[Span], index: int) -> str:
    """The first token from `index` on that is no opening quote, bracket or dash; empty if there is none."""
    for token in found[index : index + 4]:
        if any(char.isalnum() for char in token.of(body)):
            return token.of(body)
    return ""


def _may_open(following: str, body: str, found: list[Span], index: int) -> bool:
    first = found[index].of(body)
    if first[0] in ",;:.!?…%)]»”":
        return False
    return not following[0].islower()


def _dotted(language: str, body: str, found: list[Span], start: int, last: int) -> bool:
    """Whether the full stop at `last` belongs to an abbreviation that the language writes as two tokens."""
    if language != "uk" or last == start or found[last - 1].end != found[last].start:
        return False
    return is_abbreviation(language, found[last - 1].of(body))


def _abbreviation_ends(language: str, word: str, following: str, length: int) -> bool:
    """Whether a sentence of `length` tokens ends with the abbreviation `word` before a capitalised word.

    `В декабре 2025 г. Путин заявил` goes on, a long sentence that comes to `… до 2026 г.` is over.
    """
    if (len(word) == 1 and word.isupper()) or word.lower() in OPENING[language]:
        return False
    if following.lower() in STARTERS[language]:
        return True
    return language != "en" and word.lower() not in QUANTITIES and length >= 8


def _speaker_follows(language: str, body: str, found: list[Span], index: int) -> bool:
    """`"Is it over?" Costa asked.`: the quotation's own mark does not end the sentence."""
    if found[index - 1].of(body) not in _QUOTES:
        return False
    ahead = [token.of(body).lower() for token in found[index : index + 7]]
    stop = next((at for at, word in enumerate(ahead) if word in (".", ",", "!", "?")), len(ahead))
    return any(word in SPEAKING.get(language, ()) for word in ahead[:stop])
