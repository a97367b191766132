"""A package and the articles it was made from in, a report of every span and hash that does not fit out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from tidynews.articles.article import Article, Skipped
from tidynews.check.report import Problem, Report
from tidynews.check.spans import check_spans
from tidynews.errors import NotAPackage
from tidynews.publish.swap import read_descriptor

Row = Mapping[str, Any]


def verify(folder: Path, articles: Iterable[Article | Skipped]) -> Report:
    """Hold the package in `folder` against `articles`, one at a time.

    An article is found by its id, else by the hash of its text: it may lie in another folder than when it was read.
    An article of the package that is not among `articles` is an error, for nothing of it is proven; one that the
    package does not have is a warning.

    Raises:
        NotAPackage: `folder` is none, or is not whole.
    """
    content = read_descriptor(folder)["x-tidynews"].get("content", "all")
    package = _Package(folder)
    proven: set[str] = set()
    checks = 0
    skipped: list[str] = []
    problems: dict[tuple[str, str], Problem] = {}
    for article in articles:
        if isinstance(article, Skipped):
            skipped.append(f"{article.file}: {article.reason}")
            continue
        article_id = package.find(article)
        if article_id is None:
            found = [_surplus(article)]
        else:
            found = check_spans(article, package.rows(article_id), content=content)
            proven.add(article_id)
        checks += 1
        for problem in found:
            key = problem.check, problem.subject
            problems[key] = _together(problems[key], problem) if key in problems else problem
    return Report((*_missing(package, proven), *problems.values()), checks, tuple(skipped))


class _Package:
    """The rows of a package by article."""

    def __init__(self, folder: Path) -> None:
        self.articles = _read(folder, "articles")
        self._by_text = dict(self.articles.select("text_sha256", "article_id").reverse().iter_rows())
        claims = _read(folder, "claims")
        owners = claims.select("claim_id", "article_id")
        frames = {name: _read(folder, name) for name in _WITH_ARTICLE}
        frames |= {"articles": self.articles, "claims": claims}
        frames["claim_parts"] = _read(folder, "claim_parts").join(owners, on="claim_id", maintain_order="left")
        self._rows = {name: frame.partition_by("article_id", as_dict=True) for name, frame in frames.items()}
        self._ids = set(self.articles["article_id"])

    def find(self, article: Article) -> str | None:
        """The id that the package gives `article`."""
        return article.article_id if article.article_id in self._ids else self._by_text.get(article.text_sha256)

    def rows(self, article_id: str) -> dict[str, list[Row]]:
        """The rows of one article, by table."""
        return {
            name: list(parts[article_id,].iter_rows(named=True))
            for name, parts in self._rows.items()
            if (article_id,) in parts
        }


def _read(folder: Path, table: str) -> pl.DataFrame:
    path = folder / "parquet" / f"{table}.parquet"
    try:
        return pl.read_parquet(path, glob=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise NotAPackage(f"{path} cannot be read: {error}") from error


def _missing(package: _Package, proven: set[str]) -> Iterator[Problem]:
    rows = [row for row in package.articles.iter_rows(named=True) if row["article_id"] not in proven]
    if rows:
        samples = tuple({"article_id": row["article_id"], "file": row["file"]} for row in rows[:_SAMPLES])
        yield Problem(
            "articles.missing", "articles", "the article is not at hand, so nothing of it is proven", len(rows), samples
        )


def _surplus(article: Article) -> Problem:
    sample = {"article_id": article.article_id, "file": article.file}
    why = "the package has no row of the article"
    return Problem("articles.surplus", "articles", why, samples=(sample,), severity="warning")


def _together(one: Problem, other: Problem) -> Problem:
    """The same check in two articles as one problem."""
    return replace(one, count=one.count + other.count, samples=(*one.samples, *other.samples)[:_SAMPLES])


_SAMPLES = 5
_WITH_ARTICLE = ("segments", "roles", "mentions", "times", "figures", "event_mentions")
