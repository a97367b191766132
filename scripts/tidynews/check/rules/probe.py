"""A rule and its table in, where two engines answer it differently out, tried on rows of edge cases."""

# ruff: noqa: S608  # the SQL is a rule that passed the lint

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tidynews import schema
from tidynews.check.rules.edges import edge_rows
from tidynews.check.rules.finding import Finding
from tidynews.check.rules.lint import refused


def probe(sql: str, table: schema.Table) -> tuple[Finding, ...]:
    """Ask `sql`, which the lint let through, of polars and of DuckDB, on about 2,000 rows that are nasty on purpose.

    Both must answer true, false or null, once for every row, and the same; some row must break the rule and some keep
    it.
    """
    try:
        question = pl.sql_expr(sql)
        columns = [name for name in table.columns if name in question.meta.root_names()]
        edges = edge_rows(sql, table, columns)
        polars = edges.select(question.alias(_ANSWER))[_ANSWER]
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        return (_finding("polars-error", sql, _first_line(error)),)
    try:
        found = _in_duckdb(sql, edges)
    except duckdb.Error as error:
        return (_finding("duckdb-error", sql, _first_line(error)),)
    return tuple(_compare(sql, edges, polars, found))


def _in_duckdb(sql: str, edges: pl.DataFrame) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        file = Path(folder) / "edges.parquet"
        edges.write_parquet(file)
        database.execute("CREATE TABLE edges AS FROM read_parquet(?)", [str(file)])
        return [answer for [answer] in database.execute(f"SELECT ({sql}) FROM edges").fetchall()]


def _compare(sql: str, edges: pl.DataFrame, polars: pl.Series, found: list[Any]) -> list[Finding]:
    if polars.dtype != pl.Boolean or not {type(answer) for answer in found} <= {bool, type(None)}:
        kind = next((type(answer).__name__ for answer in found if answer is not None), "nothing")
        return [_finding("not-boolean", sql, f"polars answers with {polars.dtype}, DuckDB with {kind}")]
    if polars.len() != edges.height:
        return [_finding("not-boolean", sql, f"polars answers {polars.len()} times for {edges.height} rows")]
    theirs = pl.Series(found, dtype=pl.Boolean)
    differs = edges.with_columns(polars.alias("_polars"), theirs.alias("_duckdb")).filter(polars.ne_missing(theirs))
    if differs.height:
        row = differs.row(0, named=True)
        answers = f"polars {_said(row.pop('_polars'))}, DuckDB {_said(row.pop('_duckdb'))}"
        values = ", ".join(f"{name}={_shown(value)}" for name, value in row.items())
        return [_finding("differs", sql, f"{differs.height:,} of {edges.height:,} rows; for {values}: {answers}")]
    tried = f"{edges.height:,} rows were tried"
    vacuous = {"never-fails": False, "never-passes": True}
    return [_finding(code, sql, tried) for code, answer in vacuous.items() if answer not in polars.to_list()]


def _finding(code: str, sql: str, found: str) -> Finding:
    texts = refused()["codes"][code]
    return Finding(code, texts["why"].format(found=found), texts["help"], 0, len(sql))


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]


def _said(answer: bool | None) -> str:
    return "null" if answer is None else str(answer).lower()


def _shown(value: Any) -> str:
    return "NULL" if value is None else repr(value) if isinstance(value, str) else str(value)


_ANSWER = "holds"
