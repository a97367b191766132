"""A reading in, the passages between quotation marks out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tidynews.extract.nlp import Reading
from tidynews.schema import JOURNALISTIC


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage, marks included. One that goes on over paragraphs has a span in each."""

    spans: tuple[tuple[int, int], ...]

    def covers(self, start_char: int, end_char: int) -> bool:
        """Whether a span lies inside."""
        return any(start <= start_char and end_char <= end for start, end in self.spans)


def quotations(reading: Reading) -> list[Quotation]:
    """The quoted passages of the article, outermost only, in reading order; titles and scare quotes too.

    Marks may be curly, straight, doubled apostrophes or guillemets, double or single. A passage left open ends
    with its paragraph, and goes on in the next one if that opens with a mark again.
    """
    found: list[Quotation] = []
    left_open = False
    for segment in reading.article.segments:
        if segment.kind not in JOURNALISTIC:
            continue
        passages = list(_passages(reading.article.text, segment.start_char, segment.end_char))
        if left_open and passages and passages[0].start == segment.start_char:
            found[-1] = Quotation((*found[-1].spans, (passages[0].start, passages[0].end)))
            found.extend(Quotation(((p.start, p.end),)) for p in passages[1:])
        else:
            found.extend(Quotation(((p.start, p.end),)) for p in passages)
        left_open = bool(passages) and not passages[-1].closed
    return found


def nested(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The passages between single marks inside what stands in double ones: somebody else's words or a title."""
    inside = _passages(text, start + 1, end - 1) if text[start] in _DOUBLE else ()
    return [(p.start, p.end) for p in inside if p.closed and text[p.start] in _SINGLE]


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    closed: bool


def _passages(text: str, start: int, end: int) -> Iterator[_Passage]:
    """The outermost passages of one paragraph. Unclosed double marks run to its end; unclosed single marks are none."""
    end = start + len(text[start:end].rstrip())
    at = start
    while (mark := _MARK.search(text, at, end)) is not None:
        at = mark.end()
        if not _opens(text, mark, start, end):
            continue
        close = _close(text, mark, end)
        if close is not None:
            yield _Passage(mark.start(), close, closed=True)
            at = close
        elif mark[0] in _DOUBLE or mark.start() == start:
            yield _Passage(mark.start(), end, closed=False)
            at = end


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in _OPENING_ONLY:
        return mark[0] != "‘" or not before.isalnum()
    if mark[0] in _CLOSING_ONLY:
        return False
    if mark[0] in _DOUBLE:
        return not after.isspace() and not before.isalnum() and before != "="  # markup: id="7"
    return not before.isalnum() and before not in _ENDS and after.isalnum() and not _ELISION.match(text, mark.start())


def _close(text: str, opening: re.Match[str], end: int) -> int | None:
    """Where the passage that opens with a mark ends. Of single marks that may be apostrophes the surest one counts."""
    wanted = _CLOSES[opening[0]]
    doubtful: int | None = None
    at = opening.end()
    while (mark := _MARK.search(text, at, end)) is not None:
        at = mark.end()
        if mark[0] not in wanted:
            if opening[0] in _SINGLE and mark[0] in _DOUBLE and doubtful is not None:
                return doubtful
            continue
        before, after = text[mark.start() - 1], text[at : at + 2]
        if mark[0] not in _SINGLE:
            if mark[0] in _CLOSING_ONLY or not before.isspace() or not after[:1].strip():
                return at
        elif not before.isspace() and not after[:1].isalnum():
            if not (before in "sS" and after[:1] == " " and after[1:].isalnum()):
                return at
            doubtful = doubtful or at
    return doubtful


_SINGLE = frozenset({"‘", "’", "'", "‚"})
_DOUBLE = frozenset({"“", "”", "„", "«", "»", '"', "''", "``"})
_OPENING_ONLY = frozenset({"“", "„", "«", "``", "‘", "‚"})
_CLOSING_ONLY = frozenset({"”", "»", "’"})
_CLOSES = {
    "“": frozenset({"”", '"'}),
    "„": frozenset({"“", "”"}),
    "«": frozenset({"»"}),
    '"': frozenset({'"', "”"}),
    "''": frozenset({"''"}),
    "``": frozenset({"''", "``"}),
    "‘": frozenset({"’", "'"}),
    "‚": frozenset({"‘", "’"}),
    "'": frozenset({"'", "’"}),
}
_ENDS = frozenset(".,;:!?’'")
_MARK = re.compile(r"''|``|[“”„«»\"‘’'‚]")
_ELISION = re.compile(r"'(?:\d\ds?\b|em\b|til\b|twas\b|tis\b|cause\b|n'|round\b|s\b)", re.IGNORECASE)
