"""What one statement amounts to, and what a date string can mean."""

from datetime import UTC, date, datetime

import pytest

from guarantor.dates import bounds, due
from guarantor.ledger import reading
from guarantor.model import Article, Span, Statement, Terms


def said(act: str, **fields: object) -> Statement:
    held = {"actors": ("US",), "issues": ("guarantees",), "evidence": Span(0, 4), **fields}
    return Statement(article="a1", act=act, **held)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "evidence", "rung"),
    [
        (said("discuss"), "", reading.DISCUSSED),
        (said("pledge"), "", reading.PLEDGED),
        (said("pledge", status="possible"), "", reading.DISCUSSED),
        (said("agree"), "They signed.", reading.AGREED),
        (said("agree", instrument="treaty"), "They agreed.", reading.AGREED),
        (said("agree", instrument="treaty"), "They signed it.", reading.SIGNED),
        (said("agree", instrument="treaty"), "Вони підписали його.", reading.SIGNED),
        (said("agree", instrument="treaty", status="planned"), "They will sign it.", reading.PROPOSED),
        (said("agree", negated=True), "", reading.DISCUSSED),
        (said("ratify"), "", reading.RATIFIED),
        (said("provide"), "", reading.IN_FORCE),
        (said("provide", terms=Terms(condition="after-ceasefire")), "", reading.PLEDGED),
        (said("reject"), "", reading.REJECTED),
        (said("reject", negated=True), "", reading.DISCUSSED),
        (said("pledge", negated=True), "", reading.REJECTED),
        (said("meet"), "", reading.NONE),
    ],
)
def test_each_act_reaches_its_rung_of_the_ladder(statement: Statement, evidence: str, rung: int) -> None:
    assert reading.firmness(statement, evidence) == rung


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-12-23", date(2025, 12, 23), date(2025, 12, 23)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-24", date(2025, 12, 1), date(2026, 2, 28)),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31)),
        ("2026-01-03/2026-01-05", date(2026, 1, 3), date(2026, 1, 5)),
        ("2026-01/..", date(2026, 1, 1), date.max),
        ("2025-11~", date(2025, 11, 1), date(2025, 11, 30)),
        ("2025-12-XX", date(2025, 12, 1), date(2025, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
    ],
)
def test_a_date_string_means_its_days(edtf: str, first: date, last: date) -> None:
    held = bounds(edtf)
    assert held is not None
    assert (held.first, held.last) == (first, last)


@pytest.mark.parametrize("text", ["soon", "2025-13", "2025-02-30", "2026-01-05/2026-01-03", "", "2025-1-2-3"])
def test_what_is_no_date_has_no_days(text: str) -> None:
    assert bounds(text) is None


@pytest.mark.parametrize(
    ("within", "last"),
    [
        ("PT72H", date(2026, 3, 13)),
        ("PT1H", date(2026, 3, 11)),
        ("P15Y", date(2041, 3, 10)),
        ("P1M", date(2026, 4, 10)),
        ("P2W", date(2026, 3, 24)),
        ("P30Y/P50Y", date(2076, 3, 10)),
        ("2026-04", date(2026, 4, 30)),
        ("P", None),
        ("later", None),
    ],
)
def test_a_time_allowed_ends_on_its_last_day(within: str, last: date | None) -> None:
    assert due(within, date(2026, 3, 10)) == last


def test_an_act_is_never_dated_after_it_was_told() -> None:
    article = Article("a1", "en", "polis", datetime(2026, 1, 5, 23, 30, tzinfo=UTC), "News", "Text")
    published = reading.utc_day(article)
    assert reading.at(reading.span(said("meet", when="2026-02", status="planned")), published) == date(
        2026, 1, 5
    )
    assert reading.at(reading.span(said("meet", when="2025-12")), published) == date(2025, 12, 31)
    days = [
        reading.at(reading.span(held), published) for held in (said("meet", when="2025-12"), said("meet"))
    ]
    earlier, later = (reading.moment(day, reading.moment_of(article)) for day in days)
    assert earlier < later
