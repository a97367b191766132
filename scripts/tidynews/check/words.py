"""Tables and what a package says about the articles' words in, columns that hold words it keeps back out."""

from __future__ import annotations

from collections.abc import Collection

from tidynews import schema
from tidynews.check.checks import RowCheck
from tidynews.check.sql import quoted

CONTENT = ("all", "quoted", "none")
"""Which words of the articles a package holds: all that its tables point at, those in quotation marks, none."""


def withheld_checks(names: Collection[str], content: str) -> list[RowCheck]:
    """Checks that no word is there that `content` keeps back; `quoted` lets claims keep what is in quotation marks."""
    if content == "all":
        return []
    return [
        RowCheck(
            f"{name}.{column}.withheld",
            name,
            table.primary_key,
            (column,),
            f"{column} must be empty, for the package says that it holds {_MEANING[content]}",
            condition=f"{quoted(column)} IS NULL{_EXCEPT.get((name, column, content), '')}",
        )
        for name, table in schema.tables().items()
        for column in table.words
        if name in names
    ]


_MEANING = {"quoted": "only the words in quotation marks", "none": "no words of the articles"}
_EXCEPT = {("claims", "content", "quoted"): " OR form <> 'indirect'"}
