"""Sentence → conditions: what a step is tied to, and whether in conditional form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from guarantor.grammar.lexemes import Lexeme, lexemes
from guarantor.grammar.numerals import lexicon
from guarantor.grammar.phrases import Found, PhraseIndex, index, tokens_of
from guarantor.grammar.word_sets import WordSet, word_set
from guarantor.model import CONDITIONS, Sentence

OTHER = CONDITIONS[-1]
_REACH = 9  # words after a connector within which its content begins
_END = frozenset(",.;:!?")
_ARTICLES = frozenset({"a", "an", "the", "any"})
_HOURS = frozenset(
    {"hours", "hour", "days", "година", "години", "годин", "днів", "час", "часа", "часов", "дней"}
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with the tokens from its connector to the end of its content.

    `hard` tells the conditional form (if, provided that, depends on), which makes a statement conditional;
    without it the condition is an order in time (after, once) and the statement is actual. `tied` tells that
    a verb ties two things together (depends on, tied to): both of them are then what the sentence is about.
    """

    tokens: tuple[int, ...]
    condition: str
    hard: bool
    tied: bool = False


@dataclass(frozen=True, slots=True)
class _ConditionWords:
    connectors: PhraseIndex
    contents: PhraseIndex
    only: Mapping[str, Sequence[str]]
    adjacent: frozenset[str]
    fresh: WordSet
    events: WordSet
    assent: WordSet


def conditions(sentence: Sentence) -> list[Condition]:
    """The conditions of a sentence, in order of the text; of connectors one inside the other the longer."""
    text = lexemes(sentence)
    words = _condition_words(sentence.language)
    contents = words.contents.find(text)
    found = [
        _condition(text, connector, contents, words)
        for connector in _connectors(text, words)
        if not _tells_the_past(sentence, text, connector)
    ]
    return _apart([one for one in found if one])


@cache
def _condition_words(language: str) -> _ConditionWords:
    data = lexicon("conditions")
    connectors = [(row["force"], text) for row in data["connector"] for text in row[language]]
    contents = [(row["condition"], text) for row in data["content"] for text in row[language]]
    sets = [word_set(data[name][language]) for name in ("fresh", "events", "assent")]
    return _ConditionWords(
        index(connectors),
        index(contents),
        data["only"][language],
        frozenset(data["adjacent"][language]),
        *sets,
    )


def _connectors(text: Sequence[Lexeme], words: _ConditionWords) -> list[Found]:
    """Connectors of the text, longer ones and harder ones first."""
    force = ("tie", "hard", "case", "soft")
    found = words.connectors.find(text)
    return sorted(found, key=lambda one: (-len(one.lexemes), force.index(one.name), one.lexemes))


def _condition(
    text: Sequence[Lexeme], connector: Found, contents: Sequence[Found], words: _ConditionWords
) -> Condition | None:
    start, after = connector.lexemes[0], connector.lexemes[-1] + 1
    content = _content(text, after, contents, words)
    name = content.name if content else OTHER
    if not _governs(text, connector, name, words):
        return None
    if connector.name == "soft" and content and not _is_to_come(text, after, content, words):
        return None
    end = content.lexemes[-1] + 1 if content else _clause_end(text, after)
    hard = connector.name in ("hard", "tie") or (connector.name == "case" and name != "upon-attack")
    return Condition(tokens_of(text, range(start, end)), name, hard, connector.name == "tie")


def _content(
    text: Sequence[Lexeme], after: int, contents: Sequence[Found], words: _ConditionWords
) -> Found | None:
    """The content that begins nearest behind the connector in its clause; an earlier kind wins a tie.

    None where a party is to assent to it or to end it: "if Russia agrees to a truce", "if strikes stop".
    """
    end = min(_clause_end(text, after), after + _REACH)
    inside = [one for one in contents if after <= one.lexemes[0] < end]
    kinds = [row["condition"] for row in lexicon("conditions")["content"]]
    nearest = min(inside, key=lambda one: (one.lexemes[0], kinds.index(one.name)), default=None)
    if nearest is None or any(words.assent.holds(text[place]) for place in range(after, nearest.lexemes[0])):
        return None
    return nearest


def _governs(text: Sequence[Lexeme], connector: Found, name: str, words: _ConditionWords) -> bool:
    """Whether this connector makes a condition of this content."""
    if connector.name != "soft" and len(connector.lexemes) > 1:
        return True
    form = " ".join(text[place].form for place in connector.lexemes)
    if form in words.only:
        return name in words.only[form]
    return connector.name in ("tie", "hard") or name != OTHER


def _is_to_come(text: Sequence[Lexeme], after: int, content: Found, words: _ConditionWords) -> bool:
    """Whether the content of "after", "once" may lie ahead: no event of the talks, no attack of the past."""
    if any(words.events.holds(text[place]) for place in range(after, content.lexemes[0])):
        return False
    if text[after - 1].form in words.adjacent and not _is_next(text, after, content.lexemes[0]):
        return False
    if text[after - 2].among(_HOURS) and after > 1:
        return True
    stretch = range(after, min(len(text), content.lexemes[-1] + 3))
    return content.name != "upon-attack" or any(words.fresh.holds(text[place]) for place in stretch)


def _is_next(text: Sequence[Lexeme], after: int, place: int) -> bool:
    """Whether only articles stand between a connector and its content."""
    return all(text[between].form in _ARTICLES for between in range(after, place))


def _tells_the_past(sentence: Sentence, text: Sequence[Lexeme], connector: Found) -> bool:
    """Whether a clause with "when" has a verb of the past: then it tells a time, not a condition."""
    start = connector.lexemes[0]
    if text[start].form not in ("when", "коли", "когда"):
        return False
    verbs = (
        sentence.tokens[one].feats
        for place in range(start, _clause_end(text, start))
        for one in text[place].tokens
    )
    return any(feats.get("Tense") == "Past" and feats.get("VerbForm", "Fin") == "Fin" for feats in verbs)


def _clause_end(text: Sequence[Lexeme], start: int) -> int:
    """Where the clause ends that begins at `start`: at a comma or full stop after at least one word."""
    for place in range(start + 1, len(text)):
        if text[place].form in _END:
            return place
    return len(text)


def _apart(found: Sequence[Condition]) -> list[Condition]:
    """One condition for each place, the first of `found` where two overlap."""
    kept: list[Condition] = []
    for one in found:
        if not any(set(one.tokens) & set(other.tokens) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.tokens)
