"""The rows of the tables as types; `schemas/` says what the columns mean, and a test keeps the two equal."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict


class ArticleRow(TypedDict):
    """A row of `articles`."""

    article_id: str
    file: str
    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published_on: date | None
    published_at: datetime | None
    language: str | None
    rights: str | None
    words: int
    text_sha256: str
    text_rule: str
    duplicate_of: str | None


class SegmentRow(TypedDict):
    """A row of `segments`."""

    segment_id: str
    article_id: str
    seq: int
    kind: str
    start_char: int
    end_char: int


class Actor(TypedDict):
    """A row of `actors`."""

    actor_id: str
    name: str
    kind: str
    country_iso3: str | None


class ActorName(TypedDict):
    """A row of `actor_names`."""

    actor_id: str
    name: str
    form: str


class Role(TypedDict):
    """A row of `roles`."""

    role_id: str
    article_id: str
    actor_id: str
    title: str
    organisation_id: str | None
    country_iso3: str | None
    start_char: int
    end_char: int


class Mention(TypedDict):
    """A row of `mentions`."""

    mention_id: str
    article_id: str
    actor_id: str
    start_char: int
    end_char: int
    text: str
    form: str
    reading: str


class Time(TypedDict):
    """A row of `times`."""

    time_id: str
    article_id: str
    start_char: int
    end_char: int
    text: str
    edtf: str | None
    date_from: date | None
    date_until: date | None
    date_precision: int | None
    anchor: str | None
    rule: str


class Claim(TypedDict):
    """A row of `claims`."""

    claim_id: str
    article_id: str
    segment_id: str
    speaker_id: str | None
    source_kind: str
    speaker: str | None
    cue: str | None
    act: str
    form: str
    content: str
    polarity: str
    said_time_id: str | None
    confidence: float
    origin: str


class ClaimPart(TypedDict):
    """A row of `claim_parts`."""

    claim_id: str
    part: str
    seq: int
    start_char: int
    end_char: int
    quoted: bool
    span_sha256: str


class ClaimActor(TypedDict):
    """A row of `claim_actors`."""

    claim_id: str
    actor_id: str
    relation: str


class ClaimLink(TypedDict):
    """A row of `claim_links`."""

    claim_id: str
    related_claim_id: str
    relation: str
    basis: str


class Figure(TypedDict):
    """A row of `figures`."""

    figure_id: str
    article_id: str
    segment_id: str
    claim_id: str | None
    event_id: str | None
    start_char: int
    end_char: int
    text: str
    value: float | None
    comparator: str
    hedge: str | None
    low: float | None
    high: float | None
    low_closed: bool | None
    high_closed: bool | None
    unit: str | None
    currency: str | None
    quantity_kind: str
    measured_entity: str | None
    entity_id: str | None
    measured_property: str | None
    time_id: str | None
    place: str | None
    confidence: float
    origin: str


class Event(TypedDict):
    """A row of `events`."""

    event_id: str
    plover_type: str
    plover_mode: str | None
    date_from: date | None
    date_until: date | None
    date_precision: int | None
    place: str | None
    country_iso3: str | None


class EventMention(TypedDict):
    """A row of `event_mentions`."""

    event_mention_id: str
    event_id: str
    article_id: str
    segment_id: str
    claim_id: str | None
    trigger: str
    start_char: int
    end_char: int
    status: str
    time_id: str | None
    confidence: float
    origin: str


class EventActor(TypedDict):
    """A row of `event_actors`."""

    event_id: str
    actor_id: str
    role: str


class Code(TypedDict):
    """A row of `codes`."""

    list: str
    code: str
    title: str
    definition: str
    example: str | None
    source: str | None
    stance: str | None
    plover_type: str | None
    since: str


class Retraction(TypedDict):
    """A row of `retractions`."""

    table: str
    id: str
    removed_in: str
    reason: str
    replaced_by: str | None


class Change(TypedDict):
    """A row of `changes`."""

    table: str
    key: str
    change: str
    column: str
    old: str | None
    new: str | None
    reason: str | None
