"""A block in, whether it reads like a paragraph of a news story out."""

from __future__ import annotations

import re

from tidynews.articles.blocks import Block


def reads_like_story(block: Block) -> bool:
    """Whether it is long, ends as a sentence does, and speaks (outside quotation marks) of neither "I" nor "you"."""
    words = _QUOTED.sub(" ", block.plain)
    return len(block.text) >= _SHORTEST and bool(_END.search(block.text)) and not _SPEAKS.search(words)


_SHORTEST = 100  # characters: a sentence of news, while most comments and notes are shorter
_END = re.compile(r"[.!?][\"'”’)]*$")
_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)")
_SPEAKS = re.compile(r"\b(?:I|I'm|I've|me|my|you|your)\b", re.IGNORECASE)
