"""The two shapes of a check: one that a row answers by itself, and one that needs other rows."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from tidynews import schema
from tidynews.tables import Frames

Failing = Callable[[Frames], pl.DataFrame]
"""Frames in, the failing rows of one table out: its primary key and the columns that were read."""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A check that one row answers: it fails only where the answer is false; an empty cell passes.

    `holds` is the question to polars and `condition` the same one to DuckDB. A question about a whole column
    (is the key unique?) is too wide for a condition and brings its own `query`.
    """

    id: str
    table: str
    reads: tuple[str, ...]
    why: str
    holds: pl.Expr
    condition: str | None = None
    query: str | None = None
    severity: str = "error"

    @property
    def sql(self) -> str:
        """The query that lists all failures."""
        return self.query or f"SELECT {listed(self.table, self.reads)} FROM {self.table} WHERE NOT ({self.condition})"


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A check that needs other rows or tables: `failing` asks polars, `sql` asks DuckDB, both list the failures."""

    id: str
    table: str
    tables: tuple[str, ...]
    reads: tuple[str, ...]
    why: str
    sql: str
    failing: Failing
    severity: str = "error"


Check = RowCheck | CrossCheck


def cross_check(
    table: str, *others: str, reads: tuple[str, ...] = (), why: str, sql: str
) -> Callable[[Failing], CrossCheck]:
    """Make a check from the function below: its name is the id, `others` are the tables read beside `table`."""

    def made(failing: Failing) -> CrossCheck:
        name: str = failing.__name__
        return CrossCheck(name, table, (table, *others), reads, why, sql, failing)

    return made


def shown(table: str, reads: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a failure is shown with: the primary key, then what the check read, each once."""
    return tuple(dict.fromkeys((*schema.tables()[table].primary_key, *reads)))


def listed(table: str, reads: tuple[str, ...] = (), alias: str = "") -> str:
    """The same columns as a SQL list."""
    return ", ".join(f"{alias}.{column}" if alias else quoted(column) for column in shown(table, reads))


def quoted(column: str) -> str:
    """`column` as SQL takes it; quotation marks only where it needs them, for people read the queries."""
    return f'"{column}"' if column in _RESERVED else column


_RESERVED = frozenset({"table", "column"})
