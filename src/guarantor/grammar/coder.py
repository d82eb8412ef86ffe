"""An article's sentences in order, each read and coded, repetitions joined into their fullest mention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from guarantor.dossiers import Dossier
from guarantor.grammar import actors, confidence, issues, terms, times
from guarantor.grammar.about import talked_of
from guarantor.grammar.actors import Mention
from guarantor.grammar.attribution import Citation, citations
from guarantor.grammar.denials import denial
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.instruments import version
from guarantor.grammar.interviews import interview
from guarantor.grammar.joining import Found, joined, parties, with_talk
from guarantor.grammar.matching import Candidate, candidates
from guarantor.grammar.occasions import ahead, dated, entry_days, is_entry, remember
from guarantor.grammar.outlets import outlets
from guarantor.grammar.paths import follow, parse
from guarantor.grammar.planlists import goes_on, is_bare, is_item, point
from guarantor.grammar.quotations import attribute, in_quotation
from guarantor.grammar.reading import Reading, paragraph_start
from guarantor.grammar.siding import speaker_for
from guarantor.grammar.slots import SPEECH_ACTS, evidence_of
from guarantor.grammar.times import TimeExpression
from guarantor.grammar.words import word_set
from guarantor.model import Article, Sentence, Source, Statement

CODER = "rules/0.1"
PLANNERS = "acl > obl:agent | acl > obl(by) | acl > obl[Ins] | acl:relcl{revise} > nsubj | acl:relcl{draw-up} > nsubj"


@dataclass(frozen=True)
class Coded:
    """A statement with where it was found, sentence and cue, and the features that its confidence rests on."""

    statement: Statement
    sentence: Sentence
    cue: int
    features: Mapping[str, float]


def readings(article: Article, sentences: Sequence[Sentence], dossier: Dossier) -> list[Reading]:
    """Each sentence with its findings."""
    mentioned = actors.mentions(sentences, dossier, article.published.date())
    found: list[Reading] = []
    anchor: date | None = None
    for sentence, mentions in zip(sentences, mentioned, strict=True):
        expressions = times.expressions(sentence, article.published, anchor)
        anchor = _last_day(expressions) or anchor
        found.append(
            Reading(
                sentence,
                mentions,
                expressions,
                terms.quantities(sentence),
                terms.conditions(sentence),
                terms.places(sentence),
                issues.issues(sentence),
                outlets(sentence),
                partial(_unspoken, sentences, mentioned, len(found), dossier),
            )
        )
    return found


def _unspoken(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]], at: int, dossier: Dossier, verb: int
) -> tuple[str, ...]:
    return actors.zero_subject(sentences, found, at, verb, dossier)


def _last_day(expressions: Sequence[TimeExpression]) -> date | None:
    """The last single day that a sentence gives: what "a day earlier" counts from."""
    days = [e.edtf for e in expressions if e.kind == "point" and e.edtf and len(e.edtf) == 10]
    return date.fromisoformat(days[-1]) if days else None


def code(article: Article, read: Sequence[Reading], dossier: Dossier) -> list[Coded]:
    """All statements of one article that are likely enough, each once, in order of the text."""
    least = confidence.model().threshold
    likely = [
        item for item in considered(article, read, dossier) if (item.statement.confidence or 0) >= least
    ]
    distinct: dict[str, Coded] = {}
    for item in likely:
        distinct.setdefault(item.statement.id, item)
    return list(distinct.values())


def considered(article: Article, read: Sequence[Reading], dossier: Dossier) -> list[Coded]:
    """All statements that the rules find in one article, also the least likely, in order of the text."""
    found = told(article, read, dossier)
    at = {reading.sentence.start: reading for reading in read}
    traits = [(item, confidence.features(item, at[item.sentence.start], found)) for item in joined(found)]
    return [_coded(article, item, dossier, features) for item, features in traits]


def told(article: Article, read: Sequence[Reading], dossier: Dossier) -> list[Found]:
    """All that the rules find, each mention by itself, in order of the text."""
    sides = tuple(dossier.issues.get("sides", ()))
    topic = tuple(issues.topic([reading.sentence for reading in read]))
    at_war = tuple(dossier.issues.get("at_war", ()))
    discourse = Discourse(topic=topic, sides=sides, table=sides, at_war=at_war, persons=dossier.people)
    found: list[Found] = []
    talk, days = interview(article, read), entry_days(read)
    for at, reading in enumerate(read):
        discourse.enter(reading.sentence.paragraph)
        if reading.sentence.tokens[-1].text == "?":
            discourse.mention(reading)
            continue
        if talk and reading.sentence.paragraph in talk.answers:
            discourse.answer(talk.guest, talk.day)
        discourse.name_plan(reading)
        cited = citations(reading, discourse.heard, discourse.outlet)
        attribute(article.body, read, at, cited, discourse)
        found = _about(_back(found, cited, reading, discourse), reading)
        _learn_plan(reading, discourse, dossier, article.published.date())
        found += denial(reading, found)
        found += _coded_sentence(reading, cited, discourse, article, days.get(reading.sentence.paragraph))
        discourse.mention(reading)
    return with_talk(found)


def _coded_sentence(
    reading: Reading, cited: Sequence[Citation], discourse: Discourse, article: Article, day: str | None
) -> list[Found]:
    start, published = paragraph_start(article.body, reading.sentence.start), article.published.date()
    listed = is_item(article.body, start)
    entry = published.isoformat() if is_entry(article.body, start) and not day else day
    quoted = in_quotation(article.body, start, reading.sentence.start)
    made = candidates(reading, cited, discourse)
    listed = listed or goes_on(reading, discourse)
    laid_down = point(reading, discourse) if listed and is_bare(made) and not cited else None
    if laid_down or any(c.act == "propose" and c.rule.by == "author" for c in made):
        discourse.outlined = reading.sentence.paragraph
    made = [laid_down] if laid_down else [_cited(candidate, discourse, quoted) for candidate in made]
    made = [ahead(dated(candidate, reading, discourse, entry, published), published) for candidate in made]
    discourse.hear(cited)
    if cited:
        voices = parties(discourse.voice_actors)
        told = [parties(c.actors) for c in made if c.sources]
        discourse.accounts = bool(voices and told) and not any(voices & actors for actors in told)
    for candidate in made:
        remember(candidate, reading, discourse)
        discourse.learn(candidate.act, candidate.actors, candidate.issues)
    return [Found(candidate, reading.sentence) for candidate in made]


def _learn_plan(reading: Reading, discourse: Discourse, dossier: Dossier, day: date) -> None:
    """Remember who drew up the plan that the sentence speaks of: whom it names, else who holds that version."""
    points = [q.points for q in reading.quantities if q.kind == "points"]
    held = version(dossier, points[0], day) if points else None
    discourse.plan_by = held.holders if held else discourse.plan_by
    for index in range(len(reading.sentence.tokens)):
        if word_set("plan").has(reading.sentence, index):
            by = follow(parse(PLANNERS), reading.sentence, index)
            drawn_up = [actor for head in by for actor in reading.actors_at(head)]
            named = tuple(dict.fromkeys(map(actors.party, drawn_up or reading.owners(index))))
            discourse.plan_by = named or discourse.plan_by


def _cited(candidate: Candidate, discourse: Discourse, quoted: bool) -> Candidate:
    """A candidate with the voice that goes on in its paragraph.

    What another party does is the reporter's own account again, unless it stands in a quotation; and who himself
    acts in plain words is not cited.
    """
    if candidate.sources:
        return replace(candidate, sources=discourse.carried(candidate.sources))
    if not discourse.voice:
        return candidate
    voices = [source.who for source in discourse.voice]
    others = not set(candidate.actors) & {*voices, *parties(voices)}
    if others and not (quoted or discourse.guest or discourse.accounts):
        return candidate
    speaks = set(candidate.actors) & {source.who for source in discourse.voice}
    own = not (discourse.guest or quoted) and candidate.act in SPEECH_ACTS and speaks
    return candidate if own else replace(candidate, sources=discourse.voice)


def _back(
    found: list[Found], cited: Sequence[Citation], reading: Reading, discourse: Discourse
) -> list[Found]:
    """ "Про це повідомив X": what stands before gets X as its source."""
    backward = [citation for citation in cited if citation.backward]
    if not backward or not found:
        return found
    told = [source for citation in (*backward, *cited) for source in citation.chain]
    chain = tuple(sorted(dict.fromkeys(told), key=lambda source: source.kind == "outlet"))
    voice = next((c.actors for c in backward if c.actors), ())
    last = found[-1].sentence.paragraph
    days = [t.edtf for t in reading.times if t.kind == "point" and t.edtf]
    discourse.carry(chain)
    discourse.spoke_on.update({who: (days[0], reading.sentence.paragraph) for who in voice if days})
    return [
        Found(_told_by(item.candidate, chain, voice, days[0] if days else None), item.sentence)
        if item.sentence.paragraph == last and _speaks_for_itself(item.candidate)
        else item
        for item in found
    ]


def _about(found: list[Found], reading: Reading) -> list[Found]:
    """ "They met on Monday. The talk was of prisoners": a meeting told just before is about what its talk was of."""
    paragraph = reading.sentence.paragraph
    last = found[-1].sentence.start if found else -1
    bare = [
        item
        for item in found
        if item.candidate.act == "meet"
        and item.candidate.issues == ("talks",)
        and 0 <= paragraph - item.sentence.paragraph <= 1
        and item.sentence.start == last
    ]
    topic = talked_of(reading) if bare else ()
    if not topic:
        return found
    return [
        Found(replace(item.candidate, issues=topic), item.sentence) if item in bare else item
        for item in found
    ]


def _speaks_for_itself(candidate: Candidate) -> bool:
    """Whether nobody but the actor is cited for it."""
    return {source.who for source in candidate.sources} <= set(candidate.actors)


def _told_by(
    candidate: Candidate, chain: tuple[Source, ...], voice: tuple[str, ...], day: str | None
) -> Candidate:
    actors = candidate.actors
    if candidate.act in SPEECH_ACTS:
        actors = tuple(dict.fromkeys(speaker_for(actor, voice) for actor in actors))
    own = candidate.act in SPEECH_ACTS and bool(set(voice) & set(actors))
    return replace(candidate, sources=chain, actors=actors, when=candidate.when or (day if own else None))


def _coded(article: Article, item: Found, dossier: Dossier, features: Mapping[str, float]) -> Coded:
    c = item.candidate
    held = version(dossier, c.terms.points, article.published.date())
    statement = Statement(
        article=article.id,
        act=c.act,
        actors=c.actors,
        issues=c.issues,
        evidence=evidence_of(item.sentence, c.cue),
        recipients=c.recipients,
        negated=c.negated,
        status=c.status,
        when=c.when,
        sources=c.sources,
        terms=c.terms,
        instrument=held.id if held else None,
        coder=CODER,
        rule=c.rule.name,
        confidence=round(confidence.probability(features), 3),
    )
    return Coded(statement, item.sentence, c.cue, features)
