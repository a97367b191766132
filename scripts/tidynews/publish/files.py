"""Frames in, one CSV and one Parquet file each out: the same bytes on every run, with any number of threads."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write `frame` as UTF-8 with LF; an empty cell is null, a timestamp ends in Z.

    Numbers are the shortest text that reads back to the same float, with a point or an exponent (45000.0, 1e-07):
    what DuckDB and Python print, so a column stays a column of floats whoever reads it.
    """
    floats = [name for name, kind in frame.schema.items() if kind == pl.Float64]
    as_text = frame.with_columns(
        pl.Series(name, [None if value is None else repr(value) for value in frame[name]], dtype=pl.String)
        for name in floats
    )
    as_text.write_csv(path, line_terminator="\n", datetime_format="%Y-%m-%dT%H:%M:%S%.fZ", null_value="")


def write_parquet(frame: pl.DataFrame, path: Path, *, metadata: dict[str, str]) -> None:
    """Write `frame` with everything that decides the bytes fixed."""
    frame.write_parquet(
        path,
        compression="zstd",
        compression_level=9,
        row_group_size=100_000,
        statistics=True,
        metadata=metadata,
    )


def parquet_metadata(name: str, described: dict[str, Any], *, package: str, version: str, csv: Path) -> dict[str, str]:
    """Key-value metadata of a table's Parquet file; the hash is that of the same rows as CSV."""
    return {
        "tidynews:content_sha256": hashlib.sha256(csv.read_bytes()).hexdigest(),
        "tidynews:package": package,
        "tidynews:schema": json.dumps(described, ensure_ascii=False, sort_keys=True),
        "tidynews:table": name,
        "tidynews:version": version,
    }
