"""A reading in, one row per figure it states out."""

from __future__ import annotations

from collections.abc import Sequence

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.events import Happenings
from tidynews.extract.nlp import Reading
from tidynews.rows import Figure, Time


def figures(
    reading: Reading, times: Sequence[Time], cast: Cast, attributions: Attributions, happenings: Happenings
) -> list[Figure]:
    """The figures of the article, in reading order."""
    return []
