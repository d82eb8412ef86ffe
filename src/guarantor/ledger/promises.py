"""What the words of a promise tell beyond the codebook's fields: its scope and its command.

Only the evidence of the statement is read, with the expressions of `promises.toml`; what they do not find stays
undefined.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ASIDE = re.compile(r"\([^()]*\)")  # is about the word before it, not about the promise
SCOPED = frozenset(("guarantees", "guarantees.troops", "guarantees.monitoring", "guarantees.mutual-defence"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The expressions of one language, for text in small letters.

    `scope` has a group for each of `covers`; `leads` and `own` tell who commands what a mechanism sends. `stems`,
    by slot, are quick to look for and stand in all that the expressions find. `before` and `after` take it back.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    covers: tuple[str, ...]
    scope: re.Pattern[str]
    stems: Mapping[str, tuple[str, ...]]
    leads: Mapping[str, re.Pattern[str]]
    own: re.Pattern[str]
    who: Mapping[str, re.Pattern[str]]


def told(evidence: str, language: str, issue: str, actors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Slots and values that `evidence` gives for the mechanism `issue` which `actors` promise."""
    words = lexicon(language)
    if issue not in SCOPED:
        return
    text = ASIDE.sub("", evidence.lower())
    if _may_hold("scope", text, words) and (covered := _covered(text, words)):
        yield "scope", covered
    may_lead = issue in words.leads and _may_hold("command", text, words)
    if may_lead and (leaders := _leaders(text, issue, actors, words)):
        yield "command", ", ".join(leaders)


@cache
def lexicon(language: str) -> Lexicon:
    """The expressions of a language."""
    held = tomllib.loads(files(__package__).joinpath("promises.toml").read_text(encoding="utf-8"))
    scope, command = held["scope"], held["command"]
    names = "|".join(who[language] for who in command["who"].values())
    pattern = command["pattern"][language].replace("WHO", names)
    return Lexicon(
        before=re.compile(held["negation"]["before"][language]),
        after=re.compile(held["negation"]["after"][language]),
        covers=tuple(scope),
        scope=re.compile("|".join(f"({words[language]})" for words in scope.values())),
        stems={slot: tuple(stems[language]) for slot, stems in held["stems"].items()},
        leads={
            issue: re.compile(pattern.replace("FORCE", force[language]))
            for issue, force in command["force"].items()
        },
        own=re.compile(command["own"][language]),
        who={party: re.compile(rf"\b(?:{who[language]})\b") for party, who in command["who"].items()},
    )


def _may_hold(slot: str, text: str, words: Lexicon) -> bool:
    return any(stem in text for stem in words.stems[slot])


def _taken_back(found: re.Match[str], words: Lexicon) -> bool:
    """Whether a negation stands in the same clause."""
    text, start, end = found.string, *found.span()
    return bool(words.before.search(text, 0, start) or words.after.match(text, end))


def _covered(text: str, words: Lexicon) -> str:
    """What is named and not taken back, in the order of the lexicon."""
    found = {
        words.covers[(match.lastindex or 1) - 1]
        for match in words.scope.finditer(text)
        if not _taken_back(match, words)
    }
    return ", ".join(name for name in words.covers if name in found)


def _leaders(text: str, issue: str, actors: tuple[str, ...], words: Lexicon) -> list[str]:
    """The parties that lead, or the only one that promises if it is the one to lead."""
    for found in words.leads[issue].finditer(text):
        if not _taken_back(found, words):
            named = found.group("who") or "" if "who" in found.re.groupindex else ""
            named = named or found.group("by")
            return [party for party, pattern in words.who.items() if pattern.search(named)]
    parties = dict.fromkeys(actor.partition("/")[0] for actor in actors)
    own = any(not _taken_back(found, words) for found in words.own.finditer(text))
    return list(parties) if own and len(parties) == 1 else []
