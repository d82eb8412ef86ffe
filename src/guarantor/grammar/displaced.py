"""Doers that stand elsewhere than a subject does, or where the parser has lost them."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import party
from guarantor.grammar.clauses import base, clause_of, has_subject, is_passive
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading


def own_soldiers(reading: Reading, verb: int) -> tuple[str, ...]:
    """ "German forces could be stationed": whose soldiers are sent sends them."""
    subjects = follow(parse("nsubj:pass{soldiers}"), reading.sentence, verb)
    owners = [actor for subject in subjects for actor in reading.modifiers(subject)]
    return tuple(dict.fromkeys(map(party, owners)))


def traveller(reading: Reading, cue: int) -> list[int]:
    """ "Flew to Miami, where he will hold talks": a clause of place without a subject has that of the verb above."""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    where = any(sentence.tokens[c].lemma.lower() in ("де", "где", "where") for c in sentence.children[cue])
    if token.deprel != "acl:relcl" or not where or has_subject(sentence, cue):
        return []
    return follow(parse("<doer>"), sentence, clause_of(sentence, token.head))


def seat(reading: Reading, cue: int) -> list[int]:
    """ "В Єврокомісії вивчають наслідки": whose only subject is a thing, the body in its seat does it."""
    sentence = reading.sentence
    token = sentence.tokens[cue]
    if (
        sentence.language == "en"
        or token.feats.get("Number") != "Plur"
        or token.feats.get("Person") in ("1", "2")
    ):
        return []
    subjects = [c for c in sentence.children[cue] if base(sentence.tokens[c].deprel) == "nsubj"]
    if any(
        sentence.tokens[c].upos == "PRON" or sentence.tokens[c].feats.get("Animacy") == "Anim"
        for c in subjects
    ):
        return []
    seats = [c for c in sentence.children[cue] if c in reading.by_token and c < cue]
    return [
        c
        for c in seats
        if {"у", "в", "во", "на"} & set(prepositions(sentence, c))
        and reading.by_token[c].kind in ("body", "capital")
    ]


def late(reading: Reading, cue: int) -> list[int]:
    """A party behind the verb that the parser made its object, though what it is done to stands in front."""
    sentence, tokens = reading.sentence, reading.sentence.tokens
    if sentence.language == "en" or is_passive(sentence, cue):
        return []
    above = tokens[cue].head if tokens[cue].deprel == "xcomp" else cue
    front = [c for c in (*sentence.children[cue], *sentence.children[above]) if c < cue]
    fronted = any(base(tokens[c].deprel) in ("obj", "nsubj") and c not in reading.by_token for c in front)
    behind = [
        c for c in sentence.children[cue] if c > cue and tokens[c].deprel == "obj" and c in reading.by_token
    ]
    return [c for c in behind if fronted and _may_be_subject(reading, c)][:1]


def _may_be_subject(reading: Reading, index: int) -> bool:
    """Whether a Ukrainian or Russian noun stands in a form that a subject may have."""
    token = reading.sentence.tokens[index]
    plural = token.feats.get("Number") == "Plur" and token.text.endswith(("и", "і", "ы"))
    return token.text.lower() == token.lemma.lower() or plural


def stolen(reading: Reading, cue: int) -> list[int]:
    """A subject before the verb that the parser gave to a later verb which has one of its own."""
    sentence = reading.sentence
    if has_subject(sentence, cue) or sentence.tokens[cue].feats.get("VerbForm") != "Fin":
        return []
    return [
        i
        for i in range(cue)
        if base(sentence.tokens[i].deprel) == "nsubj"
        and sentence.tokens[i].head > cue
        and any(
            cue < c and base(sentence.tokens[c].deprel) == "nsubj"
            for c in sentence.children[sentence.tokens[i].head]
        )
    ][-1:]


def nominative(reading: Reading, cue: int) -> list[int]:
    """A party in the nominative before the verb that the parser hung on another noun: "проєкт американці переслали"."""
    sentence, tokens = reading.sentence, reading.sentence.tokens
    if sentence.language == "en" or is_passive(sentence, cue) or has_subject(sentence, cue):
        return []
    if tokens[cue].feats.get("VerbForm") != "Fin" or tokens[cue].feats.get("Person") in ("1", "2"):
        return []
    clause = clause_of(sentence, cue)
    return [
        i
        for i in range(cue)
        if i in reading.by_token
        and tokens[i].deprel in ("nmod", "obl", "obj", "flat", "appos", "dep")
        and tokens[i].feats.get("Case") == "Nom"
        and not prepositions(sentence, i)
        and tokens[i].feats.get("Number") == tokens[cue].feats.get("Number")
        and clause_of(sentence, i) == clause
    ][:1]


def counted(reading: Reading, heads: Sequence[int], cue: int) -> list[str]:
    """Whom a number stands for that a dash explains: "Троє відмовилися — Будапешт, Братислава та Прага"."""
    tokens = reading.sentence.tokens
    if not any(tokens[head].upos in ("NUM", "PRON", "DET") for head in heads):
        return []
    listed = [
        c
        for c in reading.sentence.children[cue]
        if c > cue and tokens[c].deprel in ("parataxis", "appos", "conj") and tokens[c].upos == "PROPN"
    ]
    return [a for c in listed[:1] for a in reading.actors_at(c)]


def fronted(reading: Reading, cue: int) -> list[int]:
    """An actor before the verb that the parser made an object though its form allows a subject: "США передали …"."""
    sentence = reading.sentence
    if is_passive(sentence, cue) or has_subject(sentence, cue):
        return []
    before = [
        c
        for c in sentence.children[cue]
        if c < cue and c in reading.by_token and not prepositions(sentence, c)
    ]
    if sentence.language == "en":
        return [c for c in before if _is_mistaken_name(reading, c)][:1]
    return [
        c
        for c in before
        if sentence.tokens[c].text.isupper()
        and base(sentence.tokens[c].deprel) in ("obj", "obl", "iobj", "nmod")
    ]


def _is_mistaken_name(reading: Reading, index: int) -> bool:
    """A name that the English parser took for an adverb, an adjective or a loose noun: "Orbán is threatening …"."""
    token = reading.sentence.tokens[index]
    named = reading.by_token[index].kind in ("name", "state", "capital", "body", "office")
    return named and base(token.deprel) in ("advmod", "discourse", "compound", "dep", "vocative", "parataxis")
