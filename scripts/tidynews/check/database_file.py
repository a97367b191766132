"""A package's DuckDB file in, what it lacks, has too much of or says otherwise than the Parquet files out."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from tidynews import schema
from tidynews.check.copies import Copies
from tidynews.check.report import Problem, Report
from tidynews.check.sql import literal


def check_database_file(database: duckdb.DuckDBPyConnection, file: Path, tables: Collection[str]) -> Report:
    """Check the DuckDB file `file`: its tables, views and comments, and whether every view answers.

    Args:
        database: Holds `tables`, read from Parquet, under their own names.
        file: The package's database.
        tables: The tables whose rows are compared.
    """
    if not file.is_file():
        return Report((Problem("duckdb.missing", file.name, "the file is not there"),), 1)
    try:
        with duckdb.connect(str(file), read_only=True) as published:
            problems = [*_catalogue(published, file.name, tables), *_answers(published, file.name)]
        database.execute(f"ATTACH {literal(str(file))} AS published (READ_ONLY)")
    except duckdb.Error as error:
        return Report((Problem("duckdb.read", file.name, f"it cannot be opened: {_first_line(error)}"),), 1)
    problems += [problem for name in tables for problem in _differences(database, file.name, name)]
    return Report(tuple(problems), len(tables) + len(_views()) + _CATALOGUE_CHECKS)


def _catalogue(published: duckdb.DuckDBPyConnection, file: str, compared: Collection[str]) -> Iterator[Problem]:
    """Names that are missing or unknown, and what has no comment; a table that is compared is named there."""
    for kind, wanted, told in (("table", set(schema.TABLES), set(compared)), ("view", _views(), set[str]())):
        found = {
            str(name)
            for (name,) in published.execute(f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal").fetchall()
        }
        if missing := wanted - found - told:
            yield _named(f"duckdb.{kind}s.missing", file, f"{kind}s of tidynews that it lacks", missing)
        if unknown := found - wanted:
            yield _named(f"duckdb.{kind}s.unknown", file, f"{kind}s that tidynews does not know", unknown)
    if silent := {str(name) for (name,) in published.execute(_WITHOUT_COMMENT).fetchall()}:
        yield _named("duckdb.comments", file, "tables, views or columns without a comment", silent)


def _answers(published: duckdb.DuckDBPyConnection, file: str) -> Iterator[Problem]:
    """Views that cannot be read; all rows are asked for, as a cast may fail in the last one."""
    here = {name for (name,) in published.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    for name in sorted(_views() & here):
        try:
            published.execute(f"SELECT count(COLUMNS(*)) FROM {name}").fetchall()
        except duckdb.Error as error:
            yield Problem(f"{name}.duckdb", file, f"the view {name} cannot be read: {_first_line(error)}")


def _differences(database: duckdb.DuckDBPyConnection, file: str, name: str) -> Iterator[Problem]:
    # the file keeps moments without a zone, which every client shows alike
    table = schema.tables()[name]
    moments = [field.name for field in table.fields if field.type == "datetime"]
    replaced = ", ".join(f"make_timestamp(epoch_us({moment})) AS {moment}" for moment in moments)
    ours = f"SELECT *{f' REPLACE ({replaced})' if replaced else ''} FROM {name}"
    copies = Copies(table.columns, table.primary_key, {"DuckDB": f"FROM published.{name}", "Parquet": ours})
    try:
        for alone in () if copies.same(database) else copies.alone(database):
            why = f"rows of {name} stand in the {alone.copy} file only"
            yield Problem(f"{name}.duckdb", file, why, alone.count, alone.samples)
    except duckdb.Error as error:
        yield Problem(f"{name}.duckdb", file, f"table {name} cannot be compared: {_first_line(error)}")


def _views() -> set[str]:
    return {path.stem for path in (schema.data_folder("datapackage") / "views").glob("*.sql")}


def _named(check: str, file: str, why: str, names: Collection[str]) -> Problem:
    samples = tuple({"name": name} for name in sorted(names)[:_SAMPLES])
    return Problem(check, file, why, len(names), samples)


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]


_SAMPLES = 5
_CATALOGUE_CHECKS = 5  # tables and views missing and unknown, comments
_WITHOUT_COMMENT = """
    SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND coalesce(comment, '') = ''
    UNION ALL
    SELECT view_name FROM duckdb_views() WHERE NOT internal AND coalesce(comment, '') = ''
    UNION ALL
    SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''
"""
