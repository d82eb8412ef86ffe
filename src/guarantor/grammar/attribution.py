"""Who is cited for what: the chain of sources over each word of a sentence, innermost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guarantor.grammar.according import is_according_noun, is_believing, is_telling
from guarantor.grammar.clauses import base, clause_of
from guarantor.grammar.framing import Frame, after_part, frames, part_of, tags
from guarantor.grammar.paths import prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.speakers import conjuncts, source_of, speaker
from guarantor.grammar.words import word_set
from guarantor.model import Sentence, Source

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


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
    inserted = list(tags(reading))
    found = [
        *_said(reading, inserted, heard, outlet),
        *_according(reading, heard, outlet),
        *_citing(reading, heard, outlet),
        *_labels(reading),
    ]
    found += _framed(reading, inserted, found, heard, outlet)
    covered = {source for citation in found for source in citation.chain if source.kind == "outlet"}
    whole = frozenset(range(len(reading.sentence.tokens)))
    for named in reading.outlets:
        source = Source(named.name, "outlet")
        if source not in covered:
            found.append(Citation(whole - frozenset(named.tokens), (source,)))
            covered.add(source)
    return found


def _framed(
    reading: Reading,
    inserted: Sequence[Frame],
    found: Sequence[Citation],
    heard: Sequence[Source],
    outlet: Source | None,
) -> Iterator[Citation]:
    """Voices that the form of the sentence tells, unless they are only an unnamed word for one who is named."""
    named = {source.who for citation in found for source in citation.chain if source.kind == "named"}
    for frame in frames(reading, inserted, frozenset(i for c in found if c.chain for i in c.scope)):
        told = [
            source_of(reading, i, heard, outlet)
            for i in (frame.voice, *conjuncts(reading.sentence, frame.voice))
        ]
        chain = tuple(dict.fromkeys(source for sources, _ in told for source in sources))
        if chain and not (chain[0].kind == "anonymous" and chain[0].who in named):
            actors = tuple(dict.fromkeys(actor for _, who in told for actor in who))
            yield Citation(frame.scope, chain, actors, frame.verb)


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


def _said(
    reading: Reading, inserted: Sequence[Frame], heard: Sequence[Source], outlet: Source | None
) -> Iterator[Citation]:
    sentence = reading.sentence
    told = {frame.verb for frame in inserted}
    for index in _sayings(sentence):
        if index in told:
            continue
        chain, actors = speaker(reading, index, heard, outlet)
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
    if scope and min(scope) < verb:
        part = part_of(sentence, verb)
        scope &= set(range(part[0], after_part(sentence, part[-1] + 1)))
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
        and not has_that(sentence, i)
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
        if is_believing(sentence, index):
            yield index, [c for c in sentence.children[index] if sentence.tokens[c].upos in NOMINAL]
        elif sentence.language == "en":
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
                yield index, [index, *conjuncts(sentence, index)]
            elif is_telling(sentence, index):
                yield (
                    index,
                    [c for c in sentence.children[index] if base(sentence.tokens[c].deprel) == "nmod"],
                )
        elif token.text.lower() in ("устами", "вустами") and index + 1 < len(sentence.tokens):
            yield index, [index + 1]
        elif is_according_noun(sentence, index):
            named = [
                c
                for c in sentence.children[index]
                if base(sentence.tokens[c].deprel) in ("nmod", "det", "appos", "flat")
            ]
            yield index, [place for n in named for place in (n, *conjuncts(sentence, n))]


def _source_line(sentence: Sentence, colon: int) -> bool:
    """ "Source: …", Джерело: … at the head of a paragraph."""
    return colon == 1 and sentence.tokens[0].lemma.lower() in ("source", "джерело", "источник", "sources")


def _scope_of_adverbial(sentence: Sentence, index: int) -> frozenset[int]:
    head, outside = clause_of(sentence, index), set(sentence.subtree(index))
    if _is_as(sentence, head):
        outside = set(sentence.subtree(head))
        head = clause_of(sentence, sentence.tokens[head].head)
    scope = set(sentence.subtree(head)) if head != index else set(range(len(sentence.tokens)))
    return frozenset((scope or set(range(len(sentence.tokens)))) - outside)


def _is_as(sentence: Sentence, head: int) -> bool:
    """ "As follows from X's words", "як випливає зі слів X": a clause that only says whose word the rest is."""
    opens = {sentence.tokens[c].text.lower() for c in sentence.children[head] if c < head}
    below = sentence.tokens[head].head >= 0
    return below and (bool(opens & {"as", "як", "как"}) or is_believing(sentence, head))


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
