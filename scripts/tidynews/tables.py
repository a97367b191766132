"""Rows in, polars frames with the schemas' columns and types out, sorted by primary key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from tidynews import schema

Frames = Mapping[str, pl.DataFrame]
"""Table name to its frame, in the order of `schema.TABLES`."""


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Make the frame of one table.

    Shape: the columns of `schemas/NAME.yaml` in order, one row per row given, sorted by primary key.
    Units: text stays text; dates are days; timestamps are UTC.
    """
    table = schema.tables()[name]
    return pl.DataFrame(list(rows), schema=polars_types(name), orient="row", strict=True).sort(table.primary_key)


def frames(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, pl.DataFrame]:
    """Make all frames, the code lists included; a table that is not in `rows` is empty."""
    return {name: frame(name, schema.codes() if name == "codes" else rows.get(name, ())) for name in schema.TABLES}


def polars_types(name: str) -> dict[str, pl.DataType]:
    """Column name to polars type."""
    return {field.name: _TYPES[field.type] for field in schema.tables()[name].fields}


_TYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "datetime": pl.Datetime("us", "UTC"),
}
