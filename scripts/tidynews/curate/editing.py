"""Frames and corrections of rows in, the corrected frames out, `curated` where a person changed what a row says.

Drops come first, then changes, then additions. What refers to a dropped row loses the reference where the schema lets
it be empty; where it does not, the row must be dropped too, by a correction of its own or by `cascade: true`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.curate.applied import Applied, key_expr, key_of
from tidynews.curate.corrections import Correction
from tidynews.curate.entries import shown
from tidynews.curate.errors import BadCuration, StaleDecisions

Frames = dict[str, pl.DataFrame]


def corrected(frames: Frames, corrections: Sequence[Correction], applied: Applied, texts: Mapping[str, str]) -> Frames:
    """Apply the corrections; what they did is added to `applied`.

    Args:
        frames: All tables.
        corrections: What to change, drop and add.
        applied: Takes the records.
        texts: Canonical texts by article: for the hashes of added parts of claims.

    Raises:
        StaleDecisions: Some do not fit the tables; all of them are listed.
    """
    rows = _Rows(frames)
    problems = [problem for correction in corrections for problem in _stale(rows, correction)]
    problems += _dangling(rows, [c for c in corrections if c.action == "drop"]) if not problems else []
    if problems:
        raise StaleDecisions(problems)
    for action, apply in _ACTIONS.items():
        for correction in corrections:
            if correction.action == action:
                apply(rows, correction, applied, texts)
    return rows.frames()


class _Rows:
    """The tables, with the rows that corrections touch taken out to be edited."""

    def __init__(self, frames: Frames) -> None:
        self._frames = dict(frames)
        self._edited: dict[str, dict[str, dict[str, Any] | None]] = {}

    def get(self, table: str, key: Mapping[str, Any]) -> dict[str, Any] | None:
        """A row as it is now; None where there is none."""
        name = key_of(table, key)
        if name in self._edited.get(table, {}):
            return self._edited[table][name]
        same = pl.all_horizontal(pl.col(column) == value for column, value in key.items())
        return next(self._frames[table].filter(same).iter_rows(named=True), None)

    def put(self, table: str, row: Mapping[str, Any]) -> None:
        """Let a row be as given."""
        self._edited.setdefault(table, {})[key_of(table, row)] = dict(row)

    def drop(self, table: str, row: Mapping[str, Any]) -> None:
        """Take a row away."""
        self._edited.setdefault(table, {})[key_of(table, row)] = None

    def where(self, table: str, column: str, value: Any) -> list[dict[str, Any]]:
        """The rows that have a value."""
        edited = self._edited.get(table, {})
        found = self._frames[table].filter(pl.col(column) == value).iter_rows(named=True)
        rows = [row for row in found if key_of(table, row) not in edited]
        return rows + [row for row in edited.values() if row is not None and row[column] == value]

    def frames(self) -> Frames:
        """All tables with what was edited."""
        made = dict(self._frames)
        for table, edited in self._edited.items():
            untouched = made[table].filter(~key_expr(table).is_in(list(edited)))
            rows = [row for row in edited.values() if row is not None]
            made[table] = pl.concat([untouched, pl.DataFrame(rows, schema=untouched.schema, orient="row")])
        return made


def _stale(rows: _Rows, correction: Correction) -> Iterator[BadCuration]:
    row = rows.get(correction.table, correction.key)
    wrong = correction.entry.wrong
    if correction.action == "add":
        if row is not None:
            yield wrong(f"{correction.name} is there without it: the machine has found it; delete the correction")
    elif row is None:
        yield wrong(
            f"{correction.name} is not there: the row is gone or has another id; look for it, then mend or delete"
        )
    elif correction.cells and all(row[column] == value for column, value in correction.cells.items()):
        yield wrong(f"{correction.name} is right by itself now; delete the correction")
    else:
        for column, value in correction.expect.items():
            if row[column] != value:
                found = f"{column} is {shown(row[column])}, not {shown(value)} as expected"
                yield wrong(f"{correction.name}: {found}; look at the row again, then mend `expect` or delete")


def _dangling(rows: _Rows, drops: Sequence[Correction]) -> list[BadCuration]:
    """Drops that would leave rows behind which cannot stand alone."""
    gone = {(drop.table, key_of(drop.table, drop.key)) for drop in drops}
    problems = []
    for drop in drops:
        left = [] if drop.cascade else [row for row in _dependents(rows, drop.table, drop.key) if row[:2] not in gone]
        if left:
            listed = "".join(f"\n    {table} {key}" for table, key, _ in left[:_LISTED])
            listed += f"\n    and {len(left) - _LISTED:,} more" if len(left) > _LISTED else ""
            how = "drop them too, or say `cascade: true`"
            problems.append(
                drop.entry.wrong(f"{drop.name} cannot be dropped, rows cannot stand without it; {how}:{listed}")
            )
    return problems


def _dependents(rows: _Rows, table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The rows that must refer to a row, whatever the number of steps."""
    for name, _, required, found in _referring(rows, table, row):
        if required:
            for other in found:
                yield name, key_of(name, other), other
                yield from _dependents(rows, name, other)


