"""Who takes part in a meeting that a noun tells: whom it names, who receives whom, who talked before."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import base, clause_of, clause_tokens, is_negated
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.gatherings import occasion
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
    """Who meets at the event that a noun names: whom it names, who holds it, else those who met last in the text."""
    events = follow(rule.who, reading.sentence, cue) if rule.kind == "verb" else (cue,)
    named = next((found for event in events if (found := _named(reading, event))), ())
    named = named or (tuple(_at(reading, "^conj > nsubj", cue)) if rule.kind == "verb" else ())
    if is_assembled(named):
        return named
    if rule.act == "provide":
        return named or discourse.at_war
    if any(_is_other(reading, event) for event in events):
        return named
    if named and not any(_is_round(reading, event) for event in events):
        return named
    known = _known(rule, reading, cue, discourse)
    return known if set(map(party, named)) <= set(map(party, known)) else named


def _named(reading: Reading, event: int) -> tuple[str, ...]:
    """Whom the sentence names as taking part in the event."""
    sentence = reading.sentence
    named = _guests(reading, event)
    head = sentence.tokens[event].head
    if head >= 0:
        named += _at(reading, "obl(with)", head)
    if head >= 0 and base(sentence.tokens[event].deprel) == "obj":
        named += _at(reading, "nsubj", head)
    comers = _who_comes(reading, event, others := _without_towns(reading, event))
    found = [*others, *comers] if comers else named or _who_meets_during(reading, event)
    return tuple(dict.fromkeys(found))


def _at(reading: Reading, path: str, index: int) -> list[str]:
    """Whom the phrases name to which the path leads."""
    return [a for place in follow(parse(path), reading.sentence, index) for a in reading.actors_at(place)]


def present(reading: Reading) -> tuple[str, ...]:
    """Whom a sentence without a verb lists: "Forty minutes on the line, Macron and Tusk"; nobody if there is a verb."""
    sentence = reading.sentence
    if any(token.upos in ("VERB", "AUX") for token in sentence.tokens):
        return ()
    listed = [m for m in reading.mentions if m.kind in ("name", "office", "state", "group")]
    joined = word_set("with").lemmas(sentence.language)
    there = [m for m in listed if not set(prepositions(sentence, m.head)) - joined]
    found = tuple(dict.fromkeys(a for m in there if m.head not in reading.outlet_tokens for a in m.actors))
    return found if len(set(map(party, found))) > 1 else ()


def _is_round(reading: Reading, event: int) -> bool:
    return word_set("round").has(reading.sentence, event)


def _is_other(reading: Reading, event: int) -> bool:
    """Whether the event is none that the text has told: a trip, or a meeting of people whom nobody knows."""
    sentence = reading.sentence
    guests = [c for c in sentence.children[event] if sentence.tokens[c].deprel in ("nmod", "compound")]
    unknown = any(word_set("representatives").has(sentence, c) and not reading.actors_at(c) for c in guests)
    return unknown or word_set("trip").has(sentence, event)


def _known(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """Who is meant by a meeting that names nobody: those at the table by a round, else who met last."""
    met = (discourse.table if _is_round(reading, cue) else ()) or discourse.participants
    talked = rule.kind == "verb" or word_set("conversation").has(reading.sentence, cue)
    return met or (discourse.parties if talked else ())


def _guests(reading: Reading, event: int) -> list[str]:
    """Whom a meeting noun names, without the state of the town that it is held in if others are named."""
    others = _without_towns(reading, event)
    return others if is_assembled(others) or not others else list(reading.modifiers(event))


def _without_towns(reading: Reading, event: int) -> list[str]:
    """Whom a meeting noun names, without the state of the town that it is held in."""
    sentence = reading.sentence
    towns = [
        actor
        for child in sentence.children[event]
        if set(prepositions(sentence, child)) & {"in", "at", "в", "у", "во"}
        for actor in _town(reading, child)
    ]
    return [actor for actor in reading.modifiers(event) if actor not in towns]


def _town(reading: Reading, index: int) -> tuple[str, ...]:
    """The state of a town, by its name or as "the Hungarian capital"."""
    mention = reading.by_token.get(index)
    if mention:
        return mention.actors if mention.kind in ("capital", "place") else ()
    told = any(index in place.tokens for place in reading.places)
    return reading.modifiers(index) if told else ()


def _who_comes(reading: Reading, event: int, others: Sequence[str]) -> list[str]:
    """ "Said after talks with Macron in Paris": whose clause tells when it happened was there too."""
    sentence = reading.sentence
    if len(set(map(party, others))) != 1 or not follow(parse("nmod(with)"), sentence, event):
        return []
    place = occasion(sentence, event)
    if place is None:
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
    last = (discourse.parties, discourse.participants)
    before = list(next(filter(None, last[::-1] if _at_meeting(reading, cue) else last), ()))
    own = [party(speaker) for speaker in voice[:1]]
    apart = act == "discuss" and is_passive(reading.sentence, cue) and not set(own) & set(map(party, before))
    if own and apart:  # what he says is not discussed he himself does not discuss: another rule tells that
        return [] if is_negated(reading.sentence, cue) else own
    return before


def names_nobody(reading: Reading, heads: Sequence[int]) -> bool:
    """Whether a subject is absent or only says what kind of people it is: "the military discussed …"."""
    return all(
        word_set("representatives").has(reading.sentence, head)
        or _is_point(reading, head)
        or _is_bare_meeting(reading, head)
        for head in heads
    )


def _at_meeting(reading: Reading, cue: int) -> bool:
    """Whether a clause says that it was at the meeting: "during the talks", "під час розмови", "на встрече"."""
    sentence = reading.sentence
    return any(_is_bare_meeting(reading, i) for i in clause_tokens(sentence, clause_of(sentence, cue)))


def _is_bare_meeting(reading: Reading, index: int) -> bool:
    """Whether a word is that of "at the meeting": where something was done, by those who met."""
    met = word_set("meeting").has(reading.sentence, index)
    return met and bool(prepositions(reading.sentence, index)) and not reading.modifiers(index)


def _is_point(reading: Reading, head: int) -> bool:
    """Whether a subject is the question that is raised: "питання не порушувалося" leaves open who raises it."""
    sentence = reading.sentence
    verb = sentence.tokens[sentence.tokens[head].head]
    reflexive = sentence.language != "en" and verb.text.lower().endswith(("ся", "сь"))
    return reflexive and word_set("point").has(sentence, head)
