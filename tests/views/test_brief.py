"""The front page names every conflict that is still open, the newest first, however long ago it began."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from guarantor import views
from guarantor.ledger import Ledger

from .test_cases import fill

OLD, LATE = date(2024, 3, 1), date(2026, 1, 9)


def pledged(day: date, outlet: str, party: str, troops: int) -> dict[str, Any]:
    terms = {"amount": {"unit": "troops", "value": troops}}
    held = {"act": "pledge", "actors": [party], "issues": ["guarantees.troops"], "terms": terms}
    return held | {"on": day, "outlet": outlet}


def conflicts(ledger: Ledger) -> list[dict[str, Any]]:
    with ledger.connect() as connection:
        brief = views.brief(connection, views.Scope(as_of=LATE))
    return list(brief.section("conflicts").dicts())


def test_a_conflict_of_two_years_ago_is_there_while_it_is_open(ledger: Ledger) -> None:
    later = OLD + timedelta(days=1)
    fill(ledger, [pledged(OLD, "a", "GB", 5000), pledged(later, "b", "GB", 9000)])
    assert [(row["earlier"], row["later"]) for row in conflicts(ledger)] == [("5000 troops", "9000 troops")]
    fill(ledger, [pledged(LATE, "a", "GB", 9000)])
    assert conflicts(ledger) == []


def test_all_are_counted_the_newest_first_and_a_changed_mind_is_none(ledger: Ledger) -> None:
    told: list[Any] = []
    for number in range(20):
        day = OLD + timedelta(days=number)
        told += [pledged(day, "a", f"X{number}", 5000), pledged(day, "b", f"X{number}", 9000)]
    told += [pledged(OLD, "c", "FR", 5000), pledged(OLD + timedelta(days=1), "c", "FR", 9000)]
    fill(ledger, told)
    days = [row["later_at"] for row in conflicts(ledger)]
    assert len(days) == 20
    assert days == sorted(days, reverse=True)
