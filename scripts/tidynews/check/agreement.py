"""Frames in, rows that contradict other rows out: forms and parts, speakers, first mentions, modes, copies."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

import polars as pl

from tidynews.check.checks import CrossCheck, cross_check, shown
from tidynews.tables import Frames

_OF_ARTICLES = ("segments", "roles", "mentions", "times", "claims", "figures", "event_mentions")
_IN_ORDER = ["seq", "start_char", "end_char"]


@cross_check(
    "articles",
    *_OF_ARTICLES,
    reads=("duplicate_of",),
    why="a copy of another article has no rows but its own",
    sql="SELECT article_id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL AND article_id IN ("
    + " UNION ALL ".join(f"SELECT article_id FROM {table}" for table in _OF_ARTICLES)
    + ")",
)
def articles_copy_has_rows(frames: Frames) -> pl.DataFrame:
    """A copy that has rows in another table."""
    used = pl.concat([frames[table].select("article_id") for table in _OF_ARTICLES]).unique()
    copies = frames["articles"].filter(pl.col("duplicate_of").is_not_null())
    return copies.join(used, on="article_id", how="semi").select("article_id", "duplicate_of")


@cross_check(
    "articles",
    reads=("duplicate_of", "text_sha256"),
    why="a copy has the same text as the article it is a copy of, and that one is no copy itself",
    sql="""
    SELECT DISTINCT t.article_id, t.duplicate_of, t.text_sha256 FROM articles AS t
    JOIN articles AS r ON r.article_id = t.duplicate_of
    WHERE r.text_sha256 <> t.text_sha256 OR r.duplicate_of IS NOT NULL
    """,
)
def articles_copy_of_other_text(frames: Frames) -> pl.DataFrame:
    """A copy of an article that says something else, or of another copy."""
    articles = frames["articles"]
    originals = articles.select("article_id", "text_sha256", pl.col("duplicate_of").is_not_null().alias("is_copy"))
    rows = articles.join(originals, left_on="duplicate_of", right_on="article_id", suffix="_original")
    wrong = rows.filter((pl.col("text_sha256") != pl.col("text_sha256_original")) | pl.col("is_copy"))
    return wrong.select("article_id", "duplicate_of", "text_sha256").unique()


@cross_check(
    "articles",
    reads=("text_sha256",),
    why="of articles with the same text, all but one say whose copy they are",
    sql="""
    SELECT article_id, text_sha256 FROM articles WHERE duplicate_of IS NULL AND text_sha256 IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY text_sha256) > 1
    """,
)
def articles_unmarked_copy(frames: Frames) -> pl.DataFrame:
    """Articles with one text, none of which is marked as a copy."""
    originals = frames["articles"].filter(pl.col("duplicate_of").is_null() & pl.col("text_sha256").is_not_null())
    return originals.filter(pl.col("text_sha256").is_duplicated()).select("article_id", "text_sha256")


@cross_check(
    "claims",
    "claim_parts",
    why="a claim has content",
    sql="""
    SELECT claim_id FROM claims AS t
    WHERE NOT EXISTS (SELECT 1 FROM claim_parts AS p WHERE p.claim_id = t.claim_id AND p.part = 'content')
    """,
)
def claims_without_content(frames: Frames) -> pl.DataFrame:
    """A claim without a piece of content."""
    content = frames["claim_parts"].filter(pl.col("part") == "content")
    return frames["claims"].join(content, on="claim_id", how="anti").select("claim_id")


@cross_check(
    "claims",
    "claim_parts",
    reads=("form",),
    why="form is direct where all pieces of the content are quoted, indirect where none is, mixed where some are",
    sql="""
    SELECT t.claim_id, t.form FROM claims AS t
    JOIN (SELECT claim_id, bool_and(quoted) AS all_quoted, bool_or(quoted) AS some_quoted FROM claim_parts
      WHERE part = 'content' AND quoted IS NOT NULL GROUP BY claim_id) AS p ON p.claim_id = t.claim_id
    WHERE t.form <> CASE WHEN all_quoted THEN 'direct' WHEN some_quoted THEN 'mixed' ELSE 'indirect' END
    """,
)
def claims_form_of_parts(frames: Frames) -> pl.DataFrame:
    """A claim whose form is not that of its content."""
    content = frames["claim_parts"].filter((pl.col("part") == "content") & pl.col("quoted").is_not_null())
    quoted = content.group_by("claim_id").agg(
        pl.when(pl.col("quoted").all())
        .then(pl.lit("direct"))
        .when(pl.col("quoted").any())
        .then(pl.lit("mixed"))
        .otherwise(pl.lit("indirect"))
        .alias("form_of_parts")
    )
    rows = frames["claims"].join(quoted, on="claim_id")
    return rows.filter(pl.col("form") != pl.col("form_of_parts")).select("claim_id", "form")


def _words_and_part(column: str, part: str) -> CrossCheck:
    """For the claims' words: empty without a part, filled with one."""

    def failing(frames: Frames) -> pl.DataFrame:
        parts = frames["claim_parts"].filter(pl.col("part") == part)
        without = frames["claims"].filter(pl.col(column).is_not_null()).join(parts, on="claim_id", how="anti")
        empty = frames["claims"].filter(pl.col(column).is_null()).join(parts, on="claim_id", how="semi")
        return pl.concat([without, empty]).select("claim_id", column)

    return CrossCheck(
        f"claims_{column}_has_part",
        "claims",
        ("claims", "claim_parts"),
        (column,),
        f"{column} is empty exactly where the claim has no part {part}",
        f"SELECT claim_id, {column} FROM claims AS t WHERE ({column} IS NULL) = EXISTS "
        f"(SELECT 1 FROM claim_parts AS p WHERE p.claim_id = t.claim_id AND p.part = '{part}')",
        failing,
    )


