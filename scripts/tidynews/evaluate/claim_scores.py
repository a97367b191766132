"""Compared articles in, counts and scores out: precision, recall and F1 of claims, and how far `confidence` holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tidynews.evaluate.claims import Claim, Compared
from tidynews.evaluate.counts import Found, rounded, share
from tidynews.evaluate.gold import CUE_KINDS


@dataclass(frozen=True, slots=True)
class Line:
    """The scores of all claims, or of those of one form."""

    name: str
    found: Found
    with_source_and_cue: Found
    same_characters: Found
    source_right: float | None
    cue_right: float | None

    def as_json(self) -> dict[str, Any]:
        """Its counts and scores."""
        return {
            **self.found.as_json(),
            "with_source_and_cue": self.with_source_and_cue.as_json(),
            "same_characters": self.same_characters.as_json(),
            "source_right": rounded(self.source_right),
            "cue_right": rounded(self.cue_right),
        }


@dataclass(frozen=True, slots=True)
class CueKind:
    """What is found of the attributions with cues of one kind; a claim too many has none, so there is no precision."""

    name: str
    gold: int
    recall: float | None
    source_right: float | None
    cue_right: float | None

    def as_json(self) -> dict[str, Any]:
        """Its count and shares."""
        shares = {"recall": self.recall, "source_right": self.source_right, "cue_right": self.cue_right}
        return {"gold": self.gold, **{name: rounded(value) for name, value in shares.items()}}


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence is `low` or more and below `high` (in the last bin, up to it)."""

    low: float
    high: float
    claims: int
    right: float | None


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """All that is measured of claims."""

    lines: tuple[Line, ...]
    all_judged: Found
    cue_kinds: tuple[CueKind, ...]
    confidence: tuple[Bin, ...]
    not_judged: int

    def as_json(self) -> dict[str, Any]:
        """The same as an object for JSON; scores are 0 to 1, with four decimals."""
        return {
            "lines": {line.name: line.as_json() for line in self.lines},
            "all_judged": self.all_judged.as_json(),
            "not_judged": self.not_judged,
            "cue_kinds": {kind.name: kind.as_json() for kind in self.cue_kinds},
            "confidence": [asdict(one) | {"right": rounded(one.right)} for one in self.confidence],
        }


def claim_scores(articles: Sequence[Compared]) -> ClaimScores:
    """Score the claims of all articles together: counts are added up, never averages averaged."""
    gold = [claim for article in articles for claim in article.gold]
    found = [claim for article in articles for claim in article.found]
    judged = [claim for claim in found if claim.judged]
    lines = [_line("all", gold, judged)]
    for form in FORMS:
        # a matched claim is counted under the form of its gold, so that no line has more right ones than gold
        theirs = [claim for claim in judged if (claim.match or claim).form == form]
        lines.append(_line(form, [claim for claim in gold if claim.form == form], theirs))
    return ClaimScores(
        tuple(lines),
        Found(len(gold), len(found), sum(claim.match is not None for claim in gold)),
        tuple(_cue_kinds(gold)),
        tuple(_bins(judged)),
        len(found) - len(judged),
    )


def _line(name: str, gold: Sequence[Claim], found: Sequence[Claim]) -> Line:
    matched = [claim for claim in gold if claim.match]

    def count(right: Callable[[Claim], bool]) -> Found:
        return Found(len(gold), len(found), sum(map(right, matched)))

    return Line(
        name,
        count(lambda _: True),
        count(lambda claim: claim.source_right and claim.cue_right),
        count(lambda claim: claim.same_characters),
        share(sum(claim.source_right for claim in matched), len(matched)),
        share(sum(claim.cue_right for claim in matched), len(matched)),
    )


def _cue_kinds(gold: Sequence[Claim]) -> Iterable[CueKind]:
    for kind in CUE_KINDS:
        theirs = [claim for claim in gold if claim.cue_kind == kind]
        if theirs:
            line = _line(kind, theirs, ())
            yield CueKind(kind, len(theirs), line.found.recall, line.source_right, line.cue_right)


def _bins(judged: Iterable[Claim]) -> Iterable[Bin]:
    rights: list[list[bool]] = [[] for _ in range(BINS)]
    for claim in judged:
        if claim.confidence is not None:
            hundredths = round(claim.confidence * 100)  # 0.29 * 100 is 28.999…
            rights[min(hundredths * BINS // 100, BINS - 1)].append(claim.match is not None)
    for number, right in enumerate(rights):
        yield Bin(number / BINS, (number + 1) / BINS, len(right), share(sum(right), len(right)))


FORMS = ("direct", "mixed", "indirect")
BINS = 10
