"""Paragraphs of running text, freed of what a page or a copied text wraps around them.

What is dropped is told by its form, in any of the three languages: menus, language switches, share and
subscribe lines, pointers to other stories, picture captions with a credit, the title said again. The words
that give these forms away are in `wrapping.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_DROPPED = ("Cc", "Cf", "Cs")  # Unicode categories: control, format, half of a pair
_SEPARATORS = re.compile(r"\s*[|•·>»/→]\s*|\s{3,}")
_ENDS = (".", "!", "?", "…", ":", ";", '."', '!"', '?"', ".”", ".»", "?»", "!»", "”.", "».", ".)")

# Letters; what is longer is text, however it begins or ends.
_POINTER_LENGTH = 220
_CAPTION_LENGTH = 300
_MENU_LENGTH = 500


@dataclass(frozen=True)
class _Wrapping:
    language_codes: frozenset[str]
    menu_words: frozenset[str]
    pointer: re.Pattern[str]
    picture: re.Pattern[str]
    picture_inside: re.Pattern[str]
    credit: re.Pattern[str]


def normalised(text: str) -> str:
    """`text` in NFC with line feeds and single spaces only: no control, zero-width or soft-hyphen marks."""
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join(mark for mark in text if mark == "\n" or unicodedata.category(mark) not in _DROPPED)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", kept))


def body_text(paragraphs: Iterable[str], title: str) -> str:
    """The running text: paragraphs parted by a blank line, without navigation, captions and pointers."""
    lines = [line for paragraph in paragraphs if (line := " ".join(paragraph.split()))]
    kept = [line for line in lines if not is_wrapping(line)]
    while kept and repeats(kept[0], title):
        kept.pop(0)
    return "\n\n".join(kept)


def is_wrapping(line: str) -> bool:
    """Whether `line` belongs to the page and not to the story: menu, pointer elsewhere, picture caption."""
    pointer = len(line) <= _POINTER_LENGTH and _wrapping().pointer.match(line)
    return bool(pointer) or is_navigation(line) or is_caption(line)


def is_navigation(line: str) -> bool:
    """Whether `line` is a menu or a language switch: short entries side by side, no sentence."""
    if len(line) > _MENU_LENGTH:
        return False
    known = _wrapping()
    words = [word.strip(".,·•") for word in re.split(r"[\s|/>»→•·]+", line.lower()) if word.strip(".,·•")]
    if words and all(word in known.language_codes | known.menu_words for word in words):
        return len(words) > 1 or words[0] in known.menu_words
    entries = [entry for entry in _SEPARATORS.split(line.strip(" |•·>»/→")) if entry]
    is_short = len(entries) >= 3 and all(len(entry.split()) <= 3 for entry in entries)
    return is_short and any(entry.lower() in known.menu_words for entry in entries)


def is_caption(line: str) -> bool:
    """Whether `line` stands under a picture: it says so or ends with a credit, and is short."""
    if len(line) > _CAPTION_LENGTH:
        return False
    return bool(_wrapping().picture.match(line) or _wrapping().credit.search(line))


def repeats(line: str, title: str) -> bool:
    """Whether `line`, at the head of a text, only says the title again, alone or as a picture's caption."""
    said, named = _words(line), _words(title)
    if not named or said[: len(named)] != named:
        return False
    known = _wrapping()
    captioned = known.picture_inside.search(line) or known.credit.search(line) or not line.endswith(_ENDS)
    return len(said) == len(named) or bool(captioned)


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())


@cache
def _wrapping() -> _Wrapping:
    data = tomllib.loads(files("guarantor.articles").joinpath("wrapping.toml").read_text("utf-8"))
    pointers, labels = _either(data["pointers"]), _either(data["labels"])
    pictures, credits = _either(data["pictures"]), _either(data["credits"])
    return _Wrapping(
        language_codes=frozenset(data["language_codes"].split()),
        menu_words=frozenset(data["menu_words"].split()),
        pointer=re.compile(rf"^\W*?(?:(?:{pointers})(?!\w)|(?:{labels})\s*(?::|\W*$))", re.IGNORECASE),
        picture=re.compile(rf"^\W*(?:{pictures})\s*:", re.IGNORECASE),
        picture_inside=re.compile(rf"\b(?:{pictures})\s*:", re.IGNORECASE),
        credit=re.compile(
            rf"(?<![.!?…\s])\s*\((?:[^()]*\b)?(?:{credits})\b[^()]*\)$|[/©]\s*(?:{credits})$", re.IGNORECASE
        ),
    )


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
