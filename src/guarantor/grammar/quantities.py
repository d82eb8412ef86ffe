"""Sentence → quantities: sums of money, troops, prisoners and other things, and the points of a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from guarantor.grammar.lexemes import Lexeme, lexemes
from guarantor.grammar.numerals import Numeral, lexicon, numeral, prefixed
from guarantor.grammar.phrases import tokens_of
from guarantor.grammar.word_sets import WordSet, word_set
from guarantor.model import Amount, Sentence
from guarantor.trees.morphology import analyses

_REACH = 4  # words that may stand between a number and what it counts
_ARMY = 10_000  # a bare number in a sentence about an army counts soldiers from here on


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: an `amount`, or the `points` of a draft (`before`: those it had)."""

    tokens: tuple[int, ...]
    kind: str
    amount: Amount | None = None
    points: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class UnitWords:
    """One language's words of measure; `units` in the order in which they are tried."""

    language: str
    symbols: Mapping[str, str]
    units: tuple[tuple[str, WordSet], ...]
    things: frozenset[str]
    sets: Mapping[str, WordSet]


@dataclass(frozen=True, slots=True)
class _Range:
    """One or two numbers, where they end, and whether they run from a lower to a higher one."""

    low: float
    high: float
    end: int
    start: int

    @property
    def single(self) -> bool:
        return self.low == self.high


def quantities(sentence: Sentence) -> list[Quantity]:
    """All quantities of a sentence, in order of the text; dates, ages, times and article numbers are none."""
    text = lexemes(sentence)
    words = unit_words(sentence.language)
    found: list[Quantity] = []
    place = 0
    while place < len(text):
        numbers = _numbers(text, place, words)
        quantity = _quantity(text, numbers, words) if numbers else None
        if quantity:
            found.append(quantity)
        place = max(numbers.end if numbers else 0, place + 1)
    return found


@cache
def unit_words(language: str) -> UnitWords:
    """The words of measure of `language`, one of en, uk, ru."""
    data = lexicon("units")
    own = data[language]
    symbols = {sign: unit for unit, signs in data["symbols"].items() for sign in signs}
    units = {**own["money"], **own["things"]}
    return UnitWords(
        language,
        symbols,
        tuple((unit, word_set(words)) for unit, words in units.items()),
        frozenset(own["things"]) - {"percent"},
        {name: word_set(words) for name, words in own["words"].items()},
    )


def _numbers(text: Sequence[Lexeme], start: int, words: UnitWords) -> _Range | None:
    """The number at `start`, with a second one that makes it a range: `10 to 15 thousand`, `6,000–8,000`."""
    first = None if _is_designation(text, start) else numeral(text, start, words.language)
    if not first:
        return _compound(text, start, words)
    second = _second(text, first, words)
    if not second:
        end, value = _adjective_scale(text, first, words)
        return _Range(value, value, end, start)
    low = first.value * (second.scale if second.scaled and not first.scaled else 1)
    return _Range(low, second.value, second.end, start)


def _is_designation(text: Sequence[Lexeme], place: int) -> bool:
    """Whether the number is part of a name: `F-16`, `MiG-29`, `С-400`."""
    if place < 2 or text[place - 1].form != "-" or text[place].gap or text[place - 1].gap:
        return False
    return text[place - 2].is_word and text[place - 2].number is None and not text[place - 2].form.isdigit()


def _compound(text: Sequence[Lexeme], place: int, words: UnitWords) -> _Range | None:
    """«двадцатипунктный»: the number inside; the word itself stays, to tell what is counted."""
    at = text[place].form.find("пункт")
    value = prefixed(text[place].form[:at], words.language) if at > 0 else None
    return _Range(value, value, place, place) if value else None


def _second(text: Sequence[Lexeme], first: Numeral, words: UnitWords) -> Numeral | None:
    """The number that closes a range; "and" and «до» close one only after "between", «від»."""
    place = first.end
    if place + 1 >= len(text) or not words.sets["range"].holds(text[place]):
        return None
    opened = first.start > 0 and words.sets["range_start"].holds(text[first.start - 1])
    if words.sets["range_needs_start"].holds(text[place]) and not opened:
        return None
    place += 1
    if text[place].form in words.symbols:
        place += 1
    return numeral(text, place, words.language) if place < len(text) else None


