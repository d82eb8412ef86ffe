"""What an act is about, where its own words leave it open, is weighed among all that the article has named."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import coded
from guarantor.grammar import subjects
from guarantor.grammar.coder import Coded
from guarantor.grammar.subjects import Model, chosen
from guarantor.model import Article

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")
PLAIN = Model({"answer": 1.0, "content": 2.0}, {"content": 3.0}, -2.0)


def told(language: str, title: str, text: str) -> list[Coded]:
    return coded(Article("one", language, "Test Wire", PUBLISHED, title, text), dossiers.load())


def test_the_issue_with_the_greatest_sum_is_chosen() -> None:
    assert chosen({"talks": {}, "prisoners": {"answer": 1.0}}, PLAIN) == ("prisoners",)
    assert chosen({"talks": {"answer": 1.0}, "prisoners": {"content": 1.0}}, PLAIN) == ("prisoners",)


def test_another_issue_joins_if_it_is_more_likely_than_not_meant() -> None:
    both = {"eu": {"answer": 1.0, "content": 1.0}, "sanctions": {"content": 1.0}, "talks": {}}
    assert chosen(both, PLAIN) == ("eu", "sanctions")


def test_issues_that_stand_where_the_act_is_are_kept_together() -> None:
    named = {"eu": {"answer direct": 1.0, "content": 1.0}, "sanctions": {"answer direct": 1.0}, "talks": {}}
    assert chosen(named, PLAIN) == ("eu", "sanctions")


def test_only_the_most_specific_issue_is_kept() -> None:
    both = {"guarantees": {"content": 1.0}, "guarantees.troops": {"content": 1.0, "answer": 1.0}}
    assert chosen(both, PLAIN) == ("guarantees.troops",)


def test_every_weight_of_the_package_is_of_a_trait_that_exists() -> None:
    places = ("content", "clause", "sentence", "condition", "headline", "back", "topic", "acted on last")
    others = (
        "answer",
        "kind",
        "unnamed",
        "anaphor",
        "text",
        "known text",
        "times told",
        "usual",
        "the rule's own",
    )
    known = (*places, *others)
    assert all(name.startswith(known) for name in subjects.model().choose)
    assert set(subjects.model().choose) == set(subjects.model().join)


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Frozen assets divide the Union", "Belgium insisted that all members share the risk."),
        ("uk", "Заморожені активи розділили Союз", "Бельгія вимагала, щоб усі поділили з нею ризик."),
        ("ru", "Замороженные активы разделили Союз", "Бельгия потребовала, чтобы все разделили с ней риск."),
    ],
)
def test_an_act_that_names_no_issue_is_about_what_the_headline_names(
    language: str, title: str, text: str
) -> None:
    demands = [item.statement for item in told(language, title, text) if item.statement.act == "demand"]
    assert [statement.issues for statement in demands] == [("assets",)]
