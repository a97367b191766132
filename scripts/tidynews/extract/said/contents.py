"""Tokens and quotations in, the exact spans of a claim's content and its pieces out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.quotations import Quotation

Span = tuple[int, int]


def token_spans(tokens: Iterable[Token]) -> list[Span]:
    """The characters of tokens, those that follow each other in one span; spaces between them included."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i == last + 1:
            spans[-1] = (spans[-1][0], end_char(token))
        else:
            spans.append((token.idx, end_char(token)))
        last = token.i
    return spans


def whole_quotations(spans: Iterable[Span], quotations: Sequence[Span], cue: Span | None) -> list[Span]:
    """Spans grown so that a quotation that they cut is whole; if the cue stands in it, cut back to its inside."""
    grown = list(spans)
    for start, end in quotations:
        if cue is not None and start <= cue[0] and cue[1] <= end:
            inside = (start + 1, end - 1)
            grown = [(max(s, inside[0]), min(e, inside[1])) for s, e in grown if s < inside[1] and e > inside[0]]
        elif any(s < end and e > start and not (s <= start and end <= e) for s, e in grown):
            grown = merged([*grown, (start, end)])
    return merged(grown)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping or touching ones joined."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result


def without(spans: Iterable[Span], holes: Iterable[Span | None]) -> list[Span]:
    """Spans without the characters of `holes`."""
    left = list(spans)
    for hole in holes:
        if hole is None:
            continue
        cut: list[Span] = []
        for start, end in left:
            if hole[0] >= end or hole[1] <= start:
                cut.append((start, end))
            else:
                cut.extend(piece for piece in ((start, hole[0]), (hole[1], end)) if piece[1] > piece[0])
        left = cut
    return left


def trimmed(text: str, spans: Iterable[Span], quotations: Sequence[Span]) -> list[Span]:
    """Spans without space and punctuation at their ends; what stands in quotation marks keeps it. Empty ones go."""
    result = []
    starts, ends = {start for start, _ in quotations}, {end for _, end in quotations}
    for left, right in spans:
        start, end = left, right
        while start < end and start not in starts and (text[start] in _LOOSE or text[start].isspace()):
            start += 1
        while start < end and end not in ends and (text[end - 1] in _LOOSE or text[end - 1].isspace()):
            end -= 1
        start, end = stripped(text, (start, end))
        if any(char.isalnum() for char in text[start:end]):
            result.append((start, end))
    return result


def pieces(text: str, spans: Iterable[Span], quotations: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """Spans cut at quotation marks: start, end, and whether the piece is quoted. Bare punctuation is no piece."""
    for start, end in spans:
        at = start
        for opened, closed in quotations:
            if opened < end and closed > at:
                yield from _piece(text, at, max(opened, at), quoted=False)
                yield from _piece(text, max(opened, at), min(closed, end), quoted=True)
                at = min(closed, end)
        yield from _piece(text, at, end, quoted=False)


def _piece(text: str, start: int, end: int, *, quoted: bool) -> Iterator[tuple[int, int, bool]]:
    start, end = stripped(text, (start, end))
    if any(char.isalnum() for char in text[start:end]):
        yield start, end, quoted


def stripped(text: str, span: Span) -> Span:
    """A span without white space of any kind at its ends, the no-break space included."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def joined(text: str, spans: Sequence[Span]) -> str:
    """The words of spans in order: those with only space or punctuation between keep it, others are set apart."""
    words = ""
    last: int | None = None
    for start, end in spans:
        if last is not None:
            between = text[last:start]
            words += between if not any(char.isalnum() for char in between) else " … "
        words += text[start:end]
        last = end
    return words


def passages(quotations: Sequence[Quotation]) -> list[Span]:
    """The spans of all quotations, one per paragraph, in reading order."""
    return sorted(span for quotation in quotations for span in quotation.spans)


_LOOSE = frozenset(",;:.—–-…()")
