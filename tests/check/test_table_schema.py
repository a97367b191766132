"""Table Schemas: what we publish about a table is what the standard and frictionless accept, and says all we know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import frictionless
import jsonschema  # type: ignore[import-untyped]
import pytest

from tidynews import check, schema
from tidynews.check.table_schema import table_schema

PROFILE = json.loads((Path(check.__file__).parent / "profiles" / "data-package-2.0.json").read_text(encoding="utf-8"))


def _package(described: dict[str, Any]) -> dict[str, Any]:
    resource = {"name": "t", "type": "table", "path": "t.csv", "schema": described}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "resources": [resource, {"name": "u", "path": "u.csv"}],
    }


@pytest.mark.parametrize("parquet", [False, True], ids=["csv", "parquet"])
@pytest.mark.parametrize("name", schema.TABLES)
def test_the_official_profile_and_frictionless_accept_every_schema(name: str, parquet: bool) -> None:
    described = table_schema(schema.tables()[name], parquet=parquet)
    package = _package(json.loads(json.dumps(described)))
    assert not list(jsonschema.Draft7Validator(PROFILE).iter_errors(package))
    assert not list(frictionless.Package.metadata_validate(package))


def test_the_profile_refuses_a_wrong_schema() -> None:
    described = table_schema(schema.tables()["actors"]) | {"primaryKey": 7}
    assert list(jsonschema.Draft7Validator(PROFILE).iter_errors(_package(described)))


def test_categories_are_constraints_too_and_have_the_type_of_the_column() -> None:
    fields = {field["name"]: field for field in table_schema(schema.tables()["times"])["fields"]}
    assert fields["date_precision"]["categories"] == [1, 2, 3, 4, 5, 6, 7]
    assert fields["date_precision"]["constraints"]["enum"] == [1, 2, 3, 4, 5, 6, 7]
    assert fields["anchor"]["constraints"] == {"enum": ["publication", "text"]}
    assert fields["start_char"]["x-unit"] == "character"


def test_foreign_keys_lead_to_the_resource_of_the_same_kind_even_to_themselves() -> None:
    described = table_schema(schema.tables()["articles"], parquet=True)
    [key] = described["foreignKeys"]
    assert key["reference"] == {"resource": "articles-parquet", "fields": ["article_id"]}


def test_an_empty_integer_of_parquet_may_be_read_as_not_a_number() -> None:
    for name, table in schema.tables().items():
        stated = {field["name"]: field.get("missingValues") for field in table_schema(table, parquet=True)["fields"]}
        for field in table.fields:
            may_be_empty = field.type == "integer" and not field.required
            assert stated[field.name] == (["", "nan"] if may_be_empty else None), name
    assert "missingValues" not in str(table_schema(schema.tables()["times"])["fields"])


def test_rules_travel_with_their_reasons() -> None:
    rules = table_schema(schema.tables()["figures"])["x-rules"]
    assert {"id", "severity", "sql", "why"} == set(rules[0])
    assert len(rules) == len(schema.tables()["figures"].rules)
