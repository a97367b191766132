"""Two lists of things that point into one text in, the pairs that are the same out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from tidynews.evaluate.node import Span

Score = tuple[float, ...]
Left = TypeVar("Left")
Right = TypeVar("Right")


def characters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The offsets of all characters in `spans` that are not space."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def within(spans: Iterable[Span]) -> frozenset[int]:
    """The offsets of all characters in `spans`, spaces too."""
    return frozenset(at for start, end in spans for at in range(start, end))


def overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """Intersection over union; nothing overlaps with nothing."""
    return len(one & other) / len(one | other) if one and other else 0.0


def mostly(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Whether more than half of the one lies in the other."""
    return 2 * len(one & other) > len(one)


def touches(one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Whether both share a character, or neither has any."""
    return bool(one & other) if one or other else True


def pairs(
    left: Sequence[Left],
    right: Sequence[Right],
    score: Callable[[Left, Right], Score | None],
    place: Callable[[Left | Right], tuple[Any, ...]],
) -> list[tuple[int, int]]:
    """Pair each of `left` with one of `right` at most, the best score first; `score` is None where they differ.

    Of equal scores the pair that stands first in the text goes first (`place`), so neither the order of the lists nor
    which of them is `left` matters.
    """
    ranked = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            value = score(one, other)
            if value is not None:
                ranked.append((tuple(-part for part in value), sorted([place(one), place(other)]), i, j))
    found: list[tuple[int, int]] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, _, i, j in sorted(ranked):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            found.append((i, j))
    return found
