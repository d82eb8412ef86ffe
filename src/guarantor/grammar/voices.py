"""Phrases that name somebody who can speak, found in a stretch of words whatever the tree says."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.clauses import base
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set

PERSONS = frozenset({"name", "office"})
SPEAKERS = PERSONS | {"body", "pronoun"}
PARTIES = SPEAKERS | {"state", "capital"}


def phrase(reading: Reading, voice: int) -> set[int]:
    """The words of a voice's own noun phrase, as far as no clause hangs in it."""
    mention, sentence = reading.by_token.get(voice), reading.sentence
    own, stack = {voice, *(mention.tokens if mention else ())}, [voice]
    nominal = ("det", "amod", "compound", "flat", "appos", "nmod", "case", "nummod", "punct")
    while stack:
        below = [c for c in sentence.children[stack.pop()] if base(sentence.tokens[c].deprel) in nominal]
        own.update(below)
        stack += below
    return own


def voices_in(reading: Reading, stretch: Sequence[int], kinds: frozenset[str]) -> list[int]:
    """Heads of phrases that name somebody who can speak, outermost only, in order."""
    sentence, inside = reading.sentence, set(stretch)
    heads = [
        m.head for m in reading.mentions if m.kind in kinds and m.head in inside and _speaks(reading, m.head)
    ]
    if "unnamed" in kinds:
        unnamed = word_set("unnamed")
        heads += [
            i
            for i in stretch
            if unnamed.has(sentence, i) and i not in reading.by_token and not _named(reading, i)
        ]
    heads = sorted(set(heads))
    outer = [h for h in heads if not any(up in heads for up in sentence.ancestors(h))]
    actors = {h: reading.actors_at(h, conjuncts=False) for h in outer}
    distinct: dict[tuple[str, ...], int] = {}
    for head in outer:
        distinct.setdefault(actors[head] or (str(head),), head)
    return list(distinct.values())


def _named(reading: Reading, index: int) -> bool:
    """Whether a name stands beside a word for an unnamed source: "the adviser Jane Roe"."""
    tokens = reading.sentence.tokens
    beside = [
        c for c in reading.sentence.children[index] if base(tokens[c].deprel) in ("appos", "flat", "compound")
    ]
    return any(
        c in reading.by_token and reading.by_token[c].kind == "name" for c in (*beside, tokens[index].head)
    )


def _speaks(reading: Reading, head: int) -> bool:
    """Whether a mention may speak: not a bare possessive pronoun, not the second person."""
    token = reading.sentence.tokens[head]
    if reading.by_token[head].kind != "pronoun":
        return True
    return (
        token.feats.get("Person", "3") == "3"
        and token.feats.get("Case", "Nom") == "Nom"
        and token.upos == "PRON"
    )
