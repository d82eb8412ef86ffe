"""Segments → sentences: words to the language's parser, its trees back onto the places in the body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from threadpoolctl import ThreadpoolController

from guarantor.errors import ModelError
from guarantor.model import LANGUAGES, Segment, Sentence, Token
from guarantor.trees.biaffine import Parser as BiaffineParser
from guarantor.trees.cutting import cut
from guarantor.trees.draft import Draft
from guarantor.trees.parses import Parse
from guarantor.trees.pieces import joined, leaves
from guarantor.trees.repair import repaired
from guarantor.trees.russian import Parser as RussianParser
from guarantor.trees.spelling import spelled

_WEIGHTS = Path(__file__).with_name("weights")


class Parser(Protocol):
    """What every language's parser can do."""

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[list[Parse]]:
        """One parse a token, the heads of each sentence one tree."""


def parse(language: str, body: str, segments: Sequence[Segment]) -> list[Sentence]:
    """The trees of `segments` of `body`, in their order; ModelError for a language without a model."""
    words = [[spelled(language, token.of(body)) for token in segment.tokens] for segment in segments]
    return [
        _sentence(body, segment, draft)
        for segment, draft in zip(segments, drafts(language, words), strict=True)
    ]


def drafts(language: str, sentences: Sequence[Sequence[str]]) -> list[Draft]:
    """The repaired trees of tokenised sentences, none of them empty."""
    nodes = [cut(language, words) for words in sentences]
    stretches = [
        [words[at] for at in leaf.words]
        for words, node in zip(sentences, nodes, strict=True)
        for leaf in leaves(node)
    ]
    with _threads().limit(limits=1, user_api="blas"):
        parses = iter(parser(language).parse(stretches) if stretches else [])
    return [
        repaired(joined(language, words, node, list(islice(parses, len(leaves(node))))))
        for words, node in zip(sentences, nodes, strict=True)
    ]


@cache
def _threads() -> ThreadpoolController:
    """BLAS on one thread: the matrices are small, and waiting threads cost more than they give on a busy machine."""
    return ThreadpoolController()


@cache
def parser(language: str) -> Parser:
    """The parser of `language`, loaded once."""
    path = _WEIGHTS / f"{language}.npz"
    if language not in LANGUAGES or not path.exists():
        raise ModelError(f"there is no tree model for {language!r}: {path} is missing")
    return RussianParser.load(path) if language == "ru" else BiaffineParser.load(path)


def _sentence(body: str, segment: Segment, draft: Draft) -> Sentence:
    columns = zip(
        segment.tokens,
        (place.of(body) for place in segment.tokens),
        draft.lemmas,
        draft.upos,
        draft.feats,
        draft.heads,
        draft.deprels,
        strict=True,
    )
    tokens = tuple(
        Token(place.start, place.end, word, lemma, upos, feats, head, deprel)
        for place, word, lemma, upos, feats, head, deprel in columns
    )
    return Sentence(draft.language, segment.paragraph, segment.start, segment.end, tokens)
