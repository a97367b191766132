"""A quoted passage without a cue in, the person who is speaking by the sentence before it out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading
from tidynews.extract.said.clauses import SUBJECTS
from tidynews.extract.said.surroundings import Passage


def who_speaks(reading: Reading, cast: Cast, passage: Passage) -> Token | None:
    """The subject of the sentence before, if it is a person: 'Ann Roe sat in her kitchen. “I have lost it all.”'.

    Before a passage that opens its paragraph it must be the only actor of the paragraph before. Nobody of whom the
    passage itself speaks says it, and no dead person.
    """
    start, end = passage.span
    before = _sentence_before(reading, start)
    subject = _subject(before, start) if before is not None else None
    if before is None or subject is None or passage.before or passage.behind:
        return None
    speakers = cast.at(subject)
    if len(speakers) != 1 or cast.actor(speakers[0])["kind"] != "person":
        return None
    if any(mention["actor_id"] == speakers[0] for mention in cast.within(start, end)):
        return None
    segment = reading.segment_at(before[0].idx)
    alone = all(m["actor_id"] == speakers[0] for m in cast.within(segment.start_char, segment.end_char))
    return subject if alone or start < segment.end_char else None


def is_sentence(reading: Reading, passage: Passage) -> bool:
    """Whether a short passage is a sentence: it stands alone, ends as one and has a finite verb."""
    words = reading.doc.char_span(*passage.span, alignment_mode="contract")
    ends = reading.text(*passage.span).rstrip("”\"'’» ")[-1:] in {".", "!", "?"}
    stands_alone = not passage.before and not passage.behind
    return stands_alone and ends and any(t.tag_ in _FINITE for t in words or ())


def _sentence_before(reading: Reading, start: int) -> Span | None:
    """The sentence that ends right before a character, in its paragraph or the one before."""
    at = reading.doc.char_span(start, start + 1, alignment_mode="expand")
    last = at.start - 1 if at is not None else -1
    while last >= 0 and reading.doc[last].is_space:
        last -= 1
    if last < 0:
        return None
    return (
        reading.doc[last].sent
        if _is_paragraph(reading, start) and _is_paragraph(reading, reading.doc[last].idx)
        else None
    )


def _is_paragraph(reading: Reading, char: int) -> bool:
    return reading.segment_at(char).kind == "paragraph"


def _subject(sentence: Span, start: int) -> Token | None:
    root = sentence.root
    if root.idx >= start or root.lemma_ in _ENDING:
        return None
    return next((c for c in root.lefts if c.dep_ in SUBJECTS), None)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDING = frozenset({"die", "kill", "murder", "bury"})
