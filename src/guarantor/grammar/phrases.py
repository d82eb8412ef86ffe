"""A small notation for phrases over lexemes, and the index that finds many of them in one pass.

    withdraw*|pull* .. troops? & donbas* ! gaza

`word` is a form or a lemma, `stem*` any word that begins so, `a|b` alternatives, `word?` may be missing,
`..` up to four words in between, `<set>` a named list of alternatives, `#` any number in digits, `two_words`
an alternative of several words. After
`&` stands what else the sentence must hold, anywhere; after `!` what it must not hold. Hyphens, quotation
marks and brackets in the text are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from guarantor.errors import RuleError
from guarantor.grammar.lexemes import Lexeme

GAP = 4
_STOPS = frozenset(".;:!?")
Sets = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: exact words, stems, or any number; `gap` words may stand before it."""

    words: frozenset[str]
    stems: tuple[str, ...]
    number: bool = False
    gap: int = 0

    def admits(self, lexeme: Lexeme) -> bool:
        """Whether the lexeme can stand in this place."""
        if self.number and lexeme.number is not None:
            return True
        if not self.words.isdisjoint(lexeme.readings):
            return True
        return bool(self.stems) and any(reading.startswith(self.stems) for reading in lexeme.readings)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What to find: one of `variants`, given that the sentence holds `needs` and none of `bars`."""

    notation: str
    variants: tuple[tuple[Element, ...], ...]
    needs: tuple[Phrase, ...] = ()
    bars: tuple[Phrase, ...] = ()

    def within(self, text: Sequence[Lexeme]) -> bool:
        """Whether the phrase stands anywhere in `text`."""
        return any(match(variant, text, start) for variant in self.variants for start in range(len(text)))

    def holds(self, text: Sequence[Lexeme]) -> bool:
        """Whether what the phrase requires of its surroundings is so."""
        return all(need.within(text) for need in self.needs) and not any(
            bar.within(text) for bar in self.bars
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: what it stands for, and the indices of its lexemes and of its tokens."""

    name: str
    lexemes: tuple[int, ...]
    tokens: tuple[int, ...]


def phrase(notation: str, sets: Sets | None = None) -> Phrase:
    """Read one phrase; RuleError if the notation is malformed or names an unknown set."""
    main, *bars = notation.split("!")
    first, *needs = main.split("&")
    return Phrase(
        notation,
        tuple(_variants(first, sets or {}, notation)),
        tuple(phrase(need, sets) for need in needs),
        tuple(phrase(bar, sets) for bar in bars),
    )


def _variants(sequence: str, sets: Sets, notation: str) -> Iterator[tuple[Element, ...]]:
    """The sequence with and without each of its optional places, in each of its wordings."""
    choices: list[list[tuple[Element, ...]]] = []
    gap = 0
    for item in sequence.split():
        if item == "..":
            gap = GAP
            continue
        choices.append(
            [*_wordings(item.removesuffix("?"), sets, gap, notation), *([()] if item[-1] == "?" else [])]
        )
        gap = 0
    for choice in product(*choices):
        kept = tuple(element for wording in choice for element in wording)
        if not kept:
            raise RuleError(f"phrase {notation!r} can be empty, expected at least one word that must stand")
        yield kept


def _wordings(item: str, sets: Sets, gap: int, notation: str) -> Iterator[tuple[Element, ...]]:
    """One place as its alternatives of one word together, and each alternative of several words."""
    words = [word for part in item.split("|") for word in _alternatives(part, sets, notation)]
    single = [word for word in words if "_" not in word]
    if single:
        yield (_element(single, gap),)
    for several in (word.split("_") for word in words if "_" in word):
        yield tuple(_element([word], 0 if place else gap) for place, word in enumerate(several))


def _element(words: Sequence[str], gap: int) -> Element:
    return Element(
        frozenset(word for word in words if not word.endswith("*") and word != "#"),
        tuple(word[:-1] for word in words if word.endswith("*")),
        "#" in words,
        gap,
    )


