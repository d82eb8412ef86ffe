from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from guarantor.dates import bounds, later
from guarantor.grammar.times import KINDS, expressions
from guarantor.model import Sentence

Unparsed = Callable[..., Sentence]
THURSDAY = datetime(2026, 1, 15, 12, tzinfo=UTC)


def told(
    sentence: Sentence, anchor: date | None = None, tense: str | None = None
) -> list[tuple[str | None, str]]:
    return [(one.edtf, one.kind) for one in expressions(sentence, THURSDAY, anchor, tense)]


POINTS = [
    ("en", "The leaders met on Tuesday.", "2026-01-13"),
    ("en", "They will meet on Friday morning.", "2026-01-16"),
    ("en", "On Tuesday, December 23, the president said so.", "2025-12-23"),
    ("en", "They held talks on 23 and 24 January.", "2026-01-23/2026-01-24"),
    ("en", "They held talks on January 6-7, 2026.", "2026-01-06/2026-01-07"),
    ("en", "Talks took place between 3 and 5 January.", "2026-01-03/2026-01-05"),
    ("en", "It went on from December 30 to January 2.", "2025-12-30/2026-01-02"),
    ("en", "The next round is scheduled for 1 February.", "2026-02-01"),
    ("en", "In November, the US presented a plan.", "2025-11"),
    ("en", "They met last November.", "2025-11"),
    ("en", "It was launched in the spring of 2025.", "2025-21"),
    ("en", "They may meet in May.", "2026-05"),
    ("en", "Teams meet next week.", "2026-01-19/2026-01-25"),
    ("en", "It leaked last week.", "2026-01-05/2026-01-11"),
    ("en", "They spoke yesterday.", "2026-01-14"),
    ("en", "They spoke two days ago.", "2026-01-13"),
    ("en", "Kyiv will answer in two days.", "2026-01-17"),
    ("en", "It said so on Jan. 5.", "2026-01-05"),
    ("en", "It said so on the 5th of January, 2024.", "2024-01-05"),
    ("uk", "Про це він розповів у понеділок, 29 грудня.", "2025-12-29"),
    ("uk", "Команди зустрінуться наступного тижня.", "2026-01-19/2026-01-25"),
    ("uk", "Опитування провели з 23 по 29 грудня.", "2025-12-23/2025-12-29"),
    ("uk", "Коаліцію створили навесні 2025 року.", "2025-21"),
    ("uk", "Вони говорили два дні тому.", "2026-01-13"),
    ("uk", "Останній обмін відбувся 2 жовтня.", "2025-10-02"),
    ("uk", "Вони говорили вчора.", "2026-01-14"),
    ("uk", "Зустріч відбулася 23.12.2025 у столиці.", "2025-12-23"),
    ("uk", "Переговори тривали минулої зими.", "2025-24"),
    ("ru", "В среду, 23 июля, прошли переговоры.", "2025-07-23"),
    ("ru", "В конце ноября он представил план.", "2025-11"),
    ("ru", "Напомним, в октябре лидеры поддержали идею.", "2025-10"),
    ("ru", "Удар нанесли в ночь на 5 января.", "2026-01-05"),
    ("ru", "Это произошло 3 января 2026 года.", "2026-01-03"),
    ("ru", "На прошлой неделе делегации встретились.", "2026-01-05/2026-01-11"),
    ("ru", "Встреча состоится через неделю.", "2026-01-19/2026-01-25"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), POINTS)
def test_a_date_is_read_at_the_finest_grain_that_the_text_gives(
    unparsed: Unparsed, language: str, text: str, edtf: str
) -> None:
    assert (edtf, "point") in told(unparsed(text, language))


DEADLINES = [
    ("en", "Trump gave Kyiv until 27 November to respond.", "2025-11-27"),
    ("en", "They must answer by Thursday.", "2026-01-15"),
    ("en", "France will send them before the end of the year.", "2026-12-31"),
    ("en", "It is due by the end of next week.", "2026-01-25"),
    ("en", "Allies would respond within 72 hours.", "PT72H"),
    ("en", "Elections must be held within 100 days of the signing.", "P100D"),
    ("uk", "Лондон передасть партію до кінця лютого.", "2026-02-28"),
    ("uk", "Відповідь мають дати до п'ятниці.", "2026-01-16"),
    ("uk", "Союзники відповідять протягом 72 годин.", "PT72H"),
    ("uk", "Вибори пройдуть у найближчі 60 днів.", "P60D"),
    ("ru", "Он предложил провести встречу до конца августа.", "2026-08-31"),
    ("ru", "Ответ дадут к концу недели.", "2026-01-18"),
    ("ru", "Союзники ответят в течение 72 часов.", "PT72H"),
]


@pytest.mark.parametrize(("language", "text", "edtf"), DEADLINES)
def test_a_time_allowed_is_a_deadline(unparsed: Unparsed, language: str, text: str, edtf: str) -> None:
    assert (edtf, "deadline") in told(unparsed(text, language))


