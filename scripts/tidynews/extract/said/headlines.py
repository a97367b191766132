"""Attributions in, those of headlines whose verb the parser took for a plural put right out: "Oslo rejects claim"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.cues import Sense, lexicon


def mended(reading: Reading, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with one for each verb of a headline that was read as part of its subject."""
    result = list(found)
    for segment in reading.article.segments:
        if segment.kind not in {"headline", "standfirst", "subheading"}:
            continue
        line = reading.doc.char_span(segment.start_char, segment.end_char, alignment_mode="contract")
        verb = _verb([t for t in line or () if not t.is_space])
        if verb is not None:
            result = [_without(a, verb[0]) for a in result]
            result.append(_rejecting(*verb))
    return result


def _verb(line: Sequence[Token]) -> tuple[Token, Sense, Sequence[Token]] | None:
    """The word behind a name at the beginning that looks like a plural and is a cue, its sense, and the line."""
    named = next((n for n, t in enumerate(line) if t.ent_type_ not in _ACTING), len(line))
    if not 0 < named <= _LONGEST or len(line) < named + 2:
        return None
    verb, following = line[named], line[named + 1]
    if verb.tag_ not in {"NNS", "NNPS", "NNP"} or not verb.lower_.endswith("s"):
        return None
    words = lexicon()
    senses = words.verbs.get(verb.lower_.removesuffix("s"), ()) or words.verbs.get(verb.lower_.removesuffix("es"), ())
    sense = next((s for s in senses if s.kind == "speech" and "object" in s.frames and not s.bodily), None)
    opens = following.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"} or following.lower_ in words.nouns
    return (verb, sense, line) if sense is not None and opens else None


def _rejecting(verb: Token, sense: Sense, line: Sequence[Token]) -> Attribution:
    behind = [t for t in line if t.i > verb.i]
    name = line[0].doc[line[0].i : verb.i]
    return Attribution(
        head=verb,
        cue=(verb.idx, end_char(verb)),
        sense=sense,
        frame="object",
        source=name[-1],
        content=((behind[0].idx, end_char(behind[-1])),),
        source_chars=(line[0].idx, end_char(name[-1])),
    )


def _without(attribution: Attribution, verb: Token) -> Attribution:
    """An attribution that does not take the verb for its source: "claim" in "Oslo rejects claim" is a noun."""
    chars = attribution.source_chars
    if chars is None or not chars[0] <= verb.idx < chars[1] or attribution.head == verb:
        return attribution
    return replace(attribution, source=None, source_chars=None, frame="noun-clause")


_ACTING = frozenset({"GPE", "PERSON", "ORG", "NORP"})
_LONGEST = 5  # words of a name
