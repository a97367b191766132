"""Reports: for people grouped and short, for programs complete, for the shell a number."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tidynews.check import Problem, Report

ERROR = Problem(
    "times_day",
    "times",
    "precision 1 is one day",
    7,
    ({"time_id": "a1:time:1", "date_from": date(2025, 3, 3), "date_until": None, "text": "x" * 90},),
    "SELECT *\n  FROM times",
)
WARNING = Problem("checksums.unknown", "notes.txt", "nobody knows it", severity="warning")
OURS = Problem("claims_form", "claims", "the engines disagree", ours=True)


@pytest.mark.parametrize(
    ("problems", "code"),
    [((), 0), ((WARNING,), 0), ((ERROR,), 1), ((ERROR, WARNING), 1), ((OURS,), 2), ((ERROR, OURS), 2)],
)
def test_the_exit_code_is_that_of_the_worst(problems: tuple[Problem, ...], code: int) -> None:
    report = Report(problems, 9)
    assert report.exit_code == code
    assert report.ok == (code == 0)


def test_the_text_groups_by_table_and_names_rows_reason_and_query() -> None:
    text = Report((ERROR, WARNING, OURS, ERROR), 1200, ("the rows of roles",)).text()
    assert text.splitlines()[:5] == [
        "times",
        "  error, times_day: 7 times; precision 1 is one day",
        f"      time_id='a1:time:1', date_from=2025-03-03, date_until=empty, text='{'x' * 58}…",
        "      and 6 more",
        "      all of them: SELECT * FROM times",
    ]
    assert [line for line in text.splitlines() if not line.startswith(" ")] == [
        "times",
        "notes.txt",
        "claims",
        "not checked: the rows of roles",
        "1,200 checks, 3 failed, 1 warning",
    ]


@pytest.mark.parametrize(
    ("report", "verdict"),
    [
        pytest.param(Report((), 441), "441 checks, all passed", id="all"),
        pytest.param(Report((), 1), "1 check, all passed", id="one"),
        pytest.param(Report((ERROR,), 1), "1 check, 1 failed", id="the_only_one"),
        pytest.param(Report((WARNING, WARNING), 9), "9 checks, none failed, 2 warnings", id="warnings_do_not_fail"),
        pytest.param(Report((ERROR, OURS), 1), "2 checks, 2 failed", id="never_more_failed_than_ran"),
    ],
)
def test_the_last_line_adds_up(report: Report, verdict: str) -> None:
    assert report.text().splitlines()[-1] == verdict


def test_a_good_report_is_one_line() -> None:
    assert Report((), 441).text() == "441 checks, all passed"


def test_the_json_has_everything() -> None:
    loaded = json.loads(Report((ERROR, OURS), 10, ("x",)).to_json())
    assert (loaded["ok"], loaded["exit_code"], loaded["checks"], loaded["skipped"]) == (False, 2, 10, ["x"])
    assert loaded["problems"][0]["samples"][0]["date_from"] == "2025-03-03"
    assert loaded["problems"][0]["count"] == 7
    assert loaded["problems"][1]["ours"] is True


def test_reports_add_up() -> None:
    both = Report((ERROR,), 1, ("a",)) + Report((WARNING,), 2, ("b",))
    assert both == Report((ERROR, WARNING), 3, ("a", "b"))


def test_no_name_commands_the_terminal() -> None:
    text = Report((Problem("t.a\x1b[2J", "t\nu.csv", "wrong \x07", samples=({"a\x1b": "x"},)),), 1).text()
    assert "\x1b" not in text
    assert "\x07" not in text
    assert text.splitlines()[:2] == ["t\\nu.csv", "  error, t.a\\x1b[2J: 1 time; wrong \\x07"]


def test_a_problem_without_a_query_says_why() -> None:
    assert "no query for all of them: it is packed" in Report((Problem("a", "b", "c", unlisted="it is packed"),)).text()
