"""Whether the subject of a verb is what it is done to, where the parser's relations alone do not tell."""

from __future__ import annotations

from guarantor.grammar.clauses import VERBAL, has_subject
from guarantor.grammar.paths import prepositions
from guarantor.model import Sentence, Token


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether the verb's subject is what it is done to."""
    token = sentence.tokens[index]
    below = [sentence.tokens[child] for child in sentence.children[index]]
    relations = {child.deprel for child in below}
    if sentence.language == "en" and _is_simple_past(sentence, index):
        return False
    if "aux:pass" in relations:
        return True
    if any(child.deprel == "aux" and child.lemma.lower() == "have" for child in below):
        return False
    if "nsubj:pass" in relations or "csubj:pass" in relations:
        return True
    participle = token.feats.get("VerbForm") == "Part"
    if is_impersonal(sentence, index):
        return True
    if sentence.language == "en":
        return participle and token.feats.get("Tense") == "Past" and "nsubj" not in relations
    return token.feats.get("Voice") == "Pass" and token.upos in VERBAL | {"ADJ"}


def _is_simple_past(sentence: Sentence, index: int) -> bool:
    """An English form in -ed with a subject or in the place of a finite verb, without "be" and "by": no participle."""
    token, below = sentence.tokens[index], sentence.children[index]
    if token.upos != "VERB" or token.deprel not in ("root", "conj", "ccomp", "parataxis"):
        return False
    if any(
        sentence.tokens[c].deprel.startswith(("aux", "cop")) and sentence.tokens[c].upos == "AUX"
        for c in below
    ):
        return False
    if any(sentence.tokens[c].deprel == "obl:agent" or "by" in prepositions(sentence, c) for c in below):
        return False
    if token.deprel == "conj" and not has_subject(sentence, index):
        joined = any(sentence.tokens[c].deprel == "cc" for c in below)
        return joined and (
            _is_simple_past(sentence, token.head) or not _is_participle(sentence.tokens[token.head])
        )
    return has_subject(sentence, index)


def _is_participle(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Part"


def is_impersonal(sentence: Sentence, index: int) -> bool:
    """Ukrainian "угоду ратифіковано", "рішення прийнято": a passive that keeps its object."""
    token = sentence.tokens[index]
    return sentence.language == "uk" and token.upos == "VERB" and token.text.lower().endswith(("но", "то"))
