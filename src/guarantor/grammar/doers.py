"""Who acts: whom the paths of a rule find, and who is meant where the clause does not say."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import clause_of, clause_tokens, has_subject
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.displaced import (
    apart,
    counted,
    fronted,
    late,
    lost,
    own_soldiers,
    seat,
    stolen,
    talking,
    traveller,
)
from guarantor.grammar.participants import names_nobody, participants, present, who_talk
from guarantor.grammar.passives import is_impersonal, is_passive
from guarantor.grammar.paths import Path, follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import Rule
from guarantor.grammar.siding import (
    is_called_body,
    is_first_person,
    is_nobody,
    is_of,
    is_own_body,
    is_told_as_past,
    is_we,
    speaker_for,
)
from guarantor.grammar.slots import SPEECH_ACTS
from guarantor.grammar.speakers import indefinite
from guarantor.grammar.words import word_set

DEEDS = ("provide", "submit", "ratify")  # what a party tells of without an agent its own side has done
OWN_DEEDS = (*DEEDS, "revise", "discuss")  # what "we" do is done by the side of who says it
PAIR = frozenset({"two", "оба", "двое", "обидва", "двоє"})
PARLIAMENTS = frozenset({"parliament", "rada", "congress"})


def actors_of(
    rule: Rule, reading: Reading, cue: int, act: str, voice: tuple[str, ...], discourse: Discourse
) -> tuple[str, ...]:
    """Actor ids of the act, each once; empty if the text makes nobody responsible."""
    ours = rule.for_side or (act in OWN_DEEDS and is_we(reading, cue))
    voice = discourse.sides_of(voice) if ours else voice
    if rule.by == "speaker":
        return voice
    if rule.by == "author":
        return authors(rule, reading, cue, discourse)
    if rule.by == "belligerents":
        return discourse.at_war
    if rule.by == "participants":
        return participants(rule, reading, cue, discourse)
    if rule.by == "present":
        return present(reading)
    heads, actors = _in_clause(rule, reading, cue, discourse)
    if rule.promises:
        actors = _promised_doers(reading, cue, actors)
    actors = _by_reference(rule, reading, cue, heads, actors, voice, discourse)
    actors = actors or _implied(rule, reading, cue, act, heads, voice, discourse)
    actors = list(discourse.sides_of(actors)) if ours else actors
    if rule.mutual:
        others = named_first(reading, rule.companion, cue)
        others += named_first(reading, parse("obj | iobj"), cue) if act == "meet" else ()
        if rule.needs_companion and not set(others) - set(actors):
            return ()
        actors += others
    if act in SPEECH_ACTS and not (act == "agree" and len(set(actors)) > 1):
        own = any(is_called_body(reading, head) for head in heads) and is_of(voice, actors)
        if own:
            actors = list(voice)
        elif not is_told_as_past(reading, cue):
            actors = [speaker_for(actor, voice) for actor in actors]
    return tuple(dict.fromkeys(actors))


def _in_clause(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[list[int], list[str]]:
    """The words that do it, by the rule's path or where the parser may have lost them, and whom they name."""
    sentence = reading.sentence
    passive = is_passive(sentence, cue) and rule.kind == "verb"
    path = parse("<agent>") if passive else rule.who
    heads = traveller(reading, cue) or follow(path, sentence, cue)
    if not heads and sentence.language == "en" and not passive and rule.kind == "verb":
        heads = follow(parse("nsubj:pass"), sentence, cue)
    heads = heads or fronted(reading, cue) or stolen(reading, cue) or apart(reading, cue)
    actors = [a for head in heads for a in _those_at(reading, head, discourse)]
    if rule.parliament and not actors:
        actors = list(named_first(reading, path, cue))
    actors = actors or counted(reading, heads, cue)
    if not actors and parse("<doer>")[0] in rule.who:
        behind = late(reading, cue) or lost(reading, cue)
        heads, actors = behind or heads, [a for head in behind for a in reading.actors_at(head)]
    if not actors and rule.kind in ("verb", "predicate") and not is_passive(sentence, cue):
        actors = [a for place in seat(reading, cue) for a in reading.actors_at(place)]
    if not heads and path == parse("<agent>"):
        actors = list(own_soldiers(reading, cue))
    return list(heads), actors


