"""Kinds of problems and numbers of them in, their signs and words out; no sign is told by its colour only."""

from __future__ import annotations

from collections.abc import Iterable

from tidynews.check.report import Problem
from tidynews.markup import Html, tag

PASSED, FAILED, WARNING, OURS = "passed", "error", "warning", "our mistake"


def sign(kind: str) -> Html:
    """The sign alone; `label` has the word beside it."""
    drawn = tag("path", d=_PATHS[kind])
    return tag("svg", drawn, viewBox="0 0 16 16", class_=f"sign {class_of(kind)}", role="img", aria_label=kind)


def label(kind: str) -> Html:
    """The sign and its word."""
    drawn = tag("svg", tag("path", d=_PATHS[kind]), viewBox="0 0 16 16", class_="sign", aria_hidden="true")
    return tag("span", drawn, kind, class_=f"label {class_of(kind)}")


def class_of(kind: str) -> str:
    """The class that colours what is of this kind."""
    return kind.partition(" ")[0]


def worst(problems: Iterable[Problem]) -> str:
    """The kind of the worst of them, as the exit code takes it; `passed` where there are none."""
    return min((problem.kind for problem in problems), key=rank, default=PASSED)


def rank(kind: str) -> int:
    """Where a kind stands from the worst to the best."""
    return (OURS, FAILED, WARNING, PASSED).index(kind)


def counted(number: int, what: str) -> str:
    """So many of something, in the right number."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


_PATHS = {
    PASSED: "M3.2 8.6l3.1 3.1L12.9 4.8",
    FAILED: "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6",
    WARNING: "M8 2.8v6.4M8 12.9v.2",
    OURS: "M5.4 5.8a2.6 2.6 0 1 1 4.1 2.1C8.6 8.5 8 9 8 10M8 13.1v.2",
}
