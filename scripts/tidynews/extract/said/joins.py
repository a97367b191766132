"""Attributions and quotations in, attributions whose contents have their quotations whole out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import Quotation
from tidynews.extract.said.attributed import attributed
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import merged, passages
from tidynews.extract.said.continuing import go_on, kind, speaks, take_up
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.endings import exact, whole
from tidynews.extract.said.fragments import Report, led, named, tail
from tidynews.extract.said.labels import labels, signature
from tidynews.extract.said.reports import reported_before, reported_behind
from tidynews.extract.said.surroundings import DASHES, Passage, in_context
from tidynews.extract.said.turns import turns
from tidynews.extract.said.untold import is_sentence, who_speaks


def join(
    reading: Reading, quotations: Sequence[Quotation], cast: Cast, found: Sequence[Attribution]
) -> list[Attribution]:
    """Give every quoted passage to the attribution whose cue reports it, and make contents whole.

    A passage belongs to the reporting clause beside it; else to the claim whose content it cuts; else it goes on with
    the claim before it; else it is a claim without a cue, if it is a sentence, of the person of whom the sentence
    before speaks. Anything shorter is a scare quote.
    """
    spans = passages(quotations)
    said = [*found, *labels(reading, cast), *turns(reading)]
    result = [whole(reading, attribution, spans) for attribution in said]
    quoted = list(in_context(reading, spans))
    for earlier, passage in pairwise([None, *quoted]):
        assert passage is not None
        _own(reading, passage, earlier, result)
    go_on(reading, quoted, quotations, result)
    for passage in quoted:
        if passage.owner is None and speaks(reading, passage):
            take_up(reading, passage, result)
    for passage in quoted:
        if passage.owner is None and not _told_inside(reading, passage, result):
            _alone(reading, passage, who_speaks(reading, cast, passage), result)
    return [exact(reading, a, spans) for a in result]


def _own(reading: Reading, passage: Passage, earlier: Passage | None, result: list[Attribution]) -> None:
    """Find the attribution that reports a passage, and give it the passage; `earlier` is the passage before it."""
    if any(a.listener is not None and _within(passage, a.listener) for a in result):
        return
    signed = signature(reading, passage.span)
    if signed is not None:
        result.append(signed)
        passage.owner = len(result) - 1
        return
    for find in (reported_behind, named, reported_before):
        found = find(reading, passage)
        if found is not None:
            report = found if found.leads else _together(found, passage, earlier, result)
            passage.owner = attributed(reading, report, passage, result)
            if passage.owner is not None:
                if earlier is not None and report.start <= earlier.span[0]:
                    earlier.owner = passage.owner
                return
    if earlier is None or not _listed(reading, passage, earlier, result):
        _cut(reading, passage, result)
    if passage.owner is None:
        found = led(reading, passage)
        passage.owner = attributed(reading, found, passage, result) if found is not None else None
    if passage.owner is None:
        _reach(reading, passage, result)


def _alone(reading: Reading, passage: Passage, speaker: Token | None, result: list[Attribution]) -> None:
    """Make a claim of a passage that nobody is said to say; the paragraph behind it goes on with it."""
    if not speaks(reading, passage) and (speaker is None or not is_sentence(reading, passage)):
        return
    last = result[-1] if result and result[-1].frame == "quotation" else None
    if last is not None and not reading.text(last.content[-1][1], passage.span[0]).strip():
        result[-1] = replace(last, content=(*last.content, passage.span))
    else:
        result.append(Attribution(None, None, None, "quotation", None, (passage.span,), meant=speaker))


def _within(passage: Passage, noun: Token) -> bool:
    """Whether a passage is a name in a noun phrase: 'told the magazine “Bridges”'."""
    return noun.left_edge.idx <= passage.span[0] and passage.span[1] <= end_char(noun.right_edge) + 2


def _together(report: Report, passage: Passage, earlier: Passage | None, result: Sequence[Attribution]) -> Report:
    """The report with all of its sentence before the marks that the parser gives to the verb."""
    last = passage.before[-1] if passage.before else None
    if last is not None and (last.is_punct or last.pos_ == "VERB"):
        return report
    known = next((a for a in result if a.head == report.verb), None)
    piece = next((s for s in known.content if s[0] < passage.span[0] < s[1]), None) if known is not None else None
    owner = result[earlier.owner] if earlier is not None and earlier.owner is not None else known
    if piece is None or (owner is not known and earlier is not None and piece[0] < earlier.span[1]):
        return report
    return replace(report, start=min(piece[0], report.start))


def _told_inside(reading: Reading, passage: Passage, result: Sequence[Attribution]) -> bool:
    """Whether a passage whose closing mark is missing holds its own reporting clause: '"It is late, she said.'."""
    start, end = passage.span
    if reading.text(end - 1, end) in "”\"'’»":
        return False
    return any(a.cue and start < a.cue[0] < end and a.content and a.content[0][0] <= start + 2 for a in result)


def _listed(reading: Reading, passage: Passage, earlier: Passage, result: list[Attribution]) -> bool:
    """Whether a passage goes on with a list of passages, and so belongs to their claim: “old”, a “danger”."""
    before, owner = passage.before, earlier.owner
    if owner is None or not before:
        return False
    *pieces, last = result[owner].content
    if not earlier.span[1] <= last[1] <= passage.span[0] or reading.text(earlier.span[1], before[0].idx).strip():
        return False
    listed = all(t.pos_ in _LISTING or t.lower_ in _LISTED for t in before)
    if not listed and last[1] != end_char(before[-1]):
        return False
    passage.owner = owner
    head = result[owner].head
    end = tail(reading, passage, head) if not listed and head is not None else passage.span[1]
    result[owner] = replace(result[owner], content=(*pieces, (last[0], end)))
    return True


def _cut(reading: Reading, passage: Passage, result: list[Attribution]) -> None:
    """Give a passage to the claim whose content it cuts, with what follows it in the clause if the parser lost that."""
    start, end = passage.span
    for number, attribution in enumerate(result):
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            continue
        if any(s < end and e > start for s, e in attribution.content):
            passage.owner = number
            goes_on = attribution.content[-1][1] == end and attribution.frame in _WHOLE
            until = tail(reading, passage, attribution.head) if goes_on and attribution.head is not None else end
            result[number] = replace(attribution, content=tuple(merged([*attribution.content, (start, until)])))
            return


def _reach(reading: Reading, passage: Passage, result: list[Attribution]) -> None:
    """Give a passage to the claim that ends shortly before it in its sentence, with nothing told between."""
    for number, attribution in enumerate(result):
        if attribution.frame not in _WHOLE or attribution.head is None or not attribution.content:
            continue
        last = attribution.content[-1]
        between = [t for t in passage.before if t.idx >= last[1]]
        if not passage.before or last[1] <= passage.before[0].idx or attribution.head.i > passage.before[-1].i:
            continue
        if any(t.text in DASHES | {";", ":"} for t in between):
            continue
        if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBG"} for t in between) and not _one_more(between, attribution):
            continue
        passage.owner = number
        further = (last[0], tail(reading, passage, attribution.head))
        result[number] = replace(attribution, content=(*attribution.content[:-1], further))
        return


def _one_more(between: Sequence[Token], attribution: Attribution) -> bool:
    """Whether words begin one more clause of what is said: 'said he was late, and the bridge was'."""
    words = [t for t in between if not t.is_punct]
    if attribution.frame != "clause" or kind(attribution) != "speech" or len(words) < 3 or words[0].dep_ != "cc":
        return False
    if words[1].pos_ not in {"PRON", "DET", "NOUN", "PROPN"}:
        return False
    return not any(t.pos_ == "VERB" and lexicon().senses(t) for t in words)


_LISTING = frozenset({"CCONJ", "DET", "ADJ"})
_LISTED = frozenset({",", "as", "by", "who", "is", "was", "are", "were"})
_WHOLE = frozenset({"clause", "after", "to", "object-to", "as", "gerund", "noun-clause", "noun-to"})
