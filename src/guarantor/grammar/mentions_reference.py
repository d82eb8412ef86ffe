"""Whom a phrase means: names as they are, offices by their day, pronouns and epithets by what was said
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guarantor.grammar.mentions_clauses import base, clause_of, is_cited, is_filler, subject_of
from guarantor.grammar.mentions_lexicon import Byname, vocabulary
from guarantor.grammar.mentions_phrases import Phrase
from guarantor.grammar.mentions_story import Trace
from guarantor.grammar.mentions_text import Found, Text

Actors = tuple[str, ...]
SUBJECT = 0.9  # the weight from which a trace is a subject
THING_ACTS = 0.45  # how much likelier a thing is passed over as the subject of an active verb


class References:
    """Answers for one article, sentence by sentence; the text's story must hold what stands before."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.story = text.story
        self.dossier = text.dossier

    def actors(self, at: int, phrase: Phrase, speaker: Actors, before: Sequence[Found]) -> Actors:
        """Whom a phrase of sentence `at` means; `speaker` speaks its quotation, `before` are phrases
        settled there.
        """
        head = self.text.head(at, phrase)
        without = speaker if head in self.text.inside[at] else ()
        phrase = self._in_apposition(at, phrase, before)
        if phrase.people:
            return self._people(phrase)
        match phrase.kind:
            case "office":
                return self._office(at, phrase, without)
            case "body":
                return self._body(at, phrase)
            case "generic":
                return self._owned(phrase, before) or self._generic(at, phrase, head)
            case "own":
                return self._owned(phrase, before)
            case "compatriot":
                return self._compatriot(at, phrase, without)
            case "epithet":
                return self._epithet(at, phrase, without)
            case "byname":
                return self._byname(at, phrase)
            case "pronoun":
                return self._pronoun(at, phrase, head, without)
            case _:
                return phrase.parties

    def _in_apposition(self, at: int, phrase: Phrase, before: Sequence[Found]) -> Phrase:
        """ "Rustem Umerov, Ukraine's chief negotiator": the office in apposition to a name is that
        person's.
        """
        last = before[-1] if before else None
        if phrase.kind != "office" or phrase.people or last is None or last.kind != "name":
            return phrase
        party = last.actors[0].split("/")[0]
        if self.text.between(at, last.phrase.end, phrase.start) != [","] or party not in (
            phrase.parties or (party,)
        ):
            return phrase
        return replace(phrase, people=last.actors)

    def _people(self, phrase: Phrase) -> Actors:
        if len(phrase.people) == 1:
            return phrase.people
        fitting = [person for person in phrase.people if person.split("/")[0] in phrase.parties]
        holding = [p for p in phrase.people if self.text.holders.fits(frozenset(phrase.offices), p)]
        return ((fitting or holding or list(phrase.people))[0],)

    # --- offices and bodies

    def _office(self, at: int, phrase: Phrase, without: Actors) -> Actors:
        recent = self.story.people(at, without)
        own = phrase.body.split("/")[0] if "/" in phrase.body else ""
        parties = phrase.parties or ((own,) if own else ())
        if not parties:
            superior = self._superior(at, phrase, without)
            bare = superior or self.text.holders.bare(phrase, recent, self._homes(at, phrase))
            return bare or ((self.dossier.bodies[phrase.ref].actor,) if phrase.ref else ())
        found = [
            self.text.holders.of(phrase, party, recent)
            for party in (parties if phrase.plural else parties[:1])
        ]
        return tuple(dict.fromkeys(actor for actors in found for actor in actors))

    def _homes(self, at: int, phrase: Phrase) -> list[str]:
        """Whose office it may be: to a Ukrainian paper "the president" without a country is its own."""
        own = self.text.language == "uk" and "president" in phrase.offices
        return [*(("UA",) if own else ()), *self.story.parties(at)]

    def _superior(self, at: int, phrase: Phrase, speaker: Actors) -> Actors:
        """ "Witkoff says the president agrees": an official speaks of the head of his own state."""
        subjects = [
            t.actors[0] for t in self.story.traces if t.sentence == at and t.weight >= 1.0 and t.actors
        ]
        for person in (*speaker, *subjects):
            if person not in self.dossier.people:
                continue
            leader = self.dossier.leader(person.split("/")[0], self.text.holders.day)
            if (
                leader
                and leader.id != person
                and self.text.holders.fits(frozenset(phrase.offices), leader.id)
            ):
                return (leader.id,)
        return ()

    def _body(self, at: int, phrase: Phrase) -> Actors:
        if phrase.ref:
            return (self.dossier.bodies[phrase.ref].actor,)
        kind = self.dossier.kinds[phrase.body]
        parties = phrase.parties or self._owner(at, phrase)
        if not parties:
            parties = tuple(party for party in self.story.parties(at) if self.text.is_state(party))[:1]
        return tuple(kind.of(p) if self.text.is_state(p) or p in kind.exceptions else p for p in parties)

    def _owner(self, at: int, phrase: Phrase) -> Actors:
        """Whose a body is, by what stands behind it: "the administration of President Trump", "the staff
        in Kyiv".
        """
        for other in self.text.phrases[at]:
            if other.start < phrase.end:
                continue
            between = self.text.between(at, phrase.end, other.start)
            genitive = self.text.language != "en" and not between and "G" in other.cases
            if other.people and (between == ["of"] or genitive):
                return (other.people[0].split("/")[0],)
            if other.kind == "capital" and between in (["in"], ["в"], ["у"]):
                return other.parties
            break
        return ()

    # --- "the sides", "the diplomat"

    def _generic(self, at: int, phrase: Phrase, head: int) -> Actors:
        if phrase.ref == "interlocutors" and self._is_qualified(at, head):
            return ()
        if phrase.ref == "belligerents":
            return tuple(self.dossier.issues.get("at_war", ()))
        group = self.story.together(at) or self._nearest_two(at)
        if phrase.ref == "states":
            return tuple(dict.fromkeys(actor.split("/")[0] for actor in group))
        if phrase.ref in ("leaders", "interlocutors"):
            return self.story.leaders(at) or self._leaders(group)
        return group

    def _owned(self, phrase: Phrase, before: Sequence[Found]) -> Actors:
        """ "their teams": the parties of those whom the pronoun right before means."""
        owner = before[-1] if before else None
        if owner is None or owner.kind != "pronoun" or owner.phrase.end != phrase.start:
            return ()
        return tuple(dict.fromkeys(actor.split("/")[0] for actor in owner.actors))

    def _compatriot(self, at: int, phrase: Phrase, without: Actors) -> Actors:
        """ "британец": the person of that state who stands out most."""
        people = (person for person in self.story.people(at, without) if self.text.is_person(person))
        return tuple(person for person in people if person.split("/")[0] in phrase.parties)[:1]

    def _is_qualified(self, at: int, head: int) -> bool:
        """ "двоє співрозмовників агентства": somebody's informants, not those who talked to each other."""
        sentence = self.text.sentences[at]
        return any(sentence.tokens[child].deprel[:4] in ("nmod", "numm") for child in sentence.children[head])

    def _nearest_two(self, at: int) -> Actors:
        """Where no group was named: the two states that stand out most."""
        states = [party for party in self.story.parties(at) if self.text.is_state(party)]
        return tuple(states[:2]) if len(states) > 1 else ()

    def _leaders(self, group: Actors) -> Actors:
        leaders = [self.dossier.leader(actor.split("/")[0], self.text.holders.day) for actor in group]
        return tuple(dict.fromkeys(leader.id for leader in leaders if leader))

    def _epithet(self, at: int, phrase: Phrase, without: Actors) -> Actors:
        if phrase.cases.islower() or phrase.vague:
            return ()
        fits = vocabulary().epithets[phrase.ref]
        people = (p for p in self.story.people(at, without) if self.text.is_person(p))
        return tuple(person for person in people if self.text.holders.fits(fits, person))[:1]

    def _byname(self, at: int, phrase: Phrase) -> Actors:
        """ "The agency", "міністерство": the body named last that is called so, or the body of a person named last."""
        wanted = vocabulary().bynames[phrase.ref]
        found = (self._called(actor, wanted) for actor in self.story.actors(at))
        other = (wanted.other,) if wanted.other else ()
        return next(((actor,) for actor in found if actor), other)

    def _called(self, actor: str, wanted: Byname) -> str:
        """The body that a byname means if the text has named `actor`; empty if it does not fit."""
        party, _, suffix = actor.partition("/")
        if suffix in wanted.fits:
            return actor
        if party in wanted.fits:
            return f"{party}/{wanted.body}" if wanted.body else party
        person = self.dossier.people.get(actor)
        held = [t for t in person.tenures if t.covers(self.text.holders.day)] if person else []
        bodies = [body for t in held for body in (t.detail, self.dossier.offices[t.office].body or "")]
        return next((self._of(body, party) for body in bodies if body in wanted.fits), "")

    def _of(self, body: str, party: str) -> str:
        kind = self.dossier.kinds.get(body)
        return kind.of(party) if kind else f"{party}/{body}"

    # --- pronouns

    def _pronoun(self, at: int, phrase: Phrase, head: int, without: Actors) -> Actors:
        sentence = self.text.sentences[at]
        genders = phrase.ref.split()
        if genders == ["latter"]:
            return self._latter(at, phrase, head)
        if genders == ["speaker"] or (
            sentence.language == "en" and genders == ["n"] and is_filler(sentence, head)
        ):
            return ()
        barred = {*without, *self._clause_mates(at, head)}
        things = 0.0 if is_cited(sentence, head) else THING_ACTS if self._acts(at, head) else 1.0

        def rate(trace: Trace) -> float:
            if not trace.actors:
                return things * any(self._suits_thing(gender, trace) for gender in genders)
            fits = not barred & set(trace.actors) and any(self._suits(gender, trace) for gender in genders)
            return float(fits)

        trace = self.story.best(at, rate, head)
        return trace.actors if trace else ()

    def _latter(self, at: int, phrase: Phrase, head: int) -> Actors:
        """ "Той", "те" as a subject: the last person or party named before, which was no subject itself."""
        sentence = self.text.sentences[at]
        explained = any(sentence.tokens[c].deprel.startswith("acl") for c in sentence.children[head])
        if explained or not sentence.tokens[head].deprel.startswith("nsubj"):
            return ()
        plural = sentence.tokens[head].feats.get("Number") == "Plur"
        near = [
            t
            for t in self.story.traces
            if t.actors and at - t.sentence <= 1 and (t.sentence < at or t.token < head)
        ]
        fits = [t for t in near if (t.plural if plural else t.singular and t.gender in ("m", ""))]
        others = [t for t in fits if t.weight < SUBJECT] or fits
        return max(others, key=lambda t: (t.sentence, t.token)).actors if others else ()

    def _acts(self, at: int, head: int) -> bool:
        """Whether a pronoun is the subject of an active verb, as things seldom are."""
        token = self.text.sentences[at].tokens[head]
        if token.deprel != "nsubj" or token.head < 0:
            return False
        verb = self.text.sentences[at].tokens[token.head]
        return verb.upos == "VERB" and verb.feats.get("Voice") != "Pass"

    def _suits_thing(self, gender: str, trace: Trace) -> bool:
        if gender == "p":
            return trace.plural
        if self.text.language == "en":
            return gender == "n" and trace.singular
        return trace.singular and trace.gender == gender

    def _suits(self, gender: str, trace: Trace) -> bool:
        if gender == "p" or not trace.singular:
            return gender == "p" and trace.plural
        person = self.text.is_person(trace.actors[0])
        if gender == "n":
            return not person and (self.text.language == "en" or trace.gender in ("n", ""))
        return trace.gender in (gender, "") and (person or self.text.language != "en")

    def _clause_mates(self, at: int, head: int) -> Actors:
        """The subject of a pronoun's own clause: a pronoun in the same clause means somebody else.

        In Ukrainian and Russian a possessive too, since the subject's own would be свій, свой.
        """
        sentence = self.text.sentences[at]
        token = sentence.tokens[head]
        possessive = token.deprel.startswith(("nmod", "det"))
        if token.deprel.startswith("nsubj") or token.head < 0 or is_cited(sentence, head):
            return ()
        if possessive and sentence.language == "en":
            return ()
        subject = subject_of(sentence, clause_of(sentence, head) if possessive else token.head)
        mates = [
            t.actors for t in self.story.traces if t.sentence == at and base(sentence, t.token) == subject
        ]
        return tuple(actor for actors in mates for actor in actors)
