"""A table of two packages in, its added, removed and changed rows out: one join in DuckDB."""

# ruff: noqa: S608  # every name in a query is our own or quoted

from __future__ import annotations

import filecmp
from collections.abc import Iterable, Mapping
from itertools import takewhile

import duckdb

from tidynews.check.sql import literal
from tidynews.compare.difference import TableDifference, first_changes, first_keys
from tidynews.compare.packages import CannotCompare, Table
from tidynews.compare.relations import FLOATS, View, as_csv, as_key, make_view, quoted


def prepare(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table that `row_changes` fills: one row per cell that differs, of rows that came and went too."""
    database.execute(
        "CREATE TABLE changes (table_place INTEGER, place BIGINT, column_place INTEGER,"
        ' "table" VARCHAR, key VARCHAR, change VARCHAR, "column" VARCHAR, old VARCHAR, new VARCHAR)'
    )


def row_changes(
    database: duckdb.DuckDBPyConnection, place: int, old: Table | None, new: Table | None
) -> TableDifference:
    """Find the changes of one table, the `place`-th, which stands in one package or in both.

    Raises:
        CannotCompare: The table has no primary key, or one that is empty or not unique; its file cannot be read.
    """
    tables = [table for table in (old, new) if table]
    name = tables[0].name
    try:
        before = make_view(database, "before", old) if old else None
        after = make_view(database, "after", new) if new else None
        if not (before and after and _same_files(before.table, after.table)):
            _find(database, place, before, after)
        return _counted(database, place, name, before, after)
    except (duckdb.Error, UnicodeDecodeError) as error:
        files = " or ".join(str(table.file) for table in tables)
        raise CannotCompare(f"the table {name} ({files}) cannot be read: {_plain(error)}") from error


def _plain(error: Exception) -> str:
    """What happened, without DuckDB's advice on how to call it otherwise."""
    happened = takewhile(lambda line: line and not line.startswith("Possible"), str(error).strip().splitlines())
    return "; ".join(happened)


def _same_files(old: Table, new: Table) -> bool:
    """Whether a file has the same bytes in both: mostly CSV, for Parquet names the version that wrote it."""
    told = [(table.about.get("dialect"), table.schema.get("missingValues")) for table in (old, new)]
    shared = [form for form in old.files if form in new.files and (form == "parquet" or told[0] == told[1])]
    return any(filecmp.cmp(old.files[form], new.files[form], shallow=False) for form in shared)


def _find(database: duckdb.DuckDBPyConnection, place: int, before: View | None, after: View | None) -> None:
    for view in (before, after):
        if view:
            _demand_key(database, view)
    if before and after:
        key = _common_key(database, before, after)
        if key:
            _join(database, place, before, after, key)
            return
    # Nothing says which rows belong together, so all of one side went and all of the other came.
    if before:
        _join(database, place, before, before.emptied(database), before.table.key)
    if after:
        _join(database, place, after.emptied(database), after, after.table.key)


def _demand_key(database: duckdb.DuckDBPyConnection, view: View) -> None:
    key = view.table.key
    if not key:
        raise CannotCompare(f"{view.where} has no primary key, so nothing says which of its rows are the same")
    if unknown := [column for column in key if column not in view.types]:
        raise CannotCompare(f"{view.where} has no column {', '.join(unknown)}, which its primary key names")
    if wrong := _repeated(database, view, key):
        raise CannotCompare(f"{view.where} has keys that are empty or not unique: {'; '.join(wrong)}")


def _repeated(database: duckdb.DuckDBPyConnection, view: View, key: Iterable[str]) -> list[str]:
    """A few of the keys that are empty or stand in several rows, in words."""
    columns = [quoted(column) for column in key]
    shown = as_key(as_csv(quoted(column), view.types[column]) for column in key)
    empty = " OR ".join(f"{column} IS NULL" for column in columns)
    found = database.execute(
        f"SELECT {shown}, count(*) FROM {view.name} GROUP BY {', '.join(columns)} "
        f"HAVING count(*) > 1 OR {empty} ORDER BY {', '.join(columns)} LIMIT {_FEW}"
    )
    return [f"{text or 'an empty one'} in {count:,} row{'s' * (count > 1)}" for text, count in found.fetchall()]


def _common_key(database: duckdb.DuckDBPyConnection, before: View, after: View) -> tuple[str, ...]:
    """The primary key; where it was changed, the new or the old one if it is a key of both tables, else nothing."""
    if before.table.key == after.table.key:
        return after.table.key
    for own, other in ((after, before), (before, after)):
        key = own.table.key
        if all(column in other.types for column in key) and not _repeated(database, other, key):
            return key
    return ()


def _join(database: duckdb.DuckDBPyConnection, place: int, before: View, after: View, key: tuple[str, ...]) -> None:
    """Note the rows of one side only, and of the others each cell that differs, in the order of the key."""
    types = {column: _common_type(before.types.get(column, kind), kind) for column, kind in after.types.items()}
    old, new = (_aligned(view, types) for view in (before, after))
    order = [f"coalesce(n.{quoted(column)}, o.{quoted(column)})" for column in key]
    shown = as_key(as_csv(value, types[column]) for value, column in zip(order, key, strict=True))
    differ = [_differ(f"o.{quoted(column)}", f"n.{quoted(column)}", types[column]) for column in types]
    differing = " OR ".join(["o.__present IS NULL", "n.__present IS NULL", *differ])
    both = "".join(f", o.{quoted(column)} AS o{at}, n.{quoted(column)} AS n{at}" for at, column in enumerate(types))
    change = "CASE WHEN o.__present IS NULL THEN 'added' WHEN n.__present IS NULL THEN 'removed' ELSE 'changed' END"
    database.execute(
        f"CREATE OR REPLACE TEMP TABLE differing AS SELECT {change} AS change, "
        f"row_number() OVER (ORDER BY {', '.join(order)}) AS place, {shown} AS key{both} "
        f"FROM ({old}) AS o FULL JOIN ({new}) AS n USING ({', '.join(map(quoted, key))}) WHERE {differing}"
    )
    _note(database, place, after.table.name, types)


def _common_type(old: str, new: str) -> str:
    """Values of one type are compared as such, others by their texts: 1 and "1" stand in CSV alike, 1 and 1.0 not."""
    return new if old == new else "VARCHAR"


def _aligned(view: View, types: Mapping[str, str]) -> str:
    """SQL for the rows of `view` with the columns and types `types`; a column that it does not have is empty."""
    columns = []
    for column, kind in types.items():
        own = view.types.get(column)
        value = quoted(column) if own == kind else as_csv(quoted(column), own) if own else f"CAST(NULL AS {kind})"
        columns.append(f"{value} AS {quoted(column)}")
    return f"SELECT {', '.join(columns)}, true AS __present FROM {view.name}"


def _differ(old: str, new: str, kind: str) -> str:
    """SQL for whether two cells stand differently in CSV; DuckDB takes 0.0 and -0.0 for the same."""
    differ = f"{old} IS DISTINCT FROM {new}"
    return f"({differ} OR ({old} = 0 AND signbit({old}) <> signbit({new})))" if kind in FLOATS else differ


def _note(database: duckdb.DuckDBPyConnection, place: int, name: str, types: Mapping[str, str]) -> None:
    """Turn the wide table `differing` into rows of `changes`."""
    for at, (column, kind) in enumerate(types.items()):
        old, new = f"o{at}", f"n{at}"
        named = f"{literal(name)}, key, change, {literal(column)}, {as_csv(old, kind)}, {as_csv(new, kind)}"
        database.execute(
            f"INSERT INTO changes SELECT {place}, place, {at}, {named} FROM differing WHERE {_differ(old, new, kind)}"
        )
    database.execute("DROP TABLE differing")


def _counted(
    database: duckdb.DuckDBPyConnection, place: int, name: str, before: View | None, after: View | None
) -> TableDifference:
    here = f"FROM changes WHERE table_place = {place}"
    rows = dict(database.execute(f"SELECT change, count(DISTINCT place) {here} GROUP BY change").fetchall())
    cells = database.execute(
        f"SELECT \"column\", count(*) {here} AND change = 'changed' GROUP BY ALL ORDER BY any_value(column_place)"
    ).fetchall()
    return TableDifference(
        name,
        rows_before=_rows(database, before) if before else 0,
        rows_after=_rows(database, after) if after else 0,
        added=rows.get("added", 0),
        removed=rows.get("removed", 0),
        changed=rows.get("changed", 0),
        columns=dict(cells),
        first=first_changes(database, place),
        first_added=first_keys(database, place, "added"),
        first_removed=first_keys(database, place, "removed"),
    )


def _rows(database: duckdb.DuckDBPyConnection, view: View) -> int:
    [(rows,)] = database.execute(f"SELECT count(*) FROM {view.name}").fetchall()
    return int(rows)


_FEW = 5
