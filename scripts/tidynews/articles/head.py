"""Blocks in, the lines above the story out: headline, standfirst, byline, date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidynews.articles.article import Metadata
from tidynews.articles.blocks import Block, plain
from tidynews.articles.boxes import Kinds
from tidynews.articles.datelines import is_dateline, is_stamp_label
from tidynews.articles.names import are_names
from tidynews.articles.zones import zones


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
        if named[number] is not None and not (named[number] == "credit" and _is_byline(block, metadata)):
            continue
        kind = _kind(block, metadata, is_title=number == title, awaits_title=title is not None and number < title)
        if kind == "heading" and "headline" in seen and _is_name_above_date(found, number):
            kind = "byline"
        if kind == "heading":
            kind = None if number == last else next((k for k in ("headline", "standfirst") if k not in seen), None)
        if kind is None:
            break
        named[number] = kind
        seen.add(kind)
    _signed(found, named, metadata)
    return named


def _signed(found: Sequence[Block], named: Kinds, metadata: Metadata) -> None:
    """Name bylines and dates that stand below a standfirst of whole sentences, before the story proper."""
    passed: list[int] = []
    for number, block in enumerate(found[:_LOWEST]):
        if named[number] not in {None, "credit"} or len(passed) > _MOST_ABOVE:
            continue
        if _is_byline(block, metadata) or (named[0] == "headline" and _is_name_above_date(found, number)):
            named[number] = "byline"
        elif named[number] is None and (is_stamp_label(block) or (is_dateline(block) and _DAY.search(block.plain))):
            named[number] = "dateline"
        elif named[number] is None:
            passed.append(number)
    for number in passed[:1]:
        if named[max(0, number - 1) : number + 2] == ["headline", None, "byline"]:
            named[number] = "standfirst"


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
    if is_dateline(block) or is_stamp_label(block):
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


def _is_name_above_date(found: Sequence[Block], number: int) -> bool:
    """Whether a line is no more than people's names, and the next one says when they wrote."""
    if number + 1 >= len(found) or not (is_dateline(found[number + 1]) or is_stamp_label(found[number + 1])):
        return False
    parts = re.split(r", | and ", found[number].plain)
    return all(2 <= len(part.split()) <= _LONGEST_NAME and are_names(part) for part in parts)


def _last_undecided(decided: Kinds) -> int:
    return max((number for number, kind in enumerate(decided) if kind is None), default=-1)


_DAY = re.compile(r"\d{4}|[a-z]{3}\.? \d{1,2}\b|\d (?!am|pm|min|hour)[a-z]{3}", re.IGNORECASE)  # more than a time
_LOWEST = 12  # blocks from the top
_MOST_ABOVE = 2  # paragraphs of a standfirst
_HIGHEST = 8  # blocks from the top
_LONGEST_NAME = 3  # words
_LONGEST_BYLINE = 120
