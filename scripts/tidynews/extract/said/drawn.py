"""A noun of praise or blame in, what somebody has of it from others out: "the plan drew criticism from voters"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import token_spans, without
from tidynews.extract.said.cues import Lexicon
from tidynews.extract.said.nominal_cues import cue_start, noun_content
from tidynews.extract.said.sources import passive, source_span, subject
from tidynews.extract.said.syntax import cue_span, subtree


def drawn(noun: Token, words: Lexicon) -> list[Attribution]:
    """What somebody has from others: "the plan drew criticism", "the support of miners", "his support among them"."""
    sense = next((s for s in words.senses(noun) if s.unowned and not s.bodily and s.act in {"condemn", "praise"}), None)
    if sense is None:
        return []
    verb = _drawing(noun, words)
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    by = _led_by(noun, verb, {"of", "from", "among", "by"} if verb is not None else {"among"})
    if by is None and (owner is not None or sense.kind != "speech" or verb is None):
        return []
    if noun_content(noun, replace(sense, prepositions=_TOPICS)) is not None:
        return []
    struck = owner if verb is None else subject(verb) if owner is None and not passive(verb) else None
    if struck is None or (verb is not None and verb.lemma_ == "have" and by is None):
        return []
    prep, holder = by if by is not None else (None, None)
    start = cue_span(verb, verb, None)[0] if verb is not None else cue_start(noun, struck)
    cue = (start, end_char(prep if prep is not None and prep.i == noun.i + 1 else noun))
    chars = source_span(holder) if holder is not None else None
    found = Attribution(
        head=noun,
        cue=cue,
        sense=sense,
        frame="noun-drawn",
        source=holder,
        content=tuple(without(token_spans(subtree(struck, but=verb)), [cue, chars])),
        source_chars=chars,
        lent=verb,
    )
    return [found]


def _drawing(noun: Token, words: Lexicon) -> Token | None:
    """The verb by which somebody has it: "drew criticism", "came under criticism"."""
    if noun.dep_ == "dobj":
        return noun.head if noun.head.lemma_ in words.drawing_verbs else None
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ == "come"
    return noun.head.head if under else None


def _led_by(noun: Token, verb: Token | None, prepositions: set[str]) -> tuple[Token, Token] | None:
    """A preposition behind a noun or its verb, and the noun to which it leads."""
    for prep in [*noun.rights, *(c for c in (verb.rights if verb is not None else ()) if c.i > noun.i)]:
        if prep.dep_ == "prep" and prep.lower_ in prepositions:
            led = next((c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"}), None)
            if led is not None:
                return prep, led
    return None


_TOPICS = frozenset({"about", "for", "on", "against", "to", "over"})
