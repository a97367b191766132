"""A reading and its quoted passages in, each passage with the words of its sentence around it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.said.contents import Span
from tidynews.extract.said.cues import lexicon


@dataclass
class Passage:
    """A quoted passage, the words of its sentence before and behind it, and the attribution that it belongs to.

    `lead` is the sentence that ends the paragraph before with a colon: "He went on:".
    """

    span: Span
    before: list[Token]
    behind: list[Token]
    starts_paragraph: bool
    follows: bool
    lead: list[Token] = field(default_factory=list)
    owner: int | None = None


def in_context(reading: Reading, spans: Sequence[Span]) -> Iterator[Passage]:
    """The passages with the words of their sentences around them."""
    tokens = [t for t in reading.doc if not t.is_space]
    at = 0
    previous: Span | None = None
    for number, span in enumerate(spans):
        segment = reading.segment_at(span[0])
        fresh = previous is None or previous[0] < segment.start_char
        begin = segment.start_char if fresh or previous is None else previous[1]
        following = spans[number + 1][0] if number + 1 < len(spans) else segment.end_char
        stop = min(following, segment.end_char)
        while at < len(tokens) and tokens[at].idx < begin:
            at += 1
        ahead_of = tokens[max(at - _LEAD, 0) : at]
        gap: list[Token] = []
        while at < len(tokens) and end_char(tokens[at]) <= span[0]:
            gap.append(tokens[at])
            at += 1
        behind: list[Token] = []
        ahead = at
        while ahead < len(tokens) and tokens[ahead].idx < stop:
            if tokens[ahead].idx >= span[1]:
                behind.append(tokens[ahead])
            ahead += 1
        yield Passage(
            span=span,
            before=_last_sentence(gap),
            behind=[] if _stops(reading, span, behind) else _first_sentence(behind),
            starts_paragraph=not gap and fresh,
            lead=_last_sentence(ahead_of) if fresh and not gap and ahead_of and ahead_of[-1].text == ":" else [],
            follows=not fresh and not any(t.text in _STOPS for t in gap[:-1]),
        )
        previous = span


def _stops(reading: Reading, span: Span, behind: Sequence[Token]) -> bool:
    """Whether a passage ends its sentence: a full stop inside, and no reporting clause behind."""
    inside = reading.text(*span).rstrip("”\"'’» ")
    if inside[-1:] not in {".", "?", "!", "…"}:
        return False
    first = next((t for t in behind if not t.is_punct), None)
    if first is None:
        return True
    if behind[0].text in DASHES | {","} or first.is_lower:
        return False
    stretch = _first_sentence(behind)
    to_quotation = len(stretch) == len(behind) and behind[-1].text in {",", ":"}
    words = lexicon()
    reports = any(any("quote" in s.frames for s in words.senses(t)) for t in stretch[:6])
    return to_quotation or not reports or (inside[-1] == "." and len(stretch) > _SHORT)


def _first_sentence(tokens: Sequence[Token]) -> list[Token]:
    for number, token in enumerate(tokens):
        if token.text in _STOPS:
            return list(tokens[:number])
    return list(tokens)


def _last_sentence(tokens: Sequence[Token]) -> list[Token]:
    for number in range(len(tokens) - 1, -1, -1):
        if tokens[number].text in _STOPS:
            return list(tokens[number + 1 :])
    return list(tokens)


DASHES = frozenset({"—", "–", "―", "--", "-"})
_STOPS = frozenset({".", "?", "!"})
_LEAD = 40  # tokens of a sentence that leads to a quotation in the next paragraph
_SHORT = 4  # tokens of a reporting clause behind a full stop inside the marks: '."He said'
