"""A folder of Parquet files in, one DuckDB file with the same tables, the views and their comments out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tidynews import schema
from tidynews.check.sql import read_parquet
from tidynews.publish.views import VIEWS, view_sql


@dataclass(frozen=True, slots=True)
class View:
    """A view as the database knows it. `columns` are name, type and comment."""

    name: str
    comment: str
    columns: tuple[tuple[str, str, str], ...]


def write_database(parquet: Path, path: Path, *, withheld: bool = False) -> None:
    """Write `path` from `parquet/*.parquet`, readable by DuckDB 1.0 and later; where words are `withheld`, with gaps.

    Tables are copies, not views on the files: a view on a relative path reads whatever lies in the reader's folder.
    They have no PRIMARY KEY, for its index makes the file unreadable to DuckDB 1.0; the key stands in the comment.
    """
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {_text(str(path))} AS package (STORAGE_VERSION 'v1.0.0')")
        connection.execute("USE package")
        connection.begin()  # one transaction: hundreds of comments would each be written to the disk on their own
        create(connection, withheld=withheld)
        for table in schema.tables().values():
            _fill(connection, table, parquet / f"{table.name}.parquet")
        connection.commit()
        connection.execute("CHECKPOINT package")
        connection.execute("USE memory")
        connection.execute("DETACH package")


def create(connection: duckdb.DuckDBPyConnection, *, withheld: bool = False) -> None:
    """Create all tables, empty, and all views, with their comments; where words are `withheld`, they may be missing."""
    for table in schema.tables().values():
        columns = ", ".join(
            f"{_name(field.name)} {_TYPES[field.type]}"
            f"{' NOT NULL' if field.required and not (withheld and field.words) else ''}"
            for field in table.fields
        )
        connection.execute(f"CREATE TABLE {table.name} ({columns})")
        connection.execute(f"COMMENT ON TABLE {table.name} IS {_text(table_comment(table))}")
        for field in table.fields:
            comment = _text(column_comment(field))
            connection.execute(f"COMMENT ON COLUMN {table.name}.{_name(field.name)} IS {comment}")
    for name in VIEWS:
        connection.execute(view_sql(name))


def read_views(path: Path) -> Iterator[View]:
    """Yield the views of a written database, in the order of `VIEWS`."""
    with duckdb.connect(str(path), read_only=True) as connection:
        comments = dict(
            connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        )
        for name in VIEWS:
            columns = connection.execute(
                "SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns() WHERE table_name = ?"
                " ORDER BY column_index",
                [name],
            ).fetchall()
            yield View(name, comments[name] or "", tuple((str(a), str(b), str(c)) for a, b, c in columns))


def table_comment(table: schema.Table) -> str:
    """What a table says about itself in the database: its description and its key."""
    return f"{table.description} Key: {', '.join(table.primary_key)}."


def column_comment(field: schema.Field) -> str:
    """What a column says about itself: description, unit, where its codes stand, an example."""
    notes = [field.description]
    if field.unit:
        notes.append(f"Unit: {field.unit}.")
    if field.code_list:
        notes.append(f"Codes: list {field.code_list} in the table codes.")
    notes.append(f"Example: {field.example}")
    return " ".join(notes)


def _fill(connection: duckdb.DuckDBPyConnection, table: schema.Table, file: Path) -> None:
    values = ", ".join(
        # a timestamp with zone is shown in the reader's zone and needs pytz in Python: keep the moment in UTC
        f"make_timestamp(epoch_us({_name(field.name)}))" if field.type == "datetime" else _name(field.name)
        for field in table.fields
    )
    rows = f"SELECT {values} FROM {read_parquet(file)}"  # noqa: S608  names of our own schemas
    connection.execute(f"INSERT INTO {table.name} {rows}")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(column: str) -> str:
    return f'"{column}"'


_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}
