"""Two package folders in, what differs between their schemas and rows out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tidynews.check.sql import literal
from tidynews.compare.difference import Change, Difference, TableDifference
from tidynews.compare.packages import CannotCompare, read_package
from tidynews.compare.row_changes import prepare, row_changes
from tidynews.compare.schema_change import Kind, SchemaChange
from tidynews.compare.schema_changes import schema_changes

__all__ = ["CannotCompare", "Change", "Difference", "Kind", "SchemaChange", "TableDifference", "compare"]


@contextmanager
def compare(old: Path, new: Path, *, memory: str = "1GB") -> Iterator[Difference]:
    """Find what differs between two packages, for as long as the `with` block lasts.

    Rows are the same where the primary key is. A cell has changed where its text in CSV has: every filled cell of a
    column that is new, but none of a column that was removed, which the schema says. Tables whose files have the same
    bytes are not joined. The table of changes that a release has is about the one before, so its rows are left out.

    Args:
        old: A folder with a `datapackage.json`, or that file; any package whose tables have primary keys.
        new: Another.
        memory: How much DuckDB may take; beyond it, it uses a temporary folder.

    Raises:
        NotAPackage: One of them is none.
        CannotCompare: A table has no primary key, or one that is empty or not unique; its file cannot be read.
    """
    before, after = read_package(old), read_package(new)
    with TemporaryDirectory(prefix="tidynews-diff-") as scratch, duckdb.connect() as database:
        database.execute(f"SET memory_limit = {literal(memory)}; SET temp_directory = {literal(scratch)}")
        database.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")  # the bar goes to stdout
        prepare(database)
        tables = tuple(
            row_changes(database, place, before.get(name), after.get(name))
            for place, name in enumerate(dict.fromkeys((*after, *before)))
            if (after.get(name) or before[name]).key != OF_CHANGES
        )
        yield Difference(tuple(schema_changes(before, after)), tables, database, Path(scratch))


OF_CHANGES = ("table", "key", "column")
"""The primary key of a table of changes."""
