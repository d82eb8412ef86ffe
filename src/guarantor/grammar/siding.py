"""Whether who speaks is who acts: "we", "our company", a side told of by its own man, or in the past by a teller."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import is_negated, is_past
from guarantor.grammar.paths import follow, parse
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set


def is_own_body(reading: Reading, head: int, voice: tuple[str, ...]) -> bool:
    """ "The alliance stands ready", "his country would send": a body that a cited voice does not name is its own."""
    children = [reading.sentence.tokens[c].deprel for c in reading.sentence.children[head]]
    bare = (
        head not in reading.by_token and set(reading.modifiers(head)) <= set(voice) and "amod" not in children
    )
    return bare and word_set("own-body").has(reading.sentence, head)


def is_called_body(reading: Reading, head: int) -> bool:
    """ "The company", "агентство": a body that the text has named before and now only calls by its kind."""
    mention = reading.by_token.get(head)
    return mention is not None and mention.kind == "body" and word_set("own-body").has(reading.sentence, head)


def is_of(voice: Sequence[str], actors: Sequence[str]) -> bool:
    """Whether a person speaks who is of the only party that acts."""
    parties = set(map(party, actors))
    return len(voice) == 1 and "/" in voice[0] and parties == {party(voice[0])}


def is_first_person(reading: Reading, heads: Sequence[int]) -> bool:
    """Whether "we" or "I" does it, spoken or in the verb alone (профінансуємо): the voice itself acts."""
    return any(reading.sentence.tokens[head].feats.get("Person") == "1" for head in heads)


def is_nobody(reading: Reading, heads: Sequence[int]) -> bool:
    """ "Nobody will give up the land", he says: it is his own side that will not."""
    return bool(heads) and all(word_set("nobody").has(reading.sentence, head) for head in heads)


def is_told_as_past(reading: Reading, cue: int) -> bool:
    """Whether a voice tells what its side did for some time or never did: that is no act of the speaker."""
    sentence = reading.sentence
    if sentence.language == "en" or not is_past(sentence, cue):
        return False
    return sentence.tokens[cue].feats.get("Aspect") == "Imp" or is_negated(sentence, cue)


def is_we(reading: Reading, cue: int) -> bool:
    """Whether "we" do it: a side, not the person who says so."""
    sentence = reading.sentence
    heads = follow(parse("<doer>"), sentence, cue) or [cue]
    feats = [sentence.tokens[head].feats for head in heads]
    return any(held.get("Person") == "1" and held.get("Number") == "Plur" for held in feats)


def speaker_for(actor: str, voice: tuple[str, ...]) -> str:
    """A person who speaks for his own state is the actor in its place."""
    own = [speaker for speaker in voice if "/" in speaker and party(speaker) == actor]
    return own[0] if own else actor
