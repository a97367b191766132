"""Shared by the tests of the views: the rows given and the rows expected both stand in the test, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from textwrap import dedent
from typing import Any

import duckdb
import pytest

from tidynews import schema, tables
from tidynews.publish.database import create

AssertView = Callable[..., None]


@pytest.fixture(scope="session")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with all tables and views, as a package has it, empty but for the codes."""
    with duckdb.connect() as connection:
        create(connection)
        _fill(connection, {"codes": tables.frames({})["codes"]})
        yield connection


@pytest.fixture
def assert_view(empty: duckdb.DuckDBPyConnection) -> AssertView:
    """A function that fails unless a view makes of the rows `given` the rows `expected`, in the columns named there.

    A required column that is not given holds the schema's example, any other is empty; an empty cell is null. Rows are
    compared sorted, unless `in_order`.
    """

    def _assert_view(name: str, given: Mapping[str, str], expected: str, *, in_order: bool = False) -> None:
        frames = tables.frames({table: list(_rows(table, text)) for table, text in given.items()})
        header, *lines = dedent(expected).strip().splitlines()
        shown = ", ".join(f"CAST({column} AS VARCHAR)" for column in header.split(","))
        empty.begin()
        try:
            _fill(empty, {table: frames[table] for table in given})
            found = empty.execute(f"SELECT {shown} FROM {name}").fetchall()  # noqa: S608  names in our tests
        finally:
            empty.rollback()
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(found)
        rows = out.getvalue().splitlines()
        assert (rows if in_order else sorted(rows)) == (lines if in_order else sorted(lines)), "\n".join(rows)

    return _assert_view


def _fill(connection: duckdb.DuckDBPyConnection, frames: tables.Frames) -> None:
    for name, frame in frames.items():
        if frame.height:
            places = ", ".join(["?"] * frame.width)
            insert = f"INSERT INTO {name} VALUES ({places})"  # noqa: S608  names of our own schemas
            connection.executemany(insert, frame.rows())


def _rows(table: str, text: str) -> Iterator[dict[str, Any]]:
    fields = schema.tables()[table].fields
    for given in csv.DictReader(io.StringIO(dedent(text).strip())):
        assert set(given) <= {field.name for field in fields}, f"{table} has no such column: {given}"
        yield {field.name: _value(field, given) for field in fields}


def _value(field: schema.Field, given: Mapping[str, str]) -> Any:
    text = given.get(field.name) or (field.example if field.required and field.name not in given else "")
    return _PARSERS[field.type](text) if text else None


_PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}
