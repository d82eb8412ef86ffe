"""What origins tell, counted by numbers, is what a database counts."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from guarantor import views
from guarantor.ledger import Ledger
from guarantor.ledger.schema import FOREVER
from tests.views.test_clocks import a_sample

PLAIN = text("""
    WITH told AS (
        SELECT * FROM statement
        WHERE known >= :since AND known <= :as_of AND :as_of < until AND ended = :forever
    ),
    lone AS (SELECT fact FROM told GROUP BY fact HAVING MIN(origin) = MAX(origin))
    SELECT t.origin, COUNT(*), COUNT(DISTINCT t.fact), COUNT(DISTINCT l.fact), COUNT(DISTINCT t.outlet),
           COUNT(DISTINCT t.article), MIN(t.published), MAX(t.published)
    FROM told t LEFT JOIN lone l ON l.fact = t.fact
    GROUP BY t.origin
    ORDER BY COUNT(*) DESC, t.origin
""")


@pytest.mark.parametrize("limit", [None, 3])
def test_an_origin_counts_as_in_the_plain_definition(ledger: Ledger, limit: int | None) -> None:
    for article, statements in a_sample():
        ledger.append([article], statements)
    since, day = date(2025, 12, 24), date(2025, 12, 31)
    days = {name: (held - date(1970, 1, 1)).days for name, held in (("since", since), ("as_of", day))}
    with ledger.connect() as connection:
        table = views.answer(connection, "sources", as_of=day, since=since, limit=limit)
        expected = [tuple(row) for row in connection.execute(PLAIN, {**days, "forever": FOREVER})]
    assert [row[:-1] for row in table.rows] == expected[:limit]
    assert [len(row[-1]) for row in table.rows] == [row[1] for row in expected[:limit]]
