"""The fact base of the negotiation, in statement form, answers what its cases are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest

from guarantor import views
from guarantor.ledger import Ledger, open_ledger
from guarantor.ledger.coded import coded
from guarantor.model import Article

FACTS = files("guarantor.samples") / "facts"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    articles: dict[str, Article] = {}
    for line in (FACTS / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        articles[row["id"]] = Article(**{**row, "published": datetime.fromisoformat(row["published"])})
    lines = (FACTS / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    held = coded(lines, articles.get, "human/founders")
    assert held.problems == []
    with open_ledger(tmp_path_factory.mktemp("facts") / "ledger.db") as ledger:
        ledger.append(list(articles.values()), held.statements)
        yield ledger


def rows(ledger: Ledger, name: str, day: str, **scope: Any) -> list[dict[str, Any]]:
    with ledger.connect() as connection:
        return list(views.answer(connection, name, as_of=date.fromisoformat(day), **scope).dicts())


@pytest.mark.parametrize(
    ("day", "party", "points"),
    [
        ("2025-11-22", "US", 28),
        ("2025-11-24", "US", 28),
        ("2025-11-26", "US", 22),
        ("2025-11-26", "UA", 19),
        ("2025-12-03", "RU", 27),
        ("2025-12-03", "UA", 19),
        ("2025-12-12", "UA", 20),
        ("2025-12-12", "US", 20),
        ("2025-12-26", "RU", 27),
    ],
)
def test_how_many_points_the_plan_has_depends_on_holder_and_day(
    facts: Ledger, day: str, party: str, points: int
) -> None:
    held = [
        row
        for row in rows(facts, "drafts", day)
        if party in row["holders"] and row["version"].startswith("plan")
    ]
    assert [row["points"] for row in held] == [points]


def test_versions_are_a_graph(facts: Ledger) -> None:
    parents = {row["version"]: row["parent"] for row in rows(facts, "drafts", "2026-01-07")}
    assert parents["plan-19"] == "plan-28"
    assert parents["plan-20-published"] == "plan-20"
    assert parents["plan-europe"] is None
    draft = next(
        row for row in rows(facts, "drafts", "2026-01-07") if row["version"] == "paris-declaration-draft"
    )
    assert not draft["alive"]


@pytest.mark.parametrize(
    ("day", "firmness", "fell_from"),
    [
        ("2025-12-29", "proposed", None),
        ("2026-01-22", "proposed", None),
        ("2026-01-25", "agreed", None),
        ("2026-02-13", "discussed", "agreed"),
    ],
)
def test_the_firmness_of_the_american_guarantee_rises_and_falls(
    facts: Ledger, day: str, firmness: str, fell_from: str | None
) -> None:
    held = {row["mechanism"]: row for row in rows(facts, "guarantees", day, party="US")}["guarantees"]
    assert (held["firmness"], held["fell_from"]) == (firmness, fell_from)


def test_the_promise_that_fell_out_of_the_paris_declaration_is_only_proposed(facts: Ledger) -> None:
    held = {row["mechanism"]: row for row in rows(facts, "guarantees", "2026-01-08", party="US")}
    assert held["guarantees.mutual-defence"]["firmness"] == "proposed"
    assert held["guarantees.mutual-defence"]["fell_from"] == "pledged"


def test_the_declaration_of_intent_is_signed_and_not_ratified(facts: Ledger) -> None:
    held = {
        row["guarantor"]: row for row in rows(facts, "guarantees", "2026-01-07", issue="guarantees.troops")
    }
    assert held["FR"]["firmness"] == held["GB"]["firmness"] == "signed"
    assert held["FR"]["instrument"] == "declaration-of-intent"
    assert held["coalition"]["firmness"] == "pledged"


def test_a_moved_round_is_one_meeting(facts: Ledger) -> None:
    before = [row for row in rows(facts, "calendar", "2026-01-28") if row["state"] == "planned"]
    assert [(row["date"], row["place"]) for row in before] == [("2026-02-01", "Abu Dhabi")]
    after = next(
        row for row in rows(facts, "calendar", "2026-02-06") if row["date"] == "2026-02-04/2026-02-05"
    )
    assert (after["state"], after["moved_from"], after["announced"]) == ("held", "2026-02-01", "2026-01-27")


def test_two_meetings_in_one_town_on_following_days_are_two(facts: Ledger) -> None:
    december = [row for row in rows(facts, "calendar", "2025-12-31") if row["place"] == "Miami"]
    assert [row["date"] for row in december][-2:] == ["2025-12-19", "2025-12-20/2025-12-21"]


def test_the_deadline_of_november_is_owed_until_it_is_dropped(facts: Ledger) -> None:
    owed = [row for row in rows(facts, "awaited", "2025-11-24", party="UA") if row["issue"] == "plan"]
    assert [(row["debtor"], row["due"], row["state"]) for row in owed if row["debtor"] == "UA"] == [
        ("UA", "2025-11-27", "pending")
    ]
    later = [row for row in rows(facts, "awaited", "2025-11-26", party="UA") if row["issue"] == "plan"]
    assert not [row for row in later if row["debtor"] == "UA" and row["due"] == "2025-11-27"]


def test_russia_owes_an_answer_on_the_twenty_points_on_christmas_eve_and_again_in_january(
    facts: Ledger,
) -> None:
    for day in ("2025-12-24", "2026-01-10"):
        owed = [row for row in rows(facts, "awaited", day, issue="plan") if row["debtor"] == "RU"]
        assert [row["points"] for row in owed] == [20]
    answered = rows(facts, "awaited", "2025-12-27", issue="plan")
    assert not [row for row in answered if row["debtor"] == "RU"]


def test_the_contradictions_of_the_base_are_found_with_both_sides(facts: Ledger) -> None:
    found = {
        (row["kind"], tuple(sorted(row["earlier_origins"])), tuple(sorted(row["later_origins"])))
        for row in rows(facts, "conflicts", "2026-02-14")
    }
    assert ("author", ("US/rubio",), ("US/state-department",)) in found  # C03
    assert ("duration", ("US/trump",), ("RU/kremlin",)) in found  # C30
    assert ("polarity", ("unknown via financial times",), ("US/white-house",)) in found  # C28
    assert ("polarity", ("sfg.media",), ("nbc",)) in found  # C04
    revised = [row for row in rows(facts, "conflicts", "2026-02-14") if row["of"] == "duration"]
    assert [(row["earlier"], row["later"]) for row in revised] == [("P30Y/P50Y", "P20Y/P30Y")]  # C17


def test_what_was_known_only_in_february_is_not_in_an_answer_of_january(facts: Ledger) -> None:
    held = {row["mechanism"]: row for row in rows(facts, "guarantees", "2026-01-31", party="US")}
    assert held["guarantees.mutual-defence"]["within"] is None
    held = {row["mechanism"]: row for row in rows(facts, "guarantees", "2026-02-03", party="US")}
    assert held["guarantees.mutual-defence"]["within"] == "PT72H"


def test_a_breach_in_march_is_answered_within_72_hours_where_that_was_agreed(facts: Ledger) -> None:
    supposed = views.Supposed(date(2026, 2, 1), date(2026, 3, 10), ratified=("US/congress",))
    found = rows(facts, "whatif", "2026-02-14", party="US", supposed=supposed)
    power = next(row for row in found if row["kind"] == "power")
    assert (power["verdict"], power["respond_by"]) == ("callable", "2026-03-13")
    poland = rows(facts, "whatif", "2026-02-14", party="PL", supposed=supposed)
    assert not [row for row in poland if row["mechanism"] == "guarantees.troops"]
