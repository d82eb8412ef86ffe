"""Interviews told as questions and answers: who answers, in which paragraphs, on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guarantor.grammar.reading import Reading
from guarantor.model import Article

_DASH = re.compile(r"\s*[-–—]\s")
LEAST = 2  # questions from which a text is an interview


@dataclass(frozen=True)
class Interview:
    """The guest of an interview, the day if the lead gives one, and the paragraphs of questions and answers."""

    guest: str
    day: str | None
    questions: frozenset[int]
    answers: frozenset[int]


def interview(article: Article, read: Sequence[Reading]) -> Interview | None:
    """The interview that an article is: paragraphs with a dash in front ask and answer by turns."""
    turns = _turns(article.body, read)
    asked, answered = turns[::2], turns[1::2]
    asking = [p for p in asked if _asks(article.body, read, p)]
    if len(asking) < LEAST or len(asking) * 2 < len(asked):
        return None
    lead = [reading for reading in read if reading.sentence.paragraph < turns[0]]
    people = [m.actors[0] for reading in lead for m in reading.mentions if m.actors and "/" in m.actors[0]]
    days = [
        t.edtf
        for reading in lead
        for t in reading.times
        if t.kind == "point" and t.edtf and len(t.edtf) == 10
    ]
    if not people:
        return None
    return Interview(people[0], days[0] if days else None, frozenset(asked), frozenset(answered))


def _turns(body: str, read: Sequence[Reading]) -> list[int]:
    """Paragraphs that begin with a dash, in order."""
    starts = {r.sentence.paragraph: body.rfind("\n", 0, r.sentence.start) + 1 for r in reversed(read)}
    return sorted(paragraph for paragraph, start in starts.items() if _DASH.match(body, start))


def _asks(body: str, read: Sequence[Reading], paragraph: int) -> bool:
    return any(
        body[r.sentence.start : r.sentence.end].rstrip().endswith("?")
        for r in read
        if r.sentence.paragraph == paragraph
    )
