"""The report as a page: everything the text says, escaped, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tidynews.check.html import page
from tidynews.check.report import Problem, Report
from tidynews.cli import main

HOSTILE = "<script>alert('x')</script>"
FAILED = Report(
    (
        Problem("a.b.minimum", "a.csv", "b must be 1 or more", 1234, ({"id": HOSTILE, "b": None},), "SELECT 1 < 2"),
        Problem("a.c.unknown", "a.csv", f"unknown {HOSTILE}", severity="warning"),
        Problem("d.e", "d", "the check crashed", ours=True),
    ),
    40,
    (f"the rows of {HOSTILE}",),
)


def test_a_page_has_every_rule_count_reason_and_query() -> None:
    made = page(FAILED, "my package")
    for words in ("a.b.minimum", "1,234", "b must be 1 or more", "SELECT 1 &lt; 2", "a.c.unknown", "the check crashed"):
        assert words in made
    assert "my package" in made


def test_values_cannot_become_markup() -> None:
    made = page(FAILED, HOSTILE)
    assert HOSTILE not in made
    assert made.count("&lt;script&gt;alert") >= 4


def test_a_page_fetches_nothing() -> None:
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\((?!data:)", page(FAILED, "p"))


@pytest.mark.parametrize(("report", "word"), [(Report((), 7), "passed"), (FAILED, "mistake")], ids=["good", "ours"])
def test_the_verdict_is_in_words(report: Report, word: str) -> None:
    assert word in page(report, "p").lower()


def test_the_command_writes_the_page_whole_and_still_prints_the_report(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "p", "resources": [{"name": "t", "path": "no.csv"}]}')
    done = CliRunner().invoke(main, ["check", str(tmp_path), "--html", str(tmp_path / "report.html")])
    assert done.exit_code == 1
    assert "the file is not there" in done.output
    assert "the file is not there" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_names_cannot_turn_the_words_beside_them() -> None:
    turned = "a\u202eb"
    made = page(Report((Problem(turned, turned, turned),), 1, (turned,)), turned)
    assert "\u202e" not in made
    assert "a\\u202eb" in made
