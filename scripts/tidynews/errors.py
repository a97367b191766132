"""What can go wrong, each with a message that says where, what was found and what to do."""

from __future__ import annotations


class TidynewsError(Exception):
    """Base of all errors that tidynews raises on purpose; the command line prints it and exits with `exit_code`."""

    exit_code = 2


class UnknownModel(TidynewsError):
    """The named spaCy pipeline is not installed or is not English."""


class ModelChanged(TidynewsError):
    """The weights of the default model are not the ones that were reviewed."""


class UnreadableInput(TidynewsError):
    """One article that cannot be read; the rest of the corpus goes on."""

    exit_code = 3

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: {reason}")

    def __reduce__(self) -> tuple[type[UnreadableInput], tuple[str, str]]:
        """Travel between processes with both arguments."""
        return type(self), (self.file, self.reason)


class CheckFailed(TidynewsError):
    """The tables break a rule; nothing was written."""

    exit_code = 1


class NotAPackage(TidynewsError):
    """A folder that is not a tidynews package stands where one is read or replaced."""
