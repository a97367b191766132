"""The problems of one table or file in, its section of the page out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from tidynews.check.html.words import FAILED, OURS, WARNING, counted, label, rank
from tidynews.check.report import Problem
from tidynews.markup import Html, bar, grid, joined, tag


def section(number: int, subject: str, problems: Sequence[Problem], most: int) -> Html:
    """All problems of `subject`, the worst first and those of one check together.

    Args:
        number: Which section of the page it is.
        subject: The table or file.
        problems: What is wrong with it.
        most: The largest count of the page, whose bar is full.
    """
    name = f"s{number}"
    checks = list(dict.fromkeys(problem.check for problem in problems))
    in_order = sorted(problems, key=lambda problem: (rank(problem.kind), checks.index(problem.check)))
    entries = (
        _entry(f"{name}-{at}", list(together), most)
        for at, (_, together) in enumerate(groupby(in_order, key=lambda problem: (problem.kind, problem.check)), 1)
    )
    title = tag(
        "h2", tag("a", tag("code", subject), href=f"#{name}"), " ", tag("span", _summary(problems), class_="kind")
    )
    return tag("section", title, *entries, id=name, aria_label=subject, class_="subject")


def _summary(problems: Sequence[Problem]) -> str:
    kinds = [problem.kind for problem in problems]
    parts = [counted(kinds.count(OURS), OURS)] if OURS in kinds else []
    parts += [f"{kinds.count(FAILED):,} failed"] if FAILED in kinds else []
    parts += [counted(kinds.count(WARNING), WARNING)] if WARNING in kinds else []
    return ", ".join(parts)


def _entry(name: str, problems: Sequence[Problem], most: int) -> Html:
    check, kind = problems[0].check, problems[0].kind
    title = tag("h3", label(kind), " ", tag("a", tag("code", check), href=f"#{name}"))
    said = (part for problem in problems for part in _said(problem, most))
    return tag("article", title, *said, id=name, aria_label=f"{kind}: {check}", class_="entry")


def _said(problem: Problem, most: int) -> Iterator[Html]:
    yield tag("p", _with_code(problem.why), class_="why")
    if not problem.ours:
        yield tag("p", bar(problem.count, most), tag("span", counted(problem.count, "failure")), class_="count")
    if problem.samples:
        yield _samples(problem)
    if problem.sql:
        yield _sql(problem)
    elif problem.unlisted:
        yield tag("p", f"No query for all of them: {problem.unlisted}.", class_="kind")


def _samples(problem: Problem) -> Html:
    columns = list(dict.fromkeys(column for sample in problem.samples for column in sample))
    lines = ([_cell(sample, column) for column in columns] for sample in problem.samples)
    shown = len(problem.samples)
    title = f"The first {shown:,} of {problem.count:,}" if shown < problem.count else "All of them"
    heads = (tag("code", column) for column in columns)
    return joined((tag("p", title, class_="kind shown"), grid(heads, lines, f"Failures of {problem.check}", "rows")))


def _cell(sample: Mapping[str, Any], column: str) -> Html:
    """The value; a long one is cut, and unfolds."""
    if column not in sample:
        return Html()
    if sample[column] is None:
        return tag("span", "empty", class_="void")
    text = _text(sample[column])
    if len(text) <= _LONG:
        return tag("span", text)
    kept = len(text) - _LONGEST
    whole = text if kept <= 0 else f"{text[:_LONGEST]}… and {counted(kept, 'more character')}"
    return tag("details", tag("summary", f"{text[: _LONG - 1]}…", title=whole), whole, class_="long")


def _text(value: Any) -> str:
    """Words as they are, unless they have ends or characters that nobody would see; the rest as CSV has it."""
    if isinstance(value, str):
        return value if value and value == value.strip() and value.isprintable() else repr(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sql(problem: Problem) -> Html:
    what = f"SQL that lists all {problem.count:,}" if problem.count > 1 and not problem.ours else "SQL that lists it"
    button = tag("button", "Copy", type="button", class_="copy", hidden="")
    return tag(
        "details",
        tag("summary", what),
        tag("div", button, tag("span", role="status"), class_="copying"),
        tag("pre", tag("code", problem.sql or ""), class_="sql"),
        class_="query",
    )


def _with_code(text: str) -> Html:
    """Plain text in which `backticks` mark code; no other markup, for the words may be anybody's."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return joined([text])
    return joined(tag("code", part) if at % 2 else part for at, part in enumerate(parts))


_LONG = 90
_LONGEST = 2_000
