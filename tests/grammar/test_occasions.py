"""Which day an act has that its sentence does not date: the entry's of a chronicle, the speaker's, or none."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Statement

PUBLISHED = datetime.fromisoformat("2026-01-16T10:00+00:00")
CHRONICLES = {
    "en": (
        "6 January. Paris. The coalition signs a declaration on guarantees.",
        "12 January. Berlin. Germany rejects the plan.",
    ),
    "uk": (
        "6 січня. Париж. Коаліція охочих підписала декларацію про гарантії.",
        "12 січня. Берлін. Німеччина відкинула мирний план.",
    ),
    "ru": (
        "6 января. Париж. Коалиция желающих подписала декларацию о гарантиях.",
        "12 января. Берлин. Германия отвергла мирный план.",
    ),
}


def told(language: str, *paragraphs: str) -> list[Statement]:
    """The statements of an article of those paragraphs."""
    article = Article("one", language, "Test Wire", PUBLISHED, "", "\n\n".join(paragraphs))
    return statements(article, dossiers.load())


@pytest.mark.parametrize("language", CHRONICLES)
def test_what_an_entry_of_a_chronicle_tells_has_its_day(language: str) -> None:
    found = {one.act: one.when for one in told(language, *CHRONICLES[language])}
    assert found == {"agree": "2026-01-06", "reject": "2026-01-12"}


def test_a_date_that_is_a_paragraph_by_itself_holds_until_the_next() -> None:
    found = told(
        "en", "6 January", "Poland joined the force.", "Germany rejects the plan.", "9 January", "Rest."
    )
    assert [one.when for one in found if one.act == "reject"] == ["2026-01-06"]


def test_one_date_in_front_is_a_dateline_and_dates_nothing() -> None:
    assert [one.when for one in told("en", "January 6. Germany rejects the peace plan.")] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norway pledged to send the first missiles to Ukraine in May 2026."),
        ("uk", "Норвегія обіцяє Україні перші ракети в травні 2026 року."),
        ("ru", "Норвегия обещает Украине первые ракеты в мае 2026 года."),
    ],
)
def test_a_promise_is_not_given_on_the_day_on_which_it_falls_due(language: str, text: str) -> None:
    assert [(one.act, one.when) for one in told(language, text)] == [("pledge", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rubio said on Tuesday that Russia had rejected the peace plan."),
        ("uk", "Рубіо сказав у вівторок, що Росія відкинула мирний план."),
        ("ru", "Рубио сказал во вторник, что Россия отвергла мирный план."),
    ],
)
def test_the_day_on_which_another_tells_it_is_not_the_day_of_the_act(language: str, text: str) -> None:
    assert [(one.actors, one.when) for one in told(language, text)] == [(("RU",), None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lavrov said on Tuesday that Russia rejects the peace plan."),
        ("uk", "Лавров сказав у вівторок, що Росія відкидає мирний план."),
        ("ru", "Лавров сказал во вторник, что Россия отвергает мирный план."),
    ],
)
def test_who_speaks_for_his_own_side_does_so_on_the_day_of_speaking(language: str, text: str) -> None:
    assert [(one.actors, one.when) for one in told(language, text)] == [(("RU/lavrov",), "2026-01-13")]
