"""Frames in, a self-contained Data Package out."""

from __future__ import annotations

from tidynews.publish.about import About, about
from tidynews.publish.package import write_package
from tidynews.publish.query import sql
from tidynews.publish.swap import CannotWrite, claimed, publish, publish_claimed
from tidynews.publish.verify import verify

__all__ = ["About", "CannotWrite", "about", "claimed", "publish", "publish_claimed", "sql", "verify", "write_package"]
