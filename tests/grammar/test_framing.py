"""Voices told by the form of a sentence: tags between commas, labels before a colon, quotations, interviews."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Source, Statement

PUBLISHED = datetime.fromisoformat("2026-01-20T10:00+02:00")


def told(text: str, act: str, language: str = "en", title: str = "News") -> Statement:
    article = Article("one", language, "Test Wire", PUBLISHED, title, text)
    found = [s for s in statements(article, dossiers.load()) if s.act == act]
    assert found, f"no {act} in: {text}"
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "act", "who"),
    [
        ("en", "Washington, Costa hazarded, would send the missiles by June.", "pledge", "EU/costa"),
        ("en", "Moscow has rejected the ceasefire, Mark Rutte grumbled over lunch.", "reject", "NATO/rutte"),
        ("uk", "Лондон, уточнив тоді Макрон, пропонує перемир'я на місяць.", "propose", "FR/macron"),
        ("ru", "Вашингтон, вздохнул затем Рютте, предложил перемирие на месяц.", "propose", "NATO/rutte"),
    ],
)
def test_whatever_stands_between_commas_with_a_verb_and_a_voice_cites(
    language: str, text: str, act: str, who: str
) -> None:
    assert told(text, act, language).sources == (Source(who, "named"),)


@pytest.mark.parametrize(
    ("language", "text", "act", "who"),
    [
        ("en", "Rutte, in front of the cameras: Berlin rejects the ceasefire.", "reject", "NATO/rutte"),
        ("uk", "Рютте на брифінгу: Берлін відкидає перемир'я.", "reject", "NATO/rutte"),
        ("ru", "Рютте после ужина: Берлин отвергает перемирие.", "reject", "NATO/rutte"),
        ("en", "Lavrov’s verdict on Monday: “We reject any ceasefire.”", "reject", "RU/lavrov"),
    ],
)
def test_a_label_before_a_colon_cites(language: str, text: str, act: str, who: str) -> None:
    assert told(text, act, language).sources == (Source(who, "named"),)


def test_an_account_ends_at_a_semicolon_where_somebody_else_is_the_subject() -> None:
    text = "Hungary will not send troops, Mark Rutte said; Poland has rejected the ceasefire."
    refused = statements(Article("a", "en", "Test Wire", PUBLISHED, "News", text), dossiers.load())
    assert {(s.actors, s.sources) for s in refused if s.issues == ("ceasefire",)} == {(("PL",), ())}


def test_a_quotation_of_several_sentences_is_his_who_is_named_where_it_ends() -> None:
    text = "“We reject the ceasefire. We will not withdraw from Donbas,” Sergei Lavrov said."
    assert told(text, "reject").actors == ("RU/lavrov",)


def test_the_words_behind_quote_are_those_of_who_spoke_last() -> None:
    text = "Mark Rutte said that talks were under way.\n\nQuote: “We reject the ceasefire.”"
    assert told(text, "reject").actors == ("NATO/rutte",)


BARE = (
    "We met Rustem Umerov in Kyiv.\n\n"
    "What do you make of the truce?\n\nWe reject it. I have said so before.\n\n"
    "And the elections?\n\nWe are ready to hold elections after a ceasefire.\n\n"
    "Will there be another round of talks?\n\nI cannot tell you that today."
)
LETTERED = (
    "Rustem Umerov answers.\n\nQ: And Donbas?\n\nA: We reject a withdrawal from Donbas.\n\n"
    "Q: The elections?\n\nA: We are ready to hold elections after a ceasefire."
)


@pytest.mark.parametrize("text", [BARE, LETTERED])
def test_answers_are_the_guests_words_however_questions_are_marked(text: str) -> None:
    refusal = told(text, "reject")
    assert refusal.actors == ("UA/umerov",)
    assert refusal.sources == (Source("UA/umerov", "named"),)


def test_an_answer_is_about_what_the_question_named() -> None:
    assert told(BARE, "reject").issues == ("ceasefire",)


def test_a_reporter_who_answers_his_own_questions_is_no_guest() -> None:
    text = (
        "What was signed? Rustem Umerov knows.\n\nWhat was signed?\n\nParis rejects the ceasefire.\n\n"
        "Who pays?\n\nThe members do.\n\nWho decides?\n\nThe parliaments decide."
    )
    assert told(text, "reject").sources == ()
