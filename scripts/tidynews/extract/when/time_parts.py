"""A part of a month, or a period by where it ends, in: "the last week of May", "the year to March"; its days out."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from tidynews.extract.when import periods
from tidynews.extract.when.periods import Period
from tidynews.extract.when.time_phrases import Phrase, number
from tidynews.extract.when.time_setting import VAGUE, Resolved, Setting
from tidynews.extract.when.time_stated import in_year, ordinal, year_of
from tidynews.extract.when.time_words import months, weekdays, words


def week_of(phrase: Phrase, setting: Setting) -> Resolved:
    """What "the first week of March", "the last week of 2024's May" and "the week of 17 March" mean."""
    month = months()[phrase.get("month").rstrip(".")]

    def of(year: int) -> Period:
        if phrase.get("day"):
            return periods.holding(date(year, month, int(phrase.get("day"))), "week")
        last = calendar.monthrange(year, month)[1]
        end = last if _is_last(phrase) else 7 * ordinal(phrase)
        return periods.days(date(year, month, end - 6), date(year, month, end), "week")

    return in_year(of, year_of(phrase, setting), setting)


def weekday_of(phrase: Phrase, setting: Setting) -> Resolved:
    """What "the first Monday in March" and "the last Friday of May" mean."""
    month, weekday = months()[phrase.get("month").rstrip(".")], weekdays()[phrase.get("weekday")]

    def of(year: int) -> Period:
        last = date(year, month, calendar.monthrange(year, month)[1])
        if _is_last(phrase):
            return periods.day(last - timedelta((last.weekday() - weekday) % 7))
        first = date(year, month, 1)
        return periods.day(first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (ordinal(phrase) - 1)))

    return in_year(of, year_of(phrase, setting), setting)


def up_to(phrase: Phrase, setting: Setting) -> Resolved:
    """What "the three months to June" and "the year ended 31 March 2024" mean."""
    count, unit = number(phrase.get("count") or "a"), str(words()["units"][phrase.get("unit")])
    month = months()[phrase.get("month").rstrip(".")]
    if count is None or count % 1 or not unit:
        return VAGUE

    def of(year: int) -> Period:
        return periods.day(date(year, month, int(phrase.get("day") or calendar.monthrange(year, month)[1])))

    found = in_year(of, year_of(phrase, setting), setting)
    if found.period is None or found.period.end is None:
        return found
    end = found.period.end
    begin = periods.shift(end + timedelta(1), -int(count), unit)
    return replace(found, period=periods.days(begin, end, unit))


def _is_last(phrase: Phrase) -> bool:
    return phrase.get("ordinal") in {"last", "final"}
