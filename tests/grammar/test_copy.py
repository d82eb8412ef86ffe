"""What ordinary copy is full of is coded in every language: see copy.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from guarantor import dossiers
from guarantor.coding import statements
from guarantor.model import LANGUAGES, STATUSES, Article, Statement

PUBLISHED = datetime.fromisoformat("2026-01-10T12:00+02:00")


@dataclass(frozen=True)
class Copy:
    """One short article with what it states, what it does not, and with how many statements in all, if that is told."""

    what: str
    language: str
    title: str
    text: str
    states: tuple[str, ...]
    none: tuple[str, ...]
    count: int | None


def read() -> list[Copy]:
    data = tomllib.loads(Path(__file__).with_name("copy.toml").read_text(encoding="utf-8"))
    return [
        Copy(
            row["what"],
            language,
            row[language].get("title", "Headline"),
            row[language]["text"],
            tuple(row[language].get("states", ())),
            tuple(row[language].get("none", ())),
            row[language].get("count"),
        )
        for row in data["copy"]
        for language in LANGUAGES
    ]


def coded(item: Copy) -> list[Statement]:
    article = Article("one", item.language, "Test Wire", PUBLISHED, item.title, item.text)
    return statements(article, dossiers.load())


def told(statement: Statement, like: str) -> str:
    """The statement in the form of `like`: recipients, status, day and sources only where it gives them."""
    body = like.split(" | ")[0].split(" @ ")[0]
    words = [",".join(statement.actors), *(["NOT"] if statement.negated else []), statement.act]
    words += [">", ",".join(statement.recipients)] if " > " in like else []
    words += [
        ",".join(sorted(statement.issues)),
        *([statement.status] if body.split()[-1] in STATUSES else []),
    ]
    words += ["@", str(statement.when)] if " @ " in like else []
    words += ["|", ",".join(source.who for source in statement.sources) or "-"] if " | " in like else []
    return " ".join(words)


COPIES = [pytest.param(item, id=f"{item.language}: {item.what}") for item in read()]


@pytest.mark.parametrize("item", COPIES)
def test_ordinary_copy_says_what_a_careful_coder_reads_in_it(item: Copy) -> None:
    found = coded(item)
    for state in item.states:
        assert state in [told(statement, state) for statement in found]
    for state in item.none:
        assert state not in [told(statement, state) for statement in found]
    if item.count is not None:
        assert len(found) == item.count
