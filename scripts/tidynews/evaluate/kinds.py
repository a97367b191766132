"""What is scored beside claims: figures, mentions and events, and when each of their facts is right."""

from __future__ import annotations

import math
from collections.abc import Callable

from tidynews.evaluate.items import Item, Kind, same, touching
from tidynews.evaluate.matching import Score, overlap


def same_value(gold: Item, found: Item) -> bool:
    """Whether value and bounds are those that the gold states."""
    return all(
        found.facts.get(bound) is not None and math.isclose(gold.facts[bound], found.facts[bound])
        for bound in ("value", "low", "high")
        if gold.facts.get(bound) is not None
    )


def touches_role(role: str) -> Callable[[Item, Item], bool | None]:
    """Whether a mention of whoever has this part in the event touches the words that the gold marks."""
    return lambda gold, found: bool(gold.facts[role] & found.facts[role]) if gold.facts[role] else None


def half(one: Item, other: Item) -> Score | None:
    """Two are the same if they overlap by half or more."""
    shared = overlap(one.chars, other.chars)
    return (round(shared, 3),) if shared >= HALF else None


KINDS = (
    Kind(
        "figures",
        touching(same_value),
        "value",
        {"value": same_value, "comparator": same("comparator"), "unit": same("unit")},
    ),
    Kind("mentions", half, "kind", {"kind": same("kind"), "form": same("form")}),
    Kind(
        "events",
        touching(same("type")),
        "type",
        {"type": same("type"), "source": touches_role("source"), "target": touches_role("target")},
    ),
)
HALF = 0.5
