"""The coding rules: one TOML file each under `rules/`, read into `Rule` values and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from guarantor.errors import RuleError
from guarantor.grammar.paths import Path, parse
from guarantor.grammar.words import word_set
from guarantor.model import ACTS, LANGUAGES

KINDS = ("verb", "noun", "predicate", "modal")
ANY_VERB = "*"
DOERS = ("path", "speaker", "author", "participants", "present", "belligerents")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in one language with the statements that it holds, or none for a near miss."""

    language: str
    text: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One coding rule.

    `cue` names the set that triggers it (`*`: any verb); `kind` says what the cue is: a verb, an event noun, a
    predicate word ("ready", "unacceptable") or a modal inside reported speech. `who`, `to` and `what` are paths from
    the cue to actor, recipient and content; `has` must lead somewhere, `lacks` nowhere. `needs` is a set of which a
    lemma must stand in the content, `issue` the issue if the content names none. `by` says who acts: who the path
    `who` finds, the cited `speaker`, the `author` of the text that the path finds, the `belligerents`, or the
    `participants` of a meeting, or who is `present` in a sentence without a verb. `mutual`: whom `companion` finds
    are actors too, and with `needs_companion` somebody must be found; `needs_several`: one party alone does not do
    it; `needs_receiver`: `to` must lead to another party than the actor's. `or_speaker`: the cited speaker acts if
    `who` finds nobody; `for_side`: not he does it but the side that he speaks for. `of_persons`: persons do it, not
    states. `named`: the content must name an issue; `about`: one issue at least must be of this kind.
    `parliament`: only parliaments do it. `when_negated`, `when_future`, `when_alone` name the act that it is when
    denied, future, or without a recipient. `denied`: the cue itself denies. `drafted`: what it finds may be what a
    draft lays down, which then stands in its place; `frames`: it finds "under the draft" and the like.
    `imperative`: it is bidden; `verbless`: the noun is what a phrase without a verb is about; `but` is a set of
    words that are no cue; `of_meeting`: it tells what a meeting was about, a statement only where no meeting is told.
    `promises`: who promises what others are to do is their source.
    """

    name: str
    gloss: str
    act: str
    cue: str
    kind: str
    who: Path
    to: Path
    what: Path
    has: Path
    lacks: Path
    companion: Path
    needs: str | None
    issue: str | None
    about: str | None
    mutual: bool
    needs_companion: bool
    needs_receiver: bool
    needs_several: bool
    or_speaker: bool
    for_side: bool
    of_persons: bool
    parliament: bool
    drafted: bool
    frames: bool
    by: str
    when_negated: str | None
    when_future: str | None
    when_alone: str | None
    needs_future: bool
    named: bool
    needs_negation: bool
    imperative: bool
    verbless: bool
    of_meeting: bool
    promises: bool
    but: str | None
    denied: bool
    weight: float
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]


_PATHS = ("who", "to", "what", "has", "lacks", "companion")
_DEFAULTS: Mapping[str, Any] = {
    "kind": "verb",
    "who": "<doer>",
    "to": "<addressee>",
    "what": "",
    "has": "",
    "lacks": "",
    "companion": "<companion>",
    "needs": None,
    "issue": None,
    "about": None,
    "mutual": False,
    "needs_companion": False,
    "needs_receiver": False,
    "needs_several": False,
    "or_speaker": False,
    "for_side": False,
    "of_persons": False,
    "parliament": False,
    "drafted": False,
    "frames": False,
    "by": "path",
    "when_negated": None,
    "when_future": None,
    "when_alone": None,
    "needs_future": False,
    "named": False,
    "needs_negation": False,
    "imperative": False,
    "verbless": False,
    "of_meeting": False,
    "promises": False,
    "but": None,
    "denied": False,
    "weight": 1.0,
}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules that the package carries, by name."""
    folder = files("guarantor.grammar") / "rules"
    found = [item for item in folder.iterdir() if item.name.endswith(".toml")]
    return tuple(read(item) for item in sorted(found, key=lambda item: item.name))


def read(file: Traversable) -> Rule:
    """Read one rule file; RuleError names the file, what was found and what was expected."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    name = file.name.removesuffix(".toml")
    known = {field.name for field in fields(Rule)} - {"name", "examples", "near_misses"} | {
        "example",
        "near_miss",
    }
    if unknown := set(raw) - known:
        raise RuleError(f"rule {name}: unknown keys {sorted(unknown)}; known are {sorted(known)}")
    for key in ("gloss", "act", "cue"):
        if key not in raw:
            raise RuleError(f"rule {name}: lacks {key}")
    return _rule(name, raw)


def _rule(name: str, raw: Mapping[str, Any]) -> Rule:
    values = {
        **_DEFAULTS,
        **{key: value for key, value in raw.items() if key not in ("example", "near_miss")},
    }
    for act in filter(
        None, (values["act"], *(values[key] for key in ("when_negated", "when_future", "when_alone")))
    ):
        if act not in ACTS:
            raise RuleError(f"rule {name}: act {act!r} is not in the codebook; acts are {', '.join(ACTS)}")
    if values["kind"] not in KINDS:
        raise RuleError(f"rule {name}: kind {values['kind']!r}, expected one of {', '.join(KINDS)}")
    if values["by"] not in DOERS:
        raise RuleError(f"rule {name}: by {values['by']!r}, expected one of {', '.join(DOERS)}")
    cue = values["cue"] if values["cue"] != ANY_VERB else None
    for key in filter(None, (cue, values["needs"], values["but"])):
        word_set(key)
    values |= {key: parse(values[key]) for key in _PATHS}
    return Rule(
        name=name,
        examples=tuple(_example(name, row) for row in raw.get("example", ())),
        near_misses=tuple(_example(name, row) for row in raw.get("near_miss", ())),
        **values,
    )


def _example(name: str, row: Mapping[str, Any]) -> Example:
    language = next((key for key in LANGUAGES if key in row), None)
    if language is None:
        raise RuleError(f"rule {name}: an example needs a sentence under en, uk or ru")
    return Example(language, row[language], tuple(row.get("states", ())))


def rule_named(name: str) -> Rule:
    """The rule of that name; RuleError if there is none."""
    for rule in rules():
        if rule.name == name:
            return rule
    raise RuleError(f"no rule {name!r}; rules are {', '.join(rule.name for rule in rules())}")
