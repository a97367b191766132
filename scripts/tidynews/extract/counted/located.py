"""A number's tokens in, where what it counts or measures is or happened out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from tidynews.extract.counted.noun_phrases import upwards
from tidynews.extract.happened.places import is_place


def place_of(number: Token, head: Token | None) -> tuple[int, int] | None:
    """Start and end of the place that a preposition ties to the number, to its noun or its verb."""
    starts = [start for start in (head, number) if start is not None]
    phrases = chain(number.children, *map(_phrases, starts))  # "40 in the port and 12 in the town"
    return next((place for phrase in phrases if (place := _place(phrase)) is not None), None)


def _phrases(start: Token) -> Iterator[Token]:
    """What stands below the words of the clause of `start`, nearest first."""
    for above in (start, *upwards(start)):
        for word in (above, *_joined_verbs(above)):
            yield from word.children
        if above.dep_ == "relcl" or (above.dep_ == "advcl" and above.tag_ == "VBG"):
            yield from above.head.children  # "an attack in the north that killed 12", "bombed Arda, killing 12"
            return
        if above.dep_ in {"ccomp", "advcl"}:
            return


def _joined_verbs(verb: Token) -> Iterator[Token]:
    """The verbs joined to a verb that have no parts of their own: "killed or *wounded* in the north"."""
    for child in verb.rights:
        alone = not any(below.dep_ in {"nsubj", "nsubjpass", "dobj"} for below in child.children)
        if child.dep_ == "conj" and child.pos_ == verb.pos_ == "VERB" and alone:
            yield child


def _place(phrase: Token) -> tuple[int, int] | None:
    """The place in "in the Arda region", or that a verb acts on: "bombed *Arda*"."""
    if phrase.dep_ == "dobj" and phrase.ent_type_ in {"GPE", "LOC"}:
        return _extent(phrase)
    if phrase.dep_ != "prep" or phrase.lower_ not in _PREPOSITIONS:
        return None
    return next((_extent(noun) for noun in phrase.children if noun.dep_ == "pobj" and is_place(noun)), None)


def _extent(noun: Token) -> tuple[int, int]:
    """The noun with what stands before it, and with the name behind it: "the port of Arda"."""
    first = min((child.left_edge.i for child in noun.lefts), default=noun.i)
    named = next((of for of in noun.rights if of.lower_ == "of" and of.i == noun.i + 1), None)
    name = next((c for c in named.children if c.pos_ == "PROPN"), None) if named is not None else None
    last = name if name is not None else noun
    return int(noun.doc[first].idx), int(last.idx) + len(last)


_PREPOSITIONS = {"in", "at", "near", "across", "inside", "outside", "around", "throughout", "within", "on", "off"}
