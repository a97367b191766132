"""What decides about a time expression besides its words, and what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidynews.extract.when.periods import Period


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides about a phrase besides its words.

    `tense` is of what it dates, as `time_tense.tense` gives it; `earlier` are the periods that the text gave before,
    the nearest first; `narrated` is a year other than the one of publication that the same sentence has stated.
    """

    published: date | None
    tense: str
    earlier: Sequence[Period]
    narrated: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A period, what it was counted from and by which rule; no period where the rule says why."""

    period: Period | None
    anchor: str | None
    rule: str


UNRESOLVED = Resolved(None, None, "unresolved")
VAGUE = Resolved(None, None, "vague")
FISCAL = Resolved(None, None, "fiscal")
