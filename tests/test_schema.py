"""The schemas: one statement of every table, and nothing that contradicts it."""

from __future__ import annotations

import typing
from datetime import date, datetime

import pytest

from tidynews import rows, schema, tables

TYPES = {"string": str, "integer": int, "number": float, "boolean": bool, "date": date, "datetime": datetime}
ROWS = {
    "articles": rows.ArticleRow,
    "segments": rows.SegmentRow,
    "actors": rows.Actor,
    "actor_names": rows.ActorName,
    "roles": rows.Role,
    "mentions": rows.Mention,
    "times": rows.Time,
    "claims": rows.Claim,
    "claim_parts": rows.ClaimPart,
    "claim_actors": rows.ClaimActor,
    "claim_links": rows.ClaimLink,
    "figures": rows.Figure,
    "events": rows.Event,
    "event_mentions": rows.EventMention,
    "event_actors": rows.EventActor,
    "codes": rows.Code,
    "retractions": rows.Retraction,
    "changes": rows.Change,
}


def test_every_file_in_schemas_is_a_table_and_every_table_a_file() -> None:
    files = {path.stem for path in schema.data_folder("schemas").glob("*.yaml")}
    assert files == set(schema.TABLES)


@pytest.mark.parametrize("name", schema.TABLES)
def test_the_typed_row_has_the_columns_and_types_of_the_schema(name: str) -> None:
    expected = {
        field.name: TYPES[field.type] if field.required else TYPES[field.type] | None
        for field in schema.tables()[name].fields
    }
    assert typing.get_type_hints(ROWS[name]) == expected


@pytest.mark.parametrize("name", schema.TABLES)
def test_keys_name_columns_that_exist(name: str) -> None:
    table = schema.tables()[name]
    for key in (table.primary_key, *table.unique_keys, *(foreign.fields for foreign in table.foreign_keys)):
        assert set(key) <= set(table.columns)
    for foreign in table.foreign_keys:
        assert foreign.reference_fields == schema.tables()[foreign.reference].primary_key


@pytest.mark.parametrize("name", schema.TABLES)
def test_every_column_is_described_with_an_example_of_its_type(name: str) -> None:
    for field in schema.tables()[name].fields:
        assert field.description.strip().endswith((".", "!"))
        assert field.example
        if field.code_list:
            assert field.example in field.categories


def test_code_lists_are_named_for_a_column_that_uses_them() -> None:
    used = {field.code_list for table in schema.tables().values() for field in table.fields if field.code_list}
    listed = {code["list"] for code in schema.codes()}
    assert used | {"figures.hedge"} == listed  # an open list: other hedges occur


def test_codes_are_unique_in_their_list() -> None:
    keys = [(code["list"], code["code"]) for code in schema.codes()]
    assert len(keys) == len(set(keys))


def test_plover_types_of_codes_are_on_the_list() -> None:
    types, modes = schema.code_list("events.plover_type"), schema.code_list("events.plover_mode")
    for code in schema.codes():
        for alternative in (code["plover_type"] or "").split("|") if code["plover_type"] else []:
            kind, *mode = alternative.split(" ")
            assert kind in types
            assert set(mode) <= set(modes)


def test_rule_ids_are_unique_and_begin_with_their_table() -> None:
    ids = [rule.id for table in schema.tables().values() for rule in table.rules]
    assert len(ids) == len(set(ids))
    for table in schema.tables().values():
        assert all(rule.id.startswith(table.name) for rule in table.rules)


def test_an_unknown_column_is_a_key_error_that_names_table_and_column() -> None:
    with pytest.raises(KeyError, match="claims has no column nonsense"):
        schema.tables()["claims"].field("nonsense")


def test_frames_are_sorted_by_primary_key_and_typed() -> None:
    made = tables.frames({"claim_actors": [_claim_actor("b"), _claim_actor("a")]})
    assert made["claim_actors"]["claim_id"].to_list() == ["a", "b"]
    assert list(made) == list(schema.TABLES)
    assert made["codes"].height == len(schema.codes())


def _claim_actor(claim_id: str) -> rows.ClaimActor:
    return {"claim_id": claim_id, "actor_id": "state/prt", "relation": "speaker"}
