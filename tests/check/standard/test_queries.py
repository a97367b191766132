"""The query of a problem lists all its rows, started in the package's folder; where none can, the report says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.check.standard.packages import Package, found, judge, table

from tidynews.check import Report, database


def run(report: Report, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run every query as it is printed; how many there were."""
    monkeypatch.chdir(folder)
    problems = [problem for problem in report.problems if problem.sql]
    for problem in problems:
        assert len(duckdb.connect().execute(problem.sql or "").fetchall()) == problem.count
    return len(problems)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(
            table([_ROW := {"name": "row", "type": "integer", "constraints": {"minimum": 1}}], "row\n0\n0\n"), id="row"
        ),
        pytest.param(table([_ROW | {"name": 'a"b'}], '"a""b"\n0\n'), id="quotation_mark"),
        pytest.param(table([_ROW | {"name": "a"}, {"name": "ab"}], "a,ab\n0,x\n"), id="name_within_a_name"),
    ],
)
def test_the_query_lists_as_many_rows_as_are_counted(
    made: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = judge(made, tmp_path)
    assert all(problem.samples for problem in report.problems)
    assert run(report, tmp_path, monkeypatch) == 1


def test_many_refused_values_are_counted_and_not_listed(tmp_path: Path) -> None:
    rows = "".join(f"-{number}\n" for number in range(30))
    report = judge(table([{"name": "a", "constraints": {"pattern": "(?!-).*"}}], f"a\n{rows}"), tmp_path)
    assert found(report) == {"t.a.pattern": 30}
    assert report.problems[0].sql is None
    assert "too many to name" in report.text()


def test_wide_tables_are_asked_in_parts_and_counted_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_CONDITIONS", 3)
    monkeypatch.setattr(database, "_SAMPLED", 2)
    fields: list[dict[str, Any]] = [
        {"name": f"v{at}", "type": "integer", "constraints": {"minimum": at}} for at in range(9)
    ]
    names = ",".join(field["name"] for field in fields)
    report = judge(table(fields, f"{names}\n" + "".join(",".join([str(n)] * 9) + "\n" for n in range(9))), tmp_path)
    assert found(report) == {f"t.v{at}.minimum": at for at in range(1, 9)}
    assert all(len(problem.samples) == min(5, problem.count) for problem in report.problems)
