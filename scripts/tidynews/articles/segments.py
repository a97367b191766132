"""Canonical text in, its zones out: the story and everything that scrapers leave around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidynews.articles import body, head
from tidynews.articles.appeals import cut_after_appeals
from tidynews.articles.article import Metadata, Segment
from tidynews.articles.blocks import Block, blocks
from tidynews.articles.datelines import dateline_end, is_transcript


def segments(text: str, metadata: Metadata) -> tuple[Segment, ...]:
    """Cut `text` into segments, in reading order; they never overlap and hold all that is not space.

    What is not the story (appeals, boxes, credits, notes, captions) is found first, by its wording and its
    neighbours; then the lines above the story; what is left are paragraphs and the headings between them.
    """
    found = cut_after_appeals(blocks(text), metadata.publisher)
    if not found:
        return ()
    kinds = head.kinds(found, body.kinds(found, metadata), metadata)
    return tuple(_with_datelines(_joined(found, body.headings(found, kinds)), text))


def _joined(found: Sequence[Block], kinds: Sequence[str]) -> list[Segment]:
    """One segment for pieces of one line that turned out to be of one kind."""
    joined: list[Segment] = []
    last_line = -1
    for block, kind in zip(found, kinds, strict=True):
        if block.line == last_line and joined[-1].kind == kind:
            joined[-1] = Segment(kind, joined[-1].start_char, block.end_char)
        else:
            joined.append(Segment(kind, block.start_char, block.end_char))
        last_line = block.line
    return joined


def _with_datelines(found: Sequence[Segment], text: str) -> Iterator[Segment]:
    """Part "ARDA, March 3 (HPN) —" from the paragraph that it opens; only the first ones can have one."""
    paragraphs = [text[segment.start_char : segment.end_char] for segment in found if segment.kind == "paragraph"]
    in_transcript = is_transcript(paragraphs)
    seen = 0
    for segment in found:
        start, end = segment.start_char, segment.end_char
        seen += segment.kind == "paragraph"
        may_have_one = segment.kind == "paragraph" and seen <= 2
        length = dateline_end(text[start:end], in_transcript=in_transcript) if may_have_one else 0
        if length:
            yield Segment("dateline", start, start + len(text[start : start + length].rstrip()))
        yield Segment(segment.kind, start + length, end)
