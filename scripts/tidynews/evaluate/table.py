"""An evaluation in, what a terminal shows of it out, or the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from tidynews.evaluate import Evaluation
from tidynews.evaluate.scores import ClaimScores, Line

Cells = Sequence[str]


def text(evaluation: Evaluation) -> str:
    """The scores as tables, in percent, each with the words that say how to read it."""
    scores = evaluation.claims
    parts = [
        _about(evaluation),
        "\n".join(_aligned([CLAIMS, *map(_line, scores.lines)])),
        f"{EXPLAINED}\n{_not_judged(scores)}",
    ]
    if scores.cue_kinds:
        rows = [
            (f"{kind.name} cue", f"{kind.gold:,}", *map(percent, (kind.recall, kind.source_right, kind.cue_right)))
            for kind in scores.cue_kinds
        ]
        parts.append("\n".join(_aligned([CUES, *rows])))
    bins = [
        (f"{one.low:.1f} to {one.high:.1f}", f"{one.claims:,}", "" if one.right is None else percent(one.right))
        for one in reversed(scores.confidence)
    ]
    parts.append("\n".join(_aligned([CONFIDENCE, *bins])))
    return "\n\n".join(parts)


def as_json(evaluation: Evaluation) -> str:
    """The scores as one object; 0 to 1, with four decimals."""
    found = {
        "gold": str(evaluation.gold.folder),
        "tidynews": version("tidynews"),
        "articles": len(evaluation.articles),
        "not_read": list(evaluation.not_read),
        "claims": evaluation.claims.as_json(),
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def percent(share: float) -> str:
    """A share of one as percent with one decimal."""
    return f"{100 * share:.1f}"


def _about(evaluation: Evaluation) -> str:
    count, missing = len(evaluation.articles), evaluation.not_read
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
    found = scores.all_judged
    return (
        f"{scores.not_judged:,} claims are not judged: they stand in discarded text, or inside a gold attribution.\n"
        f"If they counted as wrong: P {percent(found.precision)}, F1 {percent(found.f1)}."
    )


def _aligned(rows: Sequence[Cells]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        yield "  ".join(cells).rstrip()


CLAIMS = ("claims", "gold", "found", "P", "R", "F1", "source+cue F1", "same F1", "source", "cue")
CUES = ("", "gold", "R", "source", "cue")
CONFIDENCE = ("confidence", "claims", "right, %")
EXPLAINED = """\
P, R, F1: the contents overlap by half or more (intersection over union of characters). source+cue: and both touch.
same: the same characters. source, cue: right in so many of those that are matched. All in percent.
A matched claim is listed under the form of its gold, any other under its own: quotation marks decide."""
NAMED = 5
