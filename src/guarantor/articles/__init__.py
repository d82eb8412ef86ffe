"""Files and folders to articles: pages (.html, .htm, .xhtml), plain text (.txt), JSON (.json, .jsonl).

Nothing here raises for a bad file: each is a `Problem`, and the rest is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from guarantor.articles.draft import Draft, article
from guarantor.articles.encoding import decoded, is_wide, kind_of
from guarantor.articles.folders import KINDS, found, shown, unreadable
from guarantor.articles.plain import plain_draft
from guarantor.articles.records import json_drafts, jsonl_drafts
from guarantor.model import Article, Problem

__all__ = ["KINDS", "LIMIT", "articles_in", "distinct", "files", "read"]

LIMIT = 10_000_000  # bytes that one page, text or JSON file, or one line of a .jsonl file, may have
_START = 20_000  # bytes by which a .jsonl file is judged


def read(
    paths: Sequence[Path], published: datetime | None = None, outlet: str | None = None, limit: int = LIMIT
) -> Iterator[Article | Problem]:
    """All articles at and under `paths`, one file at a time, each article once.

    `published` and `outlet` stand in where a file does not tell its own; a `published` without zone is UTC.
    """
    return distinct(_each(found(paths), published, outlet, limit))


def files(paths: Sequence[Path]) -> list[Path | Problem]:
    """The files that `read` would open, in order, none of them opened: to count for a progress bar."""
    return list(found(paths))


def articles_in(
    path: Path, published: datetime | None = None, outlet: str | None = None, limit: int = LIMIT
) -> Iterator[Article | Problem]:
    """The articles of one file, each or its Problem."""
    for draft in _drafts(path, limit):
        yield draft if isinstance(draft, Problem) else article(draft, published, outlet)


def distinct(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """Each article once; another article under an id that is taken becomes a Problem."""
    taken: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif item.id not in taken:
            taken[item.id] = (item.digest, item.address)
            yield item
        elif taken[item.id][0] != item.digest:
            yield _clash(item, taken[item.id][1])


def _clash(item: Article, first: str) -> Problem:
    advice = f"Give each article an id of its own; the first one is at {first}."
    return Problem(
        item.address, f"the id {item.id!r} is taken by an article that says something else", advice
    )


def _each(
    found_files: Iterable[Path | Problem], published: datetime | None, outlet: str | None, limit: int
) -> Iterator[Article | Problem]:
    for path in found_files:
        if isinstance(path, Problem):
            yield path
        else:
            yield from articles_in(path, published, outlet, limit)


def _drafts(path: Path, limit: int) -> Iterator[Draft | Problem]:
    try:
        if not path.is_file():
            yield from (item for item in found([path]) if isinstance(item, Problem))
        elif path.suffix.lower() == ".jsonl":
            yield from _lines(path, limit)
        else:
            yield from _whole(path, limit)
    except OSError as error:
        yield unreadable(path, error)


def _lines(path: Path, limit: int) -> Iterator[Draft | Problem]:
    with path.open("rb") as file:
        start = file.read(_START)
        file.seek(0)
        if problem := _no_text(path, start):
            yield problem
        elif is_wide(start):
            yield Problem(shown(path), "the lines are in UTF-16 or UTF-32", "Save the file in UTF-8.")
        else:
            yield from jsonl_drafts(file, path, limit)


def _whole(path: Path, limit: int) -> Iterator[Draft | Problem]:
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        found_size = f"the file has {path.stat().st_size:,} bytes, more than {limit:,}"
        yield Problem(
            shown(path), found_size, "Split the file, or give many articles as lines of a .jsonl file."
        )
    elif problem := _no_text(path, data):
        yield problem
    else:
        yield from _parsed(path, decoded(data))


def _no_text(path: Path, data: bytes) -> Problem | None:
    if not data.strip():
        return Problem(shown(path), "the file is empty", "Save the article again.")
    if kind := kind_of(data):
        found_kind = f"this is {kind}, not {path.suffix.lower()}"
        return Problem(shown(path), found_kind, "Save the article as a page or as text.")
    return None


def _parsed(path: Path, text: str) -> Iterator[Draft | Problem]:
    suffix = path.suffix.lower()
    if suffix == ".json":
        yield from json_drafts(text, path)
    elif suffix == ".txt":
        yield plain_draft(text, path)
    else:
        from guarantor.articles.pages import page_draft  # trafilatura takes 0.3 s to import

        yield page_draft(text, path)
