"""A table read from text in, its lines that are no rows out: ragged, wrongly quoted or encoded, blank."""

# ruff: noqa: S608  # names are quoted

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tidynews.check.report import Problem
from tidynews.check.sql import quoted
from tidynews.check.standard.tables import Table


def check_text(database: duckdb.DuckDBPyConnection, found: Table) -> tuple[Sequence[Problem], int]:
    """Read all of the text once, strictly; the problems, and how many questions were asked."""
    if not found.relation.strict:
        return (), 0
    read = f"{found.relation.strict}, rejects_table = 'rejected', rejects_scan = 'rejecting')"
    # every column is asked for, because DuckDB does not look into those that nobody wants
    database.execute(f"SELECT count(COLUMNS(*)) FROM {read}").fetchall()
    lines = database.execute(_REJECTED).fetchall()
    database.execute("DROP TABLE rejected; DROP TABLE rejecting")
    kinds: dict[tuple[str, str], dict[int, str]] = {}
    for kind, line, text in lines:
        kinds.setdefault(_KINDS.get(kind, ("line", kind.lower())), {})[line] = text
    problems = []
    for (check, why), some in kinds.items():
        samples = tuple({"line": line, "text": text} for line, text in sorted(some.items())[:_SAMPLES])
        problems.append(Problem(f"{found.name}.{check}", found.where, why, len(some), samples))
    return (*problems, *_empty(database, found)), len(_KINDS)


def _empty(database: duckdb.DuckDBPyConnection, found: Table) -> Sequence[Problem]:
    """Rows in which every cell is empty; they are no blank lines, but say as little."""
    nothing = " AND ".join(f"{column.present} IS NULL" for column in found.columns.values())
    if len(found.columns) < 2:  # an empty cell of the only column is just that
        return ()
    numbered = f"SELECT row_number() OVER () AS row, * FROM {quoted(found.name)}"
    [count] = database.execute(f"SELECT count(*) FROM {quoted(found.name)} WHERE {nothing}").fetchone() or (0,)
    if not count:
        return ()
    rows = database.execute(f"SELECT row FROM ({numbered}) WHERE {nothing} LIMIT {_SAMPLES}").fetchall()
    samples = tuple({"row": row} for [row] in rows)
    return (Problem(f"{found.name}.empty", found.where, "all cells of a row are empty", int(count), samples),)


_SAMPLES = 5
_REJECTED = "SELECT error_type, line, csv_line FROM rejected"
_RAGGED = ("ragged", "a row must have as many cells as the header")
_KINDS = {
    "MISSING COLUMNS": _RAGGED,
    "TOO MANY COLUMNS": _RAGGED,
    "UNQUOTED VALUE": ("quotes", "quotation marks must open and close a whole cell, and be doubled inside"),
    "INVALID ENCODING": ("encoding", "the text must be in the encoding that the descriptor states"),
    "LINE SIZE OVER MAXIMUM": ("long", "a line must not be longer than 2 MB"),
}
