"""Who is cited for what: the chain of sources over each word of a sentence, innermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guarantor.grammar.according import is_according_noun
from guarantor.grammar.clauses import base, clause_of, has_subject
from guarantor.grammar.paths import follow, parse, prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.words import word_set
from guarantor.model import Sentence, Source

SPEAKER = "nsubj | ^conj > nsubj | ^xcomp > nsubj | obl:agent | ^advcl > nsubj | ^acl > ^obj > nsubj"


@dataclass(frozen=True)
class Citation:
    """A stretch of a sentence under one cited voice.

    `scope` holds the token indices that are cited, `chain` who is cited for them, innermost first. `actors` are
    the actor ids of the voice itself, empty for media and unnamed sources; `verb` is the verb of saying. An `inner`
    voice is one that another voice relies on.
    """

    scope: frozenset[int]
    chain: tuple[Source, ...]
    actors: tuple[str, ...] = ()
    verb: int | None = None
    backward: bool = False
    inner: bool = False


def citations(reading: Reading, heard: Sequence[Source] = (), outlet: Source | None = None) -> list[Citation]:
    """All citations in a sentence. `heard` is the chain last cited in the text, `outlet` the medium last cited."""
    found = [
        *_said(reading, heard, outlet),
        *_according(reading, heard, outlet),
        *_citing(reading, heard, outlet),
        *_labels(reading),
    ]
    covered = {source for citation in found for source in citation.chain if source.kind == "outlet"}
    whole = frozenset(range(len(reading.sentence.tokens)))
    for named in reading.outlets:
        source = Source(named.name, "outlet")
        if source not in covered:
            found.append(Citation(whole - frozenset(named.tokens), (source,)))
            covered.add(source)
    return found


def chain_at(found: Sequence[Citation], index: int) -> tuple[Source, ...]:
    """The chain of sources over one token: narrowest citation first, every source once."""
    over = sorted((c for c in found if index in c.scope), key=lambda c: (not c.inner, len(c.scope)))
    chain = [source for citation in over for source in citation.chain]
    ordered = sorted(dict.fromkeys(chain), key=lambda source: source.kind == "outlet")
    return tuple(ordered)


def voice_at(found: Sequence[Citation], index: int) -> tuple[str, ...]:
    """Actor ids of the innermost voice over a token; empty if nobody with a name is cited there."""
    over = sorted((c for c in found if index in c.scope and c.chain[:1]), key=lambda c: len(c.scope))
    return next((citation.actors for citation in over if citation.actors), ())


def _said(reading: Reading, heard: Sequence[Source], outlet: Source | None) -> Iterator[Citation]:
    sentence = reading.sentence
    for index in _sayings(sentence):
        chain, actors = _speaker(reading, index, heard, outlet)
        scope, backward = _content(sentence, index)
        if chain and (scope or backward):
            yield Citation(scope, chain, actors, index, backward)


def _sayings(sentence: Sentence) -> Iterator[int]:
    say = word_set("say")
    for index, token in enumerate(sentence.tokens):
        verbal = token.upos in ("VERB", "ADJ", "AUX") and token.deprel != "amod"
        if verbal and (say.has(sentence, index) or _frames_quotation(sentence, index)):
            yield index


def _frames_quotation(sentence: Sentence, verb: int) -> bool:
    """ "«…», — хмыкнул X": whatever verb follows a quotation and a dash tells how it was said."""
    before = [token.text for token in sentence.tokens[max(0, verb - 3) : verb]]
    said = any(sentence.tokens[c].deprel == "ccomp" and c < verb for c in sentence.children[verb])
    return (
        said and bool(before) and before[-1] in ("—", "–", "-") and bool(set(before) & {"»", '"', "”", "“"})
    )


def _content(sentence: Sentence, verb: int) -> tuple[frozenset[int], bool]:
    """Tokens that the verb of saying reports, and whether it reports the sentence before ("Про це повідомив …")."""
    token = sentence.tokens[verb]
    below = set(sentence.subtree(verb))
    scope: set[int] = set()
    for child in (*sentence.children[verb], *_carried_by(sentence, verb)):
        said = sentence.tokens[child].deprel in ("ccomp", "csubj", "csubj:pass", "parataxis")
        if (said and _is_clause_like(sentence, child)) or has_that(sentence, child):
            scope |= set(sentence.subtree(child))
    if token.deprel == "parataxis" and token.head >= 0:
        scope |= set(sentence.subtree(token.head)) - below
    scope -= {i for own in _own_accounts(sentence, verb, scope) for i in sentence.subtree(own)}
    return frozenset(scope), not scope and _refers_back(sentence, verb)


def _carried_by(sentence: Sentence, verb: int) -> Iterator[int]:
    """That-clauses below a bare pronoun or an infinitive: "О том, что …, объявил X", дав зрозуміти, що …"""
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.lemma.lower() in ("тот", "то", "той", "те") or token.deprel == "xcomp":
            yield from (c for c in sentence.children[child] if has_that(sentence, c))


def _own_accounts(sentence: Sentence, verb: int, scope: set[int]) -> list[int]:
    """ "…, сказал X, а Y призвал …": a clause with a person of its own behind the verb of saying is not cited."""
    joined = [i for i in scope if i > verb and sentence.tokens[i].deprel == "conj"]
    subjects = {
        i: [c for c in sentence.children[i] if base(sentence.tokens[c].deprel) == "nsubj"] for i in joined
    }
    return [
        i
        for i in joined
        if sentence.tokens[i].feats.get("Tense") == "Past"
        and any(sentence.tokens[c].deprel == "cc" for c in sentence.children[i])
        and any(sentence.tokens[c].upos in ("PROPN", "NOUN") for c in subjects[i])
    ]


def has_that(sentence: Sentence, index: int) -> bool:
    """Whether a clause begins with that, що, что or a word like it."""
    marks = {
        sentence.tokens[child].text.lower()
        for child in sentence.children[index]
        if sentence.tokens[child].deprel == "mark"
    }
    return bool(marks & {"that", "що", "что", "нібито", "якобы", "буцімто"})


def _is_clause_like(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.upos in ("VERB", "AUX", "ADJ") or len(sentence.children[index]) > 1


def _refers_back(sentence: Sentence, verb: int) -> bool:
    this = word_set("said-this")
    return any(
        this.has(sentence, child) and base(sentence.tokens[child].deprel) in ("obl", "obj", "nsubj", "nmod")
        for child in sentence.children[verb]
    )


def _speaker(
    reading: Reading, verb: int, heard: Sequence[Source], outlet: Source | None
) -> tuple[tuple[Source, ...], tuple[str, ...]]:
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
    return [index for head in heads for index in (head, *_conjuncts(sentence, head))]


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


def _conjuncts(sentence: Sentence, index: int) -> Iterator[int]:
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel == "conj":
            yield child
            yield from _conjuncts(sentence, child)


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


def _according(reading: Reading, heard: Sequence[Source], outlet: Source | None) -> Iterator[Citation]:
    sentence = reading.sentence
    for index, inside in _according_phrases(sentence):
        chain: list[Source] = []
        actors: tuple[str, ...] = ()
        for place in inside:
            sources, who = source_of(reading, place, heard, outlet)
            chain, actors = chain + sources, actors + who
        if chain:
            scope = _scope_of_adverbial(sentence, index)
            inner = sentence.tokens[index].lemma.lower() in ("ссылка", "посилання")
            yield Citation(scope, tuple(dict.fromkeys(chain)), actors, inner=inner)


def _according_phrases(sentence: Sentence) -> Iterator[tuple[int, list[int]]]:
    """Nouns that head "according to X", за словами X, по данным X, with the tokens that name X."""
    for index, token in enumerate(sentence.tokens):
        if sentence.language == "en":
            words = [sentence.tokens[i].text.lower() for i in range(max(0, index - 6), index)]
            if "according" in prepositions(sentence, index) or (
                token.head >= 0
                and (
                    token.deprel in ("obl", "nmod")
                    and words[-6:]
                    and "according" in words
                    and "to" in words
                    and sentence.tokens[token.head].lemma.lower() == "according"
                )
            ):
                yield index, [index, *_conjuncts(sentence, index)]
        elif is_according_noun(sentence, index):
            named = [
                c
                for c in sentence.children[index]
                if base(sentence.tokens[c].deprel) in ("nmod", "det", "appos", "flat")
            ]
            yield index, [place for n in named for place in (n, *_conjuncts(sentence, n))]


def _source_line(sentence: Sentence, colon: int) -> bool:
    """ "Source: …", Джерело: … at the head of a paragraph."""
    return colon == 1 and sentence.tokens[0].lemma.lower() in ("source", "джерело", "источник", "sources")


def _scope_of_adverbial(sentence: Sentence, index: int) -> frozenset[int]:
    head = clause_of(sentence, index)
    outside = set(sentence.subtree(index))
    scope = set(sentence.subtree(head)) if head != index else set(range(len(sentence.tokens)))
    return frozenset((scope or set(range(len(sentence.tokens)))) - outside)


def _citing(reading: Reading, heard: Sequence[Source], outlet: Source | None) -> Iterator[Citation]:
    """ "… reports, citing a diplomat": whom a medium cites stands before it in the chain."""
    sentence = reading.sentence
    whole = frozenset(range(len(sentence.tokens)))
    for index, token in enumerate(sentence.tokens):
        if token.upos == "VERB" and word_set("cite").has(sentence, index):
            for child in sentence.children[index]:
                if base(sentence.tokens[child].deprel) in ("obj", "obl"):
                    sources, who = source_of(reading, child, heard, outlet)
                    below = frozenset(sentence.subtree(index))
                    if sources:
                        yield Citation(whole - below, tuple(sources), who, inner=True)


def _labels(reading: Reading) -> Iterator[Citation]:
    """ "Reuters: …", "Песков: …" at the head of a sentence."""
    sentence = reading.sentence
    colon = next((i for i, token in enumerate(sentence.tokens[:9]) if token.text == ":"), None)
    if not colon:
        return
    before = range(colon)
    rest = frozenset(range(colon + 1, len(sentence.tokens)))
    outlet = [Source(o.name, "outlet") for o in reading.outlets if set(o.tokens) <= set(before)]
    names = [
        m
        for m in reading.mentions
        if set(m.tokens) <= set(before) and m.kind in ("name", "office", "body", "state", "capital")
    ]
    bare = sum(len(m.tokens) for m in names) + sum(
        len(o.tokens) for o in reading.outlets if set(o.tokens) <= set(before)
    )
    if _source_line(sentence, colon):
        people = [
            m for m in reading.mentions if m.kind in ("name", "office", "body") and min(m.tokens) > colon
        ]
        chain = [
            *(Source(m.actors[0], "named") for m in people),
            *(Source(o.name, "outlet") for o in reading.outlets),
        ]
        if chain:
            yield Citation(
                frozenset(), tuple(dict.fromkeys(chain)), people[0].actors if people else (), None, True
            )
        return
    if rest and bare >= colon - 1 and (outlet or names):
        actors = tuple(dict.fromkeys(actor for m in names for actor in m.actors))
        yield Citation(rest, (*(Source(actor, "named") for actor in actors), *outlet), actors)
