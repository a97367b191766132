"""The view files: complete, in an order that works, each saying its grain first and explaining each column."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tidynews import schema
from tidynews.publish.database import create, read_views
from tidynews.publish.views import VIEWS, view_sql


def test_every_file_is_a_view_of_the_package() -> None:
    folder = schema.data_folder("datapackage") / "views"
    assert sorted(path.stem for path in folder.iterdir()) == sorted(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
def test_a_file_opens_with_its_grain_which_is_also_the_comment(name: str) -> None:
    first, second, *_ = view_sql(name).splitlines()
    assert first.startswith("-- One row per ")
    assert second == f"CREATE VIEW {name} AS"
    assert f"COMMENT ON VIEW {name} IS '{first.removeprefix('-- ')}" in view_sql(name).replace("''", "'")


@pytest.mark.parametrize("name", VIEWS)
def test_columns_are_explained_once_and_in_their_order(name: str) -> None:
    with duckdb.connect() as connection:
        create(connection)
        columns = [column for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall()]
    assert re.findall(rf"^COMMENT ON COLUMN {name}\.(\w+) IS '[A-Z].*\.';$", view_sql(name), re.MULTILINE) == columns


def test_the_script_makes_the_views_on_the_parquet_files(package: Path) -> None:
    with duckdb.connect() as connection:
        for name in schema.TABLES:
            file = package / "parquet" / f"{name}.parquet"
            connection.execute(f"CREATE TABLE {name} AS FROM '{file}'")
        connection.execute((package / "views.sql").read_text(encoding="utf-8"))
        assert connection.execute("SELECT speaker_name, content FROM claims_wide").fetchall() == [
            ("Zoë Marlo", "“We won,”")
        ]


def test_views_are_read_back_with_their_columns(package: Path) -> None:
    views = {view.name: view for view in read_views(package / "tidynews.duckdb")}
    assert tuple(views) == VIEWS
    assert views["sourcing"].columns[0] == (
        "publisher",
        "VARCHAR",
        "Who published the articles; empty where they do not say.",
    )
