"""A period counted from publication or from another expression in, what it resolves to out."""

from __future__ import annotations

from datetime import timedelta

from tidynews.extract.when import periods
from tidynews.extract.when.time_phrases import Phrase, number
from tidynews.extract.when.time_setting import UNRESOLVED, VAGUE, Resolved, Setting
from tidynews.extract.when.time_words import weekdays, words


def weekday(phrase: Phrase, setting: Setting) -> Resolved:
    """What "Monday", "next Monday", "Monday last week" and "the following Monday" mean."""
    number_, which, week = (
        weekdays()[phrase.get("weekday")],
        " ".join(phrase.get("which").split()),
        phrase.get("ofweek"),
    )
    if which in {"the following", "the previous", "the preceding"}:
        return _weekday_from_text(number_, setting, ahead=which == "the following")
    if setting.published is None:
        return UNRESOLVED
    if week in STEPS:
        monday = periods.shift(
            periods.holding(setting.published, "week").start or setting.published, STEPS[week], "week"
        )
        return Resolved(periods.day(monday + timedelta(number_)), "publication", "weekday")
    after = (number_ - setting.published.weekday()) % 7
    before = after - 7 if after else 0
    if which in {"next", "coming", "this coming"}:
        offset = after or 7
    elif which in {"last", "this past"}:
        offset = before or -7
    else:
        nearer_ahead = setting.tense == "either" and after < -before
        offset = after if setting.tense == "future" or nearer_ahead else before
    return Resolved(periods.day(setting.published + timedelta(offset)), "publication", "weekday")


def _weekday_from_text(number_: int, setting: Setting, *, ahead: bool) -> Resolved:
    anchor = next((p for p in setting.earlier if periods.rank(p.unit) <= periods.rank("week")), None)
    if anchor is None or anchor.start is None or anchor.end is None:
        return UNRESOLVED
    if ahead:
        found = anchor.end + timedelta((number_ - anchor.end.weekday()) % 7 or 7)
    else:
        found = anchor.start - timedelta((anchor.start.weekday() - number_) % 7 or 7)
    return Resolved(periods.day(found), "text", "counted_from_text")


def day_word(phrase: Phrase, setting: Setting) -> Resolved:
    """What "Yesterday", "tonight" mean."""
    if setting.published is None:
        return UNRESOLVED
    word = " ".join(phrase.get("word").split()).removeprefix("the ")
    return Resolved(periods.day(setting.published + timedelta(_DAY_WORDS.get(word, 0))), "publication", "day_word")


def near_unit(phrase: Phrase, setting: Setting) -> Resolved:
    """What "Last week", "earlier this month", "the weekend" mean."""
    which, unit = " ".join(phrase.get("which").split()), phrase.get("unit")
    if setting.published is None:
        return UNRESOLVED
    if unit == "weekend":
        return _weekend(which, setting)
    whole = calendar_unit(which, unit, setting)
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


def part_of_unit(phrase: Phrase, setting: Setting) -> Resolved:
    """In words such as "The end of the year": that year."""
    return calendar_unit("this", phrase.get("unit"), setting)


def same(phrase: Phrase, setting: Setting) -> Resolved:
    """What "That year", "the following week", "the day before" mean."""
    which, unit = " ".join(phrase.get("which").split()), _day(phrase.get("unit"))
    if which == "the next" and setting.tense == "future":
        return _span_from_publication(1, unit, setting)
    return from_text(which, unit, setting)


def rolling(phrase: Phrase, setting: Setting) -> Resolved | None:
    """In words such as "The past three years": the days up to publication; "recent weeks": nobody knows since when."""
    published, unit, count = setting.published, _day(phrase.get("unit")), number(phrase.get("count") or "a")
    if not unit or (unit == "day" and not phrase.get("plural")):
        return None
    if published is None:
        return UNRESOLVED
    back = phrase.get("which") in {"last", "past", "recent"}
    if phrase.get("which") == "following":
        return VAGUE
    if count is None or (phrase.get("plural") and not phrase.get("count")):
        here = periods.day(published)
        return Resolved(here.until() if back else here.since(), "publication", "rolling")
    return _span_from_publication(-count if back else count, unit, setting)


