"""Voices told by the form of a sentence where its tree fails: tags between commas, labels before a colon, quotations.

"The shells, Costa hazarded, would be there by June."      a tag
"Grossi, in front of the cameras: both armies agreed."     a label
"Its boss called the mission “a blank cheque”."            one voice beside a quotation
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guarantor.grammar.assertion import act_cue
from guarantor.grammar.clauses import VERBAL, base
from guarantor.grammar.paths import prepositions
from guarantor.grammar.reading import Reading
from guarantor.grammar.voices import PARTIES, PERSONS, SPEAKERS, phrase, voices_in
from guarantor.grammar.words import word_set
from guarantor.model import Sentence

OPENING, CLOSING = frozenset('«“„"‘'), frozenset('»”"“’')
REPORTING = frozenset({"that", "whether", "if", "що", "щоб", "як", "что", "чтобы", "как"})
DASHES = frozenset("—–-")
LONGEST = 16  # words of a tag
FAR = 40  # words of a label


@dataclass(frozen=True)
class Frame:
    """A voice by the words that name it, and what it is cited for; `verb` if one tells how it was said."""

    voice: int
    scope: frozenset[int]
    verb: int | None = None


def frames(reading: Reading, inserted: Sequence[Frame], cited: frozenset[int]) -> Iterator[Frame]:
    """The sentence's tags, and what else its form tells for words that nobody is `cited` for by the tree."""
    yield from inserted
    seen = {*cited, *(index for frame in inserted for index in frame.scope)}
    for frame in (*_label(reading), *_beside_quotation(reading)):
        if frame.scope - seen and not _mostly(frame.scope, seen):
            yield frame
            seen |= frame.scope


def _mostly(scope: frozenset[int], seen: set[int]) -> bool:
    return len(scope & seen) * 2 > len(scope)


def quoted(sentence: Sentence) -> list[range]:
    """Stretches of the sentence in quotation marks, without them; an open one reaches to the end."""
    found: list[range] = []
    start: int | None = None
    for index, token in enumerate(sentence.tokens):
        if start is None and token.text in OPENING:
            start = index + 1
        elif start is not None and token.text in CLOSING:
            found.append(range(start, index))
            start = None
    return [*found, range(start, len(sentence.tokens))] if start is not None else found


def part_of(sentence: Sentence, index: int) -> range:
    """The stretch between semicolons that holds a token: words that a tag closes reach no farther."""
    marks = [i for i, token in enumerate(sentence.tokens) if token.text == ";"]
    start = max((i + 1 for i in marks if i < index), default=0)
    return range(start, min((i for i in marks if i > index), default=len(sentence.tokens)))


def after_part(sentence: Sentence, end: int) -> int:
    """Where an account ends that a tag began: behind its part, or later if nobody else is the subject there."""
    while end < len(sentence.tokens):
        following = part_of(sentence, end + 1) if end + 1 < len(sentence.tokens) else range(0)
        subjects = [i for i in following if base(sentence.tokens[i].deprel) == "nsubj"]
        if any(sentence.tokens[i].upos != "PRON" for i in subjects) or not following:
            break
        end = following[-1] + 1
    return end


