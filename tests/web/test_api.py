"""What programs read: the same answers and filters as JSON."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from guarantor import views
from guarantor.ledger import open_ledger
from guarantor.model import Span

from .conftest import Get, fill, hostile_statement, sample_articles, sample_statements

DAY = "as_of=2026-01-10"


@pytest.mark.parametrize("name", views.names())
def test_a_view_over_http_has_the_rows_of_the_view(
    get: Get, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ledger = str(tmp_path_factory.getbasetemp() / "same.db")
    fill(ledger)
    scope = views.Scope(as_of=date(2026, 1, 10), party="UA", since=date(2026, 1, 2))
    with open_ledger(ledger, create=False) as opened, opened.connect() as connection:
        expected = [
            {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
            for row in views.answer_in(connection, name, scope).dicts()
        ]
    data = get(f"/api/view/{name}?{DAY}&party=UA&since=2026-01-02").data
    assert data["rows"] == expected
    assert data["question"] == views.question(name)
    assert data["more"] is False


def test_the_brief_over_http_has_all_sections(get: Get) -> None:
    data = get(f"/api/brief?{DAY}&since=2026-01-05").data
    assert data["as_of"] == "2026-01-10"
    assert data["counts"]["articles"] == 16
    assert {"guarantees", "positions", "drafts", "awaited", "calendar", "held", "undefined"} <= data.keys()
    assert {"conflicts", "sources", "changes"} <= data.keys()


def test_a_statement_over_http_has_the_codebooks_fields(get: Get) -> None:
    articles = sample_articles()
    held = {article.id: article for article in articles}
    statement = sample_statements(articles)[3]
    data = get(f"/api/statement/{statement.id}").data
    assert {key: data[key] for key in statement.content()} == statement.content()
    assert data["evidence_text"] == Span(*data["evidence"]).of(held[statement.article].body)
    assert data["article"]["id"] == statement.article
    assert data["counts"] is True


def test_the_beginning_of_an_id_is_enough(get: Get) -> None:
    id = hostile_statement().id
    assert get(f"/api/statement/{id[:8]}").data["id"] == id


def test_a_limit_is_kept_and_told(get: Get) -> None:
    data = get(f"/api/view/timeline?{DAY}&limit=7").data
    assert len(data["rows"]) == 7
    assert data["more"] is True


def test_whatif_takes_what_is_supposed(get: Get) -> None:
    never = get(f"/api/view/whatif?{DAY}").data["rows"]
    broken = get(
        f"/api/view/whatif?{DAY}&ceasefire=2026-02-01&breach=2026-03-10&by=RU&ratified=US/congress"
    ).data["rows"]
    assert len(never) == len(broken)
    assert never != broken


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/api/view/nothing", 404, "expected one of timeline"),
        ("/api/statement/feedfeedfeedfeed", 404, "found no statement"),
        ("/api/elsewhere", 404, "expected a page"),
        ("/api/brief?as_of=2026-13-01", 400, "as_of is '2026-13-01', expected a day like"),
        ("/api/brief?language=de", 400, "expected one of en, uk, ru"),
        ("/api/brief?as-of=2026-01-01", 400, "found the filter 'as-of', expected one of as_of"),
        ("/api/brief?party=UA&party=RU", 400, "party is given more than once"),
        ("/api/view/facts?ceasefire=2026-01-01", 400, "found the filter 'ceasefire'"),
        ("/api/view/facts?limit=99999999999999999999", 400, "expected a number from 1"),
    ],
)
def test_an_error_is_json_with_what_was_found_and_expected(
    get: Get, path: str, status: int, expected: str
) -> None:
    answer = get(path)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.data["status"] == status
    assert expected in answer.data["message"]


def test_many_readers_at_once_get_the_same_answer(get: Get) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: get(f"/api/view/positions?{DAY}"), range(36)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
