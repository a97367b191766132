"""A resource's schema and the columns its rows have in, a view with typed columns, and what its header lacks, out."""

# ruff: noqa: S608  # names are quoted, values are written as constants

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from tidynews.check.report import Problem
from tidynews.check.sql import literal, names_in, quoted, self_contained
from tidynews.check.standard.columns import Field, blank_is_missing, is_text, kind_of, missing_values, typed
from tidynews.check.standard.moments import clock
from tidynews.check.standard.relations import Relation

AS_WRITTEN = " as written"
Note = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A field that the rows have: its name in SQL, its description, the SQL of its text or value, of its typed value.

    `why` says what is wrong with the whole column, so that nothing can be asked of its cells.
    """

    name: str
    field: Field
    source: str
    value: str
    why: str | None = None

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
    problems: tuple[Problem, ...] = ()

    @property
    def query(self) -> str:
        """The query that reads the table, with its typed columns."""
        return self.query_of(self.relation.sql)

    def query_of(self, relation: str) -> str:
        """The same, where the rows are read in another way."""
        return f"SELECT {self._selected(self.columns.values())} FROM {relation}"

    def shown(self, asked: str) -> str:
        """The same for people: with the paths of the package, and only the columns that the query `asked` needs."""
        read = names_in(asked)
        needed = [
            column
            for column in self.columns.values()
            if {column.name.casefold(), f"{column.name}{AS_WRITTEN}".casefold()} & read
        ]
        return f"SELECT {self._selected(needed)} FROM {self.relation.shown}"

    def _selected(self, columns: Iterable[Column]) -> str:
        parts = []
        for column in columns:
            parts += [f"{column.source} AS {column.present}"] if column.changed else []
            parts += [f"{column.value} AS {quoted(column.name)}"]
        return ", ".join(parts) or "*"

    @property
    def key(self) -> tuple[str, ...]:
        """The primary key as it is called in SQL, if all its columns are there."""
        return self.called(names(self.schema.get("primaryKey")))

    def called(self, fields: Sequence[str]) -> tuple[str, ...]:
        """What the columns of `fields` are called in SQL; nothing if one of them cannot be asked."""
        return tuple(self.columns[name].name for name in fields) if self.has(fields) else ()

    def has(self, fields: Sequence[str]) -> bool:
        """Whether all of `fields` are columns that can be asked."""
        return all(name in self.columns and not self.columns[name].why for name in fields)


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
    blank = found.text and blank_is_missing(schema)
    columns: dict[str, Column] = {}
    taken: set[str] = set()
    for item, at in pairs:
        free = _free(item["name"], at, taken)
        tokens = [token for token in missing_values(item, schema) if token or not blank]
        if found.text:
            column = _written(free, item, quoted(f"c{at + 1}"), tokens)
        else:
            cell, kind = list(types.items())[at]
            column = _physical(free, item, quoted(cell), kind, tokens)
        columns[free if item["name"] in columns else item["name"]] = column
        if column.why:
            problems.append(Problem(f"{name}.{column.name}.type", where, column.why))
    return Table(name, where, columns, schema, found, tuple(problems))


def _free(name: str, at: int, taken: set[str]) -> str:
    """A name for the column in SQL: DuckDB takes no empty ones, and none that differ from others by case only."""
    free = name.replace("\0", " ") or f"column {at + 1}"
    while {free.casefold(), f"{free}{AS_WRITTEN}".casefold()} & taken:
        free += f" ({at + 1})"
    taken.update((free.casefold(), f"{free}{AS_WRITTEN}".casefold()))
    return free


def _paired(
    fields: Sequence[Mapping[str, Any]], labels: Sequence[str], match: str, note: Note
) -> list[tuple[Mapping[str, Any], int]]:
    """Each field with the place of its column; what is missing, unknown or in another order becomes a problem."""
    if not fields:
        return [({"name": label, "type": "any"}, at) for at, label in enumerate(labels)]
    expected = [item["name"] for item in fields]
    if match == "exact" and list(labels) == expected:  # by place, for the standard lets names be repeated
        return [(item, at) for at, item in enumerate(fields)]
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


def _written(name: str, item: Field, cell: str, tokens: Sequence[str]) -> Column:
    """A column of texts, in which `tokens` stand for nothing."""
    source = cell
    if tokens:
        source = f"CASE WHEN {cell} NOT IN ({', '.join(map(literal, tokens))}) THEN {cell} END"
    return Column(name, item, source, source if is_text(item) else typed(item, source))


def _physical(name: str, item: Field, cell: str, kind: str, tokens: Sequence[str]) -> Column:
    """A Parquet column; what is in lists and the like is asked as the JSON that it would be in text."""
    if kind == _NOTHING:
        return _written(name, item, f"CAST({cell} AS VARCHAR)", ())
    wanted = _PHYSICAL.get(kind_of(item))
    if wanted and not re.match(wanted, kind):
        return Column(name, item, cell, cell, f"{name} must be {kind_of(item)}, its column is {kind}")
    if _NESTED.search(kind):
        nested = f"json_normalize(to_json({cell}))"
        return Column(name, item, nested, nested)
    if re.match(r"ENUM|UUID|JSON", kind) or (kind_of(item) == "any" and kind != "VARCHAR"):
        return _written(name, item, f"CAST({cell} AS VARCHAR)", tokens)
    cell = next((begin.expand(read).format(cell) for begin, read in _read_as(kind)), cell)
    return _written(name, item, cell, tokens) if kind == "VARCHAR" else Column(name, item, cell, cell)


def _read_as(kind: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, read in _READ_AS.items():
        if begin := re.match(pattern, kind):
            yield begin, read


def names(stated: Any) -> tuple[str, ...]:
    """The field names of a key, which may be one name."""
    return (stated,) if isinstance(stated, str) else tuple(map(str, stated)) if isinstance(stated, list) else ()


def runnable(problem: Problem, tables: Iterable[Table]) -> Problem:
    """The problem with a query that runs in DuckDB as it is, started in the package's folder; else with the reason."""
    if problem.sql is None:
        return problem
    read = [each for each in tables if each.name.casefold() in names_in(problem.sql)]
    if anew := [each.where for each in read if not each.relation.shown]:
        return replace(problem, sql=None, unlisted=f"DuckDB does not read {anew[0]} as it is")
    return replace(problem, sql=self_contained(problem.sql, {each.name: each.shown(problem.sql) for each in read}))


