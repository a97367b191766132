"""Two short articles about namesakes, the rows that a machine made of them, and a way to curate these."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tidynews import check, curate, schema, tables
from tidynews.articles.article import Article, Segment
from tidynews.check.spans import check_spans

FIRST = "Ines Marlo and Marlo said the quay is shut. Marlo left on Monday, the port said."
SECOND = "Ines Marlo won the regatta."

Frames = dict[str, pl.DataFrame]
Curate = Callable[..., tuple[Frames, dict[str, Any]]]


@pytest.fixture(scope="session")
def articles() -> dict[str, Article]:
    """The articles by id."""
    return {
        article_id: Article(article_id, f"{article_id}.txt", text, segments=(Segment("paragraph", 0, len(text)),))
        for article_id, text in (("a1", FIRST), ("a2", SECOND))
    }


@pytest.fixture(scope="session")
def frames(articles: Mapping[str, Article]) -> Frames:
    """All tables: `person/a1/marlo` is found twice for one woman, and `person/ines-marlo` once for two."""
    made = tables.frames(
        {
            "articles": [
                _row("articles", article_id=a.article_id, file=a.file, words=5, text_sha256=a.text_sha256)
                for a in articles.values()
            ],
            "segments": [
                _row(
                    "segments", segment_id=f"{a.article_id}:segment:0", article_id=a.article_id, seq=1, end=len(a.text)
                )
                for a in articles.values()
            ],
            "actors": [
                _actor("person/ines-marlo", "Ines Marlo", "person"),
                _actor("person/a1/marlo", "Marlo", "person", "PRT"),
                _actor("org/port", "port", "organisation"),
            ],
            "actor_names": [
                _row("actor_names", actor_id="person/ines-marlo", name="Ines Marlo", form="full"),
                _row("actor_names", actor_id="person/a1/marlo", name="Marlo", form="surname"),
                _row("actor_names", actor_id="org/port", name="port", form="full"),
            ],
            "mentions": [
                _mention("a1", "person/ines-marlo", "Ines Marlo", 0),
                _mention("a1", "person/a1/marlo", "Marlo", 15),
                _mention("a1", "org/port", "the port", FIRST.index("the port")),
                _mention("a2", "person/ines-marlo", "Ines Marlo", 0),
            ],
            "claims": [
                _claim("a1:claim:1", "said", "the quay is shut", "Ines Marlo and Marlo"),
                _claim("a1:claim:2", "said", "Marlo left on Monday", "the port", speaker_id="org/port"),
            ],
            "claim_parts": [
                *_parts("a1:claim:1", source="Ines Marlo and Marlo", cue="said", content="the quay is shut"),
                *_parts("a1:claim:2", source="the port", cue="said.", content="Marlo left on Monday"),
            ],
            "claim_actors": [
                _row("claim_actors", claim_id="a1:claim:1", actor_id="person/ines-marlo", relation="speaker"),
                _row("claim_actors", claim_id="a1:claim:1", actor_id="person/a1/marlo", relation="speaker"),
                _row("claim_actors", claim_id="a1:claim:2", actor_id="org/port", relation="speaker"),
                _row("claim_actors", claim_id="a1:claim:2", actor_id="person/a1/marlo", relation="about"),
            ],
            "events": [_row("events", event_id="a1:event:1", plover_type="RETREAT")],
            "event_mentions": [
                _row("event_mentions", event_mention_id="a1:event:1", event_id="a1:event:1", claim_id="a1:claim:2")
                | {"article_id": "a1", "segment_id": "a1:segment:0", "trigger": "left", "status": "reported"}
                | _span("left")
            ],
            "event_actors": [_row("event_actors", event_id="a1:event:1", actor_id="person/a1/marlo", role="actor")],
        }
    )
    assert check.check_frames(made).ok, check.check_frames(made).text()
    return made


@pytest.fixture
def curated(frames: Frames, articles: Mapping[str, Article], tmp_path: Path) -> Curate:
    """A function from the text of actors.yaml and corrections.yaml to checked tables and curation.json."""

    def _curated(actors: str = "", corrections: str = "") -> tuple[Frames, dict[str, Any]]:
        (tmp_path / "actors.yaml").write_text(actors, encoding="utf-8")
        (tmp_path / "corrections.yaml").write_text(corrections, encoding="utf-8")
        made, applied = curate.curated(frames, curate.decisions(tmp_path), articles)
        report = check.check_frames(made)
        assert report.ok, report.text()
        for article in articles.values():
            assert not check_spans(article, curate.rows_of(made, article.article_id))
        return made, applied.as_json()

    return _curated


def _row(table: str, **cells: Any) -> dict[str, Any]:
    """A row with what its table demands; `end` is the end of a span that starts at 0."""
    empty: dict[str, Any] = dict.fromkeys(schema.tables()[table].columns)
    demanded = {"text_rule": "as_given", "origin": "machine", "confidence": 0.8, "start_char": 0, "kind": "paragraph"}
    if "end" in cells:
        cells["end_char"] = cells.pop("end")
    return empty | {column: value for column, value in demanded.items() if column in empty} | cells


def _actor(actor_id: str, name: str, kind: str, country: str | None = None) -> dict[str, Any]:
    return {"actor_id": actor_id, "name": name, "kind": kind, "country_iso3": country}


def _mention(article_id: str, actor_id: str, text: str, start: int) -> dict[str, Any]:
    placed = {"mention_id": f"{article_id}:mention:{start}", "article_id": article_id, "actor_id": actor_id}
    span = {"start_char": start, "end_char": start + len(text), "text": text}
    return _row("mentions", form="name", reading="literal") | placed | span


def _claim(claim_id: str, cue: str, content: str, speaker: str, **cells: Any) -> dict[str, Any]:
    said = {"cue": cue, "content": content, "speaker": speaker, "source_kind": "named", "act": "state"}
    placed = {"claim_id": claim_id, "article_id": "a1", "segment_id": "a1:segment:0"}
    return _row("claims", form="indirect", polarity="affirmed") | said | placed | cells


def _parts(claim_id: str, **parts: str) -> list[dict[str, Any]]:
    """The parts of a claim; a word that stands twice ends in a full stop where the second is meant."""
    return [
        _row("claim_parts", claim_id=claim_id, part=part, seq=1, quoted=False)
        | _span(words)
        | {"span_sha256": hashlib.sha256(words.removesuffix(".").encode()).hexdigest()}
        for part, words in parts.items()
    ]


def _span(words: str) -> dict[str, int]:
    start = FIRST.index(words)
    return {"start_char": start, "end_char": start + len(words.removesuffix("."))}
