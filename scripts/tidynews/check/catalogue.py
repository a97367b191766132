"""Every check there is: `row_checks` for one table, `cross_checks` between tables."""

from __future__ import annotations

from functools import cache

from tidynews.check.agreement import AGREEMENT_CHECKS
from tidynews.check.checks import CrossCheck
from tidynews.check.places import PLACE_CHECKS
from tidynews.check.references import reference_checks
from tidynews.check.row_checks import row_checks

__all__ = ["cross_checks", "row_checks"]


@cache
def cross_checks() -> tuple[CrossCheck, ...]:
    """References first, then places, then agreement."""
    return (*reference_checks(), *PLACE_CHECKS, *AGREEMENT_CHECKS)
