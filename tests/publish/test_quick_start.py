"""The quick start in a package's README: every block runs in the package's folder, but for R, which is not at hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest


def _blocks(package: Path, language: str) -> list[str]:
    text = (package / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.+?)```", text, re.DOTALL)


def test_duckdb_answers_the_sql(package: Path) -> None:
    [block] = _blocks(package, "sql")
    with duckdb.connect(str(package / "tidynews.duckdb"), read_only=True) as connection:
        claims, columns = (
            connection.execute(statement.query).fetchall() for statement in connection.extract_statements(block)
        )
    assert claims == [("Zoë Marlo", "state", "“We won,”")]
    assert ("claim_id",) in {row[:1] for row in columns}


@pytest.mark.parametrize("library", ["polars", "pandas", "tidynews"])
def test_python_reads_the_claims(package: Path, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(package)
    [block] = [block for block in _blocks(package, "python") if f"import {library}" in block]
    names: dict[str, Any] = {}
    exec(block, names)  # noqa: S102
    claims = names["package"].claims if library == "tidynews" else names["claims"]
    assert list(claims["claim_id"]) == ["a1:claim:25"]


def test_r_is_told_a_file_that_is_there(package: Path) -> None:
    [block] = _blocks(package, "r")
    [file] = re.findall(r'"(.+?)"', block)
    assert (package / file).is_file()
