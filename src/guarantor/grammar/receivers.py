"""To whom: English verbs with two objects, where a parser takes the receiver for a part of what is given; for whom."""

from __future__ import annotations

from collections.abc import Sequence

from guarantor.grammar.clauses import base
from guarantor.grammar.passives import is_passive
from guarantor.grammar.paths import prepositions
from guarantor.grammar.reading import Reading
from guarantor.model import Sentence

DITRANSITIVE = frozenset(
    {"promise", "give", "offer", "send", "hand", "grant", "lend", "pay", "pledge", "assure"}
)
NAMES = ("state", "capital", "name", "demonym")


def receivers(reading: Reading, verb: int) -> tuple[str, ...]:
    """Actors that "promised Poland air defence systems" and "Poland was promised systems" name as receivers."""
    sentence = reading.sentence
    if sentence.language != "en" or sentence.tokens[verb].lemma.lower() not in DITRANSITIVE:
        return ()
    objects = [child for child in sentence.children[verb] if base(sentence.tokens[child].deprel) == "obj"]
    if not objects:
        return ()
    if is_passive(sentence, verb):
        subjects = [c for c in sentence.children[verb] if sentence.tokens[c].deprel == "nsubj:pass"]
        return tuple(actor for subject in subjects for actor in reading.actors_at(subject))
    return _first_of(reading, verb + 1, objects[0])


def _first_of(reading: Reading, index: int, given: int) -> tuple[str, ...]:
    """The party whose name opens the phrase of what is given, if it is a name and no adjective."""
    sentence = reading.sentence
    mention = reading.by_token.get(index)
    if index >= given or mention is None or mention.kind not in NAMES or not _is_name(sentence, index, given):
        return ()
    return mention.actors


def _is_name(sentence: Sentence, index: int, given: int) -> bool:
    token = sentence.tokens[index]
    owns = any(sentence.tokens[child].deprel == "case" for child in sentence.children[index])
    return token.upos == "PROPN" and token.deprel == "compound" and not owns and not token.text.isupper()


def beneficiaries(reading: Reading, content: Sequence[int]) -> list[str]:
    """States to or for which something in the content is: "assistance to Ukraine", допомога Україні."""
    sentence = reading.sentence
    held = [i for i in content if i in reading.by_token and reading.by_token[i].kind == "state"]
    given = [
        i
        for i in held
        if {"to", "for", "across", "для"} & set(prepositions(sentence, i))
        or (sentence.tokens[i].feats.get("Case") == "Dat" and not prepositions(sentence, i))
    ]
    return [actor for i in given for actor in reading.by_token[i].actors]
