"""One statement for each fact: repetitions in headline, lead and quote are joined into the fullest mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guarantor.grammar.actors import party
from guarantor.grammar.issues import specific
from guarantor.grammar.matching import Candidate
from guarantor.grammar.slots import SPEECH_ACTS
from guarantor.model import Sentence

TALK = frozenset({"discuss", "agree", "submit", "revise", "propose"})
ALIKE = 0.3  # share of content words from which two sentences with one coding tell one fact


@dataclass(frozen=True)
class Found:
    """A candidate with the sentence that it was found in."""

    candidate: Candidate
    sentence: Sentence


def joined(found: Iterable[Found]) -> list[Found]:
    """Each fact once, in order of its first mention; the fuller mention stands for the others."""
    kept: list[Found] = []
    for item in found:
        twin = next((i for i, other in enumerate(kept) if same_fact(item, other)), None)
        if twin is None:
            kept.append(item)
        else:
            kept[twin] = _merged(*sorted((kept[twin], item), key=_fullness, reverse=True))
    return [item for item in kept if not _told_below(item, kept)]


def _merged(fuller: Found, other: Found) -> Found:
    """The fuller mention, with the day and the number of points that only the other gives."""
    a, b = fuller.candidate, other.candidate
    terms = replace(a.terms, points=a.terms.points or b.terms.points)
    return replace(fuller, candidate=replace(a, when=a.when or b.when, terms=terms))


def _told_below(item: Found, kept: Sequence[Found]) -> bool:
    """Whether a headline tells, more roughly, what the text tells too."""
    if item.sentence.paragraph > 0:
        return False
    a = item.candidate
    return any(
        other.sentence.paragraph > 0
        and other.candidate.act == a.act
        and other.candidate.negated == a.negated
        and bool(parties(a.actors) & parties(other.candidate.actors))
        and _same_issues(a.issues, other.candidate.issues, loose=True)
        for other in kept
    )


def same_fact(one: Found, other: Found) -> bool:
    """Whether two mentions tell the same act: no field that both give contradicts."""
    a, b = one.candidate, other.candidate
    if a.act != b.act or a.negated != b.negated or not _same_actors(a.actors, b.actors):
        return False
    if "planned" in (a.status, b.status) and a.status != b.status:
        return False
    if a.act != "reject" and one.sentence is other.sentence and _coordinated(one, other):
        return False
    headline = 0 in (one.sentence.paragraph, other.sentence.paragraph)
    if not _same_issues(a.issues, b.issues, loose=headline or a.act == "meet"):
        return False
    counted = a.issues == b.issues == ("plan",) and (a.terms.points is None) != (b.terms.points is None)
    if (
        not headline
        and not counted
        and a.act != "meet"
        and one.sentence is not other.sentence
        and not _echoes(one, other)
        and _likeness(one, other) < ALIKE
    ):
        return False
    return not (_differ(a.when, b.when) or _terms_differ(a, b) or _voices_differ(a, b))


def _echoes(one: Found, other: Found) -> bool:
    """Whether a paragraph says again what it has said: in the speaker's own words, or who came home by an exchange."""
    a, b = one.candidate, other.candidate
    apart = abs(one.sentence.paragraph - other.sentence.paragraph)
    if apart > 1 or a.issues != b.issues or a.actors != b.actors:
        return False
    quoted = [_is_quoted(item.sentence) for item in (one, other)]
    if apart:
        return a.act in SPEECH_ACTS and quoted[0] != quoted[1]
    exchanged = a.act == "provide" and a.issues == ("prisoners",) and len(a.actors) > 1
    return exchanged or (a.act == "demand" and quoted[0] != quoted[1])


def _is_quoted(sentence: Sentence) -> bool:
    return any(token.text in ('"', "«", "“", "„") for token in sentence.tokens)


def _coordinated(one: Found, other: Found) -> bool:
    """Two clauses with verbs of their own, joined as equals, tell two facts."""
    cues = one.candidate.cue, other.candidate.cue
    return any(
        one.sentence.tokens[cue].deprel == "conj" and rest in one.sentence.ancestors(cue)
        for cue, rest in (cues, cues[::-1])
    )