def _alternatives(part: str, sets: Sets, notation: str) -> Iterator[str]:
    if not part.startswith("<"):
        yield part
        return
    name = part[1:-1]
    if name not in sets:
        raise RuleError(f"phrase {notation!r} names the set {name!r}, expected one of {sorted(sets)}")
    for member in sets[name]:
        yield from _alternatives(member, sets, notation)


def match(variant: Sequence[Element], text: Sequence[Lexeme], start: int) -> tuple[int, ...] | None:
    """Indices of the lexemes that fill the places of `variant`, the first of them at `start`, or None."""
    if not variant[0].admits(text[start]):
        return None
    if len(variant) == 1:
        return (start,)
    for following in _reachable(variant[1].gap, text, start):
        rest = match(variant[1:], text, following)
        if rest is not None:
            return (start, *rest)
    return None


def _reachable(gap: int, text: Sequence[Lexeme], start: int) -> Iterator[int]:
    """The places where the next word of a phrase may stand: up to `gap` words on, never past a full stop."""
    passed = 0
    for index in range(start + 1, len(text)):
        lexeme = text[index]
        if lexeme.is_mark:
            continue
        if lexeme.form in _STOPS:
            return
        if lexeme.is_word or gap == 0:
            yield index
            passed += 1
        if passed > gap:
            return


@dataclass(frozen=True)
class PhraseIndex:
    """Many named phrases, found in one pass: only those are tried whose first word stands in the text."""

    phrases: tuple[tuple[str, Phrase], ...]
    _words: dict[str, list[tuple[int, int]]] = field(init=False, repr=False, compare=False)
    _stems: dict[str, list[tuple[int, int]]] = field(init=False, repr=False, compare=False)
    _numbers: list[tuple[int, int]] = field(init=False, repr=False, compare=False)
    _by_readings: Callable[[frozenset[str]], frozenset[tuple[int, int]]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        words, stems, numbers = defaultdict(list), defaultdict(list), []
        for row, (_, item) in enumerate(self.phrases):
            for column, variant in enumerate(item.variants):
                for word in variant[0].words:
                    words[word].append((row, column))
                for stem in variant[0].stems:
                    stems[stem].append((row, column))
                if variant[0].number:
                    numbers.append((row, column))
        object.__setattr__(self, "_words", dict(words))
        object.__setattr__(self, "_stems", dict(stems))
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_by_readings", lru_cache(maxsize=20_000)(self._look_up))

    def find(self, text: Sequence[Lexeme]) -> list[Found]:
        """Every phrase that stands in `text`, in order of the text, also those that overlap."""
        found: dict[tuple[str, tuple[int, ...]], Found] = {}
        for start, lexeme in enumerate(text):
            for row, column in self._candidates(lexeme):
                name, item = self.phrases[row]
                places = match(item.variants[column], text, start)
                if places and (name, places) not in found and item.holds(text):
                    found[name, places] = Found(name, places, tokens_of(text, places))
        return list(found.values())

    def _candidates(self, lexeme: Lexeme) -> Iterable[tuple[int, int]]:
        found = self._by_readings(lexeme.readings)
        return found.union(self._numbers) if lexeme.number is not None else found

    def _look_up(self, readings: frozenset[str]) -> frozenset[tuple[int, int]]:
        hits: set[tuple[int, int]] = set()
        for reading in readings:
            hits.update(self._words.get(reading, ()))
            for length in range(1, len(reading) + 1):
                hits.update(self._stems.get(reading[:length], ()))
        return frozenset(hits)


def index(entries: Iterable[tuple[str, str]], sets: Sets | None = None) -> PhraseIndex:
    """Index of (name, notation) pairs."""
    return PhraseIndex(tuple((name, phrase(notation, sets)) for name, notation in entries))


def tokens_of(text: Sequence[Lexeme], places: Iterable[int]) -> tuple[int, ...]:
    """Token indices that the lexemes at `places` stand for, ascending."""
    return tuple(sorted({token for place in places for token in text[place].tokens}))
