"""All names of a dossier, and the words around them, ready to be found in one pass over a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from guarantor.dossiers import Dossier, Names
from guarantor.grammar.mentions_inflection import ANY, Forms, forms, plain
from guarantor.grammar.mentions_pieces import Piece
from guarantor.model import LANGUAGES


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a name: its forms with their cases, and how many capitals it needs (0, 1, 2)."""

    forms: Forms
    case: int

    def admits(self, piece: Piece) -> bool:
        """Whether the piece can stand in this place."""
        return piece.case >= self.case and piece.form in self.forms


Words = tuple[Slot, ...]
PARTICLES = frozenset(
    ["De", "Van", "Von", "Der", "Le", "La", "Де", "Ле", "Ван", "Фон"]
)  # written small as well


@dataclass(frozen=True, slots=True)
class Entry:
    """A name or word: what kind of thing it stands for, which one, and its words.

    `lead` is the word whose case is the entry's: the last of a hyphenated one (прем'єр-міністром), else
    the first.
    """

    kind: str
    ref: str
    words: Words
    lead: int = 0

    def cases(self, row: Sequence[Piece], at: int) -> str:
        """The cases in which the entry may stand where it begins at `at`."""
        return self.words[self.lead].forms[row[at + self.lead].form]


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a sentence, with the cases that its first word may stand in."""

    entry: Entry
    length: int
    cases: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The entries of one dossier in one language, found by their first word."""

    language: str
    by_first: Mapping[str, tuple[Entry, ...]]
    given: Mapping[str, tuple[Words, ...]]

    def hits(self, row: Sequence[Piece], at: int) -> list[Hit]:
        """The longest entries that begin at `at`; several of one length may share the place."""
        found = [
            Hit(entry, len(entry.words), entry.cases(row, at))
            for entry in self.by_first.get(row[at].form, ())
            if _stands(entry.words, row, at)
        ]
        longest = max((hit.length for hit in found), default=0)
        return [hit for hit in found if hit.length == longest]

    def given_before(self, person: str, row: Sequence[Piece], at: int) -> int:
        """How many pieces before `at` are given names of `person`."""
        lengths = (
            len(w) for w in self.given.get(person, ()) if len(w) <= at and _stands(w, row, at - len(w))
        )
        return max(lengths, default=0)


def _stands(words: Words, row: Sequence[Piece], at: int) -> bool:
    if at + len(words) > len(row):
        return False
    return all(slot.admits(row[at + place]) for place, slot in enumerate(words))


@cache
def lexicon(dossier: Dossier, language: str) -> Lexicon:
    """The lexicon of `dossier` in `language`, made once."""
    table: dict[str, list[Entry]] = {}
    for entry in _entries(dossier, language):
        for form in entry.words[0].forms:
            table.setdefault(form, []).append(entry)
    given = {
        person.id: tuple(_words(name, language, person.gender) for name in person.given[language])
        for person in dossier.people.values()
    }
    return Lexicon(language, {form: tuple(rows) for form, rows in table.items()}, given)


def _entries(dossier: Dossier, language: str) -> Iterator[Entry]:
    yield from _party_entries(dossier, language)
    named: list[tuple[str, str, Names]] = [("body", body.id, body.names) for body in dossier.bodies.values()]
    named += [("kind", kind.name, kind.names) for kind in dossier.kinds.values()]
    named += [("office", office.name, office.names) for office in dossier.offices.values()]
    named.append(("outside", "", dossier.outside))
    for kind, ref, names in named:
        for name in names.get(language, ()):
            yield Entry(kind, ref, _words(name, language), name.split()[0].count("-"))
    for person in dossier.people.values():
        for name in person.family[language]:
            yield Entry("person", person.id, _words(name, language, person.gender))
    yield from _vocabulary_entries(language)


