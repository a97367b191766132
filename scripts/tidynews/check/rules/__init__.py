"""A row rule's SQL in, what is wrong with it out: read by `lint`, then asked in both engines by `probe`."""

from __future__ import annotations

from tidynews.check.rules.finding import Finding
from tidynews.check.rules.lint import lint
from tidynews.check.rules.probe import probe
from tidynews.check.rules.trying import Tried, listing, try_rule

__all__ = ["Finding", "Tried", "lint", "listing", "probe", "try_rule"]
