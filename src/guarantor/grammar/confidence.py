"""How sure a coding is: how a statement was found → probability that a careful coder codes it too.

A logistic model; `models/confidence.py` fits its weights (`confidence.json`) on the project's own gold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from guarantor.grammar.about import DEFAULT_ISSUE, content_of
from guarantor.grammar.actors import Mention
from guarantor.grammar.clauses import base, clause_of, clause_tokens, is_ahead
from guarantor.grammar.issues import IssueMention
from guarantor.grammar.joining import Found, same_fact
from guarantor.grammar.matching import Candidate
from guarantor.grammar.passives import is_passive
from guarantor.grammar.reading import Reading
from guarantor.grammar.slots import distance
from guarantor.grammar.words import word_set

FAR = 8  # edges of the tree; what is farther counts as this far
LONG = 40  # tokens of a sentence; what is longer counts as this long
MANY = 5


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features, their means over the training statements, and the log odds of an average one.

    A statement whose probability is below `threshold` is not coded; 0 codes all.
    """

    weights: Mapping[str, float]
    means: Mapping[str, float]
    bias: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature that holds, with what it adds to the log odds of an average statement."""

    feature: str
    weight: float


@cache
def model() -> Model:
    """The model that the package carries."""
    data = json.loads((files("guarantor.grammar") / "confidence.json").read_text(encoding="utf-8"))
    rows = data["features"]
    return Model(
        {name: row["weight"] for name, row in rows.items()},
        {name: row["mean"] for name, row in rows.items()},
        data["bias"],
        data["threshold"],
    )


def probability(features: Mapping[str, float]) -> float:
    """Probability, 0 to 1, that a statement with these features is one that a careful coder codes."""
    return 1 / (1 + exp(-log_odds(features, model())))


def log_odds(features: Mapping[str, float], fitted: Model) -> float:
    """The model's sum: bias, and each weight times how far its feature is from the average."""
    return fitted.bias + sum(
        weight * (features.get(name, 0.0) - fitted.means[name]) for name, weight in fitted.weights.items()
    )


def reasons(features: Mapping[str, float], limit: int = 6) -> list[Reason]:
    """What moves the confidence most, weightiest first: positive weights raise it, negative ones lower it."""
    fitted = model()
    found = [
        Reason(name, weight * (features[name] - fitted.means[name]))
        for name, weight in fitted.weights.items()
        if features.get(name)
    ]
    return sorted(found, key=lambda reason: (-abs(reason.weight), reason.feature))[:limit]


def features(item: Found, reading: Reading, found: Sequence[Found]) -> dict[str, float]:
    """Named features of a candidate, each 0 to 1, absent if 0; `found` are all candidates of its article."""
    held = dict.fromkeys(_traits(item.candidate, reading), 1.0)
    return held | {name: value for name, value in _measures(item, reading, found) if value}


def _traits(c: Candidate, reading: Reading) -> Iterator[str]:
    yield f"language: {reading.sentence.language}"
    yield f"rule: {c.rule.name}"
    yield f"act: {c.act}"
    yield f"status: {c.status}"
    yield f"issue: {c.issues[0].split('.')[0]}"
    yield f"issue {_issue_found(c, reading)}"
    yield from _actor_traits(c, reading)
    yield from _place_traits(c, reading)
    yield from _content_traits(c)


def _place_traits(c: Candidate, reading: Reading) -> Iterator[str]:
    """Where the cue stands: in the text and in the tree."""
    sentence = reading.sentence
    yield ("in the headline", "in the lead")[sentence.paragraph] if sentence.paragraph < 2 else "in the body"
    yield f"cue is {base(sentence.tokens[c.cue].deprel)}"
    if is_ahead(sentence, c.cue):
        yield "told ahead"
    if is_passive(sentence, c.cue):
        yield "passive"
    if sentence.tokens[clause_of(sentence, c.cue)].deprel == "acl:relcl":
        yield "in a relative clause"


def _content_traits(c: Candidate) -> Iterator[str]:
    if c.negated:
        yield "negated"
    if c.recipients:
        yield "has a recipient"
    if c.when:
        yield "has a time"
    if c.terms.as_dict():
        yield "has terms"
    if len(c.issues) > 1:
        yield "several issues"
    if c.sources:
        yield f"cited: {c.sources[0].kind}"
    if c.sources and c.sources[0].who in c.actors:
        yield "the actor is cited"


def _actor_traits(c: Candidate, reading: Reading) -> Iterator[str]:
    """How the actor was found: named in the clause or the sentence, as the speaker, or not named."""
    near = _actor_mention(c, reading)
    if near:
        clause = clause_tokens(reading.sentence, clause_of(reading.sentence, c.cue))
        yield "actor in the clause" if near.head in clause else "actor in the sentence"
        yield f"actor by {near.kind}"
        yield f"actor is {base(reading.sentence.tokens[near.head].deprel)}"
    else:
        yield "actor is the speaker" if set(c.actors) & set(c.voice) else "actor not in the sentence"
    if len(c.actors) > 1:
        yield "several actors"


def _actor_mention(c: Candidate, reading: Reading) -> Mention | None:
    """The mention of an actor that is nearest to the cue in the tree."""
    named = [m for m in reading.mentions if set(m.actors) & set(c.actors)]
    return min(named, key=lambda m: (distance(reading.sentence, m.head, c.cue), m.head), default=None)


def _issue_found(c: Candidate, reading: Reading) -> str:
    """How the issue was found: in content, clause or sentence, by a hint, by reference, or by default."""
    sentence = reading.sentence
    content = set(content_of(c.rule, reading, c.cue))
    clause = set(clause_tokens(sentence, clause_of(sentence, c.cue)))
    named = [m for m in reading.issues if m.issue in c.issues]
    for where, inside in (("in the content", content), ("in the clause", clause)):
        if found := _inside(named, inside):
            return f"hinted at {where}" if all(m.weak for m in found) else where
    if named:
        return "in the sentence"
    if c.issues[0] in (c.rule.issue, DEFAULT_ISSUE.get(c.act)):
        return "by default"
    return "by reference" if any(word_set("anaphor").has(sentence, i) for i in content) else "from the topic"


def _inside(mentions: Sequence[IssueMention], tokens: set[int]) -> list[IssueMention]:
    return [m for m in mentions if tokens & set(m.tokens)]


def _measures(item: Found, reading: Reading, found: Sequence[Found]) -> Iterator[tuple[str, float]]:
    c, sentence = item.candidate, reading.sentence
    beside = [other for other in found if other.sentence is item.sentence]
    near = _actor_mention(c, reading)
    yield "distance of the actor", min(distance(sentence, near.head, c.cue), FAR) / FAR if near else 0.0
    yield "depth of the cue", min(sum(1 for _ in sentence.ancestors(c.cue)), FAR) / FAR
    yield "length of the sentence", min(len(sentence.tokens), LONG) / LONG
    yield "other statements in the sentence", min(len(beside) - 1, MANY) / MANY
    yield "others at the same cue", min(sum(o.candidate.cue == c.cue for o in beside) - 1, 1)
    told = sum(other is not item and same_fact(item, other) for other in found)
    yield "told more than once", log(1 + min(told, MANY)) / log(1 + MANY)
