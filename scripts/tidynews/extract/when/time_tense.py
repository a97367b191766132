"""A time expression in the parse in, whether what it dates lies behind or ahead out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tidynews.extract.when.time_context import root
from tidynews.extract.when.time_words import words


def tense(span: Span, *, headline: bool = False) -> str:
    """Say "past" or "future"; "either" for a noun's date ("Monday's vote will"), "" where the parse does not say.

    The present tense tells of what is to come ("the council meets on Friday"), but in a headline of what was.
    """
    token, through_noun = root(span), False
    for _ in range(_DEEPEST):
        if not span.start <= token.i < span.end and token.lemma_.lower() in words()["coming"]:
            return "future"
        if token.pos_ in _VERBAL:
            return _of_verb(token, through_noun, headline)
        if token.dep_ == "prep" and _verb_tense(_verb_above(token)) in _AHEAD.get(token.lower_, ()):
            return "future"
        if token.head.i == token.i:
            return ""
        through_noun |= token.dep_ in {"poss", "compound"} or (
            token.pos_ in {"NOUN", "PROPN"} and token.i != span[-1].i
        )
        through_noun |= token.lower_ in _WHILE
        token = token.head
    return ""


def _of_verb(verb: Token, through_noun: bool, headline: bool) -> str:
    found = _verb_tense(verb)
    if found == "present":
        return "past" if headline else "" if through_noun or verb.lemma_ in words()["about"] else "future"
    return "either" if found == "future" and through_noun else found


def _verb_tense(verb: Token) -> str:  # noqa: PLR0911 - one line a tense
    """The tense of a verb with its helpers; participles and infinitives without one have that of the verb above."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    tags = {child.tag_ for child in helpers}
    perfect = any(child.lemma_ == "have" for child in helpers)
    if "MD" in tags and not perfect:
        return "future"
    if "TO" in tags and not perfect:
        return _infinitive_tense(verb)
    if perfect or verb.tag_ == "VBD" or "VBD" in tags:
        return "past"
    if verb.tag_ == "VBG" and tags & {"VBZ", "VBP"}:
        return "future"
    if verb.tag_ in {"VBZ", "VBP"} or tags & {"VBZ", "VBP"}:
        return "past" if verb.tag_ == "VBN" else "present"
    above = _verb_above(verb)
    if verb.dep_ in {"advcl", "xcomp", "conj"} and above.i != verb.i:
        return _verb_tense(above)
    return "past" if verb.tag_ == "VBN" else ""


def _infinitive_tense(verb: Token) -> str:
    """As in: "plans to meet on Monday" looks ahead; "managed to meet on Monday" is as its verb; alone it is a plan."""
    head = verb.head
    if head.lemma_.lower() in words()["coming"] or (verb.dep_ == "xcomp" and head.lemma_ in {"be", "go"}):
        return "future"
    above = _verb_above(verb)
    return _verb_tense(above) if above.i != verb.i and above.pos_ in _VERBAL else "future"


def _verb_above(token: Token) -> Token:
    """The nearest verb above; the top of the tree where there is none."""
    above = token.head
    while above.pos_ not in _VERBAL and above.head.i != above.i:
        above = above.head
    return above


_DEEPEST = 12
_VERBAL = frozenset({"VERB", "AUX"})
# Prepositions that look ahead, and the tenses of the verb above with which they do.
_WHILE = frozenset({"over", "during", "from", "after", "since", "of"})
_AHEAD = {"before": ("future",), **dict.fromkeys(("by", "until", "till"), ("future", "present", ""))}
