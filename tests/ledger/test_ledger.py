import random
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from guarantor.errors import LedgerError
from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Article, Decision, Source, Span, Statement, Terms


def an_article(name: str = "a1", text: str = "Moscow rejected the plan.", day: int = 5, **fields: str) -> Article:
    held = {"language": "en", "outlet": "polis wire", "title": "A plan", **fields}
    return Article(id=name, published=datetime(2026, 1, day, 12, tzinfo=UTC), text=text, **held)


def a_statement(article: str = "a1", coder: str = "rules/1", **fields: object) -> Statement:
    held = {"act": "reject", "actors": ("RU",), "issues": ("plan",), "evidence": Span(7, 31), **fields}
    return Statement(article=article, coder=coder, **held)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path):
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


def test_what_was_appended_comes_back(ledger: Ledger) -> None:
    statement = a_statement(sources=(Source("RU/peskov", "named"),), terms=Terms(points=20), when="2026-01")
    added = ledger.append([an_article()], [statement])
    assert (added.articles, added.statements, added.already) == (1, 1, 0)
    assert ledger.statement(statement.id) == statement
    assert ledger.article("a1") == an_article()


def test_coding_the_same_article_again_adds_nothing(ledger: Ledger) -> None:
    ledger.append([an_article()], [a_statement()])
    again = ledger.append([an_article()], [a_statement()])
    assert (again.articles, again.statements, again.already) == (0, 0, 2)
    assert len(ledger.statements()) == 1


def test_an_untouched_journal_verifies(ledger: Ledger) -> None:
    ledger.append([an_article()], [a_statement()])
    assert ledger.verify() == []
