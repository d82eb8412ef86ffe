"""The slots beside act and actor: status, time, terms, evidence, each read from the clause around a cue."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.attribution import Citation
from guarantor.grammar.clauses import clause_of, governors, has_subject, is_future, is_negated, is_possible
from guarantor.grammar.reading import Reading
from guarantor.grammar.terms import Condition
from guarantor.grammar.words import word_set
from guarantor.model import Sentence, Span, Terms

SPEECH_ACTS = frozenset({"pledge", "reject", "demand", "agree", "propose", "threaten", "accuse", "await"})
PLANNED_ACTS = frozenset(
    {"provide", "meet", "submit", "ratify", "revise", "discuss", "agree", "propose", "await"}
)


def distance(sentence: Sentence, start: int, end: int) -> int:
    """Number of edges between two tokens of the tree."""
    up = [start, *sentence.ancestors(start)]
    other = [end, *sentence.ancestors(end)]
    common = next(index for index in up if index in other)
    return up.index(common) + other.index(common)


def status_of(reading: Reading, cue: int, act: str, negated: bool) -> str:
    """The codebook's status: `conditional` beats `possible`; a negated future act is `actual`."""
    sentence = reading.sentence
    if act == "pledge":
        if any(c.hard for c in conditions_near(reading, cue)):
            return "conditional"
        return "possible" if is_possible(sentence, cue) or _allows(sentence, cue) else "actual"
    if negated or (act == "reject" and is_negated(sentence, cue)):
        return "actual"  # "cannot cede" refuses; only "may refuse" is unsure
    if act not in PLANNED_ACTS:
        return "possible" if is_possible(sentence, cue) else "actual"
    if is_possible(sentence, cue) or _expected(sentence, cue):
        return "possible"
    return "planned" if is_future(sentence, cue) else "actual"


def _allows(sentence: Sentence, cue: int) -> bool:
    return any(word_set("may").has(sentence, place) for place in governors(sentence, cue))


def _expected(sentence: Sentence, cue: int) -> bool:
    """ "is expected to …" by nobody named."""
    words = word_set("expected")
    if words.has(sentence, cue) and sentence.tokens[cue].upos == "VERB":
        return True
    return any(
        words.has(sentence, place) and sentence.tokens[place].upos in ("VERB", "ADJ", "AUX")
        for place in list(governors(sentence, cue))[1:]
    )


def conditions_near(reading: Reading, cue: int) -> list[Condition]:
    """Conditions that stand in the same clause as the cue or hang right below it."""
    sentence = reading.sentence
    heads = set(governors(sentence, cue))
    return [
        condition
        for condition in reading.conditions
        if any(heads & {index, *sentence.ancestors(index)} for index in condition.tokens)
        or clause_of(sentence, condition.tokens[0]) in heads
    ]


def when_of(
    reading: Reading, cue: int, act: str, actors: Sequence[str], found: Sequence[Citation]
) -> str | None:
    """EDTF date of the act: for what its actor is cited for, the day of saying it; else the day of the cue's clause."""
    points = [t for t in reading.times if t.kind == "point" and t.edtf]
    if not points:
        return None
    saying = _saying(found, cue)
    if act in SPEECH_ACTS and saying is not None and _speaks(saying, actors):
        outside = [t for t in points if not set(t.tokens) & saying.scope or _behind(saying, cue, t.tokens)]
        return outside[0].edtf if outside else None
    own = [t for t in points if _dates(reading.sentence, t.tokens, cue, act)]
    ranked = sorted(own, key=lambda t: min(distance(reading.sentence, cue, index) for index in t.tokens))
    return ranked[0].edtf if ranked else None


def _speaks(saying: Citation, actors: Sequence[str]) -> bool:
    """Whether one of the actors, or his own side, is the one who says it: else the day of telling is not the act's."""
    tellers = {party(who) for who in (*saying.actors, *(source.who for source in saying.chain))}
    return bool(tellers & set(map(party, actors)))


def _behind(saying: Citation, cue: int, tokens: Sequence[int]) -> bool:
    """Whether a date stands right behind the verb that closes the cited words, wherever the parser hung it."""
    verb = saying.verb
    return verb is not None and cue < verb < min(tokens) <= verb + 4


def _saying(found: Sequence[Citation], cue: int) -> Citation | None:
    over = sorted((c for c in found if cue in c.scope and c.verb is not None), key=lambda c: len(c.scope))
    return over[0] if over else None


def _dates(sentence: Sentence, tokens: Sequence[int], cue: int, act: str) -> bool:
    """Whether a time expression says when the cue happens, and not when what is asked or promised is to."""
    outer = [sentence.tokens[index].head for index in tokens if sentence.tokens[index].head not in tokens]
    governor = outer[0] if outer else -1
    if governor in set(governors(sentence, cue)):
        return True
    if (
        governor >= 0
        and act in SPEECH_ACTS
        and governor != cue
        and word_set("meeting").has(sentence, governor)
    ):
        return False
    same = clause_of(sentence, tokens[0]) in (clause_of(sentence, cue), cue)
    if act not in SPEECH_ACTS:
        return same or max(tokens) < cue
    return same and not _inside_infinitive(sentence, tokens[0], cue)


def _inside_infinitive(sentence: Sentence, index: int, cue: int) -> bool:
    for place in (index, *sentence.ancestors(index)):
        if place == cue:
            return False
        if sentence.tokens[place].deprel == "xcomp":
            return cue in sentence.ancestors(place)
    return False


def terms_of(reading: Reading, cue: int, act: str, content: Sequence[int]) -> Terms:
    """Points, amount, duration, deadline, condition and place that the clause fixes."""
    inside = set(content)
    held = [
        q for q in reading.quantities if set(q.tokens) & inside and (act != "revise" or min(q.tokens) > cue)
    ]
    points = next((q.points for q in held if q.kind == "points"), None)
    amount = next((q.amount for q in held if q.kind == "amount"), None)
    spans = [t for t in reading.times if set(t.tokens) & inside]
    condition = next((c.condition for c in conditions_near(reading, cue)), None)
    return Terms(
        points=points,
        amount=amount,
        duration=next((t.edtf for t in spans if t.kind == "duration"), None)
        if act not in ("meet", "discuss")
        else None,
        within=next((t.edtf for t in spans if t.kind == "deadline"), None) if act in SPEECH_ACTS else None,
        condition=condition,
        place=_place(reading, cue, inside) if act in ("meet", "agree") else None,
    )


def _place(reading: Reading, cue: int, inside: set[int]) -> str | None:
    sentence = reading.sentence
    near = [p for p in reading.places if set(p.tokens) & inside and p.relation != "of"]
    near.sort(key=lambda p: min(distance(sentence, cue, index) for index in p.tokens))
    return near[0].name if near else None


def evidence_of(sentence: Sentence, cue: int) -> Span:
    """The clause if it stands on its own beside another main clause, else the sentence, without outer marks."""
    head = clause_of(sentence, cue)
    first, last = 0, len(sentence.tokens) - 1
    if sentence.tokens[head].deprel == "conj" and has_subject(sentence, head):
        below = sentence.subtree(head)
        first, last = below[0], below[-1]
        while first < last and sentence.tokens[first].upos in ("PUNCT", "CCONJ"):
            first += 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)
