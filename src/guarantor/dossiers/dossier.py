"""The nouns of a dossier. All of them are immutable; ids are the codebook's actor ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

Names = Mapping[str, tuple[str, ...]]
"""Variants of one name by language code, nominative; "Київ~Києв" gives the stem of the other cases after
a tilde.
"""

NOBODY: Names = MappingProxyType({})


@dataclass(frozen=True)
class Party:
    """A state (ISO 3166-1 alpha-2) or what stands beyond states (`EU`, `coalition`).

    `leader` is the office that "the X leader" means; `groups` are the ids of groups that it belongs to.
    """

    id: str
    state: bool
    names: Names
    adjectives: Names
    people: Names
    capitals: Names
    leader: str = "prime-minister"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Body:
    """A body of a party. `actor` is whom it stands for: itself, or its state as a whole (a government)."""

    id: str
    names: Names
    actor: str


@dataclass(frozen=True)
class BodyKind:
    """A kind of body that every state has, with the ids of those that the codebook knows by another name."""

    name: str
    names: Names
    exceptions: Mapping[str, str]
    whole_state: bool

    def of(self, party: str) -> str:
        """Actor id of the body of this kind in `party`."""
        return party if self.whole_state else self.exceptions.get(party, f"{party}/{self.name}")


@dataclass(frozen=True)
class Office:
    """A kind of office. `leads`: its holder heads a state, a government or the like.

    `sole`: one person holds it at a time, so that the office alone names him; `body`: whose officer he is;
    `of`: the party that is meant where the text names none.
    """

    name: str
    names: Names
    leads: bool = False
    sole: bool = False
    body: str | None = None
    of: str | None = None


@dataclass(frozen=True)
class Tenure:
    """Who holds an office and when. Bounds are days, inclusive; `end` is None while it lasts.

    `detail` narrows the office down (`kremlin`, `energoatom`, `US` for an ambassador), else empty.
    """

    office: str
    detail: str
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """True if the office was held on `day`; on a day of change, by both."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Person:
    """One person. `given` and `family` are variants by language; `gender` is `m` or `f`.

    `shy`: the family name alone is too common a word to name the person.
    """

    id: str
    party: str
    gender: str
    given: Names
    family: Names
    tenures: tuple[Tenure, ...]
    shy: bool = False

    def holds(self, office: str, day: date) -> bool:
        """True if the person holds `office` on `day`."""
        return any(tenure.office == office and tenure.covers(day) for tenure in self.tenures)


@dataclass(frozen=True)
class Instrument:
    """A text that binds or would bind: a plan version, a declaration, an agreement.

    `known` is the first day on which it could be known (EDTF), `parents` the versions it was made from.
    """

    id: str
    kind: str
    names: Names
    holders: tuple[str, ...]
    known: str
    points: int | None = None
    duration: str | None = None
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Dossier:
    """All that is known beforehand about one negotiation. Compared and hashed by identity: `load` caches.

    `issues` is the raw table of `issues.toml`, empty if there is none; the grammar reads it.
    """

    name: str
    parties: Mapping[str, Party]
    kinds: Mapping[str, BodyKind]
    bodies: Mapping[str, Body]
    offices: Mapping[str, Office]
    people: Mapping[str, Person]
    instruments: Mapping[str, Instrument]
    outside: Names = field(default_factory=lambda: NOBODY)
    issues: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _by_office(self) -> Mapping[tuple[str, str], tuple[tuple[Person, Tenure], ...]]:
        table: dict[tuple[str, str], list[tuple[Person, Tenure]]] = {}
        for person in self.people.values():
            for tenure in person.tenures:
                table.setdefault((person.party, tenure.office), []).append((person, tenure))
        return {key: tuple(rows) for key, rows in table.items()}

    def holders(self, party: str, office: str, day: date, detail: str = "") -> tuple[Person, ...]:
        """Who holds `office` of `party` on `day`; with `detail`, only holders of that very post.

        On a day of change the newcomer stands first. Empty if nobody is known.
        """
        held = [
            (tenure.start, person)
            for person, tenure in self._by_office.get((party, office), ())
            if tenure.covers(day) and (not detail or tenure.detail == detail)
        ]
        return tuple(person for _, person in sorted(held, key=lambda pair: pair[0], reverse=True))

    def leader(self, party: str, day: date) -> Person | None:
        """The person whom "the leader of `party`" means on `day`, None if not known."""
        office = self.parties[party].leader if party in self.parties else "prime-minister"
        for candidate in (office, "secretary-general", "commission-president", "agency-head"):
            found = self.holders(party, candidate, day)
            if found:
                return found[0]
        return None
