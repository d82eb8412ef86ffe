"""Who denies a report denies what was reported: "Kelly called the report false" negates the act told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import base, is_negated
from guarantor.grammar.joining import Found, parties
from guarantor.grammar.paths import follow, parse
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import occurrences, word_set
from guarantor.model import Sentence, Source

TOLD = ("anonymous", "outlet")
LEAD = 1  # a denial answers the news of its article, which headline and first paragraphs tell
_REPORT = parse("obj | ccomp > nsubj | xcomp > nsubj | nsubj:pass")


def denial(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """The last act of the denier's own side that a source or a medium told, denied by him; usually none."""
    sentence = reading.sentence
    for cue in (*occurrences("deny", sentence), *_calls_untrue(sentence)):
        if is_negated(sentence, cue) or not _of_report(reading, cue):
            continue
        speakers = [a for head in follow(parse("<doer>"), sentence, cue) for a in reading.actors_at(head)]
        told = _told_of(speakers, found)
        if speakers and told:
            candidate = replace(
                told.candidate,
                cue=cue,
                negated=not told.candidate.negated,
                status="actual",
                when=None,
                sources=(Source(speakers[0], "named"),),
                voice=tuple(speakers[:1]),
            )
            return [Found(candidate, sentence)]
    return []


def _calls_untrue(sentence: Sentence) -> Iterator[int]:
    """ "Called the report totally false", назвав повідомлення брехнею."""
    return (
        cue
        for cue in occurrences("call", sentence)
        if any(word_set("untrue").has(sentence, index) for index in sentence.subtree(cue))
    )


def _of_report(reading: Reading, cue: int) -> bool:
    """Whether what is denied is a report and no clause that says what."""
    sentence = reading.sentence
    if any(base(sentence.tokens[c].deprel) == "ccomp" and c > cue for c in sentence.children[cue]):
        return False
    return any(word_set("report").has(sentence, head) for head in follow(_REPORT, sentence, cue))


def _told_of(speakers: Sequence[str], found: Sequence[Found]) -> Found | None:
    """The first act of the speakers' party that a source tells: the news that the denial answers."""
    own = set(map(party, speakers))
    news = [f for f in found if f.sentence.paragraph <= LEAD]
    reported = [f for f in news if any(source.kind in TOLD for source in f.candidate.sources)]
    return next((f for f in reported if own & parties(f.candidate.actors)), None)
