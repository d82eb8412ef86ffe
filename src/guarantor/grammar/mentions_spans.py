"""How far a title or a noun reaches: its modifiers to the left, its owners to the right, the name behind
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from guarantor.grammar.mentions_units import PARTIES, Unit

NAME_LENGTH = 4
DELEGATION = "delegation"  # the body that "head of the delegation" heads
OWNERS = ("state", "beyond", "demonym", "capital", "body", "kind", "side", "group", "collective", "people")
_MODIFIERS = ("state", "beyond", "demonym", "capital", "body", "kind", "filler")
_ORIGINS = frozenset({"of", "from", "із", "з", "зі", "від", "из", "от"})
_DUTIES = frozenset(
    {"of", "for", "to", "at", "з", "із", "в", "у", "при", "по"}
    | {"з питань", "із питань", "у справах", "в справах", "по вопросам", "по делам"}
)
_SENT = frozenset({"special-envoy", "ambassador", "negotiator"})  # "envoy for Ukraine" is not Ukraine's
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "di", "da", "del", "la", "le", "el", "al", "bin", "ben"}
    | {"фон", "ван", "дер", "де", "да", "ді", "ди"}
)
_NO_NAMES = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
    }
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december", "telegram"}
    | {"facebook", "reuters", "tass", "тасс"}
)


class Spans:
    """Spans over the units of one sentence; `taken` marks the units that belong to a phrase already."""

    def __init__(self, row: Sequence[Unit], language: str) -> None:
        self.row = row
        self.english = language == "en"
        self.taken = [False] * len(row)

    def has(self, place: int, *kinds: str) -> bool:
        """Whether there is a unit at `place` that may be one of these kinds."""
        return 0 <= place < len(self.row) and self.row[place].has(*kinds)

    def form(self, place: int) -> str:
        """The form of the unit at `place`, empty outside of the sentence."""
        return self.row[place].piece.form if 0 <= place < len(self.row) else ""

    def is_plural(self, at: int) -> bool:
        """Whether the noun is, or in Ukrainian and Russian may be, a plural."""
        return self.row[at].cases.islower() if self.english else self.row[at].may_be_plural

    # --- to the left

    def left(self, at: int) -> int:
        """Where the modifiers before the noun at `at` begin."""
        place = at
        while place > 0 and not self.taken[place - 1] and self._modifies(place - 1, at):
            place -= 1
        while place < at and self.row[place].piece.text in ("'s", "’s", "-"):
            place += 1
        return place

    def list_left(self, at: int) -> int:
        """Where "Ukrainian and US" before a noun begins."""
        kinds = ("demonym", "state", "beyond") if self.english else ("demonym",)
        place = self.left(at)
        while place < at and self.has(place - 1, "coordinator") and self.has(place - 2, *kinds):
            if self.taken[place - 2]:
                break
            place = self.left(place - 1)
        return place

    def _modifies(self, place: int, at: int) -> bool:
        unit = self.row[place]
        if not self.english:
            return unit.has("demonym", "filler") and not unit.has("coordinator")
        if unit.has("person", "office"):
            owns = self.form(place + 1) == "'s"
            return owns or (unit.has("person") and self.has(at + 1, "person", "shy"))
        return unit.has(*_MODIFIERS) or unit.piece.form == "'s"

    # --- to the right

    def right(self, at: int) -> tuple[int | None, int]:
        """The place of the person whom a title names, None if it names none, and the end of the title."""
        place, end = at + 1, at + 1
        while place < len(self.row) and not self.taken[place]:
            unit = self.row[place]
            if unit.has("person", "shy") and self.row[at].has("office") and self.agrees(at, unit):
                return place, place
            step = self._step(at, place)
            if not step:
                break
            place += step
            end = end if self.row[place - 1].has("filler") else place
        return None, end

    def agrees(self, at: int, person: Unit) -> bool:
        """Whether a title and a name may stand in one case."""
        return self.english or bool(set(self.row[at].cases.upper()) & set(person.cases.upper()))

    def _step(self, at: int, place: int) -> int:
        """How many units the title goes on for at `place`: 0 if it ends there."""
        unit = self.row[place]
        if unit.has("filler") or (unit.has("number") and self.row[at].has("collective")):
            return int(self.has(place + 1, "person", "shy", "office", *OWNERS))
        if self.english:
            return 1 if unit.has("office") else self._of(at, place)
        if unit.has("demonym") and unit.may_be_genitive:
            return int(self.has(place + 1, "kind", "side", "body", "office", "collective"))
        if unit.has(*OWNERS, "office", "person") and unit.may_be_genitive:
            return 1
        return self._of(at, place) or self._coordinated(at, place)

    def _of(self, at: int, place: int) -> int:
        """Length of "of the Turkish foreign ministry", "із делегації США" at `place`."""
        unit, ahead = self.row[place], place + 1
        allowed = _DUTIES if self.row[at].has("office") and not self.row[at].has("side") else _ORIGINS
        if not unit.has("preposition") or unit.piece.form not in allowed:
            return 0
        while self._leads_on(ahead):
            ahead += 1
        if not self.has(ahead, *OWNERS) or self.taken[ahead]:
            return 0
        if allowed is _ORIGINS and not self.english and not self.row[ahead].may_be_genitive:
            return 0
        return ahead + 1 - place + self._coordinated(at, ahead + 1) + self._genitives(ahead + 1)

    def _leads_on(self, place: int) -> bool:
        """Whether a unit leads on to the owner proper: an article, "Turkish" before "foreign ministry"."""
        if self.form(place) in ("the", "'s") or self.has(place, "filler"):
            return True
        after = self.form(place + 1) == "'s" or self.has(place + 1, "kind", "side", "body", "collective")
        return self.has(place, "demonym", "state", "capital") and after

    def _genitives(self, place: int) -> int:
        """Further owners in the genitive: "(из делегации) США"."""
        rest = zip(self.row[place:], self.taken[place:], strict=True)
        owners = takewhile(lambda pair: not pair[1] and _is_owner(pair[0]), rest)
        return 0 if self.english else sum(1 for _ in owners)

    def _coordinated(self, at: int, place: int) -> int:
        """Length of further names in a list: ", the UK and Germany"."""
        if not self.row[at].may_be_plural and not self.row[at].has("side", "collective"):
            return 0
        end = place
        while self.has(end, "coordinator"):
            following = end
            while self.has(following, "coordinator") or self.form(following) == "the":
                following += 1
            if not self.has(following, "state", "beyond", "capital") or self._is_elsewhere(following):
                break
            end = following + 1
        return end - place

    def _is_elsewhere(self, place: int) -> bool:
        """Whether a name in a list belongs to what follows it: "France and the UK prime minister"."""
        leads = self.has(place + 1, "office", "kind", "side") or self.form(place + 1) == "'s"
        return self.taken[place] or (leads if self.english else not self.row[place].may_be_genitive)

    # --- whose it is

    def belonging(self, at: int, left: int, right: int) -> tuple[tuple[str, ...], str]:
        """Whose office or body it is: parties, the likeliest first, and the body, empty if none is named."""
        before = [unit for unit in self.row[left:at] if unit.roles]
        after = self.owners_after(at, right)
        units = [*reversed(before), *after]
        nearest = before if any(unit.has(*PARTIES) for unit in before) and not self.is_plural(at) else units
        parties = [party for unit in nearest for party in party_of(unit)]
        bodies = (
            unit.ref("body", "kind") or DELEGATION for unit in units if unit.has("body", "kind", "side")
        )
        return tuple(dict.fromkeys(parties)), next(bodies, "")

    def owners_after(self, at: int, right: int) -> list[Unit]:
        """What stands after the noun in the genitive or with "of"; what "to" or "з питань" adds is left
        out.
        """
        found: list[Unit] = []
        owning = _ORIGINS if self.row[at].ref("office") in _SENT else _ORIGINS | {"for"}
        skipping = False
        for unit in self.row[at + 1 : right]:
            if unit.has("preposition"):
                skipping = unit.piece.form not in owning
            elif unit.roles and not skipping:
                found.append(unit)
        return found

    def name_after(self, place: int) -> tuple[int, ...]:
        """Pieces of a name that the dossier does not know, beginning at `place`."""
        found: list[int] = []
        while place < len(self.row) and len(found) < NAME_LENGTH and not self.taken[place]:
            unit = self.row[place]
            following = self.row[place + 1] if place + 1 < len(self.row) else None
            particle = unit.piece.form in _PARTICLES and following is not None and following.piece.case > 0
            if not (unit.is_unknown_name or particle) or unit.piece.form in _NO_NAMES:
                break
            found += range(unit.start, unit.end)
            place += 1
        return tuple(found)


def _is_owner(unit: Unit) -> bool:
    return unit.has(*OWNERS) and not unit.has("demonym") and unit.may_be_genitive


def party_of(unit: Unit) -> Iterator[str]:
    """The party that a unit names or belongs to, if any."""
    for kind in (*PARTIES, "body", "person", "shy", "group"):
        if kind in unit.roles:
            yield unit.roles[kind][0].split("/")[0]
            return
