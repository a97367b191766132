"""Attributions and quotations in, attributions whose contents have their quotations whole out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tidynews.extract.contents import Span, merged, passages, trimmed, whole_quotations, without
from tidynews.extract.cues import Sense, lexicon
from tidynews.extract.frames import Attribution, cue_span, negated
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import Quotation
from tidynews.extract.sources import source_span, subject


@dataclass
class _Passage:
    """A quoted passage, the words of its sentence before and behind it, and the attribution that it belongs to."""

    span: Span
    before: list[Token]
    behind: list[Token]
    starts_paragraph: bool
    follows: bool
    owner: int | None = None


def join(reading: Reading, quotations: Sequence[Quotation], found: Sequence[Attribution]) -> list[Attribution]:
    """Give every quoted passage to the attribution whose cue reports it, and make contents whole.

    A passage belongs to the reporting clause beside it; else to the claim whose content it cuts; else it goes on with
    the claim before it; else it is a claim without a cue, if it is a sentence. Anything shorter is a scare quote.
    """
    spans = passages(quotations)
    result = [_whole(reading, attribution, spans) for attribution in found]
    quoted = list(_in_context(reading, spans))
    for passage in quoted:
        _own(reading, passage, result, spans)
    _go_on(quoted, quotations, result)
    for passage in quoted:
        if passage.owner is None and _speaks(reading, passage):
            result.append(Attribution(None, None, None, "quotation", None, (passage.span,)))
    return [_exact(reading, a, spans) for a in result]


def _in_context(reading: Reading, spans: Sequence[Span]) -> Iterator[_Passage]:
    """The passages with the words of their sentences around them."""
    tokens = [t for t in reading.doc if not t.is_space]
    at = 0
    previous: Span | None = None
    for number, span in enumerate(spans):
        segment = reading.segment_at(span[0])
        fresh = previous is None or previous[0] < segment.start_char
        begin = segment.start_char if fresh or previous is None else previous[1]
        following = spans[number + 1][0] if number + 1 < len(spans) else segment.end_char
        stop = min(following, segment.end_char)
        while at < len(tokens) and tokens[at].idx < begin:
            at += 1
        gap: list[Token] = []
        while at < len(tokens) and end_char(tokens[at]) <= span[0]:
            gap.append(tokens[at])
            at += 1
        behind: list[Token] = []
        ahead = at
        while ahead < len(tokens) and tokens[ahead].idx < stop:
            if tokens[ahead].idx >= span[1]:
                behind.append(tokens[ahead])
            ahead += 1
        yield _Passage(
            span=span,
            before=_last_sentence(
                gap, after_stop=previous is not None and not fresh and _stops(reading, previous, gap)
            ),
            behind=[] if _stops(reading, span, behind) else _first_sentence(behind),
            starts_paragraph=not gap and fresh,
            follows=not fresh and not any(t.text in _STOPS for t in gap[:-1]),
        )
        previous = span


def _stops(reading: Reading, span: Span, behind: Sequence[Token]) -> bool:
    """Whether a passage ends its sentence: a full stop inside, and no reporting clause behind."""
    inside = reading.text(*span).rstrip("”\"'’» ")
    if inside[-1:] not in {".", "?", "!", "…"}:
        return False
    first = next((t for t in behind if not t.is_punct), None)
    if first is None:
        return True
    if behind[0].text in {",", "—", "–", "--", "-"} or (first.is_lower and first.i - behind[0].i < 1):
        return False
    words = lexicon()
    stretch = _first_sentence(behind)
    return not (
        len(stretch) <= (12 if inside[-1] != "." else 7)
        and any(any("quote" in s.frames for s in words.senses(t)) for t in stretch[:6])
    )


def _first_sentence(tokens: Sequence[Token]) -> list[Token]:
    for number, token in enumerate(tokens):
        if token.text in _STOPS:
            return list(tokens[:number])
    return list(tokens)


def _last_sentence(tokens: Sequence[Token], *, after_stop: bool) -> list[Token]:
    for number in range(len(tokens) - 1, -1, -1):
        if tokens[number].text in _STOPS:
            return list(tokens[number + 1 :])
    del after_stop
    return list(tokens)


def _own(reading: Reading, passage: _Passage, result: list[Attribution], spans: Sequence[Span]) -> None:
    """Find the attribution that reports a passage, and give it the passage."""
    found = _behind(reading, passage) or _before(reading, passage)
    if found is not None:
        verb, sense, lead = found
        passage.owner = _attributed(verb, sense, lead, passage, result)
        return
    start, end = passage.span
    for number, attribution in enumerate(result):
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            continue
        if any(s < end and e > start for s, e in attribution.content):
            passage.owner = number
            return
    del spans


def _behind(reading: Reading, passage: _Passage) -> tuple[Token, Sense | None, int | None] | None:
    """The reporting clause that follows a passage: '…," she said'. The third is where a lead-in sentence begins."""
    behind = passage.behind
    if not behind:
        return None
    inside = reading.text(*passage.span).rstrip("”\"'’»")
    comma = inside[-1:] in {",", "?", "!", "—", "-", "…", "."} or behind[0].text in {",", "—", "–", "--", "-"}
    if not comma:
        return None
    words = lexicon()
    for number, token in enumerate(behind[:20]):
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        sense = next((s for s in words.senses(token) if "quote" in s.frames), None)
        if token.dep_ in {"relcl", "acl"} and sense is None:
            continue
        if token.dep_ in {"aux", "auxpass"}:
            continue
        known = sense is not None
        if not known and (number > 6 or token.tag_ not in {"VBD", "VBZ", "VBG"} or not _leans_on_comma(behind, token)):
            return None
        lead = passage.before[0].idx if passage.before and not _reports(passage.before) else None
        return token, sense, lead
    return None


def _leans_on_comma(behind: Sequence[Token], verb: Token) -> bool:
    source = subject(verb)
    return source is not None and behind[0].idx <= source.idx <= behind[-1].idx


def _reports(before: Sequence[Token]) -> bool:
    """Whether the words before a passage hold a cue, so that they are no part of what is said."""
    words = lexicon()
    return any(any("quote" in s.frames for s in words.senses(t)) for t in before) or before[-1].text in {":"}


def _before(reading: Reading, passage: _Passage) -> tuple[Token, Sense | None, int | None] | None:
    """The reporting clause that leads to a passage: 'She said: "…'."""
    before = passage.before
    if not before:
        return None
    words = lexicon()
    last = before[-1]
    direct = last.text in {",", ":", "—", "–", "--"} or last.lower_ == "that"
    for token in reversed(before):
        if token.pos_ not in {"VERB", "AUX", "NOUN"} or token.dep_ in {"aux", "auxpass"}:
            continue
        sense = next((s for s in words.senses(token) if "quote" in s.frames), None)
        if token.pos_ == "NOUN":
            sense = None
        if sense is not None and (direct or token == last):
            return token, sense, None
        if sense is None and token.pos_ == "VERB" and last.text != ":" and token.tag_ != "VBG":
            return None
    if last.text == ":":
        verbs = [t for t in before if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass", "relcl", "acl"}]
        if verbs and subject(verbs[0]) is not None:
            return verbs[0], None, None
    return None


def _attributed(
    verb: Token, sense: Sense | None, lead: int | None, passage: _Passage, result: list[Attribution]
) -> int:
    """The number of the attribution whose cue is `verb`, made if need be, with the passage added to its content."""
    start, end = passage.span
    content = [(lead if lead is not None else start, end)]
    number = next((n for n, a in enumerate(result) if a.head == verb), None)
    if number is not None:
        known = result[number]
        if known.frame in {"quote", "quoted"} or (lead is None and not _adjacent_clause(verb, passage)):
            old = list(known.content) if known.frame == "quote" else []
            result[number] = replace(known, frame="quote", content=tuple(merged([*old, *content])))
        else:
            result[number] = replace(known, content=tuple(merged([*known.content, *content])))
        return number
    source = _speaker(verb, passage)
    chars = source_span(source, verb) if source is not None else None
    result.append(
        Attribution(
            head=verb,
            cue=cue_span(verb, verb, None),
            sense=sense,
            frame="quote",
            source=source,
            content=tuple(content),
            listener=next((c for c in verb.children if c.dep_ in {"dobj", "dative"}), None)
            if verb.lemma_ == "tell"
            else None,
            negated=negated(verb, verb),
            source_chars=chars,
        )
    )
    return len(result) - 1


def _adjacent_clause(verb: Token, passage: _Passage) -> bool:
    """Whether the passage is only the beginning of a clause: 'said "the plan" was bad'."""
    return bool(passage.before) and passage.before[-1] == verb and bool(passage.behind) and passage.behind[0].is_lower


def _speaker(verb: Token, passage: _Passage) -> Token | None:
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


def _go_on(quoted: Sequence[_Passage], quotations: Sequence[Quotation], result: list[Attribution]) -> None:
    """Give passages without a cue to the claim that they continue."""
    place = {passage.span: passage for passage in quoted}
    for quotation in quotations:
        owners = [place[s].owner for s in quotation.spans if place[s].owner is not None]
        for span in quotation.spans:
            if owners and place[span].owner is None:
                place[span].owner = owners[0]
                _add(result, owners[0], span)
    for last, passage in zip(quoted, quoted[1:], strict=False):
        if passage.owner is not None or last.owner is None or passage.before:
            continue
        if passage.starts_paragraph or passage.follows:
            passage.owner = last.owner
            _add(result, last.owner, passage.span)


def _add(result: list[Attribution], owner: int | None, span: Span) -> None:
    assert owner is not None
    result[owner] = replace(result[owner], content=tuple(merged([*result[owner].content, span])))


def _speaks(reading: Reading, passage: _Passage) -> bool:
    """Whether a passage without a cue is somebody's words: a sentence, not a title or a scare quote."""
    words = reading.text(*passage.span).split()
    kind = reading.segment_at(passage.span[0]).kind
    if kind in {"headline", "standfirst"}:
        return len(words) >= _SENTENCE
    return len(words) >= _SENTENCE and not passage.before and not passage.behind


def _whole(reading: Reading, attribution: Attribution, spans: Sequence[Span]) -> Attribution:
    del reading
    return replace(attribution, content=tuple(whole_quotations(attribution.content, spans, attribution.cue)))


def _exact(reading: Reading, attribution: Attribution, spans: Sequence[Span]) -> Attribution:
    """The content without cue, speaker and loose punctuation."""
    content = without(attribution.content, [attribution.cue, attribution.source_chars])
    return replace(attribution, content=tuple(trimmed(reading.article.text, content, spans)))


_STOPS = frozenset({".", "?", "!"})
_SENTENCE = 4