def counted(phrase: Phrase, setting: Setting) -> Resolved | None:
    """In words such as "Two weeks ago", "a day later", "in a month's time"."""
    unit, which = _day(phrase.get("unit")), " ".join(phrase.get("which").split())
    count = number(phrase.get("count"))
    if phrase.get("ahead"):
        if setting.tense != "future" and not phrase.get("time"):
            return None
        which = "from now"
    if phrase.get("unit") and not unit:
        return None
    if count is None or not unit:
        return VAGUE
    count += 0.5 if phrase.get("half") else 0
    if which not in {"ago", "from now", "hence"}:
        return from_text(which, unit, setting, count)
    return _hedged(phrase, unit, -count if which == "ago" else count, setting)


def _hedged(phrase: Phrase, unit: str, count: float, setting: Setting) -> Resolved:
    """Counted from publication: "more than a year ago" is open, "less than a year ago" runs up to publication."""
    if setting.published is None:
        return UNRESOLVED
    when = periods.shift(setting.published, *_steps(count, unit))
    sign = words()["hedges"].get(" ".join(phrase.get("hedge").split()), "")
    found = periods.holding(when, _grain(unit))
    if sign == "<":
        found = periods.day(when).until() if count < 0 else periods.day(when).since()
    elif sign == ">":
        found = periods.days(min(when, setting.published), max(when, setting.published), unit)
    elif sign == "~" or count % 1:
        found = found.approximate()
    return Resolved(found, "publication", "counted")


def _span_from_publication(count: float, unit: str, setting: Setting) -> Resolved:
    if setting.published is None:
        return UNRESOLVED
    other = periods.shift(setting.published, *_steps(count, unit))
    if count < 0:
        found = periods.days(other + timedelta(1), setting.published, unit)
    else:
        found = periods.days(setting.published, other - timedelta(1), unit)
    return Resolved(found, "publication", "rolling")


def calendar_unit(which: str, unit: str, setting: Setting) -> Resolved:
    """The calendar unit of publication, or one before or after."""
    if setting.published is None:
        return UNRESOLVED
    when = periods.shift(periods.holding(setting.published, unit).start or setting.published, STEPS.get(which, 0), unit)
    return Resolved(periods.holding(when, unit), "publication", "calendar_unit")


def from_text(which: str, unit: str, setting: Setting, count: float = 1) -> Resolved:
    """The same unit as an earlier expression, or one before or after it; that must be no wider than the unit."""
    anchor = next((p for p in setting.earlier if periods.rank(p.unit) <= periods.rank(unit)), None)
    if anchor is None or anchor.start is None or anchor.end is None:
        return UNRESOLVED
    step = _TEXT_STEPS[which]
    if step == 0:
        return Resolved(periods.holding(anchor.start, unit), "text", "same_as_text")
    when = periods.shift(anchor.end if step > 0 else anchor.start, *_steps(step * count, unit))
    return Resolved(periods.holding(when, _grain(unit)), "text", "counted_from_text")


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


STEPS = {
    "last": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "this coming": 1,
    "before last": -2,
    "after next": 2,
}
_TEXT_STEPS = {
    "that": 0, "the same": 0, "the following": 1, "the next": 1, "after": 1, "afterwards": 1, "later": 1,
    "the previous": -1, "before": -1, "beforehand": -1, "earlier": -1, "previously": -1,
}  # fmt: skip
_DAY_WORDS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_SMALLER = {
    "day": ("day", 1), "night": ("day", 1), "week": ("day", 7), "fortnight": ("day", 14), "weekend": ("day", 7),
    "month": ("day", 30), "quarter": ("month", 3), "year": ("month", 12),
    "decade": ("year", 10), "century": ("year", 100),
}  # fmt: skip
