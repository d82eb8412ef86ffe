"""Phrases → whom they mean, read in the order of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from guarantor.dossiers import Dossier
from guarantor.grammar.mentions_clauses import base, head_of, quoted, speaker_token, subject_of, weight
from guarantor.grammar.mentions_holders import Holders
from guarantor.grammar.mentions_lexicon import Lexicon, lexicon, vocabulary
from guarantor.grammar.mentions_names import actor_id
from guarantor.grammar.mentions_phrases import Composer, Phrase
from guarantor.grammar.mentions_pieces import Piece, pieces
from guarantor.grammar.mentions_story import Story, Trace
from guarantor.grammar.mentions_units import full_names, units
from guarantor.model import Sentence

Row = tuple[int, tuple[int, ...], tuple[str, ...], str]
_PLURAL_PARTIES = frozenset(
    {"US", "AE", "NL", "allies", "europe", "mediators", "UN", "coalition", "E3", "EU"}
)
_WITH = frozenset({"with", "з", "із", "зі", "с", "со", "and", "between", "між", "между"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "його", "її", "їхній", "его", "ее", "их"})


def read(sentences: Sequence[Sentence], dossier: Dossier, day: date) -> list[list[Row]]:
    """For each sentence its mentions as (head, tokens, actors, kind)."""
    if not sentences:
        return []
    names = lexicon(dossier, sentences[0].language)
    rows = [pieces(sentence) for sentence in sentences]
    introduced = frozenset(person for row in rows for person in full_names(row, names))
    reader = _Reader(sentences, rows, dossier, day, names)
    for at, row in enumerate(rows):
        reader.phrases.append(Composer(units(row, names, dossier, introduced), names.language).phrases())
    reader.learn_names()
    return [reader.sentence(at) for at in range(len(sentences))]


class _Reader:
    """Reads one article; keeps what it has spoken of in `story`."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        rows: Sequence[Sequence[Piece]],
        dossier: Dossier,
        day: date,
        names: Lexicon,
    ) -> None:
        self.sentences = sentences
        self.rows = rows
        self.dossier = dossier
        self.language = names.language
        self.holders = Holders(dossier, day)
        self.story = Story()
        self.phrases: list[list[Phrase]] = []
        self.inside = quoted(sentences)
        self.strangers: dict[str, str] = {}

    # --- names that the dossier does not know

    def learn_names(self) -> None:
        """Give an id to everybody who is introduced with a title, and find the name again where it stands alone."""
        for at, phrases in enumerate(self.phrases):
            self.phrases[at] = [self._stranger(at, phrase) for phrase in phrases]
        for at, row in enumerate(self.rows):
            taken = {place for phrase in self.phrases[at] for place in range(phrase.start, phrase.end)}
            for place, piece in enumerate(row):
                actor = self.strangers.get(piece.form) if piece.case and place not in taken else None
                if actor:
                    self.phrases[at].append(Phrase("name", place, place + 1, place, people=(actor,)))
            self.phrases[at].sort(key=lambda phrase: phrase.start)

    def _stranger(self, at: int, phrase: Phrase) -> Phrase:
        if not phrase.name:
            return phrase
        party = phrase.parties[0] if phrase.parties else phrase.body.split("/")[0]
        words = [self.rows[at][place].text for place in phrase.name]
        if party not in self.dossier.parties:
            return replace(phrase, end=phrase.name[0], name=())
        actor = actor_id(party, words, self.language, phrase.cases)
        known = next((person for person in self.dossier.people if person == actor), actor)
        for form in self._forms(words[-1], phrase.cases):
            self.strangers.setdefault(form, known)
        return replace(phrase, kind="name", people=(known,), main=phrase.name[-1])

    def _forms(self, word: str, cases: str) -> list[str]:
        from guarantor.grammar.mentions_inflection import forms
        from guarantor.grammar.mentions_names import nominative

        return list(forms(word if self.language == "en" else nominative([word], cases), self.language, "m"))

    # --- one sentence

    def sentence(self, at: int) -> list[Row]:
        """Settle the phrases of sentence `at` and remember them."""
        found: list[Row] = []
        speaker = self._speaker(at)
        settled: list[tuple[Phrase, tuple[str, ...]]] = []
        for phrase in self.phrases[at]:
            phrase = self._joined_title(at, phrase, settled)
            tokens = self._tokens(at, phrase)
            head = head_of(self.sentences[at], tokens)
            actors = self._actors(at, phrase, head, speaker)
            kind = self._kind(at, phrase, head)
            if not actors and not (phrase.kind == "pronoun" and phrase.ref == "speaker"):
                continue
            found.append((head, tokens, actors, kind))
            settled.append((phrase, actors))
            if actors and kind != "demonym":
                self._remember(at, phrase, head, actors)
        self._remember_groups(at, settled, found)
        return found

    def _tokens(self, at: int, phrase: Phrase) -> tuple[int, ...]:
        return tuple(sorted({piece.token for piece in self.rows[at][phrase.start : phrase.end]}))

    def _kind(self, at: int, phrase: Phrase, head: int) -> str:
        """A state's name before a noun is used as an adjective: "the US plan"."""
        token = self.sentences[at].tokens[head]
        if self.language == "en" and phrase.kind in ("state", "capital") and phrase.end - phrase.start <= 3:
            if (
                token.deprel in ("compound", "amod", "nmod")
                and token.head > head
                and not self._has_preposition(at, head)
            ):
                return "demonym"
        return {"epithet": "office"}.get(phrase.kind, phrase.kind)

    def _has_preposition(self, at: int, head: int) -> bool:
        sentence = self.sentences[at]
        return any(sentence.tokens[child].deprel == "case" for child in sentence.children[head])

    def _joined_title(
        self, at: int, phrase: Phrase, settled: Sequence[tuple[Phrase, tuple[str, ...]]]
    ) -> Phrase:
        """ "Rustem Umerov, Ukraine's chief negotiator": the office in apposition to a name is that person's."""
        if phrase.kind != "office" or not settled:
            return phrase
        before, actors = settled[-1]
        between = self.rows[at][before.end : phrase.start]
        if (
            before.kind != "name"
            or len(actors) != 1
            or [piece.form for piece in between if piece.form not in ("the", "a", "an")] != [","]
        ):
            return phrase
        parties = phrase.parties or (actors[0].split("/")[0],)
        return replace(phrase, people=actors) if actors[0].split("/")[0] in parties else phrase

    # --- whom a phrase means

    def _actors(self, at: int, phrase: Phrase, head: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
        without = speaker if head in self.inside[at] else ()
        if phrase.people:
            return self._people(phrase)
        if phrase.kind == "office":
            return self._office(at, phrase, without)
        if phrase.kind == "body":
            return self._body(at, phrase)
        if phrase.kind == "generic":
            return self._generic(at, phrase)
        if phrase.kind == "epithet":
            return self._epithet(at, phrase, without)
        if phrase.kind == "pronoun":
            return self._pronoun(at, phrase, head, speaker, without)
        return phrase.parties

    def _people(self, phrase: Phrase) -> tuple[str, ...]:
        if len(phrase.people) == 1:
            return phrase.people
        fitting = [person for person in phrase.people if person.split("/")[0] in phrase.parties]
        holding = [person for person in phrase.people if self.holders.fits(frozenset(phrase.offices), person)]
        return ((fitting or holding or list(phrase.people))[0],)

    def _office(self, at: int, phrase: Phrase, without: tuple[str, ...]) -> tuple[str, ...]:
        recent = self.story.people(at, without)
        own = phrase.body.split("/")[0] if "/" in phrase.body else ""
        parties = phrase.parties or ((own,) if own else ())
        if not parties:
            return self.holders.bare(phrase, recent, self.story.parties(at))
        if not phrase.plural:
            parties = parties[:1]
        return tuple(
            dict.fromkeys(actor for party in parties for actor in self.holders.of(phrase, party, recent))
        )

    def _body(self, at: int, phrase: Phrase) -> tuple[str, ...]:
        if phrase.ref:
            body = self.dossier.bodies[phrase.ref]
            return (body.actor,)
        kind = self.dossier.kinds[phrase.body]
        parties = phrase.parties or tuple(p for p in self.story.parties(at) if self._has_bodies(p))[:1]
        return tuple(kind.of(party) for party in parties)

    def _has_bodies(self, party: str) -> bool:
        return party in self.dossier.parties and self.dossier.parties[party].state

    def _generic(self, at: int, phrase: Phrase) -> tuple[str, ...]:
        if phrase.ref == "states":
            group = self.story.together(at, lambda actors: True)
            return tuple(dict.fromkeys(actor.split("/")[0] for actor in group))
        if phrase.ref == "leaders":
            people = self.story.together(at, lambda actors: all("/" in actor for actor in actors))
            return people or self._leaders(self.story.together(at, lambda actors: True))
        return self.story.together(at, lambda actors: True)

    def _leaders(self, group: tuple[str, ...]) -> tuple[str, ...]:
        leaders = [self.dossier.leader(actor.split("/")[0], self.holders.day) for actor in group]
        return tuple(dict.fromkeys(leader.id for leader in leaders if leader))

    def _epithet(self, at: int, phrase: Phrase, without: tuple[str, ...]) -> tuple[str, ...]:
        fits = vocabulary().epithets[phrase.ref]
        people = [person for person in self.story.people(at, without) if self.holders.fits(fits, person)]
        return tuple(people[:1])

    def _pronoun(
        self, at: int, phrase: Phrase, head: int, speaker: tuple[str, ...], without: tuple[str, ...]
    ) -> tuple[str, ...]:
        if phrase.ref == "speaker":
            return speaker if head in self.inside[at] else ()
        barred = {*without, *self._clause_mates(at, phrase, head)}
        trace = self.story.best(
            at, lambda trace: not barred & set(trace.actors) and self._matches(phrase.ref, trace)
        )
        return trace.actors if trace else ()

    def _matches(self, gender: str, trace: Trace) -> bool:
        if gender == "p":
            return trace.plural
        if not trace.singular:
            return False
        person = (
            len(trace.actors) == 1
            and trace.actors[0] in self.dossier.people
            or "/" in trace.actors[0]
            and not self._is_body(trace.actors[0])
        )
        if gender == "n":
            return not person and (self.language == "en" or trace.gender in ("n", ""))
        if self.language == "en":
            return person and trace.gender in (gender, "")
        return trace.gender in (gender, "")

    def _is_body(self, actor: str) -> bool:
        return actor in self.dossier.bodies or actor.partition("/")[2] in self.dossier.kinds

    def _clause_mates(self, at: int, phrase: Phrase, head: int) -> tuple[str, ...]:
        """The subject of a pronoun's own clause: a plain pronoun in the same clause means somebody else."""
        sentence = self.sentences[at]
        token = sentence.tokens[head]
        if token.deprel.startswith(("nsubj", "nmod", "det")) or token.head < 0:
            return ()
        subject = subject_of(sentence, token.head)
        mates = [
            t.actors
            for t in self.story.traces
            if t.sentence == at and subject is not None and base(sentence, t.token) == subject
        ]
        return tuple(actor for actors in mates for actor in actors)

    def _speaker(self, at: int) -> tuple[str, ...]:
        """Who speaks the quotation in sentence `at`, as far as a name tells; a quotation may be closed later."""
        for place in (at, at + 1, at - 1):
            if (
                0 <= place < len(self.sentences)
                and self.sentences[place].paragraph == self.sentences[at].paragraph
            ):
                named = {
                    head_of(self.sentences[place], self._tokens(place, phrase)): phrase.people
                    for phrase in self.phrases[place]
                    if phrase.people
                }
                head = speaker_token(self.sentences[place], self.inside[place], named)
                if head is not None:
                    return named[head][:1]
        return ()

    # --- what later sentences may refer to

    def _remember(self, at: int, phrase: Phrase, head: int, actors: tuple[str, ...]) -> None:
        sentence = self.sentences[at]
        gender, plural = self._gender(at, phrase, head, actors)
        many = len(actors) > 1
        heft = weight(sentence, head) * (0.9 if phrase.kind == "pronoun" else 1.0)
        self.story.add(
            Trace(
                at,
                head,
                actors,
                gender,
                many or plural or actors[0] in _PLURAL_PARTIES,
                not many and not (plural and self.language != "en"),
                heft,
            )
        )

    def _gender(self, at: int, phrase: Phrase, head: int, actors: tuple[str, ...]) -> tuple[str, bool]:
        known = self.dossier.people.get(actors[0])
        if known and len(actors) == 1:
            return known.gender, False
        if phrase.kind == "pronoun":
            return phrase.ref, phrase.ref == "p"
        token = self.sentences[at].tokens[head]
        plural = phrase.plural or token.feats.get("Number") == "Plur" or actors[0] == "US"
        if self.language == "en":
            return "n" if "/" not in actors[0] or self._is_body(actors[0]) else "", plural
        gender = {"Masc": "m", "Fem": "f", "Neut": "n"}.get(token.feats.get("Gender", ""), "")
        return gender, plural

    def _remember_groups(
        self, at: int, settled: Sequence[tuple[Phrase, tuple[str, ...]]], found: Sequence[Row]
    ) -> None:
        """Parties joined by "and", commas or "with" are a group."""
        sentence, row = self.sentences[at], self.rows[at]
        chain: list[str] = []
        heft = 0.0
        for number, (phrase, actors) in enumerate(settled):
            if found[number][3] in ("demonym", "pronoun"):
                continue
            linked = number > 0 and chain and self._linked(row[settled[number - 1][0].end : phrase.start])
            if not linked:
                self.story.add_group(at, heft, list(dict.fromkeys(chain)))
                chain, heft = [], weight(sentence, found[number][0])
            chain += actors
        self.story.add_group(at, heft, list(dict.fromkeys(chain)))
        self._remember_company(at, settled, found)

    def _linked(self, between: Sequence[Piece]) -> bool:
        words = [piece.form for piece in between]
        return 0 < len(words) <= 3 and all(word in _LINKS for word in words)

    def _remember_company(
        self, at: int, settled: Sequence[tuple[Phrase, tuple[str, ...]]], found: Sequence[Row]
    ) -> None:
        """ "X spoke with Y": subject and companion."""
        sentence = self.sentences[at]
        subjects = [
            (head, actors)
            for head, _, actors, kind in found
            if kind != "demonym" and sentence.tokens[base(sentence, head)].deprel.startswith("nsubj")
        ]
        companions = [
            actors for head, _, actors, kind in found if kind != "demonym" and self._is_companion(at, head)
        ]
        if subjects and companions:
            together = [actor for _, actors in subjects[:1] for actor in actors] + [
                a for actors in companions for a in actors
            ]
            self.story.add_group(at, 1.2, list(dict.fromkeys(together)))

    def _is_companion(self, at: int, head: int) -> bool:
        sentence = self.sentences[at]
        return any(
            sentence.tokens[child].text.lower() in _WITH for child in sentence.children[base(sentence, head)]
        )


_LINKS = frozenset(
    {
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
        "the",
    }
)
