"""Mentions, of the gold and of tidynews, and who is meant by each in; how well both agree on who is who out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

from tidynews.evaluate.counts import rounded, share


class Mention(Protocol):
    """A mention: whom it means stands in its facts, under `actor`."""

    match: Self | None

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is stated of it."""
        ...


@dataclass(frozen=True, slots=True)
class Clusters:
    """B-cubed: of those that are one actor on one side, how many are one actor on the other; 0 to 1."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        both = (self.precision or 0.0) + (self.recall or 0.0)
        return 2 * (self.precision or 0.0) * (self.recall or 0.0) / both if both else 0.0

    def as_json(self) -> dict[str, float | None]:
        """The scores with four decimals."""
        scores = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: rounded(score) for name, score in scores.items()}


def clusters(gold: Sequence[Sequence[Mention]], found: Sequence[Sequence[Mention]]) -> Clusters | None:
    """Score who is who within each article; None if the gold does not say.

    Each mention counts by the share of its group that is in its group on the other side, too. A mention that one side
    lacks counts nothing.
    """
    if not any(mention.facts.get("actor") for article in gold for mention in article):
        return None
    return Clusters(_mean(found), _mean(gold))


def _mean(articles: Iterable[Sequence[Mention]]) -> float | None:
    kept = [value for mentions in articles for value in _held_together(mentions)]
    return share(sum(kept), len(kept))


def _held_together(mentions: Sequence[Mention]) -> Iterable[float]:
    groups: dict[Any, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_actor(mention)].append(mention)
    for group in groups.values():
        others = [_actor(mention.match) for mention in group if mention.match]
        yield from (others.count(other) / len(group) for other in others)
        yield from [0.0] * (len(group) - len(others))


def _actor(mention: Mention) -> Any:
    """Whom it means; one of whom that is not said stands alone."""
    return mention.facts.get("actor") or id(mention)
