"""Interviews told as questions and answers: who answers, in which paragraphs, on which day.

Three layouts: paragraphs with a dash in front ask and answer by turns; lines begin with "Q:" and "A:"; or nothing
marks them but the question marks, and those who answer speak of themselves or in quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guarantor.grammar.framing import OPENING
from guarantor.grammar.reading import Reading, paragraph_start
from guarantor.model import Article

_DASH = re.compile(r"\s*[-–—]\s")
_ASKS = re.compile(r"\s*(?:Q|Question|Питання|Запитання|Вопрос)\s*[:.]\s", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:A|А|Answer|Відповідь|Ответ)\s*[:.]\s")
LEAST = 2  # questions from which dashes make an interview
LEAST_BARE = 3  # questions from which question marks alone do
PERSONAL = 0.5  # share of answers that speak of themselves, where nothing else marks them


@dataclass(frozen=True)
class Interview:
    """The guest of an interview, the day if the lead gives one, and the paragraphs of questions and answers."""

    guest: str
    day: str | None
    questions: frozenset[int]
    answers: frozenset[int]


@dataclass(frozen=True)
class _Turns:
    """Paragraphs in which somebody asks, and those in which somebody answers, in order."""

    asked: Sequence[int]
    answered: Sequence[int]


def interview(article: Article, read: Sequence[Reading]) -> Interview | None:
    """The interview that an article is; None if it is none or names nobody in its lead."""
    paragraphs = _paragraphs(article.body, read)
    turns = _dashed(paragraphs) or _lettered(paragraphs) or _bare(paragraphs, read)
    if turns is None:
        return None
    lead = [reading for reading in read if reading.sentence.paragraph < turns.asked[0]]
    people = Counter(m.actors[0] for r in lead for m in r.mentions if m.actors and "/" in m.actors[0])
    days = [
        t.edtf
        for reading in lead
        for t in reading.times
        if t.kind == "point" and t.edtf and len(t.edtf) == 10
    ]
    if not people:
        return None
    guest = people.most_common(1)[0][0]
    return Interview(guest, days[0] if days else None, frozenset(turns.asked), frozenset(turns.answered))


def _paragraphs(body: str, read: Sequence[Reading]) -> dict[int, str]:
    """The text of each paragraph behind the headline, by its number."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for reading in read:
        sentence = reading.sentence
        starts.setdefault(sentence.paragraph, paragraph_start(body, sentence.start))
        ends[sentence.paragraph] = sentence.end
    return {number: body[start : ends[number]].strip() for number, start in starts.items() if number}


def _dashed(paragraphs: Mapping[int, str]) -> _Turns | None:
    """Turns by dashes; a paragraph without one goes on with the turn before."""
    starts = [number for number, text in paragraphs.items() if _DASH.match(text)]
    asking = [number for number in starts[::2] if "?" in paragraphs[number]]
    if len(asking) < LEAST or len(asking) * 2 < len(starts[::2]):
        return None
    return _Turns(starts[::2], starts[1::2])


def _lettered(paragraphs: Mapping[int, str]) -> _Turns | None:
    """Turns by "Q:" and "A:" in front."""
    asked = [number for number, text in paragraphs.items() if _ASKS.match(text)]
    answered = [number for number, text in paragraphs.items() if _ANSWERS.match(text)]
    return _Turns(asked, answered) if min(len(asked), len(answered)) >= LEAST else None


def _bare(paragraphs: Mapping[int, str], read: Sequence[Reading]) -> _Turns | None:
    """Turns by question marks alone: what stands behind a question answers it, what stands behind that asks."""
    numbers = list(paragraphs)
    first = next((i for i, number in enumerate(numbers) if paragraphs[number].endswith("?")), None)
    if first is None:
        return None
    asked, answered = numbers[first::2], numbers[first + 1 :: 2]
    asking = [number for number in asked if paragraphs[number].endswith("?")]
    replies = [number for number in answered if not paragraphs[number].endswith("?")]
    if len(asking) < LEAST_BARE or len(asking) * 2 < len(asked) or len(replies) * 4 < len(answered) * 3:
        return None
    own = {r.sentence.paragraph for r in read if _is_personal(r)}
    personal = [n for n in answered if n in own or paragraphs[n][0] in OPENING]
    return _Turns(asked, answered) if len(personal) >= len(answered) * PERSONAL else None


def _is_personal(reading: Reading) -> bool:
    return any(token.feats.get("Person") == "1" for token in reading.sentence.tokens)
