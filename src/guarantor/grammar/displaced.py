"""Doers that stand elsewhere than a subject does, or where the parser has lost them."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.actors import Mention, party
from guarantor.grammar.clauses import base, clause_of, has_subject
from guarantor.grammar.passives import is_passive
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set
from guarantor.model import Sentence


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


def talking(reading: Reading, cue: int) -> list[str]:
    """Between whom the clause has a talk: "за п'ять годин розмови Путіна з Віткоффом знайти компроміс не вдалося"."""
    sentence = reading.sentence
    inside = sentence.subtree(clause_of(sentence, cue))
    for place in inside:
        if place < cue and word_set("meeting").has(sentence, place):
            sides = list(dict.fromkeys(reading.modifiers(place)))
            if len(set(map(party, sides))) > 1:
                return sides
    return []


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
    things = [c for c in front if tokens[c].upos != "PROPN" and tokens[c].feats.get("Animacy") != "Anim"]
    fronted = any(base(tokens[c].deprel) in ("obj", "nsubj") and c not in reading.by_token for c in things)
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


def lost(reading: Reading, cue: int) -> list[int]:
    """A party in the nominative that the parser made an object or hung on another noun: "проєкт шведи надіслали"."""
    sentence = reading.sentence
    if sentence.language == "en" or is_passive(sentence, cue):
        return []
    verb = _bearing(sentence, cue)
    feats = sentence.tokens[verb].feats
    if feats.get("VerbForm") != "Fin" or feats.get("Person") in ("1", "2") or _agreeing(sentence, verb):
        return []
    clauses = {clause_of(sentence, verb), clause_of(sentence, cue)}
    found = [
        m
        for m in reading.mentions
        if clause_of(sentence, m.head) in clauses and not _apart(sentence, m, verb)
    ]
    return [m.head for m in found if _is_lost(reading, m, cue) and _may_do(sentence, m, verb)][:1]


def _apart(sentence: Sentence, mention: Mention, verb: int) -> bool:
    """Whether a mark that ends a clause stands between a mention and the verb."""
    first, last = sorted((mention.head, verb))
    return any(sentence.tokens[i].text in (";", ":", "—", "–") for i in range(first, last))


def _bearing(sentence: Sentence, cue: int) -> int:
    """The verb that agrees with the subject: the one that an infinitive hangs on."""
    while sentence.tokens[cue].deprel == "xcomp" and sentence.tokens[cue].feats.get("VerbForm") == "Inf":
        cue = sentence.tokens[cue].head
    return cue


def _agreeing(sentence: Sentence, verb: int) -> bool:
    """Whether the verb has a subject that agrees with it in number."""
    number = sentence.tokens[verb].feats.get("Number")
    subjects = [
        sentence.tokens[c]
        for c in sentence.children[verb]
        if base(sentence.tokens[c].deprel) in ("nsubj", "csubj")
    ]
    return any(s.feats.get("Number", number) == number or s.upos in ("NUM", "ADV") for s in subjects)


def _is_lost(reading: Reading, mention: Mention, cue: int) -> bool:
    """Whether a mention stands where no subject does, without a preposition and under no noun of its own."""
    sentence, start = reading.sentence, min(mention.tokens)
    token, before = sentence.tokens[mention.head], sentence.tokens[start - 1] if start else None
    if mention.kind in ("demonym", "pronoun") or not mention.actors:
        return False
    if base(token.deprel) not in ("nmod", "obl", "obj", "iobj", "flat", "appos", "dep", "list"):
        return False
    if prepositions(sentence, mention.head) or (before and before.upos == "ADP"):
        return False
    if "g" not in (mention.cases or "g").lower() or before is None:
        return True
    named = mention.kind == "name" and (before.upos == "PROPN" or token.deprel == "appos")
    return named or before.upos not in ("NOUN", "ADJ", "PROPN")


def _may_do(sentence: Sentence, mention: Mention, verb: int) -> bool:
    """Whether a mention may stand in the nominative and in the number of the verb, and the verb has another object."""
    token = sentence.tokens[verb]
    cases = mention.cases or "Nn"
    joined = any(sentence.tokens[c].deprel == "conj" for c in sentence.children[mention.head])
    company = any(
        sentence.tokens[i].lemma.lower() in ("вместе", "разом")
        for i in range(mention.head, min(mention.head + 3, verb))
    )
    plural = token.feats.get("Number") == "Plur"
    if plural and not ("n" in cases or joined or company or mention.actors[0] == "US"):
        return False
    if not plural and "N" not in cases:
        return False
    objects = [
        c
        for c in sentence.children[verb]
        if base(sentence.tokens[c].deprel) in ("obj", "ccomp", "xcomp", "iobj")
    ]
    ambiguous = mention.kind in ("state", "capital", "body") or "a" in cases.lower()
    return not ambiguous or any(c not in mention.tokens for c in objects)


def apart(reading: Reading, cue: int) -> list[int]:
    """A subject that the parser gave to an aside: "Rome and Oslo, the paper has learnt, stand ready to send …"."""
    sentence, tokens = reading.sentence, reading.sentence.tokens
    verb = cue
    while tokens[verb].deprel == "xcomp":
        verb = tokens[verb].head
    if has_subject(sentence, verb) or tokens[verb].deprel not in ("parataxis", "ccomp", "conj"):
        return []
    above = tokens[verb].head
    front = [c for c in sentence.children[above] if c < above < verb and base(tokens[c].deprel) == "nsubj"]
    aside = len(front) == 2 and "," in (t.text for t in tokens[front[0] : front[1]])
    return front[:1] if aside and front[0] in reading.by_token else []


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
