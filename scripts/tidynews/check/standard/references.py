"""A table's foreign keys in, the checks that they lead somewhere, and keys that cannot, out."""

# ruff: noqa: S608  # names are quoted

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tidynews.check.checks import RowCheck
from tidynews.check.report import Problem
from tidynews.check.sql import quoted
from tidynews.check.standard.columns import kind_of
from tidynews.check.standard.tables import Table, names


def references(found: Table, tables: Mapping[str, Table]) -> tuple[list[RowCheck], list[Problem]]:
    """One check per foreign key; as in SQL, a key with an empty part refers to nothing and passes."""
    checks, problems = [], []
    for stated in found.schema.get("foreignKeys") or []:
        fields, target, there = _parts(stated, found.name)
        if why := _wrong(fields, target, there, found, tables):
            problems.append(Problem(f"{found.name}.{'+'.join(fields)}.reference", found.where, why))
        else:
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
    if not found.has(fields):
        return f"{told} cannot be followed: {_lost(found, fields)}"
    if not tables[target].has(there):
        return f"{told} cannot be followed: {_lost(tables[target], there)}"
    for here, other in zip(fields, there, strict=True):
        kinds = [kind_of(table.columns[name].field) for table, name in ((found, here), (tables[target], other))]
        if len({_LIKE.get(kind, kind) for kind in kinds}) > 1:
            return f"{told} leads nowhere: {here} is of type {kinds[0]}, {other} of type {kinds[1]}"
    return None


def _lost(found: Table, fields: Sequence[str]) -> str:
    lost = [name for name in fields if not found.has([name])]
    return f"{found.name} has no column {', '.join(lost)}, or one of another type than its field"


def _check(found: Table, fields: tuple[str, ...], target: Table, there: tuple[str, ...]) -> RowCheck:
    here, away = found.called(fields), target.called(there)
    shown = ", ".join(f"t.{quoted(name)}" for name in dict.fromkeys((*found.key, *here)))
    filled = " AND ".join(f"t.{quoted(name)} IS NOT NULL" for name in here)
    equal = " AND ".join(f"r.{quoted(b)} = t.{quoted(a)}" for a, b in zip(here, away, strict=True))
    told = there[0] if len(there) == 1 else f"({', '.join(there)})"
    return RowCheck(
        f"{found.name}.{'+'.join(fields)}.reference",
        found.name,
        found.key or here,
        here,
        f"{' and '.join(fields)} must stand in {target.name}.{told}",
        query=f"SELECT {shown} FROM {quoted(found.name)} AS t WHERE {filled} "
        f"AND NOT EXISTS (SELECT 1 FROM {quoted(target.name)} AS r WHERE {equal})",
    )


_LIKE = {"integer": "number", "year": "number", "any": "string"}
"""Types whose values can be equal."""
