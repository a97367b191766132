"""What can go wrong when a gold folder is read, each with a message that says where, what was found and what to do."""

from __future__ import annotations

from pathlib import Path

from tidynews.errors import TidynewsError


class BadGold(TidynewsError):
    """A gold file that cannot be used; the message says file and place, what was found and what to do."""

    def __init__(self, file: Path, place: str, problem: str) -> None:
        self.file = file
        self.place = place
        super().__init__(f"{file}: {place}: {problem}" if place else f"{file}: {problem}")


class OtherText(TidynewsError):
    """The package to be scored was built from other texts than those of the gold."""


class CannotList(TidynewsError):
    """The file of errors cannot be written."""
