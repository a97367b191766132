"""What changed and what people decided in, why each row changed out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from tidynews.curate.applied import key_expr
from tidynews.release.carrying import Carried
from tidynews.tables import Frames


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why rows changed, as far as anybody knows.

    `decided` is (table, key, column) to the reason that a person gave, the column being None for whole rows.
    """

    old: Frames
    new: Frames
    decided: Mapping[tuple[str, str, str | None], str]

    def explain(self, changes: pl.DataFrame) -> pl.DataFrame:
        """Add the column `reason` to the table of changes; empty where only the machine reads differently."""
        rows = changes.select("table", "key", "change").unique(maintain_order=True)
        texts = rows.with_columns(of_text=pl.Series(self._of_texts(rows), dtype=pl.String))
        decided = pl.DataFrame(
            [(*place, reason) for place, reason in self.decided.items()],
            schema={"table": pl.String, "key": pl.String, "column": pl.String, "decided": pl.String},
            orient="row",
        )
        whole = decided.filter(pl.col("column").is_null()).select("table", "key", of_row="decided")
        found = (
            changes.join(texts, on=["table", "key", "change"], how="left", maintain_order="left")
            .join(decided, on=["table", "key", "column"], how="left", maintain_order="left")
            .join(whole, on=["table", "key"], how="left", maintain_order="left")
        )
        return found.with_columns(reason=pl.coalesce("decided", "of_row", "of_text")).select(*changes.columns, "reason")

    def of_gone(self, table: str, key: str) -> str:
        """Why a row is gone."""
        rows = pl.DataFrame({"table": [table], "key": [key], "change": ["removed"]})
        return self.decided.get((table, key, None)) or self._of_texts(rows)[0] or READ_DIFFERENTLY

    def unexplained(self, changes: pl.DataFrame) -> dict[str, int]:
        """By table, how many rows are removed for no other reason than that the machine reads differently."""
        removed = changes.filter(pl.col("change") == "removed", pl.col("reason").is_null() | _gone(pl.col("reason")))
        return dict(removed.select("table", "key").unique().group_by("table").len().iter_rows())

    def _of_texts(self, rows: pl.DataFrame) -> Sequence[str | None]:
        """For each row, what happened to the text of the articles it belongs to, if all of them were touched."""
        texts = dict(self.old["articles"].select("article_id", "text_sha256").iter_rows())
        now = dict(self.new["articles"].select("article_id", "text_sha256").iter_rows())
        corrected = {article for article, text in texts.items() if now.get(article, text) != text}
        gone = set(texts) - set(now)
        homes: dict[tuple[str, str], set[str]] = {}
        for (table, change), some in rows.partition_by("table", "change", as_dict=True).items():
            frames = self.old if change == "removed" else self.new
            for key, article in _homes(frames, str(table), some["key"]):
                homes.setdefault((str(table), key), set()).add(article)
        return [_reason(homes.get((table, key), set()), corrected, gone) for table, key, _ in rows.iter_rows()]


def decided_keys(records: Iterable[Mapping[str, Any]], carried: Carried) -> dict[tuple[str, str, str | None], str]:
    """The records of `curation.json` under the keys that the release has."""
    return {
        (record["table"], carried.key(record["table"], record["key"]), record["column"]): record["reason"]
        for record in records
    }


def _reason(articles: set[str], corrected: set[str], gone: set[str]) -> str | None:
    if articles and articles <= corrected:
        return CORRECTED
    return GONE if articles and articles <= gone | corrected else None


def _homes(frames: Frames, table: str, keys: pl.Series) -> Iterable[tuple[str, str]]:
    """Key and article of rows; a row may belong to several articles."""
    frame = frames[table]
    for column, owner in _OWNERS.items():
        if "article_id" not in frame.columns and column in frame.columns:
            frame = frame.join(frames[owner].select(column, "article_id").unique(), on=column)
    if "article_id" not in frame.columns:
        return []
    return (
        frame.select(key=key_expr(table), article="article_id").filter(pl.col("key").is_in(keys.implode())).iter_rows()
    )


def _gone(reason: pl.Expr) -> pl.Expr:
    return reason == GONE


CORRECTED = "The text of the article was corrected."
GONE = "The article is no longer in the data set."
READ_DIFFERENTLY = "Read differently by the program."
_OWNERS = {"claim_id": "claims", "event_id": "event_mentions", "actor_id": "mentions"}
