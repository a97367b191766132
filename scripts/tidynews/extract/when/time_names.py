"""A month, season or holiday by its name in, the one that is meant out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from tidynews.extract.when import periods
from tidynews.extract.when.periods import Period
from tidynews.extract.when.time_phrases import Phrase
from tidynews.extract.when.time_setting import UNRESOLVED, Resolved, Setting
from tidynews.extract.when.time_words import months, words


def near_name(phrase: Phrase, setting: Setting) -> Resolved:
    """In words such as "last March" and "next summer", the latest that is over or the first that has not begun."""
    published, which = setting.published, phrase.get("which")
    if published is None:
        return UNRESOLVED
    of = named_period(phrase)
    near = [of(published.year + offset) for offset in (-2, -1, 0, 1)]
    if which in {"last", "past", "previous", "this past"}:
        found = max((p for p in near if p.end and p.end < published), key=lambda p: p.start or date.min)
    elif which in {"next", "coming", "this coming"}:
        found = min((p for p in near if p.start and p.start > published), key=lambda p: p.start or date.min)
    else:
        found = of(published.year)
    return Resolved(found, "publication", "calendar_unit")


def named_period(phrase: Phrase) -> Callable[[int], Period]:
    """The month, season or holiday that the phrase names, by year."""
    if name := phrase.get("holiday"):
        return lambda year: periods.day(_holiday(" ".join(name.split()), year))
    if name := phrase.get("month"):
        return lambda year: periods.month(year, months()[name.rstrip(".")])
    return lambda year: periods.season(year, phrase.get("season"))


def _holiday(name: str, year: int) -> date:
    rule = words()["holidays"][name]
    if "easter" in rule:
        return easter(year) + timedelta(rule["easter"])
    if "day" in rule:
        return date(year, rule["month"], rule["day"])
    first = date(year, rule["month"], 1)
    return first + timedelta((rule["weekday"] - first.weekday()) % 7 + 7 * (rule["which"] - 1))
