"""The same packages to tidynews and to frictionless: one verdict, or a reason from the standard why ours is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import Package as Foreign
from tests.check.standard.cells import CASES as FIELDS
from tests.check.standard.cells import Judged, differs, judged_by_frictionless, stated
from tests.check.standard.packages import judge, of_case

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Every cell of cells.yaml by field, and whether frictionless takes it for a value; test_cells.py asks ours."""
    return judged_by_frictionless(tmp_path_factory.mktemp("cells"))


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_frictionless_judges_cells_alike_or_there_is_a_reason(field: str, foreign: Judged) -> None:
    other = {cell for cell, verdict in foreign[field].items() if verdict != stated(field)[cell]}
    assert other == differs(field)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_verdict_is_the_standard_s(case: dict[str, Any], tmp_path: Path) -> None:
    report = judge(of_case(case), tmp_path)
    assert report.ok is case["valid"], report.text()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # it leaves files open
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_frictionless_has_the_same_verdict_or_there_is_a_reason(case: dict[str, Any], tmp_path: Path) -> None:
    try:
        valid = Foreign(str(of_case(case).write(tmp_path))).validate().valid
    except Exception:  # noqa: BLE001  # its way of saying that the descriptor is not valid, be it by a crash
        valid = False
    assert (valid is not case["valid"]) is ("differs" in case)


def test_no_case_stands_there_twice() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids) >= 120
