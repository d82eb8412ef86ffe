from __future__ import annotations

import re
from collections.abc import Callable
from math import prod
from pathlib import Path

import pytest

from guarantor.errors import RuleError
from guarantor.grammar.issues import issue_ids, issues, named, phrase_index, specific, topic
from guarantor.grammar.lexemes import lexemes
from guarantor.grammar.phrases import phrase
from guarantor.model import LANGUAGES, Sentence

Unparsed = Callable[..., Sentence]
CODEBOOK = Path(__file__).resolve().parents[3] / "shared" / "gold" / "CODEBOOK.md"

NAMED = [
    (
        "guarantees",
        "They discussed security guarantees.",
        "Говорили про гарантії безпеки.",
        "Обсудили гарантии безопасности.",
    ),
    (
        "guarantees.troops",
        "A multinational force would deploy.",
        "Розгорнуть багатонаціональні сили.",
        "Туда введут миротворцев.",
    ),
    (
        "guarantees.weapons",
        "France will supply Aster missiles.",
        "Обговорили постачання ракет для ППО.",
        "Передадут системы ПВО.",
    ),
    (
        "guarantees.finance",
        "The EU will lend Kyiv €90bn.",
        "Виділять кредит на 90 млрд євро.",
        "Выделят репарационный кредит.",
    ),
    (
        "guarantees.training",
        "They will train Ukrainian soldiers.",
        "Візьмуть на себе логістику місії.",
        "Передадут разведданные.",
    ),
    (
        "guarantees.monitoring",
        "The US will monitor the ceasefire.",
        "Обговорили моніторинг тиші.",
        "Нужна верификация перемирия.",
    ),
    (
        "guarantees.mutual-defence",
        "It is modelled on Article 5.",
        "Гарантії за зразком статті 5.",
        "В случае нового нападения будет военный ответ.",
    ),
    (
        "guarantees.legal-force",
        "It must be legally binding.",
        "Документ має схвалити Конгрес.",
        "Соглашение ратифицирует Рада.",
    ),
    (
        "guarantees.duration",
        "He asked for 50-year guarantees.",
        "Строк дії гарантій – 15 років.",
        "Обсудили срок гарантий.",
    ),
    (
        "plan",
        "He presented the 20-point plan.",
        "Він представив мирний план.",
        "Проект мирного соглашения готов.",
    ),
    (
        "talks",
        "The next round is due soon.",
        "Наступний раунд переговорів буде скоро.",
        "Он предложил прямые переговоры.",
    ),
    (
        "ceasefire",
        "He called for a ceasefire.",
        "Він закликав до перемир'я.",
        "Он призвал к прекращению огня.",
    ),
    (
        "ceasefire.energy",
        "They agreed to halt strikes on energy sites.",
        "Запропонували енергетичне перемир'я.",
        "Договорились о моратории на удары по энергетике.",
    ),
    (
        "ceasefire.sea",
        "They discussed a truce at sea.",
        "Обговорили перемир'я на морі.",
        "Обсудили перемирие на море.",
    ),
    (
        "territory",
        "They disagree on territory.",
        "Не домовилися про території.",
        "Не договорились о территориях.",
    ),
    (
        "territory.donbas",
        "Ukraine must leave Donbas.",
        "Війська мають піти з Донбасу.",
        "Украина выведет войска из Донбасса.",
    ),
    (
        "territory.line",
        "The front line would be frozen.",
        "Зупинитися на поточній лінії.",
        "Фиксация линии соприкосновения.",
    ),
    (
        "territory.south",
        "Russia claims Kherson region and Crimea.",
        "Росія хоче Крим.",
        "Россия хочет Херсонскую область.",
    ),
    (
        "nuclear-plant",
        "Who runs the Zaporizhzhia nuclear power plant?",
        "Не домовилися про Запорізьку АЕС.",
        "Спорят о Запорожской АЭС.",
    ),
    (
        "forces",
        "The army would be capped at 800,000.",
        "Обмежити чисельність армії.",
        "Ограничить численность украинской армии.",
    ),
    (
        "nato",
        "Ukraine would not join NATO.",
        "Відмова від вступу в НАТО.",
        "Киев настаивал на членстве в альянсе.",
    ),
    ("eu", "Ukraine would join the EU by 2027.", "Вступ України до ЄС.", "Членство в ЕС с датой."),
    ("sanctions", "They will lift sanctions.", "Посилити санкційний тиск.", "Ввести новые санкции."),
    (
        "assets",
        "The frozen Russian assets stay frozen.",
        "Використати заморожені активи.",
        "Обсудили замороженные активы.",
    ),
    (
        "reconstruction",
        "A fund will rebuild the cities.",
        "Фонд відбудови запрацює.",
        "Создадут фонд восстановления.",
    ),
    (
        "prisoners",
        "They swapped 300 prisoners.",
        "Відбувся обмін полоненими.",
        "Обменяли пленных всех на всех.",
    ),
    ("elections", "Elections would follow.", "Проведуть вибори та референдум.", "Нужен референдум."),
    (
        "hostilities",
        "He condemned the missile strikes.",
        "Він засудив масовані обстріли.",
        "Он осудил новые удары и эскалацию.",
    ),
    (
        "justice",
        "They reworked the amnesty.",
        "Створять спецтрибунал і трибунал.",
        "Пункт об амнистии изменили.",
    ),
    (
        "trade",
        "They spoke of grain exports.",
        "Говорили про зерновий коридор.",
        "Говорили о редкоземельных металлах.",
    ),
]


