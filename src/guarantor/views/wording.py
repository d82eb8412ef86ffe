"""How two wordings differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

PIECES = re.compile(r"\w+(?:[.,:'’-]\w+)*|\s+|[^\w\s]")
SAME, OUT, IN = "same", "out", "in"

Wording = tuple[tuple[str, str], ...]


def wording(before: str, after: str) -> Wording:
    """The stretches of both texts in order, each as (`same`, `out` or `in`, its words)."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    made: list[tuple[str, str]] = []
    for tag, start, end, begin, stop in _matcher(old, new).get_opcodes():
        if tag == "equal":
            made.append((SAME, "".join(old[start:end])))
            continue
        stretches = ((OUT, "".join(old[start:end])), (IN, "".join(new[begin:stop])))
        made += [stretch for stretch in stretches if stretch[1]]
    return tuple(made)


def likeness(before: str, after: str) -> float:
    """The share of words that the two have in common and in the same order, 0 to 1."""
    return _matcher(_words(before), _words(after)).ratio()


def as_text(made: Iterable[tuple[str, str]]) -> str:
    """As one line: `[-what went out-]{+what came in+}`."""
    marks = {SAME: "{}", OUT: "[-{}-]", IN: "{{+{}+}}"}
    return "".join(marks[sort].format(words) for sort, words in made)


def _words(text: str) -> list[str]:
    return [piece for piece in PIECES.findall(text.casefold()) if piece[0].isalnum()]


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)
