"""A reading in, one row per time expression out, resolved by a named rule."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tidynews.extract.nlp import Reading
from tidynews.rows import Time


def times(reading: Reading) -> list[Time]:
    """The time expressions of the article, in reading order."""
    return []


def time_of(token: Token, times: Sequence[Time]) -> Time | None:
    """The expression that dates the event or statement whose head is `token`: the nearest one that it governs."""
    return None
