"""An attribution whose content is complete in, the same with a better source out, where one can now be told."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span
from tidynews.extract.said.sources import source_span
from tidynews.extract.said.speakers import listed
from tidynews.extract.said.subjects import subject


def with_source(found: Attribution) -> Attribution:
    """The attribution; one that lacks its source because it stood in the first guess at its content gets it.

    A pronoun that owns what somebody does again ("renewed his attacks on") makes way for who does it.
    """
    if found.head is None or found.cue is None:
        return found
    if found.source is None and found.head.pos_ == "VERB":
        return _sourced(found, subject(found.head))
    if found.source is not None and found.source.tag_ == "PRP$" and found.source.lower_ != "my":
        verb = _done(found.head)
        doer = subject(verb) if verb is not None else None
        return _sourced(found, doer) if doer is not None and doer.lower_ not in {"i", "we"} else found
    return found


def _sourced(found: Attribution, source: Token | None) -> Attribution:
    if source is None or found.head is None or found.cue is None:
        return found
    chars = source_span(source, found.head)
    if any(_meet(chars, span) for span in (*found.content, found.cue)):
        return found
    return replace(found, source=source, source_chars=chars)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _done(noun: Token) -> Token | None:
    """The verb that says that somebody goes on with, renews or softens what a noun says."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head
    return verb if verb.lemma_ in listed("again") and verb.pos_ == "VERB" else None
