"""Constraints that no SQL can ask in, Python's answer for each value that occurs, as a check, out.

These are patterns with look-around, which DuckDB's regular expressions lack, and `jsonSchema`.
"""

# ruff: noqa: S608  # names are quoted, values are written as constants

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import duckdb

from tidynews.check.checks import RowCheck
from tidynews.check.sql import literal, quoted
from tidynews.check.standard.columns import applies
from tidynews.check.standard.constants import is_json_schema, is_pattern
from tidynews.check.standard.patterns import for_duckdb
from tidynews.check.standard.tables import Table

Judge = Callable[[str], bool]


def judged(database: duckdb.DuckDBPyConnection, found: Table) -> Iterator[RowCheck]:
    """A check for each such constraint: its query names the values that Python refused."""
    for column in found.columns.values():
        stated = {} if column.why else column.field.get("constraints") or {}
        constraints = {kind: value for kind, value in stated.items() if applies(kind, column.field)}
        for kind, why, judge in _judges(database, constraints):
            name = f"{found.name}.{column.name}.{kind}"
            check = RowCheck(name, found.name, found.key, (column.name,), f"{column.name} {why}")
            yield _asked(database, check, quoted(column.name), judge)


def _asked(database: duckdb.DuckDBPyConnection, check: RowCheck, column: str, judge: Judge) -> RowCheck:
    """The check with its question: a condition where few values are refused, else a query that looks them up."""
    refused = quoted(f"refused by {check.id}")
    database.execute(f"CREATE OR REPLACE TABLE {refused} (refused VARCHAR)")
    with database.cursor() as reader:
        reader.execute(f"SELECT DISTINCT {column} FROM {quoted(check.table)} WHERE {column} IS NOT NULL")
        while values := reader.fetchmany(_AT_ONCE):
            wrong = [value for [value] in values if not judge(str(value))]
            if wrong:
                database.execute(f"INSERT INTO {refused} SELECT unnest(?::VARCHAR[])", [wrong])
    first = database.execute(f"FROM {refused} LIMIT {_FEW + 1}").fetchall()
    if len(first) <= _FEW:
        database.execute(f"DROP TABLE {refused}")
        listed = ", ".join(literal(value) for [value] in first)
        return replace(check, condition=f"{column} NOT IN ({listed})" if listed else f"{column} = {column}")
    shown = ", ".join(map(quoted, check.shown))
    query = f"SELECT {shown} FROM {check.rows} WHERE {column} IN (FROM {refused})"
    return replace(check, query=query, unlisted=_MANY)


def needs_python(database: duckdb.DuckDBPyConnection, pattern: str) -> bool:
    """Whether DuckDB cannot read `pattern`."""
    read = for_duckdb(pattern)
    if read is None:
        return True
    try:
        database.execute("SELECT regexp_full_match('', ?::VARCHAR)", [read]).fetchall()
    except duckdb.Error:
        return True
    return False


def _judges(database: duckdb.DuckDBPyConnection, constraints: dict[str, Any]) -> Iterator[tuple[str, str, Judge]]:
    pattern = constraints.get("pattern")
    if isinstance(pattern, str) and is_pattern(pattern) and needs_python(database, pattern):
        whole = re.compile(pattern)
        yield "pattern", f"must match {pattern}", lambda value: whole.fullmatch(value) is not None
    if "jsonSchema" in constraints and is_json_schema(constraints["jsonSchema"]):
        yield "jsonSchema", "must fit its jsonSchema", _fits(constraints["jsonSchema"])


def _fits(schema: dict[str, Any]) -> Judge:
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # noqa: PLC0415  # see profile
    from referencing import Registry  # noqa: PLC0415
    from referencing.exceptions import Unresolvable  # noqa: PLC0415

    # with a registry of its own, nothing is downloaded
    validator = Draft202012Validator(schema, registry=Registry())

    def judge(value: str) -> bool:
        try:
            return bool(validator.is_valid(json.loads(value)))
        except (ValueError, Unresolvable, RecursionError, re.error):
            return False

    return judge


_AT_ONCE = 10_000
_FEW = 20
"""So many refused values are written out in a query."""
_MANY = "Python, not SQL, judges the values, and those that it refused are too many to name"
