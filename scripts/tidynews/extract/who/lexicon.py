"""The words of `cast.yaml` and `given_names.yaml`, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tidynews.schema import load_yaml


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """The words listed in a section."""
    return frozenset(_data()[section][key])


@cache
def table(section: str, key: str = "words") -> Mapping[str, str | None]:
    """What a section says of each of its words."""
    return dict(_data()[section][key])


@cache
def person_nouns() -> frozenset[str]:
    """Every noun (lemma) for one person."""
    return words("people") | table("gendered").keys() | table("kin").keys()


@cache
def alike(noun: str) -> frozenset[str]:
    """Other nouns by which a body may be called that is called by this one: "firm" of a company."""
    return frozenset(other for listed in _data()["alike"]["sets"] if noun in listed for other in listed)


@cache
def gender_of_given_name(name: str) -> str | None:
    """The gender that a given name mostly tells."""
    listed = _given_names()
    male, female = name in listed["m"], name in listed["f"]
    return None if male == female else "m" if male else "f"


def is_given_name(name: str) -> bool:
    """Whether a word is a frequent given name."""
    return any(name in listed for listed in _given_names().values())


@cache
def _given_names() -> Mapping[str, frozenset[str]]:
    loaded = load_yaml(Path(__file__).with_name("given_names.yaml"))
    return {gender: frozenset(loaded[gender]) for gender in ("m", "f")}


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_name("cast.yaml"))
    return loaded
