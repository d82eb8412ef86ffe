"""A sentence → the stretches that are parsed apart, and the one tree that they make together.

Quotations, what follows a colon and an outlet's name behind a dash have no part in the syntax around
them, and parsers stumble at their borders. So a sentence is cut there first: `«Мы готовы», — сказал Песков`
is parsed as `Мы готовы` and `сказал Песков`, and the first becomes the `ccomp` of the second's verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guarantor.trees.draft import Draft
from guarantor.trees.lemmas import lemma
from guarantor.trees.parses import Parse
from guarantor.trees.speech import is_finite, may_say


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch that is parsed as a sentence: indices of its tokens."""

    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Two nodes and the marks between them; kind: speech (`other` is what `main` says), colon, tail, list, or
    according (`other` tells whose word `main` is).
    """

    kind: str
    main: Leaf | Joint
    other: Leaf | Joint
    marks: tuple[int, ...]


Node = Leaf | Joint


def leaves(node: Node) -> list[Leaf]:
    """The stretches of `node`, to be parsed."""
    return [node] if isinstance(node, Leaf) else [*leaves(node.main), *leaves(node.other)]


def joined(language: str, words: Sequence[str], node: Node, parses: Sequence[Sequence[Parse]]) -> Draft:
    """The one tree of all stretches; `parses` are those of `leaves(node)`, in that order."""
    merged = [Parse("PUNCT", {}, -1, "punct") for _ in words]
    for leaf, parse in zip(leaves(node), parses, strict=True):
        for index, token in zip(leaf.words, parse, strict=True):
            head = leaf.words[token.head] if token.head >= 0 else -1
            merged[index] = Parse(token.upos, token.feats, head, token.deprel)
    draft = Draft.of(language, words, merged)
    _join(draft, node)
    return draft


def _join(draft: Draft, node: Node) -> int:
    """Make one tree of `node`'s trees; the answer is its root."""
    if isinstance(node, Leaf):
        return next(index for index in node.words if draft.heads[index] < 0)
    main, other = _join(draft, node.main), _join(draft, node.other)
    if node.kind == "speech" and draft.language == "en":
        main = _verbed(draft, node.main, main)
    elif (
        node.kind == "speech" and draft.upos[main] == "NOUN" and is_finite(draft.language, draft.words[main])
    ):
        draft.upos[main], draft.feats[main] = "VERB", {"Mood": "Ind", "VerbForm": "Fin"}
    head, dependent, relation = _relation(draft, node, main, other)
    draft.set(dependent, head, relation)
    for mark in node.marks:
        draft.set(mark, other, "punct")
    return main if dependent == other else other


def _verbed(draft: Draft, node: Node, root: int) -> int:
    """`the newspaper notes`, parsed as a noun phrase: its last word is the verb. The answer is the root."""
    if draft.upos[root] != "NOUN" or not may_say("en", draft.words[root].lower()):
        return root
    subject = next(
        (at for at in reversed(draft.children(root, "compound", "amod", "nmod")) if at < root), None
    )
    if subject is None:
        return root
    for child in draft.children(root):
        if child < root and child != subject:
            draft.set(child, subject, draft.deprels[child])
    draft.set(subject, root, "nsubj")
    draft.upos[root], draft.feats[root] = "VERB", {"Mood": "Ind", "VerbForm": "Fin"}
    draft.lemmas[root] = lemma("en", draft.words[root], "VERB", {})
    return root


def _relation(draft: Draft, node: Joint, main: int, other: int) -> tuple[int, int, str]:
    """Head, dependent and relation between the roots of two nodes."""
    speaking = [index for leaf in leaves(node.main) for index in leaf.words if says(draft, index)]
    if node.kind == "speech":
        return (speaking[0] if speaking else main), other, "ccomp"
    if node.kind == "tail":
        return main, other, "parataxis:label"
    if node.kind == "list":
        return main, other, "parataxis"
    if node.kind == "according":
        return _interrupted(draft, node, main), other, "obl"
    if speaking:
        return speaking[-1], other, "ccomp"
    if _is_label(draft, main) and (draft.is_finite(other) or draft.upos[main] == "PROPN"):
        return other, main, "parataxis:label"
    if draft.is_finite(other):
        return main, other, "parataxis"
    return _last_nominal(draft, node.main, main), other, "appos"


def _interrupted(draft: Draft, node: Joint, root: int) -> int:
    """The predicate of the clause in which an aside stands: that of the word before it."""
    inside = {index for leaf in leaves(node.main) for index in leaf.words}
    start = min(index for leaf in leaves(node.other) for index in leaf.words)
    before = [index for index in inside if index < start and draft.upos[index] != "PUNCT"]
    if not before:
        return root
    chain = [max(before), *draft.above(max(before))]
    return next((at for at in chain if at in inside and draft.is_finite(at)), root)


def _is_label(draft: Draft, root: int) -> bool:
    return not draft.is_finite(root) and draft.upos[root] not in ("VERB", "AUX")


def _last_nominal(draft: Draft, node: Node, root: int) -> int:
    """The noun phrase that a list behind a colon spells out: the topmost one that ends there."""
    last = max(index for leaf in leaves(node) for index in leaf.words if draft.upos[index] != "PUNCT")
    nominal = root
    for index in [last, *draft.above(last)]:
        if index == root or draft.upos[index] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            break
        nominal = index
    return nominal


def says(draft: Draft, index: int) -> bool:
    """Whether a token is a verb of saying with a clause of its own."""
    return draft.upos[index] in ("VERB", "AUX") and may_say(draft.language, draft.words[index].lower())
