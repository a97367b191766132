"""Quoted passages that no cue reports and the attributions before them in, to whom they belong out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import Quotation
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span, merged
from tidynews.extract.said.surroundings import Passage


def go_on(
    reading: Reading, quoted: Sequence[Passage], quotations: Sequence[Quotation], result: list[Attribution]
) -> None:
    """Give passages without a cue to the claim that they continue."""
    place = {passage.span: passage for passage in quoted}
    for quotation in quotations:
        owner = next((place[s].owner for s in quotation.spans if place[s].owner is not None), None)
        if owner is None:
            continue
        for span in quotation.spans:
            if place[span].owner is None:
                place[span].owner = owner
                _add(result, owner, span)
    last: Passage | None = None
    for passage in quoted:
        before = _unsaid(passage, last, result)
        opens = all(t.pos_ in {"CCONJ", "INTJ", "ADV"} or t.is_punct for t in before)
        if passage.owner is None and last is not None and (passage.starts_paragraph or passage.follows):
            if not opens or _is_title(passage):
                continue  # a title or scare quote within the reporting clause: what follows may still go on
            assert last.owner is not None
            owner = _between(last.span[1], passage.span[0], result) or _main(last.owner, result)
            if not _interrupted(reading, result[owner], passage):
                passage.owner = owner
                _add(result, owner, (before[0].idx if before else passage.span[0], passage.span[1]))
        ends = passage.owner is None or result[passage.owner].frame == "label"  # a signature ends what is said
        last = None if ends else passage


def _main(number: int, result: Sequence[Attribution]) -> int:
    """The quotation to whose clause a participle only adds: what follows '"…," he said, hinting' goes on with that."""
    head = result[number].head
    if head is None or head.tag_ not in {"VBG", "VB"}:
        return number
    over = set(head.ancestors)
    return next((n for n, a in enumerate(result) if a.head in over and a.frame == "quote"), number)


def _interrupted(reading: Reading, told: Attribution, passage: Passage) -> bool:
    """Whether the journalist speaks for a whole paragraph between a claim and a passage."""
    spans = (*told.content, told.cue) if told.cue is not None else told.content
    last = max((end for _, end in spans if end <= passage.span[0]), default=passage.span[0])
    return any(s.start_char >= last and s.end_char <= passage.span[0] for s in reading.article.segments)


def _unsaid(passage: Passage, last: Passage | None, result: Sequence[Attribution]) -> list[Token]:
    """The words before a passage, without the reporting clause of the passage before it."""
    told = result[last.owner] if last is not None and last.owner is not None else None
    ends = [span[1] for span in (told.cue, told.source_chars) if span is not None] if told is not None else []
    return [t for t in passage.before if t.idx >= max(ends, default=0)]


def _between(start: int, end: int, result: Sequence[Attribution]) -> int | None:
    """The last claim in words that somebody makes between two passages: the second goes on with it."""
    said = [
        (attribution.cue, number)
        for number, attribution in enumerate(result)
        if attribution.cue is not None
        and attribution.source is not None
        and kind(attribution) == "speech"
        and start <= attribution.cue[0] < end
        and attribution.head is not None
        and attribution.head.dep_ not in {"relcl", "acl"}
        and attribution.head.tag_ in {"VBD", "VBZ", "VBP"}
        and attribution.frame in {"clause", "quote"}
    ]
    return max(said)[1] if said else None


def take_up(reading: Reading, passage: Passage, result: list[Attribution]) -> None:
    """Give a whole sentence in quotation marks to who speaks right before it: 'It was late, she said. "I left."'."""
    for number, attribution in enumerate(result):
        if attribution.source is None or attribution.cue is None or kind(attribution) != "speech":
            continue
        spans = [attribution.cue, attribution.source_chars or attribution.cue, *attribution.content]
        end = max(span[1] for span in spans)
        between = reading.text(end, passage.span[0])
        if end <= passage.span[0] and not any(char.isalnum() for char in between):
            passage.owner = number
            _add(result, number, passage.span)
            return


def kind(attribution: Attribution) -> str:
    """The kind of a claim's cue; words in marks without one are speech."""
    return attribution.sense.kind if attribution.sense is not None else "speech"


def _is_title(passage: Passage) -> bool:
    """Whether a passage is the subject of what follows: '"The Old Bridge" was written by'."""
    verb = next((t for t in passage.behind[:1] if t.pos_ in {"VERB", "AUX"} and t.tag_ in {"VBD", "VBZ"}), None)
    return verb is not None and not passage.before


def _add(result: list[Attribution], owner: int, span: Span) -> None:
    result[owner] = replace(result[owner], content=tuple(merged([*result[owner].content, span])))


def speaks(reading: Reading, passage: Passage) -> bool:
    """Whether a passage without a cue is somebody's words: a sentence, not a title or a scare quote."""
    words = reading.text(*passage.span).split()
    kind = reading.segment_at(passage.span[0]).kind
    if kind in {"headline", "standfirst"}:
        return len(words) >= _SENTENCE
    return len(words) >= _SENTENCE and not passage.before and not passage.behind


_SENTENCE = 4  # words that make somebody's words out of a passage without a cue
