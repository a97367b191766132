"""A phrase and where it stands in, what it resolves to and by which rule out."""

from __future__ import annotations

from collections.abc import Callable

from tidynews.extract.when import time_names as names
from tidynews.extract.when import time_parts as parts
from tidynews.extract.when import time_relative as relative
from tidynews.extract.when import time_stated as stated
from tidynews.extract.when.time_phrases import Phrase
from tidynews.extract.when.time_setting import Resolved, Setting


def resolve(phrase: Phrase, setting: Setting) -> Resolved | None:
    """What `phrase` resolves to; None where it is no date after all (31 February, "in two weeks" as a duration)."""
    try:
        return _RULES[phrase.kind](phrase, setting)
    except (ValueError, OverflowError):
        return None


_RULES: dict[str, Callable[[Phrase, Setting], Resolved | None]] = {
    "date": stated.calendar_date,
    "iso": stated.iso,
    "numeric": stated.numeric,
    "year": stated.whole_year,
    "years": stated.years,
    "fiscal": stated.fiscal,
    "decade": stated.decade,
    "century": stated.century,
    "quarter": stated.quarter,
    "half": stated.half,
    "season": stated.season,
    "monthday": stated.monthday,
    "weekof": parts.week_of,
    "weekdayof": parts.weekday_of,
    "upto": parts.up_to,
    "weekday": relative.weekday,
    "named": names.near_name,
    "word": relative.day_word,
    "unit": relative.near_unit,
    "part": relative.part_of_unit,
    "same": relative.same,
    "rolling": relative.rolling,
    "counted": relative.counted,
}
