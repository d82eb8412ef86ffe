"""Whole short articles: who is cited, what goes on from sentence to sentence, what is told once."""

from __future__ import annotations

from datetime import datetime

import pytest

from guarantor import dossiers
from guarantor.coding import coded, statements
from guarantor.model import Article, Source, Statement


def article(
    language: str, text: str, title: str = "News", published: str = "2026-01-07T10:00+02:00"
) -> Article:
    return Article("one", language, "Test Wire", datetime.fromisoformat(published), title, text)


def told(language: str, text: str, **fields: str) -> list[Statement]:
    return statements(article(language, text, **fields), dossiers.load())


def only(found: list[Statement], act: str) -> Statement:
    chosen = [statement for statement in found if statement.act == act]
    assert len(chosen) == 1, [str(statement) for statement in found]
    return chosen[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States proposed a withdrawal from Donbas, Zelensky said."),
        ("uk", "За словами Зеленського, США запропонували вивести війська з Донбасу."),
        ("ru", "По словам Зеленского, США предложили вывести войска из Донбасса."),
    ],
)
def test_who_tells_what_others_do_is_a_source_and_no_actor(language: str, text: str) -> None:
    found = only(told(language, text), "propose")
    assert found.actors == ("US",)
    assert found.sources == (Source("UA/zelenskyy", "named"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Berlin will send peacekeepers to Ukraine, a source in the Élysée told Euractiv."),
        ("uk", "Берлін відправить миротворців в Україну, повідомило Euractiv джерело в Єлисейському палаці."),
    ],
)
def test_a_chain_is_kept_whole_and_innermost_first(language: str, text: str) -> None:
    found = only(told(language, text), "pledge")
    assert found.sources == (Source("FR/elysee", "anonymous"), Source("euractiv", "outlet"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Italy will not send soldiers to Ukraine.\n\n"
            "This was stated by Prime Minister Giorgia Meloni on 6 January.",
        ),
        (
            "uk",
            "Італія не відправить військових в Україну.\n\nПро це прем'єр-міністерка Джорджа Мелоні заявила 6 січня.",
        ),
        (
            "ru",
            "Италия не отправит военных в Украину.\n\nОб этом премьер-министр Джорджия Мелони заявила 6 января.",
        ),
    ],
)
def test_a_sentence_that_says_who_reported_it_names_the_source_of_the_one_before(
    language: str, text: str
) -> None:
    found = only(told(language, text), "reject")
    assert found.actors == ("IT/meloni",)
    assert found.sources == (Source("IT/meloni", "named"),)
    assert found.when == "2026-01-06"


def test_an_account_goes_on_until_the_paragraph_ends() -> None:
    text = (
        "According to Umerov, the United States proposed a truce. Russia rejected the truce.\n\n"
        "Germany delivered missiles to Ukraine."
    )
    found = told("en", text)
    assert only(found, "reject").sources == (Source("UA/umerov", "named"),)
    assert only(found, "provide").sources == ()


def test_a_fact_told_in_headline_and_text_is_one_statement() -> None:
    text = "Ukrainian President Volodymyr Zelenskyy rejected a withdrawal from Donbas on Tuesday."
    found = told("en", text, title="Zelenskyy rejects withdrawal from Donbas")
    assert only(found, "reject").evidence.start > len("Zelenskyy rejects withdrawal from Donbas")


def test_points_of_a_plan_are_proposed_by_its_authors() -> None:
    text = (
        "The American plan consists of 28 points. The main ones:\n\n"
        "1. Ukraine will not join NATO.\n\n"
        "2. Ukraine holds elections within 100 days."
    )
    found = [statement for statement in told("en", text) if statement.rule == "plan-point"]
    assert [(statement.actors, statement.issues) for statement in found] == [
        (("US",), ("nato",)),
        (("US",), ("elections",)),
    ]
    assert {statement.sources for statement in found} == {(Source("US", "document"),)}


def test_an_entry_of_a_live_blog_takes_the_day_of_publication() -> None:
    found = told("en", "10:40. Merz called on Russia to agree to a ceasefire.\n\n09:15. Talks go on.")
    assert only(found, "demand").when == "2026-01-07"


