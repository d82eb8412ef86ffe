"""Units → phrases: a title with its state and name is one, "delegations of Ukraine and the US" another.

A phrase says what stands where; whom it means is settled later, where the rest of the article is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from guarantor.grammar.mentions_lexicon import vocabulary
from guarantor.grammar.mentions_spans import Spans, party_of
from guarantor.grammar.mentions_units import Unit

_GROUPS = frozenset({"EU", "NATO", "coalition", "europe", "allies", "G7", "UN", "OSCE", "BRICS", "IAEA"})
_FORMER = frozenset(
    {"former", "ex", "колишній", "колишнього", "колишньому", "колишнім", "колишня", "екс", "экс"}
    | {"бывший", "бывшего", "бывшему", "бывшим", "бывшая"}
)
_PERSONAL = (
    "колег",
    "коллег",
    "переговірни",
    "переговорщи",
    "дипломат",
    "представ",
    "співрозмовни",
    "собеседни",
)
_INDEFINITE = frozenset({"a", "an", "another", "one", "один", "одна", "одного"})


@dataclass(frozen=True)
class Phrase:
    """Something that may stand for an actor: pieces `start` to `end`.

    `people` are ids of a named person, `offices` what the words say of the post, `parties` whose it is,
    `body` the body or kind of body that it belongs to, `name` the pieces of a name that the dossier does
    not know, `ref` which body, generic word or epithet it is; for a pronoun its possible genders ("m n").
    `vague`: somebody of that office and not its holder. Kinds are those of a mention and besides `epithet`,
    `compatriot` ("the Briton"), `own` ("(their) delegation").
    """

    kind: str
    start: int
    end: int
    people: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    body: str = ""
    name: tuple[int, ...] = ()
    ref: str = ""
    cases: str = ""
    plural: bool = False
    vague: bool = False


def phrases(row: Sequence[Unit], language: str) -> list[Phrase]:
    """The phrases of one sentence, in order of the text."""
    return _Composer(row, language).phrases()


class _Composer:
    """Composes the phrases of one sentence. Titles come first: they hold names of states and bodies."""

    def __init__(self, row: Sequence[Unit], language: str) -> None:
        self.row = row
        self.spans = Spans(row, language)
        self.found: list[Phrase] = []
        self.steps: Mapping[str, Callable[[int], Phrase | None]] = {
            "office": self._office,
            "kind": self._kind,
            "side": self._side,
            "collective": self._collective,
            "partner": self._collective,
        }

    def phrases(self) -> list[Phrase]:
        for kind, compose in self.steps.items():
            places = [place for place, unit in enumerate(self.row) if unit.has(kind)]
            for place in reversed(places) if self.spans.english else places:
                if not self.spans.taken[place]:
                    self._keep(compose(place))
        for place, unit in enumerate(self.row):
            if unit.roles and not self.spans.taken[place]:
                self._keep(self._single(place))
        return sorted(self.found, key=lambda phrase: phrase.start)

    def _keep(self, phrase: Phrase | None) -> None:
        if phrase is None:
            return
        self.found.append(phrase)
        for place, unit in enumerate(self.row):
            if phrase.start <= unit.start < phrase.end:
                self.spans.taken[place] = True

    def _phrase(self, kind: str, left: int, right: int, parties: tuple[str, ...]) -> Phrase:
        return Phrase(kind, self.row[left].start, self.row[right - 1].end, parties=parties)

    # --- titles

    def _office(self, at: int) -> Phrase | None:
        person, right = self.spans.right(at)
        left = self.spans.list_left(at) if self.spans.is_plural(at) else self.spans.left(at)
        parties, body = self.spans.belonging(at, left, right)
        if person is None:
            other = self._no_office(at, left, right, body)
            if other:
                return other
        former = any(unit.piece.form in _FORMER for unit in self.row[left:at])
        phrase = replace(
            self._phrase("office", left, right, parties),
            offices=self.row[at].roles["office"],
            body=body,
            ref=self.row[at].ref("body"),
            cases=self.row[at].cases,
            plural=self.spans.is_plural(at),
            vague=former or (left > 0 and self.spans.form(left - 1) in _INDEFINITE),
        )
        if person is not None:
            return self._named(phrase, self.row[person])
        name = self.spans.name_after(right)
        return replace(phrase, name=name) if parties or body else phrase

    def _no_office(self, at: int, left: int, right: int, body: str) -> Phrase | None:
        """What else a title's word may be: "representatives of Ukraine", "EU leaders", "the presidents"."""
        unit = self.row[at]
        if unit.has("side") and (self.spans.is_plural(at) or not body):
            return self._side(at) or self._single(at)
        if unit.has("collective") and self._group(at, left, right):
            return self._collective(at)
        if unit.has("generic", "group") and (left, right) == (at, at + 1):
            return self._single(at)
        return None

    def _named(self, phrase: Phrase, person: Unit) -> Phrase:
        people = person.roles.get("person") or person.roles["shy"]
        return replace(phrase, kind="name", end=person.end, people=people, plural=False)

    # --- bodies, sides and groups

    def _kind(self, at: int) -> Phrase | None:
        left, right = self.spans.left(at), self.spans.right(at)[1]
        parties, _ = self.spans.belonging(at, left, right)
        if not parties and self.row[at].has("body"):
            return self._single(at)
        phrase = self._phrase("body", left, right, parties)
        return replace(
            phrase, body=self.row[at].ref("kind"), cases=self.row[at].cases, plural=self.spans.is_plural(at)
        )

    def _side(self, at: int) -> Phrase | None:
        if self._is_title(at):
            person = self.row[at + 1]
            return self._named(self._phrase("name", self.spans.left(at), at + 2, ()), person)
        left, right = self.spans.list_left(at), self.spans.right(at)[1]
        units = [unit for unit in (*self.row[left:at], *self.spans.owners_after(at, right)) if unit.roles]
        parties = tuple(dict.fromkeys(party for unit in units for party in party_of(unit)))
        phrase = self._phrase("state", left, right, parties)
        return replace(phrase, cases=self.row[at].cases) if parties else None

    def _is_title(self, at: int) -> bool:
        """Whether a word for one person stands before his name: "данська колега Метте Фредеріксен"."""
        single = self.row[at].piece.form.startswith(_PERSONAL) and not self.spans.is_plural(at)
        return single and self.spans.has(at + 1, "person") and self.spans.agrees(at, self.row[at + 1])

    def _collective(self, at: int) -> Phrase | None:
        left, right = self.spans.left(at), self.spans.right(at)[1]
        group = self._group(at, left, right)
        phrase = replace(self._phrase("group", left, right, group), cases=self.row[at].cases, plural=True)
        return phrase if group else None

    def _group(self, at: int, left: int, right: int) -> tuple[str, ...]:
        """The group that "EU leaders", "Ukraine's allies", "countries of the coalition" stand for."""
        if not self.spans.is_plural(at):
            return ()
        before = [unit for unit in self.row[left:at] if unit.roles]
        named = (u.ref("beyond", "demonym") for u in (*before, *self.spans.owners_after(at, right)))
        group = next((ref for ref in named if ref in _GROUPS), "")
        if group or not self.row[at].has("partner"):
            return (group,) if group else ()
        adjectives = [unit.ref("demonym") for unit in before if unit.has("demonym")]
        return (adjectives[0],) if adjectives and adjectives[0] != "UA" else ("allies",)

    # --- what stands alone

    def _single(self, place: int) -> Phrase | None:
        unit = self.row[place]
        base = Phrase("", unit.start, unit.end, cases=unit.cases)
        if unit.has("person"):
            return replace(base, kind="name", people=unit.roles["person"])
        if unit.has("body"):
            return replace(base, kind="body", ref=unit.ref("body"))
        return self._party(place, base) or self._reference(unit, base)

    def _party(self, place: int, base: Phrase) -> Phrase | None:
        unit = self.row[place]
        one = not self.spans.english and not unit.may_be_plural  # "британец" is one person
        for kind in ("state", "beyond", "capital", "group", "people", "demonym"):
            if unit.has(kind) and not self._is_other(place, kind):
                shown = {"beyond": "state", "people": "compatriot" if one else "state"}.get(kind, kind)
                plural = kind in ("group", "people")
                return replace(base, kind=shown, parties=(unit.ref(kind),), plural=plural)
        return None

    def _is_other(self, place: int, kind: str) -> bool:
        """A capital in the name of a place or thing ("Kyiv region"), a people that is only counted ("157
        Ukrainians").
        """
        if kind == "capital":
            return self.spans.english and self.spans.has(place + 1, "thing")
        if kind == "people":
            before = self.spans.form(place - 1)
            return self.spans.has(place - 1, "count") or before[:1].isdigit()
        return False

    def _reference(self, unit: Unit, base: Phrase) -> Phrase | None:
        for kind in ("generic", "epithet", "pronoun", "byname"):
            if unit.has(kind) and not (kind == "byname" and self._is_qualified(unit)):
                refs = " ".join(unit.roles[kind]) if kind == "pronoun" else unit.ref(kind)
                return replace(base, kind=kind, ref=refs, plural=kind == "generic")
        return replace(base, kind="own") if unit.has("side") else None

    def _is_qualified(self, unit: Unit) -> bool:
        """Whether a body's byname stands in the plural, beside an owner or an article for any: "a Turkish company"."""
        at = self.row.index(unit)
        owned = self.spans.has(at - 1, "demonym", "state", "capital", "beyond", "office", "person")
        any_one = self.spans.form(at - 1) in _INDEFINITE | {"'s"}
        many = unit.cases.islower() and not vocabulary().bynames[unit.ref("byname")].many
        return many or owned or any_one or self.spans.right(at)[1] != at + 1
