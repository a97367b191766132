"""Parquet files in, the count of failures of every check out, as DuckDB sees them."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import duckdb

from tidynews import schema
from tidynews.check.catalogue import cross_checks, row_checks
from tidynews.check.checks import Check
from tidynews.check.report import Problem, Report
from tidynews.check.row_checks import literal


def connect(files: Mapping[str, Path]) -> duckdb.DuckDBPyConnection:
    """A database in memory with one table per Parquet file."""
    database = duckdb.connect()
    database.execute("SET enable_progress_bar = false")  # from 2 s on, DuckDB 2 prints it into our output
    for name, file in files.items():
        database.execute(f"CREATE TABLE {name} AS FROM read_parquet({literal(unglobbed(file))})")
    return database


def double_entry(database: duckdb.DuckDBPyConnection, counts: Mapping[str, int]) -> Report:
    """Count again what polars counted; a check that is answered differently is our mistake, and so is one that crashes.

    Args:
        database: Holds the tables under their own names.
        counts: What polars counted, by the id of the check; other checks are not asked.
    """
    problems = []
    for name in schema.TABLES:
        checks = [check for check in row_checks(name) if check.id in counts]
        problems += _compare(checks, _count_rows(database, name, checks), counts)
    across = [check for check in cross_checks() if check.id in counts]
    problems += _compare(across, _count_each(database, across), counts)
    return Report(tuple(problems), len(counts))


def _count_rows(database: duckdb.DuckDBPyConnection, table: str, checks: Collection[Check]) -> dict[str, int | str]:
    """All conditions in one pass over the table; one by one where that fails, to find which one it is."""
    conditions = {check.id: getattr(check, "condition", None) for check in checks}
    one_pass = {check: condition for check, condition in conditions.items() if condition}
    others = [check for check in checks if check.id not in one_pass]
    if not one_pass:
        return _count_each(database, others)
    counted = ", ".join(f"count(*) FILTER (WHERE NOT ({condition}))" for condition in one_pass.values())
    try:
        row = database.execute(f"SELECT {counted} FROM {table}").fetchone()
    except duckdb.Error:
        return _count_each(database, checks)
    return dict(zip(one_pass, row or (), strict=True)) | _count_each(database, others)


def _count_each(database: duckdb.DuckDBPyConnection, checks: Collection[Check]) -> dict[str, int | str]:
    return {check.id: _count(database, check.sql) for check in checks}


def _count(database: duckdb.DuckDBPyConnection, sql: str) -> int | str:
    try:
        row: tuple[Any, ...] = database.execute(f"SELECT count(*) FROM ({sql})").fetchone() or (0,)
    except duckdb.Error as error:
        return f"{type(error).__name__}: {error}"
    return int(row[0])


def _compare(checks: Collection[Check], found: Mapping[str, int | str], counts: Mapping[str, int]) -> list[Problem]:
    return [
        Problem(check.id, check.table, _difference(counts[check.id], found[check.id]), sql=check.sql, ours=True)
        for check in checks
        if found[check.id] != counts[check.id]
    ]


def _difference(polars: int, found: int | str) -> str:
    if isinstance(found, str):
        return f"the check crashed in DuckDB: {found}"
    return f"the engines disagree: polars counts {polars:,}, DuckDB {found:,}"


def unglobbed(file: Path) -> str:
    """The path with its wildcards taken literally: DuckDB would read `[` and `*` as a pattern."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(file))