def _segments(sentence: Sentence) -> list[range]:
    """Stretches between commas, dashes, colons, semicolons, brackets and quotation marks."""
    marks = {",", ";", ":", "(", ")", ".", "!", "?", "…"} | DASHES | OPENING | CLOSING
    edges = [i for i, token in enumerate(sentence.tokens) if token.text in marks]
    starts, ends = [0, *(i + 1 for i in edges)], [*edges, len(sentence.tokens)]
    return [range(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


# ---- tags --------------------------------------------------------------------------------------------------------


def tags(reading: Reading) -> Iterator[Frame]:
    """Voices between commas or dashes with one verb: ", Costa hazarded,"."""
    sentence = reading.sentence
    segments = _segments(sentence)
    for number, segment in enumerate(segments):
        if number == 0 or len(segment) > LONGEST or not _may_be_inserted(sentence, segment):
            continue
        told = _telling(reading, segment)
        if told is not None:
            verb, voice = told
            scope = _scope_of_tag(sentence, segments, number)
            if any(sentence.tokens[i].upos in VERBAL | {"NOUN", "ADJ"} for i in scope):
                yield Frame(voice, scope, verb)


def _may_be_inserted(sentence: Sentence, segment: range) -> bool:
    """Whether a stretch stands behind a comma, a dash or a quotation and is no clause that something joins."""
    first = sentence.tokens[segment[0]]
    before = sentence.tokens[segment[0] - 1].text
    if before in (":", ";", "(", ")") or before in OPENING - CLOSING:
        return False
    joined = first.upos in ("CCONJ", "SCONJ") and first.text.lower() not in ("as", "як", "как")
    if joined or word_set("relative").has(sentence, segment[0]):
        return False
    following = [token.text.lower() for token in sentence.tokens[segment[-1] + 1 : segment[-1] + 3]]
    return following[:1] != [":"] and not set(following[1:]) & REPORTING


def _telling(reading: Reading, segment: range) -> tuple[int, int] | None:
    """The one verb of a stretch and the voice beside it, if the stretch says no more than who says it."""
    sentence = reading.sentence
    say = word_set("say")
    known = [i for i in segment if say.has(sentence, i) and sentence.tokens[i].upos not in ("ADP", "DET")]
    verbs = [i for i in segment if _is_verb(sentence, i) and i not in known]
    verbs = [i for i in verbs if base(sentence.tokens[i].deprel) not in ("amod", "acl")]
    voices = voices_in(reading, segment, SPEAKERS | {"unnamed"})
    this = word_set("said-this")  # "про це": it tells of what stands before
    back = any(this.has(sentence, i) for verb in (*known, *verbs) for i in sentence.children[verb])
    if len(voices) != 1 or len(known) + len(verbs) != 1 or back or _reports(sentence, segment):
        return None
    voice, verb = voices[0], (known or verbs)[0]
    if prepositions(sentence, voice) or any(i in reading.by_token for i in (verb,)):
        return None
    if known:
        return (verb, voice) if _next_to(reading, verb, voice) else None
    after_quotation = segment[0] > 1 and bool(
        {sentence.tokens[segment[0] - k].text for k in (1, 2)} & CLOSING
    )
    plain = sentence.language == "en" or after_quotation
    bare = _is_finite(sentence, verb) and _next_to(reading, verb, voice) and not _has_object(sentence, verb)
    return (verb, voice) if plain and bare else None


def _reports(sentence: Sentence, segment: range) -> bool:
    """Whether a stretch holds what is said too, or tells of it in the passive: "said that …", "as it was told"."""
    words = {sentence.tokens[i].text.lower() for i in segment[1:]}
    return bool(words & (REPORTING | {"be", "been", "being"}))


def _is_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word is a verb, or an English past tense that the tagger took for an adjective."""
    token = sentence.tokens[index]
    past = sentence.language == "en" and token.upos == "ADJ" and token.text.endswith("ed")
    return token.upos == "VERB" or (past and token.deprel != "amod")


def _is_finite(sentence: Sentence, verb: int) -> bool:
    feats = sentence.tokens[verb].feats
    return feats.get("VerbForm", "Fin") == "Fin" and not sentence.tokens[verb].text.endswith("ing")


def _has_object(sentence: Sentence, verb: int) -> bool:
    return any(
        base(sentence.tokens[c].deprel) in ("obj", "xcomp") and c > verb for c in sentence.children[verb]
    )


def _next_to(reading: Reading, verb: int, voice: int) -> bool:
    """Whether only words of the voice's own phrase, adverbs and auxiliaries stand between it and the verb."""
    tokens = reading.sentence.tokens
    own = phrase(reading, voice)
    between = [i for i in range(min(verb, voice) + 1, max(verb, voice)) if i not in own]
    loose = ("ADV", "AUX", "DET", "ADJ", "PART", "PRON", "PROPN", "NOUN", "NUM", "ADP")
    inverted = verb < voice and (reading.sentence.language == "en" or tokens[voice].upos == "PRON")
    near = 0 if inverted else 5
    return len(between) <= near and all(tokens[i].upos in loose for i in between)


def _scope_of_tag(sentence: Sentence, segments: Sequence[range], number: int) -> frozenset[int]:
    """What a tag is said of: all up to the next semicolon, without a clause that goes on with somebody else."""
    tag = segments[number]
    around = part_of(sentence, tag[0])
    start, end = around[0], around[-1] + 1
    for later in segments[number + 1 :]:
        if later[0] < end and _goes_on(sentence, later):
            end = later[0]
    if end == around[-1] + 1:
        end = after_part(sentence, end)
    return frozenset(i for i in range(start, end) if i not in tag)


def _goes_on(sentence: Sentence, segment: range) -> bool:
    """ "…, сказав X, а Y закликав": a clause of its own behind a conjunction, with its own subject, in the past."""
    tokens = sentence.tokens
    subject = any(base(tokens[i].deprel) == "nsubj" and tokens[i].upos in ("PROPN", "NOUN") for i in segment)
    past = any(tokens[i].feats.get("Tense") == "Past" and tokens[i].upos == "VERB" for i in segment)
    return tokens[segment[0]].upos == "CCONJ" and subject and past


# ---- labels ------------------------------------------------------------------------------------------------------


def _label(reading: Reading) -> Iterator[Frame]:
    sentence = reading.sentence
    colon = _colon(sentence)
    if colon is None:
        return
    label, rest = range(colon), range(colon + 1, len(sentence.tokens))
    opens = sentence.tokens[colon + 1].text in OPENING
    verbs = [i for i in label if sentence.tokens[i].upos in VERBAL and _is_finite(sentence, i)]
    voice = _subject(reading, label, opens) if verbs else _labelled(reading, label, opens)
    tells = any(sentence.tokens[i].upos in VERBAL for i in rest)
    if voice is not None and (opens or tells or not verbs):
        yield Frame(voice, frozenset((*label, *rest) if verbs and opens else rest))


def _colon(sentence: Sentence) -> int | None:
    """Where a colon closes a label: in the first words, outside quotations, with words behind it."""
    inside = {i for stretch in quoted(sentence) for i in stretch}
    for index, token in enumerate(sentence.tokens[: min(FAR, len(sentence.tokens) - 2)]):
        if token.text == ":" and index and index not in inside:
            return index
    return None


def _labelled(reading: Reading, label: range, opens: bool) -> int | None:
    """Whose words a label without a verb announces: "Grossi", "Ushakov's verdict", "Підсумок від Макрона"."""
    kinds = PARTIES if opens else SPEAKERS
    found = voices_in(reading, label, kinds | {"unnamed"})
    of = {"about", "on", "про", "о", "об", "обо", "щодо", "to", "for", "with", "для", "з", "із", "с", "by"}
    found = [v for v in found if not set(prepositions(reading.sentence, v)) & of]
    return found[0] if found else None


def _subject(reading: Reading, label: range, opens: bool) -> int | None:
    """Who is the subject of a clause that ends in a colon: a person, before a quotation any party."""
    tokens = reading.sentence.tokens
    kinds = PARTIES | {"unnamed"} if opens else PERSONS | {"pronoun"}
    found = voices_in(reading, label, kinds)
    subjects = [v for v in found if base(tokens[v].deprel) == "nsubj"]
    if subjects and (opens or not any(act_cue(reading, i) for i in label)):
        return subjects[0]
    return found[0] if len(found) == 1 and opens and not prepositions(reading.sentence, found[0]) else None


# ---- quotations --------------------------------------------------------------------------------------------------


def _beside_quotation(reading: Reading) -> Iterator[Frame]:
    """The only voice outside a quotation, or the subject of the clause that holds it."""
    sentence = reading.sentence
    stretches = [s for s in quoted(sentence) if is_said(sentence, s)]
    inside = {i for stretch in stretches for i in stretch}
    if not inside:
        return
    outside = [i for i in range(len(sentence.tokens)) if i not in inside]
    voices = [v for v in voices_in(reading, outside, SPEAKERS | {"unnamed"}) if v not in inside]
    if len(voices) > 1:
        voices = [v for v in voices if base(sentence.tokens[v].deprel) == "nsubj"][:1]
    if voices and not set(prepositions(sentence, voices[0])) & {"about", "про", "о", "об"}:
        yield Frame(voices[0], frozenset(inside))


def is_said(sentence: Sentence, stretch: range) -> bool:
    """Whether quoted words are words of somebody, no name or by-word: two in small letters, or a clause."""
    words = [sentence.tokens[i] for i in stretch if sentence.tokens[i].upos != "PUNCT"]
    return len(words) > 2 or (len(words) == 2 and words[0].text[:1].islower())
