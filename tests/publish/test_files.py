"""CSV and Parquet: which bytes stand for which value."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidynews import tables
from tidynews.publish.files import write_csv
from tidynews.tables import Frames


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="null_is_an_empty_cell"),
        pytest.param(45000.0, "45000.0", id="a_whole_number_keeps_its_point"),
        pytest.param(0.1, "0.1", id="shortest_text"),
        pytest.param(1e-7, "1e-07", id="small"),
        pytest.param(1e22, "1e+22", id="large"),
        pytest.param(True, "true", id="boolean"),
        pytest.param(date(2025, 3, 4), "2025-03-04", id="date"),
        pytest.param(datetime(2025, 3, 4, 6, 30, tzinfo=UTC), "2025-03-04T06:30:00Z", id="timestamp"),
        pytest.param(
            datetime(2025, 3, 4, 6, 30, 1, 500_000, tzinfo=UTC), "2025-03-04T06:30:01.500Z", id="fraction_of_a_second"
        ),
        pytest.param("=1+1", "=1+1", id="formula"),
        pytest.param("+40", "+40", id="plus"),
        pytest.param("-40", "-40", id="minus"),
        pytest.param("@port", "@port", id="at"),
        pytest.param('so-called "port", Arda', '"so-called ""port"", Arda"', id="quotes_and_commas"),
        pytest.param("two\nlines", '"two\nlines"', id="two_lines"),
        pytest.param("NA", "NA", id="a_word_that_some_read_as_missing"),
    ],
)
def test_a_value_is_written_as(value: object, text: str, tmp_path: Path) -> None:
    write_csv(pl.DataFrame({"id": ["x"], "value": [value]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode() == f"id,value\nx,{text}\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(numbers=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_numbers_are_what_duckdb_prints_and_read_back_the_same(numbers: list[float], tmp_path: Path) -> None:
    write_csv(pl.DataFrame({"value": numbers}), tmp_path / "n.csv")
    printed = (tmp_path / "n.csv").read_text().splitlines()[1:]
    asked = duckdb.execute("SELECT CAST(unnest(?::DOUBLE[]) AS VARCHAR)", [numbers]).fetchall()
    assert printed == [text for (text,) in asked]
    back = duckdb.execute("SELECT value FROM read_csv(?)", [str(tmp_path / "n.csv")]).fetchall()
    assert [(value, math.copysign(1, value)) for (value,) in back] == [(n, math.copysign(1, n)) for n in numbers]


def test_csv_and_parquet_hold_the_same_rows(package: Path, frames: Frames) -> None:
    for name, frame in frames.items():
        from_csv = pl.read_csv(package / f"csv/{name}.csv", schema=tables.polars_types(name) | _moments(name))
        moments = [
            pl.col(column).str.to_datetime("%Y-%m-%dT%H:%M:%S%.fZ", time_zone="UTC") for column in _moments(name)
        ]
        assert from_csv.with_columns(moments).equals(frame), name
        assert pl.read_parquet(package / f"parquet/{name}.parquet").equals(frame), name


def _moments(name: str) -> dict[str, pl.DataType]:
    return {column: pl.String() for column, kind in tables.polars_types(name).items() if isinstance(kind, pl.Datetime)}


def test_cells_that_begin_like_a_formula_are_left_as_they_are(package: Path) -> None:
    assert "\na1,a1.txt,=40 ships wait," in (package / "csv/articles.csv").read_text("utf-8")


def test_parquet_says_which_table_of_which_package_it_is(package: Path) -> None:
    stated = pl.read_parquet_metadata(package / "parquet/claims.parquet")
    assert stated["tidynews:table"] == "claims"
    assert stated["tidynews:package"] == "tidynews"
    assert '"primaryKey": ["claim_id"]' in stated["tidynews:schema"]