def _adjective_scale(text: Sequence[Lexeme], number: Numeral, words: UnitWords) -> tuple[int, float]:
    """Past «-тысячный» after a number: its end and value."""
    place = number.end
    if place + 1 < len(text) and text[place].form == "-":
        stems = tuple(lexicon("units")[words.language]["words"]["adjective_scale"])
        if stems and text[place + 1].form.startswith(stems):
            return place + 2, number.value * 1000
    return number.end, number.value


def _quantity(text: Sequence[Lexeme], numbers: _Range, words: UnitWords) -> Quantity | None:
    if _is_contrast(text, numbers.start):
        return None
    sign = text[numbers.start - 1].form if numbers.start else ""
    if sign in words.symbols:
        return _amount(text, numbers.start - 1, numbers.end, numbers, words.symbols[sign])
    counted = _of_bodies(text, numbers, words) or _counted(text, numbers, words)
    if not counted:
        return _bare_points(text, numbers, words) or _bare_troops(text, numbers, words)
    name, end = counted
    if name == "points":
        return _points(text, numbers, end, words)
    if numbers.high == 1 and name in words.things:
        return None
    name = _variant(text, numbers, end, name)
    return _amount(text, numbers.start, end, numbers, name)


def _is_contrast(text: Sequence[Lexeme], start: int) -> bool:
    """Whether the number is the one that does not hold: "and not 600,000", «а не 600 тысяч»."""
    before = " ".join(lexeme.form for lexeme in text[max(0, start - 2) : start])
    return before.endswith(("not", "rather than", "instead of", "а не", "замість", "вместо"))


def _counted(text: Sequence[Lexeme], numbers: _Range, words: UnitWords) -> tuple[str, int] | None:
    """What is counted and where it ends: the first unit among the next words that are no mere attribute."""
    for place in range(numbers.end, min(len(text), numbers.end + _REACH + 1)):
        name = _unit_of(text, place, words)
        if name == "":
            return None
        if name:
            return name, place + 1
        if not _is_passable(text, place, numbers, words):
            return None
    return None


def _is_passable(text: Sequence[Lexeme], place: int, numbers: _Range, words: UnitWords) -> bool:
    """Whether a word between a number and what it counts is a mere attribute."""
    lexeme = text[place]
    if words.sets["skip"].holds(lexeme) or (lexeme.form == "." and place == numbers.end):
        return True
    if words.language == "en":
        return lexeme.capital or lexeme.upos == "ADJ"
    return any(reading.upos == "ADJ" for reading in analyses(lexeme.form, words.language))


def _of_bodies(text: Sequence[Lexeme], numbers: _Range, words: UnitWords) -> tuple[str, int] | None:
    """ "Bodies of 1,000 soldiers": what is counted stands before the number. "1,000 for 1,000": prisoners."""
    place = numbers.start - 1
    while place > 0 and (text[place].form == "of" or words.sets["skip"].holds(text[place])):
        place -= 1
    bodies = next(members for unit, members in words.units if unit == "bodies")
    if place >= 0 and bodies.holds(text[place]):
        return "bodies", numbers.end
    swap = numbers.end + 1 < len(text) and text[numbers.end].form in ("for", "на")
    if swap and any(words.sets["exchange"].holds(lexeme) for lexeme in text):
        other = numeral(text, numbers.end + 1, words.language)
        return ("prisoners", numbers.end) if other and other.value == numbers.high else None
    return None


def _unit_of(text: Sequence[Lexeme], place: int, words: UnitWords) -> str | None:
    """The unit that the word at `place` names; empty if it names a time, None if it names none."""
    lexeme = text[place]
    following = text[place + 1] if place + 1 < len(text) else None
    if words.sets["no_points"].holds(lexeme) or words.sets["time"].holds(lexeme):
        return ""
    if following and words.sets["skip"].holds(lexeme) and any(ws.holds(following) for _, ws in words.units):
        return None
    if lexeme.form in words.symbols:
        return words.symbols[lexeme.form]
    if words.sets["points"].holds(lexeme) or "пунктн" in lexeme.form or "пунктов" in lexeme.form:
        return "points"
    named = next((unit for unit, members in words.units if members.holds(lexeme)), None)
    if words.sets["people"].holds(lexeme) or named == "troops":
        return _people(text, words, named)
    return named


