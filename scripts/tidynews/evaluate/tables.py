"""What is scored: frames by name, of a build or of a package."""

from __future__ import annotations

from typing import Protocol

import polars as pl


class Tables(Protocol):
    """Frames by name."""

    def __getitem__(self, name: str, /) -> pl.DataFrame:
        """The frame of a table."""
        ...
