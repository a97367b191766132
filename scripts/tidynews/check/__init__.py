"""Frames or a package folder in, a report of every problem out."""

from __future__ import annotations

from tidynews.check.package import check_package
from tidynews.check.report import Problem, Report
from tidynews.check.second_opinion import second_opinion
from tidynews.check.typed import ask
from tidynews.errors import CheckFailed, TidynewsError
from tidynews.tables import Frames

__all__ = ["Problem", "Report", "ask", "check_frames", "check_package", "demand", "second_opinion"]


def check_frames(frames: Frames) -> Report:
    """Check the tables before anything is written: columns, types, constraints, rules, keys and what crosses tables."""
    return ask(frames).report()


def demand(report: Report) -> None:
    """Go on only if `report` is good.

    Raises:
        CheckFailed: The tables break a rule.
        TidynewsError: A check itself is at fault; the message has the report all the same.
    """
    if not report.ok:
        raise (CheckFailed if report.exit_code == CheckFailed.exit_code else TidynewsError)(report.text())
