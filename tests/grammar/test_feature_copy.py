"""What feature writing leaves to the reader: who acts and what of, where the sentence itself does not say."""

from __future__ import annotations

from datetime import datetime

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article

PUBLISHED = datetime.fromisoformat("2026-01-16T10:00+02:00")


def told(language: str, text: str, title: str = "News") -> list[str]:
    """ "ACTORS [NOT] act issues" for each statement of an article."""
    article = Article("one", language, "Test Wire", PUBLISHED, title, text)
    return [
        f"{','.join(found.actors)} {'NOT ' if found.negated else ''}{found.act} {','.join(found.issues)}"
        for found in statements(article, dossiers.load())
    ]


def test_he_may_be_named_many_sentences_before() -> None:
    text = (
        "Radosław Sikorski receives us in the library.\n"
        "Snow lies on the sills. A clock ticks. The tea is strong. Somebody coughs behind the door.\n"
        "Nobody in Warsaw will recognise Crimea as Russian, he says."
    )
    assert told("en", text) == ["PL/sikorski reject territory.south"]


def test_nobody_in_a_foreign_capital_is_that_capital() -> None:
    said = told("en", "Nobody in Washington will ever recognise Crimea as Russian, Macron said.")
    assert said == ["US reject territory.south"]


def test_what_is_not_considered_the_speakers_side_does_not_consider() -> None:
    text = (
        "Russia and Ukraine discussed the release of prisoners on Monday. "
        "A mission of peacekeepers is not being considered, Macron said."
    )
    assert "FR/macron NOT discuss guarantees.troops" in told("en", text)


def test_who_is_blamed_for_drones_is_blamed_for_a_blow() -> None:
    said = told("en", "Sergei Lavrov blamed Ukraine for sending 90 drones towards a residence.")
    assert said == ["RU/lavrov accuse hostilities"]


def test_an_item_is_about_what_its_heading_names() -> None:
    text = (
        "Киев и Вашингтон представили проект мирного плана.\n"
        "1. ЕС. Вступление к оговоренной дате.\n"
        "2. Выборы. Как можно скорее после подписания."
    )
    said = told("ru", text)
    assert {"UA,US propose eu", "UA,US propose elections"} <= set(said)


def test_a_text_put_to_a_vote_is_about_its_legal_force() -> None:
    said = told("en", "The White House has agreed that the text be put to a vote.")
    assert said == ["US/white-house agree guarantees.legal-force"]
