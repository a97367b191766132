"""zones.yaml in, compiled patterns out: the only module that knows how that file is written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tidynews.schema import load_yaml


@dataclass(frozen=True, slots=True)
class Zones:
    """The wording of what is not the story. Patterns expect `Block.plain`."""

    support: frozenset[str]
    money: frozenset[str]
    press: frozenset[str]
    calls: re.Pattern[str]
    asks: re.Pattern[str]
    appeal_headings: re.Pattern[str]
    comment_openers: re.Pattern[str]
    comment_calls: re.Pattern[str]
    comment_furniture: re.Pattern[str]
    promotion_labels: re.Pattern[str]
    promotions: re.Pattern[str]
    newsletters: re.Pattern[str]
    newsletter_openers: re.Pattern[str]
    newsletter_ends: re.Pattern[str]
    list_openers: re.Pattern[str]
    list_ends: re.Pattern[str]
    corrections: re.Pattern[str]
    correction_labels: re.Pattern[str]
    credits: re.Pattern[str]
    agency_line: re.Pattern[str]
    biography_contact: re.Pattern[str]
    biographies: re.Pattern[str]
    captions: re.Pattern[str]
    caption_ends: re.Pattern[str]
    picture_agencies: re.Pattern[str]
    byline_openers: re.Pattern[str]
    byline_roles: frozenset[str]
    byline_joiners: frozenset[str]
    stamps: re.Pattern[str]
    clock: frozenset[str]


@cache
def zones() -> Zones:
    """The vocabulary, loaded once."""
    raw: dict[str, Any] = load_yaml(Path(__file__).with_name("zones.yaml"))
    del raw["source"]
    calendar_words = {word.lower() for names in _CALENDAR for word in names if word}
    raw["clock"] = [*raw["clock"], *calendar_words]
    return Zones(**{name: _read(name, value) for name, value in raw.items()})  # type: ignore[arg-type]  # by name


def _read(name: str, value: str | Iterable[str]) -> re.Pattern[str] | frozenset[str]:
    if isinstance(value, str):
        return re.compile(value, re.IGNORECASE)
    words = list(value)
    if name in _WORD_LISTS:
        return frozenset(words)
    pattern = "|".join(f"(?:{word})" for word in words)
    ends = f"(?:{pattern})$" if name in _AT_END else f"(?:{pattern})"
    return re.compile(ends, re.IGNORECASE)


_WORD_LISTS = {"support", "money", "press", "byline_roles", "byline_joiners", "clock"}
_AT_END = {"caption_ends"}
_CALENDAR = (calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr, ("sept", "tues", "thurs"))
