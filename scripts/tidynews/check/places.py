"""Frames in, rows that stand where they may not out: segments in disorder, spans outside their segment or claim."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from tidynews.check.checks import CrossCheck, cross_check, listed, shown
from tidynews.schema import DATED, JOURNALISTIC
from tidynews.tables import Frames


def _kinds(kinds: Collection[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(kinds))


_KINDS = _kinds(JOURNALISTIC)
_IN_ORDER = ["start_char", "end_char", "segment_id"]
_SPAN = ("article_id", "start_char", "end_char")


@cross_check(
    "segments",
    reads=_SPAN,
    why="the zones of an article do not overlap",
    sql="""
    SELECT segment_id, article_id, start_char, end_char FROM segments QUALIFY start_char < lag(end_char) OVER (
      PARTITION BY article_id ORDER BY start_char NULLS LAST, end_char NULLS LAST, segment_id NULLS LAST)
    """,
)
def segments_overlap(frames: Frames) -> pl.DataFrame:
    """A zone that begins before the one above it has ended."""
    rows = frames["segments"].sort(_IN_ORDER, nulls_last=True)
    before = pl.col("end_char").shift(1).over("article_id")
    return rows.filter(pl.col("start_char") < before).select(shown("segments", _SPAN))


@cross_check(
    "segments",
    reads=("article_id", "seq", "start_char"),
    why="seq counts the zones of an article from 1 in reading order",
    sql="""
    SELECT segment_id, article_id, seq, start_char FROM segments QUALIFY seq <> row_number() OVER (
      PARTITION BY article_id ORDER BY start_char NULLS LAST, end_char NULLS LAST, segment_id NULLS LAST)
    """,
)
def segments_seq(frames: Frames) -> pl.DataFrame:
    """A zone whose number is not its place."""
    rows = frames["segments"].sort(_IN_ORDER, nulls_last=True)
    place = pl.int_range(1, pl.len() + 1).over("article_id")
    return rows.filter(pl.col("seq") != place).select(shown("segments", ("article_id", "seq", "start_char")))


def _in_journalistic_zone(table: str) -> CrossCheck:
    """For rows without a segment_id: their span lies inside one zone that is part of the story."""
    kinds = DATED if table == "times" else JOURNALISTIC

    def failing(frames: Frames) -> pl.DataFrame:
        zones = frames["segments"].filter(pl.col("kind").is_in(kinds)).select(_SPAN)
        rows = frames[table].select(shown(table, _SPAN)).with_row_index()
        inside = rows.lazy().join(zones.lazy(), on="article_id", suffix="_zone").filter(_INSIDE).select("index")
        return rows.join(inside.unique().collect(), on="index", how="anti").drop("index")

    return CrossCheck(
        f"{table}_in_story",
        table,
        (table, "segments"),
        _SPAN,
        "it lies inside one zone of the story, not in boilerplate",
        f"SELECT {listed(table, _SPAN, 't')} FROM {table} AS t WHERE NOT EXISTS (SELECT 1 FROM segments AS s "
        f"WHERE s.article_id = t.article_id AND s.kind IN ({_kinds(kinds)}) "
        "AND t.start_char >= s.start_char AND t.end_char <= s.end_char)",
        failing,
    )


def _in_journalistic_segment(table: str) -> CrossCheck:
    """For rows with a segment_id: that segment is part of the story."""

    def failing(frames: Frames) -> pl.DataFrame:
        zones = frames["segments"].filter(pl.col("kind").is_in(JOURNALISTIC).not_()).select("segment_id")
        return frames[table].join(zones, on="segment_id", how="semi").select(shown(table, ("segment_id",)))

    return CrossCheck(
        f"{table}_in_story",
        table,
        (table, "segments"),
        ("segment_id",),
        "its zone is part of the story, not boilerplate",
        f"SELECT {listed(table, ('segment_id',), 't')} FROM {table} AS t WHERE EXISTS (SELECT 1 FROM segments AS s "
        f"WHERE s.segment_id = t.segment_id AND s.kind NOT IN ({_KINDS}))",
        failing,
    )


def _inside_segment(table: str) -> CrossCheck:
    reads = ("segment_id", "start_char", "end_char")

    def failing(frames: Frames) -> pl.DataFrame:
        zones = frames["segments"].select("segment_id", "start_char", "end_char")
        rows = frames[table].join(zones, on="segment_id", suffix="_zone").filter(_INSIDE.not_())
        return rows.select(shown(table, reads)).unique()

    return CrossCheck(
        f"{table}_inside_segment",
        table,
        (table, "segments"),
        reads,
        "its words lie inside its segment",
        f"SELECT DISTINCT {listed(table, reads, 't')} FROM {table} AS t "
        "JOIN segments AS s ON s.segment_id = t.segment_id "
        "WHERE NOT (t.start_char >= s.start_char AND t.end_char <= s.end_char)",
        failing,
    )


def _inside_claim(table: str) -> CrossCheck:
    reads = ("claim_id", "start_char", "end_char")

    def failing(frames: Frames) -> pl.DataFrame:
        content = frames["claim_parts"].filter(pl.col("part") == "content")
        extent = content.group_by("claim_id").agg(
            pl.col("start_char").min().alias("start_char_zone"), pl.col("end_char").max().alias("end_char_zone")
        )
        return frames[table].join(extent, on="claim_id").filter(_INSIDE.not_()).select(shown(table, reads))

    return CrossCheck(
        f"{table}_inside_claim",
        table,
        (table, "claim_parts"),
        reads,
        "its words lie inside the content of its claim",
        f"SELECT {listed(table, reads, 't')} FROM {table} AS t "
        "JOIN (SELECT claim_id, min(start_char) AS start_char, max(end_char) AS end_char FROM claim_parts "
        "WHERE part = 'content' GROUP BY claim_id) AS c ON c.claim_id = t.claim_id "
        "WHERE NOT (t.start_char >= c.start_char AND t.end_char <= c.end_char)",
        failing,
    )


@cross_check(
    "claims",
    "claim_parts",
    "segments",
    reads=("segment_id",),
    why="segment_id is the zone in which the cue, else the content, starts",
    sql="""
    SELECT DISTINCT t.claim_id, t.segment_id FROM claims AS t JOIN segments AS s ON s.segment_id = t.segment_id
    JOIN (SELECT claim_id, COALESCE(min(start_char) FILTER (WHERE part = 'cue'),
      min(start_char) FILTER (WHERE part = 'content')) AS starts FROM claim_parts GROUP BY claim_id) AS p
      ON p.claim_id = t.claim_id
    WHERE NOT (p.starts >= s.start_char AND p.starts < s.end_char)
    """,
)
def claims_start_in_segment(frames: Frames) -> pl.DataFrame:
    """A claim whose cue, or content where it has none, begins in another zone."""
    start = pl.col("start_char")
    starts = (
        frames["claim_parts"]
        .group_by("claim_id")
        .agg(
            pl.coalesce(
                start.filter(pl.col("part") == "cue").min(), start.filter(pl.col("part") == "content").min()
            ).alias("starts")
        )
    )
    zones = frames["segments"].select("segment_id", "start_char", "end_char")
    rows = frames["claims"].join(starts, on="claim_id").join(zones, on="segment_id")
    inside = (pl.col("starts") >= start) & (pl.col("starts") < pl.col("end_char"))
    return rows.filter(inside.not_()).select("claim_id", "segment_id").unique()


@cross_check(
    "claim_parts",
    "claims",
    "segments",
    reads=("start_char", "end_char"),
    why="a claim lies inside the zones of its article",
    sql="""
    SELECT DISTINCT t.claim_id, t.part, t.seq, t.start_char, t.end_char FROM claim_parts AS t
    JOIN claims AS c ON c.claim_id = t.claim_id
    JOIN (SELECT article_id, min(start_char) AS start_char, max(end_char) AS end_char FROM segments
      GROUP BY article_id) AS s ON s.article_id = c.article_id
    WHERE NOT (t.start_char >= s.start_char AND t.end_char <= s.end_char)
    """,
)
def claim_parts_inside_article(frames: Frames) -> pl.DataFrame:
    """A piece of a claim that lies before the first or after the last zone of its article."""
    extent = (
        frames["segments"]
        .group_by("article_id")
        .agg(pl.col("start_char").min().alias("start_char_zone"), pl.col("end_char").max().alias("end_char_zone"))
    )
    rows = _parts(frames).join(extent, on="article_id").filter(_INSIDE.not_())
    return rows.select(shown("claim_parts", ("start_char", "end_char"))).unique()


@cross_check(
    "claim_parts",
    "claims",
    "segments",
    reads=("start_char", "end_char"),
    why="no piece of a claim touches boilerplate",
    sql=f"""
    SELECT DISTINCT t.claim_id, t.part, t.seq, t.start_char, t.end_char FROM claim_parts AS t
    JOIN claims AS c ON c.claim_id = t.claim_id
    JOIN segments AS s ON s.article_id = c.article_id
    WHERE s.kind NOT IN ({_KINDS}) AND t.start_char < s.end_char AND t.end_char > s.start_char
    """,
)
def claim_parts_in_story(frames: Frames) -> pl.DataFrame:
    """A piece of a claim that overlaps a zone that is not part of the story."""
    zones = frames["segments"].filter(pl.col("kind").is_in(JOURNALISTIC).not_()).select(_SPAN)
    rows = _parts(frames).join(zones, on="article_id", suffix="_zone")
    touches = (pl.col("start_char") < pl.col("end_char_zone")) & (pl.col("end_char") > pl.col("start_char_zone"))
    return rows.filter(touches).select(shown("claim_parts", ("start_char", "end_char"))).unique()


def _parts(frames: Frames) -> pl.DataFrame:
    return frames["claim_parts"].join(frames["claims"].select("claim_id", "article_id"), on="claim_id")


_INSIDE = (pl.col("start_char") >= pl.col("start_char_zone")) & (pl.col("end_char") <= pl.col("end_char_zone"))

PLACE_CHECKS: tuple[CrossCheck, ...] = (
    segments_overlap,
    segments_seq,
    *map(_in_journalistic_zone, ("roles", "mentions", "times")),
    *map(_in_journalistic_segment, ("claims", "figures", "event_mentions")),
    *map(_inside_segment, ("figures", "event_mentions")),
    claims_start_in_segment,
    claim_parts_inside_article,
    claim_parts_in_story,
    *map(_inside_claim, ("figures", "event_mentions")),
)
