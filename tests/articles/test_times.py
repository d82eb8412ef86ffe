from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from guarantor.articles.times import moment, stamp

KYIV = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-06T22:17:00+02:00", datetime(2026, 1, 6, 22, 17, tzinfo=KYIV)),
        ("2026-01-06T22:17:00+0200", datetime(2026, 1, 6, 22, 17, tzinfo=KYIV)),
        ("2026-01-06 22:17 +0200", datetime(2026, 1, 6, 22, 17, tzinfo=KYIV)),
        ("2026-01-06T20:17:00.000Z", datetime(2026, 1, 6, 20, 17, tzinfo=UTC)),
        ("Tue, 06 Jan 2026 22:17:00 +0200", datetime(2026, 1, 6, 22, 17, tzinfo=KYIV)),
        ("1767730620", datetime(2026, 1, 6, 20, 17, tzinfo=UTC)),
        ("1767730620000", datetime(2026, 1, 6, 20, 17, tzinfo=UTC)),
        ("2026-01-06T22:17", datetime(2026, 1, 6, 22, 17, tzinfo=UTC)),
        ("2026-01-06", datetime(2026, 1, 6, tzinfo=UTC)),
        ("06.01.2026 22:17", datetime(2026, 1, 6, 22, 17, tzinfo=UTC)),
    ],
)
def test_machine_readable_times_are_understood(text: str, expected: datetime) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-40", "0000-00-00T00:00:00", "1970-01-01T00:00:00Z", "42"]
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "6 January 2026, 22:17",
        "Tuesday, 6 January 2026 22:17",
        "January 6, 2026 10:17 PM",
        "6 січня 2026, 22:17",
        "Вівторок, 6 січня 2026 року, 22:17",
        "6 января 2026 г., 22:17",
        "6 января 2026 в 22:17",
        "06.01.2026 22:17",
        "06/01/2026, 22:17",
        "2026-01-06 22:17",
    ],
)
def test_a_printed_date_is_understood(line: str) -> None:
    assert stamp(line) == datetime(2026, 1, 6, 22, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "On 6 January 2026 the leaders met in Paris.",
        "6 January",
        "January 2026",
        "32 January 2026",
        "20 points",
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert stamp(line) is None


def test_a_zone_is_kept() -> None:
    assert stamp("6 January 2026, 22:17 +02:00") == datetime(2026, 1, 6, 22, 17, tzinfo=KYIV)
    assert stamp("6 January 2026, 22:17 UTC") == datetime(2026, 1, 6, 22, 17, tzinfo=UTC)
