"""A table's description in, its Table Schema (Data Package v2) out, for `datapackage.json` and for frictionless."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tidynews import schema


def _same(name: str) -> str:
    return name


def table_schema(table: schema.Table, *, resource: Callable[[str], str] = _same) -> dict[str, Any]:
    """The Table Schema of `table`, ready for `json.dumps`.

    Args:
        table: One of `schema.tables()`.
        resource: From a table's name to the name of the resource that holds it, for foreign keys:
            a package that has every table twice lets each kind refer to its own.
    """
    described: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        described["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        described["foreignKeys"] = [_foreign_key(key, resource) for key in table.foreign_keys]
    if table.rules:
        described["x-rules"] = [
            {"id": rule.id, "severity": rule.severity, "sql": rule.sql, "why": rule.why} for rule in table.rules
        ]
    return described


def typed_categories(field: schema.Field) -> list[Any]:
    """The codes of `field` as values of its type: lists are written as text, `date_precision` is a number."""
    return [int(code) for code in field.categories] if field.type == "integer" else list(field.categories)


def _field(field: schema.Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": field.description,
        "example": field.example,
    }
    constraints = dict(field.constraints)
    if field.categories:
        # Stated twice: the standard's `categories` are read by people and R, but frictionless enforces only `enum`.
        described["categories"] = typed_categories(field)
        constraints["enum"] = typed_categories(field)
    if constraints:
        described["constraints"] = constraints
    if field.unit:
        described["x-unit"] = field.unit
    if field.code_list:
        described["x-codes"] = field.code_list
    return described


def _foreign_key(key: schema.ForeignKey, resource: Callable[[str], str]) -> dict[str, Any]:
    # A table that refers to itself is named too: the standard lets `resource` be left out, frictionless does not.
    reference = {"resource": resource(key.reference), "fields": list(key.reference_fields)}
    return {"fields": list(key.fields), "reference": reference}
