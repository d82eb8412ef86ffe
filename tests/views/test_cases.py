"""Cases: given these statements, expect this table. One TOML file a view, the same on every engine."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from guarantor import views
from guarantor.ledger import Ledger
from guarantor.model import Amount, Article, Source, Span, Statement, Terms

CASES = Path(__file__).parent / "cases"


def all_cases() -> list[Any]:
    """Every case of every file, named by its file and what it says."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param((path.stem, case), id=f"{path.stem}: {case['says']}"))
    return found


def fill(ledger: Ledger, given: list[Mapping[str, Any]]) -> dict[str, str]:
    """Append what a case gives, an article for each outlet and day; returns names of statements by id."""
    articles: dict[str, Article] = {}
    statements, names = [], {}
    for number, row in enumerate(given, start=1):
        article = article_of(row)
        articles[article.id] = article
        made = statement_of(row, article)
        statements.append(made)
        names[made.id] = row.get("name", f"s{number}")
    for article in sorted(articles.values(), key=lambda held: held.published):
        ledger.append([article], [made for made in statements if made.article == article.id])
    return names


def article_of(row: Mapping[str, Any]) -> Article:
    day: date = row["on"]
    outlet = row.get("outlet", "polis")
    text = row.get("text", f"What {outlet} wrote on {day}.")
    published = datetime.combine(day, row.get("time", time(12)), UTC)
    return Article(f"{outlet}-{day}", row.get("language", "en"), outlet, published, "News", text)


def statement_of(row: Mapping[str, Any], article: Article) -> Statement:
    terms = row.get("terms", {})
    amount = terms.get("amount")
    start = article.body.index(row["evidence"]) if "evidence" in row else 0
    return Statement(
        article=article.id,
        act=row["act"],
        actors=tuple(row["actors"]),
        issues=tuple(row["issues"]),
        evidence=Span(start, start + len(row.get("evidence", "News"))),
        recipients=tuple(row.get("recipients", ())),
        negated=row.get("negated", False),
        status=row.get("status", "actual"),
        when=row.get("when"),
        sources=tuple(Source(*source) for source in row.get("sources", ())),
        terms=Terms(**{**terms, "amount": Amount(**amount) if amount else None}),
        instrument=row.get("instrument"),
        coder="human/case",
    )


def shown(value: Any, names: Mapping[str, str]) -> Any:
    """A cell as the case files write it: lists for tuples, empty text for nothing, names for ids."""
    if isinstance(value, tuple):
        return sorted(names.get(item, item) for item in value)
    return "" if value is None else value


@pytest.mark.parametrize("case", all_cases())
def test_each_case_gets_the_table_that_it_expects(ledger: Ledger, case: Any) -> None:
    view, held = case
    names = fill(ledger, held["given"])
    for asked in held["ask"]:
        with ledger.connect() as connection:
            supposed = views.Supposed(**asked["supposed"]) if "supposed" in asked else None
            table = views.answer(connection, view, **asked.get("scope", {}), supposed=supposed)
        got = [[shown(row[key], names) for key in asked["columns"]] for row in table.dicts()]
        expected = [
            [sorted(cell) if isinstance(cell, list) else cell for cell in row] for row in asked["rows"]
        ]
        assert got == expected, asked


def test_every_view_has_a_case_file() -> None:
    assert sorted(path.stem for path in CASES.glob("*.toml")) == sorted((*views.names(), "differences"))


@pytest.mark.parametrize("name", views.names())
def test_every_view_opens_with_its_question_and_its_row(name: str) -> None:
    text = views.opening(name)
    assert text[0].endswith("?")
    assert "one row per " in text[1].lower()


@pytest.mark.parametrize("name", views.names())
def test_an_empty_ledger_answers_every_view_with_no_rows(ledger: Ledger, name: str) -> None:
    with ledger.connect() as connection:
        assert views.answer(connection, name).rows == []
