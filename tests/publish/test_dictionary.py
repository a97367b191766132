"""The README of a package: everything that is in it is explained, and what it shows works."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import duckdb
import pytest

from tidynews import schema
from tidynews.publish.database import read_views


@pytest.fixture
def readme(package: Path) -> str:
    return (package / "README.md").read_text(encoding="utf-8")


def section(readme: str, heading: str) -> str:
    [found] = re.findall(rf"^## {heading}$(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_table_is_explained_with_key_links_and_every_column(readme: str, name: str) -> None:
    table, text = schema.tables()[name], section(readme, name)
    assert table.description in text
    assert "Key: " + ", ".join(f"`{column}`" for column in table.primary_key) in text
    for field in table.fields:
        assert f"\n| `{field.name}` | {field.type} | " in text
        assert field.description.replace("|", "\\|") in text
    for key in table.foreign_keys:
        assert f"refers to [{key.reference}](#{key.reference})" in text
    for rule in table.rules:
        assert rule.why[1:] in text


def test_every_view_and_its_columns_are_explained(readme: str, package: Path) -> None:
    for view in read_views(package / "tidynews.duckdb"):
        text = section(readme, view.name)
        assert view.comment in text
        for name, _, comment in view.columns:
            assert f"\n| `{name}` | " in text
            assert comment.replace("|", "\\|") in text


def test_every_code_is_explained(readme: str) -> None:
    text = section(readme, "Code lists")
    for code in schema.codes():
        assert f"\n| `{code['code']}` | {code['title']}. ".replace("|", "|") in text


def test_every_line_of_a_grid_has_as_many_cells_as_its_head(readme: str) -> None:
    for grid in re.findall(r"(?:^\|.*\n)+", readme, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in grid.splitlines()}
        assert len(cells) == 1, grid


def test_links_lead_to_headings(readme: str) -> None:
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ")).lower().replace(" ", "-")
        for line in readme.splitlines()
        if line.startswith("#")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", readme)) <= headings


def test_the_sql_that_it_shows_runs(readme: str, package: Path) -> None:
    [code] = re.findall(r"```sql\n(.*?)```", readme, re.DOTALL)
    with duckdb.connect(str(package / "tidynews.duckdb"), read_only=True) as connection:
        answers = [connection.execute(statement).fetchall() for statement in code.split(";\n") if statement.strip()]
    assert all(answers)


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_the_python_that_it_shows_runs(
    readme: str, package: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    monkeypatch.chdir(package)
    [code] = [code for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if f"import {library}" in code]
    known: dict[str, object] = {}
    exec(code, known)  # noqa: S102  our own README
    assert len(known["claims"]) == 1  # type: ignore[arg-type]


def test_it_says_how_to_open_the_csv_files_in_a_spreadsheet_and_what_the_licence_covers(readme: str) -> None:
    assert "Cells that begin with `=`, `+`, `-` or `@` are left as the article has them" in readme
    assert "import" in readme
    assert "their owners'" in section(readme, "Rights")
