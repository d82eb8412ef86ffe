"""A meeting noun in its sentence: how long it lasted, whether it is the occasion of something, or is put off."""

from __future__ import annotations

from guarantor.grammar.clauses import base, clause_of, clause_tokens
from guarantor.grammar.paths import follow, parse
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set
from guarantor.model import Sentence


def occasion(sentence: Sentence, event: int) -> int | None:
    """The word by which a meeting is the occasion of its clause: "after the second day of talks"."""
    place = event
    while sentence.tokens[place].deprel == "nmod" and any(
        word_set(name).has(sentence, sentence.tokens[place].head) for name in ("stage", "outcome-of")
    ):
        place = sentence.tokens[place].head
    cases = [c for c in sentence.children[place] if sentence.tokens[c].deprel == "case"]
    opened = bool(cases) and word_set("occasion-of").has(sentence, cases[0])
    return place if opened and base(sentence.tokens[place].deprel) in ("obl", "nmod") else None


def lasts(reading: Reading, cue: int) -> bool:
    """Whether it is told how long a talk lasted: "after eight hours of talks with US officials"."""
    sentence, top = reading.sentence, cue
    while sentence.tokens[top].deprel == "nmod" and word_set("stage").has(
        sentence, sentence.tokens[top].head
    ):
        top = sentence.tokens[top].head
    lengths = {i for time in reading.times if time.kind == "duration" for i in time.tokens}
    return top != cue and top in lengths


def is_moved(sentence: Sentence, verb: int) -> bool:
    """ "Put off until Monday": what is moved is told by the verb, not by its noun."""
    return word_set("put-off").has(sentence, verb) and bool(follow(parse("obl(to-day)"), sentence, verb))


def is_dated_occasion(reading: Reading, cue: int) -> bool:
    """ "Said on Monday after a meeting with X": the day of the clause is that of the meeting which is its occasion."""
    sentence = reading.sentence
    place = occasion(sentence, cue)
    if place is None or not follow(parse("nmod(with)"), sentence, cue):
        return False
    clause = clause_tokens(sentence, clause_of(sentence, place))
    return any(t.kind == "point" and t.edtf and set(t.tokens) <= set(clause) for t in reading.times)