def columns_of(database: duckdb.DuckDBPyConnection, found: Relation) -> dict[str, str]:
    """The columns that DuckDB reads in a relation, and their types."""
    return {
        str(name): str(kind) for name, kind, *_ in database.execute(f"DESCRIBE SELECT * FROM {found.sql}").fetchall()
    }


_NOTHING = '"NULL"'
"""The type of a column in which nothing ever stands."""
_READ_AS = {
    r"DURATION\((\d+)\)": r"({} / \1)",
    r"DECIMAL\(\d+,0\)": "CAST({} AS HUGEINT)",
    "INTERVAL": "epoch({})",
    "TIMESTAMP WITH": "timezone('UTC', {})",
    "TIME(?!STAMP)": clock("{}"),
}
"""Types of Parquet that are not compared with constants as they are, nor depend on where the reader lives."""
_NESTED = re.compile(r"\]$|^STRUCT|^MAP|^UNION")
_WHOLE = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|DECIMAL\(\d+,0\)$"
_OBJECT = r"(STRUCT|MAP)(?!.*\]$)|VARCHAR|JSON"
_PHYSICAL = {
    "string": r"VARCHAR$|ENUM|UUID",
    "integer": _WHOLE,
    "number": rf"{_WHOLE}|FLOAT$|DOUBLE$|DECIMAL\(\d+,\d+\)$",
    "boolean": r"BOOLEAN$",
    "date": r"DATE$",
    "datetime": r"TIMESTAMP(?!.*\]$)",
    "time": r"TIME(?!STAMP)(?!.*\]$)",
    "year": _WHOLE,
    "list": r".*\[\d*\]$|VARCHAR$",
    "array": r".*\[\d*\]$|VARCHAR$|JSON",
    "object": _OBJECT,
    "geojson": _OBJECT,
    "geopoint": rf"{_OBJECT}|.*\[\d*\]$",
    "yearmonth": r"VARCHAR$|DATE$",
    "duration": r"VARCHAR$|INTERVAL$|DURATION",
}
"""What a Parquet column of each type may be."""
