"""A date or period that the words state, but for its year at most, in; what it resolves to out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tidynews.extract.when import periods
from tidynews.extract.when.periods import Period
from tidynews.extract.when.time_names import named_period
from tidynews.extract.when.time_phrases import Phrase
from tidynews.extract.when.time_relative import STEPS, calendar_unit, from_text
from tidynews.extract.when.time_setting import FISCAL, UNRESOLVED, Resolved, Setting
from tidynews.extract.when.time_words import months, words


def calendar_date(phrase: Phrase, setting: Setting) -> Resolved | None:
    """What "3 March 2025", "March 3-7", "March 2025", "March" mean."""
    month, year = months()[phrase.get("month").rstrip(".")], year_of(phrase, setting)
    first, last = phrase.get("day"), phrase.get("day2")

    def of(number: int) -> Period:
        if not first:
            return periods.month(number, month)
        start = periods.day(date(number, month, int(first)))
        return periods.span(start, periods.day(date(number, month, int(last)))) if last else start

    found = in_year(of, year, setting)
    return replace(found, rule="range") if last and found.period is not None else found


def whole_year(phrase: Phrase, _: Setting) -> Resolved:
    """What "2016" means."""
    return Resolved(periods.year(int(phrase.get("year"))), "text", "date")


def years(phrase: Phrase, _: Setting) -> Resolved | None:
    """What "2014-16", "2023/24" mean."""
    first, last = int(phrase.get("year")), int(phrase.get("until"))
    last = last if last > 99 else first // 100 * 100 + last
    return Resolved(periods.span(periods.year(first), periods.year(last)), "text", "range") if last > first else None


def iso(phrase: Phrase, _: Setting) -> Resolved:
    """What "2025-03-04" means."""
    when = date(int(phrase.get("year")), int(phrase.get("month")), int(phrase.get("day")))
    return Resolved(periods.day(when), "text", "date")


def numeric(phrase: Phrase, setting: Setting) -> Resolved | None:
    """In words such as "13/1/2025"; where day and month could change places it stays unresolved."""
    first, second, year = int(phrase.get("first")), int(phrase.get("second")), phrase.get("year")
    if not 0 < first <= 31 or not 0 < second <= 31 or (first > 12 and second > 12):
        return None
    if phrase.get("mark") == "/" and first <= 12 and second <= 12 and first != second:
        return Resolved(None, None, "ambiguous")
    day, month = (second, first) if second > 12 else (first, second)
    full = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    return in_year(lambda number_: periods.day(date(number_, month, day)), full, setting)


def quarter(phrase: Phrase, setting: Setting) -> Resolved | None:
    """What "The third quarter", "Q3 2024" mean."""
    if phrase.get("fiscal"):
        return FISCAL
    number_ = int(phrase.get("q") or ordinal(phrase))
    return (
        in_year(lambda year: periods.months(year, 3 * number_ - 2, 3, "quarter"), year_of(phrase, setting), setting)
        if 1 <= number_ <= 4
        else None
    )


def half(phrase: Phrase, setting: Setting) -> Resolved:
    """What "The first half of 2024" means."""
    if phrase.get("fiscal"):
        return FISCAL
    first = phrase.get("half") == "first" or phrase.get("h") == "1"
    year = calendar_unit("this", "year", setting) if phrase.get("theyear") else year_of(phrase, setting)
    return in_year(lambda y: periods.months(y, 1 if first else 7, 6, "half"), year, setting)


def season(phrase: Phrase, setting: Setting) -> Resolved:
    """What "The summer of 2023", "in the summer" mean."""
    return in_year(named_period(phrase), year_of(phrase, setting), setting)


def decade(phrase: Phrase, _: Setting) -> Resolved:
    """What "The 1990s" means."""
    first = int(phrase.get("decade"))
    return Resolved(periods.decade(first if first > 99 else 1900 + first), "text", "date")


def century(phrase: Phrase, _: Setting) -> Resolved | None:
    """What "The 19th century" means."""
    number_ = ordinal(phrase)
    return Resolved(periods.century((number_ - 1) * 100), "text", "date") if 2 <= number_ <= 21 else None


def monthday(phrase: Phrase, setting: Setting) -> Resolved:
    """What "On the 9th" means."""
    published = setting.published
    if published is None:
        return UNRESOLVED
    near = []
    for offset in (-1, 0, 1):
        month = periods.shift(published.replace(day=1), offset, "month")
        try:
            near.append(periods.day(month.replace(day=int(phrase.get("day")))))
        except ValueError:
            continue
    right = [
        p
        for p in near
        if setting.tense not in {"past", "future"} or (setting.tense == "future") == (_starts(p) >= published)
    ]
    return Resolved(_nearest(right or near, setting), "publication", "nearest_month")


def fiscal(_: Phrase, __: Setting) -> Resolved:
    """What "Fiscal 2024" means."""
    return FISCAL


def in_year(of: Callable[[int], Period], year: Resolved | int | None, setting: Setting) -> Resolved:
    """The period of a stated year, of the year that the sentence tells about, or of the nearest one."""
    if isinstance(year, int):
        return Resolved(of(year), "text", "date")
    if year is not None:
        found = of(year.period.start.year) if year.period is not None and year.period.start is not None else None
        return Resolved(found, year.anchor, year.rule)
    if setting.narrated is not None:
        return Resolved(of(setting.narrated), "text", "year_of_text")
    if setting.published is None:
        return UNRESOLVED
    return Resolved(_nearest(_valid(of, setting.published.year), setting), "publication", "nearest_year")


def _valid(of: Callable[[int], Period], year: int) -> list[Period]:
    """The period in this year and its neighbours, without a 29 February that one of them lacks."""
    found = []
    for number_ in (year - 1, year, year + 1):
        try:
            found.append(of(number_))
        except ValueError:
            continue
    return found


def _nearest(candidates: Iterable[Period], setting: Setting) -> Period:
    """The nearest to publication; one on the wrong side of it only if that is less than a month off."""
    published = setting.published
    assert published is not None

    def distance(period: Period) -> int:
        assert period.start is not None
        assert period.end is not None
        ahead, behind = (period.start - published).days, (published - period.end).days
        wrong = (setting.tense == "past" and ahead > _SLACK) or (setting.tense == "future" and behind > _SLACK)
        return max(ahead, behind, 0) + (_FAR if wrong else 0)

    return min(candidates, key=distance)


def year_of(phrase: Phrase, setting: Setting) -> Resolved | int | None:
    """The year that the phrase states, in figures or as "last year"."""
    if year := phrase.get("year"):
        return int(year)
    which = " ".join(phrase.get("which").split())
    if not which:
        return None
    return calendar_unit(which, "year", setting) if which in STEPS else from_text(which, "year", setting)


def ordinal(phrase: Phrase) -> int:
    """What "third" and "3rd" are worth."""
    printed = phrase.get("ordinal")
    return int(words()["ordinals"].get(printed) or printed.rstrip("stndrh"))


def _starts(period: Period) -> date:
    assert period.start is not None
    return period.start


_SLACK, _FAR = 31, 400
