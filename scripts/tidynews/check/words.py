"""Tables and what a package says about the articles' words in, columns that hold words it keeps back out."""

from __future__ import annotations

import polars as pl

from tidynews import schema
from tidynews.check.checks import shown
from tidynews.check.report import Problem, Report
from tidynews.tables import Frames

CONTENT = ("all", "quoted", "none")
"""Which words of the articles a package holds: all that its tables point at, those in quotation marks, none."""


def check_words(frames: Frames, content: str) -> Report:
    """See that no word is there that `content` keeps back; `quoted` lets claims keep what stands in quotation marks."""
    if content == "all":
        return Report((), 0)
    columns = [(name, column) for name, table in schema.tables().items() for column in table.words if name in frames]
    problems = []
    for name, column in columns:
        rows = frames[name].filter(pl.col(column).is_not_null())
        if (name, column, content) == ("claims", "content", "quoted"):
            rows = rows.filter(pl.col("form") == "indirect")
        if rows.height:
            samples = tuple(rows.select(shown(name, (column,))).head(_SAMPLES).to_dicts())
            why = f"{column} must be empty, for the package says that it holds {_MEANING[content]}"
            problems.append(Problem(f"{name}.{column}.withheld", name, why, rows.height, samples))
    return Report(tuple(problems), len(columns))


_SAMPLES = 5
_MEANING = {"quoted": "only the words in quotation marks", "none": "no words of the articles"}
