"""A resource's schema and the columns its rows have in, a view with typed columns, and its checks, out."""

# ruff: noqa: S608  # names are quoted, values are written as constants

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from tidynews.check.checks import RowCheck, unique
from tidynews.check.constraints import CONSTRAINTS, few
from tidynews.check.report import Problem
from tidynews.check.sql import literal, quoted
from tidynews.check.standard.columns import blank_is_missing, is_text, kind_of, length, missing_values, typed
from tidynews.check.standard.relations import Relation

AS_WRITTEN = " as written"
Note = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A field that the rows have: its name, its description, the SQL of its text or value, and of its typed value."""

    name: str
    field: Mapping[str, Any]
    source: str
    value: str

    @property
    def changed(self) -> bool:
        """Whether a text can fail to be a value; then the view has both."""
        return self.value != self.source

    @property
    def present(self) -> str:
        """The column, as SQL, that is empty only where the cell is."""
        return quoted(self.name + AS_WRITTEN) if self.changed else quoted(self.name)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be asked."""

    name: str
    where: str
    columns: Mapping[str, Column]
    schema: Mapping[str, Any]
    relation: Relation
    problems: tuple[Problem, ...] = field(default=())

    @property
    def query(self) -> str:
        """The query that reads the table, with its typed columns."""
        return self.query_of(self.relation.sql)

    def query_of(self, relation: str) -> str:
        """The same, where the rows are read in another way."""
        return f"SELECT {self._selected(self.columns.values())} FROM {relation}"

    def shown(self, asked: str) -> str:
        """The same for people: with the paths of the package, and only the columns that the query `asked` needs."""
        needed = [column for column in self.columns.values() if column.name in asked]
        return f"SELECT {self._selected(needed)} FROM {self.relation.shown}"

    def _selected(self, columns: Iterable[Column]) -> str:
        parts = []
        for column in columns:
            parts += [f"{column.source} AS {column.present}"] if column.changed else []
            parts += [f"{column.value} AS {quoted(column.name)}"]
        return ", ".join(parts) or "*"

    @property
    def key(self) -> tuple[str, ...]:
        """The primary key, if all its columns are there."""
        key = names(self.schema.get("primaryKey"))
        return key if all(name in self.columns for name in key) else ()


def table(name: str, where: str, schema: Mapping[str, Any], found: Relation, types: Mapping[str, str]) -> Table:
    """Lay the fields of `schema` over the columns of a relation.

    Args:
        name: The resource.
        where: Its file.
        schema: A Table Schema; without fields, every column is taken as it is.
        found: Where the rows are read.
        types: The columns that DuckDB reads there, by name, and their types.
    """
    fields = [item for item in schema.get("fields", []) if isinstance(item, dict) and isinstance(item.get("name"), str)]
    labels = list(found.labels) if found.labels is not None else None if found.text else list(types)
    problems: list[Problem] = []
    if labels is None:
        labels = [item["name"] for item in fields] or list(types)

    def note(kind: str, why: str) -> None:
        problems.append(Problem(f"{name}.header.{kind}", where, why))

    pairs = _paired(fields, labels, str(schema.get("fieldsMatch") or "exact"), note)
    columns = {}
    for item, at in pairs:
        physical = quoted(f"c{at + 1}" if found.text else labels[at])
        columns[item["name"]] = _column(
            item,
            schema,
            physical,
            "VARCHAR" if found.text else types[labels[at]],
            blank=found.text and blank_is_missing(schema),
        )
        problems += _physical(columns[item["name"]], types[labels[at]], name, where) if not found.text else []
    return Table(name, where, columns, schema, found, tuple(problems))


def _paired(
    fields: Sequence[Mapping[str, Any]], labels: Sequence[str], match: str, note: Note
) -> list[tuple[Mapping[str, Any], int]]:
    """Each field with the place of its column; what is missing, unknown or in another order becomes a problem."""
    if not fields:
        return [({"name": label, "type": "any"}, at) for at, label in enumerate(labels)]
    expected = [item["name"] for item in fields]

    twice = [label for label in dict.fromkeys(labels) if labels.count(label) > 1]
    if twice:
        note("repeated", f"the header has {', '.join(map(repr, twice))} more than once")
    if "" in labels:
        note("blank", f"column {labels.index('') + 1} has no name in the header")
    missing = [item for item in expected if item not in labels]
    unknown = [label for label in dict.fromkeys(labels) if label and label not in expected]
    if missing and match in {"exact", "equal", "subset"}:
        note("missing", f"the header lacks {', '.join(missing)}")
    if unknown and match in {"exact", "equal", "superset"}:
        note("unknown", f"the schema does not know {', '.join(unknown)}")
    if match == "partial" and len(missing) == len(expected):
        note("missing", "the header has none of the schema's fields")
    if match == "exact" and not missing and not unknown and not twice and list(labels) != expected:
        note("order", f"the order must be {', '.join(expected)}")
    return [(item, labels.index(item["name"])) for item in fields if item["name"] in labels]


