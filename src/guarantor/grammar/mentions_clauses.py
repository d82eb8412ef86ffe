"""Where a mention stands in its sentence: its head, its weight for later pronouns, quotations and their
speakers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
_CITING = frozenset(
    [
        "словами",
        "словам",
        "данными",
        "данным",
        "мнению",
        "думку",
        "according",
        "words",
        "account",
        "view",
        "opinion",
    ]
)
_CLAUSES = ("root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")
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
    if is_cited(sentence, anchor):
        return 1.0
    if not relation.startswith("nsubj") and _is_lost_subject(sentence, token):
        relation = "nsubj"
    found = _WEIGHTS.get(relation, _WEIGHTS.get(relation.partition(":")[0], 0.4))
    if relation.startswith("nsubj") and _is_main(sentence, sentence.tokens[anchor].head):
        found += 0.1
    if anchor != token and sentence.tokens[token].deprel == "conj":
        found *= 0.85
    return found * (0.6 if sentence.paragraph == 0 else 1.0)


def is_subject(sentence: Sentence, token: int) -> bool:
    """Whether a mention is the subject of its clause, by the tree or, where the tree has lost it, by its
    place.
    """
    relation = sentence.tokens[base(sentence, token)].deprel
    return relation.startswith("nsubj") or _is_lost_subject(sentence, token)


def _is_lost_subject(sentence: Sentence, token: int) -> bool:
    """A name right before or behind an English verb form that wants a subject: "Witkoff said", ", said
    Rubio".
    """
    if sentence.language != "en":
        return False
    start, end = token, token
    while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].deprel.startswith("flat"):
        end += 1
    while start and sentence.tokens[start - 1].text[:1].isupper():
        start -= 1
    after = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else None
    if start == 0 and after is not None and _is_finite(after.feats):
        return True
    before = sentence.tokens[start - 1] if start else None
    if before is None or not _is_finite(before.feats) or before.feats.get("Tense") != "Past":
        return False
    return after is None or not after.text[:1].isalnum()


def _is_finite(feats: Mapping[str, str]) -> bool:
    return feats.get("VerbForm") == "Fin"


def is_filler(sentence: Sentence, token: int) -> bool:
    """Whether an English "it" can hardly stand for a party: an object, or the subject of "is" or of a
    passive.
    """
    word = sentence.tokens[token]
    if word.deprel.startswith(("nmod", "det")):
        return False
    if word.deprel != "nsubj" or word.head < 0:
        return True
    predicate = sentence.tokens[word.head]
    if predicate.upos == "VERB":
        return predicate.feats.get("Voice") == "Pass"
    return predicate.upos != "ADJ" or sentence.tokens[word.head].deprel == "root"


def is_cited(sentence: Sentence, token: int) -> bool:
    """Whether it is somebody's words that are told: "according to her", "за його словами"."""
    above = sentence.tokens[token].head
    if above >= 0 and sentence.tokens[above].text.lower() in _CITING:
        return True
    return any(sentence.tokens[child].text.lower() == "according" for child in sentence.children[token])


def _is_main(sentence: Sentence, verb: int) -> bool:
    if verb < 0:
        return True
    return sentence.tokens[verb].deprel in ("root", "conj", "parataxis")


def clause_of(sentence: Sentence, token: int) -> int:
    """The predicate of the clause that the token stands in."""
    for place in sentence.ancestors(token):
        relation = sentence.tokens[place].deprel.partition(":")[0]
        if sentence.tokens[place].upos in ("VERB", "AUX") or relation in _CLAUSES:
            return place
    return token


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
        if head not in inside and is_subject(sentence, head):
            return head
    return None
