"""How many there are, how many were found and how many are right in, the shares that are reported out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are in the gold, how many tidynews has, and how many of these are right.

    Scores are from 0 to 1, and None where there is nothing to count.
    """

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what tidynews has that is right."""
        return share(self.right, self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of the gold that tidynews has."""
        return share(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return share(2 * self.right, self.gold + self.predicted)

    def as_json(self) -> dict[str, Any]:
        """Counts and scores."""
        scores = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"gold": self.gold, "predicted": self.predicted, "right": self.right}
        return counts | {name: rounded(score) for name, score in scores.items()}


def share(part: float, whole: int) -> float | None:
    """A part as a share of the whole; None of nothing."""
    return part / whole if whole else None


def rounded(value: float | None) -> float | None:
    """A share with four decimals."""
    return None if value is None else round(value, 4)
