"""Names, values and paths in, the same as DuckDB writes them out."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def read_parquet(*files: Path | str, by_name: bool = False) -> str:
    """Parquet files as they stand after FROM: as they are, whatever the folders above them are called.

    `by_name` reads files with different columns as one table that has them all.
    """
    listed = ", ".join(literal(unglobbed(file) if isinstance(file, Path) else file) for file in files)
    return f"read_parquet([{listed}], hive_partitioning = false{', union_by_name = true' if by_name else ''})"


def names_in(sql: str) -> frozenset[str]:
    """The words and the names in quotation marks of a query, but not its constants, in lower case, for DuckDB."""
    found = _NAME.finditer(sql)
    words = (each["quoted"].replace('""', '"') if each["quoted"] is not None else each["plain"] for each in found)
    return frozenset(word.casefold() for word in words if word)


def self_contained(sql: str, tables: Mapping[str, str]) -> str:
    """The query with those of `tables` that it reads, each by its own query, so that it needs no view."""
    read = names_in(sql)
    views = ", ".join(f"{quoted(name)} AS ({query})" for name, query in tables.items() if name.casefold() in read)
    if begun := _WITH.match(sql):
        return f"WITH {views}, {sql[begun.end() :]}"
    return f"WITH {views} {sql.lstrip()}"


@cache
def _reserved() -> frozenset[str]:
    with duckdb.connect() as database:
        words = database.execute("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'")
        return frozenset(word for [word] in words.fetchall())


_NAME = re.compile(r"""'(?:[^']|'')*'|"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^\W\d]\w*)""")
_WITH = re.compile(r"\s*WITH\s+", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")
