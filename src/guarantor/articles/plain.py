"""Plain text: a copied or wired article, with what may stand around it.

In this order, each optional: header lines (`Published: 2026-01-06 18:05 +0200`), navigation, the title, a
line with the date, a caption; then the body. Paragraphs are parted by blank lines, or are one line each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from guarantor.articles.draft import Draft, too_long, unclear_time
from guarantor.articles.folders import shown
from guarantor.articles.paragraphs import body_text, is_wrapping, normalised
from guarantor.articles.times import moment, stamp
from guarantor.model import Problem

_HEADERS = {
    "title": ("title", "headline", "subject", "заголовок", "назва"),
    "outlet": ("outlet", "publisher", "видання", "издание"),
    "author": ("author", "byline", "автор"),
    "published": ("published", "date", "опубліковано", "опубликовано", "дата"),
    "address": ("address", "url", "link", "адреса", "адрес"),
    "language": ("language", "мова", "язык"),
}
_FIELDS = {word: field for field, words in _HEADERS.items() for word in words}
_HEADER = re.compile(r"^([^\W\d_]{3,12}):\s+(\S.*)$")
_TITLE_LENGTH = 250  # letters
_RUBRIC_WORDS = 3
_HEAD = 8  # lines before the body in which a title or a date may stand
_WRAPPED = range(50, 121)  # letters: widths at which mail and terminals break lines
_WRAPPED_SHARE = 0.8  # of broken lines that reach nearly to the width


def plain_draft(text: str, path: Path) -> Draft | Problem:
    """The article in a plain text, or a Problem if none is found."""
    where = shown(path)
    if problem := too_long(where, text):
        return problem
    headers, rest = _split_headers(normalised(text).strip("\n"))
    lines = [line for line in _paragraphs(rest) if not is_wrapping(line)]
    printed = [line for line in lines[:_HEAD] if stamp(line)]
    lines = [line for line in lines if line not in printed]
    published = _published(headers, printed, where)
    if isinstance(published, Problem):
        return published
    title, lines = _titled(lines, headers.get("title", ""))
    body = body_text(lines, title)
    if not body:
        return Problem(
            where, "no article text is found", "The file holds no paragraph beside its title and menus."
        )
    return Draft(
        where=where,
        title=title,
        text=body,
        language=headers.get("language", ""),
        outlet=headers.get("outlet", ""),
        author=headers.get("author", ""),
        address=headers.get("address", shown(path.absolute())),
        published=published,
    )


def _split_headers(text: str) -> tuple[dict[str, str], str]:
    headers: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _HEADER.match(line)
        field = _FIELDS.get(match[1].lower()) if match else None
        if match is None or field is None:
            return headers, "\n".join(lines[number:])
        headers[field] = match[2].strip()
    return headers, ""


def _published(headers: dict[str, str], printed: Sequence[str], where: str) -> datetime | Problem | None:
    """The time of the header, else of the first line near the head that is a date and nothing else."""
    value = headers.get("published")
    if value is None:
        return stamp(printed[0]) if printed else None
    return moment(value) or unclear_time(where, value)


def _paragraphs(text: str) -> list[str]:
    blocks = [
        [line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n\s*\n", text)
    ]
    if _is_wrapped(blocks):
        return [" ".join(block) for block in blocks if block]
    return [line for block in blocks for line in block]


def _is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    broken = [len(line) for block in blocks for line in block[:-1]]
    width = max((len(line) for block in blocks for line in block), default=0)
    if not broken or width not in _WRAPPED:
        return False
    return sum(length > width - 20 for length in broken) >= _WRAPPED_SHARE * len(broken)


def _titled(lines: list[str], title: str) -> tuple[str, list[str]]:
    """The title, given or found, and the lines after it.

    The title is the first heading above the body that has more words than a rubric; a text that begins with a
    sentence has none.
    """
    headings = list(takewhile(_is_heading, lines[:-1]))
    found = title or next(
        (line for line in headings if len(line.split()) > _RUBRIC_WORDS), "".join(headings[:1])
    )
    return found, lines[lines.index(found) + 1 :] if found in lines[:_HEAD] else lines


def _is_heading(line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and not line.endswith((".", ";", ","))
