from __future__ import annotations

import json
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from guarantor.articles import files, read
from guarantor.model import ACTS, SOURCE_KINDS, STATUSES, Article
from guarantor.samples import path

GOLD = Path(__file__).resolve().parents[1] / "gold" / "sample"
SEED = Path(__file__).resolve().parents[2].parent / "shared"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def sample() -> dict[str, Article]:
    outcomes = list(read([path()]))
    assert all(isinstance(outcome, Article) for outcome in outcomes), [str(outcome) for outcome in outcomes]
    return {outcome.id: outcome for outcome in outcomes if isinstance(outcome, Article)}


def test_there_are_five_articles_in_each_language(sample: dict[str, Article]) -> None:
    assert Counter(article.language for article in sample.values()) == {"en": 5, "uk": 5, "ru": 5}


def test_every_reader_is_used() -> None:
    assert {found.suffix for found in files([path()]) if isinstance(found, Path)} == {
        ".html",
        ".txt",
        ".json",
        ".jsonl",
    }


def test_the_articles_lie_within_the_three_weeks(sample: dict[str, Article]) -> None:
    first, last = datetime(2025, 12, 20, tzinfo=UTC), datetime(2026, 1, 11, tzinfo=UTC)
    assert all(first <= article.published < last and article.outlet for article in sample.values())


def test_the_readers_give_what_was_written_and_nothing_around_it(sample: dict[str, Article]) -> None:
    for row in rows("articles.jsonl"):
        article = sample[row["id"]]
        assert (article.title, article.text) == (row["title"], row["text"])
        assert (article.language, article.outlet) == (row["language"], row["outlet"])
        assert article.published.isoformat() == row["published"]


def test_every_offset_of_a_body_is_a_visible_character(sample: dict[str, Article]) -> None:
    for article in sample.values():
        assert article.body == unicodedata.normalize("NFC", article.body)
        assert not {mark for mark in article.body if mark != "\n" and unicodedata.category(mark)[0] == "C"}
        assert "\n\n\n" not in article.text
        assert all(part.strip() == part != "" for part in article.text.split("\n\n"))


def test_reading_again_gives_the_same_articles(sample: dict[str, Article]) -> None:
    assert {item.id: item for item in read([path()]) if isinstance(item, Article)} == sample


def test_the_gold_statements_stand_in_the_articles(sample: dict[str, Article]) -> None:
    statements = rows("statements.jsonl")
    assert len(statements) > 100
    for row in statements:
        assert row["evidence"] in sample[row["article"]].body
        assert row["act"] in ACTS
        assert row["status"] in STATUSES
        assert row["actors"]
        assert row["issues"]
        assert all(source["kind"] in SOURCE_KINDS for source in row["sources"])


def test_one_report_is_reprinted_and_its_copy_is_nearly_the_same(sample: dict[str, Article]) -> None:
    by_outlet = {article.outlet: article for article in sample.values() if "15,000" in article.title}
    first, copy = (set(by_outlet[name].text.split("\n\n")) for name in ("Harbour Wire", "Lantern Post"))
    assert len(first & copy) >= 5


def test_no_run_of_eight_words_is_taken_from_the_shared_texts(sample: dict[str, Article]) -> None:
    taken = [*sorted(SEED.glob("gold/*/articles.jsonl"))]
    if not taken:
        pytest.skip("needs ../shared")
    theirs = {
        run
        for file in taken
        for line in file.read_text("utf-8").splitlines()
        for run in runs(json.loads(line)["text"])
    }
    ours = {run for article in sample.values() for run in runs(article.text)}
    assert ours & theirs == set()


def runs(text: str, size: int = 8) -> set[tuple[str, ...]]:
    words = "".join(mark if mark.isalnum() else " " for mark in text.lower()).split()
    return set(zip(*(words[start:] for start in range(size)), strict=False))
