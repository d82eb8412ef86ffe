"""Days that an occasion lends: a remark that goes on with a dated speech or talk, or stands in a dated entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from guarantor.dates import bounds
from guarantor.grammar.actors import party
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.joining import parties
from guarantor.grammar.matching import Candidate
from guarantor.grammar.reading import Reading
from guarantor.grammar.slots import SPEECH_ACTS
from guarantor.grammar.words import word_set

_ENTRY = re.compile(r"\s*(?:[-–—•*]\s*)?\d{1,2}[:.]\d{2}\b")
_APART = frozenset(".:—–")
HEADING = 8  # most words of a heading
EVENTS = frozenset({"meet", "submit", "ratify", "revise", "discuss", "provide"})


def is_entry(body: str, start: int) -> bool:
    """Whether a paragraph that starts there is an entry of a live blog, with its clock time in front."""
    return bool(_ENTRY.match(body, start))


def entry_days(read: Sequence[Reading]) -> Mapping[int, str]:
    """The day of each paragraph of a chronicle, whose entries have dates in front: "6 January. Paris. …"

    A date that is a paragraph by itself holds until the next. One date in front is a dateline, which dates nothing.
    """
    first = {r.sentence.paragraph: r for r in reversed(read)}
    alone = Counter(r.sentence.paragraph for r in read)
    headed = {paragraph: _heading(reading) for paragraph, reading in first.items()}
    found: dict[int, str] = {}
    until_next: str | None = None
    for paragraph in sorted(first):
        day = headed[paragraph]
        if day:
            until_next = day if alone[paragraph] == 1 and _is_short(first[paragraph]) else None
        if day or until_next:
            found[paragraph] = day or until_next or ""
    return found if sum(map(bool, headed.values())) > 1 else {}


def _heading(reading: Reading) -> str | None:
    """The day with which a sentence begins if it is set apart: by a stop, colon or dash, or nothing else is told."""
    tokens = reading.sentence.tokens
    lead = 1 if tokens[0].upos in ("PUNCT", "SYM") else 0
    for time in reading.times:
        if time.kind == "point" and time.edtf and min(time.tokens) == lead:
            after = tokens[max(time.tokens) + 1].text if max(time.tokens) + 1 < len(tokens) else "."
            if after in _APART or (_is_short(reading) and after == ","):
                return time.edtf
    return None


def _is_short(reading: Reading) -> bool:
    """Whether a sentence is a heading: a few words without a verb."""
    tokens = reading.sentence.tokens
    return len(tokens) <= HEADING and not any(token.upos == "VERB" for token in tokens)


def dated(
    candidate: Candidate, reading: Reading, discourse: Discourse, entry: str | None, published: date
) -> Candidate:
    """The candidate with its occasion's day, if it has none of its own and the text ties it to one."""
    candidate = _not_ahead(candidate, published)
    if candidate.when or (candidate.status != "actual" and candidate.act != "pledge") or is_recap(reading):
        return candidate
    when = entry or _lent(candidate, reading, discourse)
    return replace(candidate, when=when) if when else candidate


def _not_ahead(candidate: Candidate, published: date) -> Candidate:
    """What has been said was not said in the future: "promised the first tranche in November" dates the tranche."""
    said = candidate.act in SPEECH_ACTS - {"agree"} and candidate.status != "planned"
    days = bounds(candidate.when or "")
    return replace(candidate, when=None) if said and days and days.first > published else candidate


def is_recap(reading: Reading) -> bool:
    """Whether the sentence says of itself that it tells something older."""
    words = word_set("recap")
    return any(words.has(reading.sentence, index) for index in range(min(6, len(reading.sentence.tokens))))


def _lent(candidate: Candidate, reading: Reading, discourse: Discourse) -> str | None:
    voices = [*candidate.voice, *candidate.actors]
    for voice in voices:
        spoken = discourse.spoke_on.get(voice)
        if (
            spoken
            and candidate.act != "meet"
            and (spoken[1] == reading.sentence.paragraph or _goes_on(reading))
        ):
            return spoken[0] if _own_words(candidate, voice) else None
    met = discourse.meeting
    if met and met[2] == 1 and candidate.act != "meet" and parties(candidate.actors) & parties(met[1]):
        return met[0]
    if met and candidate.act in ("discuss", "agree", "revise", "submit", "propose", "reject"):
        same = parties(candidate.actors) <= parties(met[1])
        if same and (len(candidate.actors) > 1 or reading.sentence.paragraph == met[2]):
            return met[0]
    return None


def _own_words(candidate: Candidate, voice: str) -> bool:
    """Whether the voice acts itself, so that its day is the day of the act."""
    return voice in candidate.actors or party(voice) in candidate.actors


def _goes_on(reading: Reading) -> bool:
    """Whether the sentence goes on with what a person said before: "also", "added", a pronoun for a subject."""
    also = word_set("also")
    tokens = reading.sentence.tokens
    pronoun = any(m.kind == "pronoun" and tokens[m.head].deprel.startswith("nsubj") for m in reading.mentions)
    occasion = word_set("occasion")
    return pronoun or any(
        also.has(reading.sentence, index) or occasion.has(reading.sentence, index)
        for index in range(len(tokens))
    )


def ahead(candidate: Candidate, day: date) -> Candidate:
    """What a text of that day tells in the present of a later day is planned: "the leaders meet on Thursday"."""
    start = (candidate.when or "").split("/")[0]
    season = len(start) == 7 and start[5:] > "12"
    later = bool(start) and not season and start > day.isoformat()[: len(start)]
    told = candidate.status == "actual" and not candidate.negated and candidate.act in EVENTS
    return replace(candidate, status="planned") if later and told else candidate


def remember(candidate: Candidate, reading: Reading, discourse: Discourse) -> None:
    """Keep the day on which somebody spoke or met, for what follows."""
    if not candidate.when or "/" in candidate.when or len(candidate.when) != 10:
        return
    for voice in {*candidate.voice, *(candidate.actors if candidate.act != "await" else ())}:
        if candidate.status == "actual":
            discourse.spoke_on[voice] = (candidate.when, reading.sentence.paragraph)
    if candidate.act == "meet" and candidate.status == "actual" and not candidate.negated:
        discourse.meeting = (candidate.when, candidate.actors, reading.sentence.paragraph)
