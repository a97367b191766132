"""The DuckDB file: the same rows, a comment on everything, and nothing that an old DuckDB cannot read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tidynews import schema
from tidynews.publish.views import VIEWS, view_sql

OLD_PYTHON = os.environ.get("TIDYNEWS_OLD_DUCKDB", "")


@pytest.fixture
def database(package: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(package / "tidynews.duckdb"), read_only=True) as connection:
        yield connection


def test_every_table_and_view_has_a_comment(database: duckdb.DuckDBPyConnection) -> None:
    found = database.execute(
        "SELECT table_name, comment FROM duckdb_tables() UNION ALL"
        " SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
    ).fetchall()
    assert {name for name, comment in found if comment} == {*schema.TABLES, *VIEWS}


def test_every_column_has_a_comment(database: duckdb.DuckDBPyConnection) -> None:
    bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    assert database.execute(bare).fetchall() == []


def test_a_comment_says_what_the_schema_says(database: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT comment FROM duckdb_columns() WHERE table_name = 'segments' AND column_name = 'kind'"
    assert database.execute(asked).fetchone() == (
        "What the zone is. Codes: list segments.kind in the table codes. Example: paragraph",
    )
    asked = "SELECT comment FROM duckdb_tables() WHERE table_name = 'claim_parts'"
    [comment] = database.execute(asked).fetchone() or [""]
    assert comment.endswith("Key: claim_id, part, seq.")


def test_tables_hold_the_rows_of_the_parquet_files(package: Path, database: duckdb.DuckDBPyConnection) -> None:
    for name in schema.TABLES:
        expected = pl.read_parquet(package / f"parquet/{name}.parquet")
        moments = [column for column, kind in expected.schema.items() if isinstance(kind, pl.Datetime)]
        expected = expected.with_columns(pl.col(moments).dt.replace_time_zone(None)) if moments else expected
        assert database.execute(f"FROM {name}").fetchall() == expected.rows(), name


def test_columns_that_must_be_filled_are_so_in_sql(database: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'claims' AND NOT is_nullable"
    required = {field.name for field in schema.tables()["claims"].fields if field.required}
    assert {name for (name,) in database.execute(asked).fetchall()} == required


def test_there_is_no_index_for_it_would_shut_out_duckdb_1_0(database: duckdb.DuckDBPyConnection) -> None:
    asked = (
        "SELECT table_name FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')"
    )
    assert database.execute(asked).fetchall() == []
    assert database.execute("FROM duckdb_indexes()").fetchall() == []


def test_the_file_has_the_oldest_storage_version(package: Path) -> None:
    with (package / "tidynews.duckdb").open("rb") as file:
        head = file.read(20)
    assert head[8:12] == b"DUCK"
    assert int.from_bytes(head[12:20], "little") == 64


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_uses_nothing_that_changed_its_meaning(name: str) -> None:
    code = re.sub(r"'[^']*'|--.*", "", view_sql(name))
    assert not re.search(r"~|//|%|\bgetvariable\b|read_parquet|read_csv", code)


def test_views_go_with_the_file_when_it_moves(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(package / "tidynews.duckdb", tmp_path / "renamed.db")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as connection:
        connection.execute("ATTACH 'renamed.db' AS other (READ_ONLY)")
        connection.execute("USE other")
        for name in VIEWS:
            connection.execute(f"FROM {name}")
        assert connection.execute("SELECT speaker_name FROM claims_wide").fetchall() == [("Zoë Marlo",)]


OLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall():
    connection.execute(f"SELECT * FROM {name}").fetchall()
print(connection.execute("SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL").fetchall())
"""


@pytest.mark.skipif(not OLD_PYTHON, reason="TIDYNEWS_OLD_DUCKDB names no Python that has DuckDB 1.0")
def test_an_old_duckdb_reads_every_table_and_view(package: Path) -> None:
    asked = [OLD_PYTHON, "-c", OLD, str(package / "tidynews.duckdb")]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)  # noqa: S603
    assert (done.stdout, done.stderr) == ("[(0,)]\n", "")
