"""What a promise covers and who leads is read from its own words, in three languages, and from nothing else."""

from __future__ import annotations

import pytest

from guarantor.ledger.promises import told

TROOPS, MONITORING = "guarantees.troops", "guarantees.monitoring"


@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "Thirty states will be present on land, at sea or in the air"),
        ("uk", "Тридцять держав будуть присутні на суходолі, у морі та в повітрі"),
        ("ru", "Тридцать государств будут присутствовать на суше, в море и в воздухе"),
    ],
)
def test_the_scope_is_what_the_words_cover(language: str, evidence: str) -> None:
    assert list(told(evidence, language, TROOPS, ("coalition",))) == [("scope", "land, sea, air")]


@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "They will send ships but no ground troops"),
        ("uk", "Вони надішлють кораблі, але без наземних військ"),
        ("ru", "Они пришлют корабли, но без наземных войск"),
        ("en", "Ground troops will not be sent, but ships may come"),
        ("uk", "Сухопутних військ не надсилатимуть, а кораблі прийдуть"),
        ("ru", "Сухопутные войска посылать не будут, но корабли придут"),
    ],
)
def test_what_is_ruled_out_is_not_covered(language: str, evidence: str) -> None:
    assert list(told(evidence, language, TROOPS, ("NL",))) == [("scope", "sea")]


@pytest.mark.parametrize(
    ("language", "evidence", "leader"),
    [
        ("en", "a European-led multinational force", "europe"),
        ("en", "a peacekeeping force commanded by France and Britain", "GB, FR"),
        ("uk", "багатонаціональні сили під командуванням Франції", "FR"),
        ("ru", "многонациональные силы под руководством Великобритании", "GB"),
    ],
)
def test_who_leads_the_force_has_the_command(language: str, evidence: str, leader: str) -> None:
    assert ("command", leader) in list(told(evidence, language, TROOPS, ("coalition",)))


def test_each_mechanism_has_its_own_leader() -> None:
    evidence = "a European-led multinational force and a US-led ceasefire monitor"
    assert dict(told(evidence, "en", TROOPS, ("europe",)))["command"] == "europe"
    assert dict(told(evidence, "en", MONITORING, ("europe",)))["command"] == "US"


@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "Ankara is ready to lead the effort"),
        ("uk", "Анкара готова очолити операцію"),
        ("ru", "Анкара готова возглавить операцию"),
    ],
)
def test_a_party_that_offers_to_lead_leads(language: str, evidence: str) -> None:
    assert dict(told(evidence, language, TROOPS, ("TR",))) == {"command": "TR"}
    assert dict(told(evidence, language, TROOPS, ("TR", "GB"))) == {}  # which of them is not said


@pytest.mark.parametrize(
    "evidence",
    [
        "dozens of countries led by France are ready to send soldiers",
        "the talks led by Washington go on, and troops will follow",
        "a force that is not US-led",
    ],
)
def test_who_leads_something_else_has_no_command(evidence: str) -> None:
    assert "command" not in dict(told(evidence, "en", TROOPS, ("coalition",)))
