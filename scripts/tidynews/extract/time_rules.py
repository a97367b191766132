"""A phrase and where it stands in, what it resolves to and by which rule out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidynews.extract import periods
from tidynews.extract.periods import Period
from tidynews.extract.time_phrases import Phrase, number
from tidynews.extract.time_words import months, weekdays, words


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides about a phrase besides its words.

    `tense` is "past", "future" or "" of what it dates; `earlier` are the periods that the text gave before, the nearest
    first; `narrated` is a year other than the one of publication that the same sentence has stated.
    """

    published: date | None
    tense: str
    earlier: Sequence[Period]
    narrated: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A period, what it was counted from and by which rule; no period where the rule says why."""

    period: Period | None
    anchor: str | None
    rule: str


def resolve(phrase: Phrase, setting: Setting) -> Resolved | None:
    """What `phrase` resolves to; None where it is no date after all (31 February, "in two weeks" as a duration)."""
    try:
        return _RULES[phrase.kind](phrase, setting)
    except (ValueError, OverflowError):
        return None


def _date(phrase: Phrase, setting: Setting) -> Resolved | None:
    month, year = months()[phrase.get("month").rstrip(".")], _year_of(phrase, setting)
    first, last = phrase.get("day"), phrase.get("day2")

    def of(number: int) -> Period:
        if not first:
            return periods.month(number, month)
        start = periods.day(date(number, month, int(first)))
        return periods.span(start, periods.day(date(number, month, int(last)))) if last else start

    return _in_year(of, year, setting)


def _in_year(of: Callable[[int], Period], year: Resolved | int | None, setting: Setting) -> Resolved:
    """The period of a stated year, of the year that the sentence tells about, or of the nearest one."""
    if isinstance(year, int):
        return Resolved(of(year), "text", "date")
    if year is not None:
        found = of(year.period.start.year) if year.period is not None and year.period.start is not None else None
        return Resolved(found, year.anchor, year.rule)
    if setting.narrated is not None:
        return Resolved(of(setting.narrated), "text", "year_of_text")
    if setting.published is None:
        return _UNRESOLVED
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


def _year_of(phrase: Phrase, setting: Setting) -> Resolved | int | None:
    """The year that the phrase states, in figures or as "last year"."""
    if year := phrase.get("year"):
        return int(year)
    which = " ".join(phrase.get("which").split())
    if not which:
        return None
    return _calendar(which, "year", setting) if which in _STEPS else _from_text(which, "year", setting)


def _year(phrase: Phrase, _: Setting) -> Resolved:
    return Resolved(periods.year(int(phrase.get("year"))), "text", "date")


def _years(phrase: Phrase, _: Setting) -> Resolved | None:
    first, last = int(phrase.get("year")), int(phrase.get("until"))
    last = last if last > 99 else first // 100 * 100 + last
    return Resolved(periods.span(periods.year(first), periods.year(last)), "text", "range") if last > first else None


def _iso(phrase: Phrase, _: Setting) -> Resolved:
    when = date(int(phrase.get("year")), int(phrase.get("month")), int(phrase.get("day")))
    return Resolved(periods.day(when), "text", "date")


def _numeric(phrase: Phrase, setting: Setting) -> Resolved | None:
    first, second, year = int(phrase.get("first")), int(phrase.get("second")), phrase.get("year")
    if not 0 < first <= 31 or not 0 < second <= 31 or (first > 12 and second > 12):
        return None
    if phrase.get("mark") == "/" and first <= 12 and second <= 12 and first != second:
        return Resolved(None, None, "ambiguous")
    day, month = (second, first) if second > 12 else (first, second)
    full = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    return _in_year(lambda number_: periods.day(date(number_, month, day)), full, setting)


def _weekday(phrase: Phrase, setting: Setting) -> Resolved:
    if setting.published is None:
        return _UNRESOLVED
    number_, which, week = weekdays()[phrase.get("weekday")], phrase.get("which"), phrase.get("ofweek")
    if week and week in _STEPS:
        monday = _calendar(week, "week", setting).period
        assert monday is not None
        assert monday.start is not None
        return Resolved(periods.day(monday.start + timedelta(number_)), "publication", "weekday")
    after = (number_ - setting.published.weekday()) % 7
    before = after - 7 if after else 0
    if which in {"next", "coming", "this coming", "following"}:
        offset = after or 7
    elif which in {"last", "this past"}:
        offset = before or -7
    else:
        offset = after if setting.tense == "future" else before
    return Resolved(periods.day(setting.published + timedelta(offset)), "publication", "weekday")


def _word(phrase: Phrase, setting: Setting) -> Resolved:
    if setting.published is None:
        return _UNRESOLVED
    word = " ".join(phrase.get("word").split()).removeprefix("the ")
    return Resolved(periods.day(setting.published + timedelta(_DAY_WORDS.get(word, 0))), "publication", "day_word")


def _unit(phrase: Phrase, setting: Setting) -> Resolved:
    which, unit = " ".join(phrase.get("which").split()), phrase.get("unit")
    if setting.published is None:
        return _UNRESOLVED
    if unit == "weekend":
        return _weekend(which, setting)
    whole = _calendar(which, unit, setting)
    part = phrase.get("part")
    if part not in {"earlier", "later"} or which != "this" or whole.period is None:
        return whole
    assert whole.period.start is not None
    assert whole.period.end is not None
    if part == "earlier":
        left = periods.days(whole.period.start, setting.published)
    else:
        left = periods.days(setting.published, whole.period.end)
    return Resolved(left, "publication", "part_of_unit")


def _calendar(which: str, unit: str, setting: Setting) -> Resolved:
    """The calendar unit of publication, or one before or after."""
    if setting.published is None:
        return _UNRESOLVED
    when = periods.shift(
        periods.holding(setting.published, unit).start or setting.published, _STEPS.get(which, 0), unit
    )
    return Resolved(periods.holding(when, unit), "publication", "calendar_unit")


def _weekend(which: str, setting: Setting) -> Resolved:
    assert setting.published is not None
    this = periods.holding(setting.published, "weekend")
    assert this.start is not None
    begun = this.start <= setting.published
    weeks = {"last": -1, "this past": 0 if begun else -1, "next": 1, "coming": 0, "this coming": 0}.get(
        which, 0 if begun or setting.tense == "future" else -1
    )
    found = periods.holding(this.start + timedelta(7 * weeks), "weekend")
    return Resolved(found, "publication", "calendar_unit")


def _part(phrase: Phrase, setting: Setting) -> Resolved:
    return _calendar("this", phrase.get("unit"), setting)


def _named(phrase: Phrase, setting: Setting) -> Resolved:
    """ "Last March", "next summer": the latest that is over, the first that has not begun, or the one of this year."""
    published, which = setting.published, phrase.get("which")
    if published is None:
        return _UNRESOLVED
    of = _month_or_season(phrase)
    near = [of(published.year + offset) for offset in (-2, -1, 0, 1)]
    if which in {"last", "past", "previous", "this past"}:
        found = max((p for p in near if p.end and p.end < published), key=_starts)
    elif which in {"next", "coming", "this coming"}:
        found = min((p for p in near if p.start and p.start > published), key=_starts)
    else:
        found = of(published.year)
    return Resolved(found, "publication", "calendar_unit")


def _month_or_season(phrase: Phrase) -> Callable[[int], Period]:
    if name := phrase.get("month"):
        return lambda year: periods.month(year, months()[name.rstrip(".")])
    return lambda year: periods.season(year, phrase.get("season"))


def _starts(period: Period) -> date:
    assert period.start is not None
    return period.start


def _season(phrase: Phrase, setting: Setting) -> Resolved:
    return _in_year(_month_or_season(phrase), _year_of(phrase, setting), setting)


def _quarter(phrase: Phrase, setting: Setting) -> Resolved | None:
    if phrase.get("fiscal"):
        return _FISCAL
    number_ = int(phrase.get("q") or _ordinal(phrase))
    return (
        _in_year(lambda year: periods.months(year, 3 * number_ - 2, 3, "quarter"), _year_of(phrase, setting), setting)
        if 1 <= number_ <= 4
        else None
    )


def _half(phrase: Phrase, setting: Setting) -> Resolved:
    if phrase.get("fiscal"):
        return _FISCAL
    first = phrase.get("half") == "first" or phrase.get("h") == "1"
    year = _calendar("this", "year", setting) if phrase.get("theyear") else _year_of(phrase, setting)
    return _in_year(lambda y: periods.months(y, 1 if first else 7, 6, "half"), year, setting)


def _ordinal(phrase: Phrase) -> int:
    printed = phrase.get("ordinal")
    return int(words()["ordinals"].get(printed) or printed.rstrip("stndrh"))


def _decade(phrase: Phrase, _: Setting) -> Resolved:
    first = int(phrase.get("decade"))
    return Resolved(periods.decade(first if first > 99 else 1900 + first), "text", "date")


def _century(phrase: Phrase, _: Setting) -> Resolved | None:
    number_ = _ordinal(phrase)
    return Resolved(periods.century((number_ - 1) * 100), "text", "date") if 2 <= number_ <= 21 else None


def _monthday(phrase: Phrase, setting: Setting) -> Resolved:
    published = setting.published
    if published is None:
        return _UNRESOLVED
    near = []
    for offset in (-1, 0, 1):
        month = periods.shift(published.replace(day=1), offset, "month")
        try:
            near.append(periods.day(month.replace(day=int(phrase.get("day")))))
        except ValueError:
            continue
    right = [p for p in near if setting.tense == "" or (setting.tense == "future") == (_starts(p) >= published)]
    return Resolved(_nearest(right or near, setting), "publication", "nearest_month")


def _fiscal(_: Phrase, __: Setting) -> Resolved:
    return _FISCAL


def _same(phrase: Phrase, setting: Setting) -> Resolved:
    which, unit = " ".join(phrase.get("which").split()), _day(phrase.get("unit"))
    if which == "the next" and setting.tense == "future":
        return _span_from_publication(1, unit, setting)
    return _from_text(which, unit, setting)


def _from_text(which: str, unit: str, setting: Setting, count: float = 1) -> Resolved:
    """The same unit as an earlier expression, or one before or after it; that must be no wider than the unit."""
    anchor = next((p for p in setting.earlier if periods.rank(p.unit) <= periods.rank(unit)), None)
    if anchor is None or anchor.start is None or anchor.end is None:
        return _UNRESOLVED
    step = _TEXT_STEPS[which]
    if step == 0:
        return Resolved(periods.holding(anchor.start, unit), "text", "same_as_text")
    when = periods.shift(anchor.end if step > 0 else anchor.start, *_steps(step * count, unit))
    return Resolved(periods.holding(when, _grain(unit)), "text", "counted_from_text")


def _rolling(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "The past three years": the days up to publication; "recent weeks": nobody knows since when."""
    published, unit, count = setting.published, _day(phrase.get("unit")), number(phrase.get("count") or "a")
    if not unit or (unit == "day" and not phrase.get("plural")):
        return None
    if published is None:
        return _UNRESOLVED
    back = phrase.get("which") in {"last", "past", "recent"}
    if phrase.get("which") == "following":
        return Resolved(None, None, "vague")
    if count is None or (phrase.get("plural") and not phrase.get("count")):
        here = periods.day(published)
        return Resolved(here.until() if back else here.since(), "publication", "rolling")
    return _span_from_publication(-count if back else count, unit, setting)


