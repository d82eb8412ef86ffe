"""A statement's page says which rule made it and what reviewers decided about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from guarantor.grammar.rules import rules
from guarantor.ledger import open_ledger
from guarantor.model import Decision, Statement

from .conftest import Get, got, sample_articles, sample_statements, serving

ARTICLE = sample_articles()[0]
RULE = rules()[0]


def coded() -> list[Statement]:
    held = [s for s in sample_statements(sample_articles()) if s.article == ARTICLE.id]
    return [replace(s, coder="rules/9", rule=RULE.name, confidence=0.625) for s in held]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """A site whose first statement a reviewer rejected."""
    ledger = str(tmp_path_factory.mktemp("judged") / "ledger.db")
    decided = datetime(2026, 1, 11, 9, tzinfo=UTC)
    decision = Decision(coded()[0].id, "reject", "Olha <K>", decided, "it is the summit that decided")
    with open_ledger(ledger) as opened:
        opened.append([ARTICLE], coded())
        opened.append(decisions=[decision])
    with serving(ledger) as site:
        yield lambda path: got(site + path)


def test_the_rule_is_named_with_its_gloss(judged: Get) -> None:
    text = parser.fromstring(judged(f"/statement/{coded()[1].id}").text).text_content()
    assert f"Coded by rules/9, rule {RULE.name}, confidence 0.62." in text
    assert RULE.gloss in text


def test_a_rejected_statement_says_so_and_why(judged: Get) -> None:
    answer = judged(f"/statement/{coded()[0].id}")
    text = parser.fromstring(answer.text).text_content()
    assert "no longer counts" in text
    assert "reject by Olha <K>, “it is the summit that decided”" in text
    assert "no longer counts" not in judged(f"/statement/{coded()[1].id}").text


def test_the_api_tells_rule_and_decisions_too(judged: Get) -> None:
    data = judged(f"/api/statement/{coded()[0].id}").data
    assert data["rule"] == {"name": RULE.name, "gloss": RULE.gloss}
    assert data["counts"] is False
    assert data["decisions"][0]["verdict"] == "reject"


def test_a_rejected_statement_marks_nothing_in_its_article(judged: Get) -> None:
    page = judged(f"/article/{ARTICLE.id}").text
    assert coded()[0].id not in page
    assert coded()[1].id in page
