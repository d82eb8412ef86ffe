"""Whose words a quotation is that names nobody in its own sentence: who is named where it ends, or just before it."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.attribution import Citation, citations
from guarantor.grammar.clauses import base
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.framing import is_said, quoted
from guarantor.grammar.reading import Reading, paragraph_start
from guarantor.grammar.voices import SPEAKERS
from guarantor.grammar.words import word_set
from guarantor.model import Source

PAIRS = (("«", "»"), ("“", "”"))
FARTHEST = 8  # sentences that one quotation may hold


def in_quotation(body: str, paragraph: int, start: int) -> bool:
    """Whether a sentence begins with a quotation mark or within a quotation of its paragraph."""
    return _open_at(body, paragraph, start) or body[start : start + 1] in ('"', "«", "“", "„")


def _open_at(body: str, paragraph: int, position: int) -> bool:
    before = body[paragraph:position]
    return before.count('"') % 2 == 1 or any(before.count(one) > before.count(two) for one, two in PAIRS)


def attribute(
    body: str, read: Sequence[Reading], at: int, cited: Sequence[Citation], discourse: Discourse
) -> None:
    """Let the discourse hear whose quotation a sentence is that cites nobody; nothing changes for other sentences."""
    reading = read[at]
    sentence = reading.sentence
    paragraph = paragraph_start(body, sentence.start)
    if cited or discourse.guest:
        return
    if _is_announced(reading):
        discourse.resume()
    elif in_quotation(body, paragraph, sentence.start) and not _is_name(reading):
        named = _named_at_its_end(body, read, at, paragraph, discourse)
        if named:
            discourse.speaks(named.chain, named.actors)
        elif not discourse.voice:
            _just_before(read, at, discourse)


def _is_name(reading: Reading) -> bool:
    """Whether the quotation that begins the sentence is only a name: "Rosatom" refused."""
    first = next(iter(quoted(reading.sentence)), None)
    return first is not None and first[:1] == range(1, 2) and not is_said(reading.sentence, first)


def _is_announced(reading: Reading) -> bool:
    """ "Quote: “…”", Дослівно: «…»: the speaker of the paragraph before goes on."""
    tokens = reading.sentence.tokens
    texts = [token.text for token in tokens[:4]]
    return ":" in texts and word_set("quote-label").has(reading.sentence, 0)


def _named_at_its_end(
    body: str, read: Sequence[Reading], at: int, paragraph: int, discourse: Discourse
) -> Citation | None:
    """Who is cited where a quotation of several sentences ends: "“We are ready. Send us the text,” X said."."""
    for later in range(at, min(at + FARTHEST, len(read) - 1)):
        ahead = read[later + 1]
        if ahead.sentence.paragraph != read[at].sentence.paragraph:
            return None
        if not _open_at(body, paragraph, read[later].sentence.end):
            return None
        found = [c for c in citations(ahead, discourse.heard, discourse.outlet) if c.actors and 0 in c.scope]
        if found:
            return found[0]
    return None


def _just_before(read: Sequence[Reading], at: int, discourse: Discourse) -> None:
    """Whom the sentence before is about, if it is a person; at the head of a paragraph who spoke in the one before."""
    before = read[at - 1] if at else None
    if before is None or before.sentence.paragraph != read[at].sentence.paragraph:
        discourse.resume()
        return
    person = _person(before)
    if person:
        discourse.speaks((Source(person, "named"),), (person,))


def _person(reading: Reading) -> str | None:
    """The person who is the only party that is a subject of the sentence's main clause."""
    tokens = reading.sentence.tokens
    subjects = [
        m
        for m in reading.mentions
        if m.kind in SPEAKERS
        and base(tokens[m.head].deprel) == "nsubj"
        and tokens[m.head].head == reading.sentence.root
    ]
    actors = {actor for m in subjects for actor in m.actors}
    return next(iter(actors)) if len(actors) == 1 and "/" in next(iter(actors)) else None
