"""Cases: given these statements, expect this table. One TOML file a view, the same on every engine."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Amount, Article, Source, Span, Statement, Terms

CASES = Path(__file__).parent / "cases"


def all_cases() -> list[Any]:
    """Every case of every file, named by its file and what it says."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param((path.stem, case), id=f"{path.stem}: {case['says']}"))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", all_cases())


@pytest.fixture
def case_files() -> list[str]:
    return [path.stem for path in CASES.glob("*.toml")]


@pytest.fixture(name="fill")
def fill_fixture() -> Any:
    return fill


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


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened
