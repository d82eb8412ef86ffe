from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from guarantor.grammar.issues import issues
from guarantor.grammar.terms import conditions, places, quantities
from guarantor.grammar.times import expressions
from guarantor.model import CONDITIONS, Sentence

Unparsed = Callable[..., Sentence]


def amounts(sentence: Sentence) -> list[dict[str, Any]]:
    return [one.amount.as_dict() for one in quantities(sentence) if one.amount]


def value(number: float, unit: str) -> dict[str, Any]:
    return {"value": number, "unit": unit}


AMOUNTS = [
    ("en", "A loan of 90 billion euros.", value(90_000_000_000, "EUR")),
    ("en", "A loan of €90bn.", value(90_000_000_000, "EUR")),
    ("en", "It costs $2.3 billion.", value(2_300_000_000, "USD")),
    ("en", "It costs a billion dollars.", value(1_000_000_000, "USD")),
    ("en", "London set aside £200m.", value(200_000_000, "GBP")),
    ("en", "They limit the army to 600,000 troops.", value(600_000, "troops")),
    ("en", "The ceiling for the Ukrainian army would be 800,000.", value(800_000, "troops")),
    ("en", "They swapped 300 prisoners.", value(300, "prisoners")),
    ("en", "They will swap 1,000 for 1,000.", value(1000, "prisoners")),
    ("en", "Moscow returned the bodies of 1,000 fallen soldiers.", value(1000, "bodies")),
    ("en", "There are four documents and three working groups.", value(4, "documents")),
    ("en", "There are three working groups.", value(3, "working groups")),
    ("en", "It was attacked with 91 drones.", value(91, "drones")),
    ("en", "They agreed on 90% of the plan.", value(90, "percent")),
    ("en", "They agreed on two points out of 20.", value(2, "points")),
    ("en", "Up to 15,000 troops would go.", value(15_000, "troops")),
    ("uk", "Кредит на 90 млрд євро.", value(90_000_000_000, "EUR")),
    ("uk", "Мільярд доларів на зброю.", value(1_000_000_000, "USD")),
    ("uk", "Виділені 200 млн фунтів стерлінгів.", value(200_000_000, "GBP")),
    ("uk", "Армія у 800 тисяч осіб.", value(800_000, "troops")),
    ("uk", "Армія у 800 000 військових.", value(800_000, "troops")),
    ("uk", "Домовилися обміняти 314 полонених.", value(314, "prisoners")),
    ("uk", "Був обмін: додому повернулися 157 українців.", value(157, "prisoners")),
    ("uk", "Погодили 90 відсотків плану.", value(90, "percent")),
    ("uk", "Створять три робочі групи.", value(3, "working groups")),
    ("uk", "Передали сотню дронів.", value(100, "drones")),
    ("ru", "Ограничить армию 600 тысячами человек.", value(600_000, "troops")),
    ("ru", "Фонд объемом 800 млрд долларов.", value(800_000_000_000, "USD")),
    ("ru", "Обменять по 1200 пленных.", value(1200, "prisoners")),
    ("ru", "Забрать тела трех тысяч погибших военных.", value(3000, "bodies")),
    ("ru", "Отправить до 15 тысяч военных.", value(15_000, "troops")),
    ("ru", "Туда поедет 15-тысячный контингент.", value(15_000, "troops")),
    ("en", "It needs 10 to 15 thousand soldiers.", {"min": 10_000, "max": 15_000, "unit": "troops"}),
    ("en", "It needs between 6,000 and 8,000 troops.", {"min": 6000, "max": 8000, "unit": "troops"}),
    ("uk", "Потрібно від 10 до 15 тисяч військових.", {"min": 10_000, "max": 15_000, "unit": "troops"}),
    ("ru", "Нужно 10–15 тысяч военнослужащих.", {"min": 10_000, "max": 15_000, "unit": "troops"}),
]


@pytest.mark.parametrize(("language", "text", "amount"), AMOUNTS)
def test_a_number_with_its_unit_is_an_amount(
    unparsed: Unparsed, language: str, text: str, amount: dict[str, Any]
) -> None:
    assert amounts(unparsed(text, language))[0] == amount


@pytest.mark.parametrize(
    ("language", "text", "points", "before"),
    [
        ("en", "The 20-point plan.", 20, None),
        ("en", "It was cut to 20 provisions.", 20, None),
        ("en", "The plan was reduced from 28 to 19 points.", 19, 28),
        ("uk", "План із двадцяти пунктів.", 20, None),
        ("uk", "20-пунктний план.", 20, None),
        ("uk", "План скоротили з 28 до 19 пунктів.", 19, 28),
        ("ru", "План из 20 пунктов.", 20, None),
        ("ru", "Двадцатипунктный план.", 20, None),
        ("ru", "План сократили с 28 до 19 пунктов.", 19, 28),
    ],
)
def test_a_draft_is_counted_in_points_and_a_revision_by_the_later_number(
    unparsed: Unparsed, language: str, text: str, points: int, before: int | None
) -> None:
    found = [one for one in quantities(unparsed(text, language)) if one.kind == "points"]
    assert [(one.points, one.before) for one in found] == [(points, before)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Article 5 was read at 18:40 on 23 December 2025 for 72 hours."),
        ("en", "Several thousand soldiers and dozens of tanks."),
        ("en", "Rates rose by 20 basis points."),
        ("uk", "Статтю 5 читали о 18:40, 23 грудня 2025 року, 15 років."),
        ("uk", "Тисячі військових і десятки танків."),
        ("ru", "Статью 5 читали в 18:40, 23 декабря 2025 года, 15 лет."),
        ("ru", "Тысячи военных и десятки танков."),
    ],
)
def test_dates_times_articles_and_vague_crowds_are_no_quantities(
    unparsed: Unparsed, language: str, text: str
) -> None:
    assert quantities(unparsed(text, language)) == []


CONDITIONED = [
    ("en", "A force will deploy once a ceasefire takes effect.", "after-ceasefire", False),
    ("en", "They will assume duties after the active phase of the war ends.", "after-ceasefire", False),
    ("en", "They would help in the event of another Russian attack.", "upon-attack", False),
    ("en", "They would respond if Russia violates the ceasefire.", "upon-attack", True),
    ("en", "It applies provided that Congress ratifies it.", "upon-ratification", True),
    ("en", "Elections will follow after the signing.", "upon-agreement", False),
    ("en", "Troops will go only after a peace deal is signed.", "upon-agreement", True),
    ("en", "It would send arms if Kyiv agrees to leave.", "other", True),
    ("en", "Everything depends on Moscow.", "other", True),
    ("uk", "Сили розгорнуть після припинення вогню.", "after-ceasefire", False),
    ("uk", "Допоможуть у разі нового нападу Росії.", "upon-attack", False),
    ("uk", "Відповідять, якщо Росія нападе знову.", "upon-attack", True),
    ("uk", "Лише після ратифікації Конгресом.", "upon-ratification", True),
    ("uk", "За умови підписання мирної угоди.", "upon-agreement", True),
    ("uk", "Вибори проведуть після підписання угоди.", "upon-agreement", False),
    ("uk", "Усе залежить від Москви.", "other", True),
    ("ru", "Отправят миротворцев, но только после прекращения огня.", "after-ceasefire", True),
    ("ru", "Войска разместят после завершения боевых действий.", "after-ceasefire", False),
    ("ru", "Ответят в случае нового нападения России.", "upon-attack", False),
    ("ru", "В случае прекращения огня войска разместят.", "after-ceasefire", True),
    ("ru", "Выборы после подписания соглашения.", "upon-agreement", False),
    ("ru", "Если придется принимать решение, нужен референдум.", "other", True),
]


@pytest.mark.parametrize(("language", "text", "condition", "hard"), CONDITIONED)
def test_a_condition_has_a_kind_and_a_form(
    unparsed: Unparsed, language: str, text: str, condition: str, hard: bool
) -> None:
    found = conditions(unparsed(text, language))
    assert [(one.condition, one.hard) for one in found] == [(condition, hard)]
    assert condition in CONDITIONS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He spoke on condition of anonymity after the summit in Paris."),
        ("en", "They met after talks on a ceasefire."),
        ("en", "They met after heavy attacks on the city."),
        ("en", "He insists on approval by Congress."),
        ("uk", "Він говорив на умовах анонімності після зустрічі в Парижі."),
        ("uk", "У Білому домі слова поки не прокоментували."),
        ("ru", "Он говорил на условиях анонимности после саммита в Париже."),
        ("ru", "Стороны пока не договорились о прекращении огня."),
    ],
)
def test_anonymity_past_events_and_mere_order_are_no_conditions(
    unparsed: Unparsed, language: str, text: str
) -> None:
    assert conditions(unparsed(text, language)) == []


def test_a_tie_between_two_steps_is_told_from_an_if(unparsed: Unparsed) -> None:
    tied = conditions(unparsed("Washington ties guarantees to a withdrawal."))
    assert [(one.tied, one.hard) for one in tied] == [(True, True)]
    assert not conditions(unparsed("It will help if they leave."))[0].tied


PLACES = [
    ("en", "They met in Abu Dhabi.", "Abu Dhabi", "where"),
    ("en", "He will fly to Geneva.", "Geneva", "whereto"),
    ("en", "They withdrew from Donbas.", "Donbas", "from"),
    ("en", "They met at Trump's Mar-a-Lago residence.", "Mar-a-Lago", "where"),
    ("en", "The Geneva talks ended.", "Geneva", "of"),
    ("uk", "Зустріч відбулася в резиденції Мар-а-Лаго.", "Mar-a-Lago", "where"),
    ("uk", "Вони зустрінуться в Лондоні.", "London", "where"),
    ("uk", "Він поїхав до Туреччини.", "Turkey", "whereto"),
    ("uk", "Раунд може відбутися у США.", "United States", "where"),
    ("uk", "Стамбульські домовленості діють.", "Istanbul", "of"),
    ("ru", "Он встретился в Киеве с министром.", "Kyiv", "where"),
    ("ru", "Саммит прошел во французской столице Париже.", "Paris", "where"),
    ("ru", "Солдат отправят в Украину.", "Ukraine", "whereto"),
    ("ru", "Отчет о берлинских переговорах ждут.", "Berlin", "of"),
]


@pytest.mark.parametrize(("language", "text", "name", "relation"), PLACES)
def test_a_place_is_named_in_english_with_its_relation(
    unparsed: Unparsed, language: str, text: str, name: str, relation: str
) -> None:
    assert [(one.name, one.relation) for one in places(unparsed(text, language))] == [(name, relation)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paris and London launched it."),
        ("en", "Kyiv does not accept this."),
        ("uk", "Вашингтон пропонує угоду, а Київ чекає."),
        ("ru", "Москва ждет, а Турция назвала условие."),
    ],
)
def test_a_capital_that_acts_is_no_place(unparsed: Unparsed, language: str, text: str) -> None:
    assert places(unparsed(text, language)) == []


def test_a_second_place_shares_the_preposition_of_the_first(unparsed: Unparsed) -> None:
    assert [one.name for one in places(unparsed("Protests in Paris and London went on."))] == [
        "Paris",
        "London",
    ]


def test_the_longer_name_wins(unparsed: Unparsed) -> None:
    assert [one.name for one in places(unparsed("У Київській області було тихо.", "uk"))] == ["Kyiv region"]


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
@pytest.mark.parametrize(
    "text",
    ["…", "-", "5", "$", "—— «»", "20-", "0,5", "99.99.9999", "1 000 000 000 000", "'s", "и 5 до", "to 5 or"],
)
def test_fragments_break_nothing(unparsed: Unparsed, language: str, text: str) -> None:
    sentence = unparsed(text, language)
    last = len(sentence.tokens)
    for found in (quantities(sentence), conditions(sentence), places(sentence)):
        assert all(token < last for one in found for token in one.tokens)
    assert expressions(sentence, datetime(2026, 1, 15, tzinfo=UTC)) is not None
    assert issues(sentence) is not None
