from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from guarantor.articles import read
from guarantor.model import Article, Problem

Reader = Callable[[str, str | bytes], Article | Problem]
Writer = Callable[[str, str | bytes], Path]

TITLE = "Allies to meet in Kyiv over guarantees"
FIRST = "Advisers from fifteen countries will meet in Kyiv on January 3, the president said on Tuesday."
SECOND = "The leaders are to follow three days later, he added, and the place has not been named yet."
WHEN = datetime(2025, 12, 30, 18, 0, tzinfo=UTC)
STORY = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"


def only(path: Path) -> Article:
    (made,) = read([path], published=WHEN)
    assert isinstance(made, Article), str(made)
    return made


def test_a_title_and_paragraphs_are_told_apart(write: Writer) -> None:
    made = only(write("a.txt", STORY))
    assert (made.title, made.text) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert made.published == WHEN


@pytest.mark.parametrize(
    "line",
    [
        "ua en ru",
        "UA | RU | EN",
        "українська русский english",
        "Home > World > Diplomacy",
        "Головна / Новини / Політика",
        "Главная • Новости • Мир",
        "Menu",
        "Subscribe",
        "Фото: Офіс президента",
        "Illustrative photo: the square in winter",
        "The square in winter (Getty Images)",
        "Площа взимку (фото: УНІАН)",
        "Read also: Who is who at the talks",
        "Читайте також: хто є хто на переговорах",
        "Читайте также: кто есть кто на переговорах",
        "Advertisement",
        "© 2026 Harbour Wire",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_what_a_copied_page_leaves_behind_is_dropped(write: Writer, line: str, place: int) -> None:
    blocks = [TITLE, FIRST, SECOND]
    made = only(write("a.txt", "\n\n".join([*blocks[:place], line, *blocks[place:]])))
    assert (made.title, made.text) == (TITLE, f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        f"{TITLE} Illustrative photo: the square (Getty Images)",
        f"{TITLE}. Фото: Офіс президента",
        f"{TITLE} the square in winter",
    ],
)
def test_a_title_said_again_is_dropped(write: Writer, line: str) -> None:
    assert only(write("a.txt", f"{TITLE}\n\n{line}\n\n{FIRST}\n\n{SECOND}")).text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Home is where the delegation wants to be by Friday, an adviser said.",
        "Sponsored by three states, the resolution was adopted on Monday.",
        "По теме гарантий стороны сблизились, сообщил советник президента Украины.",
        "Реклама цього плану нікого не переконала, сказав він у понеділок.",
        "Share prices fell after the talks, but nobody in the room was surprised.",
        "The proposal was first reported by an agency (Reuters).",
        "Фото з переговорів показали лише у вівторок, повідомили в уряді.",
        "Copyright",
    ],
)
def test_sentences_that_begin_like_wrapping_are_kept(sentence: str) -> None:
    from guarantor.articles.paragraphs import is_wrapping

    assert is_wrapping(sentence) == (sentence == "Copyright")


def test_a_lead_that_begins_with_the_title_is_kept(write: Writer) -> None:
    lead = f"{TITLE} before the week ends, the president said."
    assert only(write("a.txt", f"{TITLE}\n\n{lead}\n\n{SECOND}")).text == f"{lead}\n\n{SECOND}"


def test_lines_broken_at_a_width_are_joined(write: Writer) -> None:
    wrapped = (
        "Advisers from fifteen countries will meet in Kyiv on January 3, the\n"
        "president said on Tuesday. He named neither the building nor the\n"
        "hour, and his office declined to say who would be in the chair.\n\n"
        "The leaders are to follow three days later, he added, and the place\n"
        "has not been named yet.\n"
    )
    made = only(write("a.txt", f"{TITLE}\n\n{wrapped}"))
    assert made.text.count("\n\n") == 1
    assert "on January 3, the president said on Tuesday. He named" in made.text


def test_one_line_a_paragraph_is_understood(write: Writer) -> None:
    assert only(write("a.txt", f"{TITLE}\n{FIRST}\n{SECOND}\n")).text == f"{FIRST}\n\n{SECOND}"


