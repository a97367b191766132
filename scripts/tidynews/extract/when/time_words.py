"""The words of dates and periods in, the pieces of patterns and what they mean out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_day_names, get_month_names

from tidynews.schema import load_yaml


@cache
def words() -> dict[str, Any]:
    """What `times.yaml` lists."""
    loaded: dict[str, Any] = load_yaml(Path(__file__).parent / "times.yaml")
    return loaded


@cache
def months() -> dict[str, int]:
    """Names and abbreviations of months, in lower case, to their numbers."""
    return {k.lower(): n for k, n in {**_named(get_month_names), **words()["months"]}.items()}


@cache
def weekdays() -> dict[str, int]:
    """Names and abbreviations of weekdays, in lower case; Monday is 0."""
    return {k.lower(): n for k, n in {**_named(get_day_names), **words()["weekdays"]}.items()}


@cache
def long_names() -> tuple[frozenset[str], frozenset[str]]:
    """The full names of months and of weekdays, in lower case."""
    return (
        frozenset(name.lower() for name in get_month_names("wide", locale="en").values()),
        frozenset(name.lower() for name in get_day_names("wide", locale="en").values()),
    )


@cache
def numerals() -> dict[str, float]:
    """The number words that count days, weeks and years, up to ninety-nine."""
    listed = load_yaml(Path(__file__).parents[1] / "counted" / "numbers.yaml")
    small, tens = listed["small"], listed["tens"]
    joined = {
        f"{ten}{mark}{one}": tens[ten] + small[one]
        for ten in tens
        for one in small
        for mark in "- "
        if 0 < small[one] < 10
    }
    return {**small, **tens, **joined, **words()["counts"]}


def any_of(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, with any space between their parts."""
    return "|".join(re.escape(c).replace(r"\ ", r"\s+") for c in sorted(choices, key=lambda c: (-len(c), c)))


def _named(names: Any) -> dict[str, int]:
    return {name: number for width in ("abbreviated", "wide") for number, name in names(width, locale="en").items()}
