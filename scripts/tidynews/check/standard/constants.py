"""A table's constraints in, those that cannot be asked because they are wrong themselves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import duckdb

from tidynews.check.report import Problem
from tidynews.check.standard.columns import applies, kind_of
from tidynews.check.standard.row_checks import BOUNDS, categories_of, constant_of
from tidynews.check.standard.tables import Column, Table, names


def broken(database: duckdb.DuckDBPyConnection, found: Table) -> Iterator[Problem]:
    """Bounds and codes that are no values of their field, patterns that are none, keys of fields that are not there."""
    for column in found.columns.values():
        for kind, why in [] if column.why else _constraints(database, column):
            yield Problem(f"{found.name}.{column.name}.{kind}", found.where, why)
    yield from _keys(found)


def _constraints(database: duckdb.DuckDBPyConnection, column: Column) -> Iterator[tuple[str, str]]:
    stated, kind_of_field = column.field.get("constraints") or {}, kind_of(column.field)
    for kind, value in stated.items():
        if not applies(kind, column.field):
            yield kind, f"{column.name} is of type {kind_of_field}, which has no {kind}"
        elif kind in BOUNDS | {"enum"}:
            for item in value if kind == "enum" else [value]:
                if not _is_value(database, column, item):
                    yield kind, f"the {kind} of {column.name}, {item!r}, is itself no {kind_of_field}"
    pattern = stated.get("pattern")
    if pattern is not None and not is_pattern(pattern):
        yield "pattern", f"the pattern of {column.name} is no regular expression: {pattern}"
    if "jsonSchema" in stated and (why := _no_json_schema(stated["jsonSchema"])):
        yield "jsonSchema", f"the jsonSchema of {column.name} {why}"
    categories = categories_of(column)
    for item in categories:
        if not _is_value(database, column, item):
            yield "categories", f"the category {item!r} of {column.name} is itself no {kind_of_field}"
    if categories and (unknown := [item for item in stated.get("enum") or [] if item not in categories]):
        yield "enum", f"the enum of {column.name} has {unknown[0]!r}, which is no category"


def _keys(found: Table) -> Iterator[Problem]:
    fields = found.schema.get("fields")
    known = {item["name"] for item in fields} if fields else set(found.columns)
    listed = [("primaryKey", names(found.schema.get("primaryKey")))]
    listed += [("uniqueKeys", names(key)) for key in found.schema.get("uniqueKeys") or []]
    for kind, key in listed:
        if unknown := [name for name in key if name not in known]:
            yield Problem(f"{found.name}.{kind}", found.where, f"{kind} names {', '.join(unknown)}, which is no field")


def _is_value(database: duckdb.DuckDBPyConnection, column: Column, value: Any) -> bool:
    if isinstance(value, bool) and kind_of(column.field) in _NUMBERS:
        return False
    asked = f"TRY_CAST({constant_of(column, value)} AS VARCHAR) IS NOT NULL"
    [found] = database.execute(f"SELECT {asked}").fetchone() or (False,)
    return bool(found)


def is_pattern(pattern: str) -> bool:
    """Whether `pattern` is a regular expression to Python, which knows more of them than DuckDB."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


def is_json_schema(stated: Any) -> bool:
    """Whether `stated` fits JSON Schema's own schema, and leads nowhere else."""
    return _no_json_schema(stated) is None


def _no_json_schema(stated: Any) -> str | None:
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # noqa: PLC0415  # see profile
    from jsonschema.exceptions import SchemaError  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        Draft202012Validator.check_schema(stated)
        lost = next(_lost_references(stated), None)
    except (SchemaError, re.error, RecursionError):
        return "is no JSON Schema"
    return f"has a $ref that cannot be followed: {lost}" if lost is not None else None


def _lost_references(stated: Any) -> Iterator[str]:
    """Every `$ref` that leads to nothing in the schema itself; nothing is downloaded."""
    from referencing import Registry  # noqa: PLC0415  # see profile
    from referencing.exceptions import Unresolvable  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    def lost(part: Any, resolver: Any) -> Iterator[str]:
        if isinstance(part, dict):
            if isinstance(part.get("$id"), str):
                resolver = resolver.in_subresource(DRAFT202012.create_resource(part))
            reference = part.get("$ref")
            if isinstance(reference, str):
                try:
                    resolver.lookup(reference)
                except (Unresolvable, ValueError):
                    yield reference
        parts = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        for name, inner in parts:
            if name not in _JSON_DATA:
                yield from lost(inner, resolver)

    yield from lost(stated, Registry().resolver_with_root(DRAFT202012.create_resource(stated)))


_JSON_DATA = frozenset({"enum", "const", "default", "examples"})
"""What JSON Schema takes for values, not for schemas."""
_NUMBERS = frozenset({"integer", "number", "year"})
