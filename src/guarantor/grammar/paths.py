"""The path notation over a tree: where actor, recipient and content hang.

`nsubj | ^conj > nsubj` reads: the subject, or else the subject of the verb that this one is coordinated with.
`paths.toml` explains the notation and names the common paths.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guarantor.errors import RuleError
from guarantor.grammar.according import tells_whose_word
from guarantor.grammar.words import word_set
from guarantor.model import Sentence

_STEP = re.compile(
    r"(?P<up>\^)?(?P<relation>[a-z]+(?::[a-z]+)?)(?P<star>\*)?"
    r"(?:\((?P<preposition>[\w-]*)\))?(?:\{(?P<lemma>[\w-]+)\})?(?:\[(?P<case>[A-Z]\w+)\])?$"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step along the tree, with the conditions on where it may land."""

    relation: str
    up: bool = False
    subtypes: bool = False
    preposition: str | None = None
    lemma: str | None = None
    case: str | None = None

    def allows(self, deprel: str) -> bool:
        """Whether an edge of this relation may be taken."""
        return deprel == self.relation or (self.subtypes and deprel.startswith(self.relation + ":"))

    def lands(self, sentence: Sentence, index: int) -> bool:
        """Whether the token at the end of the edge fulfils preposition, lemma and case."""
        token = sentence.tokens[index]
        return (
            (self.case is None or token.feats.get("Case") == self.case)
            and (self.lemma is None or word_set(self.lemma).has(sentence, index))
            and (
                _is_free(self, sentence, index)
                if self.preposition is None
                else _governed(sentence, index, self.preposition)
            )
        )


Option = tuple[Step, ...]
Path = tuple[Option, ...]


def prepositions(sentence: Sentence, index: int) -> tuple[str, ...]:
    """Lemmas of the prepositions that govern a token."""
    return tuple(
        sentence.tokens[child].lemma.lower()
        for child in sentence.children[index]
        if sentence.tokens[child].deprel == "case"
    )


def _is_free(step: Step, sentence: Sentence, index: int) -> bool:
    """Whether the step may land here though it names no preposition: not in "according to X"."""
    return step.up or step.relation not in ("obl", "nmod") or not tells_whose_word(sentence, index)


def _governed(sentence: Sentence, index: int, name: str) -> bool:
    if not name:
        return not prepositions(sentence, index)
    allowed = word_set(name).lemmas(sentence.language)
    return any(word in allowed for word in prepositions(sentence, index))


@cache
def named_paths() -> Mapping[str, str]:
    """The named paths of `paths.toml` as text."""
    raw = tomllib.loads((files("guarantor.grammar") / "paths.toml").read_text(encoding="utf-8"))
    return {name: str(text) for name, text in raw.items()}


@cache
def parse(text: str) -> Path:
    """Read a path; names in angle brackets are put in. RuleError says which step cannot be read."""
    options: list[Option] = []
    for part in filter(None, (option.strip() for option in text.split("|"))):
        if part.startswith("<"):
            options.extend(_named(part.strip("<>")))
        else:
            options.append(
                tuple(_step(step.strip(), text) for step in part.split(">") if step.strip() != ".")
            )
    return tuple(options)


def _named(name: str) -> Path:
    try:
        return parse(named_paths()[name])
    except KeyError:
        raise RuleError(f"no path <{name}> in paths.toml; paths are: {', '.join(named_paths())}") from None


def _step(text: str, whole: str) -> Step:
    match = _STEP.match(text)
    if not match:
        raise RuleError(
            f"cannot read step {text!r} of path {whole!r}; expected for example nsubj, ^conj, obl(from)"
        )
    return Step(
        match["relation"],
        bool(match["up"]),
        bool(match["star"]),
        match["preposition"],
        match["lemma"],
        match["case"],
    )


def follow(path: Path, sentence: Sentence, start: int) -> list[int]:
    """Indices of the tokens where the first option that leads anywhere ends; empty if none does."""
    for option in path:
        found = _walk(option, sentence, start)
        if found:
            return found
    return []


def _walk(option: Sequence[Step], sentence: Sentence, start: int) -> list[int]:
    here = [start]
    for step in option:
        here = [end for index in here for end in _ends(step, sentence, index) if step.lands(sentence, end)]
    return here


def _ends(step: Step, sentence: Sentence, index: int) -> list[int]:
    if step.up:
        token = sentence.tokens[index]
        return [token.head] if token.head >= 0 and step.allows(token.deprel) else []
    return [child for child in sentence.children[index] if step.allows(sentence.tokens[child].deprel)]
