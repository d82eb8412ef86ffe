"""An article's mentions, settled in the order of the text: what was read before decides what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from guarantor.dossiers import Dossier
from guarantor.grammar.mentions_clauses import base, is_subject, speaker_token, weight
from guarantor.grammar.mentions_reference import References
from guarantor.grammar.mentions_story import Trace
from guarantor.grammar.mentions_text import Found, Text, opened
from guarantor.model import Sentence, Token

_PLURAL_PARTIES = frozenset({"US", "AE", "NL", "allies", "europe", "mediators", "UN", "coalition", "EU"})
_LED = frozenset({"EU", "europe", "coalition", "NATO", "G7"})  # groups whose leaders are spoken of
_WITH = frozenset({"with", "з", "із", "зі", "с", "со"})
_LINKS = frozenset(
    [
        ",",
        "and",
        "with",
        "&",
        "і",
        "й",
        "та",
        "із",
        "з",
        "зі",
        "и",
        "с",
        "со",
        "а",
        "також",
        "также",
        "as",
        "well",
    ]
)
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}


def read(sentences: Sequence[Sentence], dossier: Dossier, day: date) -> list[list[Found]]:
    """For each sentence what was found in it, in order of the text."""
    if not sentences:
        return []
    reader = _Reader(opened(sentences, dossier, day))
    return [reader.sentence(at) for at in range(len(sentences))]


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.story = text.story
        self.references = References(text)
        self.voice: tuple[str, ...] = ()

    def sentence(self, at: int) -> list[Found]:
        """Settle the phrases of sentence `at` and remember them for later ones."""
        found: list[Found] = []
        speaker = self._speaker(at)
        for phrase in self.text.phrases[at]:
            actors = self.references.actors(at, phrase, speaker, found)
            if actors or phrase.ref == "speaker":
                head = self.text.head(at, phrase)
                item = Found(phrase, head, self.text.tokens(at, phrase), actors, "")
                found.append(replace(item, kind=self._kind(at, item)))
                self._remember(at, found[-1])
        self._remember_groups(at, found)
        self._remember_company(at, found)
        self._remember_things(at, found)
        return self._with_voice(at, found, speaker)

    def _kind(self, at: int, item: Found) -> str:
        """The kind of a mention; a state's name before an English noun is used as an adjective: "the US
        plan".
        """
        if self.text.language == "en" and self._modifies(at, item):
            return "demonym"
        shown = {"epithet": "office", "compatriot": "office", "own": "state", "byname": "body"}
        return shown.get(item.phrase.kind, item.phrase.kind)

    def _modifies(self, at: int, item: Found) -> bool:
        token = self.text.sentences[at].tokens[item.head]
        simple = item.phrase.kind in ("state", "capital") and len(item.tokens) <= 3 and not item.phrase.plural
        if not simple or token.head < item.head or token.deprel not in ("compound", "amod", "nmod"):
            return False
        return not self._has_preposition(at, item.head)

    def _has_preposition(self, at: int, head: int) -> bool:
        sentence = self.text.sentences[at]
        return any(sentence.tokens[child].deprel == "case" for child in sentence.children[head])

    # --- who speaks

    def _speaker(self, at: int) -> tuple[str, ...]:
        """Who speaks the quotation in sentence `at`, as far as a name tells; it may stand in the next
        sentence.
        """
        for place in (at, at + 1, at - 1):
            if 0 <= place < len(self.text.sentences) and self._same_paragraph(at, place):
                named = {self.text.head(place, p): p.people for p in self.text.phrases[place] if p.people}
                head = speaker_token(self.text.sentences[place], self.text.inside[place], named)
                if head is not None:
                    return named[head][:1]
        return ()

    def _same_paragraph(self, one: int, other: int) -> bool:
        return self.text.sentences[one].paragraph == self.text.sentences[other].paragraph

    def _with_voice(self, at: int, found: Sequence[Found], speaker: tuple[str, ...]) -> list[Found]:
        """First-person pronouns with the speaker: of this sentence, or of the one before if all of it is
        quoted.
        """
        sentence, inside = self.text.sentences[at], self.text.inside[at]
        own = [i for i in found if i.actors and i.head not in inside and is_subject(sentence, i.head)]
        words = [index for index, token in enumerate(sentence.tokens) if token.text[:1].isalpha()]
        if own:
            self.voice = own[0].actors
        elif any(index not in inside for index in words):
            self.voice = speaker
        voice = speaker or self.voice
        return [
            replace(item, actors=voice if item.head in inside else ())
            if item.phrase.ref == "speaker"
            else item
            for item in found
        ]

    # --- what later sentences may refer to

    def _remember(self, at: int, item: Found) -> None:
        if not item.actors or item.kind == "demonym":
            return
        gender, plural = self._gender(at, item)
        many = len(item.actors) > 1
        heft = weight(self.text.sentences[at], item.head) * {"pronoun": 0.9, "generic": 0.7}.get(
            item.kind, 1.0
        )
        singular = not many and not (plural and self.text.language != "en")
        plural = many or plural or item.actors[0] in _PLURAL_PARTIES
        self.story.add(Trace(at, item.head, item.actors, gender, plural, singular, heft))
        if item.kind == "group" and item.actors[0] in _LED:
            self.story.groups.append((at, heft, item.actors))

    def _gender(self, at: int, item: Found) -> tuple[str, bool]:
        """Gender as later pronouns see it, empty if not known, and whether the words are plural."""
        person = self.text.dossier.people.get(item.actors[0]) if len(item.actors) == 1 else None
        if person:
            return person.gender, False
        if item.kind == "pronoun":
            return item.phrase.ref[:1], item.phrase.ref == "p"
        token = self.text.sentences[at].tokens[item.head]
        plural = item.phrase.plural or token.feats.get("Number") == "Plur" or item.actors[0] == "US"
        if self.text.language == "en":
            return "" if self.text.is_person(item.actors[0]) else "n", plural
        return _gender_of(token), plural

    def _remember_groups(self, at: int, found: Sequence[Found]) -> None:
        """Parties joined by "and", commas or "with" are a group."""
        chain: list[Found] = []
        for item in (item for item in found if item.names_actors):
            if chain and not self._linked(at, chain[-1], item):
                self._remember_group(at, chain)
                chain = []
            chain.append(item)
        self._remember_group(at, chain)

    def _linked(self, at: int, before: Found, item: Found) -> bool:
        words = self.text.between(at, before.phrase.end, item.phrase.start)
        return 0 < len(words) <= 3 and _LINKS.issuperset(words)

    def _remember_group(self, at: int, members: Sequence[Found], heft: float | None = None) -> None:
        actors = tuple(dict.fromkeys(actor for member in members for actor in member.actors))
        if len(actors) > 1:
            found = weight(self.text.sentences[at], members[0].head) if heft is None else heft
            if all(member.kind == "generic" for member in members):
                found *= 0.7
            self.story.add_group(at, found, actors)
            self.story.add(Trace(at, members[0].head, actors, "", True, False, found))

    def _remember_company(self, at: int, found: Sequence[Found]) -> None:
        """ "X spoke with Y", "contacts of X with Y": those who do it together are a group."""
        named = [item for item in found if item.names_actors]
        companions = [item for item in named if self._is_companion(at, item)]
        subject = next((item for item in named if is_subject(self.text.sentences[at], item.head)), None)
        joined: list[Found] = []
        for companion in companions:
            partner = next((item for item in named if self._share_noun(at, item, companion)), None)
            if partner:
                self._remember_group(at, [partner, companion])
            elif subject and companion is not subject:
                joined.append(companion)
        if subject and joined:
            self._remember_group(at, [*self._conjuncts(at, named, subject), *joined], 1.2)

    def _share_noun(self, at: int, item: Found, companion: Found) -> bool:
        """Whether a mention before the companion hangs on the same noun: "contacts of X with Y"."""
        sentence = self.text.sentences[at]
        place, other = (sentence.tokens[base(sentence, i.head)].head for i in (item, companion))
        return place == other >= 0 and item.head < companion.head and sentence.tokens[place].upos == "NOUN"

    def _conjuncts(self, at: int, named: Sequence[Found], subject: Found) -> list[Found]:
        sentence = self.text.sentences[at]
        return [i for i in named if base(sentence, i.head) == base(sentence, subject.head)]

    def _is_companion(self, at: int, item: Found) -> bool:
        return bool(_WITH & set(self.text.between(at, item.phrase.start - 2, item.phrase.start)[-1:]))

    def _remember_things(self, at: int, found: Sequence[Found]) -> None:
        """Nouns that are no actors: a pronoun may mean them."""
        sentence = self.text.sentences[at]
        named = {token for item in found for token in item.tokens}
        for index, token in enumerate(sentence.tokens):
            if token.upos == "NOUN" and index not in named:
                plural = token.feats.get("Number") == "Plur"
                heft = 0.8 * weight(sentence, index)
                self.story.add(Trace(at, index, (), _gender_of(token), plural, not plural, heft))


def _gender_of(token: Token) -> str:
    return _GENDERS.get(token.feats.get("Gender", ""), "")
