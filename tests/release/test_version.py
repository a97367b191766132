"""The version policy: one case per line, from the readers' side."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.conftest import SHIPS, Schema, put

from tidynews.compare import Kind, compare
from tidynews.release.version import LEVELS, Level, NotAVersion, Version, causes, causes_of_description

numbers = st.integers(0, 10**6)
versions = st.builds(Version, numbers, numbers, numbers)


@given(versions)
def test_a_version_reads_back(version: Version) -> None:
    assert Version.parse(str(version)) == version


@given(versions, st.sampled_from(Level), st.sampled_from(Level))
def test_every_rise_is_higher_and_a_stronger_one_is_higher_still(version: Version, one: Level, other: Level) -> None:
    assert version < version.raised(one)
    assert (version.raised(one) < version.raised(other)) == (one < other)


@pytest.mark.parametrize("text", ["1.0", "1.0.0-rc.1", "v1.0.0", "01.0.0", "1.0.0 ", "", "1.0.٣"])
def test_what_is_no_version_of_three_numbers_is_refused(text: str) -> None:
    with pytest.raises(NotAVersion, match="is no version of three numbers"):
        Version.parse(text)


def test_the_policy_judges_every_kind_of_difference() -> None:
    assert set(LEVELS) == set(get_args(Kind))


def changed(**fields: object) -> Schema:
    """The schema of ships with other values for the column `load`."""
    columns = [column | fields if column["name"] == "load" else column for column in SHIPS["fields"]]
    return {**SHIPS, "fields": columns}


ROWS = [[f"s{number}", number, 1.5, "moored"] for number in range(1, 201)]
EXTRA = {"name": "flag", "type": "string", "description": "Where it is registered."}
RULE = SHIPS["x-rules"][0]
WITH_EXTRA = [[*row, "PT"] for row in ROWS]

CASES = [
    pytest.param(ROWS, SHIPS, ROWS, SHIPS, None, id="the_same"),
    pytest.param(ROWS, SHIPS, [["s1", 9, 1.5, "moored"], *ROWS[1:]], SHIPS, Level.PATCH, id="a_value_corrected"),
    pytest.param(ROWS, SHIPS, [*ROWS, ["s999", 1, 1.0, "moored"]], SHIPS, Level.MINOR, id="a_row_added"),
    pytest.param(ROWS, SHIPS, ROWS[1:], SHIPS, Level.MINOR, id="one_row_of_200_removed"),
    pytest.param(ROWS, SHIPS, ROWS[3:], SHIPS, Level.MAJOR, id="three_rows_of_200_removed"),
    pytest.param(
        ROWS, SHIPS, WITH_EXTRA, {**SHIPS, "fields": [*SHIPS["fields"], EXTRA]}, Level.MINOR, id="a_column_appended"
    ),
    pytest.param(
        *(ROWS, SHIPS, [["PT", *row] for row in ROWS]),
        *({**SHIPS, "fields": [EXTRA, *SHIPS["fields"]]}, Level.MAJOR),
        id="a_column_put_first",
    ),
    pytest.param(
        *(WITH_EXTRA, {**SHIPS, "fields": [*SHIPS["fields"], EXTRA]}, ROWS, SHIPS, Level.MAJOR), id="a_column_removed"
    ),
    pytest.param(ROWS, SHIPS, ROWS, changed(**{"x-unit": "kg"}), Level.MAJOR, id="a_unit_changed"),
    pytest.param(
        ROWS, SHIPS, ROWS, changed(constraints={"required": True}), Level.MINOR, id="empty_cells_are_forbidden"
    ),
    pytest.param(ROWS, changed(constraints={"required": True}), ROWS, SHIPS, Level.MAJOR, id="empty_cells_are_allowed"),
    pytest.param(ROWS, SHIPS, ROWS, {**SHIPS, "x-rules": []}, Level.MAJOR, id="a_rule_dropped"),
    pytest.param(
        *(ROWS, SHIPS, ROWS, {**SHIPS, "x-rules": [RULE, {**RULE, "id": "other"}]}, Level.MINOR), id="a_rule_added"
    ),
    pytest.param(ROWS, SHIPS, ROWS, {**SHIPS, "primaryKey": ["ship_id", "berth"]}, Level.MAJOR, id="another_key"),
    pytest.param(ROWS, SHIPS, ROWS, changed(description="Its cargo."), Level.PATCH, id="described_in_other_words"),
]


@pytest.mark.parametrize(("old_rows", "old", "new_rows", "new", "expected"), CASES)
def test_the_policy(  # noqa: PLR0917  the columns of a table of cases
    tmp_path: Path,
    old_rows: list[list[object]],
    old: Schema,
    new_rows: list[list[object]],
    new: Schema,
    expected: Level | None,
) -> None:
    before, after = put(tmp_path / "old", old_rows, old), put(tmp_path / "new", new_rows, new)
    with compare(before, after) as difference:
        lost = {table.table: table.removed for table in difference.tables}
        found = causes(difference, lost)
    assert max((cause.level for cause in found), default=None) == expected


def test_removed_rows_that_somebody_explains_are_minor_however_many(tmp_path: Path) -> None:
    with compare(put(tmp_path / "old", ROWS), put(tmp_path / "new", ROWS[50:])) as difference:
        [cause] = causes(difference, {})
    assert cause.level is Level.MINOR


@pytest.mark.parametrize(
    ("key", "level"), [("name", Level.MAJOR), ("licenses", Level.MAJOR), ("title", Level.PATCH)], ids=str
)
def test_what_the_package_says_about_itself_counts_too(key: str, level: Level) -> None:
    assert [cause.level for cause in causes_of_description({key: "a"}, {key: "b"})] == [level]
    assert list(causes_of_description({key: "a"}, {key: "a"})) == []
