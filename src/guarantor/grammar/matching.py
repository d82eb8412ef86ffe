"""Rules laid over a sentence: each cue that a rule allows becomes a candidate statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from guarantor.grammar.attribution import Citation, chain_at, has_that, voice_at
from guarantor.grammar.clauses import (
    base,
    clause_of,
    clause_tokens,
    has_subject,
    is_ahead,
    is_asserted,
    is_future,
    is_negated,
    is_passive,
    is_past,
    is_subordinate_condition,
)
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.issues import specific
from guarantor.grammar.paths import Path, follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.receivers import receivers
from guarantor.grammar.rules import ANY_VERB, Rule, rules
from guarantor.grammar.slots import SPEECH_ACTS, status_of, terms_of, when_of
from guarantor.grammar.words import occurrences, word_set
from guarantor.model import Sentence, Source, Terms

ACT_CUES = (
    "propose",
    "invite",
    "pledge",
    "ready",
    "provide",
    "agree",
    "accept",
    "reject",
    "demand",
    "want",
    "discuss",
    "meet",
    "visit",
    "revise",
    "submit",
    "await",
    "ratify",
    "threaten",
    "accuse",
)
LAID_DOWN = frozenset(
    {"promised-deed", "provide", "wont", "plan-provides", "must", "need"}
)  # what a draft may say
WISHES = ("propose", "demand", "want", "pledge", "threaten", "warn", "accuse", "reject")
VOWS = frozenset(
    {"pledge", "ready"}
)  # who says that he binds himself may leave the subject to the text before
STRICT = frozenset({"provide", "pledge"})  # deeds that must name what they are about
GROUPS = frozenset({"coalition", "europe", "EU", "NATO", "UN", "allies", "mediators", "G7", "OSCE"})
PARLIAMENTS = frozenset({"parliament", "rada", "congress"})
VERB_TAGS = frozenset({"VERB", "AUX", "ADJ"})
DEFAULT_ISSUE = {"meet": "talks", "discuss": "talks", "submit": "plan", "await": "plan", "revise": "plan"}


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
    score: float


def candidates(reading: Reading, found: Sequence[Citation], discourse: Discourse) -> list[Candidate]:
    """All candidates of one sentence; of several rules at one cue the weightiest."""
    best: dict[int, list[Candidate]] = {}
    for rule in sorted(rules(), key=lambda rule: -rule.weight):
        for cue in _cues(rule, reading):
            if (cue not in best or best[cue][0].score <= rule.weight) and _fits(rule, reading, cue):
                candidate = _candidate(rule, reading, cue, found, discourse)
                if candidate:
                    best.setdefault(cue, []).append(candidate)
    made = [candidate for cue in sorted(best) for candidate in best[cue]]
    framed = {clause_of(reading.sentence, c.cue) for c in made if c.rule.name == "under-plan"}
    return [
        c for c in made if c.rule.name not in LAID_DOWN or clause_of(reading.sentence, c.cue) not in framed
    ]


def _cues(rule: Rule, reading: Reading) -> Iterator[int]:
    if rule.cue != ANY_VERB:
        yield from occurrences(rule.cue, reading.sentence)
        return
    for index, token in enumerate(reading.sentence.tokens):
        silent = word_set("comment").has(reading.sentence, index) or word_set("say").has(
            reading.sentence, index
        )
        if token.upos == "VERB" and not silent and not act_cue(reading, index):
            yield index


def act_cue(reading: Reading, index: int) -> bool:
    """Whether the word is a cue of any act by itself."""
    return any(word_set(name).has(reading.sentence, index) for name in ACT_CUES)


def is_content(reading: Reading, cue: int) -> bool:
    """Whether a verb is only what another act is about: "urged Moscow to accept", "refused to sign", "must approve"."""
    sentence = reading.sentence
    if any(
        word_set("must").has(sentence, i)
        for i in sentence.children[cue]
        if sentence.tokens[i].deprel == "aux"
    ):
        return not _talks(reading, cue)
    index = cue
    while sentence.tokens[index].head >= 0:
        token, above = sentence.tokens[index], sentence.tokens[index].head
        if token.deprel == "conj":
            if _goes_with_outer(sentence, index):
                return False
            index = above
            continue
        if not _embeds(reading, above, index):
            return False
        promised = word_set("promised-deed").has(sentence, above) and is_ahead(sentence, above)
        if promised or act_cue(reading, above) or word_set("must").has(sentence, above):
            return not _carries(reading, above, cue)
        index = above
    return False


def _goes_with_outer(sentence: Sentence, index: int) -> bool:
    """ "Promised that it will not leave, but demanded": the past verb is coordinated with the outer one."""
    inner = sentence.tokens[sentence.tokens[index].head]
    if inner.head < 0 or base(inner.deprel) != "ccomp":
        return False
    tense, outer = sentence.tokens[index].feats.get("Tense"), sentence.tokens[inner.head].feats.get("Tense")
    return tense == "Past" == outer and inner.feats.get("Tense") in ("Fut", "Pres")


def _embeds(reading: Reading, above: int, index: int) -> bool:
    """Whether the verb hangs on the word above as its infinitive, its gerund or the clause that it demands."""
    sentence = reading.sentence
    token = sentence.tokens[index]
    if token.deprel == "xcomp":
        return True
    finite = token.feats.get("VerbForm") == "Fin" or has_subject(sentence, index)
    if token.deprel == "ccomp":
        if any(sentence.tokens[c].deprel == "cc" and c < index for c in sentence.children[index]) and finite:
            return False
        wishes = any(word_set(name).has(sentence, above) for name in WISHES)
        return wishes or (not finite and act_cue(reading, above))
    near = 0 < index - above <= 2
    return token.deprel in ("advcl", "acl", "obl", "csubj") and not finite and near


def _is_reduced(reading: Reading, cue: int) -> bool:
    """ "the plan proposed by Washington": a participle at a noun presupposes its act."""
    token = reading.sentence.tokens[cue]
    return (
        token.deprel == "acl" and not has_subject(reading.sentence, cue) and is_passive(reading.sentence, cue)
    )


def _talks(reading: Reading, cue: int) -> bool:
    return any(word_set(name).has(reading.sentence, cue) for name in ("discuss", "meet"))


def _carries(reading: Reading, governor: int, cue: int) -> bool:
    """ "ready to discuss", "plans to meet", должен передать: the governing word only sets the time of the act."""
    sentence = reading.sentence
    if word_set("must").has(sentence, governor):
        return sentence.language != "en" and any(
            word_set(n).has(sentence, cue) for n in ("discuss", "meet", "submit")
        )
    return _talks(reading, cue) and any(
        word_set(name).has(sentence, governor) for name in ("ready", "future", "agree", "pledge")
    )


def _fits(rule: Rule, reading: Reading, cue: int) -> bool:
    token = reading.sentence.tokens[cue]
    if rule.kind == "verb":
        fits = token.upos in VERB_TAGS and token.deprel not in ("amod", "case", "mark", "fixed")
    elif rule.kind == "noun":
        fits = token.upos in ("NOUN", "PROPN") and token.deprel not in ("compound", "amod")
    else:
        bare = token.deprel == "amod" and not follow(parse("xcomp"), reading.sentence, cue)
        fits = token.upos != "PUNCT" and not bare
    if rule.kind == "modal" and token.deprel in ("acl:relcl", "advcl", "acl"):
        return False
    if rule.kind == "verb" and not is_asserted(reading.sentence, cue):
        return False
    if rule.kind == "verb" and rule.act != "submit" and _is_reduced(reading, cue):
        return False
    ahead = is_future if rule.by == "author" else is_ahead
    if rule.needs_future and not ahead(reading.sentence, cue):
        return False
    if rule.needs_negation and not is_negated(reading.sentence, cue):
        return False
    if rule.kind in ("verb", "modal") and is_content(reading, cue):
        return False
    if (rule.has and not follow(rule.has, reading.sentence, cue)) or follow(
        rule.lacks, reading.sentence, cue
    ):
        return False
    if rule.by == "participants" and rule.kind == "noun" and not is_event(rule, reading, cue):
        return False
    if rule.name == "under-plan" and not is_frame(reading, cue):
        return False
    if (
        rule.kind == "noun"
        and rule.by == "speaker"
        and base(token.deprel) not in ("nsubj", "root", "ccomp", "conj")
    ):
        return False
    return fits and not is_subordinate_condition(reading.sentence, cue) and not _asked(reading, cue)


def _asked(reading: Reading, cue: int) -> bool:
    """Whether a headline only announces the answer: "What Kyiv and Washington have agreed"."""
    sentence = reading.sentence
    if sentence.paragraph > 0:
        return False
    head = clause_of(sentence, cue)
    asking = [i for i in clause_tokens(sentence, head) if i < cue and word_set("asking").has(sentence, i)]
    return sentence.tokens[head].deprel != "acl:relcl" and any(
        sentence.tokens[i].deprel != "mark" for i in asking
    )


def bearer_of(rule: Rule, reading: Reading, cue: int) -> int:
    """The word that carries denial and tense: the cue itself, or for an event noun the verb that it is subject of."""
    if rule.kind != "noun":
        return cue
    sentence, index = reading.sentence, cue
    while sentence.tokens[index].deprel == "nmod" and word_set("stage").has(
        sentence, sentence.tokens[index].head
    ):
        index = sentence.tokens[index].head
    head = sentence.tokens[index].head
    due = [c for c in sentence.children[head] if sentence.tokens[c].deprel == "xcomp"] if head >= 0 else []
    due = [c for c in due if word_set("take-place").has(sentence, c)]
    if due and base(sentence.tokens[index].deprel) == "nsubj":
        return due[0]
    happens = head >= 0 and word_set("take-place").has(sentence, head)
    borne = ("nsubj", "obj") if index == cue or prepositions(sentence, index) else ("nsubj", "obj", "obl")
    return head if happens and base(sentence.tokens[index].deprel) in borne else cue


def is_event(rule: Rule, reading: Reading, cue: int) -> bool:
    """Whether a meeting noun tells an event: it takes place, or it has a date or a place of its own."""
    sentence = reading.sentence
    head = sentence.tokens[cue].head
    if head >= 0 and (word_set("meet").has(sentence, head) or is_content(reading, head)):
        return False
    if bearer_of(rule, reading, cue) != cue:
        return True
    below = set(sentence.subtree(cue))
    dated = any(set(t.tokens) <= below for t in reading.times if t.kind == "point" and t.edtf)
    placed = any(set(p.tokens) <= below for p in reading.places)
    return (dated or placed) and bool(reading.modifiers(cue))


def is_frame(reading: Reading, cue: int) -> bool:
    """Whether a plan noun frames its clause: "under the draft …", за планом …, согласно документу …"""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    words = (
        {"under", "according"}
        if sentence.language == "en"
        else {"за", "згідно", "по", "согласно", "відповідно"}
    )
    stated = any(sentence.tokens[i].upos in ("VERB", "AUX") for i in sentence.ancestors(cue))
    return stated and base(token.deprel) in ("obl", "nmod") and bool(words & set(prepositions(sentence, cue)))


def _candidate(
    rule: Rule, reading: Reading, cue: int, found: Sequence[Citation], discourse: Discourse
) -> Candidate | None:
    content = content_of(rule, reading, cue)
    bearer = bearer_of(rule, reading, cue)
    if rule.needs and not any(
        word_set(rule.needs).has(reading.sentence, i) for i in _theme(reading, cue, content)
    ):
        return None
    negated = rule.denied or is_negated(reading.sentence, bearer) != is_denied(reading, bearer)
    act = rule.act
    if negated and rule.when_negated and not (act in STRICT and is_past(reading.sentence, bearer)):
        act, negated = rule.when_negated, False
    elif not negated and rule.when_future and is_ahead(reading.sentence, cue):
        act = rule.when_future
    voice = voice_at(found, cue) or discourse.voice_actors
    if rule.by == "speaker" and not voice:
        voice = _unnamed_side(chain_at(found, cue))
    actors = _actors(rule, reading, cue, act, voice, discourse)
    issues = _issues(rule, reading, cue, act, content, discourse)
    if rule.parliament and not all(is_parliament(actor) for actor in actors):
        return None
    if act == "agree" and rule.when_negated and actors and all(is_parliament(actor) for actor in actors):
        act = "ratify"
    if not actors or not issues or (act == "meet" and not _assembled(actors)):
        return None
    if act == "agree" and negated and _refuses(reading, cue, actors):
        act, negated = "reject", False
    if act == "discuss" and rule.mutual and len(actors) > 1 and _at_place(reading, cue):
        act = "meet"
    given = receivers(reading, cue) if rule.to else ()
    recipients = tuple(a for a in given or _named_first(reading, rule.to, cue) if a not in actors)
    if not recipients and act in ("pledge", "provide"):
        recipients = tuple(a for a in _beneficiaries(reading, content) if a not in actors)
    if rule.when_alone and not recipients:
        act = rule.when_alone
    chain = (*_own_words(rule, reading, cue, actors), *chain_at(found, cue))
    return Candidate(
        rule=rule,
        cue=cue,
        act=act,
        actors=actors,
        recipients=recipients,
        issues=issues,
        negated=negated,
        status="actual" if rule.by == "author" else status_of(reading, bearer, act, negated),
        when=when_of(reading, cue, act, found),
        sources=tuple(dict.fromkeys(chain)),
        terms=terms_of(reading, cue, act, _theme(reading, cue, content)),
        voice=voice,
        score=rule.weight,
    )


def _unnamed_side(chain: Sequence[Source]) -> tuple[str, ...]:
    """The party for which an unnamed source speaks, if its affiliation is told."""
    return tuple(s.who.split("/")[0] for s in chain if s.kind == "anonymous" and s.who != "unknown")[:1]


def _theme(reading: Reading, cue: int, content: Sequence[int]) -> Sequence[int]:
    """The content, and for a participle that has lost its noun what stands before it."""
    loose = reading.sentence.tokens[cue].deprel in ("parataxis", "conj") and is_passive(reading.sentence, cue)
    return range(max(content) + 1) if loose and not has_subject(reading.sentence, cue) else content


def is_denied(reading: Reading, index: int) -> bool:
    """Whether the word stands in a clause that somebody denies: "denied that it had pressed Kyiv"."""
    sentence = reading.sentence
    head = clause_of(sentence, index)
    token = sentence.tokens[head]
    return token.deprel == "ccomp" and token.head >= 0 and word_set("deny").has(sentence, token.head)


def _refuses(reading: Reading, cue: int, actors: Sequence[str]) -> bool:
    """One party that will never agree refuses; two that have not agreed yet do not."""
    alone = len({actor.split("/")[0] for actor in actors}) == 1
    return alone and is_ahead(reading.sentence, cue)


def _beneficiaries(reading: Reading, content: Sequence[int]) -> list[str]:
    """States to or for which something in the content is: "assistance to Ukraine", допомога Україні."""
    sentence = reading.sentence
    held = [i for i in content if i in reading.by_token and reading.by_token[i].kind == "state"]
    given = [
        i
        for i in held
        if {"to", "for", "across", "для"} & set(prepositions(sentence, i))
        or (sentence.tokens[i].feats.get("Case") == "Dat" and not prepositions(sentence, i))
    ]
    return [actor for i in given for actor in reading.by_token[i].actors]


def _own_words(rule: Rule, reading: Reading, cue: int, actors: tuple[str, ...]) -> tuple[Source, ...]:
    """An act verb with a that-clause cites its own subject: "insists that", предупредил, что, обвинил в том, что."""
    sentence = reading.sentence
    below = (cue, *sentence.children[cue])
    quoted = [
        child
        for place in below
        for child in sentence.children[place]
        if sentence.tokens[child].deprel in ("ccomp", "acl") and has_that(sentence, child)
    ]
    cites = bool(quoted) or _quotes(reading, cue)
    return (Source(actors[0], "named"),) if cites and rule.kind == "verb" and rule.by == "path" else ()


def _quotes(reading: Reading, cue: int) -> bool:
    """Whether words are quoted below the verb: two at least, the first in small letters, so that it is no name."""
    below = reading.sentence.subtree(cue)
    texts = [reading.sentence.tokens[i].text for i in below]
    opened = [i for i, text in enumerate(texts[:-2]) if text in ('"', "«", "“", "„")]
    closed = [i for i, text in enumerate(texts) if text in ('"', "»", "”", "“")]
    return any(
        texts[i + 1].islower() and any(end > i + 2 for end in closed) for i in opened if below[i] > cue
    )


def content_of(rule: Rule, reading: Reading, cue: int) -> tuple[int, ...]:
    """Indices of what the act is about: the rule's path, else all below the cue but its doer and other clauses."""
    sentence = reading.sentence
    if rule.kind == "noun" and rule.by == "author":
        framed = clause_tokens(sentence, clause_of(sentence, cue))
        return tuple(index for index in framed if index not in sentence.subtree(cue))
    if rule.kind == "modal" and sentence.tokens[cue].deprel == "aux":
        return sentence.subtree(sentence.tokens[cue].head)
    heads = follow(rule.what, sentence, cue)
    if heads:
        return tuple(sorted({i for head in heads for i in sentence.subtree(head)}))
    passive = is_passive(sentence, cue)
    inside = {cue}
    for child in sentence.children[cue]:
        relation = sentence.tokens[child].deprel
        doer = base(relation) == "nsubj" and not passive
        if (
            not doer
            and relation not in ("parataxis", "punct")
            and not (relation == "conj" and _verbal(reading, child))
        ):
            inside |= set(sentence.subtree(child))
    if sentence.tokens[cue].deprel in ("acl", "acl:relcl"):
        head = sentence.tokens[cue].head
        inside |= set(sentence.subtree(head)) - set(sentence.subtree(cue))
    return tuple(sorted(inside))


