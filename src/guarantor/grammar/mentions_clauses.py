"""Where a mention stands in its sentence: its head, its weight for later pronouns, quotations and their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guarantor.model import Sentence

_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_STRAIGHT = frozenset({'"', "''", "``"})
_WEIGHTS = {
    "nsubj": 1.0,
    "nsubj:pass": 0.95,
    "csubj": 0.9,
    "root": 0.8,
    "parataxis": 0.7,
    "vocative": 0.5,
    "obj": 0.6,
    "iobj": 0.6,
    "obl:agent": 0.7,
    "obl": 0.45,
    "nmod": 0.3,
    "nmod:poss": 0.35,
    "dep": 0.4,
    "orphan": 0.6,
}
_JOINED = (
    "conj",
    "appos",
    "flat",
    "flat:name",
    "flat:title",
    "flat:foreign",
    "compound",
    "fixed",
    "goeswith",
)
_CITING = frozenset("словами словам слова данными данным according words".split())
_PREFERRED = ("nsubj", "nsubj:pass", "obl:agent", "obj", "iobj", "obl", "root", "conj", "nmod:poss", "nmod")


def head_of(sentence: Sentence, tokens: Sequence[int]) -> int:
    """The token of a mention by which it hangs in the tree; the likeliest where the parser tore it apart."""
    inside = set(tokens)
    outer = [token for token in tokens if sentence.tokens[token].head not in inside]
    if len(outer) == 1:
        return outer[0]
    ranked = [
        token for relation in _PREFERRED for token in outer if sentence.tokens[token].deprel == relation
    ]
    return ranked[0] if ranked else (outer or list(tokens))[0]


def base(sentence: Sentence, token: int) -> int:
    """The first member of a coordination or apposition that the token belongs to."""
    seen = {token}
    while sentence.tokens[token].deprel in _JOINED and sentence.tokens[token].head >= 0:
        token = sentence.tokens[token].head
        if token in seen:
            break
        seen.add(token)
    return token


def weight(sentence: Sentence, token: int) -> float:
    """How much a mention's place in its clause recommends it as the antecedent of a later pronoun, 0 to 1."""
    anchor = base(sentence, token)
    relation = sentence.tokens[anchor].deprel
    if _is_cited(sentence, anchor):
        return 1.0
    found = _WEIGHTS.get(relation, _WEIGHTS.get(relation.partition(":")[0], 0.4))
    if relation.startswith("nsubj") and _is_main(sentence, sentence.tokens[anchor].head):
        found += 0.1
    return found * (0.6 if sentence.paragraph == 0 else 1.0)


def _is_cited(sentence: Sentence, token: int) -> bool:
    above = sentence.tokens[token].head
    if above >= 0 and sentence.tokens[above].text.lower() in _CITING:
        return True
    return any(sentence.tokens[child].text.lower() == "according" for child in sentence.children[token])


def _is_main(sentence: Sentence, verb: int) -> bool:
    if verb < 0:
        return True
    return sentence.tokens[verb].deprel in ("root", "conj", "parataxis")


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The token of the verb's own subject, None if it has none."""
    subjects = (
        child for child in sentence.children[verb] if sentence.tokens[child].deprel.startswith("nsubj")
    )
    return next(subjects, None)


def quoted(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """For each sentence the tokens inside quotation marks; a quotation may run on through its paragraph."""
    found: list[frozenset[int]] = []
    inside, paragraph = False, -1
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        places: set[int] = set()
        for index, token in enumerate(sentence.tokens):
            if token.text in _OPENING:
                inside = True
            elif token.text in _CLOSING:
                inside = False
            elif token.text in _STRAIGHT:
                inside = not inside
            elif inside:
                places.add(index)
        found.append(frozenset(places))
    return found


def speaker_token(sentence: Sentence, inside: frozenset[int], heads: Iterable[int]) -> int | None:
    """Among the heads of mentions, the one who speaks the sentence's quotation: a subject outside of it."""
    if not inside:
        return None
    for head in heads:
        anchor = base(sentence, head)
        if head not in inside and sentence.tokens[anchor].deprel.startswith("nsubj"):
            return head
    return None
