"""Every check there is: `row_checks` for one table, `cross_checks` between tables."""

from __future__ import annotations

from functools import cache

from tidynews import schema
from tidynews.check.agreement import AGREEMENT_CHECKS
from tidynews.check.checks import Check, CrossCheck
from tidynews.check.places import PLACE_CHECKS
from tidynews.check.references import reference_checks
from tidynews.check.row_checks import row_checks

__all__ = ["all_checks", "cross_checks", "row_checks"]


@cache
def cross_checks() -> tuple[CrossCheck, ...]:
    """References first, then places, then agreement."""
    return (*reference_checks(), *PLACE_CHECKS, *AGREEMENT_CHECKS)


def all_checks() -> tuple[Check, ...]:
    """The row checks of all tables, then those across tables."""
    return (*(check for name in schema.TABLES for check in row_checks(name)), *cross_checks())
