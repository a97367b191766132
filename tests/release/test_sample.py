"""The sample releases in the repository: whole, valid, and the second tells what was corrected."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import tidynews
from tidynews.check import check_package
from tidynews.release import read_store
from tidynews.release.store import Listed, is_whole

STORE = Path(__file__).parents[2] / "releases"


@pytest.mark.parametrize("listed", read_store(STORE).releases, ids=lambda listed: listed.version)
def test_a_sample_release_is_whole_and_breaks_no_rule(listed: Listed) -> None:
    folder = STORE / listed.path
    assert is_whole(folder)
    report = check_package(folder)
    assert report.ok, report.text()
    assert all(problem.check.endswith(".schema") for problem in report.problems), "only schemas may have moved on"


def test_the_second_release_says_what_was_corrected() -> None:
    with tidynews.open(STORE, "0.2.0") as package:
        changes = package.changes.filter(pl.col("table") == "figures", pl.col("column") == "value")
    assert changes.select("change", "old", "new").rows() == [("changed", "17.0", "14.0"), ("added", None, "30.0")]
