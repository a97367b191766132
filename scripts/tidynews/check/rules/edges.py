"""The columns of a table and a rule in, rows made of the values where engines and rules go wrong out."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.table_schema import typed_categories
from tidynews.tables import polars_types


def edge_rows(sql: str, table: schema.Table, columns: Sequence[str]) -> pl.DataFrame:
    """All combinations of edge values of `columns`, or a fixed sample of `MOST` where they are more.

    Among the values are nulls, what the schema declares (codes, bounds), and what the rule itself names, so that a
    rule about one word is tried with this word.
    """
    written = _written(sql)
    small = bool(re.search(r"[+*]", re.sub(r"'[^']*'", "", sql)))
    values = [_values(table.field(name), written, small=small) for name in columns]
    named = [_named(some, written, table.field(name).type) for some, name in zip(values, columns, strict=True)]
    if math.prod(map(len, values)) <= MOST:
        rows = list(product(*values))
    else:
        chance = random.Random(7)  # noqa: S311  # a fixed sample, not a secret
        # what the rule names, and null, come as often as all the rest: a rule about six columns meets them together
        pools = [chance.choices(pair, k=MOST) for pair in zip(values, named, strict=True)]
        rows = list(zip(*([chance.choice(some) for some in pool] for pool in pools), strict=True))
    types = polars_types(table.name)
    return pl.DataFrame(rows, schema={name: types[name] for name in columns}, orient="row")


def _values(field: schema.Field, written: dict[str, list[Any]], *, small: bool) -> list[Any]:
    if field.categories and field.type == "string":
        return [None, "", "it's", *typed_categories(field)]
    bounds = [field.constraints[bound] for bound in ("minimum", "maximum") if bound in field.constraints]
    near = [bound + step for bound in bounds for step in (-1, 0, 1)] if field.type in ("integer", "number") else []
    found = [*EDGES[field.type], *typed_categories(field), *near, *written.get(field.type, [])]
    if field.type == "integer":
        # polars wraps where a sum or product leaves 64 bits, and DuckDB does not: a rule must stay within.
        found = [
            LARGE_TERM if small and value == LARGE else value for value in found if value is None or value % 1 == 0
        ]
        return list(dict.fromkeys(None if value is None else int(value) for value in found))
    if field.type == "number":
        return [None if value is None else float(value) for value in found]
    return list(dict.fromkeys(found))


def _named(values: list[Any], written: dict[str, list[Any]], kind: str) -> list[Any]:
    said = set(written.get(kind, []))
    return [None, *(value for value in values if value in said)]


def _written(sql: str) -> dict[str, list[Any]]:
    """What the rule names, by type: its words, its dates and numbers, and their neighbours."""
    texts = [text.replace("''", "'") for text in re.findall(r"'((?:[^']|'')*)'", sql)]
    days = [date.fromisoformat(text) for text in texts if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)]
    numbers = [float(text) for text in re.findall(r"(?<![\w'])-?[0-9]+(?:\.[0-9]+)?", re.sub(r"'[^']*'", "", sql))]
    words = [word for text in texts for word in (text, text.strip("%"), text.replace("%", "a").replace("_", "b"))]
    near = [number + step for number in numbers if abs(number) < LARGE_TERM for step in (-1, 0, 1)]
    return {
        "string": [*words, *(f"{word}a" for word in words), *("a" * int(n) for n in near if 0 < n < _LONGEST)],
        "date": [day + timedelta(step) for day in days if date.min < day < date.max for step in (-1, 0, 1)],
        "integer": near,
        "number": near,
    }


MOST = 2000
LARGE = 2**62
LARGE_TERM = 2**30
_LONGEST = 1000
_DAY = date(2024, 2, 28)
EDGES: dict[str, list[Any]] = {
    "string": [
        *(None, "", " ", "a", "A", " a", "a ", "a\n", "a\nb", "a\u00a0", "\u2003a", "a\x1c", "a\u200b", "\ufeffa"),
        *("e\u0301", "é", "É", "İ", "i̇", "ß", "ſ", "ﬁ", "ς", "Σ", "K", "k", "🤦🏼‍♂️", "0", "1", "NULL", "it's 50%_\\"),
        *("state/prt", "person/a", "org/a", "group/a", "PRT", "en", "2024-02-29"),
    ],
    "integer": [None, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, LARGE],
    "number": [
        *(None, math.nan, math.inf, -math.inf, -0.0, 0.0, 1e-7),
        *(0.1, 0.2, 0.3, 0.1 + 0.2, 0.5, 1.0, 1.5, 2.0, 1e300),
    ],
    "boolean": [None, True, False],
    "date": [
        *(None, date.min, date.max, date(2023, 1, 31), date(2024, 1, 31), date(2024, 2, 29)),
        *(_DAY + timedelta(days) for days in (0, 1, 2, 5, 6, 7, 8, 30, 31, 365, 366)),
    ],
    "datetime": [
        *(None, datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)),
        *(datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)),
    ],
}
