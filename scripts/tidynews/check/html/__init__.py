"""A report in, one HTML page out that says all of it and needs no other file, no network and no script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tidynews.check.html.head import head
from tidynews.check.html.problems import section
from tidynews.check.html.words import sign, worst
from tidynews.check.report import Problem, Report
from tidynews.errors import TidynewsError
from tidynews.markup import Html, document, tag

__all__ = ["CannotWrite", "page", "write"]


class CannotWrite(TidynewsError):
    """The disk is full, the folder is not there or something else keeps the page from being written."""

    def __init__(self, file: Path, reason: object) -> None:
        self.file = file
        super().__init__(f"cannot write {file}: {reason}; what was there before is as it was")


def page(report: Report, title: str) -> str:
    """The verdict, what was not checked, and every problem with its first rows and the SQL that lists all of them.

    Args:
        report: What the checks found.
        title: What was checked.
    """
    subjects = report.by_subject()
    most = max((problem.count for problem in report.problems if not problem.ours), default=0)
    return document(
        f"Check of {title}",
        head(report, title),
        *(section(number, subject, problems, most) for number, (subject, problems) in enumerate(subjects.items(), 1)),
        tag("script", Html(_beside("copy.js"))),
        style=_beside("style.css"),
        head=_policy(_beside("copy.js")),
        navigation=_navigation(subjects),
    )


def write(report: Report, package: Path, file: Path) -> None:
    """Write the page about `package` to `file`, whole or not at all.

    Raises:
        CannotWrite: An older page is as it was.
    """
    package = package.resolve()
    name = package.name if package.is_dir() else f"{package.parent.name}/{package.name}"
    new = file.with_name(f".{file.name}.tidynews-new")
    try:
        try:
            new.write_text(page(report, name), encoding="utf-8", errors="backslashreplace", newline="\n")
            new.replace(file)
        finally:  # also after an interrupt nothing may stay beside the page
            new.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(file, error.strerror or error) from error


def _navigation(subjects: Mapping[str, Sequence[Problem]]) -> Html:
    if not subjects:
        return Html()
    links = (
        tag("li", tag("a", sign(worst(problems)), tag("span", subject), href=f"#s{number}"))
        for number, (subject, problems) in enumerate(subjects.items(), 1)
    )
    return tag("nav", tag("p", "Tables and files", class_="kind"), tag("ul", *links), aria_label="Tables and files")


def _policy(script: str) -> Html:
    """Have the browser run our script and no other, and fetch nothing, whatever the values on the page try."""
    ours = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{ours}'; base-uri 'none'"
    return tag("meta", http_equiv="Content-Security-Policy", content=f"{rules}; form-action 'none'")


@cache
def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
