"""Questions to a package: answers as a table, CSV or JSON, and clear words where there is no answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tidynews.errors import NotAPackage
from tidynews.publish import sql
from tidynews.publish.opened import BadQuery
from tidynews.publish.query import Format

ROWS = "SELECT claim_id, confidence, said_time_id, content FROM claims"


def test_a_table_has_a_header_a_line_a_row_and_a_count(package: Path) -> None:
    lines = sql(package, ROWS).splitlines()
    assert lines[0].split() == ["claim_id", "confidence", "said_time_id", "content"]
    assert lines[2].split() == ["a1:claim:25", "0.9", "“We", "won,”"]
    assert lines[-1] == "1 row"


def test_many_columns_stand_one_below_the_other(package: Path) -> None:
    lines = sql(package, "SELECT * FROM claims_wide").splitlines()
    assert lines[0].split() == ["claim_id", "a1:claim:25"]
    assert "speaker_name          Zoë Marlo" in lines


def test_csv_has_empty_cells_for_null(package: Path) -> None:
    assert sql(package, ROWS, "csv") == 'claim_id,confidence,said_time_id,content\na1:claim:25,0.9,,"“We won,”"\n'


def test_json_has_null_for_null(package: Path) -> None:
    [row] = json.loads(sql(package, ROWS, "json"))
    assert row == {"claim_id": "a1:claim:25", "confidence": 0.9, "said_time_id": None, "content": "“We won,”"}


@pytest.mark.parametrize(
    ("query", "csv", "as_json"),
    [
        pytest.param("SELECT DATE '2025-03-04' AS a", "2025-03-04", "2025-03-04", id="date"),
        pytest.param(
            "SELECT published_at AS a FROM articles LIMIT 1", "2025-03-04 06:30:00", "2025-03-04 06:30:00", id="moment"
        ),
        pytest.param("SELECT true AS a", "true", True, id="boolean"),
        pytest.param("SELECT 45000.0::DOUBLE AS a", "45000.0", 45000.0, id="float"),
        pytest.param("SELECT sum(words) AS a FROM articles", "24", 24, id="sum"),
        pytest.param("SELECT 1.5 AS a", "1.5", 1.5, id="decimal"),
        pytest.param("SELECT 'nan'::DOUBLE AS a", "nan", None, id="not_a_number"),
        pytest.param("SELECT ';' AS a;", ";", ";", id="a_semicolon"),
        pytest.param("SELECT [1, 2] AS a", '"[1, 2]"', [1, 2], id="list"),
    ],
)
def test_a_value_is_shown_as(package: Path, query: str, csv: str, as_json: object) -> None:
    assert sql(package, query, "csv") == f"a\n{csv}\n"
    assert json.loads(sql(package, query, "json")) == [{"a": as_json}]


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_no_rows_are_an_answer(package: Path, form: Format) -> None:
    answer = sql(package, "SELECT claim_id FROM claims WHERE false", form)
    assert answer.endswith({"table": "\n0 rows\n", "csv": "claim_id\n", "json": "[]\n"}[form])


def test_tables_can_be_listed_and_described(package: Path) -> None:
    assert "claims_wide" in sql(package, "SHOW TABLES")
    assert "claim_id,VARCHAR" in sql(package, "DESCRIBE claims", "csv")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("SELEC 1", 'syntax error at or near "SELEC"', id="no_sql"),
        pytest.param("SELECT * FROM clams", "clams does not exist", id="no_such_table"),
        pytest.param("DELETE FROM claims", "a query cannot change a package", id="a_change"),
        pytest.param("CREATE TABLE t (a INT)", "a query cannot change a package", id="a_new_table"),
        pytest.param("SELECT * FROM read_csv('/etc/passwd')", "disabled", id="another_file"),
        pytest.param("", "returns nothing", id="nothing"),
        pytest.param("SELECT 1; SELECT 2", "that is 2 statements; ask one at a time", id="two_statements"),
    ],
)
def test_a_query_without_an_answer_says_why(package: Path, query: str, message: str) -> None:
    with pytest.raises(BadQuery, match=message):
        sql(package, query)


def test_what_is_no_package_is_named(package: Path, tmp_path: Path) -> None:
    with pytest.raises(NotAPackage, match="there is no such folder"):
        sql(tmp_path / "nowhere", "SELECT 1")
    with pytest.raises(NotAPackage, match=r"has no datapackage\.json, but nothing"):
        sql(tmp_path, "SELECT 1")
    torn = Path(shutil.copytree(package, tmp_path / "torn"))
    (torn / "tidynews.duckdb").write_bytes(b"not a database")
    with pytest.raises(NotAPackage, match="cannot be opened"):
        sql(torn, "SELECT 1")
    (torn / "tidynews.duckdb").unlink()
    with pytest.raises(NotAPackage, match=r"tidynews\.duckdb is missing"):
        sql(torn, "SELECT 1")


def test_asking_leaves_the_package_as_it_was(package: Path) -> None:
    before = {path: path.read_bytes() for path in package.rglob("*") if path.is_file()}
    sql(package, ROWS)
    assert {path: path.read_bytes() for path in package.rglob("*") if path.is_file()} == before
