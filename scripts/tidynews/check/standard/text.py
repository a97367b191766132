"""A table read from text in, the check that its rows say something out."""

from __future__ import annotations

from tidynews.check.checks import RowCheck
from tidynews.check.standard.tables import Table


def empty_rows(found: Table) -> RowCheck:
    """A row in which every cell is empty is no blank line, but says as little; in the only column it says nothing."""
    filled = " OR ".join(f"{column.present} IS NOT NULL" for column in found.columns.values())
    if len(found.columns) == 1:
        filled = f"({filled}) IS NOT NULL"
    return RowCheck(f"{found.name}.empty", found.name, (), (), "some cell of a row must be filled", condition=filled)


TEXT_CHECKS = 4
"""Ragged, blank, badly quoted and badly encoded lines: they are found while the text is read."""