def _referring(
    rows: _Rows, table: str, row: Mapping[str, Any]
) -> Iterator[tuple[str, str, bool, list[dict[str, Any]]]]:
    """The rows of each column that refers to a row, and whether that column may be empty."""
    for name, other in schema.tables().items():
        for key in other.foreign_keys:
            if key.reference == table:
                [column], [target] = key.fields, key.reference_fields
                yield name, column, other.field(column).required, rows.where(name, column, row[target])


def _drop(rows: _Rows, correction: Correction, applied: Applied, _: Mapping[str, str]) -> None:
    row = rows.get(correction.table, correction.key)
    if row is not None:  # else a drop before this one took it along
        _drop_row(rows, correction.table, row, correction.reason, applied)


def _drop_row(rows: _Rows, table: str, row: dict[str, Any], reason: str, applied: Applied) -> None:
    rows.drop(table, row)
    applied.note(table, [row], [None], reason)
    for name, column, required, found in _referring(rows, table, row):
        for other in found:
            if required:
                _drop_row(rows, name, other, reason, applied)
            else:
                rows.put(name, {**other, column: None, **_curated(name)})
                applied.note(name, [other], [column, *_curated(name)], reason)


def _change(rows: _Rows, correction: Correction, applied: Applied, _: Mapping[str, str]) -> None:
    row = rows.get(correction.table, correction.key)
    if row is None:
        gone = f"{correction.name} is changed and, by another correction, dropped; delete one of them"
        raise StaleDecisions([correction.entry.wrong(gone)])
    rows.put(correction.table, {**row, **correction.cells, **_curated(correction.table)})
    applied.note(correction.table, [row], [*correction.cells, *_curated(correction.table)], correction.reason)


def _add(rows: _Rows, correction: Correction, applied: Applied, texts: Mapping[str, str]) -> None:
    columns = schema.tables()[correction.table].columns
    row = {column: correction.cells.get(column) for column in columns} | _curated(correction.table)
    if "span_sha256" in columns and row["span_sha256"] is None:
        row["span_sha256"] = _hash(correction, row, texts)
    rows.put(correction.table, row)
    applied.note(correction.table, [row], [None], correction.reason)


def _hash(correction: Correction, row: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    text = texts.get(article_of(correction))
    if text is None:
        unknown = f"{correction.name}: no article begins its id, so `span_sha256` must be given"
        raise StaleDecisions([correction.entry.wrong(unknown)])
    return hashlib.sha256(text[row["start_char"] : row["end_char"]].encode()).hexdigest()


def article_of(correction: Correction) -> str:
    """The article of the corrected row, with whose id that of the row begins; for an actor, nothing that is one."""
    named = correction.cells.get("article_id") or next(iter(correction.key.values()))
    return str(named).partition(":")[0]


def _curated(table: str) -> dict[str, str]:
    return {"origin": "curated"} if "origin" in schema.tables()[table].columns else {}


_ACTIONS: Mapping[str, Callable[[_Rows, Correction, Applied, Mapping[str, str]], None]] = {
    "drop": _drop,
    "change": _change,
    "add": _add,
}
_LISTED = 10