def _verbal(reading: Reading, index: int) -> bool:
    return reading.sentence.tokens[index].upos in ("VERB", "AUX") or has_subject(reading.sentence, index)


def _actors(
    rule: Rule, reading: Reading, cue: int, act: str, voice: tuple[str, ...], discourse: Discourse
) -> tuple[str, ...]:
    if rule.by == "speaker":
        return voice
    if rule.by == "author":
        return authors(rule, reading, cue, discourse)
    if rule.by == "belligerents":
        return discourse.at_war
    if rule.by == "participants":
        return participants(rule, reading, cue, discourse)
    sentence = reading.sentence
    path = parse("<agent>") if is_passive(sentence, cue) and rule.kind == "verb" else rule.who
    heads = follow(path, sentence, cue)
    heads = heads or _fronted(reading, cue) or _stolen(reading, cue)
    actors = [a for head in heads for a in _those_at(reading, head)]
    if not actors and parse("<doer>")[0] in rule.who:
        late = _late(reading, cue)
        heads, actors = late or heads, [a for head in late for a in reading.actors_at(head)]
    if _first_person(reading, heads or [cue]):
        actors = [*voice, *actors]
    elif discourse.participants and any(_is_sides(reading, head) for head in heads):
        actors = list(discourse.participants)
    elif not heads and not actors and parse("<doer>")[0] in rule.who:
        actors = list(_unspoken(rule, reading, cue))
    if not actors and not heads and rule.kind == "predicate":
        actors = list(voice)
    if not actors and not heads and act in ("revise", "submit") and is_passive(sentence, cue):
        actors = list(discourse.plan_by)
    if not actors and rule.mutual and not heads:
        actors = _sides_of_theme(reading, cue) or list(discourse.parties)
    if rule.mutual:
        others = _named_first(reading, rule.companion, cue)
        others += _named_first(reading, parse("obj | iobj"), cue) if act == "meet" else ()
        if rule.needs_companion and not set(others) - set(actors):
            return ()
        actors += others
    if act in SPEECH_ACTS and not (act == "agree" and len(set(actors)) > 1):
        actors = [speaker_for(actor, voice) for actor in actors]
    return tuple(dict.fromkeys(actors))


