"""Frames in, a self-contained Data Package out."""

from __future__ import annotations

from tidynews.publish.about import About, about
from tidynews.publish.package import write_package
from tidynews.publish.query import sql
from tidynews.publish.swap import CannotWrite, prepare, publish, recover
from tidynews.publish.verify import verify

__all__ = ["About", "CannotWrite", "about", "prepare", "publish", "recover", "sql", "verify", "write_package"]