def _by_reference(
    rule: Rule,
    reading: Reading,
    cue: int,
    heads: Sequence[int],
    actors: list[str],
    voice: tuple[str, ...],
    discourse: Discourse,
) -> list[str]:
    """Whom "we", "nobody", "the sides", "the alliance" mean, and who is meant by a verb without a subject."""
    if not actors and voice and any(is_own_body(reading, head, voice) for head in heads):
        actors = list(voice)
    if voice and is_nobody(reading, heads):
        return _nobodies_side(reading, heads, voice) or [*voice, *actors]
    if is_first_person(reading, heads or [cue]):
        return [*voice, *actors]
    if any(_is_sides(reading, head) for head in heads):
        sides = list(discourse.participants or discourse.parties or actors or discourse.table)
        return list(map(party, sides)) if word_set("team").has(reading.sentence, heads[0]) else sides
    if not heads and not actors and parse("<doer>")[0] in rule.who:
        return list(_unspoken(rule, reading, cue))
    return actors


def _implied(
    rule: Rule,
    reading: Reading,
    cue: int,
    act: str,
    heads: Sequence[int],
    voice: tuple[str, ...],
    discourse: Discourse,
) -> list[str]:
    """Who is meant where the clause names nobody: the voice, the plan's authors, those who talk."""
    actors = list(voice) if not heads and _of_body(reading, cue) else []
    if not actors and rule.kind == "predicate":
        spoken = rule.or_speaker or not heads
        actors = _for_whom(reading, cue) or (list(voice) if spoken else [])
    if not actors and not heads and act in ("revise", "submit") and _is_agentless(reading, cue):
        actors = (_owners(reading, cue) if act == "submit" else []) or list(discourse.plan_by)
    if not actors and not heads and act in DEEDS and _is_finite_passive(reading, cue):
        actors = [party(speaker) for speaker in voice[:1]]
    if not actors and rule.mutual and names_nobody(reading, heads):
        sides = _sides_of_theme(reading, cue, voice) or talking(reading, cue)
        actors = sides or who_talk(reading, cue, act, voice, discourse)
    return actors


def _owners(reading: Reading, cue: int) -> list[str]:
    """Whose text it is that is handed over: "американський план Москві не передавали"."""
    texts = follow(parse("obj{plan} | nsubj:pass{plan}"), reading.sentence, cue)
    return [actor for text in texts for actor in reading.modifiers(text)]


def _is_agentless(reading: Reading, cue: int) -> bool:
    """Whether a verb leaves open who does it: a passive, or "текст оновили" without a subject."""
    sentence = reading.sentence
    feats = sentence.tokens[cue].feats
    they = (
        feats.get("Number") == "Plur" and feats.get("VerbForm") == "Fin" and feats.get("Person", "3") == "3"
    )
    return is_passive(sentence, cue) or (
        sentence.language != "en" and they and not has_subject(sentence, cue)
    )


def _is_finite_passive(reading: Reading, cue: int) -> bool:
    """ "Ракети доставлено", "ракеты переданы": a passive that tells in Ukrainian or Russian what is done."""
    sentence, token = reading.sentence, reading.sentence.tokens[cue]
    told = is_impersonal(sentence, cue) or token.feats.get("Variant") == "Short"
    return sentence.language != "en" and told and is_passive(sentence, cue)


def is_parliament(actor: str) -> bool:
    """Whether the actor is a parliament, whose approval gives legal force."""
    return actor.partition("/")[2] in PARLIAMENTS


def _is_sides(reading: Reading, head: int) -> bool:
    """Whether a phrase is "the sides", "the delegations" and says no more: those who met last."""
    sentence = reading.sentence
    token = sentence.tokens[head]
    if token.upos == "NUM" and token.lemma.lower() in PAIR and not sentence.children[head][1:]:
        return True
    plural = token.feats.get("Number") == "Plur"
    return plural and word_set("sides").has(sentence, head) and not reading.modifiers(head)


def _nobodies_side(reading: Reading, heads: Sequence[int], voice: Sequence[str]) -> list[str]:
    """ "Nobody in Washington", says a Frenchman: the party there that does not, if it is not the speaker's own."""
    there = [a for head in heads for a in reading.modifiers(head)]
    return there if not set(map(party, there)) & set(map(party, voice)) else []


