from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from guarantor.model import Article, Sentence
from guarantor.trees import parse, segments


def _trees(language: str, text: str) -> list[Sentence]:
    article = Article("a", language, "Test Wire", datetime(2026, 1, 2, tzinfo=UTC), "", text)
    return parse(language, article.body, segments(article))


def _arcs(language: str, text: str) -> set[str]:
    return {
        f"{token.text} {token.deprel} {sentence.tokens[token.head].text if token.head >= 0 else '-'}"
        for sentence in _trees(language, text)
        for token in sentence.tokens
    }


@pytest.fixture(scope="session")
def trees() -> Callable[[str, str], list[Sentence]]:
    """The sentences of a text in a language, parsed."""
    return _trees


@pytest.fixture(scope="session")
def arcs() -> Callable[[str, str], set[str]]:
    """`word relation head` of every word of a text; the head of the root is `-`."""
    return _arcs
