"""Every statement carries how sure its coding is, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import exp, fsum

import pytest

from guarantor import dossiers
from guarantor.coding import coded
from guarantor.grammar import confidence
from guarantor.grammar.coder import Coded
from guarantor.model import Article

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")
PLAIN = {
    "en": "Italy has ruled out sending soldiers to Ukraine.",
    "uk": "Італія виключила відправлення військових в Україну.",
    "ru": "Италия исключила отправку военных на Украину.",
}
MODEL = confidence.model()


def first(text: str, language: str) -> Coded:
    article = Article("one", language, "Test Wire", PUBLISHED, "Headline", text)
    return coded(article, dossiers.load())[0]


@pytest.mark.parametrize("language", PLAIN)
def test_confidence_is_the_models_probability_of_the_features(language: str) -> None:
    found = first(PLAIN[language], language)
    moved = fsum(w * (found.features.get(name, 0) - MODEL.means[name]) for name, w in MODEL.weights.items())
    assert found.statement.confidence == pytest.approx(1 / (1 + exp(-MODEL.bias - moved)), abs=1e-3)


@pytest.mark.parametrize("language", PLAIN)
def test_confidence_is_no_part_of_what_is_said(language: str) -> None:
    statement = first(PLAIN[language], language).statement
    assert replace(statement, confidence=0.01).id == statement.id


@pytest.mark.parametrize("language", PLAIN)
def test_features_lie_between_nothing_and_one(language: str) -> None:
    assert all(0 < value <= 1 for value in first(PLAIN[language], language).features.values())


@pytest.mark.parametrize("language", PLAIN)
def test_reasons_are_features_of_the_statement_the_weightiest_first(language: str) -> None:
    features = first(PLAIN[language], language).features
    reasons = confidence.reasons(features, limit=4)
    weights = [abs(reason.weight) for reason in reasons]
    assert weights == sorted(weights, reverse=True)
    assert len(reasons) == 4
    assert {reason.feature for reason in reasons} <= set(features)


def test_an_issue_from_the_topic_is_doubted_more_than_one_in_the_content() -> None:
    features = first(PLAIN["en"], "en").features
    assert "issue in the content" in features
    guessed = {name: value for name, value in features.items() if name != "issue in the content"}
    assert confidence.probability(guessed | {"issue from the topic": 1.0}) < confidence.probability(features)


def test_what_the_model_does_not_know_changes_nothing() -> None:
    features = dict(first(PLAIN["en"], "en").features)
    assert confidence.probability(features | {"rule: of tomorrow": 1.0}) == confidence.probability(features)


def test_every_weight_is_of_a_feature_that_some_statements_lack() -> None:
    assert all(0 < mean < 1 for mean in MODEL.means.values())
    assert set(MODEL.weights) == set(MODEL.means)
