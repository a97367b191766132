"""Three invented articles, one of them a copy, and a small set of rows about them that breaks no rule."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from tidynews.articles.article import Article, Metadata, Segment

Row = dict[str, Any]
Rows = dict[str, list[Row]]

STRIKE = (
    "Ferry crews end strike\n\n"
    "ARDA — Ferry crews in Arda ended a strike on Monday, the port said.\n\n"
    "“We lost nearly 12 million euros,” said Ines Marlo, deputy harbour master. "
    "Tova Lind told her the crews were “badly treated” and would return.\n\n"
    "Subscribe to The Harbour Post today."
)
RAIN = "Rain is expected, Osk Vey said."


@pytest.fixture(scope="session")
def article() -> Article:
    """The article about the strike."""
    zones = ("Ferry crews end strike", "ARDA —", "Ferry crews in Arda ended", "“We lost", "Subscribe")
    kinds = ("headline", "dateline", "paragraph", "paragraph", "promotion")
    starts = [STRIKE.index(words) for words in zones]
    ends = [*starts[1:], len(STRIKE)]
    cut = [
        Segment(kind, start, start + len(STRIKE[start:end].rstrip()))
        for kind, start, end in zip(kinds, starts, ends, strict=True)
    ]
    return Article("a1", "strike.txt", STRIKE, metadata=Metadata(published_on=date(2025, 3, 4)), segments=tuple(cut))


@pytest.fixture
def rows(clean_rows: Rows) -> Rows:
    """Rows for every table; a new copy for every test, to be spoiled at will."""
    return {table: [dict(row) for row in some] for table, some in clean_rows.items()}


@pytest.fixture(scope="session")
def clean_rows(article: Article) -> Rows:
    """The same rows once for all, to be left alone."""
    return {
        "articles": [_about("a1", STRIKE), _about("a2", STRIKE, duplicate_of="a1"), _about("a3", RAIN)],
        "segments": [
            *(
                _segment("a1", seq, zone.kind, zone.start_char, zone.end_char)
                for seq, zone in enumerate(article.segments, 1)
            ),
            _segment("a3", 1, "paragraph", 0, len(RAIN)),
        ],
        "actors": [
            {"actor_id": "person/ines-marlo", "name": "Ines Marlo", "kind": "person", "country_iso3": "PRT"},
            {"actor_id": "person/tova-lind", "name": "Tova Lind", "kind": "person", "country_iso3": None},
            {"actor_id": "person/osk-vey", "name": "Osk Vey", "kind": "person", "country_iso3": None},
            {"actor_id": "org/port-of-arda", "name": "Port of Arda", "kind": "organisation", "country_iso3": None},
            {"actor_id": "group/ferry-crews", "name": "ferry crews", "kind": "group", "country_iso3": None},
            {"actor_id": "state/prt", "name": "Portugal", "kind": "state", "country_iso3": "PRT"},
        ],
        "actor_names": [{"actor_id": "person/ines-marlo", "name": "Ines Marlo", "form": "full"}],
        "roles": [
            {
                "role_id": "a1:role:1",
                "article_id": "a1",
                "actor_id": "person/ines-marlo",
                "title": "deputy harbour master",
                "organisation_id": "org/port-of-arda",
                "country_iso3": None,
            }
            | _span("deputy harbour master")
        ],
        "mentions": [
            _mention(1, "Ferry crews", "group/ferry-crews"),
            _mention(2, "the port", "org/port-of-arda"),
            _mention(3, "Ines Marlo", "person/ines-marlo"),
        ],
        "times": [
            {
                "time_id": "a1:time:1",
                "article_id": "a1",
                "text": "Monday",
                "edtf": "2025-03-03",
                "date_from": date(2025, 3, 3),
                "date_until": date(2025, 3, 3),
                "date_precision": 1,
                "anchor": "publication",
                "rule": "date",
            }
            | _span("Monday")
        ],
        "claims": [
            _claim("a1:claim:1", "Ferry crews in Arda", "org/port-of-arda", "the port/said", "indirect")
            | {"content": "Ferry crews in Arda ended a strike on Monday", "said_time_id": "a1:time:1"},
            _claim("a1:claim:2", "“We lost", "person/ines-marlo", "Ines Marlo, deputy harbour master/said", "direct")
            | {"content": "“We lost nearly 12 million euros,”"},
            _claim("a1:claim:3", "“We lost", "person/tova-lind", "Tova Lind/told", "mixed")
            | {"content": "the crews were “badly treated” and would return"},
            _claim("a3:claim:1", None, "person/osk-vey", "Osk Vey/said", "indirect")
            | {"content": "Rain is expected", "article_id": "a3", "segment_id": "a3:segment:0"},
        ],
        "claim_parts": [
            _part("a1:claim:1", "content", 1, "Ferry crews in Arda ended a strike on Monday"),
            _part("a1:claim:1", "source", 1, "the port"),
            _part("a1:claim:1", "cue", 1, "said", after="the port "),
            _part("a1:claim:2", "content", 1, "“We lost nearly 12 million euros,”", quoted=True),
            _part("a1:claim:2", "cue", 1, "said", after="euros,” "),
            _part("a1:claim:2", "source", 1, "Ines Marlo, deputy harbour master"),
            _part("a1:claim:3", "source", 1, "Tova Lind"),
            _part("a1:claim:3", "cue", 1, "told"),
            _part("a1:claim:3", "content", 1, "the crews were"),
            _part("a1:claim:3", "content", 2, "“badly treated”", quoted=True),
            _part("a1:claim:3", "content", 3, "and would return"),
            _part("a3:claim:1", "content", 1, "Rain is expected", text=RAIN),
            _part("a3:claim:1", "source", 1, "Osk Vey", text=RAIN),
            _part("a3:claim:1", "cue", 1, "said", text=RAIN),
        ],
        "claim_actors": [
            {"claim_id": "a1:claim:1", "actor_id": "org/port-of-arda", "relation": "speaker"},
            {"claim_id": "a1:claim:2", "actor_id": "person/ines-marlo", "relation": "speaker"},
            {"claim_id": "a1:claim:3", "actor_id": "person/tova-lind", "relation": "speaker"},
            {"claim_id": "a1:claim:3", "actor_id": "person/ines-marlo", "relation": "addressee"},
            {"claim_id": "a3:claim:1", "actor_id": "person/osk-vey", "relation": "speaker"},
        ],
        "claim_links": [
            {
                "claim_id": "a1:claim:3",
                "related_claim_id": "a1:claim:2",
                "relation": "responds_to",
                "basis": "reported",
            }
        ],
        "figures": [
            {
                "figure_id": "a1:figure:1",
                "article_id": "a1",
                "segment_id": _segment_id("“We lost"),
                "claim_id": "a1:claim:2",
                "event_id": None,
                "text": "nearly 12 million euros",
                "value": 12e6,
                "comparator": "<",
                "hedge": "nearly",
                "low": None,
                "high": 12e6,
                "low_closed": None,
                "high_closed": False,
                "unit": "{EUR}",
                "currency": "EUR",
                "quantity_kind": "money",
                "measured_entity": None,
                "entity_id": "org/port-of-arda",
                "measured_property": "loss",
                "time_id": "a1:time:1",
                "place": None,
                "confidence": 0.9,
                "origin": "machine",
            }
            | _span("nearly 12 million euros")
        ],
        "events": [
            {
                "event_id": "a1:event:1",
                "plover_type": "PROTEST",
                "plover_mode": "strike",
                "date_from": date(2025, 3, 3),
                "date_until": date(2025, 3, 3),
                "date_precision": 1,
                "place": "Arda",
                "country_iso3": "PRT",
            }
        ],
        "event_mentions": [
            _event_mention(1, "Ferry crews end", None) | _span("strike"),
            _event_mention(2, "Ferry crews in Arda", "a1:claim:1") | _span("strike", after="ended a "),
        ],
        "event_actors": [{"event_id": "a1:event:1", "actor_id": "group/ferry-crews", "role": "actor"}],
        "retractions": [
            {"table": "claims", "id": "a1:claim:9", "removed_in": "0.2.0", "reason": "read anew", "replaced_by": None}
        ],
        "changes": [
            {"table": "claims", "key": "a1:claim:1", "change": "changed", "column": "act", "old": "allege"}
            | {"new": "state", "reason": None}
        ],
    }


def _span(words: str, *, text: str = STRIKE, after: str = "") -> Row:
    start = text.index(after + words) + len(after)
    return {"start_char": start, "end_char": start + len(words)}


def _segment_id(words: str) -> str:
    return f"a1:segment:{STRIKE.index(words)}"


def _about(article_id: str, text: str, duplicate_of: str | None = None) -> Row:
    return {
        "article_id": article_id,
        "file": f"{article_id}.txt",
        "title": None,
        "byline": None,
        "publisher": "The Harbour Post",
        "url": None,
        "published_on": date(2025, 3, 4),
        "published_at": None,
        "language": "en",
        "rights": None,
        "words": len(text.split()),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text_rule": "as_given",
        "duplicate_of": duplicate_of,
    }


def _segment(article_id: str, seq: int, kind: str, start_char: int, end_char: int) -> Row:
    return {
        "segment_id": f"{article_id}:segment:{start_char}",
        "article_id": article_id,
        "seq": seq,
        "kind": kind,
        "start_char": start_char,
        "end_char": end_char,
    }


def _mention(number: int, words: str, actor_id: str) -> Row:
    row = {"mention_id": f"a1:mention:{number}", "article_id": "a1", "actor_id": actor_id, "text": words}
    return row | {"form": "name", "reading": "literal"} | _span(words)


def _claim(claim_id: str, zone: str | None, speaker_id: str, said: str, form: str) -> Row:
    """A claim in the zone that begins with `zone`; `said` is the source, a slash and the cue."""
    speaker, cue = said.split("/")
    return {
        "claim_id": claim_id,
        "article_id": "a1",
        "segment_id": zone and _segment_id(zone),
        "speaker_id": speaker_id,
        "source_kind": "named",
        "speaker": speaker,
        "cue": cue,
        "act": "state",
        "form": form,
        "content": "",
        "polarity": "affirmed",
        "said_time_id": None,
        "confidence": 0.85,
        "origin": "machine",
    }


def _part(
    claim_id: str, part: str, seq: int, words: str, *, quoted: bool = False, text: str = STRIKE, after: str = ""
) -> Row:
    row = {"claim_id": claim_id, "part": part, "seq": seq, "quoted": quoted}
    return row | _span(words, text=text, after=after) | {"span_sha256": hashlib.sha256(words.encode()).hexdigest()}


def _event_mention(number: int, zone: str, claim_id: str | None) -> Row:
    return {
        "event_mention_id": f"a1:event:{number}",
        "event_id": "a1:event:1",
        "article_id": "a1",
        "segment_id": _segment_id(zone),
        "claim_id": claim_id,
        "trigger": "strike",
        "status": "reported",
        "time_id": "a1:time:1",
        "confidence": 0.8,
        "origin": "machine",
    }
