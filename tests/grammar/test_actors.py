"""Actors in sentences of our own, parsed by the shipped models."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guarantor.dossiers import load
from guarantor.grammar.actors import Mention, actors_at, mentions, party, zero_subject
from guarantor.model import Article, Sentence
from guarantor.trees import parse, segments

Story = tuple[list[Sentence], list[list[Mention]]]


def read(language: str, text: str, day: str = "2026-01-08") -> Story:
    published = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    article = Article("a", language, "Test", published, "-", text)
    sentences = parse(language, article.body, segments(article))[1:]
    return sentences, mentions(sentences, load(), published.date())


def found(language: str, text: str, day: str = "2026-01-08", kinds: str = "") -> list[str]:
    """ "words = actors" for each mention, those of some kinds only if `kinds` names them."""
    sentences, rows = read(language, text, day)
    return [
        f"{' '.join(sentence.tokens[i].text for i in mention.tokens)} = {','.join(mention.actors)}"
        for sentence, row in zip(sentences, rows, strict=True)
        for mention in row
        if not kinds or mention.kind in kinds.split()
    ]


def who(language: str, text: str, day: str = "2026-01-08", kinds: str = "") -> list[str]:
    return [line.rpartition(" = ")[2] for line in found(language, text, day, kinds)]


@pytest.mark.parametrize(
    ("language", "text", "mention"),
    [
        (
            "en",
            "Ukrainian President Volodymyr Zelenskyy arrived.",
            "Ukrainian President Volodymyr Zelenskyy = UA/zelenskyy",
        ),
        ("en", "US Secretary of State Marco Rubio left.", "US Secretary of State Marco Rubio = US/rubio"),
        ("en", "Trump's envoy Steve Witkoff flew home.", "Trump 's envoy Steve Witkoff = US/witkoff"),
        (
            "en",
            "President of France Emmanuel Macron agreed.",
            "President of France Emmanuel Macron = FR/macron",
        ),
        (
            "uk",
            "Прем'єр-міністр Великої Британії Кір Стармер погодився.",
            "Прем'єр-міністр Великої Британії Кір Стармер = GB/starmer",
        ),
        (
            "uk",
            "Він говорив із канцлером Німеччини Фрідріхом Мерцом.",
            "канцлером Німеччини Фрідріхом Мерцом = DE/merz",
        ),
        (
            "uk",
            "Про це сказав радник президента України Олександр Бевз.",
            "радник президента України Олександр Бевз = UA/bevz",
        ),
        (
            "ru",
            "Об этом сказал помощник президента РФ Юрий Ушаков.",
            "помощник президента РФ Юрий Ушаков = RU/ushakov",
        ),
        (
            "ru",
            "Он встретился со спецпосланником президента США Стивеном Уиткоффом.",
            "спецпосланником президента США Стивеном Уиткоффом = US/witkoff",
        ),
        (
            "ru",
            "Это подтвердила официальный представитель МИД РФ Мария Захарова.",
            "официальный представитель МИД РФ Мария Захарова = RU/zakharova",
        ),
    ],
)
def test_a_title_with_its_name_is_one_mention(language: str, text: str, mention: str) -> None:
    assert mention in found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "Лист передали Зеленському.", "UA/zelenskyy"),
        ("uk", "Розмова з Віткоффом тривала годину.", "US/witkoff"),
        ("uk", "Він зустрівся з Джорджею Мелоні.", "IT/meloni"),
        ("uk", "Він зустрівся з Урсулою фон дер Ляєн.", "EU/von-der-leyen"),
        ("uk", "Зустріч із Марією Захаровою скасували.", "RU/zakharova"),
        ("uk", "Документ передали Роберту Фіцо.", "SK/fico"),
        ("ru", "Письмо передали Уиткоффу.", "US/witkoff"),
        ("ru", "Он говорил с Антониу Коштой.", "EU/costa"),
        ("ru", "Об этом сообщили Медведеву.", "RU/medvedev"),
        ("ru", "Его поддержали вместе с Владиславом Косиняком-Камышем.", "PL/kosiniak-kamysz"),
        ("en", "They quoted Zelenskiy.", "UA/zelenskyy"),
        ("en", "They quoted Recep Tayyip Erdoğan.", "TR/erdogan"),
        ("en", "They quoted Bart de Wever.", "BE/de-wever"),
    ],
)
def test_a_name_is_found_in_every_case_and_spelling(language: str, text: str, actor: str) -> None:
    assert actor in who(language, text, kinds="name")


@pytest.mark.parametrize(
    ("language", "plain", "variant"),
    [
        ("uk", "Прем'єр Словаччини відмовився.", "Прем’єр Словаччини відмовився."),
        ("uk", "В'ячеслав Володін відмовився.", "Вʼячеслав Володін відмовився."),
        ("ru", "Заседание «коалиции желающих» прошло.", 'Заседание "коалиции желающих" прошло.'),
        ("en", "Ukraine's president agreed.", "Ukraine’s president agreed."),
        ("en", "The US-Ukraine talks ended.", "The US–Ukraine talks ended."),
    ],
)
def test_apostrophes_quotes_and_dashes_change_nothing(language: str, plain: str, variant: str) -> None:
    assert who(language, plain) == who(language, variant) != []


@pytest.mark.parametrize(
    ("language", "text", "day", "actor"),
    [
        ("en", "The French president agreed.", "2026-01-08", "FR/macron"),
        ("en", "The head of Ukraine's presidential office resigned.", "2025-11-28", "UA/yermak"),
        ("en", "The head of Ukraine's presidential office arrived.", "2026-01-20", "UA/budanov"),
        ("en", "A spokesman for the Turkish foreign ministry spoke.", "2026-01-08", "TR/foreign-ministry"),
        ("en", "The Czech prime minister agreed.", "2025-11-10", "CZ/fiala"),
        ("en", "The Czech prime minister agreed.", "2026-01-10", "CZ/babis"),
        ("uk", "Президент Франції погодився.", "2026-01-08", "FR/macron"),
        ("uk", "Міністр оборони України приїхав.", "2025-12-01", "UA/shmyhal"),
        ("uk", "Міністр оборони України приїхав.", "2026-02-01", "UA/fedorov"),
        ("uk", "Глава Єврокомісії погодилася.", "2026-01-08", "EU/von-der-leyen"),
        ("ru", "Глава Белого дома отказался.", "2026-01-08", "US/trump"),
        ("ru", "Глава МИД РФ отказался.", "2026-01-08", "RU/lavrov"),
        ("ru", "Американский лидер отказался.", "2026-01-08", "US/trump"),
        ("ru", "Британский премьер согласился.", "2026-01-08", "GB/starmer"),
    ],
)
def test_an_office_stands_for_its_holder_on_the_day(language: str, text: str, day: str, actor: str) -> None:
    assert who(language, text, day) == [actor]


@pytest.mark.parametrize(
    ("language", "text", "actors"),
    [
        ("en", "The American side agreed.", ["US"]),
        ("en", "Two European diplomats agreed.", ["europe"]),
        ("en", "The Ukrainian and US delegations met.", ["UA,US"]),
        ("en", "Delegations of Ukraine, Russia and the US met.", ["UA,RU,US"]),
        ("en", "EU leaders agreed.", ["EU"]),
        ("en", "Countries of the Coalition of the Willing agreed.", ["coalition"]),
        ("en", "Dozens of countries agreed.", ["allies"]),
        ("en", "Kyiv's allies agreed.", ["allies"]),
        ("uk", "Російська сторона відмовилася.", ["RU"]),
        ("uk", "Делегації України, США та Росії зустрілися.", ["UA,US,RU"]),
        ("uk", "Європейські союзники погодилися.", ["europe"]),
        ("uk", "Країни коаліції охочих погодилися.", ["coalition"]),
        ("ru", "Украинская и американская делегации встретились.", ["UA,US"]),
        ("ru", "Лидеры десяти европейских стран согласились.", ["europe"]),
        ("ru", "Американцы согласились.", ["US"]),
        ("ru", "Команда Трампа согласилась.", ["US"]),
        ("uk", "Умєров підтвердив, що його команда наполягала на тиші.", ["UA/umerov", "UA/umerov", "UA"]),
    ],
)
def test_sides_and_groups_stand_for_their_parties(language: str, text: str, actors: list[str]) -> None:
    assert who(language, text) == actors


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "The Turkish Foreign Ministry agreed.", "TR/foreign-ministry"),
        ("en", "The Bundestag agreed.", "DE/parliament"),
        ("en", "Poland's parliament agreed.", "PL/parliament"),
        ("en", "The Trump administration agreed.", "US"),
        ("en", "The administration of US President Donald Trump agreed.", "US"),
        ("en", "The State Department agreed.", "US/foreign-ministry"),
        ("uk", "МЗС Туреччини погодилося.", "TR/foreign-ministry"),
        ("uk", "Верховна Рада погодилася.", "UA/rada"),
        ("uk", "В Офісі президента погодилися.", "UA/presidential-office"),
        ("uk", "Уряд Італії погодився.", "IT"),
        ("ru", "Минобороны РФ отказалось.", "RU/defence-ministry"),
        ("ru", "Центробанк РФ отказался.", "RU/central-bank"),
        ("ru", "В Елисейском дворце согласились.", "FR/elysee"),
    ],
)
def test_a_body_belongs_to_the_state_that_is_named(language: str, text: str, actor: str) -> None:
    assert actor in who(language, text, kinds="body")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The New York Times and the Kyiv Independent reported it."),
        ("en", "Firefighters in Kyiv region put out the blaze."),
        ("en", "They signed the Paris Declaration and quoted the Budapest Memorandum."),
        ("en", "Melania Smith gave us a polish for the china."),
        ("en", "157 Ukrainians came home."),
        ("uk", "Про це пише «Українська правда»."),
        ("uk", "Додому повернулися 157 українців."),
        ("uk", "На заході країни йде дощ."),
        ("ru", "Об этом пишет «Украинская правда»."),
        ("ru", "Он вырос в Нью-Йорке."),
    ],
)
def test_names_inside_other_names_are_nobody(language: str, text: str) -> None:
    assert [actor for actor in who(language, text) if actor] == []


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        (
            "en",
            "Serbian Foreign Minister Marko Djuric agreed.",
            "RS/djuric",
        ),
        ("en", "Ukrainian MP Oleksii Honcharenko objected. Honcharenko wants a vote.", "UA/honcharenko"),
        ("uk", "Міністр оборони Сербії Братислав Гашич погодився.", "RS/hashych"),
        ("uk", "Про це заявив народний депутат України Ярослав Железняк.", "UA/zhelezniak"),
        ("ru", "Он встретился с министром обороны Сербии Братиславом Гашичем.", "RS/gashich"),
    ],
)
def test_somebody_unknown_gets_an_id_from_state_and_name(language: str, text: str, actor: str) -> None:
    assert actor in who(language, text, kinds="name")


def test_a_stranger_is_found_again_by_family_name() -> None:
    assert (
        who("en", "Ukrainian MP Oleksii Honcharenko objected. Honcharenko wants a vote.").count(
            "UA/honcharenko"
        )
        == 2
    )


def test_another_person_with_a_known_family_name_is_not_taken_for_the_known_one() -> None:
    assert "US/trump" not in who("en", "The award went to Melania Trump.")
    assert "GB/starmer" not in who("en", "The award went to Victoria Starmer.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Накануне Рождества Зеленский молчал."),
        ("uk", "Торгувати Краматорськом Зеленський не буде."),
    ],
)
def test_a_name_in_another_case_is_no_given_name(language: str, text: str) -> None:
    assert "UA/zelenskyy" in who(language, text)


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "Giorgia Meloni met Keir Starmer. She rejected the plan.", "IT/meloni"),
        ("en", "Giorgia Meloni met Keir Starmer. He backed the plan.", "GB/starmer"),
        ("en", "Witkoff said the talks went well. He gave no details.", "US/witkoff"),
        ("en", "The coalition met in Paris. It promised weapons.", "coalition"),
        ("uk", "Джорджа Мелоні зустрілася з Кіром Стармером. Вона відкинула план.", "IT/meloni"),
        ("uk", "Умєров прибув до Маямі. За його словами, переговори були непрості.", "UA/umerov"),
        ("uk", "Україна та США провели переговори. Вони домовилися про наступний раунд.", "UA,US"),
        ("ru", "Песков выступил перед прессой. Он отверг план.", "RU/peskov"),
        ("ru", "Американские чиновники рассказали о плане. По их словам, он готов.", "US"),
    ],
)
def test_a_pronoun_means_who_fits_in_gender_and_stands_out(language: str, text: str, last: str) -> None:
    assert last in who(language, text, kinds="pronoun")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Сторони опублікували документ. Він складається з двадцяти пунктів."),
        ("ru", "Россия получила план. В нем двадцать пунктов."),
        ("en", "Russia received the plan. It is expected that talks will go on."),
    ],
)
def test_a_pronoun_for_a_thing_is_nobody(language: str, text: str) -> None:
    assert who(language, text, kinds="pronoun") == []


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "Serhii Kyslytsia briefed the paper. The diplomat was hopeful.", "UA/kyslytsia"),
        ("en", "Friedrich Merz spoke to Donald Trump. The chancellor was hopeful.", "DE/merz"),
        ("uk", "Зеленський говорив із Макроном. Глава держави подякував партнерам.", "UA/zelenskyy"),
        ("ru", "Стармер ответил Макрону. Британец отверг план.", "GB/starmer"),
        ("ru", "Лавров ответил Рубио. Министр отверг план.", "RU/lavrov"),
    ],
)
def test_an_epithet_means_the_last_person_whose_office_fits(language: str, text: str, actor: str) -> None:
    assert actor in who(language, text, kinds="office")


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "The IAEA counted the strikes. The agency sent inspectors.", "IAEA"),
        ("en", "Kristalina Georgieva flew home. The board meets in May.", "IMF"),
        ("uk", "Сергій Марченко подав звіт. Міністерство чекає на відповідь.", "UA/finance-ministry"),
        ("uk", "Латвія готує мандат. Сейм голосує у травні.", "LV/parliament"),
        ("ru", "Центробанк России подал иск. Регулятор ждет ответа.", "RU/central-bank"),
        ("ru", "В ОБСЕ обсудили мандат. Организация готова помочь.", "OSCE"),
    ],
)
def test_a_body_is_called_by_its_kind_once_it_was_named(language: str, text: str, actor: str) -> None:
    assert who(language, text, kinds="body")[-1] == actor


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("uk", "Газета розпитала Гвідо Крозетто. Той припускає участь саперів.", "IT/crosetto"),
        ("ru", "Лихачев обвинил украинцев. Те отвергли обвинение.", "UA"),
    ],
)
def test_the_latter_is_who_was_named_last(language: str, text: str, actor: str) -> None:
    assert who(language, text, kinds="pronoun") == [actor]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Макрон подякував коаліції. Підписанти поставлять зброю."),
        ("ru", "Макрон поблагодарил коалицию. Подписанты поставят оружие."),
        ("en", "Macron thanked the coalition. The signatories will send arms."),
    ],
)
def test_signatories_are_the_coalition_once_it_was_named(language: str, text: str) -> None:
    assert who(language, text, kinds="body") == ["coalition"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Modi called Grossi. Both armies kept the truce."),
        ("uk", "Моді подзвонив Гроссі. Обидві армії дотрималися тиші."),
        ("ru", "Моди позвонил Гросси. Обе армии соблюли тишину."),
    ],
)
def test_both_armies_are_those_at_war(language: str, text: str) -> None:
    assert who(language, text, kinds="generic") == ["UA,RU"]


def test_a_body_that_is_somebody_elses_or_any_is_not_the_one_named_before() -> None:
    assert who("en", "Rosatom sold fuel. A company bought it.", kinds="body") == ["RU/rosatom"]
    assert who("ru", "Росатом продал топливо. Турецкая компания его купила.", kinds="body") == ["RU/rosatom"]


@pytest.mark.parametrize(
    ("language", "text", "actors"),
    [
        (
            "en",
            "Zelenskyy spoke with Macron on Saturday. The two leaders discussed air defence.",
            "UA/zelenskyy,FR/macron",
        ),
        ("en", "Ukraine and Russia held talks. The sides agreed on nothing.", "UA,RU"),
        ("uk", "Зеленський провів розмову зі Стармером. Команди двох країн зустрінуться згодом.", "UA,GB"),
        ("uk", "Україна та Росія провели раунд. Сторони домовилися про обмін.", "UA,RU"),
        ("ru", "Делегации России и Украины встретились. Стороны договорились об обмене.", "RU,UA"),
        ("ru", "Путин и Трамп поговорили. Лидеры обсудили план.", "RU/putin,US/trump"),
    ],
)
def test_the_sides_are_those_named_together_before(language: str, text: str, actors: str) -> None:
    assert actors in who(language, text, kinds="generic")


def test_a_state_before_an_english_noun_is_an_adjective() -> None:
    assert "US = US" in found("en", "Kyiv rejected the US plan.", kinds="demonym")
    assert "український = UA" in found("uk", "Москва відкинула український план.", kinds="demonym")


def test_the_president_that_a_president_tells_of_is_another() -> None:
    text = "Зеленський зустрівся з Трампом. «Я сказав президенту про гарантії», – зазначив Зеленський."
    assert "президенту = US/trump" in found("uk", text)
    assert "Я = UA/zelenskyy" in found("uk", text)


def test_a_phrase_names_its_conjuncts_too() -> None:
    sentences, rows = read("en", "Witkoff and Kushner met Putin.")
    assert actors_at(sentences[0], rows[0], 0) == ("US/witkoff", "US/kushner")


def verb(sentence: Sentence, text: str) -> int:
    return next(index for index, token in enumerate(sentence.tokens) if token.text == text)


@pytest.mark.parametrize(
    ("language", "text", "word", "actors"),
    [
        ("en", "Kyiv rejected the plan and proposed a truce.", "proposed", ("UA",)),
        ("uk", "Київ відкинув план і запропонував перемир'я.", "запропонував", ("UA",)),
        ("ru", "Песков выступил. Отверг план.", "Отверг", ("RU/peskov",)),
        ("ru", "В Белом доме отвергли план.", "отвергли", ("US/white-house",)),
        ("uk", "У МЗС Туреччини відкинули план.", "відкинули", ("TR/foreign-ministry",)),
    ],
)
def test_a_verb_without_a_subject_takes_it_from_above_or_before(
    language: str, text: str, word: str, actors: tuple[str, ...]
) -> None:
    sentences, rows = read(language, text)
    at = next(
        place for place, sentence in enumerate(sentences) if any(t.text == word for t in sentence.tokens)
    )
    assert zero_subject(sentences, rows, at, verb(sentences[at], word), load()) == actors


def test_a_verb_in_the_masculine_has_no_woman_as_its_dropped_subject() -> None:
    sentences, rows = read("ru", "Мелони выступила. Отверг план.")
    assert zero_subject(sentences, rows, 1, verb(sentences[1], "Отверг"), load()) == ()


def test_swapped_names_swap_the_actors() -> None:
    one = who("uk", "Путін попередив Трампа.")
    other = who("uk", "Трамп попередив Путіна.")
    assert one == list(reversed(other)) == ["RU/putin", "US/trump"]


def test_the_party_of_an_actor_is_its_state() -> None:
    assert (party("UA/zelenskyy"), party("EU")) == ("UA", "EU")


def test_no_sentence_gives_no_mention() -> None:
    assert mentions([], load(), datetime.now(UTC).date()) == []
