"""Attributions and quotations in, attributions whose contents have their quotations whole out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import Quotation
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import merged, passages
from tidynews.extract.said.continuing import go_on, speaks, take_up
from tidynews.extract.said.cues import Sense, lexicon
from tidynews.extract.said.endings import exact, whole
from tidynews.extract.said.fragments import named, tail
from tidynews.extract.said.labels import labels, signature
from tidynews.extract.said.sources import source_span, subject
from tidynews.extract.said.surroundings import DASHES, Passage, in_context
from tidynews.extract.said.syntax import cue_span, dative, negated


def join(reading: Reading, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> list[Attribution]:
    """Give every quoted passage to the attribution whose cue reports it, and make contents whole.

    A passage belongs to the reporting clause beside it; else to the claim whose content it cuts; else it goes on with
    the claim before it; else it is a claim without a cue, if it is a sentence. Anything shorter is a scare quote.
    """
    spans = passages(quotations)
    said = [*found, *labels(reading)]
    result = [whole(reading, attribution, spans) for attribution in said]
    quoted = list(in_context(reading, spans))
    for passage in quoted:
        _own(reading, passage, result)
    go_on(quoted, quotations, result)
    for passage in quoted:
        if passage.owner is None and speaks(reading, passage):
            take_up(reading, passage, result)
    result.extend(
        Attribution(None, None, None, "quotation", None, (passage.span,))
        for passage in quoted
        if passage.owner is None and speaks(reading, passage)
    )
    return [exact(reading, a, spans) for a in result]


def _own(reading: Reading, passage: Passage, result: list[Attribution]) -> None:
    """Find the attribution that reports a passage, and give it the passage."""
    signed = signature(reading, passage.span)
    if signed is not None:
        result.append(signed)
        passage.owner = len(result) - 1
        return
    for find in (_behind, _naming, _before):
        found = find(reading, passage)
        if found is not None:
            passage.owner = _attributed(found, passage, result)
            if passage.owner is not None:
                return
    start, end = passage.span
    for number, attribution in enumerate(result):
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            continue
        if any(s < end and e > start for s, e in attribution.content):
            passage.owner = number
            if attribution.head is not None and attribution.content[-1][1] == end and attribution.frame in _WHOLE:
                further = (start, tail(reading, passage, attribution.head))
                result[number] = replace(attribution, content=tuple(merged([*attribution.content, further])))
            return


def _naming(reading: Reading, passage: Passage) -> _Report | None:
    found = named(reading, passage)
    return _Report(found.verb, found.sense, found.start, found.end, leads=True) if found is not None else None


@dataclass(frozen=True)
class _Report:
    """A reporting verb beside a passage, and the first and last character of the words that it reports with it."""

    verb: Token
    sense: Sense | None
    start: int
    end: int
    leads: bool


def _behind(reading: Reading, passage: Passage) -> _Report | None:
    """The reporting clause that follows a passage: '…," she said'. Words before the passage belong to what is said."""
    behind = passage.behind
    if not behind:
        return None
    inside = reading.text(*passage.span).rstrip("”\"'’»")
    if inside[-1:] not in _PAUSES and behind[0].text not in DASHES | {","}:
        return None
    verb, sense = _reporting(behind)
    if verb is None:
        return None
    begins = passage.before[0].idx if passage.before and not _reports(passage.before) else passage.span[0]
    return _Report(verb, sense, begins, passage.span[1], leads=False)


def _reporting(behind: Sequence[Token]) -> tuple[Token | None, Sense | None]:
    """The first known verb of a reporting clause; else an unknown one right behind the comma with its own subject."""
    words = lexicon()
    unknown: Token | None = None
    for number, token in enumerate(behind[:_REACH]):
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "relcl", "acl", "amod"}:
            continue
        sense = next((s for s in words.senses(token) if "quote" in s.frames), None)
        if sense is not None:
            return token, sense
        if unknown is None and number <= _NEAR and token.tag_ in {"VBD", "VBZ"} and _leans_on_comma(behind, token):
            unknown = token
    return unknown, None


def _leans_on_comma(behind: Sequence[Token], verb: Token) -> bool:
    source = subject(verb)
    return source is not None and behind[0].idx <= source.idx <= behind[-1].idx


def _reports(before: Sequence[Token]) -> bool:
    """Whether the words before a passage hold a cue, so that they are no part of what is said."""
    words = lexicon()
    reports = (any("quote" in s.frames and s.act not in _DEEDS for s in words.senses(t)) for t in before)
    return any(reports) or before[-1].text == ":"


def _before(reading: Reading, passage: Passage) -> _Report | None:
    """The reporting clause that leads to a passage: 'She said: "…"', 'She said that "…" was'."""
    before = passage.before or passage.lead
    if not before:
        return None
    last = before[-1]
    verb, sense = _leading(before)
    if verb is None and last.text == ":":
        verbs = [t for t in before if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "relcl", "acl"}]
        verb = next((v for v in verbs if subject(v) is not None), None)
    if verb is None or not (last == verb or last.text in DASHES | {",", ":"} or last.lower_ == "that"):
        return None
    start, end = passage.span
    if last.lower_ == "that":
        start = last.idx
    inside = reading.text(*passage.span).rstrip("”\"'’»")
    if passage.behind and passage.behind[0].text not in DASHES | {","} and inside[-1:] not in _PAUSES:
        end = max(end, _clause_end(verb, passage))
    return _Report(verb, sense, start, end, leads=True)


def _leading(before: Sequence[Token]) -> tuple[Token | None, Sense | None]:
    """The last known verb before a passage, no other finite verb between; one in a relative clause only if alone."""
    words = lexicon()
    spare: tuple[Token | None, Sense | None] = (None, None)
    for token in reversed(before):
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        sense = next((s for s in words.senses(token) if "quote" in s.frames), None)
        if sense is not None and token.dep_ not in {"relcl", "acl"}:
            return token, sense
        if sense is not None and spare[0] is None:
            spare = (token, sense)
        elif sense is None and token.tag_ in {"VBD", "VBZ", "VBP"} and token.dep_ != "relcl" and before[-1].text != ":":
            break
    return spare


def _clause_end(verb: Token, passage: Passage) -> int:
    """Where a clause ends that only begins in quotation marks: 'said "the plan" was bad'."""
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i), None)
    inside = [t for t in passage.behind if clause is not None and t.i <= clause.right_edge.i]
    return end_char(inside[-1]) if inside else passage.span[1]


def _attributed(report: _Report, passage: Passage, result: list[Attribution]) -> int | None:
    """The number of the attribution whose cue is the reporting verb, made if need be, the passage in its content.

    None if the verb already has words of its own behind it, so that the passage is something else in its sentence.
    """
    verb = report.verb
    content = (report.start, report.end)
    number = next((n for n, a in enumerate(result) if a.head == verb), None)
    if number is None:
        result.append(_quoting(report, passage))
        return len(result) - 1
    known = result[number]
    own = [s for s in known.content if not (s[0] < passage.span[1] and s[1] > passage.span[0])]
    if not report.leads and known.frame != "quote":
        later = [s for s in own if known.cue is not None and s[0] >= known.cue[1]]
        if later and (passage.before or content[1] - content[0] < _TITLE):
            return None
        own = later
    if report.leads and known.frame not in {"quote", "clause", "object", "as", "object-to", "to"}:
        own = []
    frame = "quote" if not own or known.frame == "quote" else known.frame
    overlap = [s for s in known.content if s not in own and report.leads]
    result[number] = replace(known, frame=frame, content=tuple(merged([*own, *overlap, content])))
    return number


def _quoting(report: _Report, passage: Passage) -> Attribution:
    verb = report.verb
    source = _speaker(verb, passage)
    listener = next((c for c in verb.children if c.dep_ in {"dobj", "dative"}), None)
    return Attribution(
        head=verb,
        cue=cue_span(verb, verb, None),
        sense=report.sense,
        frame="quote",
        source=source,
        content=((report.start, report.end),),
        listener=listener if any("listener" in s.frames for s in lexicon().senses(verb)) else dative(verb),
        negated=negated(verb, verb),
        source_chars=source_span(source, verb) if source is not None else None,
    )


def _speaker(verb: Token, passage: Passage) -> Token | None:
    source = subject(verb)
    start, end = passage.span
    if source is not None and not start <= source.idx < end:
        return source
    around = (
        passage.behind
        if passage.behind and passage.behind[0].idx <= verb.idx <= passage.behind[-1].idx
        else passage.before
    )
    left = [t for t in around if t.i < verb.i and t.pos_ in {"PROPN", "PRON", "NOUN"}]
    right = [t for t in around if t.i > verb.i and t.pos_ in {"PROPN", "PRON", "NOUN"}]
    pick = left[-1] if left else right[0] if right else None
    if pick is None:
        return None
    while pick.dep_ in {"compound", "amod", "poss", "appos"} and pick.head in around:
        pick = pick.head
    return pick


_DEEDS = frozenset({"promise", "praise", "demand", "predict", "believe", "declare"})  # as often done as said
_WHOLE = frozenset({"clause", "after", "to", "object-to", "as", "gerund", "noun-clause", "noun-to"})
_PAUSES = frozenset({",", "?", "!", "—", "-", "…", "."})
_REACH = 25  # tokens in which the verb of a reporting clause is looked for
_NEAR = 6  # and an unknown verb
_TITLE = 25  # characters up to which a passage before another's words is a title
