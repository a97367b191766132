"""Cells of every type and format: what the standard takes for a value passes, the rest is found, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.standard.cells import CASES, Judged, judged_by_tidynews, stated


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Every cell of cells.yaml by field, and whether it passes."""
    return judged_by_tidynews(tmp_path_factory.mktemp("cells"))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_cell_is_a_value_or_not_as_the_standard_says(case: str, judged: Judged) -> None:
    assert judged[case] == stated(case)


def test_every_type_is_among_them() -> None:
    kinds: set[Any] = {case["field"].get("type") for case in CASES.values()}
    assert len(kinds) == 17  # 16, and none