def is_parliament(actor: str) -> bool:
    """Whether the actor is a parliament, whose approval gives legal force."""
    return actor.partition("/")[2] in PARLIAMENTS


def _at_place(reading: Reading, cue: int) -> bool:
    """Whether the clause says where: a talk with a place is a meeting."""
    sentence = reading.sentence
    return any(
        p.relation == "where" and clause_of(sentence, p.tokens[0]) == clause_of(sentence, cue)
        for p in reading.places
    )


def _assembled(actors: Sequence[str]) -> bool:
    """A meeting needs two sides, or a body of many."""
    return len(actors) > 1 or bool(set(actors) & GROUPS)


def _is_sides(reading: Reading, head: int) -> bool:
    """Whether a phrase is "the sides", "the delegations" and says no more: those who met last."""
    sentence = reading.sentence
    plural = sentence.tokens[head].feats.get("Number") == "Plur"
    return plural and word_set("sides").has(sentence, head) and not reading.modifiers(head)


def _first_person(reading: Reading, heads: Sequence[int]) -> bool:
    """Whether "we" or "I" does it, spoken or in the verb alone (профінансуємо): the voice itself acts."""
    return any(reading.sentence.tokens[head].feats.get("Person") == "1" for head in heads)


def _those_at(reading: Reading, head: int) -> tuple[str, ...]:
    """Actors of a phrase; of a meeting, those who meet."""
    met = word_set("meeting").has(reading.sentence, head)
    return reading.modifiers(head) if met else reading.actors_at(head)


