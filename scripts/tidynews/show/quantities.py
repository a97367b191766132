"""The row of a figure in, its value with comparator, bounds and unit in words out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def quantity(row: Mapping[str, Any]) -> str:
    """Comparator, value and unit (`>= 14 {person}`); bounds where there is no value (`from 10 to 20 km`)."""
    unit = f" {row['unit']}" if row["unit"] else ""
    if row["value"] is not None:
        return f"{row['comparator']} {number(row['value'])}{unit}"
    low = [] if row["low"] is None else [f"{'from' if row['low_closed'] else 'above'} {number(row['low'])}"]
    high = [] if row["high"] is None else [f"{'to' if row['high_closed'] else 'below'} {number(row['high'])}"]
    return f"{' '.join(low + high) or 'no number'}{unit}"


def number(value: float) -> str:
    """A number as one writes it, with commas and no more decimals than it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10f}".rstrip("0")
