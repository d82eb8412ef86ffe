"""What a sentence takes from those before it: who "the two countries" are, what is said again, who does it."""

from __future__ import annotations

from datetime import datetime

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Source, Statement

PUBLISHED = datetime.fromisoformat("2026-01-16T10:00+02:00")


def told(text: str, act: str) -> list[Statement]:
    """The statements of one act in a Ukrainian article of that text."""
    article = Article("one", "uk", "Test Wire", PUBLISHED, "Новини", text)
    return [found for found in statements(article, dossiers.load()) if found.act == act]


def test_the_two_countries_are_those_that_met_last() -> None:
    text = (
        "Зеленський у четвер, 15 січня, зустрівся з прем'єром Норвегії Йонасом Гаром Стере в Осло.\n"
        "Він розповів про переговори України та США.\n"
        "Експерти двох країн зустрінуться в лютому в Бергені."
    )
    assert set(told(text, "meet")[-1].actors) == {"UA", "NO"}


def test_a_demand_and_the_words_that_voice_it_are_told_once() -> None:
    text = (
        "Макрон закликав ратифікувати угоду про гарантії безпеки. "
        '"Нам потрібна ратифікація цих гарантій парламентом", – додав він.'
    )
    assert len(told(text, "demand")) == 1


def test_who_came_home_by_an_exchange_is_no_second_exchange() -> None:
    text = (
        "Обмін полоненими між Україною та Росією відбувся 9 січня. "
        "Тоді з полону повернулися 120 військових. "
        "Усього з початку року провели шість обмінів."
    )
    assert [found.actors for found in told(text, "provide")] == [("UA", "RU")]


def test_the_white_house_speaks_ukrainian_too() -> None:
    assert told("У Білому домі відкинули перемир'я.", "reject")[0].actors == ("US/white-house",)


def test_a_promise_for_others_is_theirs_and_told_by_him_who_gives_it() -> None:
    found = told("Мерц пообіцяв, що Польща надішле в Україну миротворців.", "pledge")
    assert [one.actors for one in found] == [("PL",)]
    assert Source("DE/merz", "named") in found[0].sources


def test_the_body_in_its_seat_does_what_a_plural_verb_says() -> None:
    found = told("В Єврокомісії вивчають юридичні наслідки конфіскації російських активів.", "discuss")
    assert [one.actors for one in found] == [("EU/commission",)]


def test_where_one_flies_to_is_not_who_talks_there() -> None:
    found = told("Умєров прилетів до Осло, де 20 січня проведе переговори з Віткоффом.", "meet")
    assert ("UA/umerov", "US/witkoff") in [one.actors for one in found]


def test_what_a_thing_must_do_nobody_demands() -> None:
    text = "Тривають консультації. Вони мають закріпити всі деталі обміну полоненими, сказав Умєров."
    assert not told(text, "demand")


def test_a_verb_that_names_no_issue_refuses_nothing() -> None:
    assert not told("Зеленський закликав до припинення вогню. Росія не здасться, сказав Путін.", "reject")


def test_the_synthetic_future_promises_and_denied_refuses() -> None:
    assert told("Литва навчатиме українських військових.", "pledge")[0].actors == ("LT",)
    assert told("Литва не братиме участі в багатонаціональних силах.", "reject")[0].actors == ("LT",)


def test_a_meeting_is_about_what_the_next_sentence_says_the_talk_was_of() -> None:
    found = told("Рубіо зустрівся з Лавровим у Женеві. Головна тема – обмін полоненими.", "meet")
    assert [one.issues for one in found] == [("prisoners",)]