def _unnamed_sides(reading: Reading, head: int) -> bool:
    """ "the leaders", делегації: people who represent sides that the text has named before."""
    plural = reading.sentence.tokens[head].feats.get("Number") == "Plur"
    return plural and head not in reading.by_token and word_set("representatives").has(reading.sentence, head)


def _late(reading: Reading, cue: int) -> list[int]:
    """A party behind the verb that the parser made its object, though what it is done to stands in front."""
    sentence, tokens = reading.sentence, reading.sentence.tokens
    if sentence.language == "en" or is_passive(sentence, cue):
        return []
    above = tokens[cue].head if tokens[cue].deprel == "xcomp" else cue
    front = [c for c in (*sentence.children[cue], *sentence.children[above]) if c < cue]
    fronted = any(base(tokens[c].deprel) in ("obj", "nsubj") and c not in reading.by_token for c in front)
    behind = [
        c for c in sentence.children[cue] if c > cue and tokens[c].deprel == "obj" and c in reading.by_token
    ]
    return [c for c in behind if fronted and _may_be_subject(reading, c)][:1]


def _may_be_subject(reading: Reading, index: int) -> bool:
    """Whether a Ukrainian or Russian noun stands in a form that a subject may have."""
    token = reading.sentence.tokens[index]
    plural = token.feats.get("Number") == "Plur" and token.text.endswith(("и", "і", "ы"))
    return token.text.lower() == token.lemma.lower() or plural