@pytest.mark.parametrize(
    ("issue", "language", "text"),
    [(row[0], language, text) for row in NAMED for language, text in zip(LANGUAGES, row[1:], strict=True)],
)
def test_every_issue_is_found_in_every_language(
    unparsed: Unparsed, issue: str, language: str, text: str
) -> None:
    assert issue in named(issues(unparsed(text, language)))


METONYMS = [
    (
        "guarantees.troops",
        "Not one squaddie will go, the premier said.",
        "Жодного жовніра не буде, відрізав прем'єр.",
        "Ни одного солдата не будет, отрезал премьер.",
    ),
    (
        "guarantees.finance",
        "Oslo sent Kyiv a cheque.",
        "Осло привезло чек.",
        "Осло внесло свой взнос.",
    ),
    (
        "guarantees.training",
        "Poland runs the railheads and runways.",
        "Канада вчитиме рекрутів.",
        "Польша будет учить экипажи.",
    ),
    (
        "guarantees.monitoring",
        "Acoustic sensors were shipped.",
        "Італія дасть літаки-розвідники.",
        "Прислали датчики.",
    ),
    (
        "nuclear-plant",
        "They spoke about the cooling water.",
        "Росатом відмовився.",
        "Энергоатом против.",
    ),
    (
        "assets",
        "The depository shall not pay.",
        "Депозитарій проти.",
        "Депозитарий против.",
    ),
    (
        "prisoners",
        "Eleven Ukrainian children came back.",
        "Підлітків привезли до Києва.",
        "Подростков привезли в Киев.",
    ),
    (
        "talks",
        "The ball is in Moscow's court.",
        "М'яч на боці Москви.",
        "Мяч на стороне Москвы.",
    ),
]


@pytest.mark.parametrize(
    ("issue", "language", "text"),
    [(r[0], language, text) for r in METONYMS for language, text in zip(LANGUAGES, r[1:], strict=True)],
)
def test_an_issue_is_named_by_what_stands_for_it(
    unparsed: Unparsed, issue: str, language: str, text: str
) -> None:
    assert issue in named(issues(unparsed(text, language)))


