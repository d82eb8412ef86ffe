"""Interviews: the answers are their guest's words, and questions assert nothing."""

from __future__ import annotations

from datetime import datetime

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Source, Statement

TALK = (
    "Голова української делегації Рустем Умєров дав інтерв'ю 19 січня.\n\n"
    "– Чи готовий Київ до виборів?\n\n"
    "– Ми готові провести вибори після припинення вогню.\n\n"
    "– А що з Донбасом?\n\n"
    "– Ми відкидаємо вихід із Донбасу."
)


def told(text: str) -> list[Statement]:
    article = Article(
        "one", "uk", "Test Wire", datetime.fromisoformat("2026-01-20T12:00+02:00"), "Інтерв'ю", text
    )
    return statements(article, dossiers.load())


def test_we_in_an_answer_is_the_guest_who_is_cited_on_the_day_of_the_interview() -> None:
    refusal = next(s for s in told(TALK) if s.act == "reject")
    assert refusal.actors == ("UA/umerov",)
    assert refusal.sources == (Source("UA/umerov", "named"),)
    assert refusal.when == "2026-01-19"


def test_a_question_asserts_nothing() -> None:
    assert not told("Чи відправить Литва миротворців в Україну?")


def test_dashes_alone_make_no_interview() -> None:
    listed = told("Київ виклав умови.\n\n– Ми відкидаємо вихід із Донбасу.\n\n– Ми готові до виборів.")
    assert all(not s.sources for s in listed)
