"""A table read from text in, its lines that are no rows out: ragged, wrongly quoted or encoded, blank."""

# names are quoted

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from tidynews.check.checks import RowCheck
from tidynews.check.database import counted
from tidynews.check.report import Problem
from tidynews.check.sql import quoted
from tidynews.check.standard.tables import Table


def counted_strictly(
    database: duckdb.DuckDBPyConnection, found: Table, checks: Sequence[RowCheck]
) -> tuple[dict[str, int | str], list[Problem]]:
    """Count what breaks the conditions among `checks` in a strict reading of the text, which notes the bad lines.

    Both in one pass, for reading the text is what takes the time; so `checks` must read every column, as `empty_rows`
    does: DuckDB does not look into cells that nobody wants.
    """
    asked = [check for check in checks if check.condition]
    if not found.relation.strict or not asked:
        return counted(database, asked), []
    read = f"{found.relation.strict}, rejects_table = 'rejected', rejects_scan = 'rejecting')"
    database.execute(f"CREATE OR REPLACE VIEW {quoted(found.name)} AS {found.query_of(read)}")
    try:
        counts = counted(database, asked)
        lines = database.execute(_REJECTED).fetchall()
        database.execute("DROP TABLE rejected; DROP TABLE rejecting")
    finally:
        database.execute(f"CREATE OR REPLACE VIEW {quoted(found.name)} AS {found.query}")
    return counts, list(_bad_lines(found, lines))


def _bad_lines(found: Table, lines: Sequence[tuple[str, int, str]]) -> Iterator[Problem]:
    kinds: dict[tuple[str, str], dict[int, str]] = {}
    for kind, line, text in lines:
        kinds.setdefault(_KINDS.get(kind, ("line", kind.lower())), {})[line] = text
    for (check, why), some in kinds.items():
        samples = tuple({"line": line, "text": text} for line, text in sorted(some.items())[:_SAMPLES])
        yield Problem(f"{found.name}.{check}", found.where, why, len(some), samples)


def empty_rows(found: Table) -> RowCheck:
    """A row in which every cell is empty is no blank line, but says as little; in the only column it says nothing."""
    filled = " OR ".join(f"{column.present} IS NOT NULL" for column in found.columns.values())
    if len(found.columns) == 1:
        filled = f"({filled}) IS NOT NULL"
    return RowCheck(f"{found.name}.empty", found.name, (), (), "some cell of a row must be filled", condition=filled)


_SAMPLES = 5
_REJECTED = "SELECT error_type, line, csv_line FROM rejected"
_RAGGED = ("ragged", "a row must have as many cells as the header")
TEXT_CHECKS = 5
_KINDS = {
    "MISSING COLUMNS": _RAGGED,
    "TOO MANY COLUMNS": _RAGGED,
    "UNQUOTED VALUE": ("quotes", "quotation marks must open and close a whole cell, and be doubled inside"),
    "INVALID ENCODING": ("encoding", "the text must be in the encoding that the descriptor states"),
    "LINE SIZE OVER MAXIMUM": ("long", "a line must not be longer than 2 MB"),
}
