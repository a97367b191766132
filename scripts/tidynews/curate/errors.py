"""What can be wrong with a decision: its file, or that the tables are no longer what it was made for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tidynews.errors import CheckFailed, TidynewsError


class BadCuration(TidynewsError):
    """A file in `curation/` that cannot be used; the message says where, what was found and what to do."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        self.file = file
        self.line = line
        super().__init__(f"{file}:{line}: {problem}")


class StaleDecisions(CheckFailed):
    """Decisions that do not fit the tables (any more); nothing was written.

    A decision that silently did nothing would hide that the machine, or the articles, have changed.
    """

    def __init__(self, problems: Sequence[BadCuration]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(str(problem) for problem in problems)
        super().__init__(f"decisions do not fit the tables, nothing was written\n{listed}")
