"""The name of a constraint in, its question to polars and the same one to DuckDB, side by side, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from tidynews.check.sql import literal


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a value must be, in words with `{value}`, and asked of both engines; both pass what is empty.

    `condition` takes the column and what it is compared with as SQL, `holds` as polars' expression and Python value.
    """

    why: str
    condition: Callable[[str, Any], str]
    holds: Callable[[pl.Expr, Any], pl.Expr]


def few(values: Sequence[Any]) -> str:
    """The first of `values`, and how many there are."""
    some = ", ".join(str(each).lower() if isinstance(each, bool) else str(each) for each in values[:_FEW])
    return some if len(values) <= _FEW else f"{some}, … ({len(values)} values)"


def matches(column: str, pattern: str) -> str:
    """The SQL condition that the whole value fits `pattern`, whatever lines it has."""
    return f"regexp_full_match({column}, {literal(pattern)})"


_FEW = 8
SPACE = r"\t-\r\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
"""White space in full, escaped so that a printed query can be copied: `\\s` and TRIM mean less of it in DuckDB."""
UNPADDED = rf"\A[^{SPACE}](?s:.*[^{SPACE}])?\z"
CONSTRAINTS = {
    "required": Constraint(
        "must not be empty",
        lambda column, _: f"{column} IS NOT NULL",
        lambda column, _: column.is_not_null(),
    ),
    "enum": Constraint(
        "must be one of {value}",
        lambda column, values: f"{column} IN ({', '.join(values)})",
        lambda column, values: column.is_in(values),
    ),
    "minimum": Constraint(
        "must be {value} or more",
        lambda column, value: f"{column} >= {value}",
        lambda column, value: column >= value,
    ),
    "maximum": Constraint(
        "must be {value} or less",
        lambda column, value: f"{column} <= {value}",
        lambda column, value: column <= value,
    ),
    "exclusiveMinimum": Constraint(
        "must be more than {value}",
        lambda column, value: f"{column} > {value}",
        lambda column, value: column > value,
    ),
    "exclusiveMaximum": Constraint(
        "must be less than {value}",
        lambda column, value: f"{column} < {value}",
        lambda column, value: column < value,
    ),
    "minLength": Constraint(
        "must have a length of {value} or more",
        lambda length, value: f"{length} >= {value}",
        lambda column, value: column.str.len_chars() >= value,
    ),
    "maxLength": Constraint(
        "must have a length of {value} or less",
        lambda length, value: f"{length} <= {value}",
        lambda column, value: column.str.len_chars() <= value,
    ),
    "pattern": Constraint(
        "must match {value}",
        matches,
        lambda column, value: column.str.contains(rf"\A(?:{value})\z"),
    ),
    # not-a-number is equal to itself and greater than everything in both engines, so no other rule would notice it
    "finite": Constraint(
        "must be a number",
        lambda column, _: f"isfinite({column})",
        lambda column, _: column.is_finite(),
    ),
    "text": Constraint(
        "must not be empty or begin or end with white space",
        lambda column, _: f"regexp_matches({column}, {literal(UNPADDED)})",
        lambda column, _: column.str.contains(UNPADDED),
    ),
}
"""`unique` is not among them: it is asked of whole columns, with the keys."""
