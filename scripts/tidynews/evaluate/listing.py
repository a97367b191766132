"""Compared articles in, every error out as a row to read: what was missed, what is wrong, and the words around it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from tidynews.evaluate.claims import Claim, Compared
from tidynews.evaluate.errors import CannotList
from tidynews.evaluate.matching import overlap
from tidynews.evaluate.node import Span


@dataclass(frozen=True, slots=True)
class Error:
    """One error. Beside what was missed stands what tidynews has there; beside what is wrong, what the gold has."""

    outcome: str
    file: str
    start_char: int
    form: str
    overlap: float
    confidence: float | None
    claim_id: str | None
    gold_source: str
    gold_cue: str
    gold_content: str
    source: str
    cue: str
    content: str
    context: str


def write(articles: Iterable[Compared], target: Path) -> int:
    """Write all errors to a .csv or .jsonl file and return how many there are.

    Raises:
        CannotList: `target` ends in neither, or cannot be written.
    """
    demand_form(target)
    found = [asdict(error) for article in articles for error in errors(article)]
    try:
        with target.open("w", encoding="utf-8", newline="") as file:
            if target.suffix.lower() == ".jsonl":
                file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in found)
            else:
                rows = csv.DictWriter(file, [field.name for field in fields(Error)], lineterminator="\n")
                rows.writeheader()
                rows.writerows(found)
    except OSError as error:
        raise CannotList(f"{target} cannot be written: {error.strerror or error}") from error
    return len(found)


def demand_form(target: Path) -> None:
    """Refuse a file whose name does not say how to write it.

    Raises:
        CannotList: It ends in neither .csv nor .jsonl.
    """
    if target.suffix.lower() not in FORMS:
        raise CannotList(f"{target} must end in {' or '.join(FORMS)}, for that says how to write it")


def errors(article: Compared) -> Iterator[Error]:
    """The errors of an article, in reading order."""
    found = [*_of_gold(article), *_of_found(article)]
    return iter(sorted(found, key=lambda error: (error.start_char, error.outcome)))


def _of_gold(article: Compared) -> Iterator[Error]:
    for claim in article.gold:
        if claim.match is None:
            yield _error("missed", article, claim, _nearest(claim, article.found))
        elif not (claim.source_right and claim.cue_right):
            wrong = [part for part, right in (("source", claim.source_right), ("cue", claim.cue_right)) if not right]
            yield _error(f"wrong {' and '.join(wrong)}", article, claim, claim.match)


def _of_found(article: Compared) -> Iterator[Error]:
    for claim in article.found:
        if claim.judged and claim.match is None:
            yield _error("wrong", article, _nearest(claim, article.gold), claim)


def _nearest(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """What the other side has in the same place, if anything."""
    best = max(others, key=lambda other: overlap(claim.content, other.content), default=None)
    return best if best and claim.content & best.content else None


def _error(outcome: str, article: Compared, gold: Claim | None, found: Claim | None) -> Error:
    text = article.article.text
    ours, theirs = (_words(text, claim) for claim in (found, gold))
    first = found if gold is None or outcome == "wrong" else gold
    spans = [span for claim in (gold, found) if claim for part in claim.spans.values() for span in part]
    return Error(
        outcome,
        article.article.file,
        min(start for part in first.spans.values() for start, _ in part) if first else 0,
        first.form if first else "",
        round(overlap(gold.content, found.content), 2) if gold and found else 0.0,
        found.confidence if found else None,
        found.claim_id if found else None,
        *theirs,
        *ours,
        _context(text, spans),
    )


def _words(text: str, claim: Claim | None) -> tuple[str, str, str]:
    if claim is None:
        return "", "", ""
    source, cue, content = (
        " … ".join(text[start:end] for start, end in claim.spans[part]) for part in ("source", "cue", "content")
    )
    return source, cue, content


def _context(text: str, spans: Iterable[Span]) -> str:
    """The words around, spaces and line ends as one space."""
    listed = list(spans)
    start = max(min(start for start, _ in listed) - AROUND, 0)
    end = max(end for _, end in listed) + AROUND
    return " ".join(text[start:end].split())


FORMS = (".csv", ".jsonl")
AROUND = 100  # characters before and after
