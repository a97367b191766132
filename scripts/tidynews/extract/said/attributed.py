"""A reporting verb beside a quoted passage in, the attribution that has the passage in its content out."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.nlp import Reading
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import merged, token_spans
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.fragments import Report
from tidynews.extract.said.sources import source_span, subject
from tidynews.extract.said.surroundings import Passage
from tidynews.extract.said.syntax import cue_span, dative


def attributed(reading: Reading, report: Report, passage: Passage, result: list[Attribution]) -> int | None:
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
    if report.leads and known.cue is not None:
        heard = tuple(s for s in known.content if s[0] > known.cue[0] or not _frames(reading, s))
        known = replace(known, content=heard)
    own = [s for s in known.content if not (s[0] < passage.span[1] and s[1] > passage.span[0])]
    if not report.leads and known.frame != "quote":
        later = [s for s in own if known.cue is not None and s[0] >= known.cue[1]]
        if later and passage.before:
            return None
        own = later
    if report.leads and known.frame not in {"quote", "clause", "object", "as", "object-to", "to"}:
        own = []
    frame = "quote" if not own or known.frame == "quote" else known.frame
    overlap = [s for s in known.content if s not in own and report.leads]
    if not report.leads:
        own.extend(token_spans(t for c in verb.rights if _goes_on(c) for t in c.subtree))
    result[number] = replace(known, frame=frame, content=tuple(merged([*own, *overlap, content])))
    return number


def _goes_on(clause: Token) -> bool:
    """Whether a clause goes on with a quotation behind its cue: '"It is good," she said, that he left'."""
    first = clause.left_edge
    return clause.dep_ in {"ccomp", "xcomp"} and first.lower_ in {"that", "to"} and first.nbor(-1).text == ","


def _frames(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether words before a cue only say when or where: "Asked why, she said", "In her letter, she said"."""
    words = reading.doc.char_span(*span, alignment_mode="expand")
    first = next((t for t in words or () if t.lower_ not in {"when", "while", "and", "but"}), None)
    if first is None:
        return False
    return first.tag_ in {"VBN", "VBG", "VBD"} or (first.dep_ == "prep" and first.pos_ == "ADP")


def _quoting(report: Report, passage: Passage) -> Attribution:
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
