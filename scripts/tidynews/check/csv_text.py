"""CSV files in, what frictionless finds in their text, and where they differ from the Parquet files, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.descriptor import Resource
from tidynews.check.report import Problem
from tidynews.check.table_schema import table_schema


def check_text(folder: Path, resource: Resource, rows: int | None, *, withheld: bool = False) -> Iterator[Problem]:
    """Let frictionless read `rows` rows of a CSV file: header, ragged and blank rows, encoding, types, constraints."""
    # frictionless takes 0.4 s to import, which `tidynews --help` need not wait for.
    from frictionless import Resource as FrictionlessResource  # noqa: PLC0415

    described = table_schema(schema.tables()[resource.table], withheld=withheld)
    described.pop("foreignKeys", None)  # polars and DuckDB follow them, in a thousandth of the time
    descriptor = {
        "name": resource.table,
        "type": "table",
        "path": resource.path,
        "format": "csv",
        "encoding": "utf-8",
        "schema": described,
    }
    text = FrictionlessResource.from_descriptor(descriptor, basepath=str(folder))
    report = text.validate(limit_errors=_NO_LIMIT, limit_rows=rows)
    errors = [error for task in report.tasks for error in task.errors]
    for kind, some in groupby(sorted(errors, key=lambda error: error.type), key=lambda error: error.type):
        yield _found(resource, kind, list(some))


def _found(resource: Resource, kind: str, errors: Sequence[Any]) -> Problem:
    samples = [
        {
            name: value
            for name, value in (
                ("line", getattr(error, "row_number", None)),
                ("column", getattr(error, "field_name", None)),
                ("cell", getattr(error, "cell", None)),
                ("note", error.note),
            )
            if value is not None
        }
        for error in errors[:_SAMPLES]
    ]
    check = f"{resource.table}.csv.{kind}"
    return Problem(check, resource.path, errors[0].description.rstrip("."), len(errors), tuple(samples))


def read_csv(file: Path, table: schema.Table) -> tuple[pl.DataFrame | None, list[Problem]]:
    """Read `file` with the types of `table`; None and why, if it cannot be read at all."""
    where = f"csv/{file.name}"
    data = file.read_bytes()
    try:
        data.decode()
        text = pl.read_csv(data, infer_schema=False, null_values=[""])
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(f"{table.name}.csv.encoding", where, f"line {line} is not UTF-8")]
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        return None, [Problem(f"{table.name}.csv.read", where, f"it cannot be read: {_first_line(error)}")]
    if tuple(text.columns) != table.columns:
        why = f"the header must be {','.join(table.columns)}, not {','.join(text.columns)}"
        return None, [Problem(f"{table.name}.csv.header", where, why)]
    typed = text.select(_typed(field) for field in table.fields)
    return typed, [problem for field in table.fields for problem in _unread(text, typed, field, table, where)]


def _typed(field: schema.Field) -> pl.Expr:
    cell = pl.col(field.name)
    match field.type:
        case "integer":
            return cell.cast(pl.Int64, strict=False)
        case "number":
            return cell.cast(pl.Float64, strict=False)
        case "boolean":
            return cell.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
        case "date":
            return cell.str.to_date("%Y-%m-%d", strict=False)
        case "datetime":
            return cell.str.to_datetime("%Y-%m-%dT%H:%M:%S%.fZ", time_unit="us", strict=False).dt.replace_time_zone(
                "UTC"
            )
        case _:
            return cell


def _unread(
    text: pl.DataFrame, typed: pl.DataFrame, field: schema.Field, table: schema.Table, where: str
) -> Iterator[Problem]:
    lost = text.filter(text[field.name].is_not_null() & typed[field.name].is_null())
    if lost.height:
        samples = lost.select(*dict.fromkeys((*table.primary_key, field.name))).head(_SAMPLES).to_dicts()
        why = f"{field.name} must be {_A[field.type]}"
        yield Problem(f"{table.name}.csv.{field.name}.type", where, why, lost.height, tuple(samples))


def compare(csv: pl.DataFrame, parquet: pl.DataFrame, table: schema.Table) -> Iterator[Problem]:
    """Say which rows stand in one of the two files only, or that their order differs."""
    if csv.equals(parquet):
        return
    where = f"csv/{table.name}.csv"
    found = False
    for rows, others, name in ((csv, parquet, "CSV"), (parquet, csv, "Parquet")):
        alone = rows.join(others, on=rows.columns, how="anti", nulls_equal=True)
        if alone.height:
            found = True
            samples = tuple(_differing(row, others, table) for row in alone.head(_SAMPLES).to_dicts())
            why = f"rows stand in the {name} file only"
            yield Problem(f"{table.name}.only_in_{name.lower()}", where, why, alone.height, samples)
    if not found:
        yield Problem(f"{table.name}.csv.order", where, "CSV and Parquet have the same rows in another order or number")


def _differing(row: dict[str, Any], others: pl.DataFrame, table: schema.Table) -> dict[str, Any]:
    """The key of `row`, and the cells that differ in the row with the same key, if there is one."""
    key = {name: row[name] for name in table.primary_key}
    twins = others.filter(pl.all_horizontal(pl.col(name).eq_missing(value) for name, value in key.items()))
    twin = twins.row(0, named=True) if twins.height else row
    return key | {name: row[name] for name in table.columns if row[name] != twin[name]}


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


_SAMPLES = 5
_NO_LIMIT = 10**9  # frictionless stops at 1000 errors unless told otherwise, and a capped count is no count
_A = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day such as 2025-03-04",
    "datetime": "a moment such as 2025-03-04T06:30:00Z",
    "string": "text",
}
