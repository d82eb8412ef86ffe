"""Two clocks: nothing published later, and nothing recorded later, is ever seen."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from guarantor import views
from guarantor.ledger import Ledger, open_ledger
from guarantor.model import ACTS, Amount, Article, Decision, Source, Span, Statement, Terms

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "wire-dev"
FIRST = date(2025, 12, 20)
DAYS = 16
SUPPOSED = views.Supposed(date(2026, 1, 20), date(2026, 3, 10), ratified=("US",))
PARTIES = ("UA/zelenskyy", "RU/putin", "US/trump", "US", "FR/macron", "GB", "coalition", "UA")
ISSUES = ("plan", "guarantees", "guarantees.troops", "guarantees.duration", "territory.donbas", "talks")
SOURCES = (
    (),
    (Source("UA/zelenskyy", "named"),),
    (Source("unknown", "anonymous"), Source("axios", "outlet")),
)
WORDS = (
    "Moscow",
    "Kyiv",
    "Paris",
    "troops",
    "plan",
    "answer",
    "talks",
    "rejected",
    "signed",
    "text",
    "force",
)
Filed = tuple[Article, list[Statement]]


def a_sample(seed: int = 7, told: int = 3) -> list[Filed]:
    """Made-up articles of a few weeks, with recaps, plans, copies of each other and new versions.

    `told` statements in each.
    """
    dice = random.Random(seed)
    filed: list[Filed] = []
    for number in range(80):
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        published = datetime(day.year, day.month, day.day, dice.randrange(24), dice.randrange(60), tzinfo=UTC)
        text = " ".join(dice.choices(WORDS, k=60))
        if filed and dice.random() < 0.2:
            text = dice.choice(filed)[0].text + " again"
        address = f"https://news.example/{number % 60}"
        language = dice.choice(("en", "uk", "ru"))
        article = Article(f"n{number}", language, f"o{number % 7}", published, "News", text, address)
        filed.append((article, [a_statement(dice, article) for _ in range(told)]))
    return filed


def a_statement(dice: random.Random, article: Article) -> Statement:
    day = article.published.date() + timedelta(days=dice.randrange(-30, 10))
    when = dice.choice((None, day.isoformat(), f"{day:%Y-%m}", article.published.date().isoformat()))
    terms = Terms(
        points=dice.choice((None, None, 20, 28)),
        amount=dice.choice((None, Amount("troops", dice.choice((5000, 6000))))),
        duration=dice.choice((None, None, "P10Y", "P15Y")),
        within=dice.choice((None, None, "P3D")),
        condition=dice.choice((None, None, "after-ceasefire", "upon-attack")),
        place=dice.choice((None, "Paris", "Abu Dhabi")),
    )
    return Statement(
        article=article.id,
        act=dice.choice(ACTS),
        actors=tuple(dice.sample(PARTIES, dice.choice((1, 1, 2)))),
        recipients=tuple(dice.sample(PARTIES, dice.choice((0, 1)))),
        issues=tuple(dice.sample(ISSUES, dice.choice((1, 1, 2)))),
        negated=dice.random() < 0.15,
        status=dice.choice(("actual", "actual", "planned", "possible", "conditional")),
        when=when,
        sources=dice.choice(SOURCES),
        terms=terms,
        instrument=dice.choice((None, None, None, "paris-declaration")),
        evidence=Span(5, 30),
        coder="rules/1",
    )


def the_gold() -> list[Filed]:
    filed: dict[str, Filed] = {}
    for line in (GOLD / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = datetime.fromisoformat(row["published"])
        article = Article(row["id"], row["language"], row["outlet"], published, row["title"], row["text"])
        filed[article.id] = (article, [])
    for line in (GOLD / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article, statements = filed[row["article"]]
        start = article.body.index(row.pop("evidence"))
        made = {key: tuple(row[key]) for key in ("actors", "recipients", "issues")} | {
            "sources": tuple(Source(**source) for source in row["sources"]),
            "terms": Terms.from_dict(row["terms"]),
            "evidence": Span(start, start + 1),
        }
        statements.append(Statement(**{**row, **made}, coder="human/gold"))
    return list(filed.values())


def answers(ledger: Ledger, day: date, **scope: Any) -> dict[str, list[tuple[Any, ...]]]:
    """All views as of a day, by name."""
    with ledger.connect() as connection:
        return {
            name: views.answer(connection, name, as_of=day, supposed=SUPPOSED, **scope).rows
            for name in views.names()
        }


def check_no_leak(filed: list[Filed], whole: Ledger, growing: Ledger) -> None:
    """For each day: what the whole ledger says as of it is what one says that holds nothing later."""
    shuffled = list(filed)
    random.Random(3).shuffle(shuffled)
    for article, statements in shuffled:
        whole.append([article], statements)
    by_day = sorted(filed, key=lambda pair: pair[0].published)
    days = sorted({pair[0].published.astimezone(UTC).date() for pair in filed})
    for day in days:
        for article, statements in by_day:
            if article.published.astimezone(UTC).date() == day:
                growing.append([article], statements)
        expected, got = answers(growing, day), answers(whole, day)
        for name in views.names():
            assert got[name] == expected[name], (name, day)


def test_the_future_never_leaks_on_any_day_of_a_sample(address: str, tmp_path: Path) -> None:
    with open_ledger(address) as whole, open_ledger(tmp_path / "growing.db") as growing:
        check_no_leak(a_sample(), whole, growing)


@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold is not here")
def test_the_future_never_leaks_on_any_day_of_the_gold(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "whole.db") as whole, open_ledger(tmp_path / "growing.db") as growing:
        check_no_leak(the_gold(), whole, growing)


def test_what_was_recorded_later_is_not_seen_as_recorded_before(ledger: Ledger) -> None:
    """At every point of filling a ledger its answers are kept; afterwards it gives each of them again."""
    day, kept = FIRST + timedelta(days=DAYS), []
    dice = random.Random(5)
    moment = datetime(2026, 2, 1, tzinfo=UTC)
    for number, (article, statements) in enumerate(a_sample(11)[:60]):
        moment += timedelta(hours=1)
        ledger.append([article], statements, recorded_at=moment)
        if number % 4 == 0:
            moment += timedelta(hours=1)
            ledger.append(decisions=[a_verdict(dice, ledger, moment)], recorded_at=moment)
        if number % 9 == 0:
            kept.append((moment, answers(ledger, day)))
    for then, expected in kept:
        assert answers(ledger, day, as_recorded=then) == expected
    before = answers(ledger, day, as_recorded=datetime(2026, 1, 1, tzinfo=UTC))
    assert not any(before.values())
    now = answers(ledger, day)
    ledger.rebuild()
    assert answers(ledger, day) == now


def a_verdict(dice: random.Random, ledger: Ledger, moment: datetime) -> Decision:
    judged = dice.choice(ledger.statements())
    return Decision(judged.id, dice.choice(("accept", "reject", "reject")), "ann", moment, "read again")


def test_filters_only_ever_take_rows_away(tmp_path: Path) -> None:
    sample = a_sample()
    scope = views.Scope(as_of=FIRST + timedelta(days=DAYS), since=date(2025, 12, 25))
    narrower = (
        replace(scope, party="FR"),
        replace(scope, issue="guarantees"),
        replace(scope, party="US", issue="plan"),
    )
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.append(
            [article for article, _ in sample], [made for _, statements in sample for made in statements]
        )
        with ledger.connect() as connection:
            for name in set(views.names()) - {"sources"}:  # whose counts are of what passes
                whole = set(views.answer_in(connection, name, scope, SUPPOSED).rows)
                for narrow in narrower:
                    some = set(views.answer_in(connection, name, narrow, SUPPOSED).rows)
                    assert some <= whole, (name, narrow)