@cross_check(
    "claims",
    "claim_actors",
    reads=("speaker_id",),
    why="speaker_id is filled only where it is the one speaker in claim_actors",
    sql="""
    SELECT DISTINCT claim_id, speaker_id FROM claims AS t WHERE speaker_id IS NOT NULL AND (
      NOT EXISTS (SELECT 1 FROM claim_actors AS a
        WHERE a.claim_id = t.claim_id AND a.relation = 'speaker' AND a.actor_id = t.speaker_id)
      OR EXISTS (SELECT 1 FROM claim_actors AS a
        WHERE a.claim_id = t.claim_id AND a.relation = 'speaker' AND a.actor_id <> t.speaker_id))
    """,
)
def claims_one_speaker(frames: Frames) -> pl.DataFrame:
    """A speaker that claim_actors does not have, or has beside others."""
    speakers = frames["claim_actors"].filter(pl.col("relation") == "speaker").select("claim_id", "actor_id")
    claims = frames["claims"].filter(pl.col("speaker_id").is_not_null()).select("claim_id", "speaker_id")
    missing = claims.join(speakers, left_on=["claim_id", "speaker_id"], right_on=["claim_id", "actor_id"], how="anti")
    both = claims.join(speakers, on="claim_id").filter(pl.col("actor_id") != pl.col("speaker_id"))
    return pl.concat([missing, both.select("claim_id", "speaker_id")]).unique()


@cross_check(
    "claim_parts",
    reads=("start_char",),
    why="seq counts the pieces of a part from 1 in reading order",
    sql="""
    SELECT claim_id, part, seq, start_char FROM claim_parts QUALIFY seq <> row_number() OVER (
      PARTITION BY claim_id, part ORDER BY start_char NULLS LAST, end_char NULLS LAST, seq NULLS LAST)
    """,
)
def claim_parts_seq(frames: Frames) -> pl.DataFrame:
    """A piece whose number is not its place."""
    rows = frames["claim_parts"].sort(["start_char", "end_char", "seq"], nulls_last=True)
    place = pl.int_range(1, pl.len() + 1).over("claim_id", "part")
    return rows.filter(pl.col("seq") != place).select(shown("claim_parts", ("start_char",)))


@cross_check(
    "claim_parts",
    reads=("start_char", "end_char"),
    why="the pieces of a part do not overlap",
    sql="""
    SELECT claim_id, part, seq, start_char, end_char FROM claim_parts QUALIFY start_char < lag(end_char) OVER (
      PARTITION BY claim_id, part ORDER BY start_char NULLS LAST, end_char NULLS LAST, seq NULLS LAST)
    """,
)
def claim_parts_overlap(frames: Frames) -> pl.DataFrame:
    """A piece that begins before the one above it has ended."""
    rows = frames["claim_parts"].sort(["start_char", "end_char", "seq"], nulls_last=True)
    before = pl.col("end_char").shift(1).over("claim_id", "part")
    return rows.filter(pl.col("start_char") < before).select(shown("claim_parts", ("start_char", "end_char")))


