"""What a time word means on a day of publication: weeks, months without year, weekdays, feasts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

PAST = "past"
FUTURE = "future"
_FAR = 9  # months: whoever means a month farther off gives its year
_HORIZON = 8  # how many times likelier the side of now is that the verb's tense names


def day(when: date) -> str:
    """EDTF of one day."""
    return when.isoformat()


def interval(first: str, last: str) -> str:
    """EDTF of an interval, or of its one day."""
    return first if first == last else f"{first}/{last}"


def week(of: date, weeks: int = 0) -> str:
    """EDTF from Monday to Sunday of the week that lies `weeks` after that of `of`."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=weeks)
    return interval(day(monday), day(monday + timedelta(days=6)))


def weekend(of: date, tense: str | None) -> str:
    """Saturday and Sunday of this week; for the past, of the week before until Saturday has come."""
    saturday = of - timedelta(days=of.weekday()) + timedelta(days=5)
    if tense == PAST and of < saturday:
        saturday -= timedelta(weeks=1)
    return interval(day(saturday), day(saturday + timedelta(days=1)))


def month(of: date, months: int = 0) -> str:
    """EDTF of the month that lies `months` after that of `of`."""
    year, index = divmod(of.year * 12 + of.month - 1 + months, 12)
    return f"{year:04d}-{index + 1:02d}"


def month_end(year: int, number: int) -> date:
    """The last day of a month."""
    return date(year, number, monthrange(year, number)[1])


def weekday(number: int, published: date, tense: str | None) -> date:
    """The Monday (0) to Sunday (6) that a text means: the next one in future, else the last, today counts."""
    if tense == FUTURE:
        return published + timedelta(days=(number - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - number) % 7)


def year_of_day(number: int, day_of_month: int, published: date, tense: str | None) -> int | None:
    """The year of a day that is given without one: the nearest, with a leaning to the side of the tense."""
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        if day_of_month <= monthrange(year, number)[1]:
            candidates.append((_distance(date(year, number, day_of_month), published, tense), year))
    return min(candidates)[1] if candidates else None


def _distance(when: date, published: date, tense: str | None) -> int:
    days = (when - published).days
    against = (tense == PAST and days > 0) or (tense == FUTURE and days < 0)
    return abs(days) * (_HORIZON if against else 1)


def year_of_month(number: int, published: date, tense: str | None) -> int:
    """The year of a month that is given without one: this month counts for past and future alike."""
    ahead = (number - published.month) % 12
    if ahead == 0:
        return published.year
    future = published.year + (published.month + ahead > 12)
    past = future - 1
    if tense == PAST:
        return past
    return future if ahead <= (_FAR if tense == FUTURE else 6) else past


def year_of_season(season: int, published: date, tense: str | None) -> int:
    """The year in which a spring (21) to winter (24) begins; the running one counts for both tenses."""
    running, began = running_season(published)
    if season == running:
        return began
    start = {21: 3, 22: 6, 23: 9, 24: 12}[season]
    return year_of_month(start, published, tense)


def running_season(of: date) -> tuple[int, int]:
    """The season of a day and the year in which it began: January 2026 lies in the winter of 2025."""
    if of.month < 3:
        return 24, of.year - 1
    return 20 + of.month // 3, of.year


def nearest_feast(number: int, day_of_month: int, published: date, tense: str | None) -> date | None:
    """The feast on a fixed day that a text means."""
    year = year_of_day(number, day_of_month, published, tense)
    return date(year, number, day_of_month) if year else None


def easter(year: int, orthodox: bool) -> date:
    """Easter Sunday of a year, by the western or the orthodox reckoning (Meeus)."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday_shift = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday_shift) // 451
    number, day_of_month = divmod(h + weekday_shift - 7 * m + 114, 31)
    return date(year, number, day_of_month + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def duration(value: float, unit: str) -> str | None:
    """ISO 8601 duration: a week is seven days, half a year six months; None for what has no whole value."""
    number, letter = {
        "minute": (value, "M"),
        "hour": (value, "H"),
        "day": (value, "D"),
        "week": (value * 7, "D"),
        "month": (value, "M"),
        "quarter": (value * 3, "M"),
        "year": (value, "Y"),
        "decade": (value * 10, "Y"),
    }[unit]
    if unit in ("year", "decade") and number != int(number):
        number, letter = number * 12, "M"
    if number != int(number):
        return None
    clock = "T" if unit in ("minute", "hour") else ""
    return f"P{clock}{int(number)}{letter}"


def shifted(base: date, value: float, unit: str) -> str | None:
    """EDTF of `value` units from `base`, of the unit's own grain; hours and minutes stay on the day."""
    if value != int(value):
        return None
    count = int(value)
    if unit == "day":
        return day(base + timedelta(days=count))
    if unit == "week":
        return week(base, count)
    if unit in ("month", "quarter"):
        return month(base, count * (3 if unit == "quarter" else 1))
    if unit in ("year", "decade"):
        return f"{base.year + count * (10 if unit == 'decade' else 1):04d}"
    return None
