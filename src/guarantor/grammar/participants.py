"""Who takes part in a meeting that a noun tells: whom it names, who receives whom, who talked before."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import base, clause_of, is_negated
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.passives import is_passive
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import Rule
from guarantor.grammar.words import word_set

GROUPS = frozenset({"coalition", "europe", "EU", "NATO", "UN", "allies", "mediators", "G7", "OSCE"})


def is_assembled(actors: Sequence[str]) -> bool:
    """A meeting needs two sides, or a body of many."""
    return len(actors) > 1 or any(actor in GROUPS or _are_ministers(actor) for actor in actors)


def _are_ministers(actor: str) -> bool:
    """Whether the actor is the ministers of one kind of a group of states: "EU foreign ministers"."""
    return party(actor) in GROUPS and actor.endswith("-ministry")


def participants(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """Who meets at the event that a noun names: its modifiers, who holds it, else those who met last in the text."""
    sentence = reading.sentence
    for event in follow(rule.who, sentence, cue) if rule.kind == "verb" else (cue,):
        named = _guests(reading, event)
        head = sentence.tokens[event].head
        if head >= 0:
            named += [
                a for place in follow(parse("obl(with)"), sentence, head) for a in reading.actors_at(place)
            ]
        if head >= 0 and base(sentence.tokens[event].deprel) == "obj":
            named += [a for place in follow(parse("nsubj"), sentence, head) for a in reading.actors_at(place)]
        comers = _who_comes(reading, event, others := _without_towns(reading, event))
        named = [*others, *comers] if comers else named or _who_meets_during(reading, event)
        if named:
            return tuple(dict.fromkeys(named))
    if rule.kind != "noun":
        return ()
    if rule.act == "provide":
        return discourse.at_war
    rounds = word_set("round").has(sentence, cue)
    return (discourse.table if rounds else ()) or discourse.participants or _talked(reading, cue, discourse)


def _talked(reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """ "The conversation took place on Monday": those who are told to have done something together."""
    return discourse.parties if word_set("conversation").has(reading.sentence, cue) else ()


def _guests(reading: Reading, event: int) -> list[str]:
    """Whom a meeting noun names, without the state of the town that it is held in if others are named."""
    others = _without_towns(reading, event)
    return others if is_assembled(others) else list(reading.modifiers(event))


def _without_towns(reading: Reading, event: int) -> list[str]:
    """Whom a meeting noun names, without the state of the town that it is held in."""
    sentence = reading.sentence
    towns = [
        actor
        for child in sentence.children[event]
        if child in reading.by_token
        and reading.by_token[child].kind in ("capital", "place")
        and set(prepositions(sentence, child)) & {"in", "at", "в", "у", "во"}
        for actor in reading.by_token[child].actors
    ]
    return [actor for actor in reading.modifiers(event) if actor not in towns]


def _who_comes(reading: Reading, event: int, others: Sequence[str]) -> list[str]:
    """ "Said after talks with Macron in Paris": whose clause tells when it happened was there too."""
    sentence = reading.sentence
    if len(set(map(party, others))) != 1 or not follow(parse("nmod(with)"), sentence, event):
        return []
    place = event
    while sentence.tokens[place].deprel == "nmod" and word_set("stage").has(
        sentence, sentence.tokens[place].head
    ):
        place = sentence.tokens[place].head
    if base(sentence.tokens[place].deprel) not in ("obl", "nmod") or not word_set("occasion-of").has(
        sentence, next((c for c in sentence.children[place] if sentence.tokens[c].deprel == "case"), place)
    ):
        return []
    verb = clause_of(sentence, place)
    doers = [a for head in follow(parse("<doer>"), sentence, verb) for a in reading.actors_at(head)]
    return [a for a in doers if party(a) not in set(map(party, others))]


def _who_meets_during(reading: Reading, event: int) -> list[str]:
    """ "The US and Ukraine cut the plan during talks in Geneva": two sides that do something at a meeting hold it."""
    sentence = reading.sentence
    verb = clause_of(sentence, event)
    if "during" not in prepositions(sentence, event):
        return []
    doers = [a for head in follow(parse("nsubj"), sentence, verb) for a in reading.actors_at(head)]
    return doers if len(set(map(party, doers))) > 1 else []


def who_talk(reading: Reading, cue: int, act: str, voice: Sequence[str], discourse: Discourse) -> list[str]:
    """Who talks where the clause does not say: those who did before, but the side of a voice that is none of them."""
    before = list(discourse.parties or discourse.participants)
    own = [party(speaker) for speaker in voice[:1]]
    apart = act == "discuss" and is_passive(reading.sentence, cue) and not set(own) & set(map(party, before))
    if own and apart:  # what he says is not discussed he himself does not discuss: another rule tells that
        return [] if is_negated(reading.sentence, cue) else own
    return before