def _promised_doers(reading: Reading, cue: int, promising: list[str]) -> list[str]:
    """ "Rutte promised that some members will send troops": who will do it, if the promise is for others too."""
    clauses = [c for c in reading.sentence.children[cue] if reading.sentence.tokens[c].deprel == "ccomp"]
    found = [
        a for c in clauses for i in follow(parse("nsubj"), reading.sentence, c) for a in reading.actors_at(i)
    ]
    others = [actor for actor in found if party(actor) not in set(map(party, promising))]
    union = set(found) <= {"europe", "EU"}  # for which its own officials speak
    if not promising or not others or union:
        return promising
    return [*promising, *others] if len(others) < len(found) else found


def _those_at(reading: Reading, head: int, discourse: Discourse) -> tuple[str, ...]:
    """Actors of a phrase; of a meeting, those who meet; of "the two countries", those who met last."""
    met = word_set("meeting").has(reading.sentence, head)
    found = reading.modifiers(head) if met else reading.actors_at(head)
    sides = tuple(dict.fromkeys(map(party, discourse.participants)))
    return sides if len(sides) > 1 and _is_two(reading, head) else found


def _is_two(reading: Reading, head: int) -> bool:
    """Whether a phrase speaks of nobody but "the two countries", "both states"."""
    named = [reading.by_token[i] for i in reading.sentence.subtree(head) if i in reading.by_token]
    states = all("/" not in actor for mention in named for actor in mention.actors)
    return bool(named) and states and all(mention.kind == "generic" for mention in named)


def _for_whom(reading: Reading, cue: int) -> list[str]:
    """ "Ділити станцію з росіянами для України неприйнятно": for whom something is so, wherever the parser hung it."""
    sentence = reading.sentence
    inside = clause_tokens(sentence, clause_of(sentence, cue))
    held = [i for i in sorted({*inside, *sentence.subtree(cue)}) if i in reading.by_token]
    return [a for i in held if "для" in prepositions(sentence, i) for a in reading.actors_at(i)]


def _sides_of_theme(reading: Reading, cue: int, voice: Sequence[str]) -> list[str]:
    """The sides that the subject of a passive names: "guarantees between Ukraine and the US are being discussed".

    Of guarantees from the US alone, he who says it is the other side.
    """
    sentence = reading.sentence
    subjects = [c for c in sentence.children[cue] if sentence.tokens[c].deprel == "nsubj:pass"]
    held = [i for c in subjects for i in sentence.subtree(c) if i in reading.by_token]
    sides = list(dict.fromkeys(a for i in held for a in reading.by_token[i].actors))
    given = any({"від", "от", "from"} & set(prepositions(sentence, i)) for i in held)
    if given and len(sides) == 1 and len(voice) == 1 and party(sides[0]) != party(voice[0]):
        return [voice[0], *sides]
    return sides if len(sides) > 1 else []


def authors(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """Who drew up the text that the rule's path finds: named beside it, else the authors of the plan last spoken of."""
    sentence = reading.sentence
    for head in follow(rule.who, sentence, cue):
        named = reading.owners(head)
        return tuple(dict.fromkeys(map(party, named))) or discourse.plan_by
    return ()


def _of_body(reading: Reading, cue: int) -> bool:
    """Whether a body says it of itself without a subject: "В Киеве заявили, что поддерживают план"."""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    if token.deprel != "ccomp" or token.feats.get("Number") != "Plur" or has_subject(sentence, cue):
        return False
    return word_set("say").has(sentence, token.head) and bool(indefinite(sentence, token.head))


def _unspoken(rule: Rule, reading: Reading, cue: int) -> tuple[str, ...]:
    """The doer of a finite verb without a subject: the body at its place, or who acted before."""
    while rule.kind == "verb" and not rule.mutual and reading.sentence.tokens[cue].deprel == "xcomp":
        cue = reading.sentence.tokens[cue].head
    token = reading.sentence.tokens[cue]
    finite = token.upos == "VERB" and token.feats.get("VerbForm", "Fin") == "Fin"
    to_us = [
        c for c in reading.sentence.children[cue] if reading.sentence.tokens[c].feats.get("Person") == "1"
    ]  # "нам нічого не передавали": nobody in particular
    if rule.kind != "verb" or not finite or is_passive(reading.sentence, cue) or to_us:
        return ()
    return reading.unspoken(cue)


def named_first(reading: Reading, path: Path, cue: int) -> tuple[str, ...]:
    """Actors where the first option of the path leads that names any."""
    for option in path:
        heads = follow((option,), reading.sentence, cue)
        actors = tuple(dict.fromkeys(a for head in heads for a in reading.actors_at(head)))
        if actors:
            return actors
    return ()
