"""A quoted passage in its sentence in, the verb that reports it out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.said.cues import Sense, lexicon
from tidynews.extract.said.fragments import Report, tail
from tidynews.extract.said.sources import subject
from tidynews.extract.said.surroundings import DASHES, Passage


def reported_behind(reading: Reading, passage: Passage) -> Report | None:
    """The reporting clause that follows a passage: '…," she said'. Words before the passage belong to what is said."""
    behind = passage.behind
    if not behind:
        return None
    put = _putting(behind)
    if put is not None:
        return Report(*put, *passage.span, leads=False)
    inside = reading.text(*passage.span).rstrip("”\"'’»")
    if inside[-1:] not in _PAUSES and behind[0].text not in DASHES | {","} and not _is_paragraph(passage):
        return None
    verb, sense = _reporting(behind)
    if verb is None:
        return None
    before = _beside(passage.before)
    begins = before[0].idx if before and not _reports(before) else passage.span[0]
    return Report(verb, sense, begins, passage.span[1], leads=False)


def _putting(behind: Sequence[Token]) -> tuple[Token, Sense] | None:
    """The verb that says in which words somebody put it: '“…” was how one MP put it'."""
    if len(behind) < _NEAR - 2 or behind[0].lemma_ != "be" or behind[1].lower_ != "how":
        return None
    words = lexicon()
    told = ((t, s) for t in behind[2:_REACH] if t.pos_ == "VERB" for s in words.senses(t) if s.kind == "speech")
    return next(told, None)


def _beside(before: Sequence[Token]) -> Sequence[Token]:
    """The words that go with a passage, from the bracket or dash on in which it stands: 'the mayor ("…," she said)'."""
    opened = next((n for n in range(len(before), 0, -1) if before[n - 1].text == "("), 0)
    if any(t.text == ")" for t in before[opened:]):
        opened = 0
    return [] if before and before[-1].text in DASHES | {":"} else before[opened:]


def _is_paragraph(passage: Passage) -> bool:
    """Whether a passage opens a paragraph and somebody said it, its comma forgotten: '"It is late" she said.'."""
    verb = next((t for t in passage.behind[:_NEAR] if t.pos_ == "VERB"), None)
    names = all(t.pos_ in {"PROPN", "PRON", "NOUN", "DET", "ADJ", "PUNCT"} for t in passage.behind[:1])
    known = verb is not None and any(s.kind == "speech" and "quote" in s.frames for s in lexicon().senses(verb))
    return passage.starts_paragraph and not passage.before and names and known


def _reporting(behind: Sequence[Token]) -> tuple[Token | None, Sense | None]:
    """The first known verb of a reporting clause; else an unknown one right behind the comma with its own subject."""
    words = lexicon()
    unknown: Token | None = None
    for number, token in enumerate(behind[:_REACH]):
        if token.lower_ in _REASONS:
            break  # "a “rush,” because nobody was asked"
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
    told = (t for t in before if t.tag_ != "VB")
    reports = (any("quote" in s.frames and s.act not in _DEEDS for s in words.senses(t)) for t in told)
    return any(reports)


def reported_before(reading: Reading, passage: Passage) -> Report | None:
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
        head = passage.behind[0].head.idx if passage.behind[0].dep_ == "prep" else -1
        end = tail(reading, passage, verb) if passage.span[0] < head < passage.span[1] else _clause_end(verb, passage)
    return Report(verb, sense, start, end, leads=True)


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


_REASONS = frozenset({"because", "when", "while", "although", "though", "after", "before", "since", "if"})
_DEEDS = frozenset({"promise", "praise", "demand", "predict", "believe", "declare"})  # as often done as said
_PAUSES = frozenset({",", "?", "!", "—", "-", "…", "."})
_REACH = 25  # tokens in which the verb of a reporting clause is looked for
_NEAR = 6  # and an unknown verb