def _span_from_publication(count: float, unit: str, setting: Setting) -> Resolved:
    if setting.published is None:
        return _UNRESOLVED
    other = periods.shift(setting.published, *_steps(count, unit))
    if count < 0:
        found = periods.days(other + timedelta(1), setting.published, unit)
    else:
        found = periods.days(setting.published, other - timedelta(1), unit)
    return Resolved(found, "publication", "rolling")


def _counted(phrase: Phrase, setting: Setting) -> Resolved | None:
    """ "Two weeks ago", "a day later", "in a month's time"."""
    unit, which = _day(phrase.get("unit")), " ".join(phrase.get("which").split())
    count = number(phrase.get("count"))
    if phrase.get("ahead"):
        if setting.tense != "future" and not phrase.get("time"):
            return None
        which = "from now"
    if phrase.get("unit") and not unit:
        return None
    if count is None or not unit:
        return Resolved(None, None, "vague")
    count += 0.5 if phrase.get("half") else 0
    if which not in {"ago", "from now", "hence"}:
        return _from_text(which, unit, setting, count)
    return _hedged(phrase, unit, -count if which == "ago" else count, setting)


def _hedged(phrase: Phrase, unit: str, count: float, setting: Setting) -> Resolved:
    """Counted from publication: "more than a year ago" is open, "less than a year ago" runs up to publication."""
    if setting.published is None:
        return _UNRESOLVED
    when = periods.shift(setting.published, *_steps(count, unit))
    sign = words()["hedges"].get(" ".join(phrase.get("hedge").split()), "")
    found = periods.holding(when, _grain(unit))
    if sign == "<":
        found = periods.day(when).until() if count < 0 else periods.day(when).since()
    elif sign == ">":
        found = periods.days(*sorted((when, setting.published)), unit)
    elif sign == "~" or count % 1:
        found = found.approximate()
    return Resolved(found, "publication", "counted")


