from collections.abc import Callable, Mapping
from typing import Any

import pytest

from guarantor import views
from guarantor.ledger import Ledger

Fill = Callable[[Ledger, list[Mapping[str, Any]]], dict[str, str]]


def shown(value: Any, names: Mapping[str, str]) -> Any:
    """A cell as the case files write it: lists for tuples, empty text for nothing, names for ids."""
    if isinstance(value, tuple):
        return sorted(names.get(item, item) for item in value)
    return "" if value is None else value


def test_each_case_gets_the_table_that_it_expects(ledger: Ledger, fill: Fill, case: Any) -> None:
    view, held = case
    names = fill(ledger, held["given"])
    for asked in held["ask"]:
        with ledger.connect() as connection:
            supposed = views.Supposed(**asked["supposed"]) if "supposed" in asked else None
            table = views.answer(connection, view, **asked.get("scope", {}), supposed=supposed)
        got = [[shown(row[key], names) for key in asked["columns"]] for row in table.dicts()]
        expected = [[sorted(cell) if isinstance(cell, list) else cell for cell in row] for row in asked["rows"]]
        assert got == expected, asked


def test_every_view_has_a_case_file(case_files: list[str]) -> None:
    assert sorted(case_files) == sorted(views.names())


@pytest.mark.parametrize("name", views.names())
def test_every_view_opens_with_its_question_and_its_row(name: str) -> None:
    text = views.opening(name)
    assert text[0].endswith("?")
    assert "one row per " in text[1].lower()


@pytest.mark.parametrize("name", views.names())
def test_an_empty_ledger_answers_every_view_with_no_rows(ledger: Ledger, name: str) -> None:
    with ledger.connect() as connection:
        assert views.answer(connection, name).rows == []
