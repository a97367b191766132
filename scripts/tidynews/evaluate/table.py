"""An evaluation in, what a terminal shows of it out, or the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from tidynews.evaluate import Evaluation
from tidynews.evaluate.claim_scores import ClaimScores, Line
from tidynews.evaluate.clusters import Clusters
from tidynews.evaluate.counts import Found
from tidynews.evaluate.items import ItemScores

Cells = Sequence[str]


def text(evaluation: Evaluation) -> str:
    """The scores as tables, in percent, each with the words that say how to read it."""
    claims = _claims(evaluation.claim_scores) if evaluation.claim_scores else ()
    items = (part for scores in evaluation.item_scores for part in _items(scores))
    return "\n\n".join([_about(evaluation), *claims, *items])


def _claims(scores: ClaimScores) -> Iterator[str]:
    yield _aligned([CLAIMS, *map(_line, scores.lines)])
    yield EXPLAINED + _not_judged(scores)
    if scores.cue_kinds:
        rows = [
            (f"{kind.name} cue", f"{kind.gold:,}", *map(percent, (kind.recall, kind.source_right, kind.cue_right)))
            for kind in scores.cue_kinds
        ]
        yield _aligned([CUES, *rows])
    bins = [
        (f"{one.low:.1f} to {one.high:.1f}", f"{one.claims:,}", percent(one.right))
        for one in reversed(scores.confidence)
    ]
    yield _aligned([CONFIDENCE, *bins])


def _items(scores: ItemScores) -> Iterator[str]:
    head = (scores.name, "gold", "found", "P", "R", "F1")
    rows = [(name, f"{one.gold:,}", f"{one.predicted:,}", *_percents(one)) for name, one in scores.found.items()]
    if scores.who_is_who:
        rows.append(("who is who, B-cubed", "", "", *_percents(scores.who_is_who)))
    yield _aligned([head, *rows])
    facts = [(name, f"{fact.stated:,}", percent(fact.right)) for name, fact in scores.facts.items() if fact.stated]
    if facts:
        yield _aligned([(f"of the {scores.name} found", "stated", "right, %"), *facts])


def _percents(scores: Found | Clusters) -> Cells:
    return tuple(map(percent, (scores.precision, scores.recall, scores.f1)))


def as_json(evaluation: Evaluation) -> str:
    """The scores as one object; 0 to 1, with four decimals."""
    found: dict[str, Any] = {
        "gold": str(evaluation.gold.folder),
        "tidynews": version("tidynews"),
        "articles": len(evaluation.gold.articles),
        "not_read": list(evaluation.not_read),
    }
    if evaluation.claim_scores:
        found["claims"] = evaluation.claim_scores.as_json()
    found |= {scores.name: scores.as_json() for scores in evaluation.item_scores}
    return json.dumps(found, ensure_ascii=False, indent=2)


def percent(share: float | None) -> str:
    """A share of one as percent with one decimal; nothing of nothing."""
    return "" if share is None else f"{100 * share:.1f}"


def _about(evaluation: Evaluation) -> str:
    count, missing = len(evaluation.gold.articles), evaluation.not_read
    said = f"{count:,} annotated article{'' if count == 1 else 's'} in {evaluation.gold.folder}"
    if not missing:
        return said
    names = ", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
    return f"{said}; {len(missing):,} without a row in the tables, so all of their gold is missed: {names}"


def _line(line: Line) -> Cells:
    found = line.found
    shares = (
        found.precision,
        found.recall,
        found.f1,
        line.with_source_and_cue.f1,
        line.same_characters.f1,
        line.source_right,
        line.cue_right,
    )
    return (line.name, f"{found.gold:,}", f"{found.predicted:,}", *map(percent, shares))


def _not_judged(scores: ClaimScores) -> str:
    if not scores.not_judged:
        return ""
    found = scores.all_judged
    return (
        f"\n{scores.not_judged:,} claims are not judged: they stand in discarded text, or inside a gold attribution.\n"
        f"If they counted as wrong: P {percent(found.precision)}, F1 {percent(found.f1)}."
    )


def _aligned(rows: Sequence[Cells]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *rest in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


CLAIMS = ("claims", "gold", "found", "P", "R", "F1", "source+cue F1", "same F1", "source", "cue")
CUES = ("", "gold", "R", "source", "cue")
CONFIDENCE = ("confidence", "claims", "right, %")
EXPLAINED = """\
P, R, F1: the contents overlap by half or more (intersection over union of characters). source+cue: and both touch.
same: the same characters. source, cue: right in so many of those that are matched. All in percent.
A matched claim is listed under the form of its gold, any other under its own: quotation marks decide."""
NAMED = 5
