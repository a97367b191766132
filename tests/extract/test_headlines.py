"""Headlines: a verb that looks like a plural is a cue nevertheless."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tidynews.extract.nlp import Reading
from tidynews.extract.said.frames import attributions
from tidynews.extract.said.headlines import mended

Read = Callable[..., Reading]


def test_the_verb_behind_a_name_is_the_cue(read: Read) -> None:
    reading = _headline(read("Norway rejects claim that it closed the bridge"))
    found = mended(reading, list(attributions(reading.doc)))
    words = {reading.text(*a.cue): reading.text(*a.source_chars) if a.source_chars else None for a in found if a.cue}
    assert words["rejects"] == "Norway"
    assert words["claim"] is None


def test_a_plural_in_running_text_stays_a_noun(read: Read) -> None:
    reading = read("Norway rejects were sold in a shop near the bridge.")
    assert mended(reading, list(attributions(reading.doc))) == list(attributions(reading.doc))


def _headline(reading: Reading) -> Reading:
    """The reading, as if all of it were a headline."""
    article = reading.article
    segments = tuple(replace(segment, kind="headline") for segment in article.segments)
    return Reading(replace(article, segments=segments), reading.doc)