def _stolen(reading: Reading, cue: int) -> list[int]:
    """A subject before the verb that the parser gave to a later verb which has one of its own."""
    sentence = reading.sentence
    if has_subject(sentence, cue) or sentence.tokens[cue].feats.get("VerbForm") != "Fin":
        return []
    return [
        i
        for i in range(cue)
        if base(sentence.tokens[i].deprel) == "nsubj"
        and sentence.tokens[i].head > cue
        and any(
            cue < c and base(sentence.tokens[c].deprel) == "nsubj"
            for c in sentence.children[sentence.tokens[i].head]
        )
    ][-1:]


def _fronted(reading: Reading, cue: int) -> list[int]:
    """An actor before the verb that the parser made an object though its form allows a subject: "США передали …"."""
    sentence = reading.sentence
    if sentence.language == "en" or is_passive(sentence, cue) or has_subject(sentence, cue):
        return []
    before = [
        c
        for c in sentence.children[cue]
        if c < cue and c in reading.by_token and not prepositions(sentence, c)
    ]
    return [
        c
        for c in before
        if sentence.tokens[c].text.isupper()
        and base(sentence.tokens[c].deprel) in ("obj", "obl", "iobj", "nmod")
    ]


def _sides_of_theme(reading: Reading, cue: int) -> list[str]:
    """The sides that the subject of a passive names: "guarantees between Ukraine and the US are being discussed"."""
    sentence = reading.sentence
    subjects = [c for c in sentence.children[cue] if sentence.tokens[c].deprel == "nsubj:pass"]
    named = [
        a
        for c in subjects
        for i in sentence.subtree(c)
        if i in reading.by_token
        for a in reading.by_token[i].actors
    ]
    sides = list(dict.fromkeys(named))
    return sides if len(sides) > 1 else []


