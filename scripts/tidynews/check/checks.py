"""The two shapes of a check: one that a row answers by itself, and one that needs other rows."""

# ruff: noqa: S608  # every name in a query is a schema's, quoted where need be, never a value from data

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from tidynews import schema
from tidynews.check.sql import names_in, quoted
from tidynews.tables import Frames

Failing = Callable[[Frames], pl.DataFrame]
"""Frames in, the failing rows of one table out: its primary key and the columns that were read."""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A check that the rows of one table answer: a row fails only where the answer is false; an empty cell passes.

    `condition` is the question to DuckDB and `holds` the same one to polars, which is asked of our own tables only. A
    question about whole columns (is the key unique?) is too wide for a condition: it brings the `query` that lists the
    rows that fail, and `repeated`, the part of it that groups them, from FROM on. `key` names a failing row; its number
    does where there is none. `unlisted` says why no query can be shown, where none can.
    """

    id: str
    table: str
    key: tuple[str, ...]
    reads: tuple[str, ...]
    why: str
    condition: str | None = None
    query: str | None = None
    repeated: str | None = None
    holds: pl.Expr | None = None
    severity: str = "error"
    unlisted: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that name a failing row: its key, or its number, called as nothing that the check reads."""
        taken = names_in(f"{self.condition} {' '.join(map(quoted, self.reads))}")
        names = (ROW, f"{ROW} number", *(f"{ROW} number {n}" for n in range(2, len(taken) + 2)))
        return self.key or (next(name for name in names if name not in taken),)

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that a failure is shown with, each once."""
        return tuple(dict.fromkeys((*self.named, *self.reads)))

    @property
    def rows(self) -> str:
        """What the condition is asked of, as it stands after FROM: the table, with the rows' numbers if need be."""
        table = quoted(self.table)
        return table if self.key else f"(SELECT row_number() OVER () AS {quoted(self.named[0])}, * FROM {table})"

    @property
    def counting(self) -> str | None:
        """The query that counts the failures, where there is one that takes less time than to list them."""
        return f"SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n {self.repeated})" if self.repeated else None

    @property
    def sql(self) -> str:
        """The query that lists all failures."""
        if self.query or self.condition is None:
            return self.query or ""
        return f"SELECT {', '.join(map(quoted, self.shown))} FROM {self.rows} WHERE NOT ({self.condition})"


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

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a failing row."""
        return schema.tables()[self.table].primary_key


Check = RowCheck | CrossCheck


def unique(table: str, key: tuple[str, ...], among: tuple[str, ...]) -> RowCheck:
    """Every row that shares `among` with another one fails; as in SQL, a key with an empty part is equal to none."""
    whole = pl.all_horizontal(pl.col(column).is_not_null() for column in among)
    value = pl.col(among[0]) if len(among) == 1 else pl.struct(among)
    columns = ", ".join(map(quoted, among))
    shown = ", ".join(map(quoted, dict.fromkeys((*key, *among))))
    filled = " AND ".join(f"{quoted(column)} IS NOT NULL" for column in among)
    repeated = f"FROM {quoted(table)} WHERE {filled} GROUP BY {columns} HAVING count(*) > 1"
    return RowCheck(
        f"{table}.{'+'.join(among)}.unique",
        table,
        key or among,
        among,
        f"no two rows may have the same {' and '.join(among)}",
        query=f"SELECT {shown} FROM {quoted(table)} SEMI JOIN (SELECT {columns} {repeated}) USING ({columns})",
        repeated=repeated,
        holds=~(value.is_duplicated() & whole),
    )


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


ROW = "row"
