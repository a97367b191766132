"""What the checks found in, a report for people, programs and exit codes out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One check that failed, however many rows or cells fail it.

    `subject` is the table, or the file of the package, that is at fault. `count` is exact and never capped;
    `samples` are the first five failures by primary key, with the values that the check read.
    `ours` marks a check that crashed or that two engines answer differently: our mistake, not the data's.
    `unlisted` says why there is no `sql`, where one would be expected.
    """

    check: str
    subject: str
    why: str
    count: int = 1
    samples: tuple[Mapping[str, Any], ...] = ()
    sql: str | None = None
    severity: str = "error"
    ours: bool = False
    unlisted: str | None = None

    @property
    def kind(self) -> str:
        """`our mistake`, or the severity of what is wrong with the data: `error` or `warning`."""
        return "our mistake" if self.ours else self.severity

    def text(self) -> str:
        """The problem in a few lines."""
        times = f"{self.count:,} {'time' if self.count == 1 else 'times'}"
        lines = [f"  {self.kind}, {visible(self.check)}: {times}; {visible(self.why)}"]
        lines += [f"      {visible(_cells(sample))}" for sample in self.samples]
        if self.samples and self.count > len(self.samples):
            lines.append(f"      and {self.count - len(self.samples):,} more")
        if self.sql:
            lines.append(f"      all of them: {visible(_one_line(self.sql), _IN_SQL)}")
        elif self.unlisted:
            lines.append(f"      no query for all of them: {self.unlisted}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Report:
    """All problems, in the order of the tables; `checks` is how many checks ran, `skipped` says which could not.

    Every problem is the answer of one check, so there are at least as many checks as problems.
    """

    problems: tuple[Problem, ...] = ()
    checks: int = 0
    skipped: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Count what nobody counted: a file that cannot be read answers in other ways than those that were asked."""
        object.__setattr__(self, "checks", max(self.checks, len(self.problems)))

    @property
    def ok(self) -> bool:
        """Whether nothing worse than a warning was found."""
        return self.exit_code == 0

    @property
    def exit_code(self) -> int:
        """0 all well, 1 an error in the data, 2 our own mistake."""
        if any(problem.ours for problem in self.problems):
            return 2
        return int(any(problem.severity == "error" for problem in self.problems))

    def __add__(self, other: Report) -> Report:
        """Both reports as one."""
        return Report(self.problems + other.problems, self.checks + other.checks, self.skipped + other.skipped)

    def of_kind(self, kind: str) -> list[Problem]:
        """The problems that are an `error`, a `warning` or `our mistake`."""
        return [problem for problem in self.problems if problem.kind == kind]

    def by_subject(self) -> dict[str, list[Problem]]:
        """The problems of every table or file that has some."""
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.subject, []).append(problem)
        return found

    def text(self) -> str:
        """The report for a terminal: plain text, grouped by table or file."""
        lines = []
        for subject, problems in self.by_subject().items():
            lines += [visible(subject), *(problem.text() for problem in problems)]
        lines += [f"not checked: {visible(reason)}" for reason in self.skipped]
        return "\n".join([*lines, self._verdict()])

    def to_json(self) -> str:
        """The report for programs."""
        return json.dumps(
            {
                "ok": self.ok,
                "exit_code": self.exit_code,
                "checks": self.checks,
                "skipped": list(self.skipped),
                "problems": [
                    {name: getattr(problem, name) for name in Problem.__dataclass_fields__}
                    for problems in self.by_subject().values()
                    for problem in problems
                ],
            },
            default=str,
            ensure_ascii=False,
            indent=2,
        )

    def _verdict(self) -> str:
        warnings = len(self.of_kind("warning"))
        failed = len(self.problems) - warnings
        counts = [f"{self.checks:,} check{'' if self.checks == 1 else 's'}"]
        counts += [f"{failed:,} failed"] if failed else ["none failed" if warnings else "all passed"]
        counts += [f"{warnings:,} warning{'' if warnings == 1 else 's'}"] if warnings else []
        return ", ".join(counts)


def visible(text: str, but: str = "") -> str:
    """The text with what a terminal would obey, such as escape codes and line ends, written out instead."""
    return _CONTROL.sub(lambda found: found[0] if found[0] in but else ascii(found[0])[1:-1], text)


def _one_line(sql: str) -> str:
    """The query without line breaks, but for those in its constants and names, which are part of what it asks."""
    return _QUOTED_OR_SPACE.sub(lambda found: found["quoted"] or " ", sql.strip())


def _cells(sample: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_shown(value)}" for name, value in sample.items())


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    shown = repr(value) if isinstance(value, str) else str(value)
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 1]}…"


_QUOTED_OR_SPACE = re.compile(r"""(?P<quoted>'(?:[^']|'')*'|"(?:[^"]|"")*")|\s+""")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Also what turns the direction of the words beside it, or cannot be seen."""
_IN_SQL = "\n\t"
_WIDTH = 60