def authors(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """Who drew up the text that the rule's path finds: named beside it, else the authors of the plan last spoken of."""
    sentence = reading.sentence
    for head in follow(rule.who, sentence, cue):
        named = reading.modifiers(head)
        return tuple(dict.fromkeys(actor.split("/")[0] for actor in named)) or discourse.plan_by
    return ()


def participants(rule: Rule, reading: Reading, cue: int, discourse: Discourse) -> tuple[str, ...]:
    """Who meets at the event that a noun names: its modifiers, who holds it, else those who met last in the text."""
    sentence = reading.sentence
    for event in follow(rule.who, sentence, cue) if rule.kind == "verb" else (cue,):
        named = list(reading.modifiers(event))
        head = sentence.tokens[event].head
        if head >= 0:
            named += [
                a for place in follow(parse("obl(with)"), sentence, head) for a in reading.actors_at(place)
            ]
        if head >= 0 and base(sentence.tokens[event].deprel) == "obj":
            named += [a for place in follow(parse("nsubj"), sentence, head) for a in reading.actors_at(place)]
        if named:
            return tuple(dict.fromkeys(named))
    if rule.kind != "noun":
        return ()
    if rule.act == "provide":
        return discourse.at_war
    rounds = word_set("round").has(sentence, cue)
    return (discourse.table if rounds else ()) or discourse.participants


def _unspoken(rule: Rule, reading: Reading, cue: int) -> tuple[str, ...]:
    """The doer of a finite verb without a subject: the body at its place, or who acted before."""
    token = reading.sentence.tokens[cue]
    finite = token.upos == "VERB" and token.feats.get("VerbForm", "Fin") == "Fin"
    if rule.kind != "verb" or not finite or is_passive(reading.sentence, cue):
        return ()
    return reading.unspoken(cue)


def speaker_for(actor: str, voice: tuple[str, ...]) -> str:
    """A person who speaks for his own state is the actor in its place."""
    own = [speaker for speaker in voice if "/" in speaker and speaker.split("/")[0] == actor]
    return own[0] if own else actor


def _named_first(reading: Reading, path: Path, cue: int) -> tuple[str, ...]:
    """Actors where the first option of the path leads that names any."""
    for option in path:
        heads = follow((option,), reading.sentence, cue)
        actors = tuple(dict.fromkeys(a for head in heads for a in reading.actors_at(head)))
        if actors:
            return actors
    return ()


def _issues(
    rule: Rule, reading: Reading, cue: int, act: str, content: Sequence[int], discourse: Discourse
) -> tuple[str, ...]:
    """What the act is about: what its content names, else its clause, else what it refers back to, else a default."""
    sentence = reading.sentence
    clause = clause_tokens(sentence, clause_of(sentence, cue))
    found = (
        issues_in(reading, content) or issues_in(reading, content, weak=True) or issues_in(reading, clause)
    )
    if found and act == "ratify":
        other = partial(issues_in, reading, content, but="guarantees.legal-force")
        return _ratified(other() or other(weak=True) or found, discourse)
    if found == ("plan",) and rule.by != "author" and not issues_in(reading, content):
        return issues_in(reading, clause) or _document(discourse)
    if found == ("talks",) and act in ("revise", "submit"):
        found = ("plan",)
    if found:
        return without_talks(without_plan(found) if rule.by == "author" else found, act)
    if act in STRICT and rule.kind == "verb" and not rule.issue and rule.name not in VOWS:
        return (DEFAULT_ISSUE[act],) if act in DEFAULT_ISSUE else ()
    if any(word_set("anaphor").has(sentence, i) for i in content):
        before = issues_in(reading, range(cue)) or discourse.spoken_of()
        if before:
            return before
    default = rule.issue or DEFAULT_ISSUE.get(act)
    texts = act != "revise" or any(word_set("plan").has(sentence, i) for i in content)
    if default and texts:
        return _document(discourse) if default == "plan" else (default,)
    whole = issues_in(reading, range(len(sentence.tokens)), weak=True)
    return whole or (discourse.named_here() if rule.name in VOWS else ()) or discourse.topic


def _ratified(found: tuple[str, ...], discourse: Discourse) -> tuple[str, ...]:
    """What is put in force: if only a bare text is named, what the article spoke of last."""
    bare = set(found) <= {"guarantees.legal-force", "plan"}
    last = [issue for issue in discourse.spoken_of() or discourse.topic if issue not in ("talks", "plan")]
    other = bare and last and not any(issue.startswith("guarantees") for issue in last)
    return tuple(last) if other and not discourse.plan_told else found


def _document(discourse: Discourse) -> tuple[str, ...]:
    """ "The document", "the proposal": the peace plan if the article has named it, else what it spoke of last."""
    if discourse.plan_told:
        return ("plan",)
    last = tuple(issue for issue in discourse.spoken_of() if issue not in ("talks", "plan"))
    return last or tuple(issue for issue in discourse.topic if issue != "talks") or ("plan",)


def without_plan(issues: tuple[str, ...]) -> tuple[str, ...]:
    """What a draft lays down is not itself about the draft."""
    return tuple(issue for issue in issues if issue != "plan") or issues


def issues_in(reading: Reading, tokens: Sequence[int], weak: bool = False, but: str = "") -> tuple[str, ...]:
    """The issues named among these tokens, but not what only a condition names; `weak` allows hints too."""
    inside = set(tokens) - {i for condition in reading.conditions for i in condition.tokens}
    held = [m for m in reading.issues if set(m.tokens) & inside and m.issue != but]
    named = specific([m.issue for m in held if weak or not m.weak])
    return tuple(issue for issue in named if issue != "hostilities") or named


def without_talks(issues: tuple[str, ...], act: str) -> tuple[str, ...]:
    """Talks are the frame, not the subject, where something else is named; only meetings and accords keep both."""
    return issues if act in ("meet", "agree") else tuple(i for i in issues if i != "talks") or issues