def test_windows_line_ends_make_no_difference(write: Writer) -> None:
    assert only(write("a.txt", STORY.replace("\n", "\r\n"))).text == f"{FIRST}\n\n{SECOND}"


def test_headers_tell_what_the_text_does_not(read_one: Reader) -> None:
    headers = "Outlet: Harbour Wire\nAuthor: Ada Roe\nPublished: 2025-12-30 18:10 +0100\nURL: https://h.example/1\n\n"
    made = read_one("a.txt", headers + STORY)
    assert isinstance(made, Article)
    assert (made.title, made.outlet, made.author) == (TITLE, "Harbour Wire", "Ada Roe")
    assert made.address == "https://h.example/1"
    assert made.published == datetime(2025, 12, 30, 18, 10, tzinfo=timezone(timedelta(hours=1)))


def test_headers_may_be_ukrainian_or_russian(read_one: Reader) -> None:
    made = read_one("a.txt", f"Видання: Маяк\nОпубликовано: 30.12.2025 18:10\n\n{STORY}")
    assert isinstance(made, Article)
    assert (made.outlet, made.published.hour) == ("Маяк", 18)


@pytest.mark.parametrize(
    "line", ["30 December 2025, 18:10", "30 грудня 2025, 18:10", "30 декабря 2025 18:10"]
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_printed_date_is_the_publication_time_and_no_text(read_one: Reader, line: str, place: int) -> None:
    blocks = [TITLE, FIRST, SECOND]
    made = read_one("a.txt", "\n\n".join([*blocks[:place], line, *blocks[place:]]))
    assert isinstance(made, Article)
    assert (made.title, made.text) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert made.published == datetime(2025, 12, 30, 18, 10, tzinfo=UTC)


def test_the_own_date_goes_before_the_given_one(write: Writer) -> None:
    (made,) = read([write("a.txt", f"Published: 2025-12-01T08:00Z\n\n{STORY}")], published=WHEN)
    assert isinstance(made, Article)
    assert made.published.month == 12
    assert made.published.day == 1


def test_a_header_with_a_date_that_is_none_is_a_problem(read_one: Reader) -> None:
    outcome = read_one("a.txt", f"Published: yesterday\n\n{STORY}")
    assert isinstance(outcome, Problem)
    assert "yesterday" in outcome.found


def test_a_headline_that_names_its_source_is_no_header(write: Writer) -> None:
    title = "Джерело: союзники зустрінуться у Києві"
    made = only(write("a.txt", f"{title}\n\n{FIRST}\n\n{SECOND}"))
    assert (made.title, made.text) == (title, f"{FIRST}\n\n{SECOND}")


def test_a_rubric_above_the_title_is_dropped_and_a_subtitle_kept(write: Writer) -> None:
    made = only(write("a.txt", f"War in Ukraine\n\n{TITLE}\n\nWhat is known\n\n{FIRST}\n\n{SECOND}"))
    assert (made.title, made.text) == (TITLE, f"What is known\n\n{FIRST}\n\n{SECOND}")


def test_a_short_title_is_a_title(write: Writer) -> None:
    assert only(write("a.txt", f"Paris declaration\n\n{FIRST}\n\n{SECOND}")).title == "Paris declaration"


def test_a_text_of_one_paragraph_has_no_title(write: Writer) -> None:
    made = only(write("a.txt", FIRST))
    assert (made.title, made.text) == ("", FIRST)


def test_a_title_alone_is_a_problem(read_one: Reader) -> None:
    assert isinstance(read_one("a.txt", f"ua en ru\n\n{TITLE}\n\n{TITLE}\n"), Problem)


def test_marks_that_nobody_sees_are_dropped(write: Writer) -> None:
    dirty = (
        STORY.replace("Kyiv", "Ky\u200biv")
        .replace("January", "Janu\u00adary")
        .replace("will", "will\u00a0\x07")
    )
    assert only(write("a.txt", dirty)).text == f"{FIRST}\n\n{SECOND}"


def test_split_letters_are_composed(write: Writer) -> None:
    made = only(write("a.txt", STORY.replace("advis", "advis").replace("Kyiv", "Kyi\u0308v")))
    assert "Kyïv" in made.text