def _party_entries(dossier: Dossier, language: str) -> Iterator[Entry]:
    for party in dossier.parties.values():
        kind = "state" if party.state else "beyond"
        columns = (
            (kind, party.names),
            ("demonym", party.adjectives),
            ("people", party.people),
            ("capital", party.capitals),
        )
        for column, names in columns:
            for name in names[language]:
                exact = language == "en" and column == "demonym"
                yield Entry(column, party.id, _capital(name) if exact else _words(name, language))


def _words(name: str, language: str, gender: str = "") -> Words:
    return tuple(_slot(word, language, gender) for word in name.replace("-", " ").split())


def _slot(word: str, language: str, gender: str) -> Slot:
    letters = [letter for letter in word if letter.isalnum()]
    case = 0 if not letters or not letters[0].isupper() or word in PARTICLES else 1
    if case and len(letters) > 1 and not letters[1].islower():
        return Slot(_abbreviation(plain(word), language), 2)
    return Slot(forms(word, language, gender), case)


def _abbreviation(word: str, language: str) -> Forms:
    """МИД, МИДа, МИДом: an abbreviation may take endings; it may stand in any case without."""
    if language == "en" or word[-1] in "аеиоуыэюяіїє":
        return {word: ANY}
    return {**forms(word, language), word: ANY}


@dataclass(frozen=True)
class Vocabulary:
    """`mentions.toml`: words that stand for actors without naming them."""

    tables: Mapping[str, Mapping[str, object]]

    @cached_property
    def epithets(self) -> Mapping[str, frozenset[str]]:
        """For each epithet the offices that it fits."""
        found: dict[str, frozenset[str]] = {}
        for name, table in self.tables.items():
            if name.startswith("epithet."):
                fits = table["fits"]
                found[name.partition(".")[2]] = frozenset(fits if isinstance(fits, list) else ())
        return found

    @cached_property
    def bynames(self) -> Mapping[str, Byname]:
        """For each noun that bodies are called by the bodies that it fits."""
        rows = {name: table for name, table in self.tables.items() if name.startswith("byname.")}
        return {name.partition(".")[2]: _byname(table) for name, table in rows.items()}


@dataclass(frozen=True, slots=True)
class Byname:
    """What a noun like "the agency" may mean: ids of parties or last parts of bodies' ids.

    Of a party that fits it is the `body`, if that is told; `other` is meant where nothing that fits was named. `many`
    is called so in the plural.
    """

    fits: frozenset[str]
    body: str = ""
    other: str = ""
    many: bool = False


def _byname(table: Mapping[str, object]) -> Byname:
    fits = table["fits"]
    named = frozenset(map(str, fits)) if isinstance(fits, list) else frozenset()
    return Byname(
        named, str(table.get("body", "")), str(table.get("other", "")), bool(table.get("many", False))
    )


@cache
def vocabulary() -> Vocabulary:
    """The words of `mentions.toml`, read once."""
    raw = tomllib.loads((files("guarantor.grammar") / "mentions.toml").read_text(encoding="utf-8"))
    tables: dict[str, Mapping[str, object]] = {}
    for name, table in raw.items():
        if set(table) & set(LANGUAGES):
            tables[name] = table
        else:
            tables |= {f"{name}.{ref}": row for ref, row in table.items()}
    return Vocabulary(tables)


def _vocabulary_entries(language: str) -> Iterator[Entry]:
    for name, table in vocabulary().tables.items():
        kind, _, ref = name.partition(".")
        for word in _variants(str(table[language])):
            exact = table.get("exact", False)
            yield Entry(kind, ref, _exact(word, language) if exact else _words(word, language))


def _variants(text: str) -> Iterator[str]:
    return (part.strip() for part in text.replace("\n", " ").split("/") if part.strip())


def _capital(name: str) -> Words:
    """An English adjective: no plural, which would be the people."""
    return tuple(Slot({plain(word): ANY}, 1) for word in name.split())


def _exact(phrase: str, language: str) -> Words:
    """Words as they stand: any case in Ukrainian and Russian; in English the noun itself tells the number."""
    cases = "" if language == "en" else ANY
    return tuple(Slot({plain(word): cases}, 0) for word in phrase.replace("-", " ").split())
