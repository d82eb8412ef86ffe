"""Sentences without a parser: real tokens, dictionary readings, a flat tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from guarantor.model import Article, Sentence, Span, Token
from guarantor.trees.morphology import analyses
from guarantor.trees.segmentation import segments

Unparsed = Callable[..., Sentence]
_ENGLISH_PAST = frozenset(
    {"said", "met", "told", "gave", "held", "took", "went", "spoke", "was", "were", "had"}
)


@pytest.fixture
def unparsed() -> Unparsed:
    """A function (text, language) → its first sentence, every token hanging on the one before."""
    return _sentence


def _sentence(text: str, language: str = "en") -> Sentence:
    article = Article("a", language, "wire", datetime(2026, 1, 15, 12, tzinfo=UTC), "Title", text)
    segment = next(one for one in segments(article) if one.paragraph == 1)
    tokens = [_token(article.body, place, language, index) for index, place in enumerate(segment.tokens)]
    return Sentence(language, 1, segment.start, segment.end, tuple(tokens))


def _token(body: str, place: Span, language: str, index: int) -> Token:
    text = place.of(body)
    known = analyses(text, language)
    if known:
        first = known[0]
        return Token(place.start, place.end, text, first.lemma, first.upos, first.feats, index - 1, "dep")
    past = text.lower() in _ENGLISH_PAST or (text.endswith("ed") and len(text) > 4)
    upos, feats = ("VERB", {"Tense": "Past", "VerbForm": "Fin"}) if past else ("X", {})
    return Token(place.start, place.end, text, text.lower(), upos, feats, index - 1, "dep")
