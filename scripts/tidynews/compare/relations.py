"""A table's file in, a DuckDB view with typed columns out; and how a value of each type stands in a CSV file."""

# ruff: noqa: S608  # names and paths are quoted here

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tidynews.check.sql import literal, read_parquet, unglobbed
from tidynews.compare.packages import CannotCompare, Table


@dataclass(frozen=True, slots=True)
class View:
    """A table of a package as DuckDB sees it: a view called `name` and the types of its columns."""

    table: Table
    name: str
    types: Mapping[str, str]

    @property
    def where(self) -> str:
        """The table and its file, to begin a message."""
        return f"the table {self.table.name} ({self.table.file})"

    def emptied(self, database: duckdb.DuckDBPyConnection) -> View:
        """The same table without rows."""
        name = f"{self.name}_emptied"
        database.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM {self.name} WHERE false")
        return View(self.table, name, self.types)


def make_view(database: duckdb.DuckDBPyConnection, name: str, table: Table) -> View:
    """Make a view of the columns that the schema of `table` names.

    Parquet is preferred, for it has types; a CSV file gets those of the schema.

    Raises:
        CannotCompare: The file is empty or has not all columns.
    """
    file, typed = table.file, "parquet" in table.files
    source = read_parquet(file) if typed else _read_csv(file, table)
    stored = [str(row[0]) for row in database.execute(f"DESCRIBE FROM {source}").fetchall()]
    missing = [column for column in table.fields if column not in stored]
    if missing:
        raise CannotCompare(f"{file} has no column {', '.join(missing)}, which its schema has")
    columns = [quoted(column) if typed else _typed(field) for column, field in table.fields.items()]
    database.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {', '.join(columns) or '*'} FROM {source}")
    described = database.execute(f"DESCRIBE {name}").fetchall()
    return View(table, name, {str(row[0]): str(row[1]) for row in described})


def as_csv(expression: str, kind: str) -> str:
    """SQL for the text of a value as it stands in a CSV file of ours."""
    if kind in FLOATS:
        return f"replace(CAST({expression} AS VARCHAR), '-nan', 'nan')"
    if kind in _MOMENTS:
        return (
            f"strftime({expression}, '%Y-%m-%dT%H:%M:%S') || CASE WHEN microsecond({expression}) % 1000000 = 0 THEN ''"
            f" WHEN microsecond({expression}) % 1000 = 0 THEN strftime({expression}, '.%g')"
            f" ELSE strftime({expression}, '.%f') END || 'Z'"
        )
    return f"CAST({expression} AS VARCHAR)"


def as_key(texts: Iterable[str]) -> str:
    """SQL for a key as one text: the values of its columns, joined."""
    return " || ' | ' || ".join(f"({text})" for text in texts)


def quoted(name: str) -> str:
    """A column's name as DuckDB takes it literally."""
    return '"' + name.replace('"', '""') + '"'


def _read_csv(file: Path, table: Table) -> str:
    dialect = table.about.get("dialect") or {}
    delimiter = str(dialect.get("delimiter", ","))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header = next(csv.reader(lines, delimiter=delimiter), [])
    if not header:
        raise CannotCompare(f"{file} is empty, where its first line should name the columns")
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in header)
    missing = table.schema.get("missingValues", [""])
    empty = [literal(str(text["value"] if isinstance(text, dict) else text)) for text in missing]
    return (
        f"read_csv({literal(unglobbed(file))}, auto_detect = false, header = true, columns = {{{columns}}}, "
        f"delim = {literal(delimiter)}, quote = '\"', escape = '\"', nullstr = [{', '.join(empty)}])"
    )


def _typed(field: Mapping[str, Any]) -> str:
    name = quoted(str(field["name"]))
    kind = _TYPES.get(str(field.get("type")), "VARCHAR") if field.get("format", "default") == "default" else "VARCHAR"
    return f"CAST({name} AS {kind}) AS {name}"


FLOATS = ("DOUBLE", "FLOAT")
_MOMENTS = ("TIMESTAMP WITH TIME ZONE", "TIMESTAMP")
_TYPES = {
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP WITH TIME ZONE",
}
