"""A table with typed columns in, what each of its rows must fulfil, as checks, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tidynews.check.checks import RowCheck, unique
from tidynews.check.constraints import CONSTRAINTS, few
from tidynews.check.sql import literal, quoted
from tidynews.check.standard.columns import applies, kind_of, length, typed
from tidynews.check.standard.patterns import for_duckdb
from tidynews.check.standard.tables import AS_WRITTEN, Column, Table, names


def checks_of(found: Table, rules: Sequence[RowCheck] = ()) -> Iterator[RowCheck]:
    """All that the rows of `found` must fulfil by themselves: types, constraints, categories, keys, and row rules."""
    for column in found.columns.values():
        if not column.why:
            if column.changed:
                yield _type(found, column)
            yield from _constraints(found, column)
    yield from _keys(found)
    yield from rules


def _type(found: Table, column: Column) -> RowCheck:
    what, format_ = kind_of(column.field), column.field.get("format", "default")
    return RowCheck(
        f"{found.name}.{column.name}.type",
        found.name,
        found.key,
        (column.name + AS_WRITTEN,),
        f"{column.name} must be {what if format_ == 'default' else f'{what} ({format_})'}",
        condition=f"{column.present} IS NULL OR {quoted(column.name)} IS NOT NULL",
    )


def _constraints(found: Table, column: Column) -> Iterator[RowCheck]:
    stated = dict(column.field.get("constraints") or {})
    if column.field.get("name") in names(found.schema.get("primaryKey")):
        stated["required"] = True
    if categories := categories_of(column):
        yield _check(found, column, "enum", categories, "categories")
    for kind, value in stated.items():
        if kind in CONSTRAINTS and value is not False and applies(kind, column.field):
            yield _check(found, column, kind, value)


def categories_of(column: Column) -> list[Any]:
    """The values that the field's categories allow, without their labels."""
    return [item.get("value") if isinstance(item, dict) else item for item in column.field.get("categories") or ()]


def _check(found: Table, column: Column, kind: str, value: Any, name: str = "") -> RowCheck:
    asked = CONSTRAINTS[kind]
    about = quoted(column.name)
    constant: Any = None
    match kind:
        case "required":
            about = column.present
        case "minLength" | "maxLength":
            about, constant = length(column.field, about, nested=not column.changed), literal(value)
        case "pattern":
            constant = for_duckdb(str(value)) or str(value)  # where there is none, Python judges
        case "enum":
            constant = [constant_of(column, item) for item in value]
        case _:
            constant = constant_of(column, value)
    condition = asked.condition(about, constant)
    if kind in BOUNDS and kind_of(column.field) == "number":
        # to DuckDB, not-a-number is more than every number; it is on no side of any bound
        condition = f"{condition} AND NOT isnan(CAST({about} AS DOUBLE))"
    return RowCheck(
        f"{found.name}.{column.name}.{name or kind}",
        found.name,
        found.key,
        (column.name,),
        f"{column.name} {asked.why.format(value=few(value) if isinstance(value, list) else value)}",
        condition=condition,
    )


def constant_of(column: Column, value: Any) -> str:
    """What a value is compared with: a number of JSON as it is, anything else read as the cells are."""
    if isinstance(value, int | float) and not isinstance(value, bool) and kind_of(column.field) in _NUMBERS:
        return literal(value) if abs(value) < _TOO_MUCH else typed(column.field, literal(str(value)))
    return typed(column.field, literal(written(value)))


def written(value: Any) -> str:
    """A value of JSON as the text of a cell; lists and objects as DuckDB writes those of Parquet."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _keys(found: Table) -> Iterator[RowCheck]:
    alone = [(name,) for name, column in found.columns.items() if (column.field.get("constraints") or {}).get("unique")]
    listed = [names(found.schema.get("primaryKey")), *alone, *map(names, found.schema.get("uniqueKeys") or [])]
    for key in dict.fromkeys(map(found.called, listed)):
        if key:
            yield unique(found.name, found.key, key)


BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_TOO_MUCH = 10**38  # for an integer of DuckDB
_NUMBERS = frozenset({"integer", "number", "year"})