def test_what_is_only_wanted_of_another_is_not_done_by_it() -> None:
    found = told("en", "Washington urged Kyiv to accept the peace plan.")
    assert [statement.act for statement in found] == ["demand"]


def test_a_story_about_the_weather_says_nothing() -> None:
    assert (
        told("en", "Snow fell in Kyiv on Monday. Schools will stay closed, the city administration said.")
        == []
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Denmark is ready to send peacekeepers to Ukraine only if a ceasefire is signed."),
        ("uk", "Данія готова відправити миротворців в Україну лише за умови припинення вогню."),
        ("ru", "Дания готова отправить миротворцев в Украину только при условии прекращения огня."),
    ],
)
def test_a_pledge_on_a_condition_is_conditional(language: str, text: str) -> None:
    found = only(told(language, text), "pledge")
    assert (found.status, found.terms.condition) == ("conditional", "after-ceasefire")


def test_evidence_stands_in_the_sentence_that_it_was_found_in() -> None:
    one = article("en", "Rome ruled out sending troops to Ukraine. Madrid backed the frozen assets loan.")
    for item in coded(one, dossiers.load()):
        assert (
            item.sentence.start
            <= item.statement.evidence.start
            < item.statement.evidence.end
            <= item.sentence.end
        )


def test_coding_the_same_article_twice_gives_the_same_statements() -> None:
    text = "Kyiv and Washington agreed on the text of the peace plan on Monday."
    assert [s.id for s in told("en", text)] == [s.id for s in told("en", text)]


def test_a_name_that_only_ends_like_a_known_paper_is_kept_whole() -> None:
    text = "Франция отправит миротворцев в Украину, сообщила газета North Quay Times."
    assert only(told("ru", text), "pledge").sources == (Source("north quay times", "outlet"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Twenty-five states have backed the tribunal."),
        ("uk", "Понад тридцять країн підтримали створення трибуналу."),
        ("ru", "Тридцать пять государств поддержали создание трибунала."),
    ],
)
def test_many_states_without_a_name_are_partners(language: str, text: str) -> None:
    assert only(told(language, text), "agree").actors == ("allies",)


def test_two_states_without_a_name_are_nobodys_partners() -> None:
    assert told("en", "The two countries backed the tribunal.") == []


def test_an_inverted_clause_is_a_condition_and_no_demand() -> None:
    found = told("en", "Should Moscow accept a truce at sea, Finland would send observers, Stubb said.")
    assert "demand" not in {statement.act for statement in found}


def test_in_no_way_denies() -> None:
    found = told("en", "Kyiv will in no way accept a withdrawal from the Donbas.")
    assert [(statement.act, statement.negated) for statement in found] == [("reject", False)]


def test_lawmakers_speak_through_the_resolution_that_they_pass() -> None:
    found = told("en", "Slovakia's parliament passed a resolution opposing the deployment of peacekeepers.")
    assert only(found, "reject").actors == ("SK/parliament",)
    assert "ratify" not in {statement.act for statement in found}


def test_the_condition_of_a_threat_names_what_it_is_about() -> None:
    found = told("en", "Moscow said it would retaliate if the frozen assets are seized.")
    assert only(found, "threaten").issues == ("assets",)


def test_a_denied_report_negates_what_it_told() -> None:
    text = (
        "Washington is pressing Kyiv to withdraw from the Donbas, the Financial Times reported.\n\n"
        "White House spokeswoman Anna Kelly called the report totally false."
    )
    denied = [s for s in told("en", text) if s.negated]
    assert [(s.act, s.actors, s.sources) for s in denied] == [
        ("demand", ("US",), (Source("US/kelly", "named"),))
    ]


def test_a_participle_behind_a_comma_tells_an_act_of_the_subject() -> None:
    found = told("en", "Lavrov left Geneva on Friday, accusing Kyiv of dragging out the talks.")
    assert only(found, "accuse").actors == ("RU/lavrov",)


def test_whose_soldiers_are_sent_sends_them() -> None:
    found = told("en", "German soldiers could be deployed in Ukraine after a ceasefire.")
    assert only(found, "pledge").actors == ("DE",)


def test_a_body_that_a_voice_does_not_name_is_its_own() -> None:
    found = told("en", "The alliance will send observers to monitor the ceasefire, Rutte said.")
    assert only(found, "pledge").actors == ("NATO/rutte",)