def _likeness(one: Found, other: Found) -> float:
    """Share of the content words of the shorter sentence that stand in the other too."""
    a, b = _content_words(one.sentence), _content_words(other.sentence)
    return len(a & b) / max(1, min(len(a), len(b)))


def _content_words(sentence: Sentence) -> frozenset[str]:
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.upos in ("NOUN", "VERB", "ADJ", "NUM"))


def parties(actors: Sequence[str]) -> frozenset[str]:
    """The parties that actor ids belong to."""
    return frozenset(map(party, actors))


def _same_actors(one: Sequence[str], other: Sequence[str]) -> bool:
    a, b = parties(one), parties(other)
    return len(a & b) * 2 >= len(a | b)


def _same_issues(one: Sequence[str], other: Sequence[str], loose: bool) -> bool:
    if set(one) & set(other):
        return True
    return loose and bool({issue.split(".")[0] for issue in one} & {issue.split(".")[0] for issue in other})


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _terms_differ(a: Candidate, b: Candidate) -> bool:
    return any(
        _differ(getattr(a.terms, key), getattr(b.terms, key))
        for key in ("points", "amount", "duration", "place")
    )


def _voices_differ(a: Candidate, b: Candidate) -> bool:
    """Two named voices of different parties tell two versions."""
    if not a.sources or not b.sources or "outlet" in (a.sources[0].kind, b.sources[0].kind):
        return False
    return party(a.sources[0].who) != party(b.sources[0].who)


def _fullness(item: Found) -> tuple[float, bool]:
    c = item.candidate
    held = len(c.terms.as_dict()) + len(c.actors) + len(c.recipients) + bool(c.when) + len(c.sources)
    return held + sum("/" in actor for actor in c.actors) + 2 * (item.sentence.paragraph > 0), False


def with_talk(found: Sequence[Found]) -> list[Found]:
    """Meetings whose own sentence names no issue take those that the same sides are told to have talked about."""
    told = [_with_talk(item, found) for item in found]
    told = [item for item in told if not (_says_of_what(item) and _has_meeting(item, told))]
    return [item for item in told if not _is_of_meeting(item, told)]


def _says_of_what(item: Found) -> bool:
    """Whether a clause only says what a meeting was about; what was not spoken of there is a statement of its own."""
    return item.candidate.rule.of_meeting and not item.candidate.negated


def _is_of_meeting(item: Found, found: Sequence[Found]) -> bool:
    """ "They spoke by phone and discussed the truce": one sentence tells one meeting with its issues."""
    c = item.candidate
    return c.act == "discuss" and any(
        other.sentence is item.sentence
        and other.candidate.act == "meet"
        and other.candidate.negated == c.negated
        and parties(other.candidate.actors) == parties(c.actors)
        and set(c.issues) <= set(other.candidate.issues)
        for other in found
    )


def _has_meeting(item: Found, found: Sequence[Found]) -> bool:
    """Whether the text tells the meeting of those who are told to have talked."""
    return any(
        other.candidate.act == "meet"
        and _sides_meet(other.candidate, item.candidate)
        and (_near(other, item) or _same_day(other.candidate, item.candidate))
        for other in found
    )


def _with_talk(item: Found, found: Sequence[Found]) -> Found:
    c = item.candidate
    if c.act != "meet" or c.negated or set(c.issues) != {"talks"}:
        return item
    talked = [
        issue
        for other in found
        if other.candidate.act in TALK
        and not other.candidate.negated
        and _sides_meet(c, other.candidate)
        and (_near(item, other) or _same_day(c, other.candidate))
        for issue in other.candidate.issues
        if issue != "talks"
    ]
    return replace(item, candidate=replace(c, issues=tuple(specific(talked)))) if talked else item


def _same_day(one: Candidate, other: Candidate) -> bool:
    return one.when is not None and one.when == other.when


def _near(one: Found, other: Found) -> bool:
    return (
        0 <= other.sentence.paragraph - one.sentence.paragraph <= 2
        and other.sentence.start >= one.sentence.start
    )


def _sides_meet(one: Candidate, other: Candidate) -> bool:
    sides = parties(other.actors) | parties(other.recipients)
    return len(parties(one.actors) & sides) >= 2
