"""Names in a row, "A, B and C", where the parser has lost some of them: who is named with one is named with all."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import Mention, party
from guarantor.grammar.clauses import base
from guarantor.model import Sentence

KINDS = frozenset({"name", "state", "capital", "body", "office", "group"})
PERSONS = ("name", "office")
AND = frozenset({"and", "і", "й", "та", "и"})
TOGETHER = (
    ("as", "well", "as"),
    ("together", "with"),
    ("along", "with"),
    ("разом", "з"),
    ("разом", "із"),
    ("разом", "зі"),
    ("вместе", "с"),
    ("вместе", "со"),
    ("а", "також"),
    ("а", "также"),
)


def row(sentence: Sentence, mentions: Sequence[Mention], index: int) -> list[Mention]:
    """The mentions behind the one at `index` that stand in one row with it; none where no "and" ends the row."""
    named = _named(sentence, mentions)
    at = next((n for n, (m, _) in enumerate(named) if index in m.tokens), None)
    if at is None:
        return []
    chain, last = at, at
    while chain + 1 < len(named) and (link := _link(sentence, named[chain], named[chain + 1][0])):
        chain += 1
        last = chain if link == "and" else last
    members = [mention for mention, _ in named[at + 1 : last + 1]]
    return [member for member in members if not _acts_itself(sentence, member, named[at][0])]


def _named(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[Mention, int]]:
    """The mentions that a row may hold, each with its last token; "Elina Valtonen of Finland" is one of them."""
    found: list[tuple[Mention, int]] = []
    for mention in sorted(mentions, key=lambda m: min(m.tokens)):
        if mention.kind not in KINDS or not mention.actors:
            continue
        before = found[-1][0] if found else None
        of = before and [t.text for t in sentence.tokens[max(before.tokens) + 1 : min(mention.tokens)]] == [
            "of"
        ]
        if before and of and mention.actors == (party(before.actors[0]),):
            found[-1] = (before, max(mention.tokens))
        else:
            found.append((mention, max(mention.tokens)))
    return found


def _link(sentence: Sentence, one: tuple[Mention, int], other: Mention) -> str:
    """What joins two mentions, if nothing else stands between them: "and" or a comma; empty if they are apart."""
    between = [
        sentence.tokens[i].text.lower()
        for i in range(one[1] + 1, min(other.tokens))
        if sentence.tokens[i].upos not in ("DET", "PROPN")
    ]
    words = tuple(word for word in between if word != ",")
    if one[0].kind in PERSONS and set(one[0].actors) & set(other.actors):
        return ""
    if (len(words) == 1 and words[0] in AND) or words in TOGETHER:
        return "and"
    return "," if between == [","] else ""


def _acts_itself(sentence: Sentence, member: Mention, first: Mention) -> bool:
    """Whether a member is the subject of another verb: "…, said A and B rejected it"."""
    token = sentence.tokens[member.head]
    return base(token.deprel) == "nsubj" and token.head != sentence.tokens[first.head].head
