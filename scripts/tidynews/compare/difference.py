"""What differs between two packages: for people in words, for programs as JSON and as a table of changes."""

# ruff: noqa: S608  # every name in a query is our own or quoted

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

import duckdb
import polars as pl

from tidynews.check.sql import literal
from tidynews.compare.packages import CannotCompare
from tidynews.compare.schema_change import SchemaChange


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the table of changes.

    `key` is the primary key as text, several columns joined by ` | `. `change` says what happened to the row: `added`,
    `removed` or `changed`. `old` and `new` are the cell's texts as in CSV; None is an empty cell, or no row.
    """

    table: str
    key: str
    change: str
    column: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How many rows of a table differ, and of the changed ones how many cells, by column.

    `first` has the cells of the first few changed rows; `first_added` and `first_removed` have keys.
    """

    table: str
    rows_before: int
    rows_after: int
    added: int = 0
    removed: int = 0
    changed: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    first: tuple[Change, ...] = ()
    first_added: tuple[str, ...] = ()
    first_removed: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether no row differs."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs: the schemas, and every table with its counts, equal ones too, in the order of the new package.

    `changes` and `write` work as long as the `with compare(…)` that made it lasts.
    """

    schema: tuple[SchemaChange, ...]
    tables: tuple[TableDifference, ...]
    database: duckdb.DuckDBPyConnection = field(repr=False)
    scratch: Path = field(repr=False)

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not self.schema and all(table.equal for table in self.tables)

    def changes(self) -> pl.DataFrame:
        """The table of changes: the columns of `Change`, sorted by table, key and column, each in its own order."""
        file = self.scratch / "changes.parquet"
        self.write(file)
        return pl.read_parquet(file)

    def write(self, target: Path) -> None:
        """Write the table of changes as Parquet or CSV, whatever its size; the same bytes on every run.

        Raises:
            CannotCompare: `target` ends in neither `.parquet` nor `.csv`, or cannot be written.
        """
        form = _FORMS.get(target.suffix.lower())
        if form is None:
            raise CannotCompare(f"{target} must end in {' or '.join(_FORMS)}, for that says how to write it")
        try:
            self.database.execute(
                f"COPY (SELECT {_COLUMNS} FROM changes {_ORDER}) TO {literal(str(target))} ({form}, use_tmp_file true)"
            )
        except duckdb.Error as error:
            raise CannotCompare(f"{target} cannot be written: {str(error).strip()}") from error

    def to_json(self) -> str:
        """Everything but the table of changes, of which it has the first lines."""
        return json.dumps(
            {
                "equal": self.equal,
                "schema": [asdict(change) for change in self.schema],
                "tables": [asdict(table) for table in self.tables],
            },
            ensure_ascii=False,
            indent=2,
        )

    def text(self) -> str:
        """The difference for a terminal: schemas first, then each table that differs, then how many do not."""
        if self.equal:
            return "no difference: the same tables, schemas and rows"
        return "\n".join([*self._schemas(), *self._rows()])

    def _schemas(self) -> Iterator[str]:
        if not self.schema:
            yield "schemas: no difference"
        else:
            yield f"schemas: {_many(len(self.schema), 'difference')}"
        yield from (f"  {change.text()}" for change in self.schema)

    def _rows(self) -> Iterator[str]:
        different = [table for table in self.tables if not table.equal]
        same = len(self.tables) - len(different)
        yield (
            f"rows: {_many(len(different), 'table')} with differences, {same:,} without"
            if different
            else ("rows: no difference")
        )
        for table in different:
            yield from _lines(table)


def first_changes(database: duckdb.DuckDBPyConnection, table_place: int) -> tuple[Change, ...]:
    """The cells of the first few changed rows of one table."""
    here = f"FROM changes WHERE table_place = {table_place} AND change = 'changed'"
    rows = f"SELECT DISTINCT place {here} ORDER BY place LIMIT {_FEW}"
    cells = f"SELECT {_COLUMNS} {here} AND place IN ({rows}) {_ORDER}"
    return tuple(Change(*line) for line in database.execute(cells).fetchall())


def first_keys(database: duckdb.DuckDBPyConnection, table_place: int, change: str) -> tuple[str, ...]:
    """The first few keys of the rows that came, or that went."""
    keys = (
        f"SELECT any_value(key) FROM changes WHERE table_place = {table_place} AND change = '{change}' "
        f"GROUP BY place ORDER BY place LIMIT {_FEW}"
    )
    return tuple(str(key) for (key,) in database.execute(keys).fetchall())


def _lines(table: TableDifference) -> Iterator[str]:
    counts = {"added": table.added, "removed": table.removed, "changed": table.changed}
    told = ", ".join(f"{count:,} {change}" for change, count in counts.items() if count)
    yield f"  {table.table}: {table.rows_before:,} → {table.rows_after:,} rows; {told}"
    if table.columns:
        yield f"      cells changed: {', '.join(f'{column} {count:,}' for column, count in table.columns.items())}"
    yield from _few("+", table.first_added, table.added, "added")
    yield from _few("-", table.first_removed, table.removed, "removed")
    yield from _few("~", list(_changed(table.first)), table.changed, "changed")


def _few(sign: str, shown: Sequence[str], count: int, change: str) -> Iterator[str]:
    yield from (f"      {sign} {line}" for line in shown)
    if count > len(shown):
        yield f"        and {count - len(shown):,} more {change}"


def _changed(first: tuple[Change, ...]) -> Iterator[str]:
    """One line per row, with its first few cells."""
    for key, changes in groupby(first, key=lambda change: change.key):
        cells = [f"{change.column} {_cell(change.old)} → {_cell(change.new)}" for change in changes]
        more = [f"and {_many(len(cells) - _CELLS, 'more cell')}"] if len(cells) > _CELLS else []
        yield f"{key}: {', '.join([*cells[:_CELLS], *more])}"


def _cell(text: str | None) -> str:
    if text is None:
        return "(empty)"
    shown = json.dumps(text, ensure_ascii=False)
    return shown if len(shown) <= _WIDE else f'{shown[: _WIDE - 2]}…"'


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


_COLUMNS = '"table", key, change, "column", old, new'
_ORDER = "ORDER BY table_place, place, change DESC, column_place"
_FORMS = {".parquet": "FORMAT parquet, COMPRESSION zstd", ".csv": "FORMAT csv, HEADER"}
_FEW = 5
_CELLS = 4
_WIDE = 40
