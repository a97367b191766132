"""docs/cookbook.md in, its queries and their answers out.

`python -m tests.cookbook --write` builds the sample corpus and prints every query's answer into the page anew.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import tidynews
from tidynews.publish import sql

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "cookbook.md"
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


def build(folder: Path) -> Path:
    """The package of the sample corpus."""
    tidynews.build(CHECKOUT / "articles", folder, cache=False)
    return folder


def written(page: str, package: Path) -> str:
    """The page with its answers printed anew."""
    return RECIPE.sub(lambda m: f"{m[1]}{m['query']}{m[4]}{answer(package, m['query'])}{m[6]}", page)


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        new = written(PAGE.read_text(encoding="utf-8"), build(Path(folder) / "package"))
    PAGE.write_text(new, encoding="utf-8")
