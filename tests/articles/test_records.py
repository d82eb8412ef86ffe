from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guarantor.articles import read
from guarantor.model import Article, Problem

Reader = Callable[[str, str | bytes], Article | Problem]
Writer = Callable[[str, str | bytes], Path]

RECORD: dict[str, Any] = {
    "id": "a-1",
    "language": "uk",
    "outlet": "Маяк",
    "published": "2026-01-07T08:50+02:00",
    "title": "Назва",
    "text": "Перший абзац  із двома пробілами.\n\nДругий\u00a0абзац, e\u0301.\n",
}


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in RECORD.items() if key not in keys}


def test_an_object_is_an_article_and_its_text_is_left_alone(read_one: Reader) -> None:
    made = read_one("a.json", json.dumps(RECORD))
    assert isinstance(made, Article)
    assert (made.id, made.language, made.outlet) == ("a-1", "uk", "Маяк")
    assert (made.title, made.text) == (RECORD["title"], RECORD["text"])
    assert made.body == "Назва\n" + RECORD["text"]


def test_a_list_holds_articles(write: Writer) -> None:
    made = list(read([write("a.json", json.dumps([RECORD, {**RECORD, "id": "a-2"}]))]))
    assert [item.id for item in made if isinstance(item, Article)] == ["a-1", "a-2"]


def test_a_line_is_an_article_and_a_broken_one_is_a_problem(write: Writer) -> None:
    lines = [json.dumps(RECORD), '{"id": "a-2", "title":', "", json.dumps({**RECORD, "id": "a-3"})]
    first, broken, third = read([write("a.jsonl", "\n".join(lines))])
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(broken, Problem)
    assert "line 2" in broken.where
    assert "broken JSON" in broken.found


def test_the_language_may_be_missing(read_one: Reader) -> None:
    text = "Президент сказав, що про гарантії домовляться у січні, але дати ще немає."
    made = read_one("a.json", json.dumps({**without("language"), "text": text}))
    assert isinstance(made, Article)
    assert made.language == "uk"


def test_the_id_may_be_missing_and_then_follows_from_the_content(write: Writer) -> None:
    (first,) = read([write("a.json", json.dumps(without("id")))])
    (second,) = read([write("b.json", json.dumps(without("id")))])
    (other,) = read([write("c.json", json.dumps({**without("id"), "title": "Інша"}))])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(other, Article)
    assert first.id == second.id == first.digest[:16]
    assert other.id != first.id


def test_unknown_keys_are_ignored(read_one: Reader) -> None:
    assert isinstance(read_one("a.json", json.dumps({**RECORD, "stratum": "wire", "n": 3})), Article)


def test_each_article_of_a_file_has_an_address_of_its_own(write: Writer) -> None:
    made = list(read([write("a.jsonl", "\n".join(json.dumps({**RECORD, "id": f"a-{n}"}) for n in range(3)))]))
    assert len({item.address for item in made if isinstance(item, Article)}) == 3


def test_a_given_address_is_kept(read_one: Reader) -> None:
    made = read_one("a.json", json.dumps({**RECORD, "url": "https://mayak.example/1"}))
    assert isinstance(made, Article)
    assert made.address == "https://mayak.example/1"


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({**RECORD, "language": "fr"}, "'fr'"),
        ({**RECORD, "text": ""}, "no text"),
        (without("text"), "no text"),
        (without("published"), "no publication time"),
        ({**RECORD, "published": "soon"}, "'soon'"),
        ({**RECORD, "published": 20260107}, "number"),
        ({**RECORD, "text": ["a", "b"]}, "list"),
        ({**RECORD, "id": {"a": 1}}, "object"),
        ({**RECORD, "text": "\ud800 half"}, "surrogate"),
        ({**RECORD, "id": "\ud800"}, "surrogate"),
        ("a string", "string"),
        (None, "null"),
        (17, "number"),
    ],
)
def test_a_record_that_is_no_article_is_a_problem(read_one: Reader, record: Any, found: str) -> None:
    outcome = read_one("a.json", json.dumps(record))
    assert isinstance(outcome, Problem)
    assert found in outcome.found


def test_a_file_that_is_no_json_is_a_problem(read_one: Reader) -> None:
    outcome = read_one("a.json", '{"id": "a-1",\n "title": }')
    assert isinstance(outcome, Problem)
    assert "line 2, column" in outcome.found


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"text": ' + "9" * 100_000 + "}"])
def test_json_bombs_are_problems(read_one: Reader, text: str) -> None:
    assert isinstance(read_one("a.json", text), Problem)


def test_the_same_id_with_other_words_is_a_problem(write: Writer) -> None:
    lines = [json.dumps(RECORD), json.dumps({**RECORD, "title": "Інша назва"})]
    first, second = read([write("a.jsonl", "\n".join(lines))])
    assert isinstance(first, Article)
    assert isinstance(second, Problem)
    assert "'a-1'" in second.found
    assert first.address in second.advice


def test_the_same_article_twice_is_read_once(write: Writer) -> None:
    paths = [write(name, json.dumps(RECORD)) for name in ("a.json", "b.json")]
    assert len(list(read(paths))) == 1


def test_lines_are_read_lazily(write: Writer) -> None:
    path = write("a.jsonl", "\n".join(json.dumps({**RECORD, "id": f"a-{n}"}) for n in range(3)) + "\n{")
    stream = read([path])
    assert isinstance(next(stream), Article)
    assert isinstance(next(stream), Article)


def test_a_line_that_is_too_long_is_skipped(write: Writer) -> None:
    lines = [json.dumps({**RECORD, "text": "слово " * 1000}), json.dumps({**RECORD, "id": "a-2"})]
    long, good = read([write("a.jsonl", "\n".join(lines))], limit=2000)
    assert isinstance(long, Problem)
    assert isinstance(good, Article)