def _steps(count: float, unit: str) -> tuple[int, str]:
    """A count of units as a whole number of this or a smaller one."""
    if count % 1 == 0:
        return int(count), unit
    smaller, times = _SMALLER[unit]
    return round(count * times), smaller


def _grain(unit: str) -> str:
    """How exactly something is dated that is said to be so many of these units away."""
    return {"decade": "year", "century": "year", "night": "day"}.get(unit, unit)


def _day(unit: str) -> str:
    return str(words()["units"].get(unit, ""))


_UNRESOLVED = Resolved(None, None, "unresolved")
_FISCAL = Resolved(None, None, "fiscal")
_SLACK, _FAR = 31, 400
_STEPS = {
    "last": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "this coming": 1,
}
_TEXT_STEPS = {
    "that": 0, "the same": 0, "the following": 1, "the next": 1, "after": 1, "afterwards": 1, "later": 1,
    "the previous": -1, "before": -1, "beforehand": -1, "earlier": -1, "previously": -1,
}  # fmt: skip
_DAY_WORDS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_SMALLER = {
    "day": ("day", 1), "night": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14), "weekend": ("day", 7),
    "month": ("day", 30), "quarter": ("month", 3), "year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip
_RULES: dict[str, Callable[[Phrase, Setting], Resolved | None]] = {
    "date": _date, "iso": _iso, "numeric": _numeric, "year": _year, "years": _years, "fiscal": _fiscal,
    "weekday": _weekday, "named": _named, "word": _word, "unit": _unit, "part": _part, "same": _same,
    "rolling": _rolling, "counted": _counted, "decade": _decade, "century": _century, "quarter": _quarter,
    "half": _half, "season": _season, "monthday": _monthday,
}  # fmt: skip
