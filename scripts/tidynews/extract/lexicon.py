"""The words of `cast.yaml`, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml


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
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cast.yaml").read_text(encoding="utf-8"))
    return loaded
