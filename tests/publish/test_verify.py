"""Verifying: every span and hash of a package is held against the articles."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tidynews.articles.article import Article, Skipped
from tidynews.check.report import Report
from tidynews.errors import NotAPackage
from tidynews.publish import verify


def found(report: Report) -> dict[str, int]:
    return {problem.check: problem.count for problem in report.problems}


def test_a_package_fits_the_articles_it_was_made_from(package: Path, articles: list[Article]) -> None:
    report = verify(package, iter(articles))
    assert report.ok, report.text()
    assert report.problems == ()
    assert report.checks == 2


def test_a_changed_letter_is_found_wherever_a_row_points_at_it(package: Path, articles: list[Article]) -> None:
    changed = replace(articles[0], text=articles[0].text.replace("won", "win"))
    problems = found(verify(package, [changed, articles[1]]))
    assert problems == {
        "articles.text_sha256.article": 1,
        "claim_parts.span_sha256.article": 1,
        "claims.content.article": 1,
    }


def test_a_letter_between_the_spans_breaks_the_hash_of_the_text_only(package: Path, articles: list[Article]) -> None:
    changed = replace(articles[0], text=articles[0].text.replace("had", "has"))
    assert found(verify(package, [changed, articles[1]])) == {"articles.text_sha256.article": 1}


@pytest.mark.parametrize(
    ("table", "change", "check"),
    [
        pytest.param("mentions", pl.col("start_char") + 1, "mentions.text.article", id="a_moved_mention"),
        pytest.param("figures", pl.col("text").str.replace("40", "41"), "figures.text.article", id="another_number"),
        pytest.param(
            "claims", pl.col("content").str.replace("won", "lost"), "claims.content.article", id="a_false_quote"
        ),
        pytest.param(
            "claims", pl.col("speaker").str.replace("Zoë", "Ann"), "claims.speaker.article", id="another_speaker"
        ),
        pytest.param("event_mentions", pl.col("end_char") + 900, "event_mentions.span.article", id="outside"),
        pytest.param("segments", pl.col("start_char") + 3, "segments.cover.article", id="a_zone_cut_short"),
    ],
)
def test_a_row_that_was_changed_is_found(  # noqa: PLR0917  three fixtures, three cases
    package: Path, articles: list[Article], tmp_path: Path, table: str, change: pl.Expr, check: str
) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "copy"))
    path = copy / "parquet" / f"{table}.parquet"
    pl.read_parquet(path).with_columns(change).write_parquet(path)
    report = verify(copy, articles)
    assert not report.ok
    assert check in found(report)


def test_an_article_that_is_not_at_hand_is_an_error(package: Path, articles: list[Article]) -> None:
    report = verify(package, articles[:1])
    assert not report.ok
    [problem] = report.problems
    assert problem.check == "articles.missing"
    assert problem.samples == ({"article_id": "a2", "file": "more/a2.txt"},)


def test_an_article_that_the_package_does_not_have_is_a_warning(package: Path, articles: list[Article]) -> None:
    report = verify(package, [*articles, Article("a3", "a3.txt", "Something else.")])
    assert report.ok
    assert found(report) == {"articles.surplus": 1}


def test_an_article_is_known_by_its_text_when_it_lies_elsewhere(package: Path, articles: list[Article]) -> None:
    moved = [replace(article, article_id=f"x{article.article_id}", file="elsewhere.txt") for article in articles]
    assert verify(package, moved).problems == ()


def test_an_input_that_cannot_be_read_is_listed(package: Path, articles: list[Article]) -> None:
    report = verify(package, [*articles, Skipped("b.txt", "is empty")])
    assert report.skipped == ("b.txt: is empty",)


def test_one_kind_of_mistake_in_many_articles_is_one_problem_with_its_count(
    package: Path, articles: list[Article]
) -> None:
    changed = [replace(article, text=f"{article.text} ") for article in articles]
    [problem] = verify(package, changed).problems
    assert (problem.check, problem.count, len(problem.samples)) == ("articles.text_sha256.article", 2, 2)


def test_a_torn_package_is_named(package: Path, articles: list[Article], tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "copy"))
    (copy / "parquet" / "mentions.parquet").unlink()
    with pytest.raises(NotAPackage, match=r"mentions\.parquet cannot be read"):
        verify(copy, articles)
