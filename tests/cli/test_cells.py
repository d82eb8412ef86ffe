"""Values in people's words, and columns that fit."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from guarantor.cli.cells import amount, cell, duration, ids
from guarantor.cli.rendering import widths


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("90000000000 EUR", "90 bn EUR"),
        ("268000000 USD", "268 m USD"),
        ("1500 EUR", "1,500 EUR"),
        ("6000..8000 troops", "6,000 to 8,000 troops"),
        ("..8000 troops", "8,000 troops"),
        ("2.5 percent", "2.5 percent"),
        ("20", "20"),
        ("not agree", "not agree"),
    ],
)
def test_amounts_are_read_aloud(text: str, words: str) -> None:
    assert amount(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P15Y", "15 years"),
        ("P1Y", "1 year"),
        ("P30Y/P50Y", "30 to 50 years"),
        ("P6M/P1Y", "6 months to 1 year"),
        ("PT72H", "72 hours"),
        ("P1Y6M", "1 year 6 months"),
        ("2026-01-08", "2026-01-08"),
        ("2026-01/2026-02", "2026-01/2026-02"),
        ("P", "P"),
    ],
)
def test_durations_are_read_aloud(text: str, words: str) -> None:
    assert duration(text) == words


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("alive", True, "yes"),
        ("points", None, ""),
        ("date", None, "not told"),
        ("since", "2026-01-06T10:00:00.000000Z", "2026-01-06"),
        ("origins", ("a", "b", "c", "d", "e"), "a, b, c, +2"),
        ("condition", "other", "another condition"),
        ("condition", "after-ceasefire", "after-ceasefire"),
        ("after", "pledged, 15000 troops, P15Y, plan-20", "pledged, 15,000 troops, 15 years, plan-20"),
        ("before", "2026-02-01, Abu Dhabi, UA+US", "2026-02-01, Abu Dhabi, UA+US"),
    ],
)
def test_a_cell_is_short_and_says_what_is_not_told(name: str, value: Any, text: str) -> None:
    assert cell(name, value) == text


def test_ids_are_cut_and_counted() -> None:
    assert ids(()) == ""
    assert ids(("0123456789abcdef",)) == "01234567"
    assert ids(("0123456789abcdef", "f", "e")) == "01234567 +2"


@pytest.mark.parametrize("room", [60, 80, 120, 200])
def test_columns_fit_into_the_room_and_none_is_wider_than_it_needs(room: int) -> None:
    columns = [("id", "01234567 +2"), ("party", "UA"), ("said", "a long text of many words " * 5)]
    held = widths(columns, room)
    assert sum(held) + 2 * len(held) + 2 <= room
    assert held[0] == len("01234567 +2")
    assert all(width <= max(map(cell_len, column)) for width, column in zip(held, columns, strict=True))
