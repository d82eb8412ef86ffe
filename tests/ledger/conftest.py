from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Article, Span, Statement


def an_article(name: str = "a1", text: str = "Moscow rejected the plan.", day: int = 5, **fields: str) -> Article:
    held = {"language": "en", "outlet": "polis wire", "title": "A plan", **fields}
    return Article(id=name, published=datetime(2026, 1, day, 12, tzinfo=UTC), text=text, **held)


def a_statement(article: str = "a1", coder: str = "rules/1", **fields: object) -> Statement:
    held = {"act": "reject", "actors": ("RU",), "issues": ("plan",), "evidence": Span(7, 31), **fields}
    return Statement(article=article, coder=coder, **held)  # type: ignore[arg-type]


@pytest.fixture(name="an_article")
def an_article_fixture() -> Callable[..., Article]:
    return an_article


@pytest.fixture(name="a_statement")
def a_statement_fixture() -> Callable[..., Statement]:
    return a_statement


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened
