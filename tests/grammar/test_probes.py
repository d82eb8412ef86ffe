"""What must not change a coding, and what must change one field of it, in every act and all three languages."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import ACTS, LANGUAGES, Article, Source, Span, Statement

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")
PROBES = tomllib.loads((Path(__file__).parent / "probes.toml").read_text(encoding="utf-8"))["probe"]
STUBB, REUTERS = Source("FI/stubb", "named"), Source("reuters", "outlet")
SAID = {"en": "Stubb said that ", "uk": "Стубб сказав, що ", "ru": "Стубб сказал, что "}
REPORTED = {
    "en": "Reuters reported that Stubb said that ",
    "uk": "Reuters повідомляє, що Стубб сказав, що ",
    "ru": "Reuters сообщает, что Стубб сказал, что ",
}
VOICES = {  # {0} is the sentence, {1} the sentence without its full stop
    "en": (
        "According to Stubb, {0}",
        "Stubb: {0}",
        "Stubb added that {0}",
        "Finnish President Alexander Stubb stressed that {0}",
        "{1}, Stubb said.",
    ),
    "uk": (
        "За словами Стубба, {0}",
        "Стубб: {0}",
        "Стубб додав, що {0}",
        "Президент Фінляндії Александр Стубб наголосив, що {0}",
        "{1}, сказав Стубб.",
    ),
    "ru": (
        "По словам Стубба, {0}",
        "Стубб: {0}",
        "Стубб добавил, что {0}",
        "Президент Финляндии Александр Стубб подчеркнул, что {0}",
        "{1}, сказал Стубб.",
    ),
}


def told(text: str, language: str) -> list[Statement]:
    """What a text says, but for where it says it and what made it."""
    article = Article("one", language, "Test Wire", PUBLISHED, "Headline", text)
    found = statements(article, dossiers.load())
    return [replace(s, evidence=Span(0, 0), rule="", confidence=None) for s in found]


def stated(says: str) -> Statement:
    """The short form "ACTOR,ACTOR act > RECIPIENT issue" as a statement."""
    actors, act, *rest = says.split()
    recipients = tuple(rest[1].split(",")) if rest[0] == ">" else ()
    made = Statement("one", act, tuple(actors.split(",")), tuple(rest[-1].split(",")), Span(0, 0), recipients)
    return replace(made, coder=CODED_BY)


CODED_BY = told("Kyiv rejected the plan.", "en")[0].coder


def same(found: list[Statement], expected: Statement) -> bool:
    """Whether exactly the expected is told, the order of actors and where they meet apart."""
    return [plain(one) for one in found] == [plain(expected)]


def plain(one: Statement) -> Statement:
    return replace(one, actors=tuple(sorted(one.actors)), terms=replace(one.terms, place=None))


def ways(*names: str) -> pytest.MarkDecorator:
    """Parameters (says, sentence, language) for each probe that tells its fact in one of these ways."""
    rows = [
        pytest.param(probe, probe[lang][way], lang, id=f"{probe['act']}-{lang}-{way}")
        for probe in PROBES
        for lang in LANGUAGES
        for way in names
        if way in probe[lang]
    ]
    return pytest.mark.parametrize(("probe", "text", "language"), rows)


@ways("plain", "passive", "impersonal")
def test_a_fact_is_the_same_in_every_language_active_or_passive(
    probe: dict[str, Any], text: str, language: str
) -> None:
    assert same(told(text, language), stated(probe["says"]))


@ways("swapped")
def test_swapped_actors_swap_the_codes(probe: dict[str, Any], text: str, language: str) -> None:
    assert same(told(text, language), stated(probe["swapped_says"]))


@ways("negated")
def test_a_denied_verb_changes_polarity_alone(probe: dict[str, Any], text: str, language: str) -> None:
    assert same(told(text, language), replace(stated(probe["says"]), negated=True))


@ways("hedged")
def test_a_hedge_changes_status_alone(probe: dict[str, Any], text: str, language: str) -> None:
    assert same(told(text, language), replace(stated(probe["says"]), status="possible"))


@ways("plain", "swapped")
def test_a_voice_around_it_adds_a_source_alone(probe: dict[str, Any], text: str, language: str) -> None:
    bare = told(text, language)[0]
    assert same(told(SAID[language] + within(text), language), replace(bare, sources=(STUBB,)))


@ways("plain")
def test_a_voice_in_a_voice_makes_the_chain_longer_alone(
    probe: dict[str, Any], text: str, language: str
) -> None:
    bare = told(text, language)[0]
    assert same(told(REPORTED[language] + within(text), language), replace(bare, sources=(STUBB, REUTERS)))


@ways("planned")
def test_the_future_changes_status_alone(probe: dict[str, Any], text: str, language: str) -> None:
    assert same(told(text, language), replace(stated(probe["says"]), status="planned"))


@ways("plain")
@pytest.mark.parametrize("place", range(5))
def test_a_voice_is_heard_in_whichever_words_it_comes(
    probe: dict[str, Any], text: str, language: str, place: int
) -> None:
    bare = told(text, language)[0]
    framed = VOICES[language][place].format(within(text), text.rstrip("."))
    assert same(told(framed, language), replace(bare, sources=(STUBB,)))


def within(text: str) -> str:
    """A sentence as it stands inside another: only an article loses its capital."""
    return text.replace("The ", "the ", 1) if text.startswith("The ") else text


def test_every_act_is_probed() -> None:
    assert {probe["act"] for probe in PROBES} == set(ACTS)
