"""Pieces → units: each name, title or role word of a sentence as one thing, everything else as single
words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from guarantor.dossiers import Dossier
from guarantor.grammar.mentions_lexicon import Hit, Lexicon
from guarantor.grammar.mentions_pieces import Piece

PARTIES = ("state", "beyond", "demonym", "capital", "people")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of pieces, `start` to `end`, and what it may be: for each kind the references that it may
    have.

    `cases` are those in which its first word may stand. For a person, `full` says that given names stand
    with it.
    """

    start: int
    end: int
    piece: Piece
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cases: str = ""
    full: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether it may be one of these kinds."""
        return any(kind in self.roles for kind in kinds)

    def ref(self, *kinds: str) -> str:
        """The first reference that it has as one of these kinds, empty if none."""
        return next((self.roles[kind][0] for kind in kinds if kind in self.roles), "")

    @property
    def may_be_genitive(self) -> bool:
        """Whether its form may stand in the genitive."""
        return "G" in self.cases or "g" in self.cases

    @property
    def may_be_plural(self) -> bool:
        """Whether its form may be a plural."""
        return any(case.islower() for case in self.cases)

    @property
    def is_unknown_name(self) -> bool:
        """Whether it is a capitalised word that the dossier does not know."""
        return not self.roles and self.piece.case > 0 and self.piece.is_word and len(self.piece.text) > 1


def units(row: Sequence[Piece], names: Lexicon, dossier: Dossier, introduced: Collection[str]) -> list[Unit]:
    """The units of a sentence; `introduced` are the people whom the article names in full."""
    people = _people(row, names, dossier, introduced)
    found: list[Unit] = []
    at = 0
    while at < len(row):
        hits = names.hits(row, at)
        others = [hit for hit in hits if hit.entry.kind != "person"]
        person = people.get(at)
        if person and (not others or at + others[0].length <= person.end):
            found.append(person)
        elif others and not any(hit.entry.kind == "outside" for hit in others):
            found.append(_unit(row, at, others))
        else:
            found.append(Unit(at, at + (others[0].length if others else 1), row[at]))
        at = found[-1].end
    return found


def _unit(row: Sequence[Piece], at: int, hits: Sequence[Hit]) -> Unit:
    roles: dict[str, tuple[str, ...]] = {}
    for hit in hits:
        kind = hit.entry.kind
        if hit.entry.ref not in roles.get(kind, ()):
            roles[kind] = (*roles.get(kind, ()), hit.entry.ref)
    cases = "".join(sorted({case for hit in hits for case in hit.cases}))
    return Unit(at, at + hits[0].length, row[at], roles, cases)


def full_names(row: Sequence[Piece], names: Lexicon) -> Iterator[str]:
    """Ids of the people whom a sentence names with their given names."""
    for at in range(len(row)):
        for hit in names.hits(row, at):
            if hit.entry.kind == "person" and names.given_before(hit.entry.ref, row, at):
                yield hit.entry.ref


def _people(
    row: Sequence[Piece], names: Lexicon, dossier: Dossier, introduced: Collection[str]
) -> dict[int, Unit]:
    """People by the piece at which their names begin; a longer name hides one inside it."""
    found: dict[int, Unit] = {}
    for at in range(len(row)):
        hits = [hit for hit in names.hits(row, at) if hit.entry.kind == "person"]
        if hits:
            unit = _person(row, at, hits, names, dossier, introduced)
            if unit:
                for inner in [
                    start for start, other in found.items() if start >= unit.start and other.end <= unit.end
                ]:
                    del found[inner]
                found[unit.start] = unit
    return found


def _person(
    row: Sequence[Piece],
    at: int,
    hits: Sequence[Hit],
    names: Lexicon,
    dossier: Dossier,
    introduced: Collection[str],
) -> Unit | None:
    given = {hit.entry.ref: names.given_before(hit.entry.ref, row, at) for hit in hits}
    longest = max(given.values())
    refs = [ref for ref, length in given.items() if length == longest]
    cases = "".join(sorted({case for hit in hits for case in hit.cases}))
    if longest:
        first = next(w for w in names.given[refs[0]] if len(w) == longest)[0]
        narrowed = set(cases) & set(first.forms.get(row[at - longest].form, cases)) or set(cases)
        return Unit(
            at - longest,
            at + hits[0].length,
            row[at],
            {"person": tuple(refs)},
            "".join(sorted(narrowed)),
            True,
        )
    if hits[0].length == 1 and _is_other_name(row, at, names, cases):
        return None
    known = [ref for ref in refs if ref in introduced]
    bold = [ref for ref in refs if not dossier.people[ref].shy or hits[0].length > 1]
    chosen = known or bold
    kind = "person" if chosen else "shy"
    return Unit(at, at + hits[0].length, row[at], {kind: tuple(chosen or refs)}, cases)


def _is_other_name(row: Sequence[Piece], at: int, names: Lexicon, cases: str) -> bool:
    """A family name with another's given name before it, or one that is a given name itself here."""
    if at and row[at].joined:
        return True
    before = row[at - 1] if at else None
    if (
        before
        and _is_free_name(before, names, row, at - 1)
        and not before.first
        and not _parts(before, cases)
    ):
        return True
    after = row[at + 1] if at + 1 < len(row) else None
    if after and after.joined and after.case:
        return True
    return bool(after and names.language == "en" and _is_free_name(after, names, row, at + 1))


def _parts(before: Piece, cases: str) -> bool:
    """Whether the word before stands in an oblique case and the family name does not: `о Москве Зеленский`."""
    return cases == "N" and before.form.endswith(_OBLIQUE)


_OBLIQUE = (
    "ом",
    "ем",
    "єм",
    "ой",
    "ою",
    "ею",
    "ах",
    "ях",
    "ами",
    "ями",
    "ого",
    "ому",
    "ства",
    "у",
    "ю",
    "е",
    "і",
    "ї",
)


def _is_free_name(piece: Piece, names: Lexicon, row: Sequence[Piece], at: int) -> bool:
    if piece.case != 1 or not piece.is_word or len(piece.form) < 3:
        return False
    return not names.hits(row, at)
