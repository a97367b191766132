"""A reading in, the turns of an article in questions and answers out: "Q. Why?" and "A. I was tired."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tidynews.articles.article import Segment
from tidynews.extract.nlp import Reading
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span
from tidynews.extract.said.cues import LABEL
from tidynews.schema import JOURNALISTIC


def turns(reading: Reading) -> Iterator[Attribution]:
    """An attribution per question and answer, its cue the mark behind the letter.

    An answer goes on over the paragraphs without a letter up to the next question. Without a Q there is no A.
    """
    segments = [s for s in reading.article.segments if s.kind in JOURNALISTIC]
    marks = [mark for segment in segments for mark in _marks(reading.article.text, segment)]
    if len({mark["who"][0] for mark in marks}) < _BOTH:
        return
    for number, mark in enumerate(marks):
        following = marks[number + 1].start() if number + 1 < len(marks) else None
        content = _content(segments, mark.end(), following, further=mark["who"][0] == "A")
        letter = reading.doc.char_span(*mark.span("who"), alignment_mode="expand")
        if letter and content:
            yield Attribution(
                head=letter[0],
                cue=mark.span("mark"),
                sense=LABEL,
                frame="label",
                source=letter[0],
                content=content,
                source_chars=mark.span("who"),
            )


def _marks(text: str, segment: Segment) -> Iterator[re.Match[str]]:
    """The letters that begin turns in a paragraph that begins with one; further ones stand behind a sentence."""
    first = _TURN.match(text, segment.start_char, segment.end_char)
    if first is None:
        return
    yield first
    for mark in _TURN.finditer(text, first.end(), segment.end_char):
        if text[mark.start() - 1].isspace() and text[: mark.start()].rstrip()[-1:] in _STOPS:
            yield mark


def _content(segments: Sequence[Segment], start: int, following: int | None, *, further: bool) -> tuple[Span, ...]:
    """What stands between one mark and the next; the last turn ends with its paragraph."""
    own = next(s for s in segments if s.start_char <= start <= s.end_char)
    spans = [(start, min(own.end_char, following if following is not None else own.end_char))]
    if further and following is not None:
        spans += [
            (s.start_char, s.end_char) for s in segments if own.end_char <= s.start_char and s.end_char <= following
        ]
    return tuple(span for span in spans if span[1] > span[0])


_TURN = re.compile(r"(?P<who>Q|A|Question|Answer|QUESTION|ANSWER)\s?(?P<mark>[.:]|[-–—](?=\s))\s*(?=[^\W_a-z]|[“\"'‘])")
_STOPS = frozenset('.?!”"…')
_BOTH = 2
