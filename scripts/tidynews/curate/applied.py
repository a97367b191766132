"""What decisions did to the tables: one record per cell or row, for whoever publishes the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tidynews import schema


@dataclass(frozen=True, slots=True)
class Decided:
    """A cell that a decision set, or a row that it added or took away where `column` is None.

    `key` is the primary key, several columns joined by ` | `, as in the table `changes`.
    """

    table: str
    key: str
    column: str | None
    reason: str


@dataclass(slots=True)
class Applied:
    """All that was decided: the records, and the ids of actors that a person chose."""

    records: list[Decided] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.records)

    def note(self, table: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str | None], reason: str) -> None:
        """Record the cells of `rows` in `columns`."""
        wanted = list(columns)
        self.records += [Decided(table, key_of(table, row), column, reason) for row in rows for column in wanted]

    def as_json(self) -> dict[str, Any]:
        """What `curation.json` of a package holds: each record once, in the order of the tables."""
        order = {name: number for number, name in enumerate(schema.TABLES)}
        records = sorted(set(self.records), key=lambda r: (order[r.table], r.key, r.column or "", r.reason))
        return {"actors": sorted(self.actors), "decided": list(_merged(records))}


def key_of(table: str, row: Mapping[str, Any]) -> str:
    """The primary key of a row as one text."""
    return SEPARATOR.join(str(row[column]) for column in schema.tables()[table].primary_key)


def key_expr(table: str) -> pl.Expr:
    """The same for a frame."""
    return pl.concat_str([pl.col(c).cast(pl.String) for c in schema.tables()[table].primary_key], separator=SEPARATOR)


def _merged(records: Iterable[Decided]) -> Iterator[dict[str, Any]]:
    """One dict per cell; where several decisions touched it, all reasons."""
    found: dict[tuple[str, str, str | None], list[str]] = {}
    for record in records:
        found.setdefault((record.table, record.key, record.column), []).append(record.reason)
    for (table, key, column), reasons in found.items():
        yield {"table": table, "key": key, "column": column, "reason": "; ".join(dict.fromkeys(reasons))}


SEPARATOR = " | "
