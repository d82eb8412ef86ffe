"""Sentence → mentions of issues: which words name what the negotiation is about.

The words are the dossier's (`dossiers/ukraine/issues.toml`), the notation is `guarantor.grammar.phrases`'.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from guarantor.errors import DossierError
from guarantor.grammar.conditions import OTHER, Condition, conditions
from guarantor.grammar.lexemes import lexemes
from guarantor.grammar.phrases import Found, PhraseIndex, index
from guarantor.model import LANGUAGES, Sentence

NOTHING = "none"
_ANSWERS = ("guarantees.mutual-defence",)  # what is to follow upon an attack names the attack


@dataclass(frozen=True, slots=True)
class IssueMention:
    """Words that name an issue. A `weak` mention names it only where the text is known to be about it."""

    tokens: tuple[int, ...]
    issue: str
    weak: bool = False


def issues(
    sentence: Sentence, tokens: Sequence[int] | None = None, dossier: str = "ukraine"
) -> list[IssueMention]:
    """The issues that the sentence names, in order of the text; only those within `tokens`, if given.

    A phrase that lies inside a longer one is not counted: in "the Zaporizhzhia nuclear power plant" no
    region is named. What a phrase requires of its surroundings may stand anywhere in the sentence.
    """
    found = phrase_index(sentence.language, dossier).find(lexemes(sentence))
    kept = [mention(item) for item in outermost(found) if not item.name.startswith(NOTHING)]
    supposed = conditions(sentence) if kept else []
    kept = [item for item in (_under_conditions(item, supposed) for item in kept) if item]
    if tokens is not None:
        allowed = set(tokens)
        kept = [item for item in kept if allowed.issuperset(item.tokens)]
    return _distinct(kept)


def _under_conditions(item: IssueMention, found: Sequence[Condition]) -> IssueMention | None:
    """The mention, unless it names a mere condition ("after a ceasefire"); weak in any other if-clause."""
    around = next((one for one in found if not one.tied and set(item.tokens) <= set(one.tokens)), None)
    if around is None or item.issue in _ANSWERS:
        return item
    return replace(item, weak=True) if around.condition == OTHER else None


def specific(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids without doubles and without those of which a more specific one is there, in order."""
    distinct = tuple(dict.fromkeys(ids))
    return tuple(one for one in distinct if not any(other.startswith(f"{one}.") for other in distinct))


def named(mentions: Iterable[IssueMention], tokens: Iterable[int] | None = None) -> tuple[str, ...]:
    """The ids that mentions at `tokens` (anywhere, if None) name, most specific only.

    Weak mentions count where there is no strong one: "the document" is the plan if nothing else is named.
    """
    inside = None if tokens is None else set(tokens)
    here = [item for item in mentions if inside is None or inside & set(item.tokens)]
    strong = [item.issue for item in here if not item.weak]
    return specific(strong or [item.issue for item in here])


def topic(sentences: Sequence[Sentence], dossier: str = "ukraine") -> tuple[str, ...]:
    """What a text is about by its headline and first paragraph: for sentences that name no issue themselves.

    Issues of the headline come first. `talks` and `plan` count only if no other issue is named.
    """
    ids: list[str] = []
    for sentence in sorted((one for one in sentences if one.paragraph <= 1), key=lambda one: one.paragraph):
        ids += [item.issue for item in issues(sentence, dossier=dossier) if not item.weak]
    told = [one for one in ids if one not in ("talks", "plan")]
    return specific(told or ids)


def mention(found: Found) -> IssueMention:
    """The mention that a found phrase makes."""
    name, _, strength = found.name.partition("~")
    return IssueMention(found.tokens, name, strength == "weak")


def outermost(found: Sequence[Found]) -> list[Found]:
    """The phrases that lie inside no longer phrase of another issue."""
    spans = [(set(item.lexemes), item) for item in found]
    return [
        item
        for places, item in spans
        if not any(places < other and item.name != larger.name for other, larger in spans)
    ]


def _distinct(mentions: Sequence[IssueMention]) -> list[IssueMention]:
    """One mention for each issue and place: the longest, a strong one before a weak one."""
    kept: list[IssueMention] = []
    for item in sorted(mentions, key=lambda one: (one.weak, -len(one.tokens))):
        if not any(one.issue == item.issue and set(item.tokens) <= set(one.tokens) for one in kept):
            kept.append(item)
    return sorted(kept, key=lambda one: one.tokens)


@cache
def phrase_index(language: str, dossier: str) -> PhraseIndex:
    """The dossier's phrases in one language; weak ones are named `issue~weak`."""
    data = _dossier(dossier)
    sets = data.get("sets", {}).get(language, {})
    strong = [(row["id"], text) for row in data["issue"] for text in row.get(language, ())]
    weak = [
        (f"{row['id']}~weak", text) for row in data["issue"] for text in row.get("weak", {}).get(language, ())
    ]
    return index([*strong, *weak], sets)


def issue_ids(dossier: str = "ukraine") -> tuple[str, ...]:
    """The ids of all issues of a dossier, in its order."""
    return tuple(row["id"] for row in _dossier(dossier)["issue"] if row["id"] != NOTHING)


@cache
def _dossier(name: str) -> dict[str, Any]:
    path = resources.files("guarantor.dossiers") / name / "issues.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    for row in data.get("issue", ()):
        missing = {"id", "gloss", *LANGUAGES} - set(row)
        if missing:
            raise DossierError(f"{path}: issue {row.get('id')!r} lacks {sorted(missing)}")
    return data
