"""One article while its mentions are read: sentences, pieces, phrases, quotations, and what was spoken of
so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from guarantor.dossiers import Dossier
from guarantor.grammar.mentions_clauses import head_of, quoted
from guarantor.grammar.mentions_holders import Holders
from guarantor.grammar.mentions_inflection import forms
from guarantor.grammar.mentions_lexicon import lexicon
from guarantor.grammar.mentions_names import actor_id, nominative
from guarantor.grammar.mentions_phrases import Phrase, phrases
from guarantor.grammar.mentions_pieces import Piece, pieces
from guarantor.grammar.mentions_story import Story
from guarantor.grammar.mentions_units import full_names, units
from guarantor.model import Sentence


@dataclass(frozen=True)
class Found:
    """A phrase with its tokens, its head and whom it means."""

    phrase: Phrase
    head: int
    tokens: tuple[int, ...]
    actors: tuple[str, ...]
    kind: str

    @property
    def names_actors(self) -> bool:
        """Whether it names actors by itself: not as an adjective, not as a pronoun."""
        return bool(self.actors) and self.kind not in ("demonym", "pronoun")


@dataclass(frozen=True)
class Text:
    """An article's sentences, the pieces and phrases of each, and its story; made anew for every article."""

    sentences: Sequence[Sentence]
    dossier: Dossier
    holders: Holders
    rows: Sequence[Sequence[Piece]]
    phrases: Sequence[Sequence[Phrase]]
    inside: Sequence[frozenset[int]]
    story: Story

    @property
    def language(self) -> str:
        """Code of the article's language."""
        return self.sentences[0].language

    def tokens(self, at: int, phrase: Phrase) -> tuple[int, ...]:
        """All tokens from the first to the last of a phrase, marks inside it included."""
        row = self.rows[at]
        return tuple(range(row[phrase.start].token, row[phrase.end - 1].token + 1))

    def head(self, at: int, phrase: Phrase) -> int:
        """The token by which a phrase hangs in the tree."""
        return head_of(self.sentences[at], self.tokens(at, phrase))

    def between(self, at: int, start: int, end: int) -> list[str]:
        """The forms of the pieces from `start` to `end`, without articles."""
        return [p.form for p in self.rows[at][max(start, 0) : end] if p.form not in ("the", "a", "an")]

    def is_body(self, actor: str) -> bool:
        """Whether the actor is a body and no person."""
        return actor in self.dossier.bodies or actor.partition("/")[2] in self.dossier.kinds

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a person, known or not."""
        return actor in self.dossier.people or ("/" in actor and not self.is_body(actor))

    def is_state(self, actor: str) -> bool:
        """Whether the actor is a state as a whole."""
        return actor in self.dossier.parties and self.dossier.parties[actor].state


def opened(sentences: Sequence[Sentence], dossier: Dossier, day: date) -> Text:
    """The article with its phrases found, before any of them is settled."""
    names = lexicon(dossier, sentences[0].language)
    rows = [pieces(sentence) for sentence in sentences]
    introduced = frozenset(person for row in rows for person in full_names(row, names))
    composed = [phrases(units(row, names, dossier, introduced), names.language) for row in rows]
    strangers = _Strangers(dossier, names.language)
    met = [
        [strangers.met(phrase, row) for phrase in found] for found, row in zip(composed, rows, strict=True)
    ]
    known = [strangers.again(found, row) for found, row in zip(met, rows, strict=True)]
    return Text(sentences, dossier, Holders(dossier, day), rows, known, quoted(sentences), Story())


class _Strangers:
    """People whom the dossier does not know, introduced by a title: "Romanian President Nicușor Dan"."""

    def __init__(self, dossier: Dossier, language: str) -> None:
        self.dossier = dossier
        self.language = language
        self.by_form: dict[str, str] = {}

    def met(self, phrase: Phrase, row: Sequence[Piece]) -> Phrase:
        """Give an id to a name behind a title."""
        if not phrase.name:
            return phrase
        party = phrase.parties[0] if phrase.parties else phrase.body.split("/")[0]
        if party not in self.dossier.parties:
            return replace(phrase, name=())
        words = [row[place].text for place in phrase.name]
        actor = actor_id(party, words, self.language, phrase.cases)
        word = words[-1] if self.language == "en" else nominative(words, phrase.cases)
        for form in forms(word, self.language, "m"):
            self.by_form.setdefault(form, actor)
        return replace(phrase, kind="name", people=(actor,), end=phrase.name[-1] + 1)

    def again(self, found: Sequence[Phrase], row: Sequence[Piece]) -> list[Phrase]:
        """The phrases of a sentence and the places where such a name stands alone."""
        if not self.by_form:
            return list(found)
        taken = {place for phrase in found for place in range(phrase.start, phrase.end)}
        alone = [
            Phrase("name", place, place + 1, people=(self.by_form[piece.form],))
            for place, piece in enumerate(row)
            if piece.case and place not in taken and piece.form in self.by_form
        ]
        return sorted([*found, *alone], key=lambda phrase: phrase.start)