DURATIONS = [
    ("en", "Guarantees for 15 years.", "P15Y"),
    ("en", "Zelenskyy asked for 30, 40 or 50 years.", "P30Y/P50Y"),
    ("en", "A week-long truce, or a truce for a week.", "P7D"),
    ("en", "A 72-hour truce.", "PT72H"),
    ("en", "He asked to extend it from 15 to 50 years.", "P50Y"),
    ("uk", "Угода на 15 років.", "P15Y"),
    ("uk", "Він запропонував збільшити строк з 15 до 50 років.", "P50Y"),
    ("uk", "П'ятнадцятирічні гарантії.", "P15Y"),
    ("uk", "Перемир'я на два тижні.", "P14D"),
    ("ru", "Гарантии на срок 20 лет.", "P20Y"),
    ("ru", "Нужно перемирие не менее чем на 60 дней.", "P60D"),
    ("ru", "Пятнадцатилетние гарантии.", "P15Y"),
    ("ru", "Это продлится полтора года.", "P18M"),
]


@pytest.mark.parametrize(("language", "text", "duration"), DURATIONS)
def test_a_length_of_time_is_a_duration(unparsed: Unparsed, language: str, text: str, duration: str) -> None:
    assert (duration, "duration") in told(unparsed(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They will meet in the coming days."),
        ("uk", "Вони зустрінуться найближчими днями."),
        ("ru", "Они встретятся в ближайшее время."),
    ],
)
def test_a_time_without_a_date_is_vague(unparsed: Unparsed, language: str, text: str) -> None:
    assert told(unparsed(text, language)) == [(None, "vague")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A clause like Article 5 was sent at 18:40 to 35 countries."),
        ("en", "He may march with 300 prisoners."),
        ("en", "They met at Mar-a-Lago with the delegation."),
        ("uk", "О 18:40 передали 314 полонених."),
        ("ru", "В культурной среде говорят о статье 5."),
    ],
)
def test_what_is_no_time_gives_none(unparsed: Unparsed, language: str, text: str) -> None:
    assert told(unparsed(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "A day earlier they met.", -1),
        ("en", "The same day they met.", 0),
        ("en", "They met three days later.", 3),
        ("uk", "Того ж дня вони зустрілися.", 0),
        ("uk", "Наступного дня вони зустрілися.", 1),
        ("ru", "На следующий день они встретились.", 1),
        ("ru", "Накануне они встретились.", -1),
    ],
)
def test_a_day_counted_from_the_one_before_needs_that_one(
    unparsed: Unparsed, language: str, text: str, days: int
) -> None:
    anchor = date(2025, 12, 20)
    expected = later(anchor, f"P{days}D") if days >= 0 else date(2025, 12, 19)
    assert told(unparsed(text, language), anchor)[0] == (str(expected), "point")


def test_without_an_anchor_the_following_day_has_no_date(unparsed: Unparsed) -> None:
    assert told(unparsed("The next day they met.")) == [(None, "vague")]


def test_the_eve_counts_from_publication_if_no_day_was_told(unparsed: Unparsed) -> None:
    assert told(unparsed("Накануне они встретились.", "ru")) == [("2026-01-14", "point")]


@pytest.mark.parametrize(("tense", "edtf"), [("past", "2026-01-13"), ("future", "2026-01-20")])
def test_the_tense_settles_which_tuesday_is_meant(unparsed: Unparsed, tense: str, edtf: str) -> None:
    assert told(unparsed("On Tuesday.", "en"), tense=tense) == [(edtf, "point")]


def test_publication_day_itself_counts_in_both_tenses(unparsed: Unparsed) -> None:
    sentence = unparsed("On Thursday.", "en")
    assert told(sentence, tense="past") == told(sentence, tense="future") == [("2026-01-15", "point")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "KYIV, Dec 23 (Agency) - The president spoke."),
        ("ru", "МОСКВА, 23 декабря."),
        ("uk", "КИЇВ, 23 грудня."),
    ],
)
def test_a_dateline_is_no_point_in_time(unparsed: Unparsed, language: str, text: str) -> None:
    assert told(unparsed(text, language)) == [("2025-12-23", "dateline")]


def test_an_age_is_no_duration(unparsed: Unparsed) -> None:
    assert [kind for _, kind in told(unparsed("The 43-year-old envoy met 15-year guarantors."))] == [
        "age",
        "duration",
    ]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "It has worked since February 2022.", "2022-02"),
        ("uk", "Вони в полоні з 2022 року.", "2022"),
        ("ru", "Это действует с 1 января.", "2026-01-01"),
    ],
)
def test_a_beginning_is_since(unparsed: Unparsed, language: str, text: str, edtf: str) -> None:
    assert told(unparsed(text, language)) == [(edtf, "since")]


@pytest.mark.parametrize(("language", "text", "edtf"), POINTS)
def test_what_is_read_is_edtf_over_tokens_of_the_sentence(
    unparsed: Unparsed, language: str, text: str, edtf: str
) -> None:
    sentence = unparsed(text, language)
    for one in expressions(sentence, THURSDAY):
        assert one.kind in KINDS
        assert one.tokens == tuple(sorted(set(one.tokens)))
        assert set(one.tokens) <= set(range(len(sentence.tokens)))
        assert one.edtf is None or one.edtf.startswith("P") or bounds(one.edtf)


def test_the_day_is_that_of_the_publication_where_it_was_published(unparsed: Unparsed) -> None:
    late = datetime.fromisoformat("2026-01-15T00:30+02:00")
    assert expressions(unparsed("They met today."), late)[0].edtf == "2026-01-15"
