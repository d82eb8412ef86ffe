"""Media that a text cites, by the names in `outlets.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guarantor.grammar.words import word_set
from guarantor.model import Sentence

_LATIN = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium named in a sentence: its plain name and the tokens that name it."""

    name: str
    tokens: tuple[int, ...]


@cache
def _names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    raw = tomllib.loads((files("guarantor.grammar") / "outlets.toml").read_text(encoding="utf-8"))
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for plain, variants in raw.items():
        for words in (tuple(_fold(variant).split()) for variant in variants.split(",")):
            index.setdefault(words[0][:3], []).append((words, plain))
    return {start: tuple(sorted(rows, key=lambda row: -len(row[0]))) for start, rows in index.items()}


def _fold(text: str) -> str:
    return text.strip().lower().replace("’", "'").replace("ё", "е")


def _matches(word: str, written: str) -> bool:
    """Whether a word of the text is this name, inflected if Cyrillic; two-letter names only as they are."""
    if word == written or len(written) < 5 or _LATIN.search(written):
        return word == written
    return word.startswith(written[:-1]) and len(word) <= len(written) + 2


def outlets(sentence: Sentence) -> list[Outlet]:
    """All media named in a sentence, longest names first where they overlap."""
    words = [_fold(token.text) for token in sentence.tokens]
    found: list[Outlet] = []
    position = 0
    while position < len(words):
        hit = _outlet_at(sentence, words, position) or _introduced(sentence, position)
        if hit:
            found.append(hit)
        position = hit.tokens[-1] + 1 if hit else position + 1
    return found


def _outlet_at(sentence: Sentence, words: list[str], position: int) -> Outlet | None:
    if not sentence.tokens[position].text[:1].isupper():
        return None
    for written, plain in _names().get(words[position][:3], ()):
        end = position + len(written)
        if end <= len(words) and all(map(_matches, words[position:end], written)):
            start = _longer_name(sentence, position)
            name = plain if start == position else " ".join(words[start:end])
            return Outlet(name, tuple(range(start, end)))
    return None


def _introduced(sentence: Sentence, position: int) -> Outlet | None:
    """A medium that no list knows, behind a word for what it is: "the daily Northern Post", газета «Northern Post»."""
    tokens = sentence.tokens
    before = position - 1
    while before >= 0 and tokens[before].text in ('"', "«", "“", "„"):
        before -= 1
    if (
        before < 0
        or not word_set("medium").has(sentence, before)
        or not _is_latin_name(tokens[position].text)
    ):
        return None
    end = position
    while end < len(tokens) and _is_latin_name(tokens[end].text):
        end += 1
    return Outlet(" ".join(_fold(token.text) for token in tokens[position:end]), tuple(range(position, end)))


def _longer_name(sentence: Sentence, position: int) -> int:
    """Where a name begins that only ends like a known one: the North Quay Times is not the Times."""
    start = position
    while start and sentence.language != "en" and _is_latin_name(sentence.tokens[start - 1].text):
        start -= 1
    return start


def _is_latin_name(word: str) -> bool:
    return word[:1].isupper() and word.isascii() and word.isalpha() and word.lower() != "the"