def test_the_dossier_has_the_issues_of_the_codebook() -> None:
    if not CODEBOOK.exists():
        pytest.skip("the codebook is not here")
    table = CODEBOOK.read_text(encoding="utf-8").split("## Issues")[1]
    assert set(issue_ids()) == set(re.findall(r"^\| `([a-z.-]+)` \|", table, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_has_at_least_fifteen_wordings_in_every_language(language: str) -> None:
    counted = dict.fromkeys(issue_ids(), 0)
    for name, item in phrase_index(language, "ukraine").phrases:
        issue = name.partition("~")[0]
        if issue in counted:
            counted[issue] += sum(
                prod(len(one.words) + len(one.stems) + one.number for one in variant)
                for variant in item.variants
            )
    assert {issue: number for issue, number in counted.items() if number < 15} == {}


@pytest.mark.parametrize(
    ("language", "text", "absent"),
    [
        ("en", "The Zaporizhzhia nuclear power plant was hit.", "territory.south"),
        ("uk", "Говорили про Запорізьку АЕС.", "territory.south"),
        ("en", "Ukrainian troops must withdraw from Donbas.", "guarantees.troops"),
        ("ru", "Украинские войска выведут из Донбасса.", "guarantees.troops"),
        ("en", "It offered arms in exchange for minerals.", "prisoners"),
        ("uk", "Зброя в обмін на надра.", "prisoners"),
        ("en", "NATO countries and EU leaders spoke.", "nato"),
        ("en", "NATO countries and EU leaders spoke.", "eu"),
        ("ru", "Войска разместят на территории Украины.", "territory"),
        ("en", "Troops will deploy after a ceasefire.", "ceasefire"),
        ("uk", "Сили розгорнуть після припинення вогню.", "ceasefire"),
        ("ru", "Миротворцев отправят после прекращения огня.", "ceasefire"),
        ("en", "The EU will use a reparations loan.", "assets"),
        ("uk", "Замороженими активами скористаються.", "territory.line"),
        ("en", "According to him, they spoke.", "plan"),
    ],
)
def test_a_word_inside_another_matter_names_no_issue(
    unparsed: Unparsed, language: str, text: str, absent: str
) -> None:
    assert absent not in named(issues(unparsed(text, language)))


def test_only_mentions_within_the_given_tokens_count(unparsed: Unparsed) -> None:
    sentence = unparsed("They discussed sanctions and elections.")
    assert [one.issue for one in issues(sentence, range(3))] == ["sanctions"]


def test_the_general_issue_yields_to_the_specific_one() -> None:
    assert specific(["guarantees", "plan", "guarantees.troops", "plan"]) == ("plan", "guarantees.troops")
    assert specific(["ceasefire", "territory.line"]) == ("ceasefire", "territory.line")


def test_a_weak_mention_counts_only_where_there_is_no_strong_one(unparsed: Unparsed) -> None:
    assert named(issues(unparsed("Kyiv rejected the document."))) == ("plan",)
    assert named(issues(unparsed("Kyiv rejected the document on sanctions."))) == ("sanctions",)


def test_the_topic_of_a_text_comes_from_its_head(unparsed: Unparsed) -> None:
    first, later = (
        unparsed("Kyiv asks for 50-year guarantees in talks."),
        unparsed("They spoke of sanctions."),
    )
    later = Sentence(later.language, 3, later.start, later.end, later.tokens)
    assert topic([first, later]) == ("guarantees.duration",)


@pytest.mark.parametrize(
    ("issue", "language", "text"),
    [(r[0], lang, t) for r in NAMED for lang, t in zip(LANGUAGES, r[1:], strict=True)],
)
def test_typographic_variants_change_nothing(
    unparsed: Unparsed, issue: str, language: str, text: str
) -> None:
    varied = text.replace("'", "’").replace("-", "‑")
    before, after = (named(issues(unparsed(one, language))) for one in (text, varied))
    assert before == after


def test_a_phrase_runs_across_quotation_marks_and_hyphens_but_not_across_sentences(
    unparsed: Unparsed,
) -> None:
    pattern = phrase("coalition of the willing")
    assert pattern.within(lexemes(unparsed('The "Coalition of the Willing" met.')))
    assert not phrase("met paris").within(lexemes(unparsed("They met; Paris slept.")))


def test_optional_words_gaps_wordings_needs_and_bars_are_read() -> None:
    item = phrase("pull* .. troops? & donbas* ! gaza")
    assert [len(variant) for variant in item.variants] == [2, 1]
    assert len(item.needs) == len(item.bars) == 1
    assert [len(variant) for variant in phrase("eu|european_union entry").variants] == [2, 3]


@pytest.mark.parametrize("notation", ["", "word?", "<nobody> troops", "troops & "])
def test_a_malformed_phrase_is_refused(notation: str) -> None:
    with pytest.raises(RuleError):
        phrase(notation)
