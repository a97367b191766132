"""Names, values and paths in, the same as DuckDB writes them out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import duckdb


def literal(value: Any) -> str:
    """`value` as a constant."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def quoted(name: str) -> str:
    """`name` as an identifier; quotation marks only where it needs them, for people read the queries."""
    if _PLAIN.fullmatch(name) and name not in _reserved():
        return name
    return '"' + name.replace('"', '""') + '"'


def unglobbed(file: Path) -> str:
    """The path with its wildcards taken literally: DuckDB would read `[` and `*` as a pattern."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(file))


def read_parquet(*files: Path | str) -> str:
    """Parquet files as they stand after FROM: as they are, whatever the folders above them are called."""
    listed = ", ".join(literal(unglobbed(file) if isinstance(file, Path) else file) for file in files)
    return f"read_parquet([{listed}], hive_partitioning = false)"


@cache
def _reserved() -> frozenset[str]:
    with duckdb.connect() as database:
        words = database.execute("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'")
        return frozenset(word for [word] in words.fetchall())


_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")
