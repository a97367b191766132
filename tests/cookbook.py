"""docs/cookbook.md in, its queries and their answers out.

`python -m tests.cookbook --write` prints every query's answer on the last sample release into the page anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tidynews.publish import sql

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "cookbook.md"
SAMPLE = CHECKOUT / "releases"
RECIPE = re.compile(
    r"(## (?P<question>[^\n]+)\n(?:(?!\n## ).)*?```sql\n)(?P<query>.+?)(\n```\n\n```text\n)(?P<answer>.*?)(```)",
    re.DOTALL,
)
FIRST = 6  # rows shown


def recipes(page: str) -> list[tuple[str, str, str]]:
    """Question, query and printed answer of every recipe."""
    return [(found["question"], found["query"], found["answer"]) for found in RECIPE.finditer(page)]


def answer(package: Path, query: str) -> str:
    """The first rows of the answer, and how many rows there are, as CSV."""
    head, *rows = sql(package, query, "csv").splitlines()
    more = [f"… {len(rows) - FIRST} more"] if len(rows) > FIRST else []
    return "\n".join([head, *rows[:FIRST], *more]) + "\n"


def written(page: str, package: Path) -> str:
    """The page with its answers printed anew."""
    return RECIPE.sub(lambda m: f"{m[1]}{m['query']}{m[4]}{answer(package, m['query'])}{m[6]}", page)


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), SAMPLE), encoding="utf-8")