def _column(item: Mapping[str, Any], schema: Mapping[str, Any], physical: str, kind: str, *, blank: bool) -> Column:
    if kind != "VARCHAR":
        return Column(item["name"], item, physical, physical)
    tokens = missing_values(item, schema)
    if blank:
        tokens = [token for token in tokens if token]
    source = physical
    if tokens:
        source = f"CASE WHEN {physical} NOT IN ({', '.join(map(literal, tokens))}) THEN {physical} END"
    return Column(item["name"], item, source, source if is_text(item) else typed(item, source))


def _physical(column: Column, kind: str, name: str, where: str) -> Iterator[Problem]:
    """A Parquet column of another type than the schema says; text may hold what DuckDB has no type for."""
    wanted = _PHYSICAL.get(kind_of(column.field))
    if wanted and not re.match(wanted, kind):
        why = f"{column.name} must be {kind_of(column.field)}, its column is {kind}"
        yield Problem(f"{name}.{column.name}.type", where, why)


def checks_of(found: Table, rules: Sequence[RowCheck] = ()) -> Iterator[RowCheck]:
    """All that the rows of `found` must fulfil by themselves: types, constraints, categories, keys, and row rules."""
    key = found.key
    for column in found.columns.values():
        if column.changed:
            what = kind_of(column.field)
            format_ = column.field.get("format", "default")
            told = what if format_ == "default" else f"{what} ({format_})"
            yield RowCheck(
                f"{found.name}.{column.name}.type",
                found.name,
                key,
                (column.name + AS_WRITTEN,),
                f"{column.name} must be {told}",
                condition=f"{column.present} IS NULL OR {quoted(column.name)} IS NOT NULL",
            )
        yield from _constraints(found, column)
    yield from _keys(found)
    yield from rules


def _constraints(found: Table, column: Column) -> Iterator[RowCheck]:
    field = column.field
    stated = dict(field.get("constraints") or {})
    if column.name in names(found.schema.get("primaryKey")):
        stated["required"] = True
    if categories := [item.get("value") if isinstance(item, dict) else item for item in field.get("categories") or []]:
        yield _check(found, column, "enum", categories, "categories")
    for kind, value in stated.items():
        if kind in CONSTRAINTS and value is not False:
            yield _check(found, column, kind, value)


def _check(found: Table, column: Column, kind: str, value: Any, name: str = "") -> RowCheck:
    asked = CONSTRAINTS[kind]
    about = quoted(column.name)
    constant: Any = None
    match kind:
        case "required":
            about = column.present
        case "minLength" | "maxLength":
            about, constant = length(column.field, about), literal(value)
        case "pattern":
            constant = str(value)
        case "enum":
            constant = [_constant(column, item) for item in value]
        case _:
            constant = _constant(column, value)
    return RowCheck(
        f"{found.name}.{column.name}.{name or kind}",
        found.name,
        found.key,
        (column.name,),
        f"{column.name} {asked.why.format(value=few(value) if isinstance(value, list) else value)}",
        condition=asked.condition(about, constant),
    )


def _constant(column: Column, value: Any) -> str:
    """What a value is compared with, read as the cells are."""
    if isinstance(value, int | float) and not isinstance(value, bool) and kind_of(column.field) in _NUMBERS:
        return literal(value)
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return typed(column.field, literal(written)) if column.changed else literal(written)


def _keys(found: Table) -> Iterator[RowCheck]:
    alone = [(name,) for name, column in found.columns.items() if (column.field.get("constraints") or {}).get("unique")]
    listed = [names(found.schema.get("primaryKey")), *alone, *map(names, found.schema.get("uniqueKeys") or [])]
    for key in dict.fromkeys(listed):
        if key and all(name in found.columns for name in key):
            yield unique(found.name, found.key, key)


def names(stated: Any) -> tuple[str, ...]:
    """The field names of a key, which may be one name."""
    return (stated,) if isinstance(stated, str) else tuple(map(str, stated)) if isinstance(stated, list) else ()


def columns_of(database: duckdb.DuckDBPyConnection, found: Relation) -> dict[str, str]:
    """The columns that DuckDB reads in a relation, and their types."""
    return {
        str(name): str(kind) for name, kind, *_ in database.execute(f"DESCRIBE SELECT * FROM {found.sql}").fetchall()
    }


_NUMBERS = frozenset({"integer", "number", "year"})
_PHYSICAL = {
    "string": r"VARCHAR|ENUM|UUID|BLOB",
    "integer": r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$",
    "number": r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|FLOAT|DOUBLE|DECIMAL",
    "boolean": r"BOOLEAN",
    "date": r"DATE",
    "datetime": r"TIMESTAMP",
    "time": r"TIME(?!STAMP)",
    "year": r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$",
    "list": r".*\[\d*\]$|VARCHAR",
    "array": r".*\[\d*\]$|VARCHAR|JSON",
    "object": r"STRUCT|MAP|VARCHAR|JSON",
}
"""What a Parquet column of each type may be."""
