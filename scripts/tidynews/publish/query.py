"""A package and a query in, the answer as text out: a table for people, CSV or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import duckdb

from tidynews.publish.opened import NO_ANSWER, BadQuery, connect, demand_one, find, plain

Format = Literal["table", "csv", "json"]


def sql(folder: Path, query: str, form: Format = "table") -> str:
    """Answer `query` from the package in `folder`.

    Args:
        folder: A tidynews package, or a folder of releases: then the latest.
        query: SQL that names its tables and views.
        form: `table`, `csv` (null is an empty cell) or `json` (a list of objects).

    Raises:
        NotAPackage: `folder` is none.
        BadQuery: DuckDB does not take the query, or it is more than one statement.
    """
    with connect(find(folder)) as connection:
        try:
            demand_one(connection, query)
            answer = connection.execute(query) if query.strip() else None
            columns = answer.description if answer else None
            rows = answer.fetchall() if answer and columns else []
        except duckdb.Error as error:
            raise BadQuery(plain(error)) from error
    if not columns:
        raise BadQuery(NO_ANSWER)
    names, kinds = [column[0] for column in columns], [str(column[1]) for column in columns]
    return _table(names, kinds, rows) if form == "table" else _FORMS[form](names, rows)


def _table(names: list[str], kinds: list[str], rows: list[tuple[Any, ...]]) -> str:
    """Columns side by side; one below the other where they would be squeezed into slivers."""
    width = shutil.get_terminal_size(fallback=(_WIDTH, 24)).columns
    cells = [[_text(value) for value in row] for row in rows]
    longest = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    fits = sum(min(length, _READABLE) + _GAP for length in longest) <= width
    shown = _side_by_side(names, kinds, cells, width) if fits else _stacked(names, cells)
    return f"{shown}\n{len(rows):,} row{'' if len(rows) == 1 else 's'}\n"


def _side_by_side(names: list[str], kinds: list[str], cells: list[list[str]], width: int) -> str:
    from rich import box  # noqa: PLC0415  only this form needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, kind in zip(names, kinds, strict=True):
        table.add_column(Text(name), justify="right" if kind in _NUMBERS else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _stacked(names: list[str], cells: list[list[str]]) -> str:
    wide = max(map(len, names))
    blocks = (
        "".join(f"{name:<{wide}}  {cell}".rstrip() + "\n" for name, cell in zip(names, row, strict=True))
        for row in cells
    )
    return "\n".join(blocks)


def _csv(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_text(value) for value in row] for row in rows)
    return out.getvalue()


def _json(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    records = [dict(zip(names, map(_json_value, row), strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=2, default=_text) + "\n"


def _json_value(value: Any) -> Any:
    """JSON has no decimals, NaN or infinity."""
    if isinstance(value, Decimal):
        return float(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _text(value: Any) -> str:
    """A value as the package's CSV files have it; null is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=_text)
    return str(value)


_NUMBERS = frozenset({"BIGINT", "HUGEINT", "INTEGER", "SMALLINT", "TINYINT", "UBIGINT", "DOUBLE", "FLOAT", "NUMBER"})
_WIDTH = 120  # where there is no terminal
_READABLE = 16  # characters a column must be given at least, if it has as many
_GAP = 3
_FORMS = {"csv": _csv, "json": _json}
