"""A line or the beginning of a paragraph in, the place, date and agency before the story out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tidynews.articles.blocks import Block
from tidynews.articles.cities import cities
from tidynews.articles.zones import zones


def dateline_end(words: str, *, in_transcript: bool) -> int:
    """How many characters of a story's first paragraph are place, date and agency, their dash included.

    A place alone counts in capitals only; before a colon it must be a city, for "UPDATE:" is none; and in a transcript
    it would be a speaker.
    """
    match = _DATELINE.match(words)
    if match is None and not in_transcript:
        match = _PLACE_ALONE.match(words)
        if match and match.group().rstrip().endswith(":") and match["place"].lower() not in _city_names():
            match = None
    return match.end() if match and match.end() < len(words) else 0


def is_transcript(paragraphs: Sequence[str]) -> bool:
    """Whether several paragraphs begin with a name in capitals and a colon or dash."""
    return sum(_PLACE_ALONE.match(words) is not None for words in paragraphs) > 1


def is_dateline(block: Block) -> bool:
    """Whether a line above the story holds nothing but a date, a time, or place and date or agency."""
    return _DATELINE_ALONE.fullmatch(block.text) is not None or _is_date(block)


def is_stamp(block: Block) -> bool:
    """Whether a line says when it was published or changed, wherever it stands: "Last updated 4 March, 9.14 GMT"."""
    return zones().stamps.match(block.plain) is not None and _is_date(block)


def is_stamp_label(block: Block) -> bool:
    """Whether a line says no more than that a date follows: "Published", "Last updated"."""
    match = zones().stamps.match(block.plain)
    return match is not None and not block.plain[match.end() :].strip(" :,|-")


def _is_date(block: Block) -> bool:
    if len(block.text) > _LONGEST_DATE or not any(char.isdigit() for char in block.text):
        return False
    words = [word for word in re.split(r"[\s,:/()]+", block.plain.lower()) if word]
    return all(word.strip(".") in zones().clock or _NUMBER.fullmatch(word) for word in words)


@cache
def _city_names() -> frozenset[str]:
    return frozenset(city.name.lower() for city in cities())


_LONGEST_DATE = 100
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h)?(?:[.-]\d{1,2}){0,2}(?:am|pm)?z?|t?\d[\d:.+z-]*")
_CAPITALS = r"(?P<place>[A-Z][A-Z'’-]+(?:[ .]{1,2}[A-Z][A-Z.'’-]*){0,3})"
_NAME = r"[A-Z][\w.'’-]*"
_PLACE = rf"(?!(?:The|A|An|In|On|At|By|For) ){_NAME}(?: {_NAME}| (?:of|de|la|el|al|upon|on) {_NAME}){{0,3}}"
_REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )"
_DAY = rf"{_WEEKDAY}?(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\([A-Z][\w.&/'-]{1,20}(?: [A-Z][\w.&/'-]{1,20}){0,2}\)"
_TO_STORY = r"(?:\s*(?:—|–|―|--|\s-\s)\s*|\s?:\s+)"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}{_REGION}{{0,2}},? ?)?(?:{_DAY},? ?)?{_AGENCY}{_TO_STORY}"  # Arda, March 3 (HPN) —
    rf"|{_PLACE}{_REGION}{{0,2}},? {_DAY}(?:, {_PLACE})?{_TO_STORY})"  # Arda, March 3 —
)
_PLACE_ALONE = re.compile(rf"{_CAPITALS}{_REGION}{{0,2}}{_TO_STORY}")  # ARDA, Norland —
_DATELINE_ALONE = re.compile(rf"{_PLACE}{_REGION}{{0,2}},? (?:{_DAY}|{_AGENCY}|{_DAY},? ?{_AGENCY})\W{{0,3}}")
