"""What changed between versions of a text, on its page and as JSON: word by word, and never as markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from guarantor.ledger import open_ledger
from guarantor.model import Article, Span, Statement

from .conftest import Get, got, serving

OLD = "The army is limited to <b>600,000</b> soldiers."
NEW = "The army is limited to <i onclick=x>800,000</i> soldiers."


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    ledger = str(tmp_path_factory.mktemp("versions") / "ledger.db")
    with open_ledger(ledger) as opened:
        for day, text, instrument in ((1, OLD, "plan-28"), (9, NEW, "plan-20")):
            article = Article(f"a{day}", "en", "wire", datetime(2026, 1, day, tzinfo=UTC), "News", text)
            span = Span(5, 5 + len(text))
            held = Statement(article.id, "propose", ("US",), ("forces",), span, instrument=instrument)
            opened.append([article], [held])
    with serving(ledger) as address:
        yield lambda path: got(address + path)


def test_the_page_marks_what_went_out_and_what_came_in(versions: Get) -> None:
    tree = parser.fromstring(versions("/view/drafts/differences").text)
    assert any("600,000" in mark.text_content() for mark in tree.xpath("//del"))
    assert any("800,000" in mark.text_content() for mark in tree.xpath("//ins"))
    assert not tree.xpath("//main//b | //main//i | //*[@onclick]")
    assert "onclick=x" in tree.xpath("string(//main)")
    assert tree.xpath("//a[starts-with(@href, '/statement/')]")


def test_the_drafts_link_to_their_differences_with_the_filters(versions: Get) -> None:
    tree = parser.fromstring(versions("/view/drafts?party=US").text)
    (link,) = tree.xpath("//main//a[contains(@href, 'differences')]/@href")
    assert link == "/view/drafts/differences?party=US"
    assert parser.fromstring(versions(link).text).xpath("//tbody/tr")


def test_the_differences_are_there_as_json(versions: Get) -> None:
    data = versions("/api/view/drafts/differences").data
    (row,) = [row for row in data["rows"] if row["kind"] == "reworded"]
    assert "".join(words for sort, words in row["wording"] if sort != "in") == OLD
    assert "".join(words for sort, words in row["wording"] if sort != "out") == NEW
    assert set(row["statements"]) == {*row["before_statements"], *row["after_statements"]}
