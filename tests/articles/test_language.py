from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from guarantor.articles.language import is_mixed, language_of, parts
from guarantor.model import Article, Problem

Reader = Callable[[str, str | bytes], Article | Problem]
GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"

SENTENCES: dict[str, str] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "data" / "articles" / "languages.toml").read_text("utf-8")
)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language_of(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.",
        "Οι σύμμαχοι της Ουκρανίας θα συναντηθούν τον Ιανουάριο για τις εγγυήσεις ασφαλείας.",
        "乌克兰的盟友将于一月会晤 以最终确定安全保障 总统 星期二 说",
        "1 2 3 4 5 6 7 8 9 10",
        "",
    ],
)
def test_what_is_none_of_them_stays_unnamed(text: str) -> None:
    assert language_of(text) is None


def test_names_from_elsewhere_do_not_mislead() -> None:
    text = "The Élysée said that Nicușor Dan and Pedro Sánchez would speak to Türkiye after the summit."
    assert language_of(text) == "en"


def test_quoted_russian_does_not_turn_a_ukrainian_text() -> None:
    text = (
        SENTENCES["uk"]
        + " Він назвав це «мирный план» і додав, що відповіді ще немає, але її чекають у Києві."
    )
    assert language_of(text) == "uk"


def test_a_text_in_two_languages_is_mixed() -> None:
    assert is_mixed(parts([SENTENCES["uk"]] * 3 + [SENTENCES["ru"]] * 3))
    assert not is_mixed(parts([SENTENCES["uk"]] * 9 + [SENTENCES["ru"]]))


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"en", "uk", "ru"}))
def test_an_article_in_another_language_is_a_problem_that_names_it(read_one: Reader, code: str) -> None:
    outcome = read_one(
        "a.json", json.dumps({"published": "2026-01-01T00:00Z", "title": "", "text": SENTENCES[code]})
    )
    assert isinstance(outcome, Problem)
    assert "the text is in " in outcome.found


def test_a_mixed_article_is_a_problem(read_one: Reader) -> None:
    text = "\n\n".join([SENTENCES["en"]] * 2 + [SENTENCES["fr"]] * 2)
    outcome = read_one("a.json", json.dumps({"published": "2026-01-01T00:00Z", "title": "", "text": text}))
    assert isinstance(outcome, Problem)
    assert "English" in outcome.found
    assert "French" in outcome.found


def test_three_words_are_too_few(read_one: Reader) -> None:
    outcome = read_one(
        "a.json", json.dumps({"published": "2026-01-01T00:00Z", "title": "", "text": "It is so"})
    )
    assert isinstance(outcome, Problem)
    assert "too short" in outcome.found


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs ../shared/gold")
def test_every_gold_article_is_recognised() -> None:
    files = sorted(GOLD.glob("*/articles.jsonl"))
    articles = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    wrong = [
        one["id"] for one in articles if language_of(one["title"] + "\n" + one["text"]) != one["language"]
    ]
    assert len(articles) > 70
    assert wrong == []
