"""Rules laid over a sentence: each cue that a rule allows becomes a candidate statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from guarantor.grammar.about import STRICT, content_of, issues_of, theme_of, without_frame
from guarantor.grammar.actors import party
from guarantor.grammar.assertion import act_cue, bearer_of, fits, is_bidden, is_denied
from guarantor.grammar.attribution import Citation, chain_at, voice_at
from guarantor.grammar.clauses import (
    base,
    clause_of,
    clause_tokens,
    governors,
    is_ahead,
    is_negated,
    is_past,
)
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.doers import actors_of, is_parliament, named_first
from guarantor.grammar.ownwords import own_words
from guarantor.grammar.participants import GROUPS, is_assembled
from guarantor.grammar.reading import Reading
from guarantor.grammar.receivers import beneficiaries, receivers
from guarantor.grammar.rules import ANY_VERB, Rule, rules
from guarantor.grammar.shades import is_due, not_yet, possesses
from guarantor.grammar.slots import SPEECH_ACTS, status_of, terms_of, when_of
from guarantor.grammar.subjects import Traits, chosen, model, traits
from guarantor.grammar.words import occurrences, word_set
from guarantor.model import Source, Terms


@dataclass(frozen=True)
class Candidate:
    """What a rule found at a cue, before repetitions are joined and evidence is cut."""

    rule: Rule
    cue: int
    act: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    issues: tuple[str, ...]
    negated: bool
    status: str
    when: str | None
    sources: tuple[Source, ...]
    terms: Terms
    voice: tuple[str, ...]
    weighed: Traits


def candidates(reading: Reading, found: Sequence[Citation], discourse: Discourse) -> list[Candidate]:
    """All candidates of one sentence; of several rules at one cue the weightiest."""
    best: dict[int, list[Candidate]] = {}
    free = _free_verbs(reading)
    for rule in _weightiest_first():
        for cue in _cues(rule, reading, free):
            if (cue not in best or best[cue][0].rule.weight <= rule.weight) and fits(rule, reading, cue):
                candidate = _candidate(rule, reading, cue, found, discourse)
                if candidate:
                    best.setdefault(cue, []).append(candidate)
    made = [candidate for cue in sorted(best) for candidate in best[cue]]
    framed = {clause_of(reading.sentence, c.cue) for c in made if c.rule.frames}
    return [c for c in made if not c.rule.drafted or clause_of(reading.sentence, c.cue) not in framed]


@cache
def _weightiest_first() -> tuple[Rule, ...]:
    return tuple(sorted(rules(), key=lambda rule: -rule.weight))


def _cues(rule: Rule, reading: Reading, free: Sequence[int]) -> Iterable[int]:
    """Where a rule may find its cue: its own words, any verb that is no cue of its own, or any verb that bids."""
    if rule.imperative:
        return [i for i in range(len(reading.sentence.tokens)) if is_bidden(reading.sentence, i)]
    return free if rule.cue == ANY_VERB else occurrences(rule.cue, reading.sentence)


def _free_verbs(reading: Reading) -> list[int]:
    """Verbs that are no cue of their own and tell no speech: what a rule for any verb may look at."""
    sentence = reading.sentence
    verbs = [index for index, token in enumerate(sentence.tokens) if token.upos == "VERB"]
    return [
        index
        for index in verbs
        if not word_set("comment").has(sentence, index)
        and not word_set("say").has(sentence, index)
        and not act_cue(reading, index)
    ]


def _candidate(
    rule: Rule, reading: Reading, cue: int, found: Sequence[Citation], discourse: Discourse
) -> Candidate | None:
    content, bearer = content_of(rule, reading, cue), bearer_of(rule, reading, cue)
    if _says_nothing(rule, reading, cue, content):
        return None
    act, negated = _told(rule, reading, cue, bearer)
    voice = voice_at(found, cue) or (() if chain_at(found, cue) else discourse.voice_actors)
    if rule.by == "speaker" and not voice:
        voice = _unnamed_side(chain_at(found, cue))
    actors = actors_of(rule, reading, cue, act, voice, discourse)
    lawful = all(map(is_parliament, actors))
    if not actors or (rule.parliament and not lawful):
        return None
    answer = issues_of(rule, reading, cue, act, content, discourse)
    act = "ratify" if act == "agree" and rule.when_negated and lawful else act
    if not answer or _too_few(rule, act, actors) or _is_beside(rule, answer):
        return None
    if act == "ratify" and voice and is_due(reading.sentence, cue):
        return None
    weighed = traits(rule, reading, cue, act, content, answer, discourse)
    sat = act == "meet" and answer == (rule.issue,)
    issues = answer if sat else without_frame(reading, act, content, chosen(weighed, model()))
    act, negated = _settled(rule, reading, cue, act, negated, actors)
    recipients = _recipients(rule, reading, cue, act, actors, content)
    if rule.needs_receiver and (not recipients or set(map(party, recipients)) & set(map(party, actors))):
        return None
    if act == "ratify" and _only_approves(reading, cue, actors, issues):
        act = "agree"
    if rule.when_alone and not recipients and act == rule.act:
        act = rule.when_alone
    alone = act in SPEECH_ACTS and not (act == "agree" and len(actors) > 1)
    chain = chain_at(found, cue) or (own_words(rule, reading, cue, actors) if alone else ())
    return Candidate(
        rule=rule,
        cue=cue,
        act=act,
        actors=actors,
        recipients=recipients,
        issues=issues,
        negated=negated,
        status="actual" if rule.by == "author" else status_of(reading, bearer, act, negated),
        when=when_of(reading, cue, act, actors, found),
        sources=tuple(dict.fromkeys(chain)),
        terms=terms_of(reading, cue, act, theme_of(reading, cue, content)),
        voice=voice,
        weighed=weighed,
    )


def _says_nothing(rule: Rule, reading: Reading, cue: int, content: Sequence[int]) -> bool:
    """Whether the content lacks a word that the rule needs, or a modal is said of a thing."""
    if rule.kind == "modal" and (_means_thing(reading, cue) or possesses(reading.sentence, cue)):
        return True
    needed = word_set(rule.needs) if rule.needs else None
    return needed is not None and not any(
        needed.has(reading.sentence, i) for i in theme_of(reading, cue, content)
    )


def _told(rule: Rule, reading: Reading, cue: int, bearer: int) -> tuple[str, bool]:
    """The act by denial and tense, and whether it is negated."""
    gainsaid = is_denied(reading, bearer)
    absent = bearer != cue and word_set("not").has(reading.sentence, bearer)
    negated = rule.denied or (absent or is_negated(reading.sentence, bearer)) != gainsaid
    past = rule.act in STRICT and is_past(reading.sentence, bearer)
    if negated and rule.act == "agree" and not_yet(reading.sentence, bearer):
        return rule.act, True
    if negated and rule.when_negated and not gainsaid and not past:
        return rule.when_negated, False
    if (gainsaid or not negated) and rule.when_future and is_ahead(reading.sentence, cue):
        return rule.when_future, negated
    return rule.act, negated


def _is_beside(rule: Rule, answer: Sequence[str]) -> bool:
    """Whether none of the issues is of the kind that the rule is about."""
    return bool(rule.about) and not any(issue.split(".")[0] == rule.about for issue in answer)


def _too_few(rule: Rule, act: str, actors: Sequence[str]) -> bool:
    """Whether the act wants more parties than are there."""
    if act == "meet" and not is_assembled(actors):
        return True
    if rule.of_persons and (len(set(map(party, actors))) < 2 or not any("/" in actor for actor in actors)):
        return True
    return rule.needs_several and len(set(map(party, actors))) < 2


def _settled(
    rule: Rule, reading: Reading, cue: int, act: str, negated: bool, actors: Sequence[str]
) -> tuple[str, bool]:
    """The act and its polarity once it is known who acts."""
    if act == "agree" and negated and not rule.denied and _refuses(reading, cue, actors):
        return "reject", False
    if act == "discuss" and rule.mutual and len(actors) > 1 and _at_place(reading, cue):
        return "meet", negated
    return act, negated


def _recipients(
    rule: Rule, reading: Reading, cue: int, act: str, actors: Sequence[str], content: Sequence[int]
) -> tuple[str, ...]:
    """To, with or of whom; of what is given or promised also for whom."""
    given = receivers(reading, cue) if rule.to else ()
    found = tuple(a for a in given or named_first(reading, rule.to, cue) if a not in actors)
    if found or act not in ("pledge", "provide"):
        return found
    return tuple(a for a in beneficiaries(reading, content) if a not in actors)


def _means_thing(reading: Reading, cue: int) -> bool:
    """Whether what must be done is said of a "they" or "it" that stands for no party: "they should fix the details"."""
    sentence = reading.sentence
    subjects = [c for c in sentence.children[cue] if sentence.tokens[c].deprel == "nsubj"]
    return any(
        sentence.tokens[c].upos == "PRON"
        and sentence.tokens[c].feats.get("Person") == "3"
        and not reading.actors_at(c)
        for c in subjects
    )


def _unnamed_side(chain: Sequence[Source]) -> tuple[str, ...]:
    """The party for which an unnamed source speaks, if its affiliation is told."""
    return tuple(party(s.who) for s in chain if s.kind == "anonymous" and s.who != "unknown")[:1]


def _only_approves(reading: Reading, cue: int, actors: Sequence[str], issues: Sequence[str]) -> bool:
    """Whether those who approve make no law: neither a parliament nor, of sanctions, a union of states."""
    union = all("/" not in actor or party(actor) == "EU" for actor in actors)
    lawful = any(is_parliament(actor) for actor in actors) or ("sanctions" in issues and union)
    return not lawful and word_set("approve").has(reading.sentence, cue)


def _refuses(reading: Reading, cue: int, actors: Sequence[str]) -> bool:
    """One party that does not or will never agree refuses; who has not agreed yet does not."""
    parties, sentence = set(map(party, actors)), reading.sentence
    many = sentence.language == "en" and parties & GROUPS
    return len(parties) == 1 and not many and not any(is_past(sentence, i) for i in governors(sentence, cue))


def _at_place(reading: Reading, cue: int) -> bool:
    """Whether the clause says where or over which line they talk: "discussed a zone in Donbas" says neither."""
    sentence = reading.sentence
    clause = clause_tokens(sentence, clause_of(sentence, cue))
    if any(word_set("by-phone").has(sentence, i) for i in clause):
        return True
    things = [c for c in sentence.children[cue] if base(sentence.tokens[c].deprel) in ("obj", "nsubj")]
    inside = {i for thing in things for i in sentence.subtree(thing) if i > thing}
    return any(
        p.relation == "where"
        and p.tokens[0] not in inside
        and clause_of(sentence, p.tokens[0]) == clause_of(sentence, cue)
        for p in reading.places
    )
