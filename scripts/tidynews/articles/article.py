"""What an article is to the rest of tidynews: canonical text, metadata, and the zones it is cut into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Segment:
    """A zone of the text: `text[start_char:end_char]`, offsets in code points, end exclusive."""

    kind: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source states about an article; None where it does not."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    language: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `segments` are in reading order, never overlap, and cover all text that is not space."""

    article_id: str
    file: str
    text: str
    text_rule: str = "as_given"
    metadata: Metadata = field(default_factory=Metadata)
    segments: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should be told though the article could be read, such as a date that makes no sense."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the canonical text in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def segment_id(self, segment: Segment) -> str:
        """The id of one of its segments."""
        return f"{self.article_id}:segment:{segment.start_char}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read: its file, and where, what was found and what to do, in words."""

    file: str
    reason: str
