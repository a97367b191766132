"""A table's description in, the checks that follow from its columns, keys and row rules out."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.checks import RowCheck, listed, quoted
from tidynews.check.table_schema import typed_categories


@cache
def row_checks(name: str) -> tuple[RowCheck, ...]:
    """All row checks of table `name`: constraints column by column, then keys, then the rules."""
    table = schema.tables()[name]
    return (
        *(check for field in table.fields for check in _constraints(name, field)),
        *(_unique(name, key) for key in _keys(table)),
        *(_rule(name, rule) for rule in table.rules),
    )


def _constraints(table: str, field: schema.Field) -> Iterator[RowCheck]:
    column = pl.col(field.name)
    if field.type == "number":
        # NaN is equal to itself and greater than everything in both engines, so no other rule would notice it.
        yield _of(
            table,
            field,
            "finite",
            "must be a number",
            holds=column.is_finite(),
            condition=f"isfinite({quoted(field.name)})",
        )
    if field.type == "string" and (table, field.name) not in _AS_FOUND:
        yield _of(
            table,
            field,
            "text",
            "must not be empty or begin or end with white space",
            holds=column.str.contains(_UNPADDED),
            condition=f"regexp_matches({quoted(field.name)}, {literal(_UNPADDED)})",
        )
    if field.categories:
        codes = typed_categories(field)
        yield _of(
            table,
            field,
            "enum",
            f"must be one of {_few(codes)}",
            holds=column.is_in(codes),
            condition=f"{quoted(field.name)} IN ({', '.join(map(literal, codes))})",
        )
    for kind, value in field.constraints.items():
        yield from _constraint(table, field, kind, value)


def _constraint(table: str, field: schema.Field, kind: str, value: Any) -> Iterator[RowCheck]:
    column, name = pl.col(field.name), quoted(field.name)
    match kind:
        case "required":
            yield _of(
                table, field, kind, "must not be empty", holds=column.is_not_null(), condition=f"{name} IS NOT NULL"
            )
        case "minimum":
            yield _of(
                table, field, kind, f"must be {value} or more", holds=column >= value, condition=f"{name} >= {value}"
            )
        case "maximum":
            yield _of(
                table, field, kind, f"must be {value} or less", holds=column <= value, condition=f"{name} <= {value}"
            )
        case "pattern":
            yield _of(
                table,
                field,
                kind,
                f"must match {value}",
                holds=column.str.contains(rf"\A(?:{value})\z"),
                condition=f"regexp_full_match({name}, {literal(value)})",
            )
        case "unique" | "enum":
            return  # with the keys and the categories
        case _:
            raise ValueError(f"{table}.{name}: no check knows the constraint {kind!r}")


def _of(table: str, field: schema.Field, kind: str, why: str, *, holds: pl.Expr, condition: str) -> RowCheck:
    return RowCheck(f"{table}.{field.name}.{kind}", table, (field.name,), f"{field.name} {why}", holds, condition)


def _keys(table: schema.Table) -> list[tuple[str, ...]]:
    unique = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    return list(dict.fromkeys([table.primary_key, *unique, *table.unique_keys]))


def _unique(table: str, key: tuple[str, ...]) -> RowCheck:
    """Every row that shares its key with another one fails; as in SQL, a key with an empty part is equal to none."""
    whole = pl.all_horizontal(pl.col(column).is_not_null() for column in key)
    value = pl.col(key[0]) if len(key) == 1 else pl.struct(key)
    filled = " AND ".join(f"{quoted(column)} IS NOT NULL" for column in key)
    return RowCheck(
        f"{table}.{'+'.join(key)}.unique",
        table,
        key,
        f"no two rows may have the same {' and '.join(key)}",
        ~(value.is_duplicated() & whole),
        query=f"SELECT {listed(table, key)} FROM {table} WHERE {filled} "
        f"QUALIFY count(*) OVER (PARTITION BY {', '.join(map(quoted, key))}) > 1",
    )


def _rule(table: str, rule: schema.Rule) -> RowCheck:
    columns = schema.tables()[table].columns
    words = set(re.findall(r"[a-z_0-9]+", re.sub(r"'[^']*'", "", rule.sql)))
    reads = tuple(column for column in columns if column in words)
    return RowCheck(rule.id, table, reads, rule.why, pl.sql_expr(rule.sql), rule.sql, severity=rule.severity)


def literal(value: Any) -> str:
    """`value` as DuckDB writes it."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def _few(codes: list[Any]) -> str:
    few = ", ".join(map(str, codes[:_FEW]))
    return few if len(codes) <= _FEW else f"{few}, … ({len(codes)} codes, in the table codes)"


_FEW = 8
_SPACE = r"\t-\r\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
"""White space in full, escaped so that a printed query can be copied: `\\s` and TRIM mean less of it in DuckDB."""
_UNPADDED = rf"\A[^{_SPACE}](?s:.*[^{_SPACE}])?\z"
_AS_FOUND = frozenset({("articles", "file")})
"""A file's name is what it is, spaces included."""
