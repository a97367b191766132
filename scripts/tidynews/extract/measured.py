"""A number's token in, what it counts or measures out: the noun phrase, what is said about it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure is about: the head of its noun phrase, and how surely (0 to 1) it was found."""

    head: Token
    sureness: float


def counted_noun(doc: Doc, last: int) -> Token | None:
    """The noun that a number counts: "soldiers" in "12 young soldiers"; the number's last token is `doc[last]`."""
    head: Token | None = None
    for token in doc[last + 1 : last + 10]:
        if token.pos_ in {"NOUN", "PROPN"} or (token.tag_ in {"NNS", "NN"}):
            if head is not None and _new_phrase(head, token):
                break
            head = token
        elif not _may_precede_noun(token, head):
            break
    return head


def measured(doc: Doc, first: int, last: int) -> Measured | None:
    """What an amount with a unit, or a number without a noun, in `doc[first:last + 1]`, is an amount of."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.lower_ == "of" and after.dep_ != "ROOT":
        inner = _object(after)
        if inner is not None:
            return Measured(inner, 0.95)
    follows = counted_noun(doc, last)
    if follows is not None and follows.ent_type_ not in {"DATE", "TIME"} and _joined(doc, last, follows):
        return Measured(follows, 0.9)
    return _governor(doc, first, last) or _nearest(doc, first)


def phrase(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`, with what it is "of" but without clauses."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _BEFORE_NOUN and child.i < first:
            first = min(first, child.left_edge.i)
    last = head.i
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            inner = _object(child)
            if inner is not None and inner.i - child.i < 7:
                last = inner.i
    return first, last


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token, its own clause's."""
    for above in _upwards(token):
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def property_of(token: Token, head: Token | None) -> str | None:
    """The code of `figures.measured_property` that the words around a number state, the nearest first."""
    for word in _around(token, head):
        code = _lexicon().get((word.pos_ if word.pos_ != "AUX" else "VERB", word.lemma_.lower()))
        if code is None and word.tag_ in {"VBN", "VBD", "JJ"}:
            code = _lexicon().get(("ADJ", word.lower_))
        if code in {"killed", "wounded"} and _pair(word):
            return "killed_or_wounded"
        if code is not None:
            return code
    return None


def place_of(token: Token, head: Token | None) -> Token | None:
    """The head of the place that a preposition ties to the number, its noun or its verb, the nearest first."""
    for start in (head, token):
        if start is None:
            continue
        for above in (start, *_upwards(start)):
            for child in above.children:
                place = _place(child)
                if place is not None:
                    return place
            if above.dep_ in {"ccomp", "advcl", "relcl"}:
                break
    return None


def _place(preposition: Token) -> Token | None:
    if preposition.dep_ != "prep" or preposition.lower_ not in _PLACE_PREPOSITIONS:
        return None
    for child in preposition.children:
        if child.dep_ == "pobj" and any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in (child, *child.lefts)):
            return child
    return None


def _around(token: Token, head: Token | None) -> Iterator[Token]:
    """The words that may say what is counted: the noun with its modifiers, then the verbs above, and what they join."""
    if head is not None:
        yield head
        yield from (child for child in head.children if child.dep_ in {"amod", "acl", "compound", "relcl", "nmod"})
    for above in _upwards(head if head is not None and head.sent == token.sent else token):
        yield above
        yield from (
            child for child in above.children if child.dep_ in {"acomp", "oprd", "attr", "xcomp"} and child.i > above.i
        )
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"xcomp", "conj"}:
            break
    yield from (above for above in _upwards(token) if above.pos_ in {"VERB", "NOUN"})


def _pair(word: Token) -> bool:
    """Whether "killed" and "wounded" are joined by "or" or "and" around `word`."""
    joined = {word.lemma_.lower(), *(child.lemma_.lower() for child in word.children if child.dep_ == "conj")}
    if word.dep_ == "conj":
        joined.add(word.head.lemma_.lower())
    codes = {_lexicon().get((pos, lemma)) for lemma in joined for pos in ("VERB", "ADJ", "NOUN")}
    return {"killed", "wounded"} <= codes


def _governor(doc: Doc, first: int, last: int) -> Measured | None:
    """The noun above the number, or the subject of the verb above it."""
    inside = range(first, last + 1)
    start = next((doc[i] for i in reversed(inside) if doc[i].head.i not in inside), doc[last])
    for above in _upwards(start):
        if above.i in inside:
            continue
        if (
            above.pos_ in {"NOUN", "PROPN"}
            and above.ent_type_ not in _NUMBERS
            and not above.like_num
            and above.tag_ != "$"
        ):
            return Measured(above, 0.8)
        if above.pos_ in {"VERB", "AUX"}:
            subject = _subject(above)
            if subject is not None and subject.i not in inside:
                return Measured(subject, 0.75)
    return None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb it depends on; a relative pronoun stands for its noun."""
    for above in (verb, *_upwards(verb)):
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                if child.tag_ in {"WDT", "WP"} and above.dep_ == "relcl":
                    return above.head
                return child
        if above.dep_ in {"acl", "relcl"} and above.head.pos_ in {"NOUN", "PROPN"}:
            return above.head
        if above.dep_ not in {"xcomp", "conj", "advcl", "aux", "prep", "pcomp", "ccomp", "amod"}:
            break
    return None


def _nearest(doc: Doc, first: int) -> Measured | None:
    sentence = doc[first].sent
    for at in range(first - 1, sentence.start - 1, -1):
        token = doc[at]
        if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _NUMBERS:
            return Measured(token, 0.5)
    return None


def _object(preposition: Token) -> Token | None:
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return child
    return counted_noun(preposition.doc, preposition.i)


def _joined(doc: Doc, last: int, noun: Token) -> bool:
    """Whether a noun after an amount is what the amount describes ("a 5% pay rise"), not the next phrase."""
    between = doc[last + 1 : noun.i + 1]
    return all(
        token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "PUNCT"} or token.tag_ in {"VBN", "VBG"} for token in between
    )


def _new_phrase(head: Token, token: Token) -> bool:
    """Whether `token` opens another noun phrase than `head`'s: "12 people Monday"."""
    return token.ent_type_ in {"DATE", "TIME"} and head.ent_type_ != token.ent_type_


def _may_precede_noun(token: Token, head: Token | None) -> bool:
    if head is not None:
        return token.tag_ in {"HYPH", "POS"} or (token.text == "-" and token.whitespace_ == "")
    return (
        token.pos_ in {"ADJ", "NUM"}
        or token.tag_ in {"VBN", "VBG", "HYPH", "JJ", "RBS", "JJR", "POS"}
        or token.lower_ in _LEADS
    )


def _upwards(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:
        token = token.head
        yield token


@cache
def _lexicon() -> Mapping[tuple[str, str], str]:
    """(part of speech, lemma) to code."""
    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "properties.yaml").read_text(encoding="utf-8"))
    tags = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
    return {(tags[kind], lemma): code for kind in tags for code, lemmas in loaded[kind].items() for lemma in lemmas}


_BEFORE_NOUN = {"det", "amod", "compound", "poss", "nmod", "predet", "quantmod", "advmod"}
_NUMBERS = {"PERCENT", "MONEY", "CARDINAL", "QUANTITY", "DATE", "TIME"}
_PLACE_PREPOSITIONS = {"in", "at", "near", "across", "inside", "outside", "around", "throughout", "within", "on", "off"}
_LEADS = {"more", "new", "other", "different", "of", "the"} - {"of", "the"}
