"""Rows in the descriptor, in JSON and in Parquet: values that have a type already must have the field's."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.check.standard.packages import found, judge, package, table

FIELDS = "id:integer name:string open:boolean depth:number since:date"
RIGHT = [1, "ines", True, 2.5, "2024-01-26"]


def test_data_may_be_rows_objects_or_csv(tmp_path: Path) -> None:
    names = [item.split(":")[0] for item in FIELDS.split()]
    for data in ([names, RIGHT], [dict(zip(names, RIGHT, strict=True))], "id,name,open,depth,since\n1,a,true,2,\n"):
        made = table(FIELDS, data=data, format="csv" if isinstance(data, str) else None)
        assert judge(made, tmp_path).problems == ()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("id", "x", id="text_for_integer"),
        pytest.param("id", 1.5, id="fraction_for_integer"),
        pytest.param("id", True, id="boolean_for_integer"),
        pytest.param("id", [1], id="list_for_integer"),
        pytest.param("name", 1, id="number_for_text"),
        pytest.param("name", {"x": 1}, id="object_for_text"),
        pytest.param("open", 1, id="number_for_boolean"),
        pytest.param("depth", "deep", id="text_for_number"),
        pytest.param("since", 2024, id="number_for_date"),
    ],
)
def test_a_json_value_of_another_type_is_found(column: str, value: Any, tmp_path: Path) -> None:
    names = [item.split(":")[0] for item in FIELDS.split()]
    row = dict(zip(names, RIGHT, strict=True)) | {column: value}
    report = judge(table(FIELDS, data=[row, dict(zip(names, RIGHT, strict=True))]), tmp_path)
    assert found(report) == {f"t.{column}.type": 1}


@pytest.mark.parametrize(
    ("data", "dialect", "check"),
    [
        pytest.param([["id", "name"], [1, "a"], [2]], {}, "t.ragged", id="short_row"),
        pytest.param([["id", "name"], [1, "a", "b"]], {}, "t.ragged", id="long_row"),
        pytest.param([["id", "label"], [1, "a"]], {}, "t.header.missing", id="header"),
        pytest.param([{"id": 1, "name": "a"}, [2, "b"]], {}, "t.read", id="objects_and_lists"),
        pytest.param([1, 2], {}, "t.read", id="numbers"),
        pytest.param({"rows": []}, {}, "t.read", id="object"),
        pytest.param({"rows": 1}, {"property": "rows"}, "t.read", id="property_of_a_number"),
        pytest.param([], {}, "t.read", id="nothing"),
    ],
)
def test_data_that_is_no_table_is_said_to_be_none(
    data: Any, dialect: dict[str, Any], check: str, tmp_path: Path
) -> None:
    assert check in found(judge(table("id:integer name", data=data, dialect=dialect), tmp_path))


@pytest.mark.parametrize("packed", ["t.json", "t.json.gz"])
def test_a_json_file_is_a_table(packed: str, tmp_path: Path) -> None:
    rows = json.dumps({"rows": [{"name": "a", "id": 1, "more": 2}, {"id": "x"}]})
    dialect = {"property": "rows", "itemKeys": ["id", "name"]}
    assert found(judge(table("id:integer name", rows, path=packed, dialect=dialect), tmp_path)) == {"t.id.type": 1}


def test_a_broken_json_file_is_said_to_be_none(tmp_path: Path) -> None:
    for broken in ("[{", "", "[" * 100_000, b"\xff\xfe\x00"):
        assert set(found(judge(table("a", broken, path="t.json"), tmp_path))) == {"t.read"}


FRAME = pl.DataFrame(
    {
        "id": pl.Series([1, 2, 3], dtype=pl.Int32),
        "name": ["ines", None, "tova"],
        "open": [True, False, None],
        "depth": [2.5, float("nan"), None],
        "since": [date(2024, 1, 26), None, date(2024, 2, 29)],
        "at": [datetime(2024, 1, 26, 15, tzinfo=UTC), None, None],
        "clock": [time(15), None, None],
        "crew": [["a", "b"], [], None],
        "extra": [{"x": 1}, {"x": None}, None],
        "kind": pl.Series(["port", "town", None], dtype=pl.Categorical),
        "code": [b"x", None, None],
        "price": pl.Series(["1.50", None, None]).str.to_decimal(scale=2),
        "year": pl.Series([2024, None, None], dtype=pl.UInt16),
    }
)
PARQUET: list[dict[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"required": True, "minimum": "1"}},
    {"name": "name", "type": "string", "constraints": {"pattern": "[a-z]+", "maxLength": 4}},
    {"name": "open", "type": "boolean", "constraints": {"enum": [True, False]}},
    {"name": "depth", "type": "number"},
    {"name": "since", "type": "date", "constraints": {"minimum": "2024-01-01"}},
    {"name": "at", "type": "datetime", "constraints": {"maximum": "2024-12-31T00:00:00Z"}},
    {"name": "clock", "type": "time", "constraints": {"exclusiveMinimum": "14:59:59"}},
    {"name": "crew", "type": "list", "constraints": {"maxLength": 2}},
    {"name": "extra", "type": "object", "constraints": {"minLength": 1, "jsonSchema": {"required": ["x"]}}},
    {"name": "kind", "type": "string", "categories": ["port", "town"]},
    {"name": "code"},
    {"name": "price", "type": "number", "constraints": {"maximum": 1.5}},
    {"name": "year", "type": "year", "constraints": {"minimum": "2000"}},
]


def test_a_parquet_file_with_the_right_types_passes(tmp_path: Path) -> None:
    made = table(PARQUET, FRAME, path="t.parquet", schema={"primaryKey": "id", "uniqueKeys": [["crew", "extra"]]})
    assert judge(made, tmp_path).problems == ()


@pytest.mark.parametrize(
    ("column", "values", "check"),
    [
        pytest.param("id", ["1", "2", "3"], "id.type", id="text_for_integer"),
        pytest.param("id", [1.0, 2.0, 3.0], "id.type", id="float_for_integer"),
        pytest.param("id", [1, None, 3], "id.required", id="nothing_in_a_key"),
        pytest.param("id", [0, 2, 3], "id.minimum", id="minimum"),
        pytest.param("name", [1, 2, 3], "name.type", id="integer_for_text"),
        pytest.param("name", ["a\n", None, None], "name.pattern", id="line_end_against_a_pattern"),
        pytest.param("since", ["2024-01-26", None, None], "since.type", id="text_for_date"),
        pytest.param("since", [date(2023, 12, 31), None, None], "since.minimum", id="minimum_of_dates"),
        pytest.param("at", [date(2024, 1, 26), None, None], "at.type", id="date_for_datetime"),
        pytest.param("clock", [time(14), None, None], "clock.exclusiveMinimum", id="minimum_of_times"),
        pytest.param("crew", [["a", "b", "c"], [], None], "crew.maxLength", id="length_of_lists"),
        pytest.param("crew", [1, 2, 3], "crew.type", id="integer_for_list"),
        pytest.param("extra", [{"y": 1}, None, None], "extra.jsonSchema", id="json_schema"),
        pytest.param("kind", ["quay", None, None], "kind.categories", id="category"),
        pytest.param("open", [1, 0, None], "open.type", id="integer_for_boolean"),
        pytest.param("price", [1.75, None, None], "price.maximum", id="maximum"),
        pytest.param("year", [1999, None, None], "year.minimum", id="minimum_of_years"),
    ],
)
def test_a_parquet_column_is_held_to_its_field(column: str, values: list[Any], check: str, tmp_path: Path) -> None:
    frame = FRAME.with_columns(pl.Series(column, values))
    made = table(PARQUET, frame, path="t.parquet", schema={"primaryKey": "id"})
    assert set(found(judge(made, tmp_path))) == {f"t.{check}"}


def test_parquet_values_are_held_against_constants_as_values(tmp_path: Path) -> None:
    frame = pl.DataFrame({"extra": [{"y": 2, "x": 1}], "crew": [["a", "b"]], "clock": [time(8)]})
    fields: list[dict[str, Any]] = [
        {"name": "extra", "type": "object", "constraints": {"enum": [{"x": 1, "y": 2}]}},
        {"name": "crew", "type": "array", "constraints": {"enum": [["a", "b"]]}},
        {"name": "clock", "type": "time", "constraints": {"enum": ["10:00:00+02:00"]}},
    ]
    assert judge(table(fields, frame, path="t.parquet"), tmp_path).problems == ()


def test_parquet_columns_in_another_order_or_number_are_found(tmp_path: Path) -> None:
    made = table("id:integer name", FRAME.select("name", "id"), path="t.parquet")
    assert set(found(judge(made, tmp_path))) == {"t.header.order"}
    made = table("id:integer name", FRAME.select("id", "open"), path="t.parquet")
    assert set(found(judge(made, tmp_path))) == {"t.header.missing", "t.header.unknown"}


def test_several_parquet_files_are_one_table(tmp_path: Path) -> None:
    made = table("id:integer name", path=["a[1].parquet", "b.parquet"], schema={"primaryKey": "id"})
    for name in ("a[1].parquet", "b.parquet"):
        FRAME.select("id", "name").write_parquet(tmp_path / name)
    assert found(judge(made, tmp_path)) == {"t.id.unique": 6}


@pytest.mark.parametrize(
    ("second", "problems"),
    [
        pytest.param({"name": ["a"], "id": [7]}, {"b.parquet": "t.header.order"}, id="another_order"),
        pytest.param({"name": ["a"]}, {"b.parquet": "t.header.missing"}, id="missing"),
        pytest.param({"id": [7], "name": ["a"], "age": [1]}, {"b.parquet": "t.header.unknown"}, id="unknown"),
        pytest.param({"id": ["7"], "name": ["a"]}, {"b.parquet": "t.id.type"}, id="another_type"),
        pytest.param({"id": [[7]], "name": ["a"]}, {"b.parquet": "t.id.type"}, id="a_list"),
        pytest.param({"id": [7], "name": [None]}, {}, id="nothing_in_a_column"),
        pytest.param({"id": [2**40], "name": ["a"]}, {}, id="a_wider_type"),
    ],
)
def test_each_of_several_parquet_files_must_have_the_columns(
    second: dict[str, Any], problems: dict[str, str], tmp_path: Path
) -> None:
    made = table("id:integer name", path=["a.parquet", "b.parquet"], schema={"primaryKey": "id"})
    FRAME.select("id", "name").write_parquet(tmp_path / "a.parquet")
    pl.DataFrame(second).write_parquet(tmp_path / "b.parquet")
    report = judge(made, tmp_path)
    assert {problem.subject: problem.check for problem in report.problems} == problems
    assert bool(report.skipped) is bool(problems)


def test_without_a_schema_several_parquet_files_must_be_alike(tmp_path: Path) -> None:
    made = table("", path=["a.parquet", "b.parquet"])
    del made.descriptor["resources"][0]["schema"]
    for name, columns in (("a.parquet", ["id", "name"]), ("b.parquet", ["id"])):
        FRAME.select(columns).write_parquet(tmp_path / name)
    report = judge(made, tmp_path)
    assert [(problem.check, problem.subject) for problem in report.problems] == [("t.header.missing", "b.parquet")]


def test_types_of_parquet_that_others_write_fit_too(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "id": [1, 2, 3],
            "ID": ["a", "b", None],
            "nothing": pl.Series([None, None, None], dtype=pl.Null),
            "count": pl.Series(["12", "3", None]).str.to_decimal(scale=0),
            "lasted": [timedelta(hours=36), timedelta(milliseconds=1), None],
            "slept": pl.Series([timedelta(hours=8), None, None], dtype=pl.Duration("ns")),
        }
    )
    fields: list[dict[str, Any]] = [
        {"name": "id", "type": "integer", "constraints": {"unique": True}},
        {"name": "ID", "type": "string", "constraints": {"pattern": "[a-z]"}},
        {"name": "nothing", "type": "date", "constraints": {"minimum": "2024-01-01"}},
        {"name": "count", "type": "integer", "constraints": {"enum": [12, 3]}},
        {"name": "lasted", "type": "duration", "constraints": {"maximum": "PT36H"}},
        {"name": "slept", "type": "duration", "constraints": {"enum": ["PT8H"]}},
    ]
    assert judge(table(fields, frame, path="t.parquet"), tmp_path).problems == ()
    spoiled = frame.with_columns(pl.col("lasted") + timedelta(milliseconds=1), count=pl.col("count") + 1)
    assert found(judge(table(fields, spoiled, path="t.parquet"), tmp_path)) == {
        "t.count.enum": 2,
        "t.lasted.maximum": 1,
    }


def test_a_whole_number_is_no_duration(tmp_path: Path) -> None:
    report = judge(table("a:duration", pl.DataFrame({"a": [1]}), path="t.parquet"), tmp_path)
    assert found(report) == {"t.a.type": 1}


def test_a_parquet_file_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    for content in (b"", b"no parquet", b"PAR1 no parquet PAR1"):
        assert set(found(judge(table("a", content, path="t.parquet"), tmp_path))) == {"t.read"}


def test_references_go_from_csv_to_parquet(tmp_path: Path) -> None:
    keys = [{"fields": "up", "reference": {"resource": "p", "fields": "id"}}]
    one = table("up:integer", schema={"foreignKeys": keys}).descriptor["resources"]
    two = table("id:integer", name="p", path="p.parquet").descriptor["resources"]
    made = package(*one, *two, files={"t.csv": "up\n1\n4\n", "p.parquet": FRAME.select("id")})
    assert found(judge(made, tmp_path)) == {"t.up.reference": 1}


def test_a_reference_between_types_leads_nowhere(tmp_path: Path) -> None:
    keys = [{"fields": "up", "reference": {"fields": "id"}}]
    report = judge(table("id:integer up:string", "id,up\n1,a\n", schema={"foreignKeys": keys}), tmp_path)
    assert found(report) == {"t.up.reference": 1}
    assert "leads nowhere" in report.problems[0].why
