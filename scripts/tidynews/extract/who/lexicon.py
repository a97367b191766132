"""The words of `cast.yaml`, loaded once."""

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
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_name("cast.yaml"))
    return loaded
