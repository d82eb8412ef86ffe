"""Who is mentioned where: names, titles, offices, states, bodies, groups, and what pronouns and epithets
stand for.

    found = mentions(sentences, dossier, day)   # one list a sentence
    actors_at(sentence, found[i], index)        # whom a phrase names, with its conjuncts
    zero_subject(sentences, found, i, verb, dossier)

Kinds of mention: `name` a person, `office` its holder on the day, `state` a party by its name, by its
people or by its side ("the American side"), `capital` a party by its seat, `demonym` an adjective or a
name used as one ("US plan"), `body`, `group` (allies, europe, coalition's members), `pronoun`, `generic`
("the two sides"). A place is not told from a government ("in Moscow"): the grammar decides by case and
preposition. First-person pronouns carry the speaker of their sentence if it names one, else no actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guarantor.dossiers import Dossier
from guarantor.grammar.mentions_clauses import base, subject_of
from guarantor.grammar.mentions_reading import read
from guarantor.model import Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for actors: their token indices, the token by which they hang in the tree, and
    whom they mean.

    `kind` is `name`, `office`, `state`, `capital`, `demonym`, `body`, `group`, `pronoun` or `generic`. `cases` are
    those in which a Ukrainian or Russian mention may stand, as letters (`mentions_inflection`); empty if not known.
    """

    head: int
    tokens: tuple[int, ...]
    actors: tuple[str, ...]
    kind: str
    cases: str = ""


def mentions(sentences: Sequence[Sentence], dossier: Dossier, day: date) -> list[list[Mention]]:
    """The mentions of each of one article's sentences, in order; `sentences` must be in order, title first.

    `day` is the day of publication: it decides who holds an office.
    """
    found = read(sentences, dossier, day)
    return [
        [Mention(item.head, item.tokens, item.actors, item.kind, item.phrase.cases) for item in row]
        for row in found
    ]


def party(actor: str) -> str:
    """The state or body beyond states that an actor belongs to: `UA` for `UA/zelenskyy`."""
    return actor.split("/")[0]


def mention_at(found: Sequence[Mention], index: int) -> Mention | None:
    """The longest mention that covers the token `index`, None if there is none."""
    covering = [mention for mention in found if index in mention.tokens]
    return max(covering, key=lambda mention: len(mention.tokens), default=None)


def actors_at(sentence: Sentence, found: Sequence[Mention], index: int) -> tuple[str, ...]:
    """Whom the phrase headed by token `index` names: the mention there, its appositions' and its
    conjuncts'.
    """
    actors: list[str] = []
    for place in (index, *_joined(sentence, index)):
        mention = mention_at(found, place)
        if mention and mention.kind != "demonym":
            actors += mention.actors
    return tuple(dict.fromkeys(actors))


def _joined(sentence: Sentence, index: int) -> list[int]:
    places: list[int] = []
    for child in sentence.children[index]:
        if sentence.tokens[child].deprel.partition(":")[0] in ("conj", "flat", "appos"):
            places += [child, *_joined(sentence, child)]
    return places


_SPEAKING_PLACES = {
    **dict.fromkeys(("в", "у", "во"), ("body", "capital", "state")),
    "на": ("body", "capital"),  # на Банковій: an address; "on" a state is elsewhere
}
_AT = frozenset(_SPEAKING_PLACES)


def zero_subject(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Mention]], at: int, verb: int, dossier: Dossier
) -> tuple[str, ...]:
    """Who does what the verb at token `verb` of `sentences[at]` says, if it has no subject of its own.

    Looks up the tree first (a coordinated verb, an infinitive, "said that will sign" share the subject
    above), then at a place that speaks ("в Белом доме заявили"), then at the subjects of the sentences
    before, which must agree with the verb in number and gender. Empty if nobody fits.
    """
    sentence = sentences[at]
    own = subject_of(sentence, verb)
    if own is not None:
        return actors_at(sentence, found[at], own)
    above = _subject_above(sentence, found[at], verb, dossier)
    if above:
        return above
    speaking = _speaking_place(sentence, found[at], verb)
    if speaking:
        return speaking
    for back in range(at - 1, max(at - 4, -1), -1):
        actors = _main_subject(sentences[back], found[back])
        if actors and agrees(sentence, verb, actors, dossier):
            return actors
    return ()


def _subject_above(
    sentence: Sentence, found: Sequence[Mention], verb: int, dossier: Dossier
) -> tuple[str, ...]:
    place, seen = verb, {verb}
    while sentence.tokens[place].deprel.partition(":")[0] in (
        "conj",
        "xcomp",
        "advcl",
        "ccomp",
        "parataxis",
        "csubj",
    ):
        place = sentence.tokens[place].head
        if place < 0 or place in seen:
            break
        seen.add(place)
        subject = subject_of(sentence, place)
        actors = actors_at(sentence, found, subject) if subject is not None else ()
        if actors and agrees(sentence, verb, actors, dossier):
            return actors
    return ()


def _speaking_place(sentence: Sentence, found: Sequence[Mention], verb: int) -> tuple[str, ...]:
    token = sentence.tokens[verb]
    if (
        sentence.language == "en"
        or token.feats.get("Number") != "Plur"
        or token.feats.get("Person") in ("1", "2")
    ):
        return ()
    right_before = () if verb == 0 or verb - 1 in sentence.children[verb] else (verb - 1,)
    for place in (*sentence.children[verb], *right_before):
        prepositions = {sentence.tokens[c].text.lower() for c in sentence.children[place]}
        mention = mention_at(found, place)
        if mention and mention.kind in _SPEAKING_PLACES.get(min(prepositions & _AT, default=""), ()):
            return mention.actors
    return ()


def _main_subject(sentence: Sentence, found: Sequence[Mention]) -> tuple[str, ...]:
    subjects = [m for m in found if sentence.tokens[base(sentence, m.head)].deprel.startswith("nsubj")]
    for mention in sorted(subjects, key=lambda m: _depth(sentence, m.head)):
        if mention.kind != "demonym" and mention.actors:
            return actors_at(sentence, found, base(sentence, mention.head)) or mention.actors
    return ()


def _depth(sentence: Sentence, index: int) -> int:
    return sum(1 for _ in sentence.ancestors(index))


def agrees(sentence: Sentence, verb: int, actors: Sequence[str], dossier: Dossier) -> bool:
    """Whether a verb form can have these actors as its subject, by number and, in the past tense, gender."""
    feats = sentence.tokens[verb].feats
    number, gender = feats.get("Number"), feats.get("Gender")
    if sentence.language == "en" or number is None:
        return True
    if number == "Plur":
        return len(actors) > 1 or actors[0] in ("US", "AE", "NL", "allies", "europe", "mediators", "UN")
    people = [dossier.people.get(actor) for actor in actors]
    if len(actors) > 1 or actors[0] == "US":
        return False
    return not (people[0] and gender in ("Masc", "Fem") and gender[0].lower() != people[0].gender)
