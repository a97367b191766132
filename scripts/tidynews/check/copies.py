"""Two copies of a table in, the rows that stand in one of them only out: CSV, Parquet and DuckDB must say the same."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from tidynews.check.sql import literal, quoted


@dataclass(frozen=True, slots=True)
class Alone:
    """How many rows stand in the copy called `copy` only, and of the first ones the key and the cells that differ."""

    copy: str
    count: int
    samples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """The same table twice: `copies` is a query for each, by the name that people know it by."""

    columns: Sequence[str]
    key: Sequence[str]
    copies: Mapping[str, str]

    def same(self, database: duckdb.DuckDBPyConnection) -> bool:
        """Whether both have the same rows in the same order; asked row by row, in as little memory as one row takes."""
        one, other = self.copies.values()
        differs = " OR ".join(f"a.{quoted(column)} IS DISTINCT FROM b.{quoted(column)}" for column in self.columns)
        # a copy that is shorter is filled up with rows that have no number
        numbered = '(SELECT row_number() OVER () AS "row number", * FROM ({}))'
        [count] = database.execute(
            f"SELECT count(*) FROM {numbered.format(one)} AS a POSITIONAL JOIN {numbered.format(other)} AS b "
            f'WHERE a."row number" IS DISTINCT FROM b."row number" OR {differs}'
        ).fetchone() or (1,)
        return bool(count == 0)

    def alone(self, database: duckdb.DuckDBPyConnection) -> Iterator[Alone]:
        """The rows that one copy has more often than the other."""
        for here, there in (tuple(self.copies), tuple(self.copies)[::-1]):
            listed = ", ".join(map(quoted, self.columns))
            one, other = (f"SELECT {listed} FROM ({self.copies[copy]})" for copy in (here, there))
            [count] = database.execute(f"SELECT count(*) FROM ({one} EXCEPT ALL {other})").fetchone() or (0,)
            if count:
                yield Alone(here, int(count), tuple(self._samples(database, one, other)))

    def _samples(self, database: duckdb.DuckDBPyConnection, one: str, other: str) -> Iterator[dict[str, Any]]:
        order = ", ".join(map(quoted, self.key))
        for row in _dicts(database, f"FROM ({one} EXCEPT ALL {other}) ORDER BY {order} LIMIT {_SAMPLES}"):
            key = {name: row[name] for name in self.key}
            same = " AND ".join(
                f"{quoted(name)} IS NOT DISTINCT FROM {_constant(value)}" for name, value in key.items()
            )
            twin = next(iter(_dicts(database, f"FROM ({other}) WHERE {same} LIMIT 1")), row)
            yield key | {name: row[name] for name in self.columns if row[name] != twin[name]}


def _constant(value: Any) -> str:
    return "NULL" if value is None else literal(value if isinstance(value, int | float) else str(value))


def _dicts(database: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    result = database.execute(query)
    columns = [str(column[0]) for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


_SAMPLES = 5
