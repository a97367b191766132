"""Parquet files in, their columns as the files name and mean them, and files that are unlike the others, out."""

# ruff: noqa: S608  # names are quoted, values are written as constants

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tidynews.check.report import Problem
from tidynews.check.sql import literal, read_parquet, unglobbed
from tidynews.check.standard.columns import kind_of
from tidynews.check.standard.descriptor import Resource
from tidynews.check.standard.relations import Relation
from tidynews.check.standard.tables import columns_of, table

Types = Mapping[str, str]


def as_named(database: duckdb.DuckDBPyConnection, found: Relation, types: Types, file: Path) -> Relation:
    """`found` with the labels that stand in `file`: DuckDB renames those that differ by case only, or not at all."""
    asked = f"SELECT name, num_children FROM parquet_schema({literal(unglobbed(file))})"
    labels: list[str] = []
    inside = 0
    for name, children in database.execute(asked).fetchall()[1:]:
        if not inside:
            labels.append(str(name))
        inside += (children or 0) - bool(inside)
    return replace(found, labels=tuple(labels)) if len(labels) == len(types) else found


def as_meant(types: Types, schema: Mapping[str, Any], file: Path) -> Types:
    """`types` with durations named as such: Parquet has none, they are whole numbers of which only Arrow knows more."""
    durations = {item.get("name") for item in schema.get("fields", []) if kind_of(item) == "duration"}
    numbers = [name for name in types if name in durations and types[name] == "BIGINT"]
    if not numbers:
        return types
    try:
        with file.open("rb") as content:  # by its name, polars would read [ and * as a pattern
            known = pl.read_parquet_schema(content)
    except pl.exceptions.PolarsError:  # it takes fewer files than DuckDB
        return types
    units = {name: kind.time_unit for name, kind in known.items() if isinstance(kind, pl.Duration)}
    return {**types, **{name: f"DURATION({_PER_SECOND[units[name]]})" for name in numbers if name in units}}


def unlike(database: duckdb.DuckDBPyConnection, resource: Resource, folder: Path) -> Iterator[Problem]:
    """What is wrong with the columns of each Parquet file of `resource`, if they are not all alike.

    Without a schema, all must have the columns of the first one.
    """
    if resource.form != "parquet":
        return
    parts = {path: _part(database, folder / path) for path in resource.paths}
    (first, kinds), *others = parts.values()
    if all((part.labels, types) == (first.labels, kinds) for part, types in others):
        return
    schema = resource.schema or {}
    if not schema.get("fields"):
        schema = {**schema, "fields": [{"name": label, "type": "any"} for label in first.labels or kinds]}
    for path, (part, types) in parts.items():
        yield from table(resource.name, path, schema, part, as_meant(types, schema, folder / path)).problems


def _part(database: duckdb.DuckDBPyConnection, file: Path) -> tuple[Relation, Types]:
    found = Relation(read_parquet(file), None, None, text=False)
    types = columns_of(database, found)
    return as_named(database, found, types, file), types


_PER_SECOND = {"ms": 10**3, "us": 10**6, "ns": 10**9}
