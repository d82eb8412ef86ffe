"""Named sets of words from `words.toml`, and where they stand in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guarantor.errors import RuleError
from guarantor.grammar.participles import verbs_of
from guarantor.model import LANGUAGES, Sentence

REACH = 3  # how many words after the first a particle or noun may stand if the tree has lost it


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a set: the lemma to find, and for each further word the lemmas that will do."""

    lemma: str
    rest: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class WordSet:
    """A named set: for each language its entries by first lemma."""

    name: str
    entries: Mapping[str, Mapping[str, tuple[Entry, ...]]]

    def has(self, sentence: Sentence, index: int) -> bool:
        """Whether the token, with the further words that an entry wants, belongs to the set."""
        token = sentence.tokens[index]
        known = self.entries[sentence.language]
        found = known.get(token.lemma.lower(), ()) + known.get(token.text.lower(), ())
        if not found and index in sentence.participles and is_participle(sentence, index):
            verbs = verbs_of(token.lemma.lower())
            found = tuple(entry for verb in verbs for entry in known.get(verb, ()))
        return any(not entry.rest or _complete(sentence, index, entry) for entry in found)

    def lemmas(self, language: str) -> frozenset[str]:
        """First lemmas of all entries in one language."""
        return frozenset(self.entries[language])


def is_participle(sentence: Sentence, index: int) -> bool:
    """Whether a Ukrainian token is a passive participle that tells what is done, not an adjective before a noun."""
    token = sentence.tokens[index]
    form = token.feats.get("VerbForm") == "Part" and token.deprel != "amod"
    return form and sentence.language == "uk" and token.upos == "ADJ"


def _complete(sentence: Sentence, index: int, entry: Entry) -> bool:
    below = [child for child in sentence.children[index] if sentence.tokens[child].deprel != "conj"]
    cases = [c for child in below for c in sentence.children[child] if sentence.tokens[c].deprel == "case"]
    near = {*below, *cases, *range(index + 1, min(index + 1 + REACH, len(sentence.tokens)))}
    words = {sentence.tokens[i].lemma.lower() for i in near} | {sentence.tokens[i].text.lower() for i in near}
    after = sentence.tokens[index + 1].text.lower() if index + 1 < len(sentence.tokens) else ""
    return all(words & alternatives or f"+{after}" in alternatives for alternatives in entry.rest)


def _entries(text: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for item in filter(None, (part.strip() for part in text.split(","))):
        first, *rest = item.split()
        found.setdefault(first, []).append(Entry(first, tuple(frozenset(word.split("/")) for word in rest)))
    return {lemma: tuple(row) for lemma, row in found.items()}


@cache
def word_sets() -> Mapping[str, WordSet]:
    """All sets of `words.toml` by name; a set without one of the languages is a RuleError."""
    raw = tomllib.loads((files("guarantor.grammar") / "words.toml").read_text(encoding="utf-8"))
    return {name: _word_set(name, row) for name, row in raw.items()}


def _word_set(name: str, row: Mapping[str, str]) -> WordSet:
    missing = [language for language in LANGUAGES if language not in row]
    if missing:
        raise RuleError(
            f"words.toml: set [{name}] lacks {', '.join(missing)}; give it words in every language"
        )
    return WordSet(name, {language: _entries(row[language]) for language in LANGUAGES})


def word_set(name: str) -> WordSet:
    """The set of that name; RuleError if there is none."""
    try:
        return word_sets()[name]
    except KeyError:
        raise RuleError(f"no set [{name}] in words.toml; sets are: {', '.join(word_sets())}") from None


def occurrences(name: str, sentence: Sentence) -> list[int]:
    """Indices of the tokens that belong to the set, in order."""
    words = word_set(name)
    known = words.entries[sentence.language].keys() & sentence.places.keys()
    likely = {index for word in known for index in sentence.places[word]}
    likely.update(index for index in sentence.participles if is_participle(sentence, index))
    return [index for index in sorted(likely) if words.has(sentence, index)]
