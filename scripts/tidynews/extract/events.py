"""A reading in, what happened out: events, the places that report them, and who took part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.nlp import Reading
from tidynews.rows import Event, EventActor, EventMention, Time


@dataclass
class Happenings:
    """The events of one article."""

    events: list[Event] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    actors: list[EventActor] = field(default_factory=list)

    def at(self, token: Token) -> str | None:
        """The id of the event that `token` triggers or takes part in, the nearest one that governs it; else None."""
        return None


def events(reading: Reading, cast: Cast, attributions: Attributions, times: Sequence[Time]) -> Happenings:
    """The events of the article."""
    return Happenings()
