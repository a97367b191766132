"""An attribution and the quoted passages in, where exactly its speaker, cue and content begin and end out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import nested
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span, stripped, trimmed, whole_quotations, without
from tidynews.extract.said.surroundings import DASHES


def whole(reading: Reading, attribution: Attribution, spans: Sequence[Span]) -> Attribution:
    """The attribution with the quotations that its content cuts whole, and those joined to them by "and"."""
    content = whole_quotations(attribution.content, spans, attribution.cue)
    for before, after in pairwise(spans):
        if content and content[-1][1] == before[1] and _JOINED.fullmatch(reading.article.text, before[1], after[0]):
            content[-1] = (content[-1][0], after[1])
    return replace(attribution, content=tuple(content))


def exact(reading: Reading, attribution: Attribution, spans: Sequence[Span]) -> Attribution:
    """The content without cue, speaker, loose punctuation and what follows a quotation as the journalist's own."""
    text = reading.article.text
    cue = stripped(text, attribution.cue) if attribution.cue is not None else None
    source = _bare(text, attribution.source_chars) if attribution.source_chars is not None else None
    content = trimmed(text, without(attribution.content, [cue, source]), spans)
    heard = _heard(text, cue, content, spans)
    if heard is not None:
        return replace(attribution, cue=cue, source_chars=source, content=(heard,), quoted=(heard,))
    if content and attribution.frame not in {"quote", "label", "quotation"}:
        content[-1] = _closed(reading, content[-1], spans)
    quoted = [span for span in spans if any(s <= span[0] and span[1] <= e for s, e in content)]
    return replace(attribution, cue=cue, source_chars=source, content=tuple(content), quoted=tuple(quoted))


def _heard(text: str, cue: Span | None, content: list[Span], spans: Sequence[Span]) -> Span | None:
    """The words that somebody quotes inside his own: “He said ‘I left,’ and that was false”."""
    outer = next((s for s in spans if cue is not None and s[0] < cue[0] and cue[1] < s[1]), None)
    for start, end in nested(text, *outer) if outer is not None and content else ():
        paused = text[start:end].rstrip(_CLOSING + "’")[-1:] in _PAUSES
        if content[0][0] in {start, start + 1} and content[-1][1] >= end - 2 and paused:
            return start, end
    return None


def _bare(text: str, source: Span) -> Span:
    """A speaker without marks that a quotation before it has left there."""
    start, end = source
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    return stripped(text, (start, end))


def _closed(reading: Reading, content: Span, spans: Sequence[Span]) -> Span:
    """The content up to its last quotation, if what follows that is an aside: "…” as he left", "…”, adding that"."""
    last = next((end for start, end in reversed(spans) if content[0] <= start and end <= content[1]), None)
    tail = reading.doc.char_span(last, content[1], alignment_mode="contract") if last is not None else None
    words = [t for t in tail or () if not t.is_space]
    if last is None or not words:
        return content
    comma = words[0].text in DASHES | {","}
    word = next((t for t in words if not t.is_punct), words[0])
    before = reading.text(content[0], last)
    paused = comma or before.rstrip(_CLOSING)[-1:] == ","  # “sound,” though
    marks = word.dep_ == "mark" and word.lower_ in _ASIDES
    when = word.ent_type_ in {"DATE", "TIME"}
    if (marks and paused) or when or (comma and (word.tag_ in {"VBG", "WDT", "WP"} or word.lower_ in _ASIDES)):
        return content[0], last
    end = next((t.idx for t in words if _is_dash(t)), None) if len(_DASH.findall(before)) % 2 == 0 else None
    if end is None:
        end = _comment(words)
    return content if end is None else (content[0], end)


def _is_dash(token: Token) -> bool:
    """Whether a dash sets words apart: "the “plan” - a poor one", not "the “plan”-maker"."""
    return token.text in DASHES and (token.text != "-" or token.idx > end_char(token.nbor(-1)))


def _comment(words: Sequence[Token]) -> int | None:
    """Where the journalist's own words begin behind a comma: "…, implicitly putting", "…, a charge that he denies"."""
    for mark, first, second in zip(words, words[1:], words[2:], strict=False):
        if mark.text == "," and (first.tag_ == "VBG" or (first.tag_ == "RB" and second.tag_ == "VBG")):
            return mark.idx
        if mark.text == "," and first.lower_ in {"a", "an"} and any(c.dep_ == "relcl" for c in first.head.rights):
            return mark.idx
    return None


_DASH = re.compile(r"[—–―]|--| - ")
_JOINED = re.compile(
    r"[ \xa0]*,?[ \xa0]*(?:and|or)[ \xa0]+(?:an?[ \xa0]+|the[ \xa0]+|as[ \xa0]+)*"
)  # “old” and a “danger”
_MARKS = frozenset('"”’,;')
_PAUSES = frozenset(",.?!")
_CLOSING = "\"”'’» "
_ASIDES = frozenset({"as", "while", "before", "after", "when", "though", "although"})
