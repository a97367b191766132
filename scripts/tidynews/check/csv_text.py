"""CSV files of ours in, what is wrong with their text, and where they differ from the Parquet files, out."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from tidynews import schema
from tidynews.check.copies import Copies
from tidynews.check.database import counted, problems
from tidynews.check.descriptor import Resource
from tidynews.check.report import Problem, Report
from tidynews.check.sql import quoted
from tidynews.check.standard.descriptor import Resource as Stated
from tidynews.check.standard.relations import relation
from tidynews.check.standard.row_checks import checks_of
from tidynews.check.standard.tables import columns_of, runnable, table
from tidynews.check.standard.text import TEXT_CHECKS, empty_rows
from tidynews.check.standard.written import Unreadable


def check_csv(
    database: duckdb.DuckDBPyConnection, folder: Path, scratch: Path, resource: Resource, *, parquet: bool
) -> Report:
    """Check the text of a CSV file, its header and the types of its cells, then hold it against the Parquet file.

    Args:
        database: Has a view of the Parquet file under the table's name.
        folder: The package.
        scratch: A folder for files of our own.
        resource: What the descriptor says of the file.
        parquet: Whether there is a Parquet file to hold it against, whose own constraints are checked.
    """
    described = schema.tables()[resource.table]
    name = f"{resource.table}.csv"
    try:
        stated = Stated(name, resource.path, {}, (resource.path,), "csv", _schema(described), {})
        found = relation(database, stated, folder, scratch, 0)
        made = table(name, resource.path, stated.schema or {}, found, columns_of(database, found))
        database.execute(f"CREATE VIEW {quoted(name)} AS {made.query}")
        checks = [empty_rows(made), *(check for check in checks_of(made) if check.id.endswith(".type"))]
        counts = counted(database, checks)
        wrong = (runnable(problem, [made]) for problem in problems(database, checks, counts, resource.path))
        failed = [*made.problems, *found.problems, *wrong]
        [rows] = database.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone() or (0,)
    except (Unreadable, duckdb.Error) as error:
        why = f"it cannot be read: {str(error).splitlines()[0]}"
        return Report((Problem(f"{name}.read", resource.path, why),), 1)
    if parquet and not failed:
        failed += _against_parquet(database, name, described, resource)
    failed += count_differs(resource, int(rows))
    return Report(tuple(failed), len(checks) + TEXT_CHECKS + _MORE)


def count_differs(resource: Resource, rows: int) -> list[Problem]:
    """Whether a file has the rows that the descriptor says."""
    if resource.rows in (None, rows):
        return []
    why = f"it has {rows:,} rows, datapackage.json says {resource.rows:,}"
    return [Problem(f"{resource.name}.rows", resource.path, why)]


def _schema(described: schema.Table) -> dict[str, Any]:
    """Types only; of truth values only the words that we write."""
    fields = [{"name": field.name, "type": field.type} for field in described.fields]
    words = {"trueValues": ["true"], "falseValues": ["false"]}
    return {
        "fields": [field | (words if field["type"] == "boolean" else {}) for field in fields],
        "primaryKey": list(described.primary_key),
    }


def _against_parquet(
    database: duckdb.DuckDBPyConnection, name: str, described: schema.Table, resource: Resource
) -> Iterator[Problem]:
    copies = {"CSV": f"FROM {quoted(name)}", "Parquet": f"FROM {described.name}"}
    both = Copies(described.columns, described.primary_key, copies)
    if both.same(database):
        return
    found = list(both.alone(database))
    for alone in found:
        why = f"rows stand in the {alone.copy} file only"
        check = f"{described.name}.only_in_{alone.copy.lower()}"
        yield Problem(check, resource.path, why, alone.count, alone.samples)
    if not found:
        yield Problem(f"{name}.order", resource.path, "CSV and Parquet have the same rows in another order")


_MORE = 4  # the header, the number of rows, both directions of the comparison
