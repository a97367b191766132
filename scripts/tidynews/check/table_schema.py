"""A table's description in, its Table Schema (Data Package v2) out, for `datapackage.json` and for frictionless."""

from __future__ import annotations

from typing import Any

from tidynews import schema


def table_schema(table: schema.Table, *, parquet: bool = False, withheld: bool = False) -> dict[str, Any]:
    """The Table Schema of `table`, ready for `json.dumps`.

    Args:
        table: One of `schema.tables()`.
        parquet: Whether it describes the resource `NAME-parquet`; a package has every table twice, and lets each kind
            refer to its own.
        withheld: Whether the package keeps words of the articles back: then their columns may be empty.
    """
    described: dict[str, Any] = {
        "fields": [_field(field, parquet, withheld) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
    }
    if table.unique_keys:
        described["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if table.foreign_keys:
        described["foreignKeys"] = [_foreign_key(key, parquet) for key in table.foreign_keys]
    if table.rules:
        described["x-rules"] = [
            {"id": rule.id, "severity": rule.severity, "sql": rule.sql, "why": rule.why} for rule in table.rules
        ]
    if table.warnings:
        described["x-warnings"] = list(table.warnings)
    return described


def typed_categories(field: schema.Field) -> list[Any]:
    """The codes of `field` as values of its type: lists are written as text, `date_precision` is a number."""
    return [int(code) for code in field.categories] if field.type == "integer" else list(field.categories)


def _field(field: schema.Field, parquet: bool, withheld: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": field.description,
        "example": field.example,
    }
    if parquet and field.type == "integer" and not field.required:
        # frictionless reads Parquet with pandas, which makes not-a-number of an empty integer
        described["missingValues"] = ["", "nan"]
    constraints = dict(field.constraints)
    if field.words and withheld:
        constraints.pop("required", None)
    if field.categories:
        # Stated twice: the standard's `categories` are read by people and R, but frictionless enforces only `enum`.
        described["categories"] = typed_categories(field)
        constraints["enum"] = typed_categories(field)
    if constraints:
        described["constraints"] = constraints
    if field.words:
        described["x-words"] = True
    if field.unit:
        described["x-unit"] = field.unit
    if field.code_list:
        described["x-codes"] = field.code_list
    return described


def _foreign_key(key: schema.ForeignKey, parquet: bool) -> dict[str, Any]:
    # A table that refers to itself is named too: the standard lets `resource` be left out, frictionless does not.
    resource = f"{key.reference}-parquet" if parquet else key.reference
    reference = {"resource": resource, "fields": list(key.reference_fields)}
    return {"fields": list(key.fields), "reference": reference}
