"""Days and calendar units in, periods out: first and last day, EDTF, and how wide they are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF's numbers for the seasons."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; None where it is open. `unit` is the calendar unit it was named in."""

    start: date | None
    end: date | None
    edtf: str
    unit: str

    @property
    def precision(self) -> int:
        """How wide it is, from 1 (a day) to 7 (open on one side), as in `times.date_precision`."""
        if self.start is None or self.end is None:
            return 7
        days = (self.end - self.start).days + 1
        return next((code for code, most in _WIDEST.items() if days <= most), 6)

    def approximate(self) -> Period:
        """The same, marked as approximate."""
        return replace(self, edtf="/".join(f"{side}~" for side in self.edtf.split("/")))

    def since(self) -> Period:
        """From its first day on."""
        return replace(self, end=None, edtf=f"{self.edtf.split('/')[0]}/..")

    def until(self) -> Period:
        """Up to its last day."""
        return replace(self, start=None, edtf=f"../{self.edtf.split('/')[-1]}")

    def before(self) -> Period:
        """Up to the day before its first."""
        assert self.start is not None
        last = day(self.start - timedelta(1))
        return replace(last, start=None, edtf=f"../{last.edtf}")

    def after(self) -> Period:
        """From the day after its last."""
        assert self.end is not None
        first = day(self.end + timedelta(1))
        return replace(first, end=None, edtf=f"{first.edtf}/..")


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, when.isoformat(), "day")


def span(first: Period, last: Period) -> Period:
    """From the start of one to the end of the other, in that order."""
    edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
    unit = first.unit if rank(first.unit) >= rank(last.unit) else last.unit
    return Period(first.start, last.end, edtf, unit)


def days(start: date, end: date, unit: str = "day") -> Period:
    """From one day to another."""
    return Period(start, end, f"{start.isoformat()}/{end.isoformat()}" if start != end else start.isoformat(), unit)


def month(year: int, number: int) -> Period:
    """A month of a year."""
    last = calendar.monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}", "month")


def months(year: int, number: int, count: int, unit: str) -> Period:
    """Several months from one on."""
    return replace(span(month(year, number), month(*_month_after(year, number, count - 1))), unit=unit)


def season(year: int, name: str) -> Period:
    """The season that begins in a year, by whole months in the northern hemisphere; winter ends in the next year."""
    number = SEASONS[name]
    return replace(months(year, 3 * (number - 20), 3, "season"), edtf=f"{year:04}-{number}")


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def decade(first: int) -> Period:
    """Ten years from a year that ends in 0."""
    return Period(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03}X", "decade")


def century(first: int) -> Period:
    """A hundred years from a year that ends in 00, as EDTF counts them."""
    return Period(date(first, 1, 1), date(first + 99, 12, 31), f"{first // 100:02}XX", "century")


def holding(when: date, unit: str) -> Period:  # noqa: PLR0911 - one case a unit
    """The calendar unit that holds a day; weeks run from Monday to Sunday, weekends are those of their week."""
    monday = when - timedelta(when.weekday())
    match unit:
        case "week":
            return days(monday, monday + timedelta(6), "week")
        case "fortnight":
            return days(monday, monday + timedelta(13), "week")
        case "weekend":
            return days(monday + timedelta(5), monday + timedelta(6), "weekend")
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return months(when.year, (when.month - 1) // 3 * 3 + 1, 3, "quarter")
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year // 10 * 10)
        case "century":
            return century(when.year // 100 * 100)
        case _:
            return day(when)


def shift(when: date, count: int, unit: str) -> date:
    """The day that lies `count` units later; the last of the month where it has no such day.

    Raises:
        ValueError: The result lies outside the years 1 to 9999.
        OverflowError: The same, counted in days.
    """
    if unit in _DAYS:
        return when + timedelta(count * _DAYS[unit])
    year_, month_ = _month_after(when.year, when.month, count * _MONTHS[unit])
    return date(year_, month_, min(when.day, calendar.monthrange(year_, month_)[1]))


def rank(unit: str) -> int:
    """Where a unit stands between the day and the century."""
    return _RANKS.index(unit)


def _month_after(year_: int, month_: int, count: int) -> tuple[int, int]:
    whole = year_ * 12 + month_ - 1 + count
    if not 12 <= whole < 120000:
        raise ValueError(f"{count} months from {year_}-{month_:02} is no date")
    return whole // 12, whole % 12 + 1


_WIDEST = {1: 1, 2: 6, 3: 8, 4: 31, 5: 366}
_DAYS = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "season": 12, "year": 12, "decade": 120, "century": 1200}
_RANKS = (
    "day",
    "night",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)
