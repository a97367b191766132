"""What is wrong with a rule, where in its SQL, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to refuse a rule; `start` and `end` are characters of its SQL."""

    code: str
    why: str
    help: str
    start: int
    end: int

    def text(self, sql: str) -> str:
        """The finding as ruff prints its own: the reason, the line of SQL, carets under what is meant."""
        line = sql.count("\n", 0, self.start)
        begin = sql.rfind("\n", 0, self.start) + 1
        shown = sql[begin:].split("\n", 1)[0]
        column = self.start - begin
        carets = "^" * max(1, min(self.end - begin, len(shown)) - column)
        rows = [f"{line + 1}:{column + 1}: {self.code}: {self.why}", f"    {shown}", f"    {' ' * column}{carets}"]
        return "\n".join([*rows, f"    help: {self.help}"])
