"""Which language a text is written in: told by letters and function words, with its neighbours as foils.

A general classifier must tell a hundred languages apart and answers on every input. Here three are read, and
what matters is to refuse everything else by name, so each close neighbour has a profile of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_MARKS = frozenset("'’ʼ-")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")

MIN_WORDS = 5
_MIN_SHARE = 0.14  # of function words in running text; the three languages have 0.25 to 0.50
_MIN_LEAD = 1.25  # of the best profile over the second
# How much a word with letters that a language lacks counts against it. Latin scripts lend each other names.
_FOREIGN_WEIGHT = {"cyrillic": 4.0, "latin": 1.5}
_PARAGRAPH_WORDS = 12  # a shorter paragraph says too little by itself
_WHOLE = 0.8  # share of the words that the text's language must hold


@dataclass(frozen=True)
class _Profile:
    name: str
    script: str
    alphabet: frozenset[str]
    words: frozenset[str]


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language that `text` is written in as a whole, None if none stands out."""
    words = _WORD.findall(text.lower())
    if len(words) < MIN_WORDS:
        return None
    (first, best), (_, second) = _scores(words).most_common(2)
    return first if best >= max(_MIN_SHARE, _MIN_LEAD * second) else None


def name(code: str) -> str:
    """The English name of a language that `language_of` can give."""
    return _profiles()[code].name


def parts(paragraphs: Sequence[str]) -> dict[str, float]:
    """Share of the words that each language holds, judged by paragraphs; short ones are left out."""
    held: Counter[str] = Counter()
    for paragraph in paragraphs:
        size = len(_WORD.findall(paragraph))
        language = language_of(paragraph) if size >= _PARAGRAPH_WORDS else None
        if language:
            held[language] += size
    total = sum(held.values())
    return {code: size / total for code, size in held.most_common()}


def is_mixed(shares: Mapping[str, float]) -> bool:
    """Whether no language holds most of a text, given its `parts`."""
    return bool(shares) and max(shares.values()) < _WHOLE


def _scores(words: Sequence[str]) -> Counter[str]:
    cyrillic = sum("\u0400" <= word[0] <= "\u04ff" for word in words)
    script = "cyrillic" if 2 * cyrillic > len(words) else "latin"
    letters = [set(word) - _MARKS for word in words if not word.isascii()]
    profiles = _profiles().items()
    return Counter(
        {code: _score(words, letters, profile) for code, profile in profiles if profile.script == script}
    )


def _score(words: Sequence[str], letters: Sequence[set[str]], profile: _Profile) -> float:
    known = sum(word in profile.words for word in words)
    foreign = sum(not profile.alphabet.issuperset(word) for word in letters)
    return known / len(words) * max(0.0, 1 - _FOREIGN_WEIGHT[profile.script] * foreign / len(words))


@cache
def _profiles() -> Mapping[str, _Profile]:
    data = tomllib.loads(files("guarantor.articles").joinpath("languages.toml").read_text("utf-8"))
    return MappingProxyType({code: _profile(entry) for code, entry in data.items()})


def _profile(entry: dict[str, str]) -> _Profile:
    letters = entry["letters"] + (_LATIN if entry["script"] == "latin" else "")
    return _Profile(entry["name"], entry["script"], frozenset(letters), frozenset(entry["words"].split()))
