"""Blocks in, the lines above the story out: headline, standfirst, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidynews.read.article import Metadata
from tidynews.read.blocks import Block, plain
from tidynews.read.body import Kinds
from tidynews.read.names import are_names
from tidynews.read.zones import zones


def kinds(found: Sequence[Block], decided: Kinds, metadata: Metadata) -> Kinds:
    """`decided` with the undecided blocks above the story named.

    The headline is the line that the metadata give as title, else the first line if it looks like one; a second such
    line before the story is the standfirst.
    """
    named = list(decided)
    seen: set[str] = set()
    last = _last_undecided(decided)
    title = _titled(found, metadata)
    for number, block in enumerate(found):
        if named[number] is not None:
            continue
        kind = _kind(block, metadata, is_title=number == title, awaits_title=title is not None and number < title)
        if kind == "heading":
            kind = None if number == last else next((k for k in ("headline", "standfirst") if k not in seen), None)
        if kind is None:
            break
        named[number] = kind
        seen.add(kind)
    return named


def dateline_end(words: str) -> int:
    """How many characters of a story's first paragraph are place, date and agency, their dash included."""
    match = _DATELINE.match(words)
    return match.end() if match and match.end() < len(words) else 0


def _titled(found: Sequence[Block], metadata: Metadata) -> int | None:
    if not metadata.title:
        return None
    wanted = plain(metadata.title).lower()
    return next((n for n, block in enumerate(found[:_HIGHEST]) if block.plain.lower().strip("# ") == wanted), None)


def _kind(block: Block, metadata: Metadata, *, is_title: bool, awaits_title: bool) -> str | None:
    if is_title:
        return "headline"
    if _is_byline(block, metadata):
        return "byline"
    if _is_date(block) or _DATELINE_ALONE.fullmatch(block.text):
        return "dateline"
    if awaits_title:
        return "subheading"  # the section's name, or "Exclusive"
    return "heading" if block.is_heading_shaped else None


def _is_byline(block: Block, metadata: Metadata) -> bool:
    words = block.plain.rstrip(".")
    if metadata.byline and words.lower().removeprefix("by ") == plain(metadata.byline).lower().removeprefix("by "):
        return True
    if len(words) > _LONGEST_BYLINE:
        return False
    opener = zones().byline_openers.match(words)
    if opener:
        named = words[opener.end() :]
        return are_names(named) and " by " not in f" {named.lower()}"
    return words.split()[-1].lower() in zones().byline_roles and "," in words and are_names(words)


def _is_date(block: Block) -> bool:
    if len(block.text) > _LONGEST_DATE:
        return False
    words = [word for word in re.split(r"[\s,:/()]+", block.plain.lower()) if word]
    return any(char.isdigit() for char in block.text) and all(
        word.strip(".") in zones().clock or _NUMBER.fullmatch(word) for word in words
    )


def _last_undecided(decided: Kinds) -> int:
    return max((number for number, kind in enumerate(decided) if kind is None), default=-1)


_HIGHEST = 8  # blocks from the top
_LONGEST_BYLINE = 120
_LONGEST_DATE = 100
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h)?(?:[.-]\d{1,2}){0,2}(?:am|pm)?z?|t?\d[\d:.+z-]*")
_CAPITALS = r"[A-Z][A-Z'’-]+(?:[ .]{1,2}[A-Z][A-Z.'’-]*){0,3}"
_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*| (?:of|de|la|el|al|upon|on) [A-Z][\w.'’-]*){0,3}"
_REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )"
_DAY = rf"{_WEEKDAY}?(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\([A-Z][\w.&/' -]{1,30}\)"
_DASH = r"\s*(?:—|–|―|--|\s-\s)\s*"
_DATELINE = re.compile(
    rf"(?:(?:{_PLACE}{_REGION}{{0,2}},? ?)?(?:{_DAY},? ?)?{_AGENCY}(?:{_DASH}|\s*:\s+)"  # Arda, March 3 (HPN) —
    rf"|{_PLACE}{_REGION}{{0,2}},? {_DAY}(?:, {_PLACE})?(?:{_DASH}|\s*:\s+)"  # Arda, March 3 —
    rf"|{_CAPITALS}{_REGION}{{0,2}}{_DASH})"  # ARDA, Norland —
)
_DATELINE_ALONE = re.compile(rf"{_PLACE}{_REGION}{{0,2}},? (?:{_DAY}|{_AGENCY}|{_DAY},? ?{_AGENCY})\W{{0,3}}")
