"""Compared articles in, every error out as a row to read: what was missed, what is wrong, and the words around it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from tidynews.evaluate import Evaluation
from tidynews.evaluate.claims import Claim, Compared
from tidynews.evaluate.errors import CannotList
from tidynews.evaluate.items import ComparedItems, Item, Kind, wrong_facts
from tidynews.evaluate.matching import overlap
from tidynews.evaluate.node import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One error. Beside what was missed stands what tidynews has there; beside what is wrong, what the gold has."""

    table: str
    outcome: str
    file: str
    start_char: int
    form: str = ""
    overlap: float
    confidence: float | None
    row_id: str | None
    gold_source: str = ""
    gold_cue: str = ""
    gold: str
    source: str = ""
    cue: str = ""
    found: str
    context: str


def write(evaluation: Evaluation, target: Path) -> int:
    """Write all errors to a .csv or .jsonl file and return how many there are.

    Raises:
        CannotList: `target` ends in neither, or cannot be written.
    """
    demand_form(target)
    found = [asdict(error) for error in errors(evaluation)]
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


def errors(evaluation: Evaluation) -> Iterator[Error]:
    """All errors, table by table and article by article, in reading order."""
    for article in evaluation.claims:
        yield from sorted(_of_claims(article), key=lambda error: error.start_char)
    for kind, articles in evaluation.items.items():
        for compared in articles:
            yield from sorted(_of_items(kind, compared), key=lambda error: error.start_char)


def _of_claims(article: Compared) -> Iterator[Error]:
    for claim in article.gold:
        if claim.match is None:
            yield _claim("missed", article, claim, claim, _nearest(claim, article.found))
        elif not (claim.source_right and claim.cue_right):
            wrong = [part for part, right in (("source", claim.source_right), ("cue", claim.cue_right)) if not right]
            yield _claim(f"wrong {' and '.join(wrong)}", article, claim, claim, claim.match)
    for claim in article.found:
        if claim.judged and claim.match is None:
            yield _claim("wrong", article, claim, _nearest(claim, article.gold), claim)


def _nearest(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """What the other side has in the same place, if anything."""
    best = max(others, key=lambda other: overlap(claim.content, other.content), default=None)
    return best if best and claim.content & best.content else None


def _claim(outcome: str, article: Compared, subject: Claim, gold: Claim | None, found: Claim | None) -> Error:
    text = article.article.text
    spans = [span for claim in (gold, found) if claim for part in claim.spans.values() for span in part]
    return Error(
        table="claims",
        outcome=outcome,
        file=article.article.file,
        start_char=min(start for part in subject.spans.values() for start, _ in part),
        form=subject.form,
        overlap=round(overlap(gold.content, found.content), 2) if gold and found else 0.0,
        confidence=found.confidence if found else None,
        row_id=found.claim_id if found else None,
        gold_source=_words(text, gold.spans["source"]) if gold else "",
        gold_cue=_words(text, gold.spans["cue"]) if gold else "",
        gold=_words(text, gold.spans["content"]) if gold else "",
        source=_words(text, found.spans["source"]) if found else "",
        cue=_words(text, found.spans["cue"]) if found else "",
        found=_words(text, found.spans["content"]) if found else "",
        context=_context(text, spans),
    )


def _of_items(kind: Kind, article: ComparedItems) -> Iterator[Error]:
    for item in article.gold:
        wrong = wrong_facts(kind, item)
        if item.match is None:
            yield _item(kind, "missed", article, item, None)
        elif wrong:
            yield _item(kind, f"wrong {' and '.join(wrong)}", article, item, item.match)
    for item in article.found:
        if item.match is None:
            yield _item(kind, "wrong", article, None, item)


def _item(kind: Kind, outcome: str, article: ComparedItems, gold: Item | None, found: Item | None) -> Error:
    spans = [span for item in (gold, found) if item for span in item.marked.spans]
    return Error(
        table=kind.name,
        outcome=outcome,
        file=article.file,
        start_char=min(start for start, _ in spans),
        overlap=round(overlap(gold.chars, found.chars), 2) if gold and found else 0.0,
        confidence=found.marked.confidence if found else None,
        row_id=found.marked.row_id if found else None,
        gold=_described(article.text, gold),
        found=_described(article.text, found),
        context=_context(article.text, spans),
    )


def _described(text: str, item: Item | None) -> str:
    """The words, and in brackets what is stated of them."""
    if item is None:
        return ""
    facts = [f"{name} {_fact(text, fact)}" for name, fact in item.facts.items() if fact not in (None, frozenset())]
    return f"{_words(text, item.marked.spans)} [{', '.join(facts)}]"


def _fact(text: str, fact: object) -> str:
    if isinstance(fact, float):
        return f"{fact:,.12g}"
    return "".join(text[at] for at in sorted(fact)) if isinstance(fact, frozenset) else str(fact)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _context(text: str, spans: Sequence[Span]) -> str:
    """The words around, spaces and line ends as one space."""
    start = max(min(start for start, _ in spans) - AROUND, 0)
    end = max(end for _, end in spans) + AROUND
    return " ".join(text[start:end].split())


FORMS = (".csv", ".jsonl")
AROUND = 100  # characters before and after
