"""Segments → sentences: words to the language's parser, its trees back onto the places in the body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from guarantor.errors import ModelError
from guarantor.model import Segment, Sentence, Token
from guarantor.trees.lemmas import lemma
from guarantor.trees.parses import Parse
from guarantor.trees.russian import Parser as RussianParser

_WEIGHTS = Path(__file__).with_name("weights")


class Parser(Protocol):
    """What every language's parser can do."""

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """One parse a token, the heads of each sentence one tree."""


def parse(language: str, body: str, segments: Sequence[Segment]) -> list[Sentence]:
    """The trees of `segments` of `body`, in their order; ModelError for a language without a model."""
    words = [[token.of(body) for token in segment.tokens] for segment in segments]
    trees = parser(language).parse(words) if words else []
    return [
        Sentence(
            language, segment.paragraph, segment.start, segment.end, _tokens(language, segment, forms, tree)
        )
        for segment, forms, tree in zip(segments, words, trees, strict=True)
    ]


@cache
def parser(language: str) -> Parser:
    """The parser of `language`, loaded once."""
    if language == "ru":
        return RussianParser.load(_WEIGHTS / "ru.npz")
    raise ModelError(f"there is no tree model for {language!r}, expected ru")


def _tokens(language: str, segment: Segment, forms: list[str], tree: list[Parse]) -> tuple[Token, ...]:
    return tuple(
        Token(
            place.start,
            place.end,
            form,
            lemma(language, form, node.upos, node.feats),
            node.upos,
            node.feats,
            node.head,
            node.deprel,
        )
        for place, form, node in zip(segment.tokens, forms, tree, strict=True)
    )
