"""Who holds an office: "the French president", "глава Белого дома", "Kremlin spokesman", on a given day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from guarantor.dossiers import Dossier, Person
from guarantor.grammar.mentions_phrases import Phrase
from guarantor.grammar.mentions_spans import DELEGATION

# The office that the head of a body holds; "leader" is whoever leads the state.
_HEADS = {
    "commission": "commission-president",
    "council": "council-president",
    "parliament": "speaker",
    "rada": "speaker",
    "white-house": "leader",
    "kremlin": "leader",
    "elysee": "leader",
    "government": "prime-minister",
    "presidential-office": "head-of-presidential-office",
    "foreign-ministry": "foreign-minister",
    "defence-ministry": "defence-minister",
    "finance-ministry": "finance-minister",
    "treasury": "finance-minister",
    "energy-ministry": "energy-minister",
    "interior-ministry": "interior-minister",
    "security-council": "security-council-secretary",
    "military-intelligence": "intelligence-chief",
    "general-staff": "chief-of-general-staff",
    DELEGATION: "negotiator",
}
_SAME = {
    "prime-minister": ("prime-minister", "chancellor", "taoiseach"),
    "secretary-of-state": ("secretary-of-state", "foreign-minister"),
    "foreign-minister": ("foreign-minister", "secretary-of-state"),
}
_TOO_BROAD = frozenset({"agency-head", "minister", "speaker"})  # name nobody without a state
_STATE_SPOKESMEN = frozenset({"", "kremlin", "white-house", "government", "presidential-office"})


class Holders:
    """Answers for one dossier and day."""

    def __init__(self, dossier: Dossier, day: date) -> None:
        self.dossier = dossier
        self.day = day

    def of(self, phrase: Phrase, party: str, recent: Sequence[str]) -> tuple[str, ...]:
        """The actor that an office of `party` stands for; `recent` are people named before, the last one
        first.
        """
        for office in phrase.offices:
            home = self.dossier.offices[office].of if party in ("EU", "europe") else None
            found = self._holders(office, home or party, phrase.body)
            known = [person for person in recent if person in found]
            if known and (not phrase.vague or len(found) == 1):
                return (known[0],)
            if found and not phrase.vague and self._is_sole(office, phrase.body):
                return (found[0],)
        return (self.unnamed(phrase, party),)

    def bare(self, phrase: Phrase, recent: Sequence[str], near: Sequence[str]) -> tuple[str, ...]:
        """The actor of an office without a state: a person named before, else of a party that is `near`."""
        for person in recent:
            if person in self.dossier.people and self._fits(phrase, self.dossier.people[person]):
                return (person,)
        if phrase.vague:
            return ()
        homes = [self.dossier.offices[office].of or "" for office in phrase.offices]
        pairs = product((*homes, *near), phrase.offices)
        found = (self._known_alone(office, party, phrase.body) for party, office in pairs)
        return next(filter(None, found), ())

    def _known_alone(self, office: str, party: str, body: str) -> tuple[str, ...]:
        if office in _TOO_BROAD or not self._is_sole(office, body):
            return ()
        return tuple(self._holders(office, party, body)[:1])

    def unnamed(self, phrase: Phrase, party: str) -> str:
        """The body that an officer who is not named belongs to, else his party."""
        body = phrase.body
        if "/" in body:
            known = self.dossier.bodies.get(body)
            return known.actor if known else body
        if body in self.dossier.kinds:
            return self.dossier.kinds[body].of(party)
        own = next(
            (
                self.dossier.offices[office].body
                for office in phrase.offices
                if self.dossier.offices[office].body
            ),
            None,
        )
        if own and own in self.dossier.kinds and self._is_sole(phrase.offices[0], ""):
            return self.dossier.kinds[own].of(party)
        return party

    def _is_sole(self, office: str, body: str) -> bool:
        if office == "leader" or (office == "agency-head" and body):
            return True
        return self.dossier.offices[office].sole or (office == "negotiator" and body == DELEGATION)

    def _holders(self, office: str, party: str, body: str) -> list[str]:
        suffix = body.rpartition("/")[2]
        if office == "agency-head":
            return self._heads(party, suffix)
        if office == "president" and suffix in ("parliament", "council", "commission"):
            return self._heads(party, suffix)
        if office == "leader":
            leader = self.dossier.leader(party, self.day)
            return [leader.id] if leader else []
        if office in ("spokesperson", "ambassador", "adviser", "deputy-head") and suffix:
            return _ids(self.dossier.holders(party, office, self.day, suffix))
        found = [
            p for same in _SAME.get(office, (office,)) for p in self.dossier.holders(party, same, self.day)
        ]
        if office == "spokesperson":
            found = [person for person in found if self._speaks_for_state(person)] or found
        return _ids(found)

    def _heads(self, party: str, suffix: str) -> list[str]:
        office = _HEADS.get(suffix, "agency-head" if suffix else "leader")
        if office == "agency-head":
            return _ids(self.dossier.holders(party, office, self.day, suffix))
        found = self._holders(office, party, "")
        return found or _ids(self.dossier.holders(party, "agency-head", self.day))

    def _speaks_for_state(self, person: Person) -> bool:
        return any(t.office == "spokesperson" and t.detail in _STATE_SPOKESMEN for t in person.tenures)

    def _fits(self, phrase: Phrase, person: Person) -> bool:
        held = {tenure.office for tenure in person.tenures if tenure.covers(self.day)}
        for office in phrase.offices:
            if office == "agency-head" and not phrase.body:
                continue
            wanted = {"leader": self._leading(), "minister": _ministers(held)}.get(
                office, frozenset(_SAME.get(office, (office,)))
            )
            if held & wanted:
                return True
        return False

    def _leading(self) -> frozenset[str]:
        return frozenset(name for name, office in self.dossier.offices.items() if office.leads)

    def fits(self, offices: frozenset[str], person: str) -> bool:
        """Whether `person` holds one of `offices` on the day; `all` fits anyone known."""
        if person not in self.dossier.people:
            return True
        held = {tenure.office for tenure in self.dossier.people[person].tenures if tenure.covers(self.day)}
        return "all" in offices or bool(held & offices)


def _ministers(held: set[str]) -> frozenset[str]:
    return frozenset(office for office in held if office.endswith("-minister") and office != "prime-minister")


def _ids(people: Sequence[Person]) -> list[str]:
    return list(dict.fromkeys(person.id for person in people))
