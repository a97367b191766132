"""A report in, one HTML page out that says all of it and needs no other file, no network and no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tidynews.check.html.head import head
from tidynews.check.html.problems import section
from tidynews.check.html.words import sign, worst
from tidynews.check.report import Problem, Report, visible
from tidynews.markup import Html, document, files, tag


def page(report: Report, title: str) -> str:
    """The verdict, what was not checked, and every problem with its first rows and the SQL that lists all of them.

    Args:
        report: What the checks found.
        title: What was checked.
    """
    report, title = _readable(report), visible(title)
    subjects = report.by_subject()
    most = max((problem.count for problem in report.problems if not problem.ours), default=0)
    return document(
        f"Check of {title}",
        head(report, title),
        *(section(number, subject, problems, most) for number, (subject, problems) in enumerate(subjects.items(), 1)),
        tag("script", Html(_beside("copy.js"))),
        style=_beside("style.css"),
        head=files.policy(_beside("copy.js")),
        navigation=_navigation(subjects),
    )


def write(report: Report, package: Path, file: Path) -> None:
    """Write the page about `package` to `file`, whole or not at all.

    Raises:
        CannotWrite: An older page is as it was.
    """
    package = package.resolve()
    name = package.name if package.is_dir() else f"{package.parent.name}/{package.name}"
    files.write(page(report, name), file)


def _readable(report: Report) -> Report:
    """The report with names that cannot turn the words beside them around; cells are shown so anyway."""
    problems = tuple(
        replace(problem, check=visible(problem.check), subject=visible(problem.subject), why=visible(problem.why))
        for problem in report.problems
    )
    return replace(report, problems=problems, skipped=tuple(map(visible, report.skipped)))


def _navigation(subjects: Mapping[str, Sequence[Problem]]) -> Html:
    if not subjects:
        return Html()
    links = (
        tag("li", tag("a", sign(worst(problems)), tag("span", subject), href=f"#s{number}"))
        for number, (subject, problems) in enumerate(subjects.items(), 1)
    )
    return tag("nav", tag("p", "Tables and files", class_="kind"), tag("ul", *links), aria_label="Tables and files")


@cache
def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
