"""The rows of many articles in, all of them as frames out, where each actor is one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.extract.corpus import actor_columns, concerned, unite
from tidynews.tables import Frames, frame


class Gathered:
    """The rows of many articles, kept as frames: a tenth of the memory that rows take."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Mapping[str, Any]]] = {name: [] for name in schema.TABLES}
        self._parts: dict[str, list[pl.DataFrame]] = {name: [] for name in schema.TABLES}
        self._waiting = 0

    def add(self, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        """Take the rows of one article."""
        for name, some in rows.items():
            self._rows[name].extend(some)
            self._waiting += len(some)
        if self._waiting >= ROWS_AT_ONCE:
            self._pack()

    def __bool__(self) -> bool:
        """Whether there is any article."""
        return bool(self._rows["articles"] or self._parts["articles"])

    def frames(self) -> dict[str, pl.DataFrame]:
        """All rows so far, unsorted; the code lists are not among them."""
        self._pack()
        return {name: pl.concat(parts) for name, parts in self._parts.items()}

    def _pack(self) -> None:
        for name, rows in self._rows.items():
            self._parts[name].append(frame(name, rows))
            rows.clear()
        self._waiting = 0


def united(gathered: Frames) -> dict[str, pl.DataFrame]:
    """Make each actor one row and sort all tables; only what belongs to namesakes turns into rows for it."""
    ids = concerned(gathered["roles"].iter_rows(named=True))
    touched = {name: gathered[name] for name in _OF_ACTORS} | (_touched(gathered, list(ids)) if ids else {})
    rows = unite({name: found.to_dicts() for name, found in touched.items()})
    made = {}
    for name, whole in gathered.items():
        key = schema.tables()[name].primary_key
        parts = (
            [] if name in _OF_ACTORS else [whole.join(touched[name], on=key, how="anti") if name in touched else whole]
        )
        made[name] = pl.concat([*parts, frame(name, rows.get(name, ()))]).sort(key)
    return made | {"codes": frame("codes", schema.codes())}


def _touched(gathered: Frames, ids: list[str]) -> dict[str, pl.DataFrame]:
    """The rows that hold one of `ids`, and those that say which article such a row belongs to."""
    found = {
        name: gathered[name].filter(pl.any_horizontal(pl.col(actor_columns(name)).is_in(ids)))
        for name in schema.TABLES
        if actor_columns(name) and name not in _OF_ACTORS
    }
    told = gathered["claims"].filter(pl.col("claim_id").is_in(found["claim_actors"]["claim_id"].implode()))
    reported = gathered["event_mentions"].filter(pl.col("event_id").is_in(found["event_actors"]["event_id"].implode()))
    claims = pl.concat([found["claims"], told]).unique("claim_id")
    return found | {"claims": claims, "event_mentions": reported}


ROWS_AT_ONCE = 20_000
_OF_ACTORS = ("actors", "actor_names", "roles")  # small, and every row of them counts when actors are united
