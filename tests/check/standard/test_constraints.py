"""Mutations: a clean table passes; one violation gives just the check that is meant, with its count and its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from tests.check.standard.packages import Package, found, judge, package, table

Row = dict[str, Any]

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"minimum": 1, "exclusiveMaximum": 100}},
    {"name": "code", "type": "string", "constraints": {"required": True, "unique": True, "pattern": "[a-z]{2}"}},
    {"name": "kind", "type": "string", "categories": [{"value": "port", "label": "a port"}, {"value": "town"}]},
    {"name": "state", "type": "string", "constraints": {"enum": ["open", "shut"]}},
    {"name": "note", "type": "string", "constraints": {"minLength": 2, "maxLength": 5}},
    {"name": "depth", "type": "number", "constraints": {"exclusiveMinimum": 0, "maximum": 50.5}},
    {"name": "since", "type": "date", "constraints": {"minimum": "2020-01-01"}},
    {"name": "day", "type": "date", "constraints": {"enum": ["2024-01-26", "2024-01-27"]}},
    {"name": "up", "type": "integer"},
    {"name": "crew", "type": "list", "itemType": "string", "constraints": {"maxLength": 2}},
    {"name": "extra", "type": "object", "constraints": {"jsonSchema": {"required": ["x"]}}},
    {"name": "slug", "type": "string", "constraints": {"pattern": "(?!-)[a-z-]+"}},
]
SCHEMA = {
    "primaryKey": ["id"],
    "uniqueKeys": [["kind", "state"]],
    "foreignKeys": [
        {"fields": ["up"], "reference": {"fields": ["id"]}},
        {"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["kind"]}},
        {"fields": ["kind", "state"], "reference": {"resource": "kinds", "fields": ["kind", "state"]}},
    ],
}
ROWS: list[list[str]] = [
    ["1", "ar", "port", "open", "ines", "50.5", "2020-01-01", "2024-01-26", "", "a,b", '{"x":1}', "ar-da"],
    ["2", "be", "port", "shut", "", "0.5", "2024-02-29", "", "1", "", "", ""],
    ["3", "ce", "", "", "tova", "", "", "2024-01-27", "1", "a", '{"x":null}', "c"],
    ["4", "de", "town", "open", "ab", "30", "2021-05-05", "2024-01-26", "3", "", "", "d"],
]


def harbours(rows: list[list[str]]) -> Package:
    """The table of harbours beside the table that it refers to."""
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    names = ",".join(field["name"] for field in FIELDS)
    made = table(FIELDS, f"{names}\n{text}\n", name="harbours", schema=SCHEMA)
    kinds = table("kind state", "kind,state\nport,open\nport,shut\ntown,open\n", name="kinds")
    return package(*made.descriptor["resources"], *kinds.descriptor["resources"], files={**made.files, **kinds.files})


def changed(row: int, **cells: str) -> list[list[str]]:
    """The rows with some cells of one of them changed."""
    places = {field["name"]: at for at, field in enumerate(FIELDS)}
    copied = [list(each) for each in ROWS]
    for name, cell in cells.items():
        copied[row - 1][places[name]] = cell
    return copied


def test_the_clean_table_passes(tmp_path: Path) -> None:
    report = judge(harbours(ROWS), tmp_path)
    assert report.problems == ()
    assert report.checks > 25


@pytest.mark.parametrize(
    ("row", "cells", "check", "sample"),
    [
        pytest.param(2, {"id": "x"}, "id.type", {"id": None, "id as written": "x"}, id="type"),
        pytest.param(2, {"id": "0"}, "id.minimum", {"id": 0}, id="minimum"),
        pytest.param(2, {"id": "100"}, "id.exclusiveMaximum", {"id": 100}, id="exclusive_maximum"),
        pytest.param(2, {"code": ""}, "code.required", {"id": 2, "code": None}, id="required"),
        pytest.param(2, {"code": "b"}, "code.pattern", {"id": 2, "code": "b"}, id="pattern"),
        pytest.param(2, {"kind": "quay"}, "kind.categories", {"id": 2, "kind": "quay"}, id="categories"),
        pytest.param(2, {"state": "lost"}, "state.enum", {"id": 2, "state": "lost"}, id="enum"),
        pytest.param(2, {"note": "a"}, "note.minLength", {"id": 2, "note": "a"}, id="minimal_length"),
        pytest.param(2, {"note": "ßßßßßß"}, "note.maxLength", {"id": 2, "note": "ßßßßßß"}, id="maximal_length"),
        pytest.param(2, {"depth": "0"}, "depth.exclusiveMinimum", {"id": 2, "depth": 0.0}, id="exclusive_minimum"),
        pytest.param(1, {"depth": "50.6"}, "depth.maximum", {"id": 1, "depth": 50.6}, id="maximum"),
        pytest.param(2, {"since": "2019-12-31"}, "since.minimum", {"id": 2}, id="minimum_of_dates"),
        pytest.param(2, {"day": "2024-01-28"}, "day.enum", {"id": 2}, id="enum_of_dates"),
        pytest.param(2, {"crew": "a,b,c"}, "crew.maxLength", {"id": 2, "crew": "a,b,c"}, id="length_of_lists"),
        pytest.param(2, {"extra": "{}"}, "extra.jsonSchema", {"id": 2, "extra": "{}"}, id="json_schema"),
        pytest.param(2, {"slug": "-a"}, "slug.pattern", {"id": 2, "slug": "-a"}, id="pattern_with_look_ahead"),
        pytest.param(4, {"up": "9"}, "up.reference", {"id": 4, "up": 9}, id="reference_to_itself"),
    ],
)
def test_a_violation_is_found_by_its_check(
    row: int, cells: dict[str, str], check: str, sample: Row, tmp_path: Path
) -> None:
    report = judge(harbours(changed(row, **cells)), tmp_path)
    assert found(report)[f"harbours.{check}"] == 1
    others = {name for name in found(report) if name not in _FOLLOW.get(check, set())}
    assert others == {f"harbours.{check}"}
    [problem] = [problem for problem in report.problems if problem.check == f"harbours.{check}"]
    [shown] = problem.samples
    assert {name: shown[name] for name in sample} == sample


@pytest.mark.parametrize(
    ("row", "cells", "check", "ids"),
    [
        pytest.param(2, {"code": "ar"}, "code.unique", [1, 2], id="unique"),
        pytest.param(2, {"state": "open"}, "kind+state.unique", [1, 2], id="unique_key"),
        pytest.param(3, {"id": "2"}, "id.unique", [2, 2], id="primary_key"),
    ],
)
def test_rows_that_are_not_unique_are_all_found(
    row: int, cells: dict[str, str], check: str, ids: list[int], tmp_path: Path
) -> None:
    report = judge(harbours(changed(row, **cells)), tmp_path)
    [problem] = [problem for problem in report.problems if problem.check == f"harbours.{check}"]
    assert problem.count == 2
    assert [sample["id"] for sample in problem.samples] == ids


def test_an_empty_primary_key_is_no_key(tmp_path: Path) -> None:
    assert found(judge(harbours(changed(2, id="")), tmp_path)) == {"harbours.id.required": 1}


def test_a_reference_of_two_fields_must_stand_together(tmp_path: Path) -> None:
    report = judge(harbours(changed(4, kind="town", state="shut")), tmp_path)
    assert found(report) == {"harbours.kind+state.reference": 1}


def test_a_rule_says_why_and_a_warning_is_no_error(tmp_path: Path) -> None:
    rules = [
        {"id": "up_is_before", "sql": "up < id", "why": "a harbour is under an older one"},
        {"id": "deep_is_open", "sql": "depth < 30 OR state = 'open'", "severity": "warning"},
    ]
    rows = "id,up,depth,state\n1,,40,open\n2,1,40,shut\n"
    made = table("id:integer up:integer depth:number state:string", rows, schema={"x-rules": rules})
    warned = judge(made, tmp_path)
    assert (found(warned), warned.ok) == ({"deep_is_open": 1}, True)
    report = judge(Package(made.descriptor, {"t.csv": rows.replace("2,1", "2,2")}), tmp_path)
    problem = report.problems[0]
    assert (problem.check, problem.why) == ("up_is_before", "a harbour is under an older one")
    assert problem.samples == ({"row": 2, "id": 2, "up": 2},)


def test_a_rule_that_engines_read_differently_is_refused(tmp_path: Path) -> None:
    rules = [{"id": "trimmed", "sql": "trim(name) = name"}, {"id": "no_column", "sql": "age > 1"}]
    report = judge(table("name", "name\nines\n", schema={"x-rules": rules}), tmp_path)
    assert found(report) == {"trimmed": 1, "no_column": 1}
    assert all("is refused" in problem.why for problem in report.problems)


def test_counts_are_exact_and_samples_are_the_first_five_by_key(tmp_path: Path) -> None:
    rows = "".join(f"{number},x\n" for number in range(3000, 0, -1))
    report = judge(table("id:integer n:integer", f"id,n\n{rows}", schema={"primaryKey": "id"}), tmp_path)
    [problem] = report.problems
    assert problem.count == 3000
    assert [sample["id"] for sample in problem.samples] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("field", "check"),
    [
        pytest.param({"type": "string", "constraints": {"minimum": 1}}, "a.minimum", id="minimum_of_texts"),
        pytest.param({"type": "integer", "constraints": {"pattern": "1"}}, "a.pattern", id="pattern_of_numbers"),
        pytest.param({"type": "date", "constraints": {"maxLength": 1}}, "a.maxLength", id="length_of_dates"),
        pytest.param({"type": "integer", "constraints": {"minimum": "x"}}, "a.minimum", id="minimum_no_value"),
        pytest.param({"type": "integer", "constraints": {"maximum": 10**40}}, "a.maximum", id="too_many_digits"),
        pytest.param({"type": "date", "constraints": {"enum": ["2024-02-30"]}}, "a.enum", id="enum_no_value"),
        pytest.param({"type": "string", "constraints": {"pattern": "("}}, "a.pattern", id="pattern_that_is_none"),
        pytest.param({"type": "object", "constraints": {"jsonSchema": {"$ref": "#/x"}}}, "a.jsonSchema", id="lost_ref"),
        pytest.param({"type": "integer", "categories": ["x"]}, "a.categories", id="category_no_value"),
        pytest.param({"type": "date", "format": "%Q"}, "descriptor", id="format_that_is_none"),
        pytest.param(
            {"type": "string", "categories": ["x"], "constraints": {"enum": ["y"]}}, "a.enum", id="enum_no_category"
        ),
    ],
)
def test_a_constraint_that_is_itself_wrong_is_reported_and_not_asked(
    field: dict[str, Any], check: str, tmp_path: Path
) -> None:
    report = judge(table([{"name": "a", **field}], "a\n"), tmp_path)
    assert f"t.{check}" in found(report)


def test_two_references_from_one_field_are_two_checks(tmp_path: Path) -> None:
    keys = [{"fields": "a", "reference": {"resource": other, "fields": "a"}} for other in ("u", "v")]
    one = table("a", "a\nx\n", schema={"foreignKeys": keys}).descriptor["resources"]
    others = [table("a", name=name).descriptor["resources"][0] for name in ("u", "v")]
    report = judge(package(*one, *others, files={"t.csv": "a\nx\n", "u.csv": "a\ny\n", "v.csv": "a\nx\n"}), tmp_path)
    assert found(report) == {"t.a.reference": 1}
    assert "u.a" in report.problems[0].why


def test_names_may_need_quotation_marks_and_differ_by_case_only(tmp_path: Path) -> None:
    fields: list[dict[str, Any]] = [
        {"name": "Select", "type": "integer", "constraints": {"minimum": 5}},
        {"name": "select", "type": "integer", "constraints": {"maximum": 4}},
        {"name": 'an "odd" name; --', "type": "string", "constraints": {"required": True}},
        {"name": "ünïcode as written", "type": "integer"},
        {"name": "ünïcode", "type": "integer", "constraints": {"unique": True}},
    ]
    header = 'Select,select,"an ""odd"" name; --",ünïcode as written,ünïcode'
    key = {"primaryKey": ["Select", "select"]}
    clean = table(fields, f"{header}\n5,4,a,1,1\n6,3,b,2,2\n", name="Order'by.x_1", schema=key)
    assert judge(clean, tmp_path).problems == ()
    spoiled = table(fields, f"{header}\n4,5,,x,1\n6,3,b,2,1\n", name="Order'by.x_1", schema=key)
    assert sorted(found(judge(spoiled, tmp_path)).values()) == [1, 1, 1, 1, 2]


def test_not_a_number_is_on_no_side_of_a_bound(tmp_path: Path) -> None:
    field = {"name": "a", "type": "number", "constraints": {"minimum": 1}}
    frame = pl.DataFrame({"a": [1.0, float("nan"), float("inf"), None]})
    report = judge(table([field], frame, path="t.parquet"), tmp_path)
    assert found(report) == {"t.a.minimum": 1}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_a_query_lists_the_same_moments_wherever_its_reader_lives(zone: str, tmp_path: Path) -> None:
    constraints = {"minimum": "2024-01-01T00:00:00+02:00"}
    fields = [
        {"name": "a", "type": "datetime", "constraints": constraints},
        {"name": "b", "type": "datetime", "format": "any", "constraints": constraints},
        {"name": "c", "type": "datetime", "format": "%Y-%m-%dT%H:%M:%S%z", "constraints": constraints},
    ]
    rows = "".join(f"{','.join([moment] * 3)}\n" for moment in ("2023-12-31T21:59:59Z", "2023-12-31T22:00:00Z"))
    report = judge(table(fields, f"a,b,c\n{rows}", path="t.csv"), tmp_path)
    assert found(report) == {f"t.{name}.minimum": 1 for name in "abc"}
    with duckdb.connect() as database:
        database.execute(f"SET TimeZone = '{zone}'; SET file_search_path = '{tmp_path}'")
        for problem in report.problems:
            assert len(database.execute(str(problem.sql)).fetchall()) == 1


_FOLLOW = {
    "id.type": {"harbours.id.required", "harbours.up.reference"},
    "id.minimum": {"harbours.up.reference"},
    "kind.categories": {"harbours.kind.reference", "harbours.kind+state.reference"},
    "state.enum": {"harbours.kind+state.reference"},
}
"""What else the same cell breaks."""
