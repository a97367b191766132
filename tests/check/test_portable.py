"""Every condition means the same to polars and to DuckDB, on rows made of edge cases, and can be broken."""

from __future__ import annotations

import random
import re
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tidynews import schema, tables
from tidynews.check.catalogue import all_checks, cross_checks, row_checks
from tidynews.check.checks import RowCheck
from tidynews.check.database import connected, counted, double_entry
from tidynews.check.table_schema import typed_categories
from tidynews.check.typed import ask

Rows = dict[str, list[dict[str, Any]]]

DAY = date(2024, 2, 28)
EDGES: dict[str, list[Any]] = {
    "string": [
        None,
        "",
        " ",
        "a",
        " a",
        "a\n",
        "a\u00a0",
        "\u2003a",
        "a\x1c",
        "a\u200b",
        "e\u0301",
        "🤦🏼‍♂️",
        "state/prt",
        "person/a b",
        "person/a",
        "org/a",
        "group/a",
        "state/a\u00a0b",
        "state/a\vb",
        "PRT",
        "PRT\n",
        "prt",
        "en",
        "0" * 64,
        "claims.act",
        "0.2.0",
        "it's 50%_\\",
        "NULL",
    ],
    "integer": [None, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 2**62],
    "number": [None, float("nan"), float("inf"), -float("inf"), -0.0, 0.0, 1e-7, 0.5, 1.0, 1.01, 2.0, 1e300],
    "boolean": [None, True, False],
    "date": [None, date(1, 1, 1), date(9999, 12, 31)]
    + [DAY + timedelta(days=days) for days in (0, 1, 5, 6, 7, 8, 30, 31, 365, 366)],
    "datetime": [None, datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=UTC)],
}
MOST = 20_000
CHECKS = [check for name in schema.TABLES for check in row_checks(name)]
CONDITIONS = [check for check in CHECKS if check.condition]
DIFFERS = r"\\[wWdDsSbB]|\(\?[=!<]"
"""Classes that are ASCII in DuckDB and Unicode in polars; look-around, which neither has."""


def _edge_rows(check: RowCheck) -> pl.DataFrame:
    """All combinations of edge values of the columns that `check` reads; a fixed sample where they are too many."""
    table = schema.tables()[check.table]
    values = [_values(table.field(name)) for name in check.reads]
    combinations = list(product(*values)) if _size(values) <= MOST else _sample(values)
    types = tables.polars_types(check.table)
    return pl.DataFrame(combinations, schema={name: types[name] for name in check.reads}, orient="row")


def _values(field: schema.Field) -> list[Any]:
    codes = typed_categories(field)
    return [None, "", "it's", *codes] if codes and field.type == "string" else [*EDGES[field.type], *codes]


def _size(values: list[list[Any]]) -> int:
    size = 1
    for some in values:
        size *= len(some)
    return size


def _sample(values: list[list[Any]]) -> list[tuple[Any, ...]]:
    chance = random.Random(7)  # noqa: S311  # a fixed sample, not a secret
    return [tuple(chance.choice(some) for some in values) for _ in range(MOST)]


@pytest.mark.parametrize("check", CONDITIONS, ids=lambda check: check.id)
def test_both_engines_give_every_row_the_same_answer(check: RowCheck, tmp_path: Path) -> None:
    edges = _edge_rows(check)
    assert check.holds is not None
    polars = edges.select(check.holds.alias("holds"))["holds"]
    assert polars.dtype == pl.Boolean
    assert polars.len() == edges.height
    edges.write_parquet(tmp_path / "edges.parquet")
    with duckdb.connect() as database:
        query = f"SELECT ({check.condition}) AS holds FROM '{tmp_path}/edges.parquet'"  # noqa: S608
        found = pl.Series([holds for [holds] in database.execute(query).fetchall()])
    assert found.dtype == pl.Boolean
    differs = edges.filter(polars.ne_missing(found))
    assert differs.is_empty()
    assert False in polars.to_list(), "no row can break it"
    assert True in polars.to_list(), "no row can keep it"


def test_conditions_read_columns_of_their_table() -> None:
    for check in CONDITIONS:
        assert check.reads
        assert check.holds is not None
        assert set(check.reads) == set(check.holds.meta.root_names()), check.id


def test_check_ids_are_unique() -> None:
    ids = [*(check.id for check in CHECKS), *(check.id for check in cross_checks())]
    assert len(ids) == len(set(ids))


def test_patterns_use_nothing_that_engines_read_differently() -> None:
    patterns = [
        str(field.constraints["pattern"])
        for table in schema.tables().values()
        for field in table.fields
        if "pattern" in field.constraints
    ]
    assert patterns
    assert not [pattern for pattern in patterns if re.search(DIFFERS, pattern)]
    assert re.search(DIFFERS, r"[^\s]+")


@pytest.mark.parametrize("seed", range(10))
def test_both_engines_count_the_same_on_spoiled_tables(rows: Rows, tmp_path: Path, seed: int) -> None:
    """Cells are emptied, swapped and replaced at random: whatever the data, the engines must agree."""
    chance = random.Random(seed)  # noqa: S311
    rows["codes"] = [dict(code) for code in schema.codes()]
    spoiled = {name: [_spoil(name, row, some, chance) for row in some * 2] for name, some in rows.items()}
    frames = {name: tables.frame(name, some) for name, some in spoiled.items()}
    answers = ask(frames)
    for name, frame in frames.items():
        frame.write_parquet(tmp_path / f"{name}.parquet")
    with connected({name: tmp_path / f"{name}.parquet" for name in frames}) as database:
        report = double_entry(all_checks(), counted(database, all_checks()), answers.counts)
    assert report.ok, report.text()
    assert sum(count > 0 for count in answers.counts.values()) > 50


def _spoil(name: str, row: dict[str, Any], rows: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    spoiled = dict(row)
    for field in schema.tables()[name].fields:
        match chance.randrange(12):
            case 0:
                spoiled[field.name] = chance.choice(_values(field))
            case 1 | 2:
                spoiled[field.name] = chance.choice(rows)[field.name]
            case _:
                pass
    return spoiled
