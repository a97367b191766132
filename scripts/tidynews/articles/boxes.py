"""Blocks and what their own words say in, the rest of each box out: lines that only their neighbours give away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidynews.articles.blocks import Block
from tidynews.articles.story import reads_like_story
from tidynews.articles.zones import zones

Kinds = list[str | None]


def is_newsletter(words: str) -> bool:
    """Whether `words` (straight quotation marks) offer the reader a newsletter, and no more than that."""
    lexicon = zones()
    if (
        len(words) > _LONGEST_INVITATION
        or not lexicon.newsletters.search(words)
        or '"' in words
        or _REPORTED.search(words)
    ):
        return False
    asks_money = not lexicon.money.isdisjoint(word.lower() for word in re.findall(r"[A-Za-z-]+", words))
    return bool(_READER.search(words)) and (not asks_money or lexicon.newsletter_openers.match(words) is not None)


def fill(found: Sequence[Block], decided: Kinds) -> None:
    """Name in `decided` what lies inside a newsletter box, a list of links, or below the invitation to comment."""
    for number, block in enumerate(found):
        words, kind = block.plain, decided[number]
        if kind == "promotion" and zones().newsletter_openers.match(words):
            _newsletter_box(found, decided, number)
        elif kind == "promotion" and zones().list_openers.match(words):
            _list_of_links(found, decided, number)
        elif kind == "comment":
            _below_comment(found, decided, number)


def separators(found: Sequence[Block], decided: Kinds) -> None:
    """Give lines of dashes or stars to the note that they set off: the one below, else the one above."""
    for number in reversed(range(len(found))):
        if decided[number] == "separator":
            near = [decided[other] for other in (number + 1, number - 1) if 0 <= other < len(found)]
            decided[number] = next((kind for kind in near if kind in _SET_OFF), "promotion")


def _newsletter_box(found: Sequence[Block], decided: Kinds, number: int) -> None:
    """All up to the line that ends the box; without one, the line below if it describes what is offered."""
    below = range(number + 1, min(len(found), number + 1 + _LONGEST_BOX))
    ends = [other for other in below if zones().newsletter_ends.match(found[other].plain)]
    inside = [found[other] for other in range(number + 1, ends[0])] if ends else []
    told = any(_is_told(block) or (len(inside) > 1 and _is_story(block)) for block in inside)
    if ends and not told:
        last = next(other for other in ends if other + 1 not in ends)
        decided[number : last + 1] = ["promotion"] * (last + 1 - number)
        return
    for other in below[:_LONGEST_BLURB]:
        if decided[other] not in {None, "appeal", "promotion"} or not _describes_offer(found[other]):
            break
        decided[other] = "promotion"


def _describes_offer(block: Block) -> bool:
    return _is_addressed(block) and not _is_told(block)


def _is_story(block: Block) -> bool:
    return reads_like_story(block) and not _is_addressed(block)


def _is_addressed(block: Block) -> bool:
    """Whether it speaks to readers or of newsletters."""
    return bool(_READER.search(block.plain) or zones().newsletters.search(block.plain))


def _is_told(block: Block) -> bool:
    """Whether it is too long for an offer, quotes somebody or reports what was said."""
    words = block.plain
    return len(words) > _LONGEST_OFFER or '"' in words or _REPORTED.search(words) is not None


def _list_of_links(found: Sequence[Block], decided: Kinds, number: int) -> None:
    """The titles of a list as screen readers announce it: "list 1 of 2", a title, …, "end of list"."""
    lexicon = zones()
    end = min(len(found), number + _LONGEST_LIST)
    within = range(number, next((other for other in range(number, end) if reads_like_story(found[other])), end))
    ends = [other for other in within if lexicon.list_ends.fullmatch(found[other].plain)]
    announced = [other for other in within if lexicon.list_openers.fullmatch(found[other].plain)]
    items = [other for other in within if lexicon.list_openers.match(found[other].plain)]
    last = ends[0] if ends else items[-1] + (items[-1] in announced and items[-1] + 1 < len(found))
    decided[number : last + 1] = ["promotion"] * (last + 1 - number)


def _below_comment(found: Sequence[Block], decided: Kinds, number: int) -> None:
    """The next line where it, too, tells the reader what to do."""
    if number + 1 < len(found) and decided[number + 1] in {None, "appeal", "promotion"}:
        block = found[number + 1]
        addressed = zones().comment_calls.match(block.plain) and '"' not in block.plain
        if addressed and not reads_like_story(block) and len(block.plain) <= _LONGEST_OFFER:
            decided[number + 1] = "comment"


_LONGEST_BOX = 6  # blocks
_LONGEST_BLURB = 2
_LONGEST_LIST = 40
_LONGEST_INVITATION = 200
_LONGEST_OFFER = 300  # characters
_SET_OFF = ("credit", "promotion", "correction", "appeal", "comment", "caption")
_READER = re.compile(
    r"\b(?:you|your|our|we|us|me)\b|^(?:free|a|our|the)\b[^.]*\b(?:newsletter|briefing|digest|round-?up)\b"
    r"|^(?:sign up|subscribe|get|receive|join|newsletters?)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:said|says|told|added|according|wrote|accused|warned)\b", re.IGNORECASE)
