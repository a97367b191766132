"""`curation/corrections.yaml` in, what people corrected in single rows out; what no table allows is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tidynews import schema
from tidynews.curate.entries import Entry, entries, near, shown


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of the row `key` of `table`.

    `action` is change, drop or add. `expect` are cells that the row must have, `cells` those that it gets.
    """

    action: str
    table: str
    key: Mapping[str, Any]
    expect: Mapping[str, Any]
    cells: Mapping[str, Any]
    cascade: bool
    entry: Entry

    @property
    def reason(self) -> str:
        """Why, in the words of whoever decided it."""
        return self.entry.text("reason")

    @property
    def name(self) -> str:
        """The row as messages call it."""
        return f"{self.table} {' | '.join(str(value) for value in self.key.values())}"


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """Read `file`.

    Raises:
        BadCuration: It cannot be read, or says something that no table allows.
    """
    found: dict[tuple[str, str], Correction] = {}
    for entry in entries(file, _KEYS):
        entry.text("reason")
        entry.day("date")
        correction = _READERS[entry.heading](entry, _table(entry))
        known = found.setdefault((correction.table, correction.name), correction)
        if known is not correction:
            raise entry.wrong(
                f"{correction.name} has a correction in line {known.entry.line} already; put both into one"
            )
    return tuple(found.values())


def _table(entry: Entry) -> schema.Table:
    name = entry.text("table")
    if name not in CORRECTABLE:
        why = near(name, CORRECTABLE) or f"; known are {', '.join(CORRECTABLE)}"
        raise entry.wrong(f"`table` is {name!r}, which has no rows to correct{why}")
    return schema.tables()[name]


def _change(entry: Entry, table: schema.Table) -> Correction:
    cells, expect = _cells(entry, table, "to"), _cells(entry, table, "expect")
    for column in cells:
        if column in (*table.primary_key, "origin"):
            why = (
                "says who decided and is set for you"
                if column == "origin"
                else "is the key: drop the row and add another"
            )
            raise entry.wrong(f"`to` names {column}, which {why}")
        if column not in expect:
            raise entry.wrong(f"`expect` must say what {column} is now, so that the correction fails once that changes")
        if cells[column] == expect[column]:
            raise entry.wrong(f"`to` and `expect` give {column} the same value {shown(cells[column])}")
    return Correction("change", table.name, _key(entry, table), expect, cells, cascade=False, entry=entry)


def _drop(entry: Entry, table: schema.Table) -> Correction:
    cascade = entry.values.get("cascade", False)
    if not isinstance(cascade, bool):
        raise entry.wrong(f"`cascade` is {shown(cascade)}, but must be true or false")
    expect = _cells(entry, table, "expect") if set(table.columns) - set(table.primary_key) else {}
    return Correction("drop", table.name, _key(entry, table), expect, {}, cascade, entry)


def _add(entry: Entry, table: schema.Table) -> Correction:
    cells = _cells(entry, table, "row")
    if "origin" in cells:
        raise entry.wrong("`row` names origin, which says who decided and is set for you")
    missing = [f.name for f in table.fields if f.required and cells.get(f.name) is None and f.name not in _FILLED]
    if missing:
        raise entry.wrong(f"`row` lacks {', '.join(missing)}, which every row of {table.name} must have")
    return Correction(
        "add", table.name, {c: cells[c] for c in table.primary_key}, {}, cells, cascade=False, entry=entry
    )


def _key(entry: Entry, table: schema.Table) -> dict[str, Any]:
    """The row's primary key, from one text with ` | ` between several columns."""
    parts = entry.text("id").split(" | ")
    if len(parts) != len(table.primary_key):
        form = " | ".join(table.primary_key)
        raise entry.wrong(f"`id` is {entry.text('id')!r}, but a row of {table.name} is called {form!r}")
    types = {c: table.field(c).type for c in table.primary_key}
    return {
        column: int(part) if types[column] == "integer" and part.isdigit() else part
        for column, part in zip(table.primary_key, parts, strict=True)
    }


def _cells(entry: Entry, table: schema.Table, key: str) -> dict[str, Any]:
    return dict(_typed(entry, table, key))


def _typed(entry: Entry, table: schema.Table, key: str) -> Iterator[tuple[str, Any]]:
    for column, value in entry.table(key).items():
        if column not in table.columns:
            hint = near(str(column), table.columns) or f"; it has {', '.join(table.columns)}"
            raise entry.wrong(f"`{key}` names {column}, which {table.name} does not have{hint}")
        field = table.field(column)
        kinds = _TYPES[field.type]
        if value is None and field.required and key != "expect":
            raise entry.wrong(f"`{key}` leaves {column} empty, which {table.name} does not allow")
        if value is not None and type(value) not in kinds:  # a bool is an int to Python, and a moment a day
            hint = _HINTS.get(field.type, "")
            raise entry.wrong(f"`{key}` has {column} {shown(value)}, but must have a {field.type}{hint}")
        if value is not None and field.categories and key != "expect" and value not in _codes(field):
            hint = near(str(value), field.categories) or f"; known are {', '.join(field.categories)}"
            raise entry.wrong(f"`{key}` has {column} {shown(value)}, which is no such code{hint}")
        yield column, float(value) if type(value) is int and field.type == "number" else value


def _codes(field: schema.Field) -> set[Any]:
    return {int(code) if field.type == "integer" else code for code in field.categories}


CORRECTABLE = tuple(
    name for name in schema.TABLES if name not in {"articles", "segments", "codes", "retractions", "changes"}
)
"""Tables that hold what was read from articles; the others are what was read, or what tidynews says of itself."""
_FILLED = frozenset({"origin", "span_sha256"})  # by us, where a person leaves them out
_READERS = {"change": _change, "drop": _drop, "add": _add}
_KEYS = {
    "change": ("table", "id", "expect", "to", "reason", "date"),
    "drop": ("table", "id", "expect", "cascade", "reason", "date"),
    "add": ("table", "row", "reason", "date"),
}
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (date,),
    "datetime": (datetime,),
}
_HINTS = {"string": "; put it in quotation marks", "date": ", such as 2025-03-04", "boolean": ": true or false"}
