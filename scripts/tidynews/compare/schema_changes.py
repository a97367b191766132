"""The tables of two packages in, every difference between their schemas out, one per promise made or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tidynews.compare.column_changes import column_changes
from tidynews.compare.packages import Table, names
from tidynews.compare.schema_change import Kind, SchemaChange, shown


def schema_changes(old: Mapping[str, Table], new: Mapping[str, Table]) -> Iterator[SchemaChange]:
    """Every difference, in the order of the new package; a renamed table or column is one removed and one added."""
    for name, table in new.items():
        if name in old:
            yield from _table(old[name], table)
        else:
            yield SchemaChange(name, "table_added")
    for name in old:
        if name not in new:
            yield SchemaChange(name, "table_removed")


def _table(old: Table, new: Table) -> Iterator[SchemaChange]:
    for about in ("title", "description"):
        if old.about.get(about) != new.about.get(about):
            yield SchemaChange(
                new.name, "description_changed", None, shown(old.about.get(about)), shown(new.about.get(about))
            )
    yield from _columns(old, new)
    for name, column in new.fields.items():
        if name in old.fields:
            yield from column_changes(new.name, old.fields[name], column)
    if old.key != new.key:
        yield SchemaChange(new.name, "primary_key_changed", None, shown(old.key), shown(new.key))
    yield from _keys(new.name, "unique", _unique_keys(old), _unique_keys(new))
    yield from _keys(new.name, "foreign", _foreign_keys(old), _foreign_keys(new))
    yield from _rules(new.name, _rules_by_id(old), _rules_by_id(new))


def _columns(old: Table, new: Table) -> Iterator[SchemaChange]:
    before, after = list(old.fields), list(new.fields)
    last = max((after.index(name) for name in before if name in after), default=-1)
    for name in before:
        if name not in after:
            yield SchemaChange(new.name, "column_removed", name, old.fields[name].get("type"))
    for place, name in enumerate(after):
        if name not in before:
            kind: Kind = "column_added" if place > last else "column_inserted"
            yield SchemaChange(new.name, kind, name, None, new.fields[name].get("type"))
    kept = [name for name in before if name in after]
    order = [name for name in after if name in before]
    if kept != order:
        yield SchemaChange(new.name, "columns_reordered", None, shown(kept), shown(order))


def _keys(table: str, sort: str, old: list[str], new: list[str]) -> Iterator[SchemaChange]:
    added: Kind = "unique_key_added" if sort == "unique" else "foreign_key_added"
    removed: Kind = "unique_key_removed" if sort == "unique" else "foreign_key_removed"
    yield from (SchemaChange(table, removed, None, key) for key in old if key not in new)
    yield from (SchemaChange(table, added, None, None, key) for key in new if key not in old)


def _unique_keys(table: Table) -> list[str]:
    return [", ".join(names(key)) for key in table.schema.get("uniqueKeys", [])]


def _foreign_keys(table: Table) -> list[str]:
    return [
        f"{', '.join(names(key['fields']))} → {_referred(table, key)}.{', '.join(names(key['reference']['fields']))}"
        for key in table.schema.get("foreignKeys", [])
    ]


def _referred(table: Table, key: Mapping[str, Any]) -> str:
    resource = str(key["reference"].get("resource") or table.name)  # left out or empty, it is the table itself
    return resource if "csv" in table.files else resource.removesuffix("-parquet")


def _rules(
    table: str, old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> Iterator[SchemaChange]:
    for name, rule in old.items():
        if name not in new:
            yield SchemaChange(table, "rule_removed", None, _rule(rule))
    for name, rule in new.items():
        if name not in old:
            yield SchemaChange(table, "rule_added", None, None, _rule(rule))
        elif old[name].get("sql") != rule.get("sql"):
            yield SchemaChange(table, "rule_changed", None, _rule(old[name]), _rule(rule))
        elif old[name].get("severity") != rule.get("severity"):
            kind: Kind = "constraint_tightened" if rule.get("severity") == "error" else "constraint_loosened"
            yield SchemaChange(table, kind, None, _rule(old[name]), _rule(rule))
        elif old[name].get("why") != rule.get("why"):
            yield SchemaChange(table, "description_changed", None, shown(old[name].get("why")), shown(rule.get("why")))


def _rules_by_id(table: Table) -> dict[str, Mapping[str, Any]]:
    return {str(rule.get("id")): rule for rule in table.schema.get("x-rules", [])}


def _rule(rule: Mapping[str, Any]) -> str:
    return f"{rule.get('id')} ({rule.get('severity')}): {rule.get('sql')}"
