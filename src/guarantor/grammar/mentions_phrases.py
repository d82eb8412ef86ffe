"""Units → phrases: a title with its state and name is one phrase, "delegations of Ukraine and the US" another.

A phrase says what stands where; whom it means is settled later, where the rest of the article is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guarantor.grammar.mentions_units import PARTIES, Unit

NAME_LENGTH = 4
DELEGATION = "delegation"  # the body that "head of the delegation" heads
_MODIFIERS = ("state", "beyond", "demonym", "capital", "body", "kind", "filler")
_OWNERS = ("state", "beyond", "demonym", "capital", "body", "kind", "side", "group", "collective", "people")
_ORIGINS = frozenset({"of", "from", "із", "з", "зі", "від", "из", "от"})
_DUTIES = frozenset(
    {"of", "for", "to", "at", "з", "із", "в", "у", "при", "по"}
    | {"з питань", "із питань", "у справах", "в справах", "по вопросам", "по делам"}
)
_POSSESSOR = frozenset({"of", "for", "from", "із", "зі", "від", "из", "от"})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Phrase:
    """Something that may stand for an actor: pieces `start` to `end`, with its main word at `main`.

    `people` are ids of a named person, `offices` what the words say of the post, `parties` whose it is, `body`
    the body or kind of body that it belongs to, `name` the pieces of a name that the dossier does not know,
    `ref` which generic word or epithet it is; for a pronoun its possible genders ("m n").
    """

    kind: str
    start: int
    end: int
    main: int
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    body: str = ""
    name: tuple[int, ...] = ()
    ref: str = ""
    cases: str = ""
    plural: bool = False
    vague: bool = False


class Composer:
    """The phrases of one sentence. Titles first, since they hold the names of states and bodies in them."""

    def __init__(self, row: Sequence[Unit], language: str) -> None:
        self.row = row
        self.language = language
        self.taken = [False] * len(row)
        self.found: list[Phrase] = []

    def phrases(self) -> list[Phrase]:
        """All phrases, in order of the text."""
        for kind in ("office", "kind", "side", "collective", "partner"):
            places = [place for place, unit in enumerate(self.row) if unit.has(kind)]
            for place in reversed(places) if self.language == "en" else places:
                if not self.taken[place]:
                    self._keep(getattr(self, f"_{kind}")(place))
        for place, unit in enumerate(self.row):
            if unit.roles and not self.taken[place]:
                self._keep(self._single(place))
        return sorted(self.found, key=lambda phrase: phrase.start)

    def _keep(self, phrase: Phrase | None) -> None:
        if phrase is None:
            return
        self.found.append(phrase)
        for place, unit in enumerate(self.row):
            if phrase.start <= unit.start < phrase.end:
                self.taken[place] = True

    # --- titles

    def _office(self, at: int) -> Phrase | None:
        left = self._left(at)
        person, right = self._right(at)
        if (
            person is None
            and self.row[at].has("side")
            and (self._is_plural(at) or not self._has_body(at, left, right))
        ):
            return self._side(at) or self._single(at)
        if person is None and self.row[at].has("collective") and self._group(at, left, right):
            return self._collective(at)
        if person is None and self.row[at].has("generic", "group") and right == at + 1 and left == at:
            return self._single(at)
        offices, cases = self.row[at].roles["office"], self.row[at].cases
        parties, body = self._belonging(at, left, right)
        former = any(unit.piece.form in _FORMER for unit in self.row[left:at])
        phrase = Phrase(
            "office", self.row[left].start, self.row[right - 1].end, self.row[at].start,
            offices=offices, parties=parties, body=body, cases=cases,
            plural=self._is_plural(at), vague=self._is_vague(left) or former,
        )  # fmt: skip
        if person is not None:
            return self._named(phrase, person)
        name = self._name_after(right)
        if name and (parties or body):
            return replace(phrase, end=name[-1] + 1, name=name)
        return phrase

    def _has_body(self, at: int, left: int, right: int) -> bool:
        return bool(self._belonging(at, left, right)[1])

    def _named(self, phrase: Phrase, person: int) -> Phrase:
        unit = self.row[person]
        people = unit.roles.get("person") or unit.roles["shy"]
        return replace(phrase, kind="name", end=unit.end, people=people, main=unit.end - 1, plural=False)

    def _left(self, at: int) -> int:
        place = at
        while place > 0 and self._modifies(place - 1, at):
            place -= 1
        while place < at and (self.row[place].piece.form == "'s" or self.row[place].piece.text == "-"):
            place += 1
        return place

    def _modifies(self, place: int, at: int) -> bool:
        unit = self.row[place]
        if self.taken[place]:
            return False
        if self.language != "en":
            return unit.has("demonym", "filler") and not unit.has("coordinator")
        if unit.has("person", "office"):
            return self.row[place + 1].piece.form == "'s" or (unit.has("person") and self._has_name_after(at))
        return unit.has(*_MODIFIERS) or unit.piece.form == "'s"

    def _has_name_after(self, at: int) -> bool:
        return at + 1 < len(self.row) and self.row[at + 1].has("person", "shy")

    def _right(self, at: int) -> tuple[int | None, int]:
        """Index of the person whom the title names, if any, and the end of the title."""
        place, end = at + 1, at + 1
        while place < len(self.row):
            unit = self.row[place]
            if self.taken[place]:
                break
            if unit.has("person", "shy") and self._agrees(at, unit):
                return place, place
            step = self._step(at, place)
            if not step:
                break
            place += step
            end = place if not self.row[place - 1].has("filler") else end
        return None, end

    def _step(self, at: int, place: int) -> int:
        """How many units the title goes on for at `place`: 0 if it ends there."""
        unit = self.row[place]
        if unit.has("filler"):
            return 1 if self._goes_on(place + 1) else 0
        if self.language == "en":
            if unit.has("office"):
                return 1
            return self._of(at, place)
        if unit.has("demonym") and unit.may_be_genitive:
            return (
                1
                if place + 1 < len(self.row) and self.row[place + 1].has("kind", "side", "body", "office")
                else 0
            )
        if unit.has(*_OWNERS, "office", "person") and unit.may_be_genitive:
            return 1
        if unit.has("number") and self.row[at].has("collective"):
            return 1 if self._goes_on(place + 1) else 0
        return self._of(at, place) or self._coordinated(at, place)

    def _goes_on(self, place: int) -> bool:
        return place < len(self.row) and self.row[place].has("person", "shy", "office", *_OWNERS)

    def _of(self, at: int, place: int) -> int:
        """Length of "of the Turkish foreign ministry", "із делегації США" at `place`."""
        if not self.row[place].has("preposition"):
            return 0
        preposition = self.row[place].piece.form
        if preposition not in (
            _ORIGINS if not self.row[at].has("office") or self.row[at].has("side") else _DUTIES
        ):
            return 0
        ahead = place + 1
        while ahead < len(self.row) and self._leads_on(ahead):
            ahead += 1
        if ahead >= len(self.row) or self.taken[ahead] or not self.row[ahead].has(*_OWNERS):
            return 0
        if preposition in _ORIGINS and self.language != "en" and not self.row[ahead].may_be_genitive:
            return 0
        length = ahead + 1 - place
        return length + self._more(ahead + 1) + self._genitives(ahead + 1)

    def _genitives(self, place: int) -> int:
        """Further owners in the genitive: "(из делегации) США"."""
        length = 0
        while self.language != "en" and place + length < len(self.row):
            unit = self.row[place + length]
            if (
                self.taken[place + length]
                or not unit.has(*_OWNERS)
                or unit.has("demonym")
                or not unit.may_be_genitive
            ):
                break
            length += 1
        return length

    def _leads_on(self, place: int) -> bool:
        unit, following = self.row[place], self.row[place + 1] if place + 1 < len(self.row) else None
        if unit.piece.form in ("the", "'s") or unit.has("filler"):
            return True
        if not unit.has("demonym", "state", "capital") or following is None:
            return False
        return following.piece.form == "'s" or following.has("kind", "side", "body", "collective")

    def _more(self, place: int) -> int:
        """Further names in a list: ", the UK and Germany"."""
        length = 0
        while place + length < len(self.row) and self.row[place + length].has("coordinator"):
            ahead = 1
            while place + length + ahead < len(self.row) and (
                self.row[place + length + ahead].has("coordinator")
                or self.row[place + length + ahead].piece.form == "the"
            ):
                ahead += 1
            following = place + length + ahead
            if following >= len(self.row) or not self.row[following].has("state", "beyond", "capital"):
                break
            if self.taken[following] or self._begins_title(following):
                break
            length += ahead + 1
        return length

    def _begins_title(self, place: int) -> bool:
        """Whether a name in a list belongs to what follows it: "France and the UK prime minister"."""
        return (
            place + 1 < len(self.row)
            and (self.row[place + 1].has("office", "kind", "side") or self.row[place + 1].piece.form == "'s")
            and self.language == "en"
        )

    def _coordinated(self, at: int, place: int) -> int:
        return self._more(place) if self.row[at].may_be_plural else 0

    def _agrees(self, at: int, person: Unit) -> bool:
        if self.language == "en":
            return True
        return bool(set(self.row[at].cases.upper()) & set(person.cases.upper()))

    def _belonging(self, at: int, left: int, right: int) -> tuple[tuple[str, ...], str]:
        """Whose office or body it is: parties in order of nearness, and the body."""
        before = [unit for unit in self.row[left:at] if unit.roles]
        after = self._owners_after(at, right)
        units = [*reversed(before), *after] if before else after
        parties = [party for unit in units for party in _party_of(unit)]
        body = next((_body_of(unit) for unit in units if unit.has("body", "kind", "side")), "")
        if before and any(unit.has(*PARTIES) for unit in before):
            parties = (
                [party for unit in reversed(before) for party in _party_of(unit)]
                if not self._is_plural(at)
                else parties
            )
        return tuple(dict.fromkeys(parties)), body

    def _owners_after(self, at: int, right: int) -> list[Unit]:
        found: list[Unit] = []
        skipping = False
        for unit in self.row[at + 1 : right]:
            if unit.has("preposition"):
                skipping = unit.piece.form not in _POSSESSOR or (
                    self.row[at].has("office") and unit.piece.form == "for"
                )
            elif unit.roles and not skipping:
                found.append(unit)
        return found

    def _name_after(self, place: int) -> tuple[int, ...]:
        """Pieces of a name that the dossier does not know, right after a title."""
        found: list[int] = []
        while place < len(self.row) and len(found) < NAME_LENGTH:
            unit = self.row[place]
            particle = (
                unit.piece.form in _PARTICLES and place + 1 < len(self.row) and self.row[place + 1].piece.case
            )
            if not (unit.is_unknown_name or particle) or self.taken[place] or unit.piece.form in _NO_NAMES:
                break
            found += range(unit.start, unit.end)
            place += 1
        return tuple(found)

    def _is_plural(self, at: int) -> bool:
        unit = self.row[at]
        if self.language == "en":
            return unit.cases.islower()
        return unit.may_be_plural

    def _is_vague(self, left: int) -> bool:
        """ "a Kremlin spokesman": somebody, not the holder."""
        return left > 0 and self.row[left - 1].piece.form in ("a", "an", "another", "one", "один", "одна")

    # --- bodies

    def _kind(self, at: int) -> Phrase | None:
        left = self._left(at)
        _, right = self._right(at) if not self.row[at].has("office") else (None, at + 1)
        parties, _ = self._belonging(at, left, right)
        name = self.row[at].ref("kind")
        return Phrase(
            "body", self.row[left].start, self.row[right - 1].end, self.row[at].start, parties=parties, body=name,
            plural=self._is_plural(at),
        )  # fmt: skip

    # --- sides and groups

    def _side(self, at: int) -> Phrase | None:
        left = self._list_left(at)
        _, right = self._right(at)
        units = [unit for unit in (*self.row[left:at], *self._owners_after(at, right)) if unit.roles]
        parties = tuple(dict.fromkeys(party for unit in units for party in _party_of(unit)))
        if not parties:
            return None
        return Phrase(
            "state", self.row[left].start, self.row[right - 1].end, self.row[at].start, parties=parties
        )

    def _list_left(self, at: int) -> int:
        """Beginning of "Ukrainian and US" before a noun."""
        place = self._left(at)
        while place > 1 and self.row[place - 1].has("coordinator") and place < at:
            before = place - 2
            if not self.row[before].has("demonym", *(("state", "beyond") if self.language == "en" else ())):
                break
            if self.taken[before]:
                break
            place = self._left(before + 1)
        return place

    def _collective(self, at: int) -> Phrase | None:
        left = self._left(at)
        _, right = self._right(at) if not self.row[at].has("office") else (None, self._group_end(at))
        group = self._group(at, left, right)
        if not group:
            return None
        return Phrase(
            "group",
            self.row[left].start,
            self.row[right - 1].end,
            self.row[at].start,
            parties=group,
            plural=True,
        )

    _partner = _collective

    def _group_end(self, at: int) -> int:
        return self._right(at)[1]

    def _group(self, at: int, left: int, right: int) -> tuple[str, ...]:
        """The group that "EU leaders", "Ukraine's allies", "countries of the coalition" stand for."""
        if not self._is_plural(at):
            return ()
        before = [unit for unit in self.row[left:at] if unit.roles]
        units = [*before, *self._owners_after(at, right)]
        beyond = [unit.ref("beyond", "demonym") for unit in units if unit.ref("beyond", "demonym") in _GROUPS]
        if beyond:
            return (beyond[0],)
        if self.row[at].has("partner"):
            adjectives = [unit.ref("demonym") for unit in before if unit.has("demonym")]
            return (adjectives[0],) if adjectives and adjectives[0] != "UA" else ("allies",)
        return ()

    # --- what stands alone

    def _single(self, place: int) -> Phrase | None:
        unit = self.row[place]
        base = Phrase("", unit.start, unit.end, unit.start, cases=unit.cases)
        if unit.has("person"):
            return replace(base, kind="name", people=unit.roles["person"], main=unit.end - 1)
        if unit.has("body"):
            return replace(base, kind="body", ref=unit.ref("body"))
        if unit.has("state", "beyond") and not self._is_thing(place, "state"):
            return replace(base, kind="state", parties=(unit.ref("state", "beyond"),))
        if unit.has("capital"):
            return (
                None
                if self._is_thing(place, "capital")
                else replace(base, kind="capital", parties=(unit.ref("capital"),))
            )
        if unit.has("group"):
            return replace(base, kind="group", parties=(unit.ref("group"),), plural=True)
        if unit.has("people") and self._is_noun(place):
            return (
                None
                if self._is_counted(place)
                else replace(base, kind="state", parties=(unit.ref("people"),), plural=True)
            )
        if unit.has("demonym"):
            return replace(base, kind="demonym", parties=(unit.ref("demonym"),))
        for kind in ("generic", "epithet", "pronoun"):
            if unit.has(kind):
                refs = " ".join(unit.roles[kind]) if kind == "pronoun" else unit.ref(kind)
                return replace(base, kind=kind, ref=refs, plural=kind == "generic")
        return None

    def _is_noun(self, place: int) -> bool:
        return not self.row[place].has("demonym") or self.row[place].cases.islower()

    def _is_thing(self, place: int, kind: str) -> bool:
        """ "Kyiv region", "Moscow court": the name of a place or thing."""
        if place + 1 >= len(self.row):
            return False
        following = self.row[place + 1]
        return kind == "capital" and following.has("thing") and self.language == "en"

    def _is_counted(self, place: int) -> bool:
        before = self.row[place - 1] if place else None
        return before is not None and (before.has("count") or before.piece.text[:1].isdigit())


def _body_of(unit: Unit) -> str:
    return unit.ref("body", "kind") or DELEGATION


def _party_of(unit: Unit) -> Iterator[str]:
    for kind in PARTIES:
        if kind in unit.roles:
            yield unit.roles[kind][0]
            return
    for kind in ("body", "person", "shy", "group"):
        if kind in unit.roles:
            yield unit.roles[kind][0].split("/")[0]
            return


_GROUPS = frozenset({"EU", "NATO", "coalition", "europe", "allies", "G7", "UN", "OSCE", "BRICS", "IAEA"})
_FORMER = frozenset(
    "former ex колишній колишнього колишньому колишнім колишня бывший бывшего бывшему бывшим бывшая екс экс".split()
)
_PARTICLES = frozenset("de van von der den di da del la le el al bin ben фон ван дер де да ді ди".split())
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december telegram facebook x reuters tass тасс i".split()
)
