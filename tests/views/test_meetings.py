"""Reports are put together into meetings."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from guarantor.views.meetings import Known, Report, meetings

ACTORS = ("UA", "UA/zelenskyy", "RU", "US", "US/trump", "coalition", "allies", "FR")


class Thorough(Known):
    """Sets each report against every meeting."""

    def near(self, report: Report) -> set[int]:
        return set(range(len(self.meetings)))


def _reports(dice: random.Random, count: int, days: int) -> Iterator[Report]:
    """Reports in the order of publication: of days, months and years, past and to come, or without a date."""
    actors = dice.sample(ACTORS, dice.choice((2, len(ACTORS))))
    for number in range(count):
        known = 20_000 + number * days // count
        first = None if dice.random() < 0.35 else known + dice.randrange(-30, 120)
        last = None if first is None else first + dice.choice((0, 0, 0, 2, 6, 29, 364, 900))
        yield Report(
            id=f"s{number}",
            article=f"a{number // dice.choice((1, 3))}",
            published=f"{known}",
            known=known,
            actors=tuple({dice.choice(actors): None for _ in range(dice.choice((1, 2, 2, 3)))}),
            negated=dice.random() < 0.1,
            status=dice.choice(("actual", "planned", "possible")),
            when=None if first is None else f"{first}/{last}",
            first=first,
            last=last,
            place=dice.choice((None, None, "Paris", "France", "Kyiv")),
            issues=("talks",),
            origin=f"o{number % 5}",
        )


@pytest.mark.parametrize("seed", range(30))
def test_a_report_set_against_meetings_of_near_days_finds_the_one_that_all_would_give(seed: int) -> None:
    dice = random.Random(seed)
    reports = list(_reports(dice, dice.choice((60, 200)), dice.choice((10, 150, 900))))
    thorough = Thorough()
    for report in reports:
        thorough.take(report)

    found = [[report.id for report in meeting.reports] for meeting in meetings(reports)]

    assert found == [[report.id for report in meeting.reports] for meeting in thorough.meetings]
