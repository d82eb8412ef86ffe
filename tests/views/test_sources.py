"""What origins tell, counted by numbers, is what a database counts by their texts."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Table, func, select, text

from guarantor import views
from guarantor.ledger import Ledger, schema
from guarantor.ledger.tellings import SIZE, ids, number_of
from guarantor.model import Decision
from tests.views.test_clocks import a_sample

PLAIN = text("""
    WITH told AS (
        SELECT s.* FROM statement s
        WHERE s.known >= :since AND s.known <= :as_of AND :as_of < s.until
          AND s.recorded <= :as_recorded AND :as_recorded < s.ended
          AND (:language = '' OR s.language = :language)
          AND (:party = '' OR EXISTS (SELECT 1 FROM party p WHERE p.holding = s.holding AND p.party = :party))
          AND (:issue = '' OR EXISTS (SELECT 1 FROM issue i WHERE i.holding = s.holding AND i.issue = :issue))
    ),
    lone AS (SELECT fact FROM told GROUP BY fact HAVING MIN(origin) = MAX(origin))
    SELECT t.origin, COUNT(*), COUNT(DISTINCT t.fact), COUNT(DISTINCT l.fact), COUNT(DISTINCT t.outlet),
           COUNT(DISTINCT t.article), MIN(t.published), MAX(t.published)
    FROM told t LEFT JOIN lone l ON l.fact = t.fact
    GROUP BY t.origin
    ORDER BY COUNT(*) DESC, t.origin
""")
SINCE, DAY = date(2025, 12, 22), date(2026, 1, 2)
MANY = 40  # statements in an article: several segments a day, and a rest that waits


@pytest.fixture(name="much")
def filled_and_judged(ledger: Ledger) -> Ledger:
    """Much is told each day, and a part of it is rejected afterwards."""
    sample = a_sample(told=MANY)
    for article, statements in sample:
        ledger.append([article], statements)
    judged = random.Random(5).sample([said for _, held in sample for said in held], 30)
    noon = datetime(2026, 2, 1, 12, tzinfo=UTC)
    ledger.append(decisions=[Decision(said.id, "reject", "ann", noon, "misread") for said in judged])
    return ledger


def expected(ledger: Ledger, seq: int, **filters: str) -> list[tuple[Any, ...]]:
    days = {name: (held - date(1970, 1, 1)).days for name, held in (("since", SINCE), ("as_of", DAY))}
    asked = {"language": "", "party": "", "issue": "", **filters, **days, "as_recorded": seq}
    with ledger.connect() as connection:
        return [tuple(row) for row in connection.execute(PLAIN, asked)]


def last(ledger: Ledger) -> int:
    with ledger.connect() as connection:
        return int(connection.execute(select(func.max(schema.journal.c.seq))).scalar_one())


@pytest.mark.parametrize("limit", [None, 3])
def test_an_origin_counts_as_in_the_plain_definition(much: Ledger, limit: int | None) -> None:
    with much.connect() as connection:
        table = views.answer(connection, "sources", as_of=DAY, since=SINCE, limit=limit)
        known = {row.id: row.origin for row in connection.execute(select(schema.statement))}
    assert [row[:-1] for row in table.rows] == expected(much, last(much))[:limit]
    for row in table.rows:
        assert len(set(row[-1])) == row[1]
        assert {known[id_] for id_ in row[-1]} == {row[0]}


@pytest.mark.parametrize("filters", [{"language": "uk"}, {"party": "FR"}, {"issue": "guarantees.troops"}])
def test_filters_let_the_same_tellings_through(much: Ledger, filters: dict[str, str]) -> None:
    with much.connect() as connection:
        table = views.answer(connection, "sources", as_of=DAY, since=SINCE, **filters)  # type: ignore[arg-type]
    assert [row[:-1] for row in table.rows] == expected(much, last(much), **filters)


def test_what_was_rejected_later_still_counts_as_recorded_before(much: Ledger) -> None:
    with much.connect() as connection:
        moment = connection.execute(
            select(schema.journal.c.recorded_at, schema.journal.c.seq)
            .where(schema.journal.c.kind == "statement")
            .order_by(schema.journal.c.seq.desc())
        ).first()
        assert moment is not None
        then = datetime.fromisoformat(moment.recorded_at)
        table = views.answer(connection, "sources", as_of=DAY, since=SINCE, as_recorded=then)
    before, now = expected(much, moment.seq), expected(much, last(much))
    assert [row[:-1] for row in table.rows] == before != now


def test_a_day_s_tellings_are_packed_as_soon_as_they_fill_a_segment(much: Ledger) -> None:
    def per_day(table: Table) -> dict[int, int]:
        counted = select(table.c.known, func.count()).group_by(table.c.known)
        with much.connect() as connection:
            return dict(map(tuple, connection.execute(counted)))

    waiting, full, held = map(per_day, (schema.telling, schema.segment, schema.statement))
    assert max(waiting.values()) < SIZE
    assert held == {known: waiting.get(known, 0) + SIZE * full.get(known, 0) for known in held}


def test_packed_tellings_are_made_again_by_a_rebuild(much: Ledger) -> None:
    def tables() -> list[list[Any]]:
        with much.connect() as connection:
            return [sorted(map(tuple, connection.execute(select(table)))) for table in schema.COUNTED]

    before = tables()
    much.rebuild()
    assert tables() == before


def test_an_id_comes_back_from_its_number() -> None:
    given = ["ffffffffffffffff", "0000000000000001", "8000000000000000", "7f2d7f1d00112233"]
    numbers = np.array([number_of(id_) for id_ in given], np.int64)
    assert ids(numbers) == sorted(given)
