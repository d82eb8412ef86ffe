"""Who acts where the sentence does not put him where a subject stands, told by sentences of our own."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")


def told(language: str, text: str) -> list[str]:
    """ "ACTORS act" for each statement of an article."""
    article = Article("one", language, "Test Wire", PUBLISHED, "Headline", text)
    return [f"{','.join(found.actors)} {found.act}" for found in statements(article, dossiers.load())]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("uk", "Такий пункт британці зі свого проєкту плану прибрали ще у квітні.", "GB revise"),
        (
            "uk",
            "Президент Фінляндії запевнив, що Гельсінкі ніколи не визнають анексії чужих земель.",
            "FI/stubb reject",
        ),
        ("ru", "Рим вместе с Прагой план забраковали.", "IT,CZ reject"),
    ],
)
def test_a_party_in_the_nominative_acts_wherever_the_parser_hung_it(
    language: str, text: str, said: str
) -> None:
    assert said in told(language, text)


def test_no_party_of_another_clause_is_taken_for_a_lost_subject() -> None:
    assert "HU discuss" not in told(
        "uk", "Вступ України до ЄС того дня не розглядали зовсім: угорці були проти."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Denmark is prepared to send a company of engineers to Ukraine.", "DK pledge"),
        ("In Paris the coalition signed up to the plan without a dissenting voice.", "coalition agree"),
        ("The peace plan was read and rejected by Moscow.", "RU reject"),
    ],
)
def test_an_english_past_tense_is_told_from_a_passive(text: str, said: str) -> None:
    assert said in told("en", text)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Theo Francken said the navy would send 200 soldiers to Ukraine.", "BE/francken pledge"),
        ("ru", "Тео Франкен заявил, что флот готов отправить в Украину саперов.", "BE/francken pledge"),
        (
            "uk",
            "Павло Ковтонюк заявив, що компанія не ділитиме Запорізьку АЕС із росіянами.",
            "UA/kovtoniuk reject",
        ),
    ],
)
def test_a_body_without_a_name_is_that_of_the_voice(language: str, text: str, said: str) -> None:
    assert said in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("uk", "Ракети для ППО вже доставлено до України, повідомив Марк Рютте.", "NATO provide"),
        ("ru", "Тела погибших переданы украинской стороне, утверждает Татьяна Москалькова.", "RU provide"),
    ],
)
def test_a_deed_without_a_doer_is_that_of_the_party_that_tells_it(
    language: str, text: str, said: str
) -> None:
    assert said in told(language, text)


def test_a_subject_before_an_aside_acts() -> None:
    said = told(
        "en", "Rome and Oslo, the paper has learnt, stand prepared to put four battalions into Ukraine."
    )
    assert said == ["IT,NO pledge"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Президент закликав партнерів прискорити постачання ракет.", "UA/zelenskyy demand"),
        ("Росія вдарила по Одесі. Потрібні нові санкції, наголосив глава держави.", "UA/zelenskyy demand"),
        ("Емманюель Макрон провів нараду. Президент закликав прискорити поставки зброї.", "FR/macron demand"),
        ("Чехія платити за боргами України не буде.", "CZ reject"),
        (
            "Делегації США та України зустрілися в Женеві. Військові обговорили нагляд за перемир'ям.",
            "US,UA discuss",
        ),
    ],
)
def test_ukrainian_copy_leaves_out_what_its_readers_know(text: str, said: str) -> None:
    assert said in told("uk", text)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Our Latvian friends are still discussing the peace plan.", "LV discuss"),
        ("en", "Ambassadors from the Netherlands and Austria rejected the peace plan.", "NL,AT reject"),
        ("en", "The Finnish navy promised to send 200 soldiers to Ukraine.", "FI pledge"),
        ("uk", "Управління ООН закликало Москву звільнити полонених.", "UN demand"),
        ("ru", "Норвежский кабинет пообещал Украине ракеты.", "NO pledge"),
    ],
)
def test_a_body_of_a_party_stands_for_it(language: str, text: str, said: str) -> None:
    assert said in told(language, text)


def test_a_plural_adjective_without_a_subject_is_said_of_who_sits_at_its_place() -> None:
    assert "US pledge" in told(
        "uk", "Сибіга приніс новину: у Вашингтоні готові провести гарантії через Конгрес."
    )


def test_two_without_a_noun_are_those_who_met_before() -> None:
    text = "Zelenskyy met Frederiksen in Copenhagen on Monday. The two signed a declaration on air defence."
    assert "UA/zelenskyy,DK/frederiksen agree" in told("en", text)
