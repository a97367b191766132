"""A table's foreign keys in, the checks that they lead somewhere, and keys that cannot, out."""

# ruff: noqa: S608  # names are quoted

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tidynews.check.checks import RowCheck
from tidynews.check.report import Problem
from tidynews.check.sql import quoted
from tidynews.check.standard.tables import Table, names


def references(found: Table, tables: Mapping[str, Table]) -> tuple[list[RowCheck], list[Problem]]:
    """One check per foreign key; as in SQL, a key with an empty part refers to nothing and passes."""
    checks, problems = [], []
    for stated in found.schema.get("foreignKeys") or []:
        if not isinstance(stated, dict) or not isinstance(stated.get("reference"), dict):
            continue  # the profile has said so
        fields, target, there = _parts(stated, found.name)
        if why := _wrong(fields, target, there, found, tables):
            problems.append(Problem(f"{found.name}.{'+'.join(fields)}.reference", found.where, why))
        elif target in tables:
            checks.append(_check(found, fields, tables[target], there))
    return checks, problems


def _parts(stated: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    reference = stated["reference"]
    return names(stated.get("fields")), str(reference.get("resource") or name), names(reference.get("fields"))


def _wrong(
    fields: tuple[str, ...], target: str, there: tuple[str, ...], found: Table, tables: Mapping[str, Table]
) -> str | None:
    told = f"the foreign key {' + '.join(fields)}"
    if len(fields) != len(there):
        return f"{told} has {len(fields)} fields and refers to {len(there)}"
    if target not in tables:
        return f"{told} refers to {target}, which is no table that can be read"
    if lost := [name for name in fields if name not in found.columns]:
        return f"{told} cannot be followed: there is no column {', '.join(lost)}"
    if lost := [name for name in there if name not in tables[target].columns]:
        return f"{told} cannot be followed: {target} has no column {', '.join(lost)}"
    return None


def _check(found: Table, fields: tuple[str, ...], target: Table, there: tuple[str, ...]) -> RowCheck:
    here = quoted(found.name)
    shown = ", ".join(f"t.{quoted(name)}" for name in dict.fromkeys((*found.key, *fields)))
    filled = " AND ".join(f"t.{quoted(name)} IS NOT NULL" for name in fields)
    equal = " AND ".join(f"r.{quoted(b)} = t.{quoted(a)}" for a, b in zip(fields, there, strict=True))
    told = there[0] if len(there) == 1 else f"({', '.join(there)})"
    return RowCheck(
        f"{found.name}.{'+'.join(fields)}.reference",
        found.name,
        found.key or fields,
        fields,
        f"{' and '.join(fields)} must stand in {target.name}.{told}",
        query=f"SELECT {shown} FROM {here} AS t WHERE {filled} "
        f"AND NOT EXISTS (SELECT 1 FROM {quoted(target.name)} AS r WHERE {equal})",
    )
