"""Which issue an act is about, where its words leave it open: every issue that the article has named so far is weighed.

`about.issues_of` answers from the clause and, failing that, by rules of reference; here that answer is one trait
among others (named before or after the cue, in the headline, how far back, acted on last). Two linear models decide:
one chooses among the issues, one says which others are meant besides. `models/subjects.py` fits their weights
(`subjects.json`) on the project's own gold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from guarantor.grammar.about import DEFAULT_ISSUE
from guarantor.grammar.clauses import clause_of, clause_tokens
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.issues import IssueMention, specific
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import Rule
from guarantor.grammar.words import word_set

FRAMES = ("talks", "plan")  # what every article of a negotiation is about, named or not
APART = (
    *FRAMES,
    "hostilities",
    "guarantees",
    "guarantees.legal-force",
    "guarantees.duration",
)  # issues that are named in passing more often than meant
FAR = 3  # sentences back; what is farther counts as this far
PLACES = ("content", "clause", "sentence", "headline", "back", "topic", "acted")

Traits = Mapping[str, Mapping[str, float]]  # issue → trait → 0 or more


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by trait: `choose` ranks the issues of an act, `join` with `bias` gives the log odds of each alone."""

    choose: Mapping[str, float]
    join: Mapping[str, float]
    bias: float


@cache
def model() -> Model:
    """The model that the package carries."""
    data = json.loads((files("guarantor.grammar") / "subjects.json").read_text(encoding="utf-8"))
    rows = data["traits"]
    return Model(
        {name: row["choose"] for name, row in rows.items()},
        {name: row["join"] for name, row in rows.items()},
        data["bias"],
    )


def chosen(traits: Traits, fitted: Model) -> tuple[str, ...]:
    """The issue that fits best and those meant besides, the most specific only.

    Of issues that the rules find named where the act is, all stand together.
    """
    best = max(traits, key=lambda issue: (_sum(fitted.choose, traits[issue]), issue))
    if "answer direct" in traits[best]:
        return specific(issue for issue in traits if "answer direct" in traits[issue])
    besides = [issue for issue, held in traits.items() if fitted.bias + _sum(fitted.join, held) > 0]
    return specific(issue for issue in traits if issue == best or issue in besides)


def _sum(weights: Mapping[str, float], held: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in held.items())


def traits(
    rule: Rule,
    reading: Reading,
    cue: int,
    act: str,
    content: Sequence[int],
    answer: Sequence[str],
    discourse: Discourse,
) -> Traits:
    """What speaks for each issue that the article has named so far, those of the rules' `answer` first."""
    found: dict[str, dict[str, float]] = {issue: {} for issue in (*answer, *FRAMES)}
    for issue, name, value in (
        *_named(reading, cue, content),
        *_told_before(reading, discourse),
        *_usual(rule, act, discourse),
    ):
        found.setdefault(issue, {})[name] = value
    others_named = any("content" in held for held in found.values())
    refers = _reference(reading, content, discourse)
    for issue, held in found.items():
        if issue in answer:
            how = "direct" if _is_direct(held) else "referred" if "anaphor" in refers else "inferred"
            _mark(held, *_answered(issue, how, act), *(["answer of several"] if len(answer) > 1 else ()))
        _cross(issue, held, act, refers, others_named)
    return found


def _named(reading: Reading, cue: int, content: Sequence[int]) -> Iterator[tuple[str, str, float]]:
    """Where in the sentence an issue is named, or hinted at."""
    sentence = reading.sentence
    inside, clause = set(content), set(clause_tokens(sentence, clause_of(sentence, cue)))
    supposed = {i for condition in reading.conditions for i in condition.tokens}
    for mention in reading.issues:
        yield mention.issue, _place(mention, cue, inside, clause, supposed), 1.0


def _place(mention: IssueMention, cue: int, content: set[int], clause: set[int], supposed: set[int]) -> str:
    tokens, hint = set(mention.tokens), " hint" if mention.weak else ""
    if tokens <= supposed:
        return f"condition{hint}"
    if tokens & content:
        return f"content{hint}"
    side = "after" if min(tokens) > cue else "before"
    return f"{'clause' if tokens & clause else 'sentence'}{hint} {side}"


def _told_before(reading: Reading, discourse: Discourse) -> Iterator[tuple[str, str, float]]:
    """Where earlier sentences name an issue, and how often."""
    told: dict[str, int] = defaultdict(int)
    last: dict[str, int] = {}
    for place, (paragraph, named) in enumerate(discourse.story):
        for issue in named:
            told[issue] += 1
            last[issue] = place
            if paragraph == 0:
                yield issue, "headline", 1.0
    for issue, place in last.items():
        same = discourse.story[place][0] == reading.sentence.paragraph
        back = min(len(discourse.story) - place, FAR)
        yield issue, f"back {back} in {'this' if same else 'another'} paragraph", 1.0
        yield issue, "times told", log(1 + told[issue])


def _usual(rule: Rule, act: str, discourse: Discourse) -> Iterator[tuple[str, str, float]]:
    """What the act, its rule and the article are usually about."""
    for issue in discourse.issues:
        yield issue, "acted on last", 1.0
    for issue in discourse.topic:
        yield issue, "topic", 1.0
    if discourse.topic:
        yield discourse.topic[0], "topic first", 1.0
    if act in DEFAULT_ISSUE:
        yield DEFAULT_ISSUE[act], "usual for the act", 1.0
    if rule.issue:
        yield rule.issue, "the rule's own", 1.0


def _is_direct(held: Mapping[str, float]) -> bool:
    return any(name in ("content", "content hint", "clause before", "clause after") for name in held)


def _reference(reading: Reading, content: Sequence[int], discourse: Discourse) -> tuple[str, ...]:
    """How the content refers back: by "it" or "the idea", by "the plan", by the plan that the article is about."""
    points = any(word_set("anaphor").has(reading.sentence, i) for i in content)
    text = any(word_set("plan").has(reading.sentence, i) for i in content)
    named = (("anaphor", points), ("text", text), ("known text", text and discourse.plan_told))
    return tuple(name for name, holds in named if holds)


def _answered(issue: str, how: str, act: str) -> Iterator[str]:
    """Traits of an issue that the rules answer."""
    yield "answer"
    yield f"answer {how}"
    yield f"answer {how}, {_kind(issue)}"
    yield f"answer {how}, {act}"


def _cross(issue: str, held: dict[str, float], act: str, refers: Sequence[str], others_named: bool) -> None:
    """Add what holds only together: kind of issue with place, act and reference."""
    kind = _kind(issue)
    for name in [name for name in held if name.startswith(PLACES)]:
        held[f"{name}, {kind}"] = held[name]
        if "anaphor" in refers and name.startswith(("back", "acted")):
            held[f"anaphor, {name}"] = held[name]
    _mark(held, f"kind {kind}", f"kind {kind}, {act}", *(f"{how}, {kind}" for how in refers))
    if not any(name.startswith(("content", "clause")) for name in held):
        _mark(held, "unnamed", *(("unnamed where others are",) if others_named else ()))


def _mark(held: dict[str, float], *names: str) -> None:
    held.update(dict.fromkeys(names, 1.0))


def _kind(issue: str) -> str:
    return issue if issue in APART else "other"
