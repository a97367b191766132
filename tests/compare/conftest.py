"""Small packages of one invented table: ships that came to a harbour."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tidynews.compare import Difference, compare
from tidynews.publish.files import write_csv, write_parquet

Schema = dict[str, Any]
Differ = Callable[..., tuple[Difference, list[tuple[str | None, ...]]]]

SHIPS: Schema = {
    "fields": [
        {"name": "ship_id", "type": "string", "description": "The ship.", "constraints": {"required": True}},
        {"name": "berth", "type": "integer", "description": "Where it lies.", "constraints": {"minimum": 1}},
        {"name": "load", "type": "number", "description": "What it carries.", "x-unit": "t"},
        {"name": "state", "type": "string", "categories": ["moored", "sailing"]},
    ],
    "primaryKey": ["ship_id"],
    "x-rules": [
        {"id": "moored_has_berth", "severity": "error", "sql": "berth IS NOT NULL", "why": "it lies somewhere"}
    ],
}
TYPES: Mapping[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "datetime": pl.Datetime("us", "UTC"),
}


def put(
    folder: Path, rows: Sequence[Sequence[Any]], schema: Schema = SHIPS, *, forms: Sequence[str] = ("parquet",)
) -> Path:
    """Write a package whose table `ships` has `rows`, in the order of the schema's fields."""
    folder.mkdir(parents=True)
    types = {field["name"]: TYPES[field["type"]] for field in schema["fields"]}
    frame = pl.DataFrame(list(rows), schema=types, orient="row", strict=True)
    for form in forms:
        if form == "csv":
            write_csv(frame, folder / "ships.csv")
        else:
            write_parquet(frame, folder / "ships.parquet", metadata={})
    describe(folder, [resource(f"ships.{form}", schema) for form in forms])
    return folder


def resource(path: str, schema: Schema) -> dict[str, Any]:
    """The descriptor of a file of the table `ships`."""
    form = path.rpartition(".")[2]
    name = "ships-parquet" if form == "parquet" else "ships"
    return {"name": name, "type": "table", "path": path, "format": form, "schema": schema}


def describe(folder: Path, resources: Sequence[Mapping[str, Any]]) -> None:
    """Write `datapackage.json`."""
    (folder / "datapackage.json").write_text(json.dumps({"name": "harbour", "resources": resources}), encoding="utf-8")


def with_field(name: str, /, **said: Any) -> Schema:
    """The schema of ships, where one column is described otherwise."""
    schema = copy.deepcopy(SHIPS)
    [field] = [field for field in schema["fields"] if field["name"] == name]
    field.update(said)
    return schema


@pytest.fixture
def differ(tmp_path: Path) -> Differ:
    """A function from two lists of ships (and a schema for the new ones) to what differs and the changes."""

    def _differ(
        old: Sequence[Sequence[Any]],
        new: Sequence[Sequence[Any]],
        schema: Schema = SHIPS,
        *,
        before: Schema = SHIPS,
        forms: Sequence[str] = ("parquet",),
    ) -> tuple[Difference, list[tuple[str | None, ...]]]:
        first, second = put(tmp_path / "old", old, before, forms=forms), put(tmp_path / "new", new, schema, forms=forms)
        with compare(first, second) as difference:
            changes = difference.changes()
        return difference, [row[1:] for row in changes.rows()]

    return _differ
