"""Schemas: every promise made, withdrawn or reworded is one difference of its own kind."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.compare.conftest import SHIPS, Schema, describe, put, resource

from tidynews.compare import SchemaChange, compare

Edit = Callable[[Schema], object]
DRAUGHT = {"name": "draught", "type": "number"}
NEIGHBOUR = {"fields": ["berth"], "reference": {"resource": "berths", "fields": ["berth_id"]}}


def changes(old: Schema, new: Schema, folder: Path) -> list[SchemaChange]:
    """The differences between two schemas of an empty table."""
    with compare(put(folder / "old", [], old), put(folder / "new", [], new)) as difference:
        return list(difference.schema)


def field(schema: Schema, name: str) -> dict[str, Any]:
    """A column's description."""
    found: dict[str, Any] = next(field for field in schema["fields"] if field["name"] == name)
    return found


def constrain(name: str, **constraints: Any) -> Edit:
    """Set constraints of a column."""
    return lambda schema: field(schema, name).setdefault("constraints", {}).update(constraints)


def say(name: str, /, **said: Any) -> Edit:
    """Describe a column otherwise."""
    return lambda schema: field(schema, name).update(said)


def swap_fields(schema: Schema) -> None:
    schema["fields"][1:3] = reversed(schema["fields"][1:3])


EDITS = [
    pytest.param(lambda s: s["fields"].append(DRAUGHT), "column_added", "column_removed", id="column_at_the_end"),
    pytest.param(lambda s: s["fields"].insert(1, DRAUGHT), "column_inserted", "column_removed", id="column_between"),
    pytest.param(say("berth", type="string"), "column_retyped", "column_retyped", id="type"),
    pytest.param(say("state", format="uri"), "column_retyped", "column_retyped", id="format"),
    pytest.param(swap_fields, "columns_reordered", "columns_reordered", id="order"),
    pytest.param(say("load", **{"x-unit": "kg"}), "unit_changed", "unit_changed", id="unit"),
    pytest.param(
        lambda s: s.update(primaryKey=["ship_id", "berth"]), "primary_key_changed", "primary_key_changed", id="key"
    ),
    pytest.param(lambda s: s.update(uniqueKeys=[["berth"]]), "unique_key_added", "unique_key_removed", id="unique_key"),
    pytest.param(
        lambda s: s.update(foreignKeys=[NEIGHBOUR]), "foreign_key_added", "foreign_key_removed", id="foreign_key"
    ),
    pytest.param(constrain("berth", required=True), "constraint_tightened", "constraint_loosened", id="required"),
    pytest.param(constrain("berth", unique=True), "constraint_tightened", "constraint_loosened", id="unique"),
    pytest.param(constrain("berth", minimum=2), "constraint_tightened", "constraint_loosened", id="minimum_raised"),
    pytest.param(constrain("berth", minimum=0), "constraint_loosened", "constraint_tightened", id="minimum_lowered"),
    pytest.param(constrain("berth", maximum=9), "constraint_tightened", "constraint_loosened", id="maximum_set"),
    pytest.param(constrain("load", pattern="a+"), "constraint_tightened", "constraint_loosened", id="pattern_set"),
    pytest.param(
        say("state", categories=[]), "constraint_loosened", "constraint_tightened", id="codes_no_longer_listed"
    ),
    pytest.param(say("state", **{"x-open": True}), "constraint_loosened", "constraint_tightened", id="list_opened"),
    pytest.param(
        say("state", categories=["moored", "sailing", "aground"]), "code_added_closed", "code_removed", id="code"
    ),
    pytest.param(lambda s: s["x-rules"].clear(), "rule_removed", "rule_added", id="rule"),
    pytest.param(lambda s: s["x-rules"][0].update(sql="berth > 0"), "rule_changed", "rule_changed", id="rule_sql"),
    pytest.param(
        lambda s: s["x-rules"][0].update(severity="warning"),
        "constraint_loosened",
        "constraint_tightened",
        id="rule_severity",
    ),
    pytest.param(
        lambda s: s["x-rules"][0].update(why="so it is"), "description_changed", "description_changed", id="rule_why"
    ),
    pytest.param(say("load", description="Cargo."), "description_changed", "description_changed", id="description"),
]


@pytest.mark.parametrize(("edit", "forth", "back"), EDITS)
def test_each_edit_is_one_difference_and_so_is_undoing_it(edit: Edit, forth: str, back: str, tmp_path: Path) -> None:
    edited = copy.deepcopy(SHIPS)
    edit(edited)
    assert [change.kind for change in changes(SHIPS, edited, tmp_path / "forth")] == [forth]
    assert [change.kind for change in changes(edited, SHIPS, tmp_path / "back")] == [back]


@pytest.mark.parametrize(
    ("name", "was", "now", "kind"),
    [
        pytest.param("maximum", 9, 8, "constraint_tightened", id="maximum_lowered"),
        pytest.param("maxLength", 8, 9, "constraint_loosened", id="longer"),
        pytest.param("minimum", "2024-12-31", "2025-01-01", "constraint_tightened", id="day"),
        pytest.param("minimum", "9", "10", "constraint_tightened", id="number_as_text"),
        pytest.param("pattern", "a+", "a*", "constraint_changed", id="pattern"),
        pytest.param("required", True, False, "constraint_loosened", id="no_longer_required"),
    ],
)
def test_a_constraint_knows_its_direction(name: str, was: Any, now: Any, kind: str, tmp_path: Path) -> None:
    old, new = copy.deepcopy(SHIPS), copy.deepcopy(SHIPS)
    constrain("state", **{name: was})(old)
    constrain("state", **{name: now})(new)
    [change] = changes(old, new, tmp_path)
    assert change.kind == kind


def test_a_code_added_to_a_list_that_was_open_is_no_surprise(tmp_path: Path) -> None:
    old, new = copy.deepcopy(SHIPS), copy.deepcopy(SHIPS)
    say("state", **{"x-open": True})(old)
    say("state", categories=["moored", "sailing", "aground"], **{"x-open": True})(new)
    assert changes(old, new, tmp_path) == [SchemaChange("ships", "code_added_open", "state", None, "aground")]


def test_codes_with_labels_are_the_same_codes(tmp_path: Path) -> None:
    new = copy.deepcopy(SHIPS)
    say("state", categories=[{"value": "moored", "label": "M"}, {"value": "sailing", "label": "S"}])(new)
    assert changes(SHIPS, new, tmp_path) == []


def test_a_renamed_column_is_one_removed_and_one_added(tmp_path: Path) -> None:
    new = copy.deepcopy(SHIPS)
    say("state", name="condition")(new)
    told = [(change.kind, change.column) for change in changes(SHIPS, new, tmp_path)]
    assert told == [("column_removed", "state"), ("column_added", "condition")]


def test_a_table_of_one_package_only_is_added_or_removed(tmp_path: Path) -> None:
    old, new = put(tmp_path / "old", []), put(tmp_path / "new", [])
    describe(new, [resource("ships.parquet", SHIPS) | {"name": "boats"}])
    with compare(old, new) as difference:
        assert [(change.table, change.kind) for change in difference.schema] == [
            ("boats", "table_added"),
            ("ships", "table_removed"),
        ]


def test_the_words_of_a_difference_say_where_and_what(tmp_path: Path) -> None:
    new = copy.deepcopy(SHIPS)
    say("load", **{"x-unit": "kg"})(new)
    [change] = changes(SHIPS, new, tmp_path)
    assert change.text() == "ships.load: unit changed, t → kg"
