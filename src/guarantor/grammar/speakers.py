"""Who speaks at a verb of saying, and as what source: named, unnamed, a medium, a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guarantor.grammar.clauses import base, clause_of, has_subject
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set
from guarantor.model import Sentence, Source

SPEAKER = "nsubj | ^conj > nsubj | ^xcomp > nsubj | obl:agent | ^advcl > nsubj | ^acl > ^obj > nsubj"


def speaker(
    reading: Reading, verb: int, heard: Sequence[Source], outlet: Source | None
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """The chain that a verb of saying cites, innermost first, and the actor ids of who speaks."""
    chain: list[Source] = []
    actors: tuple[str, ...] = ()
    for subject in _subjects(reading.sentence, verb) or _misplaced(reading, verb):
        sources, who = source_of(reading, subject, heard, outlet)
        chain += sources
        actors += who
    chain = [*_told_by(reading, verb, heard), *chain]
    chain += [
        Source(o.name, "outlet") for o in reading.outlets if _addressed(reading.sentence, verb, o.tokens)
    ]
    return tuple(dict.fromkeys(chain)), actors


def _told_by(reading: Reading, verb: int, heard: Sequence[Source]) -> list[Source]:
    """ "узнала газета от двух чиновников": who told a medium stands before it in the chain."""
    if not word_set("learn").has(reading.sentence, verb):
        return []
    told = follow(parse("obl(from) | nsubj > nmod(from) | obj > nmod(from)"), reading.sentence, verb)
    return [source for place in told for source in source_of(reading, place, heard)[0]]


def _misplaced(reading: Reading, verb: int) -> list[int]:
    """A named voice that the parser hung on the verb of saying by another relation than subject."""
    loose = ("compound", "flat", "dep", "appos", "obj", "root", "list", "advmod", "amod")
    children = [
        c for c in reading.sentence.children[verb] if base(reading.sentence.tokens[c].deprel) in loose
    ]
    named = [c for c in children if _is_voice(reading, c)]
    return named[:1] or _lost(reading, verb)


def _is_voice(reading: Reading, index: int) -> bool:
    return index in reading.by_token and reading.by_token[index].kind in ("name", "office", "body")


def _lost(reading: Reading, verb: int) -> list[int]:
    """A subject behind the verb of saying that the parser gave to a verb in front of it which has its own."""
    tokens = reading.sentence.tokens
    return [
        i
        for i in range(verb + 1, len(tokens))
        if base(tokens[i].deprel) == "nsubj"
        and 0 <= tokens[i].head < verb
        and _is_voice(reading, i)
        and any(
            base(tokens[c].deprel) == "nsubj" and c < verb for c in reading.sentence.children[tokens[i].head]
        )
    ][:1]


def _subjects(sentence: Sentence, verb: int) -> list[int]:
    heads = follow(parse(SPEAKER), sentence, verb) or _written(sentence, verb) or indefinite(sentence, verb)
    return [index for head in heads for index in (head, *conjuncts(sentence, head))]


def _written(sentence: Sentence, verb: int) -> list[int]:
    """The text in which words stand: "говорится в заявлении Кремля", у повідомленні йдеться."""
    if not word_set("it-says").has(sentence, verb):
        return []
    return [c for c in sentence.children[verb] if word_set("document").has(sentence, c)]


def indefinite(sentence: Sentence, verb: int) -> list[int]:
    """ "В Кремле сообщили", у МЗС заявили: a plural verb without a subject is done by the body at its place."""
    token = sentence.tokens[verb]
    if sentence.language == "en" or token.feats.get("Number") != "Plur" or has_subject(sentence, verb):
        return []
    places = [
        child for child in sentence.children[verb] if base(sentence.tokens[child].deprel) in ("obl", "nmod")
    ]
    return [child for child in places if _is_at(sentence, child)]


def _is_at(sentence: Sentence, index: int) -> bool:
    """Whether a phrase names a place where a body sits: "в Кремле", "на Банковой"."""
    before = set(prepositions(sentence, index))
    return bool(before & {"у", "в", "во"}) or ("на" in before and sentence.tokens[index].text[0].isupper())


def conjuncts(sentence: Sentence, index: int) -> Iterator[int]:
    """All that is joined to a word, in order."""
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel == "conj":
            yield child
            yield from conjuncts(sentence, child)


def _addressed(sentence: Sentence, verb: int, tokens: Sequence[int]) -> bool:
    return any(verb in (index, *sentence.ancestors(index)) for index in tokens) and clause_of(
        sentence, tokens[0]
    ) == clause_of(sentence, verb)


def source_of(
    reading: Reading, index: int, heard: Sequence[Source] = (), outlet: Source | None = None
) -> tuple[list[Source], tuple[str, ...]]:
    """The source that a noun phrase names, as a chain, and the actor ids of the voice if it has a name."""
    sentence = reading.sentence
    named = next((o for o in reading.outlets if index in o.tokens), None)
    if named:
        return [Source(named.name, "outlet")], ()
    of = [c for c in sentence.children[index] if sentence.tokens[c].deprel == "nmod"]
    if sentence.tokens[index].upos == "NUM" and of:
        return source_of(reading, of[0], heard, outlet)
    mention = reading.by_token.get(index)
    person = mention is not None and mention.kind in ("name", "office", "pronoun", "body")
    if not person and word_set("outlet-noun").has(sentence, index):
        below = [
            Source(o.name, "outlet") for o in reading.outlets if set(o.tokens) & set(sentence.subtree(index))
        ]
        return below or ([outlet] if outlet else []), ()
    if not person and word_set("unnamed").has(sentence, index):
        return _unnamed(reading, index, heard, outlet), ()
    if (
        mention is not None
        and mention.kind == "pronoun"
        and (unnamed := _unnamed_he(reading, index, heard, outlet))
    ):
        return unnamed, ()
    actors = reading.actors_at(index, conjuncts=False)
    if word_set("press-office").has(sentence, index) and not actors:
        actors = reading.modifiers(index)
    if word_set("document").has(sentence, index) and not person:
        issuers = actors or reading.modifiers(index)
        told = word_set("message").has(sentence, index) and any("/" in issuer for issuer in issuers)
        kind = "named" if told else "document"
        return [Source(issuer, kind) for issuer in issuers], issuers if told else actors
    return [Source(actor, "named") for actor in actors], actors


def _unnamed(reading: Reading, index: int, heard: Sequence[Source], outlet: Source | None) -> list[Source]:
    affiliation = reading.actors_at(index, conjuncts=False) or reading.modifiers(index)
    before = [source for source in heard if source.kind == "anonymous"]
    if not affiliation and before:
        return [*before, *([outlet] if outlet else [])]
    who = Source(affiliation[0] if affiliation else "unknown", "anonymous")
    return [who, outlet] if outlet else [who]


def _unnamed_he(reading: Reading, index: int, heard: Sequence[Source], outlet: Source | None) -> list[Source]:
    """ "he", "his" behind an unnamed source: that source, as its sentence or the one before named it."""
    tokens = reading.sentence.tokens
    if tokens[index].text.lower() not in (
        "he",
        "she",
        "his",
        "her",
        "він",
        "вона",
        "його",
        "її",
        "он",
        "она",
        "его",
        "ее",
    ):
        return []
    subjects = [
        i
        for i in range(index)
        if base(tokens[i].deprel) == "nsubj" and tokens[i].feats.get("Number") == "Sing"
    ]
    if subjects:
        last = subjects[-1]
        unnamed = word_set("unnamed").has(reading.sentence, last) and last not in reading.by_token
        return _unnamed(reading, last, heard, outlet) if unnamed else []
    return list(heard) if heard and heard[0].kind == "anonymous" else []
