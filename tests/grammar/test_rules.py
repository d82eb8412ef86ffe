"""Every rule file is its own test: what its examples state is coded, and its near misses are not coded by it."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.grammar.rules import Example, Rule, rules
from guarantor.model import ACTS, LANGUAGES, STATUSES, Article, Statement

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")
EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
NEAR_MISSES = [(rule, miss) for rule in rules() for miss in rule.near_misses]


def coded(example: Example) -> list[Statement]:
    article = Article("one", example.language, "Test Wire", PUBLISHED, "Headline", example.text)
    return statements(article, dossiers.load())


def told(statement: Statement, like: str) -> str:
    """The statement in the short form of the examples, with recipients and status only where `like` gives them."""
    words = [",".join(statement.actors), *(["NOT"] if statement.negated else []), statement.act]
    if ">" in like:
        words += [">", ",".join(statement.recipients)]
    words.append(",".join(sorted(statement.issues)))
    return " ".join(words + ([statement.status] if like.split()[-1] in STATUSES else []))


def sorted_issues(state: str) -> str:
    words = state.split()
    place = -2 if words[-1] in STATUSES else -1
    words[place] = ",".join(sorted(words[place].split(",")))
    return " ".join(words)


def label(pair: tuple[Rule, Example]) -> str:
    return f"{pair[0].name}-{pair[1].language}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=map(label, EXAMPLES))
def test_an_example_states_what_its_rule_file_says(rule: Rule, example: Example) -> None:
    found = coded(example)
    for state in map(sorted_issues, example.states):
        assert state in [told(statement, state) for statement in found]
    assert rule.name in {statement.rule for statement in found}


@pytest.mark.parametrize(("rule", "miss"), NEAR_MISSES, ids=map(label, NEAR_MISSES))
def test_a_near_miss_is_not_coded_by_its_rule(rule: Rule, miss: Example) -> None:
    assert rule.name not in {statement.rule for statement in coded(miss)}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_an_example_in_every_language(act: str) -> None:
    shown = {
        example.language for rule, example in EXAMPLES for state in example.states if act in state.split()
    }
    assert shown == set(LANGUAGES)
