"""A page is the beginning of the whole table, though fewer parties are read for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from guarantor import views
from guarantor.ledger import Ledger, open_ledger
from guarantor.model import Article, Span, Statement
from guarantor.views.questions import NEWEST
from tests.views.test_clocks import SUPPOSED, a_sample

DAY, SINCE = date(2026, 1, 2), date(2025, 12, 27)
BY_PARTY = ("positions", "guarantees", "undefined", "whatif", "changes")


@pytest.fixture(scope="module", name="filled")
def a_filled_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("paging") / "ledger.db") as ledger:
        for article, statements in a_sample(told=6):
            ledger.append([article], statements)
        yield ledger


def asked(ledger: Ledger, name: str, limit: int | None, party: str | None = None) -> views.Table:
    since = SINCE if name == "changes" else None
    scope = views.Scope(as_of=DAY, since=since, limit=limit, party=party)
    with ledger.connect() as connection:
        return views.answer_in(connection, name, scope, SUPPOSED)


@pytest.mark.parametrize("name", BY_PARTY)
@pytest.mark.parametrize("limit", [1, 5, 1000])
@pytest.mark.parametrize("party", [None, "RU", "UA"])
def test_a_page_is_the_beginning_of_the_whole(
    filled: Ledger, name: str, limit: int, party: str | None
) -> None:
    whole, page = asked(filled, name, None, party), asked(filled, name, limit, party)
    assert len(whole) > 1
    assert page.columns == whole.columns
    assert page.rows == whole.rows[:limit]


@pytest.mark.parametrize("name", BY_PARTY)
def test_a_page_of_an_empty_ledger_has_the_columns_and_no_rows(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert asked(ledger, name, 5).rows == []
        assert asked(ledger, name, 5).columns == asked(ledger, name, None).columns


def test_a_short_page_does_not_read_all_parties(filled: Ledger) -> None:
    read: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        read.append(statement)

    event.listen(filled.engine, "before_cursor_execute", keep)
    asked(filled, "guarantees", 1)
    event.remove(filled.engine, "before_cursor_execute", keep)
    assert sum("FROM ladder k" in statement for statement in read) == 1


def test_what_is_told_later_of_a_day_does_not_hide_what_was_known_on_it(
    tmp_path: Path, an_article: Callable[..., Article], a_statement: Callable[..., Statement]
) -> None:
    """Thousands of recaps of a day stand before all that was published on it, in the order of acts."""
    rival = an_article("a2", "Moscow backed the plan.", outlet="rival", day=5)
    later = an_article("b", "x" * 4000, day=6)
    recaps = [
        a_statement("b", act="discuss", when="2026-01-05", evidence=Span(start, start + 9))
        for start in range(NEWEST + 10)
    ]
    told = [a_statement(act="demand"), a_statement("a2", act="demand", negated=True, evidence=Span(7, 20))]
    with open_ledger(tmp_path / "recaps.db") as ledger:
        ledger.append([an_article(), rival, later], [*told, *recaps])
        for name in ("conflicts", "facts"):
            with ledger.connect() as connection:
                day = views.Scope(as_of=date(2026, 1, 5))
                whole = views.answer_in(connection, name, day)
                assert len(whole) > 0
                assert views.answer_in(connection, name, replace(day, limit=50)).rows == whole.rows
