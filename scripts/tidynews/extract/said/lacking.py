"""An attribution whose content is complete in, the same with a better source out, where one can now be told."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.clauses import passive
from tidynews.extract.said.contents import Span, without
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import beside
from tidynews.extract.said.sources import source_span
from tidynews.extract.said.speakers import can_speak, is_name, listed
from tidynews.extract.said.subjects import subject


def with_source(found: Attribution) -> Attribution:
    """The attribution; one that lacks its source because it stood in the first guess at its content gets it.

    A pronoun that owns what somebody does again ("renewed his attacks on") makes way for who does it.
    """
    if found.head is None or found.cue is None:
        return found
    if found.source is None and found.frame != "noun-clause" and found.head.pos_ == "VERB" and not passive(found.head):
        for source in (subject(found.head), *beside(found.head)):
            better = _sourced(found, source)
            if better.source is not None:
                return better
    if found.source is None and is_name(before := found.head.nbor(-1 if found.head.i else 0)):
        return _sourced(found, before)
    if found.source is None and found.frame in _NOUNS and (verb := _having(found.head)) is not None:
        source = subject(verb)
        return _sourced(found, source) if source is not None and can_speak(source) else found
    if (
        found.source is not None
        and found.source.dep_ == "poss"
        and found.source.pos_ == "PRON"
        and found.source.lower_ != "my"
    ):
        verb = _done(found.head)
        doer = subject(verb) if verb is not None else None
        return _sourced(found, doer) if doer is not None and doer.lower_ not in {"i", "we"} else found
    return found


def _sourced(found: Attribution, source: Token | None) -> Attribution:
    if source is None or found.head is None or found.cue is None:
        return found
    chars = source_span(source, found.head)
    said = found.quoted or found.content  # '"…," tweeted a teacher from Arda': the teacher is no part of what is said
    last = found.content[-1] if found.content else found.cue
    if last[0] < chars[0] and last[1] <= chars[1] <= found.cue[0]:  # "the port is shut, Marlo, its head, wrote"
        said = tuple(without(said, [chars]))
    if any(_meet(chars, span) for span in (*said, found.cue)):
        return found
    return replace(found, source=source, source_chars=chars, content=tuple(without(found.content, [chars])))


def _having(noun: Token) -> Token | None:
    """The verb of which somebody's view is the object or manner: "went in with the argument that"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in _MANNER:
        verb = verb.head
    while verb.pos_ in {"NOUN", "PROPN", "ADP"} and verb.dep_ in {"pobj", "prep", "dobj"} and noun.dep_ == "pobj":
        verb = verb.head  # "sent it to the courts in the hope that"
    return verb if verb.pos_ == "VERB" and not lexicon().senses(verb) and noun.dep_ in {"dobj", "pobj"} else None


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _done(noun: Token) -> Token | None:
    """The verb that says that somebody goes on with, renews or softens what a noun says."""
    verb = noun.head
    how = noun.dep_ == "pobj" and verb.dep_ == "prep" and verb.lower_ == "in"  # "was blunt in his criticism of"
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head
    if how and verb.dep_ == "acomp":
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    return verb if verb.lemma_ in listed("again") or (how and not lexicon().senses(verb)) else None


_NOUNS = frozenset({"noun-clause", "noun-prep", "noun-to"})
_MANNER = frozenset({"in", "with", "under", "on", "by", "of", "to", "from", "for"})
