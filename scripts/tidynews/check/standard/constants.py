"""A table's constraints in, those that cannot be asked because they are wrong themselves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import duckdb

from tidynews.check.report import Problem
from tidynews.check.sql import literal
from tidynews.check.standard.columns import kind_of, typed
from tidynews.check.standard.tables import Column, Table, names


def broken(database: duckdb.DuckDBPyConnection, found: Table) -> Iterator[Problem]:
    """Bounds and codes that are no values of their field, patterns that are none, keys of fields that are not there."""
    for column in found.columns.values():
        if why := _format(database, column):
            yield Problem(f"{found.name}.{column.name}.type", found.where, why)
            continue
        for kind, value in (column.field.get("constraints") or {}).items():
            for item in value if kind == "enum" and isinstance(value, list) else [value]:
                if kind in _COMPARED and not _is_value(database, column, item):
                    why = f"the {kind} of {column.name}, {item!r}, is itself no {kind_of(column.field)}"
                    yield Problem(f"{found.name}.{column.name}.{kind}", found.where, why)
        pattern = (column.field.get("constraints") or {}).get("pattern")
        if isinstance(pattern, str) and not is_pattern(pattern):
            why = f"the pattern of {column.name} is no regular expression: {pattern}"
            yield Problem(f"{found.name}.{column.name}.pattern", found.where, why)
    yield from _keys(found)


def _keys(found: Table) -> Iterator[Problem]:
    known = {item.get("name") for item in found.schema.get("fields") or [] if isinstance(item, dict)}
    listed = [("primaryKey", names(found.schema.get("primaryKey")))]
    listed += [("uniqueKeys", names(key)) for key in found.schema.get("uniqueKeys") or []]
    for kind, key in listed:
        if unknown := [name for name in key if known and name not in known]:
            yield Problem(f"{found.name}.{kind}", found.where, f"{kind} names {', '.join(unknown)}, which is no field")


def _format(database: duckdb.DuckDBPyConnection, column: Column) -> str | None:
    """Why values cannot be read as the field's format says; None where they can."""
    try:
        database.execute(f"SELECT {typed(column.field, literal('x'))}").fetchall()
    except duckdb.Error as error:
        return (
            f"the format of {column.name}, {column.field.get('format')!r}, cannot be read: {str(error).splitlines()[0]}"
        )
    return None


def _is_value(database: duckdb.DuckDBPyConnection, column: Column, value: Any) -> bool:
    if not column.changed:
        return True
    written = str(value).lower() if isinstance(value, bool) else str(value)
    [found] = database.execute(f"SELECT ({typed(column.field, literal(written))}) IS NOT NULL").fetchone() or (False,)
    return bool(found)


def is_pattern(pattern: str) -> bool:
    """Whether `pattern` is a regular expression to Python, which knows more of them than DuckDB."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


_COMPARED = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"})
