"""Paths lead from a word to its actor, recipient or content; what cannot be read says why."""

from __future__ import annotations

import pytest

from guarantor.errors import RuleError
from guarantor.grammar.paths import follow, named_paths, parse
from guarantor.grammar.words import word_set, word_sets
from guarantor.model import LANGUAGES, Sentence, Token


def sentence(*rows: tuple[str, str, str, int, str]) -> Sentence:
    """A sentence from (text, lemma, part of speech, head, relation) rows."""
    tokens, at = [], 0
    for text, lemma, upos, head, relation in rows:
        tokens.append(Token(at, at + len(text), text, lemma, upos, {}, head, relation))
        at += len(text) + 1
    return Sentence("en", 1, 0, at, tuple(tokens))


REFUSED = sentence(
    ("Kyiv", "Kyiv", "PROPN", 1, "nsubj"),
    ("refused", "refuse", "VERB", -1, "root"),
    ("and", "and", "CCONJ", 3, "cc"),
    ("asked", "ask", "VERB", 1, "conj"),
    ("for", "for", "ADP", 5, "case"),
    ("talks", "talk", "NOUN", 3, "obl"),
)


def test_a_relation_leads_down_to_the_words_that_hang_by_it() -> None:
    assert follow(parse("nsubj"), REFUSED, 1) == [0]


def test_a_conjunct_finds_the_subject_of_the_verb_before_it() -> None:
    assert follow(parse("nsubj | ^conj > nsubj"), REFUSED, 3) == [0]


def test_the_first_option_that_leads_anywhere_wins() -> None:
    assert follow(parse("obj | obl | nsubj"), REFUSED, 3) == [5]


def test_round_brackets_ask_for_a_preposition_and_empty_ones_for_none() -> None:
    assert follow(parse("obl(about)"), REFUSED, 3) == [5]
    assert follow(parse("obl(from)"), REFUSED, 3) == []
    assert follow(parse("obl()"), REFUSED, 3) == []


def test_braces_ask_for_a_lemma_of_a_set() -> None:
    assert follow(parse("obl{meeting}"), REFUSED, 3) == [5]
    assert follow(parse("obl{plan}"), REFUSED, 3) == []


def test_every_named_path_can_be_read() -> None:
    assert all(parse(text) for text in named_paths().values())


@pytest.mark.parametrize("text", ["nsubj >> obj", "Nsubj", "obl(from", "<nobody>"])
def test_a_path_that_cannot_be_read_says_what_was_found(text: str) -> None:
    with pytest.raises(RuleError, match="path"):
        parse(text)


def test_a_particle_or_noun_behind_a_cue_may_stand_apart_from_it() -> None:
    ruled = sentence(
        ("Rome", "Rome", "PROPN", 1, "nsubj"),
        ("ruled", "rule", "VERB", -1, "root"),
        ("it", "it", "PRON", 1, "obj"),
        ("out", "out", "ADP", 1, "compound:prt"),
    )
    assert word_set("reject").has(ruled, 1)


def test_every_set_has_words_in_every_language() -> None:
    assert all(words.lemmas(language) for words in word_sets().values() for language in LANGUAGES)


def test_an_unknown_set_is_named_with_the_sets_there_are() -> None:
    with pytest.raises(RuleError, match="no set \\[nonsense\\]"):
        word_set("nonsense")
