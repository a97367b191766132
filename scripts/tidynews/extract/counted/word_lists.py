"""The name of a YAML word list of the figures in, its content out, and patterns of alternatives made from words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tidynews.schema import load_yaml


@cache
def word_list(name: str) -> Mapping[str, Any]:
    """What `NAME.yaml` beside this module holds."""
    loaded: Mapping[str, Any] = load_yaml(Path(__file__).parent / f"{name}.yaml")
    return loaded


def any_of(forms: Iterable[str]) -> str:
    """A pattern that matches any of `forms`, the longest first, whatever space stands between their words."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
