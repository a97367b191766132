"""The tables of a package or of a build, and gold in; what tidynews has of each article of the gold out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import polars as pl

from tidynews.evaluate.claims import Parts, Predicted
from tidynews.evaluate.errors import OtherText
from tidynews.evaluate.gold import Gold, GoldArticle
from tidynews.evaluate.node import Span
from tidynews.evaluate.tables import Tables


def article_ids(gold: Gold, articles: pl.DataFrame) -> dict[str, str]:
    """The article of each gold file that is among `articles`: the one with the same text.

    Raises:
        OtherText: There is none with that text, but one of that name.
    """
    rows = articles.select("article_id", "file", "text_sha256", "duplicate_of").rows()
    by_text = {sha256: first or article_id for article_id, _, sha256, first in rows}
    names = {PurePosixPath(file).name for _, file, _, _ in rows}
    found = {}
    for article in gold.articles:
        sha256 = hashlib.sha256(article.text.encode()).hexdigest()
        if sha256 in by_text:
            found[article.file] = by_text[sha256]
        elif article.file in names:
            raise OtherText(
                f"the package was built from another text of {article.file} than {gold.texts / article.file}, "
                "so its offsets mean other words; build it from these texts"
            )
    return found


def claims(gold: Gold, tables: Tables, ids: Mapping[str, str]) -> list[tuple[GoldArticle, Sequence[Predicted]]]:
    """Each article in which claims are annotated with those of tidynews; an article that was not read has none."""
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    pieces = tables["claim_parts"].sort("claim_id", "part", "seq")
    for claim_id, part, start, end in pieces.select("claim_id", "part", "start_char", "end_char").rows():
        parts[claim_id][part].append((start, end))
    by_article: dict[str, list[Predicted]] = defaultdict(list)
    for article_id, claim_id, confidence in tables["claims"].select("article_id", "claim_id", "confidence").rows():
        by_article[article_id].append(Predicted(claim_id, confidence, _spans(parts[claim_id])))
    return [(article, by_article.get(ids.get(article.file, ""), ())) for article in gold.annotated("attributions")]


def _spans(parts: Mapping[str, Sequence[Span]]) -> Parts:
    return {part: tuple(parts.get(part, ())) for part in ("source", "cue", "content")}
