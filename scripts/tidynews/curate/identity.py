"""Frames and decisions about who is who in, the frames with the actors that people decided on out.

Splits come first, then merges, then what an actor is: each sees what the ones before it made. These decisions say which
id stands for whom, not what an article says, so no row of a claim or figure becomes `curated` by them.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tidynews import schema
from tidynews.curate.actors import Facts, Identities, Move
from tidynews.curate.applied import Applied, key_expr
from tidynews.curate.errors import BadCuration, StaleDecisions
from tidynews.curate.stale import stale
from tidynews.extract.corpus import actor_columns

Frames = dict[str, pl.DataFrame]


def identified(frames: Frames, decided: Identities, applied: Applied) -> Frames:
    """Apply the decisions; what they did is added to `applied`.

    Raises:
        StaleDecisions: Some do not fit the tables; all of them are listed.
    """
    if problems := stale(frames, decided):
        raise StaleDecisions(problems)
    frames = _split(frames, decided.splits, applied) if decided.splits else frames
    frames = _merged(frames, decided.merges, applied) if decided.merges else frames
    return _corrected(frames, decided.facts, applied) if decided.facts else frames


def _split(frames: Frames, splits: Sequence[Move], applied: Applied) -> Frames:
    made = _moved(frames, splits, applied)
    rows = {row["actor_id"]: row for row in frames["actors"].iter_rows(named=True)}
    news = {move.new: move for move in splits if move.new not in rows}
    added = [{**rows[move.old], "actor_id": new} for new, move in news.items()]
    for row in added:
        applied.note("actors", [row], [None], news[row["actor_id"]].reason)
    made["actors"] = _with(frames["actors"], added)
    made["actor_names"] = _split_names(made, splits)
    return _without_unused(made, splits, applied)


def _split_names(made: Frames, splits: Sequence[Move]) -> pl.DataFrame:
    """Each new actor has those names of the old one that its own articles print, and the old one too."""
    names, called = made["actor_names"], dict(made["actors"].select("actor_id", "name").iter_rows())
    olds = sorted({move.old for move in splits})
    pairs = sorted({(move.old, new) for move in splits for new in (move.old, move.new)})
    words = {
        actor_id: " | ".join(texts)
        for actor_id, texts in made["mentions"].group_by("actor_id").agg(pl.col("text").unique().sort()).iter_rows()
    }
    kept = [
        {"actor_id": new, "name": name, "form": form}
        for old, new in pairs
        for _, name, form in names.filter(pl.col("actor_id") == old).iter_rows()
        if name in words.get(new, "") or name == called[new]
    ]
    return _with(names.filter(~pl.col("actor_id").is_in(olds)), kept).unique(maintain_order=True)


def _without_unused(frames: Frames, splits: Sequence[Move], applied: Applied) -> Frames:
    """Drop the actors of whom every article was given to somebody else."""
    used = {
        actor_id
        for name in schema.TABLES
        if name not in {"actors", "actor_names"}
        for column in actor_columns(name)
        for actor_id in frames[name][column]
    }
    gone = {move.old: move for move in splits if move.old not in used}
    for old, move in gone.items():
        applied.note("actors", [{"actor_id": old}], [None], move.reason)
    kept = ~pl.col("actor_id").is_in(sorted(gone))
    return frames | {name: frames[name].filter(kept) for name in ("actors", "actor_names")}


def _merged(frames: Frames, merges: Sequence[Move], applied: Applied) -> Frames:
    made = _moved(frames, merges, applied)
    countries = dict(frames["actors"].select("actor_id", "country_iso3").iter_rows())
    for move in merges:
        applied.note("actors", [{"actor_id": move.old}], [None], move.reason)
    for into in sorted({move.new for move in merges}):
        stated = sorted({countries[move.old] for move in merges if move.new == into} - {None})
        if countries[into] is None and len(stated) == 1:
            countries[into] = stated[0]
            reason = next(move.reason for move in merges if move.new == into)
            applied.note("actors", [{"actor_id": into}], ["country_iso3"], reason)
    kept = frames["actors"].filter(~pl.col("actor_id").is_in([move.old for move in merges]))
    given = pl.col("actor_id").replace_strict(list(countries), list(countries.values()), return_dtype=pl.String)
    made["actors"] = kept.with_columns(given.alias("country_iso3"))
    made["actor_names"] = _renamed(frames["actor_names"], {move.old: move.new for move in merges}).unique()
    return _with_sole_speakers(made, merges, applied)


def _with_sole_speakers(frames: Frames, merges: Sequence[Move], applied: Applied) -> Frames:
    """Claims by two speakers that are one now have a speaker."""
    one = (
        frames["claim_actors"]
        .filter(pl.col("relation") == "speaker")
        .group_by("claim_id")
        .agg(pl.col("actor_id").first().alias("sole"), pl.len().alias("speakers"))
        .filter((pl.col("speakers") == 1) & pl.col("sole").is_in([move.new for move in merges]))
    )
    found = frames["claims"].join(one.select("claim_id", "sole"), on="claim_id", how="left", maintain_order="left")
    reasons = {move.new: move.reason for move in merges}
    for row in found.filter(pl.col("speaker_id").is_null() & pl.col("sole").is_not_null()).iter_rows(named=True):
        applied.note("claims", [row], ["speaker_id"], reasons[row["sole"]])
    return frames | {"claims": found.with_columns(pl.coalesce("speaker_id", "sole").alias("speaker_id")).drop("sole")}


def _corrected(frames: Frames, facts: Sequence[Facts], applied: Applied) -> Frames:
    rows = {row["actor_id"]: dict(row) for row in frames["actors"].iter_rows(named=True)}
    names = [*frames["actor_names"].iter_rows(named=True)]
    problems: list[BadCuration] = []
    for fact in facts:
        row = rows[fact.actor_id]
        said = [column for column, value in fact.columns.items() if row[column] == value]
        problems += [fact.entry.wrong(f"{fact.actor_id} has this {c} by itself now; delete it here") for c in said]
        row.update(fact.columns)
        applied.note("actors", [{"actor_id": fact.lasting_id}], fact.columns, fact.entry.text("reason"))
        if "name" in fact.columns:
            form = "full" if row["kind"] == "person" else "official"
            names.append({"actor_id": fact.actor_id, "name": row["name"], "form": form})
    if problems:
        raise StaleDecisions(problems)
    made = frames | {
        "actors": _with(frames["actors"].clear(), [*rows.values()]),
        "actor_names": _with(frames["actor_names"].clear(), names).unique(maintain_order=True),
    }
    moves = [Move(fact.actor_id, fact.lasting_id, fact.entry) for fact in facts if fact.lasting_id != fact.actor_id]
    return _merged_kinds(made, moves, applied) if moves else made


def _merged_kinds(frames: Frames, moves: Sequence[Move], applied: Applied) -> Frames:
    """Let the ids of actors begin as their new kinds want."""
    new = {move.old: move.new for move in moves}
    for move in moves:
        applied.note("actors", [{"actor_id": move.old}, {"actor_id": move.new}], [None], move.reason)
    renamed = {name: _renamed(frames[name], new) for name in ("actors", "actor_names")}
    return _moved(frames, moves, applied) | renamed


def _moved(frames: Frames, moves: Sequence[Move], applied: Applied) -> Frames:
    """Every other table that names an actor, with the new ids; rows that became the same are one."""
    applied.actors.update(move.new for move in moves)
    table = pl.DataFrame(
        [(move.old, move.new, move.article_id, move.reason) for move in moves],
        schema={"old": pl.String, "new": pl.String, "article": pl.String, "why": pl.String},
        orient="row",
    )
    made = dict(frames)
    for name in schema.TABLES:
        columns = actor_columns(name)
        if columns and name not in {"actors", "actor_names"}:
            made[name] = _moved_in(frames, name, columns, table, applied)
    return made


def _moved_in(frames: Frames, name: str, columns: Sequence[str], moves: pl.DataFrame, applied: Applied) -> pl.DataFrame:
    everywhere = moves["article"].is_null().all()
    rows = frames[name].with_columns(key_expr(name).alias("_key"))
    rows = rows if everywhere else rows.join(_articles(frames, name), on="_key", how="left", maintain_order="left")
    for column in columns:
        here = moves.select(pl.col("old").alias(column), "new", "why", pl.col("article").alias("_article"))
        on = [column] if everywhere else [column, "_article"]
        here = here.drop("_article") if everywhere else here
        rows = rows.join(here, on=on, how="left", maintain_order="left")
        _note_moves(name, column, rows.filter(pl.col("new").is_not_null()), applied)
        rows = rows.with_columns(pl.coalesce("new", column).alias(column)).drop("new", "why")
    return rows.select(frames[name].columns).unique(
        schema.tables()[name].primary_key, keep="first", maintain_order=True
    )


def _note_moves(name: str, column: str, rows: pl.DataFrame, applied: Applied) -> None:
    in_key = column in schema.tables()[name].primary_key
    for row in rows.iter_rows(named=True):
        if in_key:  # the row goes, and one under another key comes
            applied.note(name, [row, {**row, column: row["new"]}], [None], row["why"])
        else:
            applied.note(name, [row], [column], row["why"])


def _articles(frames: Frames, name: str) -> pl.DataFrame:
    """The article of each row (`_article`) by its key (`_key`): its own, or that of its claim or event."""
    rows = frames[name].with_columns(key_expr(name).alias("_key"))
    if "article_id" in rows.columns:
        return rows.select("_key", pl.col("article_id").alias("_article"))
    owner = "claim_id" if "claim_id" in rows.columns else "event_id"
    owned = frames["claims" if owner == "claim_id" else "event_mentions"]
    return rows.join(
        owned.select(owner, pl.col("article_id").alias("_article")).unique(owner, keep="first", maintain_order=True),
        on=owner,
        how="left",
    ).select("_key", "_article")


def _renamed(frame: pl.DataFrame, new: dict[str, str]) -> pl.DataFrame:
    return frame.with_columns(pl.col("actor_id").replace(list(new), list(new.values())))


def _with(frame: pl.DataFrame, rows: Sequence[dict[str, object]]) -> pl.DataFrame:
    return pl.concat([frame, pl.DataFrame(rows, schema=frame.schema, orient="row")]) if rows else frame
