"""A parsed document in, the places where a word of the lexicon takes a speaker and a content out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from tidynews.extract.said.around import according, in_poll, in_view
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import token_spans, without
from tidynews.extract.said.cues import Lexicon, Sense, lexicon
from tidynews.extract.said.drawn import drawn
from tidynews.extract.said.further import alone
from tidynews.extract.said.nominal_cues import adjective, adverb, noun
from tidynews.extract.said.shapes import SHAPES
from tidynews.extract.said.sources import passive, source_span, subject
from tidynews.extract.said.speakers import can_speak
from tidynews.extract.said.syntax import cue_span, dative, infinitive, without_background
from tidynews.extract.said.unjoined import FINITE, goes_elsewhere, is_circumstance, is_clause, with_list


def attributions(doc: Doc) -> Iterator[Attribution]:
    """The attributions that dependencies show. Where a verb only lends itself to a noun, they are one."""
    words = lexicon()
    found: list[Attribution] = []
    for token in doc:
        pos, word = token.pos_, token.lower_
        if pos in {"VERB", "AUX"}:
            found.extend(_verb(token, words))
        elif pos == "NOUN":
            found.extend(drawn(token, words) or noun(token, words))
        elif pos == "ADJ":
            found.extend(adjective(token, words))
        elif pos == "ADV" and word in words.adverbs:
            found.append(adverb(token, words.adverbs[word][0]))
        if word == "according":
            found.extend(according(token))
        elif word == "in":
            found.extend(in_view(token) or in_poll(token))
    lent = {a.lent.i for a in found if a.lent is not None}
    return (a for a in found if a.head is None or a.head.i not in lent or a.frame not in {"object", "prep"})


def _verb(verb: Token, words: Lexicon) -> Iterator[Attribution]:
    senses = words.senses(verb)
    if not senses or verb.dep_ in {"amod", "compound", "aux", "auxpass"} or _leads(verb, words):
        return
    first = _first(verb, words)
    if verb.lemma_ == "comment" and first.lemma_ in {"decline", "refuse"}:
        return  # that is what was declined
    source = subject(first)
    for frame in SHAPES:
        for sense in senses:
            if not _takes(verb, sense, frame):
                continue
            found = SHAPES[frame](verb, sense)
            if found is None:
                continue
            tokens, prep = found
            if frame in _DEEDS and first == verb and infinitive(verb) and sense.kind == "speech":
                return  # "met to discuss", "used it to share": what is done, not said
            if frame in _DEEDS and sense.kind != "evidence" and source is not None and not can_speak(source):
                return  # "the port offers", "the signs point to"
            yield _built(_Cue(verb, first, source), sense, frame, tokens, prep)
            return
    if any("clause" in sense.frames and sense.kind in {"speech", "evidence", "thought"} for sense in senses):
        yield from (
            _beside(verb, first, senses, source)
            or _trailing(verb, first, senses, source)
            or _after(verb, first, senses, source)
        )


def _takes(verb: Token, sense: Sense, frame: str) -> bool:
    """Whether a sense takes its content in this shape; every verb of saying does as in "is said to have left"."""
    said_to = frame == "to" and "clause" in sense.frames and sense.kind == "speech" and passive(verb)
    return frame in sense.frames or (frame == "prep" and bool(sense.prepositions)) or said_to


@dataclass(frozen=True)
class _Cue:
    """A cue verb, the verb with which the cue begins, and who says it."""

    verb: Token
    first: Token
    source: Token | None


def _built(word: _Cue, sense: Sense, frame: str, tokens: set[Token], prep: Token | None) -> Attribution:
    verb, first, source = word.verb, word.first, word.source
    cue = cue_span(first, verb, prep)
    direct = next((c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}), None)
    heard = "listener" in sense.frames and direct is not None and direct not in tokens
    kept = without_background(alone(tokens, verb), frame)
    spans = without(token_spans(with_list(kept) if frame in _DEEDS else kept), [cue])
    chars = source_span(source, verb) if source is not None and source not in tokens else None
    return Attribution(
        head=verb,
        cue=cue,
        sense=sense,
        frame=frame,
        source=source if chars is not None else None,
        content=tuple(without(spans, [chars])),
        listener=(direct if heard else None) or dative(verb),
        target=(direct or _led(prep) or _raised(verb)) if sense.target is not None and not heard else None,
        source_chars=chars,
    )


def _beside(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """A reporting clause that the parser hung beside what is said: "the plan, she said, is bad", "as she said"."""
    sense = next(s for s in senses if "clause" in s.frames)
    host = verb.head
    marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if host == verb or source is None or not (verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and marked)):
        return []
    if source not in set(verb.subtree):
        return []
    tokens = set(host.subtree) - set(verb.subtree)
    return [_built(_Cue(verb, first, source), sense, "beside", tokens, None)]


def _trailing(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """A reporting clause at the end that the parser did not join to its sentence: "Bridge unsafe, council says"."""
    sense = next(s for s in senses if "clause" in s.frames)
    if source is None or source.sent != verb.sent or abs(source.i - verb.i) > _CLOSE or source.tag_ in _RELATIVE:
        return []
    begin = min(source.left_edge.i, first.i)
    sentence = verb.sent
    if begin - sentence.start < _CLOSE or verb.doc[begin - 1].text != ",":
        return []
    end = max(verb.i, source.right_edge.i) + 1
    if any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[end : sentence.end]) or is_circumstance(verb, sentence[0]):
        return []
    tokens = set(verb.doc[sentence.start : begin - 1])
    return [_built(_Cue(verb, first, source), sense, "trailing", tokens, None)]


def _after(verb: Token, first: Token, senses: Sequence[Sense], source: Token | None) -> list[Attribution]:
    """What follows a sure reporting verb up to the end of the sentence, where the parser saw no clause in it."""
    sense = next(s for s in senses if "clause" in s.frames)
    sentence = verb.sent
    if source is None or source.i > verb.i or source.sent != sentence or verb.tag_ not in FINITE:
        return []
    begin = verb.i + 1
    skipped = {t for c in verb.rights if c.dep_ in {"npadvmod", "advmod", "prt"} for t in c.subtree}
    if "listener" in sense.frames:
        skipped |= {t for c in verb.rights if c.dep_ in {"dobj", "dative"} for t in c.subtree}
    while begin < sentence.end and verb.doc[begin] in skipped:
        begin += 1
    rest = _told(verb, verb.doc[begin : sentence.end], speech=sense.kind == "speech")
    rest = list(takewhile(lambda t: t.text not in {";", ":"} and not goes_elsewhere(t), rest))
    if not is_clause(verb, rest):
        return []
    return [_built(_Cue(verb, first, source), sense, "after", set(rest), None)]


def _told(verb: Token, rest: Span, *, speech: bool) -> Sequence[Token]:
    """What follows a verb, without where or when it was said: "wrote in a letter that", "said as he left"."""
    words = list(rest)
    if not words or words[0].pos_ not in {"ADP", "SCONJ"} or words[0].lower_ in _CONTENT:
        return words
    if not speech and words[0].lower_ == "when":
        return words  # "remembers when it was built"
    place = words[0].right_edge.i if words[0].head == verb and words[0].dep_ == "prep" else -1
    for number, token in enumerate(words):
        if token.lower_ == "that" and token.tag_ != "DT":
            return words[number:]
        if token.text == "," and token.i == place + 1:
            return words[number + 1 :]
    return []


def _raised(verb: Token) -> Token | None:
    """Who is asked, where the parser made it the subject of what is asked: "urged the crews to return"."""
    asked = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and infinitive(c)), None)
    return next((c for c in asked.lefts if c.dep_ == "nsubj"), None) if asked is not None else None


def _led(prep: Token | None) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None


def _leads(verb: Token, words: Lexicon) -> bool:
    """Whether a verb only leads to the real cue: "refused" in "refused to say that"."""
    if words.lemma(verb) not in words.leading_verbs:
        return False
    for child in verb.children:
        if child.dep_ == "xcomp" and infinitive(child):
            inner = words.senses(child)
            return (
                any(s.kind == "speech" for s in inner)
                and child.lemma_ != "comment"
                and any(c.dep_ in {"ccomp", "dobj", "prep", "xcomp"} for c in child.rights)
            )
    return False


def _first(verb: Token, words: Lexicon) -> Token:
    """Where the cue begins: "went" in "went on to say"."""
    while (
        verb.dep_ == "xcomp" and verb.head != verb and verb.head.lemma_ in words.leading_verbs and verb.head.i < verb.i
    ):
        if any(c.dep_ == "dobj" for c in verb.head.children):
            break
        verb = verb.head
    return verb


_DEEDS = frozenset({"object", "prep"})
_CONTENT = frozenset({"that", "whether", "if", "how", "why", "what", "like"})
_RELATIVE = frozenset({"WP", "WDT"})
_CLOSE = 4  # tokens between a reporting verb and its subject at the end of a sentence
