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
        if skipped:
            [(file, reason), *_] = skipped
            of_all = f"none of {len(skipped)} inputs could be read, " if len(skipped) > 1 else ""
            super().__init__(f"nothing to publish: {of_all}{file}: {reason}")
        else:
            super().__init__("nothing to publish: the inputs hold no article")


class StrictStop(TidynewsError):
    """An input cannot be read and the build was told to stop at the first one; nothing was written."""


class WorkerDied(TidynewsError):
    """A process of the build was killed, mostly for want of memory."""

    def __init__(self) -> None:
        super().__init__("a worker died, probably out of memory; nothing was written, try with fewer --workers")
