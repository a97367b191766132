"""A report in, the top of its page out: the verdict, the numbers, where the problems are, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from tidynews.check.html.words import FAILED, OURS, PASSED, WARNING, class_of, counted, sign, worst
from tidynews.check.report import Problem, Report
from tidynews.markup import Html, bar, inline, joined, tag


def head(report: Report, title: str) -> Html:
    """Everything that stands above the first problem."""
    subjects = report.by_subject()
    return joined(
        (
            tag(
                "header",
                tag("p", "Check of a Data Package", class_="kind"),
                tag("h1", title),
                _verdict(report),
                tag("dl", *_numbers(report), class_="numbers"),
                tag("p", f"tidynews {version('tidynews')}, exit code {report.exit_code}", class_="kind"),
            ),
            _skipped(report.skipped),
            _overview(subjects) if len(subjects) > 1 else "",
            _about_sql(report),
        )
    )


def _verdict(report: Report) -> Html:
    kind = worst(report.problems)
    said = " ".join(_sentences(report))
    words = tag("div", tag("p", tag("strong", _VERDICTS[kind])), tag("p", said))
    return tag("div", sign(kind), words, class_=f"verdict {class_of(kind)}")


def _sentences(report: Report) -> Iterator[str]:
    checks = counted(report.checks, "check")
    failed, warned, ours = (len(report.of_kind(kind)) for kind in (FAILED, WARNING, OURS))
    if report.problems:
        parts = [f"{ours:,} could not be relied on"] if ours else []
        parts += [f"{failed:,} failed" if failed else "none failed"] if failed or not ours else []
        parts += [f"{warned:,} warned"] if warned else []
        *before, last = parts
        yield f"Of {checks}, {', '.join(before)}{' and ' if before else ''}{last}."
    else:
        yield "The one check passed." if report.checks == 1 else f"All {checks} passed."
    if ours:
        yield _WHY_OURS
    if report.skipped:
        yield "Not everything could be checked."


def _numbers(report: Report) -> Iterator[Html]:
    yield _number("checks", report.checks)
    yield _number("passed", report.checks - len(report.problems))
    for name, kind in (("failed", FAILED), ("warnings", WARNING)):
        yield _number(name, len(report.of_kind(kind)), _failures(report.of_kind(kind)))
    if mistakes := report.of_kind(OURS):
        yield _number("our mistakes", len(mistakes))


def _number(name: str, number: int, note: str = "") -> Html:
    below = [tag("dd", note, class_="kind")] if note else []
    return tag("div", tag("dt", name), tag("dd", f"{number:,}", class_="big"), *below)


def _failures(problems: Sequence[Problem]) -> str:
    """In how many rows or cells; one that fails two checks counts twice."""
    return counted(sum(problem.count for problem in problems), "failure") if problems else ""


def _skipped(reasons: Sequence[str]) -> Html:
    if not reasons:
        return Html()
    listed = tag("ul", *(tag("li", reason) for reason in reasons))
    return tag("section", tag("h2", "Not checked", id="skipped"), listed, aria_labelledby="skipped")


def _overview(subjects: Mapping[str, Sequence[Problem]]) -> Html:
    most = max(_fails(problems) for problems in subjects.values())
    heads = ("table or file", "failed", "warnings", "failures", "")
    lines = (
        tag(
            "tr",
            tag("th", tag("a", sign(worst(problems)), tag("code", subject), href=f"#s{number}"), scope="row"),
            tag("td", _count(sum(problem.kind in {FAILED, OURS} for problem in problems))),
            tag("td", _count(sum(problem.kind == WARNING for problem in problems))),
            tag("td", _count(_fails(problems))),
            tag("td", bar(_fails(problems), most), class_="drawn"),
        )
        for number, (subject, problems) in enumerate(subjects.items(), 1)
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *(tag("th", name, scope="col") for name in heads))),
        tag("tbody", *lines),
        class_="where",
    )
    return tag("section", tag("h2", "Where", id="where"), table, aria_labelledby="where")


def _fails(problems: Sequence[Problem]) -> int:
    return sum(problem.count for problem in problems if not problem.ours)


def _count(number: int) -> str:
    return f"{number:,}" if number else "–"


def _about_sql(report: Report) -> Html:
    if not any(problem.sql for problem in report.problems):
        return Html()
    return tag("p", inline(_ABOUT_SQL), class_="kind")


_VERDICTS = {
    PASSED: "Passed",
    WARNING: "Passed, with warnings",
    FAILED: "Failed",
    OURS: "Our mistake",
}
_WHY_OURS = "A check crashed, or two engines answered it differently: our fault, not the data's. Please report it."
_ABOUT_SQL = """
Beneath every count, which is exact, stand the first failures and the SQL that lists all of them. It runs in DuckDB,
started in the package's folder.
"""
