"""The probe finds where engines differ even if no lint stood before it, and rules that check nothing."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import yaml
from click.testing import CliRunner

import tidynews
from tidynews import schema
from tidynews.check.rules import probe, try_rule
from tidynews.check.rules.edges import MOST, edge_rows
from tidynews.cli import main
from tidynews.errors import NotAPackage, TidynewsError

FIGURES = schema.tables()["figures"]
EXPRESSIONS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("rule_expressions.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "sql",
    [
        "low_closed IS TRUE",
        "value ISNULL",
        "STRPOS(text, 'b') > 0 OR STRPOS(text, 'b') = 0",
        "TRIM(text) = text",
        "ROUND(value) = 0",
        "LOWER(text) = 'i̇'",
        "UPPER(text) = text",
        "text ILIKE '%i%'",
        "LENGTH(text) - 3 > 0",
        "regexp_like(text, '\\w')",
        "regexp_matches(text, 'a')",
        "1 = 1",
        "value + 1",
        "CAST(value AS VARCHAR) IN ('nan', '1e300', '1e-07')",
        "start_char % 0 = 1",
    ],
)
def test_the_probe_alone_stops_what_the_lint_refuses(sql: str) -> None:
    [finding] = probe(sql, FIGURES)
    assert finding.code in {"differs", "polars-error", "duckdb-error", "not-boolean"}


@pytest.mark.parametrize("code", ["duckdb-error", "never-fails", "never-passes"])
def test_the_probe_stops_what_the_lint_cannot_see(code: str) -> None:
    for sql in EXPRESSIONS[code]:
        assert [finding.code for finding in probe(sql, FIGURES)] == [code], sql


def test_a_difference_is_shown_with_a_row() -> None:
    [finding] = probe("low_closed IS TRUE", FIGURES)
    assert finding.why == "the engines disagree on 1 of 3 rows; for low_closed=NULL: polars null, DuckDB false"


def test_edge_rows_hold_nulls_bounds_codes_and_what_the_rule_names() -> None:
    columns = ("figure_id", "comparator", "start_char", "confidence", "low_closed")
    rows = edge_rows("figure_id <> 'x%' OR start_char > 41", FIGURES, columns)
    assert rows.height == MOST
    assert all(rows[name].null_count() for name in columns)
    assert set(FIGURES.field("comparator").categories) <= set(rows["comparator"])
    assert {2**62, 40, 41, 42} <= set(rows["start_char"])
    assert {"", "x", "e\u0301"} <= set(rows["figure_id"])
    assert rows.equals(edge_rows("figure_id <> 'x%' OR start_char > 41", FIGURES, columns))


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(TidynewsError, match="there is no table numbers; the tables are articles, "):
        try_rule("a = 1", "numbers")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "package"
    articles = Path(__file__).parents[2] / "articles"
    tidynews.build(articles, folder, cache=False)
    return folder


def test_a_rule_is_counted_in_a_package_and_its_first_failures_are_shown(package: Path) -> None:
    tried = try_rule("value < 0", "figures", package)
    frame = pl.read_parquet(next(package.rglob("figures.parquet")))
    assert tried.ok
    assert tried.rows == frame.height
    assert tried.problem
    assert tried.problem.count == frame.filter(pl.col("value") >= 0).height > 0
    assert set(tried.problem.samples[0]) == {"figure_id", "value"}


def test_a_rule_that_all_rows_keep_says_so(package: Path) -> None:
    tried = try_rule("end_char > start_char", "figures", package)
    assert tried.problem is None
    assert tried.text().endswith(f"none of {tried.rows:,} rows breaks it")


def test_a_folder_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPackage):
        try_rule("end_char > start_char", "figures", tmp_path)


def test_the_command_exits_with_1_where_a_rule_is_refused() -> None:
    refused = CliRunner().invoke(main, ["rules", "try", "TRIM(text) = text", "figures"])
    assert refused.exit_code == 1
    assert "figures: refused, 1 reason" in refused.output
    allowed = CliRunner().invoke(main, ["rules", "try", "text <> unit", "figures"])
    assert allowed.exit_code == 0, allowed.output


def test_the_list_has_every_rule() -> None:
    listed = CliRunner().invoke(main, ["rules"]).output
    rules = [rule for table in schema.tables().values() for rule in table.rules]
    assert listed.endswith(f"{len(rules)} rules\n")
    assert all(f"  {rule.id}, {rule.severity}: {rule.why}" in listed for rule in rules)
