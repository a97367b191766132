"""The cells of cells.yaml as one package with a table per field, and what tidynews and frictionless say about each."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import yaml
from frictionless import Package as Foreign
from tests.check.standard.packages import Package, judge, table, together

Judged = Mapping[str, Mapping[str, bool]]
"""By field, whether each cell is a value of it."""


def stated(case: str) -> dict[str, bool]:
    """What cells.yaml says of the cells of a field."""
    some = CASES[case]
    return dict.fromkeys(some.get("valid", []), True) | dict.fromkeys(some.get("invalid", []), False)


def differs(case: str) -> set[str]:
    """The cells that frictionless is said to judge otherwise."""
    return {cell for some in CASES[case].get("differs", {}).values() for cell in some}


def judged_by_tidynews(folder: Path) -> Judged:
    """The rows that fail are those which the query in the report lists, when it is run in the package's folder."""
    report = judge(_package(), folder)
    failed: dict[str, set[int]] = {}
    before = Path.cwd()
    os.chdir(folder)
    try:
        with duckdb.connect() as database:
            for problem in report.problems:
                assert problem.sql, problem
                failed[problem.check] = {row for row, _ in database.execute(problem.sql).fetchall()}
                assert len(failed[problem.check]) == problem.count
    finally:
        os.chdir(before)
    assert set(failed) <= {f"{_NAMES[case]}.cell.type" for case in CASES}
    return {case: _verdicts(case, failed.get(f"{_NAMES[case]}.cell.type", set())) for case in CASES}


def judged_by_frictionless(folder: Path) -> Judged:
    """The same, as frictionless has it."""
    report = Foreign(str(_package().write(folder))).validate()
    failed: dict[str, set[int]] = {}
    for task in report.tasks:
        for error in task.errors:
            failed.setdefault(task.name, set()).add(error.to_descriptor()["rowNumber"] - 1)
    return {case: _verdicts(case, failed.get(_NAMES[case], set())) for case in CASES}


def _verdicts(case: str, failed: set[int]) -> dict[str, bool]:
    return {cell: number not in failed for number, cell in enumerate(stated(case), 1)}


def _package() -> Package:
    return together(*(_table(case) for case in CASES))


def _table(case: str) -> Package:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerows([("n", "cell"), *enumerate(stated(case), 1)])
    fields = [{"name": "n", "type": "integer"}, {"name": "cell", **CASES[case]["field"]}]
    return table(fields, text.getvalue(), name=_NAMES[case])


_LISTED = yaml.safe_load((Path(__file__).parent / "cells.yaml").read_text(encoding="utf-8"))
CASES: dict[str, dict[str, Any]] = {json.dumps(case["field"]): case for case in _LISTED}
_NAMES = {case: f"cells-{number}" for number, case in enumerate(CASES, 1)}
