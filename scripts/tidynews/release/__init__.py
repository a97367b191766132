"""A built package and the releases before it in, the next release out."""

from __future__ import annotations

from tidynews.release.make import Order, Released, day, release
from tidynews.release.store import located, read_store
from tidynews.release.version import Level, NotAVersion, Version

__all__ = ["Level", "NotAVersion", "Order", "Released", "Version", "day", "located", "read_store", "release"]
