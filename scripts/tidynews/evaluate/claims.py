"""Attributions of a gold article and claims of a package on the same text in, which of them are the same out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from tidynews.evaluate.gold import GoldArticle
from tidynews.evaluate.matching import characters, mostly, overlap, pairs, touches
from tidynews.evaluate.node import Span

Form = Literal["direct", "mixed", "indirect"]
Parts = dict[str, tuple[Span, ...]]


@dataclass(eq=False, slots=True)
class Claim:
    """An attribution, of the gold or of tidynews: where its parts stand, and which characters these are."""

    spans: Parts
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    form: Form
    cue_kind: str | None = None
    claim_id: str | None = None
    confidence: float | None = None
    match: Claim | None = field(default=None, repr=False)
    """The claim of the other side that is the same."""
    judged: bool = True
    """Whether the gold says anything of it."""

    @property
    def source_right(self) -> bool:
        """Whether the source of its match touches its own, or both have none."""
        return self.match is not None and touches(self.source, self.match.source)

    @property
    def cue_right(self) -> bool:
        """Whether the cue of its match touches its own, or both have none."""
        return self.match is not None and touches(self.cue, self.match.cue)

    @property
    def same_characters(self) -> bool:
        """Whether the content of its match is the same, spaces aside."""
        return self.match is not None and self.content == self.match.content

    @property
    def place(self) -> tuple[tuple[Span, ...], ...]:
        """Where it stands."""
        return tuple(self.spans[part] for part in ("content", "cue", "source"))


@dataclass(frozen=True, slots=True)
class Compared:
    """An article with its attributions in the gold and those of tidynews, each with its match."""

    article: GoldArticle
    gold: tuple[Claim, ...]
    found: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """A claim of a package: its row's id and confidence, and where its parts stand."""

    claim_id: str
    confidence: float
    spans: Parts


def compare(article: GoldArticle, predicted: Iterable[Predicted]) -> Compared:
    """Match the claims of an article with its gold.

    Two are the same if the characters of their contents that are no space overlap by half or more (intersection over
    union); the best pair goes first, and each is used once. What stands in text that the annotators set aside, or has
    its cue inside the content of an attribution, is not judged unless it is matched.
    """
    marks = quoted(article.text)
    gold = tuple(
        _claim(article.text, marks, {"source": one.source, "cue": one.cue, "content": one.content}, one.cue_kind)
        for one in article.attributions or ()
    )
    found = []
    for row in predicted:
        claim = _claim(article.text, marks, row.spans)
        claim.claim_id, claim.confidence = row.claim_id, row.confidence
        found.append(claim)
    for i, j in pairs(gold, found, _alike, lambda claim: claim.place):
        gold[i].match, found[j].match = found[j], gold[i]
    aside = characters(article.text, article.discard)
    for claim in found:
        claim.judged = claim.match is not None or not (mostly(claim.content, aside) or _nested(claim, gold))
    return Compared(article, gold, tuple(found))


def quoted(text: str) -> frozenset[int]:
    """Offsets of what stands in double quotation marks, the marks included; one left open ends with its line."""
    inside: set[int] = set()
    for line in _LINE.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, line.start(), line.end()):
            if opened is None:
                opened = mark.start() if mark.group() not in _CLOSING else None
            elif mark.group() not in _OPENING:
                inside.update(range(opened, mark.end()))
                opened = None
        if opened is not None:
            inside.update(range(opened, line.end()))
    return frozenset(inside)


def _claim(text: str, marks: AbstractSet[int], spans: Parts, cue_kind: str | None = None) -> Claim:
    source, cue, content = (characters(text, spans[part]) for part in ("source", "cue", "content"))
    return Claim(spans, source, cue, content, _form(text, content, marks), cue_kind)


def _form(text: str, content: AbstractSet[int], marks: AbstractSet[int]) -> Form:
    counted = {at for at in content if text[at].isalnum()} or content
    inside = len(counted & marks)
    if counted and inside >= NEARLY_ALL * len(counted):
        return "direct"
    return "mixed" if inside else "indirect"


def _alike(one: Claim, other: Claim) -> tuple[float, ...] | None:
    same = overlap(one.content, other.content)
    if same < SAME:
        return None
    # contents that differ by a comma are as good as each other: then the cue says which is meant
    return round(same, 3), overlap(one.cue, other.cue), overlap(one.source, other.source)


def _nested(claim: Claim, gold: Sequence[Claim]) -> bool:
    return bool(claim.cue) and any(claim.cue <= other.content for other in gold)


SAME = 0.5
NEARLY_ALL = 0.9  # a bracketed word or two in a quotation do not make it mixed
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”«»\"]|''")
_OPENING, _CLOSING = "“«", "”»"