def _variant(text: Sequence[Lexeme], numbers: _Range, end: int, unit: str) -> str:
    """The currency that a country's adjective tells: Canadian dollars, Danish kroner."""
    near = text[numbers.end : end] if unit == "USD" else text
    for currency, members in _variants(unit):
        if any(members.holds(lexeme) for lexeme in near):
            return currency
    return unit


@cache
def _variants(unit: str) -> tuple[tuple[str, WordSet], ...]:
    table = lexicon("units")["variants"].get(unit, {})
    return tuple((currency, word_set(words)) for currency, words in table.items())


def _people(text: Sequence[Lexeme], words: UnitWords, named: str | None) -> str | None:
    """Prisoners in a sentence about an exchange, troops in one about an army, else what the noun says."""
    if any(words.sets["exchange"].holds(lexeme) for lexeme in text):
        return "prisoners"
    if any(words.sets["army"].holds(lexeme) for lexeme in text):
        return "troops"
    return named


def _bare_troops(text: Sequence[Lexeme], numbers: _Range, words: UnitWords) -> Quantity | None:
    """A great number without a noun where an army's size is told: "a ceiling of 800,000"."""
    following = text[numbers.end] if numbers.end < len(text) else None
    attribute = following is not None and following.is_word and following.number is None
    about_army = any(words.sets["army"].holds(lexeme) for lexeme in text)
    if numbers.high < _ARMY or not about_army or (attribute and following and following.form not in _AFTER):
        return None
    return _amount(text, numbers.start, numbers.end, numbers, "troops")


_AFTER = frozenset(
    {
        "in",
        "for",
        "from",
        "by",
        "and",
        "under",
        "while",
        "with",
        "as",
        "to",
        "після",
        "в",
        "у",
        "на",
        "и",
        "і",
        "та",
    }
)


def _amount(text: Sequence[Lexeme], start: int, end: int, numbers: _Range, unit: str) -> Quantity:
    tokens = tokens_of(text, range(start, end))
    if numbers.single:
        return Quantity(tokens, "amount", Amount(unit, value=numbers.high))
    return Quantity(tokens, "amount", Amount(unit, min=numbers.low, max=numbers.high))


def _points(text: Sequence[Lexeme], numbers: _Range, end: int, words: UnitWords) -> Quantity | None:
    """The points of a draft; of "from 28 to 19" the later number; "two points out of 20" is a share."""
    if numbers.high != int(numbers.high) or not 1 < numbers.high <= 200:
        return None
    tokens = tokens_of(text, range(numbers.start, end))
    if _is_share(text, end, words):
        return Quantity(tokens, "amount", Amount("points", value=numbers.high))
    before = None if numbers.single else int(numbers.low)
    return Quantity(tokens, "points", points=int(numbers.high), before=before)


def _bare_points(text: Sequence[Lexeme], numbers: _Range, words: UnitWords) -> Quantity | None:
    """The points of a draft by the number alone: "they have since cut it to 20", «сократили текст до 19»."""
    before = text[numbers.start - 1].form if numbers.start else ""
    following = text[numbers.end] if numbers.end < len(text) else None
    ends = following is None or not following.is_word or words.sets["range"].holds(following)
    changed = any(words.sets["change"].holds(lexeme) for lexeme in text[: numbers.start])
    about = any(words.sets["draft"].holds(lexeme) for lexeme in text)
    if before not in ("to", "до") or not (ends and changed and about) or not 5 <= numbers.high <= 50:
        return None
    return Quantity(tokens_of(text, range(numbers.start, numbers.end)), "points", points=int(numbers.high))


def _is_share(text: Sequence[Lexeme], end: int, words: UnitWords) -> bool:
    """Whether "(out) of" and a greater number follow: then these are some of the points."""
    place = end
    while place < len(text) and text[place].form in ("out", "of", "the", "із", "з", "из", "зі"):
        place += 1
    return place > end and place < len(text) and numeral(text, place, words.language) is not None
