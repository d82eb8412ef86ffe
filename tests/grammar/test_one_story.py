"""How a text is typed, and in which of the languages it is told, changes nothing of what it says."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import LANGUAGES, Article, Span, Statement

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")
TYPED = tomllib.loads((Path(__file__).parent / "typography.toml").read_text(encoding="utf-8"))
SPELLINGS = [
    pytest.param(language, row["texts"][0], other, id=f"{language}-{place}-{at}")
    for language in LANGUAGES
    for place, row in enumerate(TYPED[language])
    for at, other in enumerate(row["texts"][1:])
]
STORY = {
    "en": (
        "Zelenskyy meets Macron in Paris",
        "France promised Ukraine air defence systems.\n"
        "Ukrainian President Volodymyr Zelenskyy met French President Emmanuel Macron in Paris on January 6.\n"
        "Italy ruled out sending soldiers to Ukraine.\n"
        "According to Reuters, Moscow rejected a ceasefire on January 7.\n"
        "Kyiv accused Moscow of dragging out the talks.\n"
        "The US Congress will ratify the agreement on security guarantees in February.",
    ),
    "uk": (
        "Зеленський зустрівся з Макроном у Парижі",
        "Франція пообіцяла Україні системи протиповітряної оборони.\n"
        "Президент України Володимир Зеленський зустрівся з президентом Франції Емманюелем Макроном у Парижі "
        "6 січня.\n"
        "Італія виключила відправлення військових в Україну.\n"
        "За даними Reuters, Москва відкинула припинення вогню 7 січня.\n"
        "Київ звинуватив Москву в затягуванні переговорів.\n"
        "Конгрес США ратифікує угоду про гарантії безпеки в лютому.",
    ),
    "ru": (
        "Зеленский встретился с Макроном в Париже",
        "Франция пообещала Украине системы противовоздушной обороны.\n"
        "Президент Украины Владимир Зеленский встретился с президентом Франции Эммануэлем Макроном в Париже "
        "6 января.\n"
        "Италия исключила отправку военных на Украину.\n"
        "По данным Reuters, Москва отвергла прекращение огня 7 января.\n"
        "Киев обвинил Москву в затягивании переговоров.\n"
        "Конгресс США ратифицирует соглашение о гарантиях безопасности в феврале.",
    ),
}
SAID = [
    'UA/zelenskyy,FR/macron  meet  talks  @2026-01-06  {"place": "Paris"}',
    "FR  pledge  > UA  guarantees.weapons",
    "IT  reject  guarantees.troops",
    "RU  reject  ceasefire  @2026-01-07  << reuters (outlet)",
    "UA  accuse  > RU  talks",
    "US/congress  ratify  guarantees  [planned]  @2026-02",
]


def told(title: str, text: str, language: str) -> list[Statement]:
    """What an article says, but for where it says it and what made it."""
    article = Article("one", language, "Test Wire", PUBLISHED, title, text)
    found = statements(article, dossiers.load())
    return [replace(s, evidence=Span(0, 0), rule="", confidence=None) for s in found]


@pytest.mark.parametrize(("language", "text", "other"), SPELLINGS)
def test_spelling_and_marks_change_nothing(language: str, text: str, other: str) -> None:
    said = told("Headline", text, language)
    assert said
    assert told("Headline", other, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_story_says_the_same_in_every_language(language: str) -> None:
    assert list(map(str, told(*STORY[language], language))) == SAID