@cross_check(
    "claim_links",
    "claims",
    why="two linked claims belong to one article",
    sql="""
    SELECT DISTINCT t.claim_id, t.related_claim_id, t.relation FROM claim_links AS t
    JOIN claims AS a ON a.claim_id = t.claim_id JOIN claims AS b ON b.claim_id = t.related_claim_id
    WHERE a.article_id <> b.article_id
    """,
)
def claim_links_one_article(frames: Frames) -> pl.DataFrame:
    """A link from one article to another."""
    home = frames["claims"].select("claim_id", "article_id").unique()
    rows = frames["claim_links"].join(home, on="claim_id").join(home, left_on="related_claim_id", right_on="claim_id")
    return rows.filter(pl.col("article_id") != pl.col("article_id_right")).select(shown("claim_links", ())).unique()


@cross_check(
    "events",
    "event_mentions",
    why="an event is reported, and it is not called after a report of another event",
    sql="""
    SELECT DISTINCT event_id FROM events AS t
    WHERE NOT EXISTS (SELECT 1 FROM event_mentions AS m WHERE m.event_id = t.event_id)
    OR EXISTS (SELECT 1 FROM event_mentions AS m WHERE m.event_mention_id = t.event_id AND m.event_id <> t.event_id)
    """,
)
def events_id_of_mention(frames: Frames) -> pl.DataFrame:
    """An event without a mention, or with the id of a mention that is another event's."""
    mentions = frames["event_mentions"].select("event_mention_id", event="event_id")
    without = frames["events"].join(mentions, left_on="event_id", right_on="event", how="anti")
    called = frames["events"].join(mentions, left_on="event_id", right_on="event_mention_id")
    others = called.filter(pl.col("event") != pl.col("event_id"))
    return pl.concat([without.select("event_id"), others.select("event_id")]).unique()


@cross_check(
    "events",
    "codes",
    reads=("plover_type", "plover_mode"),
    why="the mode is one that PLOVER has for the type",
    sql="""
    SELECT event_id, plover_type, plover_mode FROM events AS t WHERE plover_mode IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM codes AS c WHERE c.list = 'events.plover_mode' AND c.code = t.plover_mode
      AND list_contains(string_split(c.plover_type, '|'), t.plover_type))
    """,
)
def events_mode_of_type(frames: Frames) -> pl.DataFrame:
    """A mode that belongs to another type."""
    modes = frames["codes"].filter(pl.col("list") == "events.plover_mode")
    allowed = modes.select(pl.col("code"), pl.col("plover_type").str.split("|")).explode("plover_type").drop_nulls()
    rows = frames["events"].filter(pl.col("plover_mode").is_not_null())
    wrong = rows.join(allowed, left_on=["plover_mode", "plover_type"], right_on=["code", "plover_type"], how="anti")
    return wrong.select("event_id", "plover_type", "plover_mode")


@cross_check(
    "codes",
    reads=("plover_type",),
    why="the PLOVER type of a code is in the list events.plover_type, its mode in events.plover_mode",
    sql="""
    WITH types AS (SELECT code FROM codes WHERE list = 'events.plover_type' AND code IS NOT NULL),
      modes AS (SELECT code FROM codes WHERE list = 'events.plover_mode' AND code IS NOT NULL),
      choices AS (SELECT *, string_split(unnest(string_split(plover_type, '|')), ' ') AS words FROM codes)
    SELECT DISTINCT list, code, plover_type FROM choices
    WHERE NOT (words[1] IN (FROM types) AND (COALESCE(words[2], '') = '' OR words[2] IN (FROM modes)))
    """,
)
def codes_plover_type(frames: Frames) -> pl.DataFrame:
    """A code that stands for a type or mode that PLOVER does not have."""
    codes = frames["codes"]
    types = codes.filter(pl.col("list") == "events.plover_type")["code"].drop_nulls()
    modes = codes.filter(pl.col("list") == "events.plover_mode")["code"].drop_nulls()
    words = pl.col("choice").str.split(" ")
    known = words.list.get(0).is_in(types.implode()) & (
        (words.list.len() == 1) | words.list.get(1, null_on_oob=True).is_in([*modes, ""])
    )
    choices = codes.select("list", "code", "plover_type", pl.col("plover_type").str.split("|").alias("choice"))
    wrong = choices.explode("choice").drop_nulls("choice").filter(known.not_())
    return wrong.select("list", "code", "plover_type").unique()


AGREEMENT_CHECKS: tuple[CrossCheck, ...] = (
    articles_copy_has_rows,
    articles_copy_of_other_text,
    articles_unmarked_copy,
    claims_without_content,
    claims_form_of_parts,
    _words_and_part("cue", "cue"),
    _words_and_part("speaker", "source"),
    claims_one_speaker,
    claim_parts_seq,
    claim_parts_overlap,
    claim_links_one_article,
    events_id_of_mention,
    events_mode_of_type,
    codes_plover_type,
)
