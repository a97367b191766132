"""What an attribution is to the modules that find, complete and write it down: no rows yet, only tokens and spans."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.said.contents import Span
from tidynews.extract.said.cues import Sense


@dataclass(frozen=True)
class Attribution:
    """An attribution as the syntax shows it: `head` carries the cue, `frame` is the shape of its content.

    `lent` is the verb that only lends itself to a speech noun; `quoted` are the passages inside the content.
    `meant` is who speaks as other words of the article show, where the source says nothing or only "Q".
    """

    head: Token | None
    cue: Span | None
    sense: Sense | None
    frame: str
    source: Token | None
    content: tuple[Span, ...]
    listener: Token | None = None
    target: Token | None = None
    source_chars: Span | None = None
    quoted: tuple[Span, ...] = ()
    lent: Token | None = None
    meant: Token | None = None
