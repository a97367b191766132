"""A frame in, what its columns hold out: empty cells, range, a histogram, the commonest values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from tidynews import schema


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a histogram: the values from `low` to `high`, as they are shown, and how many rows have one."""

    low: str
    high: str
    rows: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a column holds. `counts` are the commonest values, of a code list all of them; `bins` a histogram."""

    rows: int
    empty: int
    distinct: int
    low: str | None = None
    high: str | None = None
    middle: str | None = None
    bins: tuple[Bin, ...] = ()
    logarithmic: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def filled(self) -> int:
        """Rows that have a value."""
        return self.rows - self.empty


def profiles(frame: pl.DataFrame, table: schema.Table) -> dict[str, Profile]:
    """One profile per column: two passes over the frame, whatever its size, and no loop over its rows."""
    facts = frame.select(expression for column in table.fields for expression in _facts(column)).row(0, named=True)
    found = {column.name: _first(column, frame.height, facts) for column in table.fields}
    asked = {
        column.name: query
        for column in table.fields
        if (query := _second(frame, table, column, found[column.name], facts)) is not None
    }
    answers = dict(zip(asked, pl.collect_all(list(asked.values())), strict=True))
    return {
        column.name: _complete(column, found[column.name], facts, answers.get(column.name)) for column in table.fields
    }


def shown(value: object) -> str:
    """A value as the page shows it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) < _EXACT else f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _facts(column: schema.Field) -> list[pl.Expr]:
    """What the first pass asks of a column."""
    values = pl.col(column.name)
    asked = [
        values.null_count().alias(f"{column.name}:empty"),
        values.drop_nulls().n_unique().alias(f"{column.name}:distinct"),
    ]
    if _counted(column):
        number = _number(column)
        asked += [
            number.min().alias(f"{column.name}:low"),
            number.max().alias(f"{column.name}:high"),
            number.median().alias(f"{column.name}:middle"),
        ]
    return asked


def _first(column: schema.Field, rows: int, facts: Mapping[str, Any]) -> Profile:
    return Profile(rows, facts[f"{column.name}:empty"], facts[f"{column.name}:distinct"])


def _counted(column: schema.Field) -> bool:
    """Whether the column's values lie on a scale."""
    return column.type in {"integer", "number", "date", "datetime"} and not column.categories


def _number(column: schema.Field) -> pl.Expr:
    return pl.col(column.name).to_physical().cast(pl.Float64)


def _second(
    frame: pl.DataFrame, table: schema.Table, column: schema.Field, first: Profile, facts: Mapping[str, Any]
) -> pl.LazyFrame | None:
    """What the second pass asks of a column: rows per bin or per value; None where neither says anything."""
    name = column.name
    values = frame.lazy().select(pl.col(name)).drop_nulls()
    if _counted(column):
        scale = _scale(column, facts)
        return values.select(scale.bin(_number(column)).alias("value")).group_by("value").len() if scale else None
    names = {*table.primary_key, *(key for link in table.foreign_keys for key in link.fields)}
    telling = first.filled >= _FEW and first.distinct <= first.filled * _REPEATED and name not in names
    if not (column.categories or column.type == "boolean" or telling):
        return None
    counted = values.select(pl.col(name).cast(pl.String).alias("value")).group_by("value").len()
    order = counted.sort(["len", "value"], descending=[True, False])
    return order if column.categories else order.head(_COMMONEST)


def _complete(column: schema.Field, first: Profile, facts: Mapping[str, Any], answer: pl.DataFrame | None) -> Profile:
    counted = dict(answer.iter_rows()) if answer is not None else {}
    if not _counted(column):
        order = dict.fromkeys(column.categories, 0) | counted if column.categories else counted
        return replace(first, counts=order)
    low, middle, high = (facts[f"{column.name}:{name}"] for name in ("low", "middle", "high"))
    if low is None:
        return first
    scale = _scale(column, facts)
    bins = tuple(
        Bin(_back(column, start), _back(column, end), counted.get(at, 0))
        for at, (start, end) in enumerate(scale.edges() if scale else ())
    )
    return replace(
        first,
        low=_back(column, low),
        high=_back(column, high),
        middle=_back(column, middle),
        bins=bins,
        logarithmic=scale is not None and scale.logarithmic,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """How values become bins: `size` of them, `width` wide, from `low`; `whole` where values are whole numbers."""

    low: float
    width: float
    size: int
    logarithmic: bool
    whole: bool

    def bin(self, values: pl.Expr) -> pl.Expr:
        on_scale = (values + 1).log() if self.logarithmic else values
        return ((on_scale - self.low) / self.width).floor().clip(0, self.size - 1).cast(pl.Int64)

    def edges(self) -> list[tuple[float, float]]:
        ends = [self.low + self.width * at for at in range(self.size + 1)]
        if self.logarithmic:
            ends = [math.expm1(end) for end in ends]
        last = 1 if self.whole and not self.logarithmic else 0
        return [(low, high - last) for low, high in pairwise(ends)]


def _scale(column: schema.Field, facts: Mapping[str, Any]) -> _Scale | None:
    """None where all values are the same."""
    low, middle, high = (facts[f"{column.name}:{name}"] for name in ("low", "middle", "high"))
    if low is None or low == high:
        return None
    whole = column.type in {"integer", "date"}
    if low >= 0 and high > _SKEWED * (middle + 1) and column.type in {"integer", "number"}:
        start = math.log1p(low)
        return _Scale(start, (math.log1p(high) - start) / _BINS, _BINS, logarithmic=True, whole=whole)
    if whole:
        width = math.ceil((high - low + 1) / _BINS)
        return _Scale(low, width, math.ceil((high - low + 1) / width), logarithmic=False, whole=True)
    return _Scale(low, (high - low) / _BINS, _BINS, logarithmic=False, whole=False)


def _back(column: schema.Field, number: float) -> str:
    if column.type == "date":
        return str(date(1970, 1, 1) + timedelta(days=math.floor(number)))
    if column.type == "datetime":
        return shown(datetime(1970, 1, 1) + timedelta(microseconds=number))  # noqa: DTZ001  timestamps are UTC
    return shown(float(number))


_BINS = 24
_SKEWED = 50  # times the median: then the larger part of the rows would stand in one bar
_COMMONEST = 5
_FEW = 8  # rows: of fewer, the three rows that are shown say as much
_REPEATED = 0.5  # distinct values per row at most: else they are names of rows rather than kinds
_EXACT = 1e15
