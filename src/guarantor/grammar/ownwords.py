"""An act verb that cites its own subject: "insists that …", "warned: …", "“…”, he promised"."""

from __future__ import annotations

from guarantor.grammar.actors import party
from guarantor.grammar.attribution import has_that
from guarantor.grammar.clauses import has_subject
from guarantor.grammar.paths import follow, parse
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import Rule
from guarantor.grammar.words import word_set
from guarantor.model import Source


def own_words(rule: Rule, reading: Reading, cue: int, actors: tuple[str, ...]) -> tuple[Source, ...]:
    """An act verb with a that-clause cites its own subject: "insists that", предупредил, что, обвинил в том, что."""
    sentence = reading.sentence
    supposed = {index for condition in reading.conditions for index in condition.tokens}
    below = (cue, *(child for child in sentence.children[cue] if child not in supposed))
    quoted = [
        child
        for place in below
        for child in sentence.children[place]
        if sentence.tokens[child].deprel in ("ccomp", "acl") and has_that(sentence, child)
    ]
    cites = bool(quoted) or _quotes(reading, cue) or _closes(reading, cue)
    cites = cites or (
        rule.act != "reject" and _introduces(reading, cue)
    )  # behind a refusal stands its reason
    if not cites or rule.kind != "verb" or rule.by != "path":
        return ()
    tellers = [a for i in follow(parse("<doer>"), sentence, cue) for a in reading.actors_at(i)]
    others = [a for a in tellers if party(a) not in map(party, actors)]
    return (Source(others[0] if others and rule.promises else actors[0], "named"),)


def _introduces(reading: Reading, cue: int) -> bool:
    """Whether a colon behind the verb opens a clause that says what: "warned: if …", "поставил условие: …"."""
    tokens = reading.sentence.tokens
    colon = next((i for i in range(cue + 1, len(tokens) - 2) if tokens[i].text in (":", ";", "—", "–")), cue)
    if tokens[colon].text != ":" or any(tokens[i].upos == "VERB" for i in range(cue + 1, colon)):
        return False
    said = any(
        tokens[i].upos == "VERB" and tokens[i].feats.get("VerbForm") != "Inf"
        for i in range(colon, len(tokens))
    )
    term = any(word_set("term-noun").has(reading.sentence, i) for i in range(cue + 1, colon))
    return said or term


def _closes(reading: Reading, cue: int) -> bool:
    """Whether the verb stands behind the words that it cites: "the depots will be targets, warned X"."""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    above = token.head if token.deprel == "parataxis" else -1
    fronted = [
        c for c in sentence.children[cue] if c < cue and sentence.tokens[c].deprel in ("ccomp", "parataxis")
    ]
    said = [i for i in (above, *fronted) if i >= 0 and i < cue and has_subject(sentence, i)]
    return any("," in (sentence.tokens[i].text for i in range(start, cue)) for start in said)


def _quotes(reading: Reading, cue: int) -> bool:
    """Whether words are quoted below the verb: two at least, the first in small letters, so that it is no name."""
    marks = ('"', "»", "”")
    if any(
        reading.sentence.tokens[c].deprel == "ccomp"
        and any(reading.sentence.tokens[i].text in marks for i in range(c, cue))
        for c in reading.sentence.children[cue]
        if c < cue
    ):
        return True
    below = reading.sentence.subtree(cue)
    texts = [reading.sentence.tokens[i].text for i in below]
    opened = [i for i, text in enumerate(texts[:-2]) if text in ('"', "«", "“", "„")]
    closed = [i for i, text in enumerate(texts) if text in ('"', "»", "”", "“")]
    return any(
        texts[i + 1].islower() and any(end > i + 2 for end in closed) for i in opened if below[i] > cue
    )
