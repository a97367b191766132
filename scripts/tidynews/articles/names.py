"""Words in, whether they are a list of people and their places out."""

from __future__ import annotations

import re

from tidynews.articles.zones import zones


def are_names(words: str) -> bool:
    """Whether `words` (straight quotation marks) name people, as credits and bylines do: capitals, joined by "and"."""
    used = _WORD.findall(words)
    small = [word for word in used if not word[0].isupper() and word.lower() not in _joiners()]
    named = [word for word in used if word[0].isupper() and word.lower() not in zones().clock]
    return bool(named) and not small


def _joiners() -> frozenset[str]:
    return zones().byline_joiners | zones().byline_roles


_WORD = re.compile(r"[^\W\d_][\w'.-]*")
