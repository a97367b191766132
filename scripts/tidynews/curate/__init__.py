"""Frames and what people decided in `curation/` in, the curated frames and a record of every decision out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.articles.article import Article
from tidynews.curate.actors import Identities, read_actors
from tidynews.curate.applied import Applied, Decided
from tidynews.curate.corrections import Correction, read_corrections
from tidynews.curate.editing import article_of, corrected
from tidynews.curate.errors import BadCuration, StaleDecisions
from tidynews.curate.identity import identified

__all__ = ["Applied", "BadCuration", "Decided", "Decisions", "StaleDecisions", "curated", "decisions", "rows_of"]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What stands in `curation/`."""

    identities: Identities = field(default_factory=Identities)
    corrections: tuple[Correction, ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """Articles whose rows are corrected: their texts are needed, and their spans to be proved again."""
        return frozenset(article_of(correction) for correction in self.corrections)


def decisions(folder: Path | None) -> Decisions:
    """Read `actors.yaml` and `corrections.yaml` in `folder`; a file that is not there decides nothing.

    Raises:
        BadCuration: One of them cannot be read or contradicts itself.
    """
    if folder is None:
        return Decisions()
    actors, rows = folder / "actors.yaml", folder / "corrections.yaml"
    return Decisions(
        read_actors(actors) if actors.is_file() else Identities(),
        read_corrections(rows) if rows.is_file() else (),
    )


def curated(
    frames: Mapping[str, pl.DataFrame], decided: Decisions, articles: Mapping[str, Article]
) -> tuple[dict[str, pl.DataFrame], Applied]:
    """Apply all decisions to the tables: first who is who, then corrections of rows.

    Args:
        frames: All tables, as the machine made them.
        decided: What people decided.
        articles: Those whose rows are corrected, by id.

    Returns:
        The tables, sorted by key, and what was decided about each cell.

    Raises:
        StaleDecisions: A decision does not fit the tables; all of that kind are listed.
    """
    applied = Applied()
    if decided == Decisions():
        return dict(frames), applied
    made = identified(dict(frames), decided.identities, applied)
    texts = {article_id: article.text for article_id, article in articles.items()}
    made = corrected(made, decided.corrections, applied, texts)
    return {name: frame.sort(schema.tables()[name].primary_key) for name, frame in made.items()}, applied


def rows_of(frames: Mapping[str, pl.DataFrame], article_id: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of one article in the tables whose spans can be proved, and its own."""
    found = {
        name: frame.filter(pl.col("article_id") == article_id).to_dicts()
        for name, frame in frames.items()
        if "article_id" in frame.columns
    }
    claims = [claim["claim_id"] for claim in found["claims"]]
    return found | {"claim_parts": frames["claim_parts"].filter(pl.col("claim_id").is_in(claims)).to_dicts()}
