"""Sentence → places: names of towns, states and residences where a preposition says that something is there.

The names are the dossier's (`dossiers/ukraine/places.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from guarantor.errors import DossierError
from guarantor.grammar.lexemes import Lexeme, lexemes
from guarantor.grammar.numerals import lexicon
from guarantor.grammar.phrases import Found, PhraseIndex, index
from guarantor.grammar.word_sets import WordSet, word_set
from guarantor.model import Sentence
from guarantor.trees.morphology import analyses, known

_REACH = 4  # words that may stand between a preposition and the name: "in the resort town of"


@dataclass(frozen=True, slots=True)
class Place:
    """A place where something is or goes: tokens of its name, English name, kind, relation, preposition.

    `kind` is `city`, `country`, `region` or `residence`. `relation` is `where`, `whereto`, `from`, or `of`
    where the name or its adjective qualifies an event ("the Geneva talks"); then `preposition` is empty.
    """

    tokens: tuple[int, ...]
    name: str
    kind: str
    relation: str
    preposition: str


@dataclass(frozen=True, slots=True)
class _PlaceWords:
    language: str
    names: PhraseIndex
    adjectives: PhraseIndex
    kinds: dict[str, str]
    sets: dict[str, WordSet]


def places(sentence: Sentence, dossier: str = "ukraine") -> list[Place]:
    """The places of a sentence, in order of the text. A name without such a preposition is none."""
    text = lexemes(sentence)
    words = _place_words(sentence.language, dossier)
    names = [one for one in _longest(words.names.find(text)) if _is_name(text, one)]
    found: list[Place] = []
    for name in names:
        relation = _relation(text, name, words) or _inherited(text, name, found, words)
        if relation:
            found.append(Place(name.tokens, name.name, words.kinds[name.name], *relation))
    towns = [one for one in names if words.kinds[one.name] != "country"] if sentence.language == "en" else []
    qualifying = [*_longest(words.adjectives.find(text)), *towns]
    found += [_of_event(one, words) for one in qualifying if _qualifies(text, one, words)]
    return _distinct(found)


def _is_name(text: Sequence[Lexeme], found: Found) -> bool:
    """Whether a word of it is capitalised, or it is a capital told by its state: «французька столиця»."""
    forms = [text[place].form for place in found.lexemes]
    told = any(form == "capital" or form.startswith("столиц") for form in forms)
    return told or any(text[place].capital for place in found.lexemes)


def _relation(text: Sequence[Lexeme], name: Found, words: _PlaceWords) -> tuple[str, str] | None:
    """Relation and preposition, read from the nearest preposition before the name."""
    before = name.lexemes[0] - 1
    if before >= 0 and words.sets["visit"].holds(text[before]):
        return "whereto", ""
    for place in range(before, max(-1, name.lexemes[0] - 2 - _REACH), -1):
        lexeme = text[place]
        for relation in ("where", "whereto", "from"):
            if lexeme.form in words.sets[relation].words:
                fitting = _by_case(text[name.lexemes[-1]].form, relation, words.language)
                return (fitting, lexeme.form) if fitting else None
        if not lexeme.is_mark and not words.sets["between"].holds(lexeme):
            return None
    return None


def _inherited(
    text: Sequence[Lexeme], name: Found, found: Sequence[Place], words: _PlaceWords
) -> tuple[str, str] | None:
    """The relation of the place before, if only "and" or a comma stands between: "in Paris and London"."""
    start = name.lexemes[0]
    if not found or start < 2 or text[start - 1].form not in words.sets["joiners"].words:
        return None
    before = text[start - 2].tokens[-1]
    last = found[-1]
    fitting = _by_case(text[name.lexemes[-1]].form, last.relation, words.language)
    return (fitting, last.preposition) if fitting and before == last.tokens[-1] else None


def _by_case(form: str, relation: str, language: str) -> str | None:
    """The relation that the name's case allows: «в Париже» is where, «в Париж» whereto, «Турция» neither."""
    cases = (
        {reading.feats.get("Case") for reading in analyses(form, language)}
        if known(form, language)
        else set()
    )
    if relation != "where" or not cases or cases & {"Loc", "Ins", None}:
        return relation if not cases or cases - {"Nom"} else None
    return "whereto" if "Acc" in cases else None


def _qualifies(text: Sequence[Lexeme], name: Found, words: _PlaceWords) -> bool:
    """Whether an event follows the name within two words: "Geneva peace talks"."""
    after = [text[place] for place in range(name.lexemes[-1] + 1, min(len(text), name.lexemes[-1] + 3))]
    if after and (after[0].form == "'s" or not after[0].is_word):
        return False
    return any(words.sets["events"].holds(lexeme) for lexeme in after)


def _of_event(name: Found, words: _PlaceWords) -> Place:
    return Place(name.tokens, name.name, words.kinds[name.name], "of", "")


def _longest(found: Sequence[Found]) -> list[Found]:
    """Without names inside longer ones: "Kherson" in "Kherson region"."""
    spans = [set(one.lexemes) for one in found]
    return [one for one, span in zip(found, spans, strict=True) if not any(span < other for other in spans)]


def _distinct(found: Sequence[Place]) -> list[Place]:
    """One place for the same tokens, and for a name beside its epithet: «французская столица Париж»."""
    kept: list[Place] = []
    for one in sorted(found, key=lambda place: place.tokens):
        last = kept[-1] if kept else None
        if last and set(one.tokens) & set(last.tokens):
            continue
        if last and last.name == one.name and one.tokens[0] <= last.tokens[-1] + 2:
            kept[-1] = replace(last, tokens=(*last.tokens, *one.tokens))
        else:
            kept.append(one)
    return kept


@cache
def _place_words(language: str, dossier: str) -> _PlaceWords:
    rows = _rows(dossier)
    names = [(row["name"], text) for row in rows for text in row[language]]
    adjectives = [(row["name"], text) for row in rows for text in row.get(f"adjective_{language}", ())]
    sets = {name: word_set(members) for name, members in lexicon("places")[language].items()}
    kinds = {row["name"]: row["kind"] for row in rows}
    return _PlaceWords(language, index(names), index(adjectives), kinds, sets)


@cache
def _rows(dossier: str) -> list[dict[str, Any]]:
    path = resources.files("guarantor.dossiers") / dossier / "places.toml"
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("place", [])
    for row in rows:
        missing = {"name", "kind", "en", "uk", "ru"} - set(row)
        if missing:
            raise DossierError(f"{path}: place {row.get('name')!r} lacks {sorted(missing)}")
    return rows
