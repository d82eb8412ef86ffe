"""Whose word it is: voices that a possessive, a text, a press office or the end of a sentence names."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Source, Statement

PUBLISHED = datetime.fromisoformat("2026-01-07T10:00+02:00")


def told(text: str, act: str, language: str = "ru") -> Statement:
    article = Article("one", language, "Test Wire", PUBLISHED, "News", text)
    found = [s for s in statements(article, dossiers.load()) if s.act == act]
    assert len(found) == 1, [str(statement) for statement in found]
    return found[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Про обмін розповів Рустем Умеров. За його словами, США запропонували перемир'я."),
        ("ru", "Об обмене рассказал Рустем Умеров. По его словам, США предложили перемирие."),
    ],
)
def test_in_his_words_cites_who_spoke_last(language: str, text: str) -> None:
    assert told(text, "propose", language).sources == (Source("UA/umerov", "named"),)


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        (
            "Эрдоган, как сообщила пресс-служба Кремля, предложил новый раунд переговоров.",
            "propose",
            "RU/kremlin",
        ),
        ("О том, что Киев и Москва согласовали обмен пленными, объявил Стив Уиткофф.", "agree", "US/witkoff"),
        ("Трамп дал понять, что США готовы дать Украине гарантии безопасности.", "pledge", "US/trump"),
        (
            "Склады на Украине станут законными целями, предупредила Мария Захарова.",
            "threaten",
            "RU/zakharova",
        ),
    ],
)
def test_a_voice_is_heard_wherever_the_sentence_names_it(text: str, act: str, who: str) -> None:
    assert told(text, act).sources == (Source(who, "named"),)


def test_the_medium_that_another_medium_cites_is_the_inner_voice() -> None:
    text = "Bild уточняет со ссылкой на Reuters: США отказались направлять солдат на Украину."
    assert told(text, "reject").sources == (Source("reuters", "outlet"), Source("bild", "outlet"))


def test_a_body_that_speaks_without_a_subject_acts_itself() -> None:
    assert told("В Киеве заявили, что поддерживают американский план.", "agree").actors == ("UA",)


def test_who_was_not_able_to_agree_has_not_agreed() -> None:
    found = told("Лидеры Евросоюза не смогли договориться о репарационном кредите.", "agree")
    assert found.negated
    assert found.status == "actual"


def test_what_somebody_cannot_do_he_refuses() -> None:
    found = told("Зеленский заявил, что не может отдать Донбасс.", "reject")
    assert (found.actors, found.status) == (("UA/zelenskyy",), "actual")


def test_the_denial_of_a_consent_is_a_consent_denied() -> None:
    assert told("Умеров опроверг, что одобрил план США.", "agree").negated


def test_the_town_of_a_meeting_does_not_meet() -> None:
    found = told("Встреча Путина и Трампа в Будапеште отложена.", "meet")
    assert found.negated
    assert found.actors == ("RU/putin", "US/trump")


def test_a_talk_over_the_phone_is_a_meeting() -> None:
    found = told("Макрон обсудил мирный план с Эрдоганом по телефону.", "meet")
    assert found.actors == ("FR/macron", "TR/erdogan")


def test_strikes_are_the_charge_whatever_they_hit() -> None:
    assert told("Лавров обвинил Украину в ударах по Запорожской АЭС.", "accuse").issues == ("hostilities",)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Putin, if Yuri Ushakov is to be believed, rejected the truce.", "RU/ushakov"),
        ("en", "Putin, by Ushakov's own account, rejected the truce.", "RU/ushakov"),
        ("uk", "Путін, якщо вірити Ушакову, відкинув перемир'я.", "RU/ushakov"),
        ("uk", "Путін, як випливає зі слів Ушакова, відкинув перемир'я.", "RU/ushakov"),
        ("ru", "Путин, если верить Юрию Ушакову, отверг перемирие.", "RU/ushakov"),
        ("ru", "Москва устами Марии Захаровой отвергла перемирие.", "RU/zakharova"),
    ],
)
def test_whose_word_it_is_may_be_told_in_other_words_than_saying(language: str, text: str, who: str) -> None:
    assert told(text, "reject", language).sources == (Source(who, "named"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Norwegian daily Northern Post wrote that Berlin rejected the truce."),
        ("uk", "Норвезька газета «Northern Post» пише, що Берлін відкинув перемир'я."),
        ("ru", "Норвежская газета Northern Post пишет, что Берлин отверг перемирие."),
    ],
)
def test_a_medium_that_no_list_knows_is_cited_by_its_name(language: str, text: str) -> None:
    assert told(text, "reject", language).sources == (Source("northern post", "outlet"),)


def test_who_speaks_of_his_own_body_by_a_noun_acts_for_it() -> None:
    text = "Премьер Японии Санаэ Такаити заявила, что ее страна не будет передавать оружие Украине."
    assert told(text, "reject").actors == ("JP/takaichi",)
