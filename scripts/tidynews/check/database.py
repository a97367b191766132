"""Tables in DuckDB and checks in, how many rows fail each and the first of them out."""

# ruff: noqa: S608  # every name in a query is a schema's, quoted where need be, never a value from data

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tidynews.check.checks import Check, RowCheck
from tidynews.check.report import Problem, Report
from tidynews.check.sql import literal, quoted, read_parquet

Counts = Mapping[str, int | str]
"""The number of failures by the id of the check; for one that crashed, how."""


@contextmanager
def connected(files: Mapping[str, Path] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with one view per Parquet file; what does not fit the memory that it may take waits on the disk."""
    with TemporaryDirectory(prefix="tidynews-check-") as scratch, duckdb.connect() as database:
        database.execute("SET enable_progress_bar = false")  # from 2 s on, DuckDB 2 prints it into our output
        database.execute(f"SET memory_limit = '{max(_LEAST_MB, _MB_PER_CORE * (os.cpu_count() or 1))}MB'")
        database.execute(f"SET temp_directory = {literal(scratch)}")
        # DuckDB 2.0 reads no rows of a Parquet file whose statistics say that none is wanted, and they leave out
        # not-a-number: WHERE NOT (x <= 1) misses it, count(*) FILTER does not
        database.execute("SET disabled_optimizers = 'statistics_propagation,filter_pushdown'")
        for name, file in (files or {}).items():
            database.execute(f"CREATE VIEW {quoted(name)} AS FROM {read_parquet(file)}")
        yield database


def counted(database: duckdb.DuckDBPyConnection, checks: Collection[Check]) -> dict[str, int | str]:
    """Count the rows that fail each check: all conditions on a table in one pass, the rest one by one."""
    found: dict[str, int | str] = {}
    tables = dict.fromkeys(check.table for check in checks)
    for table in tables:
        found |= _of_table(database, table, [check for check in checks if check.table == table])
    return {check.id: found[check.id] for check in checks}


def _of_table(database: duckdb.DuckDBPyConnection, table: str, checks: Collection[Check]) -> dict[str, int | str]:
    one_pass = [check for check in checks if isinstance(check, RowCheck) and check.condition]
    found = {check.id: _count(database, check) for check in checks if not getattr(check, "condition", None)}
    for some in _batches(one_pass, _CONDITIONS):
        found |= _in_one_pass(database, table, some)
    return found


def _in_one_pass(
    database: duckdb.DuckDBPyConnection, table: str, checks: Sequence[RowCheck]
) -> Mapping[str, int | str]:
    asked = ", ".join(f"count(*) FILTER (WHERE NOT ({check.condition}))" for check in checks)
    try:
        [row] = database.execute(f"SELECT {asked} FROM {quoted(table)}").fetchall()
    except duckdb.Error:  # which of them is it?
        return {check.id: _count(database, check) for check in checks}
    return dict(zip((check.id for check in checks), row, strict=True))


def _batches(checks: Sequence[RowCheck], size: int) -> Iterator[Sequence[RowCheck]]:
    """So many at a time: what DuckDB needs for one query grows faster than what is asked in it."""
    return (checks[start : start + size] for start in range(0, len(checks), size))


def _count(database: duckdb.DuckDBPyConnection, check: Check) -> int | str:
    sql = getattr(check, "counting", None) or f"SELECT count(*) FROM ({check.sql})"
    try:
        [row] = database.execute(sql).fetchall()
    except duckdb.Error as error:
        return f"{type(error).__name__}: {error}"
    return int(row[0])


def problems(
    database: duckdb.DuckDBPyConnection, checks: Collection[Check], counts: Counts, where: str | None = None
) -> Iterator[Problem]:
    """What failed, with the first rows by primary key; `where` is the place to name, if it is not the table."""
    failed = [check for check in checks if isinstance(counts[check.id], int) and counts[check.id]]
    first = _first_in_one_pass(database, failed)
    for check in checks:
        count = counts[check.id]
        if isinstance(count, str):
            yield Problem(check.id, where or check.table, f"the check crashed in DuckDB: {count}", ours=True)
        elif count:
            samples = tuple(first.get(check.id) or _first(database, check))
            unlisted = getattr(check, "unlisted", None)
            sql = None if unlisted else check.sql
            yield Problem(
                check.id, where or check.table, check.why, count, samples, sql, check.severity, unlisted=unlisted
            )


def _first_in_one_pass(database: duckdb.DuckDBPyConnection, failed: Sequence[Check]) -> dict[str, list[dict[str, Any]]]:
    """The first rows that fail each condition: reading text anew for each costs more than all the rest."""
    found: dict[str, list[dict[str, Any]]] = {}
    asked_of: dict[str, list[RowCheck]] = {}
    for check in failed:
        if isinstance(check, RowCheck) and check.condition:
            asked_of.setdefault(check.rows, []).append(check)
    for rows, checks in asked_of.items():
        for some in _batches(checks, _SAMPLED) if len(checks) > 1 else ():
            asked = ", ".join(map(_least, some))
            row = database.execute(f"SELECT {asked} FROM {rows}").fetchone() or ()
            found |= {check.id: list(first or ()) for check, first in zip(some, row, strict=True)}
    return found


def _least(check: RowCheck) -> str:
    """The rows that fail `check` and have the least keys, as a list of structs."""
    shown = ", ".join(f"{literal(name)}: {quoted(name)}" for name in check.shown)
    key = ", ".join(f"{literal(name)}: {quoted(name)}" for name in check.named)
    return f"min_by({{{shown}}}, {{{key}}}, {_SAMPLES}) FILTER (WHERE NOT ({check.condition}))"


def _first(database: duckdb.DuckDBPyConnection, check: Check) -> list[dict[str, Any]]:
    """The first rows that fail, by key; a whole key that is there twice is shown as often as it is there."""
    repeated = getattr(check, "repeated", None)
    if repeated and check.key == check.reads:
        order = ", ".join(map(quoted, check.key))
        found = database.execute(f"SELECT {order}, count(*) {repeated} ORDER BY {order} LIMIT {_SAMPLES}").fetchall()
        named = [(dict(zip(check.key, row, strict=False)), row[-1]) for row in found]
        return [row for row, times in named for _ in range(times)][:_SAMPLES]
    order = f" ORDER BY {', '.join(f'{quoted(column)} NULLS LAST' for column in check.key)}" if check.key else ""
    result = database.execute(f"SELECT * FROM ({check.sql}){order} LIMIT {_SAMPLES}")
    columns = [str(column[0]) for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def double_entry(checks: Sequence[Check], found: Counts, counts: Mapping[str, int]) -> Report:
    """Hold what DuckDB counted (`found`) against what polars counted: a difference is our mistake, not the data's."""
    return Report(
        tuple(
            Problem(check.id, check.table, _difference(counts[check.id], found[check.id]), sql=check.sql, ours=True)
            for check in checks
            if check.id in counts and found[check.id] != counts[check.id]
        ),
        len(counts),
    )


def _difference(polars: int, found: int | str) -> str:
    if isinstance(found, str):
        return f"the check crashed in DuckDB: {found}"
    return f"the engines disagree: polars counts {polars:,}, DuckDB {found:,}"


_SAMPLES = 5
_CONDITIONS = 100
_SAMPLED = 25
"""So many conditions are counted, and the first rows of so many are looked for, in one query."""
_LEAST_MB = 400
_MB_PER_CORE = 100  # below this, DuckDB's threads stand in each other's way
