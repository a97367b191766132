"""A noun, adjective or adverb of the lexicon in, the attribution that it makes out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.bodily import with_words
from tidynews.extract.said.contents import Span, token_spans, without
from tidynews.extract.said.cues import Lexicon, Sense, lexicon
from tidynews.extract.said.sources import source_span, subject
from tidynews.extract.said.syntax import (
    VENUES,
    cue_span,
    infinitive,
    subtree,
    that_clause,
    without_background,
)


def noun(word: Token, words: Lexicon) -> Iterator[Attribution]:
    """Yield what a speech noun makes: "the claim that", "their demand for", "made the claim that"."""
    for sense in words.senses(word):
        verb = _light(word, sense, words)
        found = noun_content(word, sense) or _lent_content(word, sense, verb)
        if found is None or (sense.verbs and verb is None):
            continue
        tokens, prep, frame = found
        if (
            frame == "noun-clause"
            and word.dep_ == "pobj"
            and word.head.lower_ in VENUES
            and words.senses(word.head.head)
        ):
            return
        holder, chars = _holder(word, verb, tokens, words)
        if holder is None and frame != "noun-clause" and not (sense.unowned and _is_topic(prep)):
            return
        start = min(cue_span(verb, verb, None)[0], word.idx) if verb is not None else word.idx
        if verb is None:
            start = cue_start(word, holder)
        cue = (start, end_char(prep if prep is not None and prep.i - word.i == 1 else word))
        if holder is not None and verb is None and holder.i > word.i and prep is None:
            cue = (start, end_char(word))
        yield Attribution(
            head=word,
            cue=cue,
            sense=sense,
            frame=frame,
            source=holder,
            content=tuple(without(token_spans(without_background(tokens, frame)), [cue, chars])),
            source_chars=chars,
            lent=verb,
        )
        return


def cue_start(noun: Token, holder: Token | None) -> int:
    """Where a cue begins with the adjectives before its noun, behind whose it is."""
    modifiers = [c for c in noun.lefts if c.dep_ in {"amod", "compound"} and c != holder]
    return min([noun.idx, *(m.left_edge.idx for m in modifiers if holder is None or m.i > holder.i)])


def noun_content(noun: Token, sense: Sense) -> tuple[set[Token], Token | None, str] | None:
    """What a noun says: its content, the preposition that leads to it, and the name of the shape."""
    for child in noun.rights:
        if "clause" in sense.frames and child.dep_ in {"acl", "relcl", "ccomp"} and that_clause(child):
            return subtree(child), None, "noun-clause"
        if "to" in sense.frames and child.dep_ in {"acl", "relcl", "xcomp"} and infinitive(child):
            return subtree(child), None, "noun-to"
    be = noun.head
    if noun.dep_ == "nsubj" and be.lemma_ == "be":
        for child in be.children:
            if child.dep_ in {"ccomp", "xcomp"} and ("clause" in sense.frames or "to" in sense.frames):
                return subtree(child), None, "noun-is"
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in sense.prepositions:
            led = next((c for c in child.children if c.dep_ == "pobj"), None)
            if led is not None and led.ent_type_ in {"DATE", "TIME"}:
                continue
            if sense.bodily and (led is None or not with_words(noun, led, lexicon())):
                continue
            tokens = {t for t in child.subtree if t.i > child.i}
            if tokens:
                return tokens, child, "noun-prep"
    return None


def _lent_content(noun: Token, sense: Sense, verb: Token | None) -> tuple[set[Token], Token | None, str] | None:
    """What the parser hung on the verb that only lends itself: "threw her support behind the plan"."""
    for child in verb.rights if verb is not None and not sense.bodily else ():
        if child.dep_ == "prep" and child.i > noun.i and child.lower_ in sense.prepositions:
            tokens = {t for t in child.subtree if t.i > child.i}
            if tokens:
                return tokens, child, "noun-prep"
    return None


def _is_topic(prep: Token | None) -> bool:
    """Whether a preposition leads to what something is about; behind "of" may stand whose it is."""
    return prep is not None and prep.lower_ != "of"


def _light(noun: Token, sense: Sense, words: Lexicon) -> Token | None:
    """The verb that only lends itself to a speech noun: "made the claim", "took aim at", "is in favour of"."""
    if sense.verbs:
        verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
        return verb if noun.dep_ in {"dobj", "pobj"} and verb.lemma_ in sense.verbs else None
    if noun.dep_ == "dobj" and noun.head.lemma_ in words.light_verbs:
        own = noun.head.lemma_ in _AGAIN and any(c.dep_ == "poss" and c.lower_ != "their" for c in noun.lefts)
        return None if own else noun.head
    return None


def _holder(noun: Token, verb: Token | None, tokens: set[Token], words: Lexicon) -> tuple[Token | None, Span | None]:
    if verb is not None:
        source = subject(verb)
        if source is not None and source not in tokens:
            return source, source_span(source, verb)
    for child in noun.lefts:
        if child.dep_ == "poss" and child.ent_type_ not in {"DATE", "TIME"}:
            return child, (child.left_edge.idx, end_char(child.right_edge))
    for child in noun.lefts:
        if child.dep_ in {"compound", "amod", "nmod"} and child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}:
            return child, (child.left_edge.idx, end_char(child))
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "among", "of"}:
            held = next((c for c in child.children if c.dep_ == "pobj"), None)
            if held is not None and held not in tokens:
                return held, source_span(held)
    return _subject_before(noun, words) if noun.tag_ == "NNS" else (None, None)


def _subject_before(noun: Token, words: Lexicon) -> tuple[Token | None, Span | None]:
    """Who stands right before what the parser took for a plural: "But Marlo claims that it is safe"."""
    name = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if name.ent_type_ not in {"PERSON", "ORG", "GPE"} and name.tag_ != "NNP":
        return None, None
    if noun.lemma_.lower() not in words.verbs:
        return None, None
    first = name
    while first.i > noun.sent.start and first.ent_iob_ == "I":
        first = first.nbor(-1)
    return name, (first.idx, end_char(name))


def adjective(word: Token, words: Lexicon) -> Iterator[Attribution]:
    """Yield what an adjective makes behind a verb: "was sure that", "is critical of"."""
    senses = words.senses(word)
    made = word.dep_ in {"ccomp", "oprd"} and word.head.lemma_ == "make"  # "made it clear that"
    if not senses or not (made or word.dep_ in {"acomp", "ROOT", "conj", "advcl", "acl", "oprd"}):
        return
    be = word.head if made or word.dep_ in {"acomp", "oprd"} else word
    source = subject(be)
    if source is None or be.i > word.i:  # "make sure new voters know", taken for one clause
        return
    for sense in senses:
        for child in [*word.rights, *(be.rights if be != word else ())]:
            tokens: set[Token] = set()
            prep = None
            told = child.dep_ == "ccomp" or (made and child.dep_ == "advcl" and child.left_edge.lower_ == "that")
            if ("clause" in sense.frames and told and not infinitive(child)) or (
                "to" in sense.frames and child.dep_ == "xcomp" and infinitive(child)
            ):
                tokens = subtree(child)
            elif child.dep_ == "prep" and child.lower_ in sense.prepositions and child.head == word:
                tokens, prep = {t for t in child.subtree if t.i > child.i}, child
            if tokens and source not in tokens and child.i > word.i:
                cue = cue_span(be, word, prep)
                chars = source_span(source, be)
                yield Attribution(
                    head=word,
                    cue=cue,
                    sense=sense,
                    frame="adjective",
                    source=source,
                    content=tuple(without(token_spans(tokens), [cue, chars])),
                    source_chars=chars,
                )
                return


def adverb(word: Token, sense: Sense) -> Attribution:
    """What an adverb makes of its sentence: "allegedly"."""
    cue = (word.idx, end_char(word))
    tokens = set(word.head.subtree)
    return Attribution(word, cue, sense, "adverb", None, tuple(without(token_spans(tokens), [cue])))


_AGAIN = frozenset({"repeat", "reiterate", "renew"})
