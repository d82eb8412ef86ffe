"""JSON and JSON lines: articles as other programs hand them over, in the gold files' form.

Keys: `text` and, each optional, `title`, `id`, `language`, `outlet`, `published`, `author`, `address` (or
`url`); others are ignored. Title and text stay exactly as given: offsets into them may be kept elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from guarantor.articles.draft import Draft, unclear_time
from guarantor.articles.encoding import decoded
from guarantor.articles.folders import shown
from guarantor.articles.times import moment
from guarantor.model import Problem

_TEXTS = ("id", "title", "text", "language", "outlet", "author", "address", "url", "published")
_KEYS = "An article is an object with title, text, published and, if known, id, language and outlet."


def json_drafts(text: str, path: Path) -> Iterator[Draft | Problem]:
    """The articles of a JSON file: one object, or a list of them."""
    data = _parsed(text, shown(path))
    if isinstance(data, Problem):
        yield data
    elif data == []:
        yield Problem(shown(path), "the list is empty", _KEYS)
    elif isinstance(data, list):
        for number, item in enumerate(data, start=1):
            yield _draft(item, f"{shown(path)}, article {number}", path)
    else:
        yield _draft(data, shown(path), path)


def jsonl_drafts(file: BinaryIO, path: Path, limit: int) -> Iterator[Draft | Problem]:
    """The articles of a JSON-lines file, one a line; a line over `limit` bytes is skipped as a problem."""
    for number, line in enumerate(_lines(file, limit), start=1):
        where = f"{shown(path)}, line {number}"
        if len(line) > limit:
            yield Problem(
                where, f"the line is longer than {limit:,} bytes", "Split the article or shorten it."
            )
            continue
        text = decoded(line).strip()
        if text:
            data = _parsed(text, where)
            yield data if isinstance(data, Problem) else _draft(data, where, path)


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    while line := file.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = file.readline(limit + 1)


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return Problem(
            where, f"broken JSON at {place} ({error.msg})", "Mend the file, or remove this article."
        )
    except (RecursionError, ValueError):
        return Problem(where, "the JSON is nested too deeply or holds a number too long", _KEYS)


def _draft(data: Any, where: str, path: Path) -> Draft | Problem:
    if not isinstance(data, dict):
        return Problem(where, f"a JSON {_json_type(data)} stands where an article is expected", _KEYS)
    if fault := _fault(data):
        return Problem(where, fault, _KEYS)
    published = _published(data, where)
    if isinstance(published, Problem):
        return published
    name = str(data.get("id") or "")
    return Draft(
        where=where,
        title=data.get("title") or "",
        text=data["text"],
        id=name,
        language=data.get("language") or "",
        outlet=data.get("outlet") or "",
        author=data.get("author") or "",
        address=data.get("address") or data.get("url") or _address(path, name, where),
        published=published,
    )


def _address(path: Path, name: str, where: str) -> str:
    """One address an article: the file's own would make all its articles versions of one."""
    place = name or where.removeprefix(shown(path)).strip(", ")
    return f"{shown(path.absolute())}#{place}" if place else shown(path.absolute())


def _fault(data: dict[str, Any]) -> str | None:
    """What is wrong with the fields of an article, or None."""
    for key in _TEXTS:
        value = data.get(key)
        if value is not None and not isinstance(value, str | int if key == "id" else str):
            return f"`{key}` is a JSON {_json_type(value)}, not a string"
        if not _is_encodable(str(value)):
            return f"`{key}` holds half of a character (a lone surrogate)"
    return None if (data.get("text") or "").strip() else "the article has no text"


def _published(data: dict[str, Any], where: str) -> datetime | Problem | None:
    value = data.get("published")
    if not value:
        return None
    return moment(value) or unclear_time(where, value)


def _is_encodable(text: str) -> bool:
    return not any("\ud800" <= mark <= "\udfff" for mark in text)


def _json_type(value: Any) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")
