"""Reading a dossier's folder of TOML files."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guarantor.dossiers.dossier import (
    Body,
    BodyKind,
    Dossier,
    Instrument,
    Names,
    Office,
    Party,
    Person,
    Tenure,
)
from guarantor.errors import DossierError
from guarantor.model import LANGUAGES

_TENURE = re.compile(r"([a-z-]+)(?::([A-Za-z-]+))? (\d{4}(?:-\d\d){0,2})/(\.\.|\d{4}(?:-\d\d){0,2})")
_ACTOR = re.compile(r"[A-Za-z0-9]+(/[a-z0-9-]+)?")
Table = Mapping[str, Any]
Reader = Callable[[str, Any], Any]


def load(name: str | Path = "ukraine") -> Dossier:
    """The dossier `name`: one that ships with the package, or a folder with the same files.

    A folder needs parties.toml, bodies.toml, offices.toml, people.toml and instruments.toml; issues.toml may
    be absent. Raises DossierError, which names the file, what was found and what was expected.
    """
    folder = Path(name)
    if not folder.is_dir():
        folder = Path(__file__).parent / str(name)
    if not folder.is_dir():
        raise DossierError(f"{name}: no such dossier, expected one of {', '.join(_shipped())} or a folder")
    return _read(folder.resolve())


def _shipped() -> list[str]:
    return sorted(path.parent.name for path in Path(__file__).parent.glob("*/parties.toml"))


@cache
def _read(folder: Path) -> Dossier:
    parties = _section(folder / "parties.toml", "state", _state) | _section(
        folder / "parties.toml", "beyond", _beyond
    )
    offices = _section(folder / "offices.toml", "", _office)
    bodies = folder / "bodies.toml"
    dossier = Dossier(
        name=folder.name,
        parties=MappingProxyType(parties),
        kinds=MappingProxyType(_section(bodies, "kind", _kind)),
        bodies=MappingProxyType(_section(bodies, "body", _body)),
        offices=MappingProxyType(offices),
        people=MappingProxyType(_people(folder / "people.toml")),
        instruments=MappingProxyType(_section(folder / "instruments.toml", "", _instrument)),
        outside=_names(_table(bodies).get("outside", {})),
        issues=MappingProxyType(_table(folder / "issues.toml", required=False)),
    )
    _check(dossier, folder)
    return dossier


@cache
def _table(path: Path, required: bool = True) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if not required:
            return {}
        raise DossierError(f"{path}: no such file, expected a TOML file of the dossier") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DossierError(f"{path}: {problem}, expected TOML in UTF-8") from problem


def _section(path: Path, section: str, read: Reader) -> dict[str, Any]:
    table = _table(path)
    rows = table.get(section) if section else table
    if not isinstance(rows, dict) or not rows:
        raise DossierError(f"{path}: no [{section}.…] tables found, expected at least one")
    return {key: _guarded(path, key, row, read) for key, row in rows.items()}


def _guarded(path: Path, key: str, row: Any, read: Reader) -> Any:
    try:
        return read(key, row)
    except KeyError as missing:
        raise DossierError(f"{path}: [{key}] lacks {missing}, expected it beside {sorted(row)}") from missing
    except (TypeError, AttributeError, ValueError) as problem:
        raise DossierError(f"{path}: [{key}] is {row!r}: {problem}") from problem


def _variants(text: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.replace("\n", "").split("/")) if part)


def _names(row: Table) -> Names:
    return MappingProxyType({language: _variants(row[language]) for language in LANGUAGES if language in row})


def _column(row: Table, column: str) -> Names:
    return MappingProxyType({language: _variants(row[language].get(column, "")) for language in LANGUAGES})


def _state(key: str, row: Table) -> Party:
    return _party(key, row, state=True)


def _beyond(key: str, row: Table) -> Party:
    return _party(key, row, state=False)


def _party(key: str, row: Table, *, state: bool) -> Party:
    return Party(
        id=key,
        state=state,
        names=_column(row, "name"),
        adjectives=_column(row, "adjective"),
        people=_column(row, "people"),
        capitals=_column(row, "capital"),
        leader=row.get("leader", "prime-minister"),
        groups=tuple(row.get("in", ())),
    )


def _kind(key: str, row: Table) -> BodyKind:
    return BodyKind(key, _names(row), MappingProxyType(row.get("of", {})), row.get("state", False))


def _body(key: str, row: Table) -> Body:
    return Body(key, _names(row), key.split("/")[0] if row.get("state") else key)


def _office(key: str, row: Table) -> Office:
    return Office(
        key, _names(row), row.get("leads", False), row.get("sole", False), row.get("body"), row.get("of")
    )


def _instrument(key: str, row: Table) -> Instrument:
    return Instrument(
        id=key,
        kind=row["kind"],
        names=_names(row),
        holders=tuple(row["holders"]),
        known=row["known"],
        points=row.get("points"),
        duration=row.get("duration"),
        parents=tuple(row.get("parent", ())),
    )


def _people(path: Path) -> dict[str, Person]:
    rows = {f"{party}/{key}": row for party, people in _table(path).items() for key, row in people.items()}
    return {actor: _guarded(path, actor, row, _person) for actor, row in rows.items()}


def _person(actor: str, row: Table) -> Person:
    halves = {language: _halves(row[language]) for language in LANGUAGES}
    return Person(
        id=actor,
        party=actor.split("/")[0],
        gender="f" if row.get("f") else "m",
        shy=bool(row.get("shy")),
        given=MappingProxyType({language: given for language, (given, _) in halves.items()}),
        family=MappingProxyType({language: family for language, (_, family) in halves.items()}),
        tenures=tuple(_tenure(text) for text in row["offices"]),
    )


def _halves(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given, plus, family = name.partition("+ ")
    if not plus:
        raise ValueError(f"{name!r}, expected 'given names + family names'")
    return _variants(given), _variants(family)


def _tenure(text: str) -> Tenure:
    match = _TENURE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r}, expected 'office[:detail] from/to' with EDTF dates, '..' for open")
    office, detail, start, end = match.groups()
    return Tenure(office, detail or "", _first(start), None if end == ".." else _last(end))


def _first(edtf: str) -> date:
    year, month, day = ([int(part) for part in edtf.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last(edtf: str) -> date:
    parts = [int(part) for part in edtf.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _check(dossier: Dossier, folder: Path) -> None:
    """Every reference in the dossier must lead somewhere."""
    for where, found, known in _references(dossier):
        if found not in known:
            raise DossierError(
                f"{folder / where}: {found!r} is not defined, expected one of {', '.join(sorted(known))}"
            )
    for actor in (*dossier.people, *dossier.bodies, *dossier.parties):
        if not _ACTOR.fullmatch(actor):
            raise DossierError(
                f"{folder}: actor id {actor!r}, expected STATE or STATE/name in lower-case Latin letters"
            )


def _references(dossier: Dossier) -> Iterator[tuple[str, str, Iterable[str]]]:
    for person in dossier.people.values():
        yield "people.toml", person.party, dossier.parties
        yield from (("people.toml", tenure.office, dossier.offices) for tenure in person.tenures)
    for body in dossier.bodies.values():
        yield "bodies.toml", body.id.split("/")[0], dossier.parties
    for party in dossier.parties.values():
        yield "parties.toml", party.leader, dossier.offices
        yield from (("parties.toml", group, dossier.parties) for group in party.groups)
    for office in dossier.offices.values():
        if office.body and office.body != "commission":
            yield "offices.toml", office.body, dossier.kinds
        if office.of:
            yield "offices.toml", office.of, dossier.parties
    for instrument in dossier.instruments.values():
        yield from (("instruments.toml", parent, dossier.instruments) for parent in instrument.parents)
        yield from (
            ("instruments.toml", holder.split("/")[0], dossier.parties) for holder in instrument.holders
        )
