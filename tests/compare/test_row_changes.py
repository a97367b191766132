"""Rows: the same key is the same row; what a change says is enough to make the new table of the old one."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.conftest import SHIPS, Differ, describe, put, resource, with_field

from tidynews.compare import CannotCompare, compare

Rows = Sequence[Sequence[Any]]
ARDA = ("arda", 1, 2.5, "moored")
TOVA = ("tova", 2, None, "sailing")


def test_equal_rows_are_no_difference(differ: Differ) -> None:
    difference, changes = differ([ARDA, TOVA], [ARDA, TOVA])
    assert difference.equal
    assert changes == []


def test_rows_come_go_and_change(differ: Differ) -> None:
    difference, changes = differ([ARDA, TOVA], [("arda", 1, 2.5, "sailing"), ("ines", None, None, "moored")])
    [ships] = difference.tables
    assert (ships.rows_before, ships.rows_after, ships.added, ships.removed, ships.changed) == (2, 2, 1, 1, 1)
    assert ships.columns == {"state": 1}
    assert changes == [
        ("arda", "changed", "state", "moored", "sailing"),
        ("ines", "added", "ship_id", None, "ines"),
        ("ines", "added", "state", None, "moored"),
        ("tova", "removed", "ship_id", "tova", None),
        ("tova", "removed", "berth", "2", None),
        ("tova", "removed", "state", "sailing", None),
    ]


def test_the_order_of_rows_is_no_difference(differ: Differ) -> None:
    difference, _ = differ([ARDA, TOVA], [TOVA, ARDA])
    assert difference.equal


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        pytest.param(None, 0.0, (None, "0.0"), id="empty_and_zero"),
        pytest.param(0.0, -0.0, ("0.0", "-0.0"), id="signed_zero"),
        pytest.param(float("nan"), None, ("nan", None), id="not_a_number_and_empty"),
        pytest.param(float("nan"), 1e-7, ("nan", "1e-07"), id="not_a_number_and_small"),
        pytest.param(1e15, 1e16, ("1000000000000000.0", "1e+16"), id="large"),
    ],
)
def test_cells_differ_where_their_texts_in_csv_do(
    differ: Differ, old: Any, new: Any, texts: tuple[str | None, str | None]
) -> None:
    _, changes = differ([("arda", 1, old, None)], [("arda", 1, new, None)])
    assert changes == [("arda", "changed", "load", *texts)]


def test_not_a_number_is_equal_to_itself(differ: Differ) -> None:
    difference, _ = differ([("arda", 1, float("nan"), None)], [("arda", 1, -float("nan"), None)])
    assert difference.equal


def test_a_new_column_changes_the_rows_that_fill_it(differ: Differ) -> None:
    schema = copy.deepcopy(SHIPS)
    schema["fields"].append({"name": "flag", "type": "string"})
    _, changes = differ([ARDA, TOVA], [(*ARDA, "PT"), (*TOVA, None)], schema)
    assert changes == [("arda", "changed", "flag", None, "PT")]


def test_a_removed_column_is_told_by_the_schema_not_by_every_row(differ: Differ) -> None:
    schema = copy.deepcopy(SHIPS)
    schema["fields"].pop()
    difference, changes = differ([ARDA, TOVA], [ARDA[:3], TOVA[:3]], schema)
    assert changes == []
    assert [change.kind for change in difference.schema] == ["column_removed"]


def test_a_retyped_column_changes_where_its_texts_do(differ: Differ) -> None:
    _, changes = differ(
        [ARDA, TOVA],
        [("arda", "1", 2.5, "moored"), ("tova", "02", None, "sailing")],
        with_field("berth", type="string"),
    )
    assert changes == [("tova", "changed", "berth", "2", "02")]


def test_rows_are_matched_by_a_longer_key_where_the_key_grew(differ: Differ) -> None:
    _, changes = differ(
        [ARDA, TOVA],
        [ARDA, ("arda", 3, None, "moored"), ("tova", 2, 1.0, "sailing")],
        SHIPS | {"primaryKey": ["ship_id", "berth"]},
    )
    assert [change[:2] for change in changes] == [("arda | 3", "added")] * 3 + [("tova | 2", "changed")]


def test_rows_are_matched_by_the_old_key_where_the_new_one_is_none_of_the_old_rows(differ: Differ) -> None:
    old = [ARDA, ("tova", 1, None, "sailing")]
    _, changes = differ(old, [ARDA, TOVA], SHIPS | {"primaryKey": ["berth"]})
    assert changes == [("tova", "changed", "berth", "1", "2")]


def test_rows_go_and_come_where_no_key_is_common(differ: Differ) -> None:
    before = with_field("ship_id", name="boat_id") | {"primaryKey": ["boat_id"]}
    difference, _ = differ([ARDA, TOVA], [ARDA, TOVA], before=before)
    [ships] = difference.tables
    assert (ships.added, ships.removed, ships.changed) == (2, 2, 0)


def test_all_rows_of_a_table_come_and_go_with_it(tmp_path: Path) -> None:
    old, new = put(tmp_path / "old", [ARDA]), put(tmp_path / "new", [ARDA, TOVA])
    describe(new, [resource("ships.parquet", SHIPS) | {"name": "boats"}])
    with compare(old, new) as difference:
        assert [(table.table, table.added, table.removed) for table in difference.tables] == [
            ("boats", 2, 0),
            ("ships", 0, 1),
        ]


def test_csv_and_parquet_of_the_same_rows_are_no_difference(tmp_path: Path) -> None:
    old = put(tmp_path / "old", [ARDA, TOVA], forms=["csv"])
    new = put(tmp_path / "new", [ARDA, TOVA])
    with compare(old, new) as difference:
        assert difference.equal


def test_a_semicolon_and_a_word_for_nothing_are_read_as_the_descriptor_says(tmp_path: Path) -> None:
    old, new = put(tmp_path / "old", [ARDA, TOVA]), put(tmp_path / "new", [], forms=["csv"])
    (new / "ships.csv").write_text("ship_id;berth;load;state\narda;1;2.5;moored\ntova;2;NA;sailing\n", encoding="utf-8")
    spoken = resource("ships.csv", SHIPS | {"missingValues": ["", "NA"]})
    describe(new, [spoken | {"dialect": {"delimiter": ";"}}])
    with compare(old, new) as difference:
        assert difference.equal


@pytest.mark.parametrize(
    ("rows", "schema", "message"),
    [
        pytest.param([ARDA, ARDA, TOVA], SHIPS, "not unique: arda in 2 rows", id="repeated"),
        pytest.param([(None, 1, None, None)], SHIPS, "not unique: an empty one in 1 row", id="empty"),
        pytest.param([ARDA], SHIPS | {"primaryKey": []}, "has no primary key", id="no_key"),
        pytest.param([ARDA], SHIPS | {"primaryKey": ["hull"]}, "no column hull, which its primary key", id="other_key"),
    ],
)
def test_a_table_whose_rows_cannot_be_told_apart_is_refused_by_name(
    differ: Differ, rows: Rows, schema: dict[str, Any], message: str
) -> None:
    with pytest.raises(CannotCompare, match=message) as refused:
        differ([TOVA], rows, schema)
    assert "ships" in str(refused.value)
    assert "new" in str(refused.value)


def test_a_table_without_a_key_needs_none_where_its_file_is_the_same(differ: Differ) -> None:
    keyless = SHIPS | {"primaryKey": []}
    difference, _ = differ([ARDA], [ARDA], keyless, before=keyless)
    assert difference.equal


def test_the_rows_of_a_table_of_changes_are_not_compared(tmp_path: Path) -> None:
    fields = [{"name": name, "type": "string"} for name in ("table", "key", "change", "column", "old", "new")]
    schema = {"fields": fields, "primaryKey": ["table", "key", "column"]}
    old = put(tmp_path / "old", [], schema)
    new = put(tmp_path / "new", [("ships", "arda", "changed", "berth", "1", "2")], schema)
    with compare(old, new) as difference:
        assert difference.equal


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("ship_id,berth,load,state\narda,first,,\n", "(?=.*berth).*first", id="type"),
        pytest.param("ship_id,berth,load,state\narda,1\n", "Line: 2.*arda,1", id="ragged"),
        pytest.param("ship_id,berth,load\narda,1,2\n", "no column state", id="no_column"),
        pytest.param("", "is empty", id="no_header"),
        pytest.param("ship_id,berth,load,state\n\udcff,1,2,\n", "utf-8", id="not_utf_8"),
    ],
)
def test_csv_that_is_not_as_described_is_named_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    old, new = put(tmp_path / "old", [ARDA]), put(tmp_path / "new", [], forms=["csv"])
    (new / "ships.csv").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(CannotCompare, match=message) as refused, compare(old, new):
        pass
    assert str(new / "ships.csv") in str(refused.value)
    assert "\n" not in str(refused.value)


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=4)
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["arda", "é\n", "'\""]),  # few keys, so that rows of both sides have the same
        st.integers(0, 2),
        st.none() | _TEXT,
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(),
        st.none() | st.booleans(),
        st.none() | st.dates(date(1900, 1, 1)),
        st.none() | st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  made aware by UTC
    ),
    unique_by=lambda row: row[:2],
    max_size=6,
)
_KINDS = ("string", "integer", "string", "integer", "number", "boolean", "date", "datetime")
_ANY = {
    "fields": [{"name": f"c{at}", "type": kind} for at, kind in enumerate(_KINDS)],
    "primaryKey": ["c0", "c1"],
}


@settings(deadline=None, max_examples=60)
@given(old=_ROWS, new=_ROWS, form=st.sampled_from(["csv", "parquet"]))
def test_applying_the_changes_to_the_old_rows_gives_the_new_ones(old: Rows, new: Rows, form: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        first, second = (put(Path(scratch, name), rows, _ANY, forms=[form]) for name, rows in (("o", old), ("n", new)))
        with compare(first, second) as difference:
            changes = difference.changes()
    assert applied(texts(old), changes) == texts(new)
    [table] = difference.tables
    assert (table.rows_before, table.rows_after) == (len(old), len(new))
    assert table.rows_before + table.added - table.removed == table.rows_after


def texts(rows: Rows) -> dict[str, dict[str, str | None]]:
    """Rows as texts, by their keys as texts."""
    return {f"{row[0]} | {row[1]}": {f"c{at}": text(cell) for at, cell in enumerate(row)} for row in rows}


def text(cell: Any) -> str | None:
    """A cell as CSV has it."""
    match cell:
        case None:
            return None
        case bool():
            return str(cell).lower()
        case datetime(microsecond=micro):
            digits = f"{micro:06}".removesuffix("000")
            return f"{cell:%Y-%m-%dT%H:%M:%S}{f'.{digits}' if micro else ''}Z"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def applied(rows: dict[str, dict[str, str | None]], changes: pl.DataFrame) -> dict[str, dict[str, str | None]]:
    """The old rows after the changes; each must find what it says was there."""
    for _, key, change, column, old, new in changes.rows():
        row = rows.setdefault(key, {f"c{at}": None for at in range(len(_KINDS))})
        assert row[column] == old
        row[column] = new
        assert change != "changed" or row["c0"] is not None
    return {key: row for key, row in rows.items() if any(row.values())}
