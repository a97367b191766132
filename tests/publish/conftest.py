"""Shared by the tests of publishing: two small articles, their tables by hand, and the package of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tidynews import publish, tables
from tidynews.articles.article import Article, Metadata, Segment
from tidynews.publish import About

HEADLINE = "=40 ships wait"
FIRST = f"{HEADLINE}\n“We won,” said Zoë Marlo of the port. More than 40 ships had waited since 3 March."
SECOND = "The strike is over."


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """The two articles."""
    zones = (Segment("headline", 0, len(HEADLINE)), Segment("paragraph", len(HEADLINE) + 1, len(FIRST)))
    return [
        Article("a1", "a1.txt", FIRST, metadata=Metadata(title=HEADLINE), segments=zones),
        Article("a2", "more/a2.txt", SECOND, segments=(Segment("paragraph", 0, len(SECOND)),)),
    ]


@pytest.fixture(scope="session")
def frames(articles: list[Article]) -> tables.Frames:
    """Their tables."""
    return tables.frames(_rows(articles))


@pytest.fixture(scope="session")
def about() -> About:
    """The description that comes with tidynews, with a parser named."""
    return replace(publish.about(), model={"name": "en_test", "version": "1.0.0", "sha256": "0" * 64})


@pytest.fixture(scope="session")
def package(frames: tables.Frames, about: About, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their package; a test that changes it must copy it."""
    folder = tmp_path_factory.mktemp("published") / "package"
    publish.write_package(frames, folder, about=about)
    return folder


def _rows(articles: list[Article]) -> dict[str, list[Mapping[str, Any]]]:
    zone = "a1:segment:15"
    claim, figure, event, time = (f"a1:{kind}" for kind in ("claim:25", "figure:52", "event:75", "time:88"))
    sure = {"confidence": 0.9, "origin": "machine"}
    return {
        "articles": [
            _article(articles[0], title=HEADLINE, publisher='The "Harbour" Post, Arda', published_on=date(2025, 3, 4))
            | {"published_at": datetime(2025, 3, 4, 6, 30, tzinfo=UTC), "language": "en", "rights": "CC-BY-4.0"},
            _article(articles[1]),
        ],
        "segments": [
            {"segment_id": f"{article.article_id}:segment:{zone.start_char}", "article_id": article.article_id}
            | {"seq": seq, "kind": zone.kind, "start_char": zone.start_char, "end_char": zone.end_char}
            for article in articles
            for seq, zone in enumerate(article.segments, 1)
        ],
        "actors": [
            {"actor_id": "person/zoe-marlo", "name": "Zoë Marlo", "kind": "person", "country_iso3": None},
            {"actor_id": "org/port", "name": "the port", "kind": "organisation", "country_iso3": None},
        ],
        "actor_names": [
            {"actor_id": "person/zoe-marlo", "name": "Zoë Marlo", "form": "full"},
            {"actor_id": "org/port", "name": "the port", "form": "full"},
        ],
        "mentions": [
            {"mention_id": f"a1:mention:{FIRST.index(words)}", "article_id": "a1", "actor_id": actor, "text": words}
            | _span(words)
            | {"form": form, "reading": "literal"}
            for words, actor, form in (
                ("Zoë Marlo", "person/zoe-marlo", "name"),
                ("the port", "org/port", "nominal"),
            )
        ],
        "times": [
            {"time_id": time, "article_id": "a1", "text": "3 March", "edtf": "2025-03-03", "rule": "date"}
            | _span("3 March")
            | {"date_from": date(2025, 3, 3), "date_until": date(2025, 3, 3), "date_precision": 1, "anchor": "text"}
        ],
        "claims": [
            {"claim_id": claim, "article_id": "a1", "segment_id": zone, "speaker_id": "person/zoe-marlo"}
            | {"source_kind": "named", "speaker": "Zoë Marlo of the port", "cue": "said", "act": "state"}
            | {"form": "direct", "content": "“We won,”", "polarity": "affirmed", "said_time_id": None, **sure}
        ],
        "claim_parts": [
            {"claim_id": claim, "part": part, "seq": 1, "quoted": part == "content"}
            | _span(words)
            | {"span_sha256": hashlib.sha256(words.encode()).hexdigest()}
            for part, words in (("content", "“We won,”"), ("cue", "said"), ("source", "Zoë Marlo of the port"))
        ],
        "claim_actors": [{"claim_id": claim, "actor_id": "person/zoe-marlo", "relation": "speaker"}],
        "figures": [
            {"figure_id": figure, "article_id": "a1", "segment_id": zone, "claim_id": None, "event_id": event}
            | _span("More than 40 ships")
            | {"text": "More than 40 ships", "value": 40.0, "comparator": ">", "hedge": "more than"}
            | {"low": 40.0, "high": None, "low_closed": False, "high_closed": None, "unit": "{ship}", "currency": None}
            | {"quantity_kind": "count", "measured_entity": "ships", "entity_id": None, "measured_property": None}
            | {"time_id": time, "place": None, **sure}
        ],
        "events": [
            {"event_id": event, "plover_type": "PROTEST", "plover_mode": None, "date_from": date(2025, 3, 3)}
            | {"date_until": date(2025, 3, 3), "date_precision": 1, "place": None, "country_iso3": None}
        ],
        "event_mentions": [
            {"event_mention_id": event, "event_id": event, "article_id": "a1", "segment_id": zone, "claim_id": None}
            | _span("waited")
            | {"trigger": "waited", "status": "reported", "time_id": time, **sure}
        ],
        "event_actors": [{"event_id": event, "actor_id": "org/port", "role": "actor"}],
    }


def _article(article: Article, **known: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("title", "byline", "publisher", "url", "published_on", "published_at", "language", "rights", "duplicate_of")
    )
    return {
        **empty,
        "article_id": article.article_id,
        "file": article.file,
        "words": len(article.text.split()),
        "text_sha256": article.text_sha256,
        "text_rule": article.text_rule,
        **known,
    }


def _span(words: str) -> dict[str, int]:
    return {"start_char": FIRST.index(words), "end_char": FIRST.index(words) + len(words)}
