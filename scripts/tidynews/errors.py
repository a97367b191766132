"""What can go wrong, each with a message that says where, what was found and what to do."""

from __future__ import annotations

from collections.abc import Sequence


class TidynewsError(Exception):
    """Base of all errors that tidynews raises on purpose; the command line prints it and exits with `exit_code`."""

    exit_code = 2


class UnreadableInput(TidynewsError):
    """An input is not an article that can be read; the message says where, what was found and what to do."""


class UnknownModel(TidynewsError):
    """The named spaCy pipeline is not installed or is not English."""


class ModelChanged(TidynewsError):
    """The weights of the default model are not the ones that were reviewed."""


class CheckFailed(TidynewsError):
    """The tables break a rule; nothing was written."""

    exit_code = 1


class NotAPackage(TidynewsError):
    """A folder that is not a tidynews package stands where one is read or replaced."""


class NothingToPublish(TidynewsError):
    """No input could be read, so there is no table to write."""

    def __init__(self, skipped: Sequence[tuple[str, str]]) -> None:
        self.skipped = skipped
        lines = [f"  {file}: {reason}" for file, reason in skipped[:20]]
        more = [f"  … and {len(skipped) - 20} more"] if len(skipped) > 20 else []
        found = "\n".join(["nothing to publish: no article could be read", *lines, *more])
        super().__init__(found if skipped else "nothing to publish: the inputs hold no article")


class StrictStop(TidynewsError):
    """An input cannot be read and the build was told to stop at the first one; nothing was written."""

    exit_code = 1
