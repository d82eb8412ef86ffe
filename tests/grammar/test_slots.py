"""Who acts in full, what it is about and no more, and who is cited, told by sentences of our own."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Statement

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")


def coded(language: str, text: str) -> list[Statement]:
    article = Article("one", language, "Test Wire", PUBLISHED, "Headline", text)
    return statements(article, dossiers.load())


def actors(language: str, text: str) -> set[frozenset[str]]:
    """The actors of each statement."""
    return {frozenset(found.actors) for found in coded(language, text)}


def issues(language: str, text: str) -> set[frozenset[str]]:
    """The issues of each statement."""
    return {frozenset(found.issues) for found in coded(language, text)}


@pytest.mark.parametrize(
    ("language", "text", "together"),
    [
        (
            "en",
            "Emmanuel Macron met Kęstutis Budrys of Lithuania and Maria Malmer Stenergard of Sweden on 8 January.",
            {"FR/macron", "LT/budrys", "SE/stenergard"},
        ),
        (
            "uk",
            "Володимир Зеленський, Емманюель Макрон і Кір Стармер 8 січня підписали в Ризі заяву про гарантії безпеки.",
            {"UA/zelenskyy", "FR/macron", "GB/starmer"},
        ),
        ("ru", "Рим вместе с Прагой мирный план забраковали.", {"IT", "CZ"}),
        ("ru", "Польша, а также Литва потребовали новых санкций против России.", {"PL", "LT"}),
    ],
)
def test_all_who_stand_in_a_row_act_together(language: str, text: str, together: set[str]) -> None:
    assert frozenset(together) in actors(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Norway will send engineers to Ukraine, said Jonas Gahr Støre, and Viktor Orbán rejected the idea.",
        ),
        ("uk", "Литва надішле в Україну саперів, сказав Гітанас Науседа, а Віктор Орбан цю ідею відкинув."),
    ],
)
def test_who_acts_in_a_clause_of_his_own_stands_in_no_row(language: str, text: str) -> None:
    assert {party for party in actors(language, text) if len(party) > 1} == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "“We sent Ukraine thirty howitzers last month,” Lithuanian Defence Minister Robertas Kaunas said.",
        ),
        ("uk", "«Ми передали Україні тридцять гаубиць», – сказав міністр оборони Литви Робертас Каунас."),
        ("ru", "«Мы передали Украине тридцать гаубиц», – сказал министр обороны Литвы Робертас Каунас."),
    ],
)
def test_what_we_have_done_our_side_has_done(language: str, text: str) -> None:
    assert actors(language, text) == {frozenset({"LT"})}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Keir Starmer promised that London and Paris would send troops to Ukraine."),
        ("uk", "Кір Стармер пообіцяв, що Лондон і Париж відправлять в Україну війська."),
    ],
)
def test_who_promises_for_himself_and_others_promises_with_them(language: str, text: str) -> None:
    assert frozenset({"GB/starmer", "FR"}) in actors(language, text)


def test_a_plan_for_a_country_is_not_that_country_s() -> None:
    text = (
        "The US peace plan for Ukraine was leaked. According to the document:\n\n- Ukraine would leave Donbas"
    )
    assert {frozenset(found.actors) for found in coded("en", text) if found.act == "propose"} == {
        frozenset({"US"})
    }


@pytest.mark.parametrize(
    ("language", "text", "only"),
    [
        ("en", "Greece sent Ukraine a draft agreement on the return of prisoners.", "prisoners"),
        ("uk", "Київ вимагає, щоб дату вступу до ЄС записали в мирній угоді.", "eu"),
        ("ru", "Берлин и Париж отвергли кредит под замороженные российские активы.", "assets"),
        ("ru", "США предложили создать фонд восстановления на 800 млрд долларов.", "reconstruction"),
        ("en", "Washington promised to lead the monitoring of the ceasefire.", "guarantees.monitoring"),
    ],
)
def test_what_only_frames_an_issue_is_no_issue_beside_it(language: str, text: str, only: str) -> None:
    assert issues(language, text) == {frozenset({only})}


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        (
            "en",
            "Moscow demanded that Kyiv accept a peace deal and leave Donbas.",
            {"plan", "territory.donbas"},
        ),
        ("uk", "Зеленський пообіцяв винести мирний план на референдум.", {"plan", "elections"}),
        ("en", "Prague refused to pay for the missiles.", {"guarantees.finance", "guarantees.weapons"}),
        ("ru", "Москва требует вывести войска из четырех областей.", {"territory.donbas", "territory.south"}),
    ],
)
def test_two_issues_that_are_both_meant_stand_together(language: str, text: str, both: set[str]) -> None:
    assert frozenset(both) in issues(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Robert Fico warned: if oil does not flow again, Slovakia will veto the sanctions."),
        ("uk", "Роберт Фіцо пригрозив: якщо нафта не піде, Словаччина накладе вето на санкції."),
        ("ru", "Роберт Фицо поставил условие: сначала нефть, потом санкции."),
    ],
)
def test_a_colon_behind_a_verb_of_an_act_cites_who_acts(language: str, text: str) -> None:
    assert {tuple(source.who for source in found.sources) for found in coded(language, text)} == {
        ("SK/fico",)
    }


def test_behind_the_colon_of_a_refusal_stands_its_reason() -> None:
    (found,) = coded("uk", "Кремль відкинув припинення вогню: Київ використає паузу для переозброєння.")
    assert found.sources == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Zelensky said that Moscow insisted that the sanctions be lifted."),
        ("uk", "Зеленський сказав, що Москва наполягає, щоб санкції зняли."),
    ],
)
def test_whom_another_voice_tells_of_is_not_cited_himself(language: str, text: str) -> None:
    assert {tuple(source.who for source in found.sources) for found in coded(language, text)} == {
        ("UA/zelenskyy",)
    }


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "Угорщина саміту в Будапешті не пропонувала, сказав Петер Сійярто.", "HU"),
        ("ru", "Венгрия саммита в Будапеште не предлагала, сказал Петер Сийярто.", "HU"),
        ("uk", "Угорщина пропонує саміт у Будапешті, сказав Петер Сійярто.", "HU/szijjarto"),
    ],
)
def test_what_a_side_did_before_is_no_act_of_who_tells_it(language: str, text: str, actor: str) -> None:
    assert actors(language, text) == {frozenset({actor})}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Данська колега Метте Фредеріксен закликала ЄС посилити санкції."),
        ("ru", "Датская коллега Метте Фредериксен призвала ЕС усилить санкции."),
    ],
)
def test_a_colleague_who_is_named_acts_by_her_name(language: str, text: str) -> None:
    assert actors(language, text) == {frozenset({"DK/frederiksen"})}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Volodymyr Zelensky met Donald Trump in Florida. The two teams are still discussing Donbas."),
        (
            "ru",
            "Владимир Зеленский встретился с Дональдом Трампом во Флориде. Делегации обсудили вопрос Донбасса.",
        ),
    ],
)
def test_teams_act_for_the_sides_of_those_who_met(language: str, text: str) -> None:
    assert {frozenset(f.actors) for f in coded(language, text) if f.act == "discuss"} == {
        frozenset({"UA", "US"})
    }
