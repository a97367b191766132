"""Constraints that no SQL can ask in, Python's answer for each value that occurs, as a check, out.

These are patterns with look-around, which DuckDB's regular expressions lack, and `jsonSchema`.
"""

# ruff: noqa: S608  # names are quoted, values are written as constants

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
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
            name, rows = quoted(column.name), quoted(found.name)
            values = database.execute(f"SELECT DISTINCT {name} FROM {rows} WHERE {name} IS NOT NULL").fetchall()
            refused = ", ".join(literal(value) for [value] in values if not judge(str(value)))
            condition = f"{name} NOT IN ({refused})" if refused else f"{name} = {name}"
            check = f"{found.name}.{column.name}.{kind}"
            yield RowCheck(check, found.name, found.key, (column.name,), f"{column.name} {why}", condition=condition)


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
