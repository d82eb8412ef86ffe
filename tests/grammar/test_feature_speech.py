"""Who is heard in feature writing: unusual verbs, unnamed speakers, voices side by side, nobody and his side."""

from __future__ import annotations

from datetime import datetime

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import Article, Source, Statement


def told(text: str, language: str = "ru") -> list[Statement]:
    day = datetime.fromisoformat("2026-01-20T12:00+02:00")
    return statements(Article("one", language, "Test Wire", day, "Headline", text), dossiers.load())


def test_any_verb_behind_a_quotation_and_a_dash_cites() -> None:
    (refusal,) = told("«Литва не отправит миротворцев в Украину», — хмыкнул Гитанас Науседа.")
    assert refusal.sources == (Source("LT/nauseda", "named"),)


def test_he_behind_an_unnamed_source_is_that_source() -> None:
    found = told(
        "Дипломат из делегации Польши рассказал, что Варшава отвергла план. "
        "Миротворцев, по его словам, Литва отправит в Украину."
    )
    pledge = next(s for s in found if s.act == "pledge")
    assert [source.kind for source in pledge.sources] == ["anonymous"]


def test_a_person_who_acts_behind_another_voice_is_not_cited_by_it() -> None:
    found = told("Перемирие возможно, заявил Стармер, а Макрон пригрозил Москве новыми санкциями.")
    threat = next(s for s in found if s.act == "threaten")
    assert threat.actors == ("FR/macron",)
    assert Source("GB/starmer", "named") not in threat.sources


def test_who_told_a_medium_stands_before_it() -> None:
    (refusal,) = told("Варшава отвергла план, узнала газета Financial Times от польского чиновника.")
    assert refusal.sources == (Source("PL", "anonymous"), Source("financial times", "outlet"))


def test_nobody_is_the_speakers_own_side() -> None:
    (refusal,) = told("Никто не отдаст Донбасс, сказал Зеленский.")
    assert refusal.actors == ("UA/zelenskyy",)
    assert refusal.act == "reject"
