"""Words reach the parser in one spelling."""

from __future__ import annotations

import pytest

from guarantor.trees.parsing import drafts
from guarantor.trees.spelling import spelled


@pytest.mark.parametrize("mark", "’‘ʼ`´′ʹ")
def test_apostrophes_inside_a_word_are_one(mark: str) -> None:
    assert spelled("uk", f"зобов{mark}язалася") == "зобов'язалася"


def test_a_closing_quote_is_no_apostrophe() -> None:
    assert spelled("en", "’") == "’"


def test_yo_is_ye_in_russian_alone() -> None:
    assert (spelled("ru", "ждёт"), spelled("uk", "ё")) == ("ждет", "ё")


@pytest.mark.parametrize("name", ["Witkoff", "Starmer", "Yermak"])
def test_a_capital_behind_a_verb_is_whom_it_is_done_to(name: str) -> None:
    tree = drafts("en", [["He", "met", name, "in", "Geneva", "."]])[0]
    assert (tree.upos[2], tree.deprels[2]) == ("PROPN", "obj")


def test_a_day_behind_a_verb_is_no_name() -> None:
    tree = drafts("en", [["They", "met", "Monday", "in", "Geneva", "."]])[0]
    assert tree.base(2) != "obj"
