"""Canonical text and what is said about it in, an `Article` out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tidynews.articles.article import Article, Metadata, Segment
from tidynews.articles.canonical import MAX_CHARACTERS
from tidynews.articles.dates import published
from tidynews.articles.identity import article_id
from tidynews.articles.metadata import stated
from tidynews.articles.prose import demand_english_prose
from tidynews.articles.segments import segments
from tidynews.errors import UnreadableInput


def assemble(text: str, raw: Mapping[str, object], file: str, *, text_rule: str = "as_given") -> Article:
    """The article with this canonical text and these metadata, cut into segments.

    Title, byline and day of publication that the metadata lack are taken from the lines above the story.

    Raises:
        UnreadableInput: It is no English article, too long, or its metadata cannot be used.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableInput(
            f"has {len(text):,} characters, more than an article has (the limit is {MAX_CHARACTERS:,}); "
            "give one file or row to each article"
        )
    said = stated(raw)
    demand_english_prose(text)
    found = segments(text, said.metadata)
    return Article(
        article_id=article_id(said.id, said.metadata.url, file),
        file=file,
        text=text,
        text_rule=text_rule,
        metadata=_completed(said.metadata, text, found),
        segments=found,
        notes=said.notes,
    )


def _completed(metadata: Metadata, text: str, found: tuple[Segment, ...]) -> Metadata:
    above = next((number for number, zone in enumerate(found) if zone.kind == "paragraph"), len(found))
    days = (_full_date(text[zone.start_char : zone.end_char]) for zone in found[:above] if zone.kind == "dateline")
    printed = {kind: text[s.start_char : s.end_char] for s in reversed(found) for kind in [s.kind]}
    return replace(
        metadata,
        title=metadata.title or printed.get("headline"),
        byline=metadata.byline or printed.get("byline"),
        published_on=metadata.published_on or next(filter(None, days), None),
    )


def _full_date(line: str) -> date | None:
    """The day of a line that is nothing but a date with its year, "Published" left out; it reads one way only."""
    try:
        return published(_PUBLISHED.sub("", line))[0]
    except ValueError:
        return None


_PUBLISHED = re.compile(r"^(?:first\s)?(?:published|posted)(?:\son)?[:\s]+", re.IGNORECASE)
