"""A table's description in, the checks that follow from its columns, keys and row rules out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.checks import RowCheck, unique
from tidynews.check.constraints import CONSTRAINTS, few
from tidynews.check.sql import literal, quoted
from tidynews.check.table_schema import typed_categories


@cache
def row_checks(name: str) -> tuple[RowCheck, ...]:
    """All row checks of table `name`: constraints column by column, then keys, then the rules."""
    table = schema.tables()[name]
    return (
        *(check for field in table.fields for check in _constraints(table, field)),
        *(unique(name, table.primary_key, key) for key in _keys(table)),
        *(_rule(table, rule) for rule in table.rules),
    )


def _constraints(table: schema.Table, field: schema.Field) -> Iterator[RowCheck]:
    if field.type == "number":
        yield _check(table, field, "finite", None)
    if field.type == "string" and (table.name, field.name) not in _AS_FOUND:
        yield _check(table, field, "text", None)
    if field.categories:
        yield _check(table, field, "enum", typed_categories(field))
    for kind, value in field.constraints.items():
        if kind not in {"unique", "enum"}:  # they are with the keys and the categories
            yield _check(table, field, kind, value)


def _check(table: schema.Table, field: schema.Field, kind: str, value: Any) -> RowCheck:
    if kind not in CONSTRAINTS:
        raise ValueError(f"{table.name}.{field.name}: no check knows the constraint {kind!r}")
    asked = CONSTRAINTS[kind]
    constant = value if kind == "pattern" else list(map(literal, value)) if isinstance(value, list) else literal(value)
    why = asked.why.format(value=few(value) if isinstance(value, list) else value)
    column = f"length({quoted(field.name)})" if kind.endswith("Length") else quoted(field.name)
    return RowCheck(
        f"{table.name}.{field.name}.{kind}",
        table.name,
        table.primary_key,
        (field.name,),
        f"{field.name} {why}",
        condition=asked.condition(column, constant),
        holds=asked.holds(pl.col(field.name), value),
    )


def _keys(table: schema.Table) -> list[tuple[str, ...]]:
    alone = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    return list(dict.fromkeys([table.primary_key, *alone, *table.unique_keys]))


def _rule(table: schema.Table, rule: schema.Rule) -> RowCheck:
    holds = pl.sql_expr(rule.sql)
    read = set(holds.meta.root_names())
    reads = tuple(column for column in table.columns if column in read)
    return RowCheck(
        rule.id,
        table.name,
        table.primary_key,
        reads,
        rule.why,
        condition=rule.sql,
        holds=holds,
        severity=rule.severity,
    )


_AS_FOUND = frozenset({("articles", "file")})
"""A file's name is what it is, spaces included."""
