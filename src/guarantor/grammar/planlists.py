"""Points of a draft told one after another: each item of a list, each "would", is what its authors propose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guarantor.grammar.about import issues_in, without_frame, without_plan
from guarantor.grammar.discourse import Discourse
from guarantor.grammar.matching import Candidate
from guarantor.grammar.reading import Reading
from guarantor.grammar.rules import rule_named
from guarantor.grammar.slots import terms_of
from guarantor.model import Source

_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•*])\s")


def is_item(body: str, start: int) -> bool:
    """Whether a paragraph that starts there is an item of a list."""
    return bool(_ITEM.match(body, start))


def goes_on(reading: Reading, discourse: Discourse) -> bool:
    """Whether English "would" goes on with what a draft lays down in this paragraph or the one before."""
    sentence = reading.sentence
    near = sentence.paragraph - discourse.outlined in (0, 1)
    would = any(
        sentence.tokens[c].deprel == "aux" and sentence.tokens[c].text.lower() == "would"
        for c in sentence.children[sentence.root]
    )
    return near and would and not discourse.voice and not reading.conditions


def point(reading: Reading, discourse: Discourse) -> Candidate | None:
    """The statement that a sentence of a list item makes, if it or its item names an issue; the draft has authors."""
    tokens = range(len(reading.sentence.tokens))
    named = without_plan(issues_in(reading, tokens, weak=True))
    issues = without_frame(reading, "propose", tokens, named) or discourse.named_here()
    if not issues or not discourse.plan_by or len(tokens) < 4:
        return None
    root = reading.sentence.root
    return Candidate(
        rule=rule_named("plan-point"),
        cue=root,
        act="propose",
        actors=discourse.plan_by,
        recipients=(),
        issues=issues,
        negated=False,
        status="actual",
        when=None,
        sources=tuple(Source(actor, "document") for actor in discourse.plan_by),
        terms=terms_of(reading, root, "propose", tokens),
        voice=(),
        weighed={},
    )


def is_bare(made: Sequence[Candidate]) -> bool:
    """Whether nothing in the sentence is somebody's act but what the draft itself lays down."""
    return all(candidate.rule.drafted or candidate.rule.frames for candidate in made)
