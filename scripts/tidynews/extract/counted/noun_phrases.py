"""Tokens in, the noun phrases around them out: what a number counts, where a phrase ends, a preposition's noun."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token


def counted_noun(doc: Doc, last: int) -> Token | None:
    """The noun that a number counts: "soldiers" in "12 young soldiers"; the number's last token is `doc[last]`."""
    head: Token | None = None
    if last + 2 < len(doc) and doc[last + 1].text == "-" and doc[last].whitespace_ == doc[last + 1].whitespace_ == "":
        return doc[last + 2] if doc[last + 2].pos_ in {"NOUN", "PROPN", "ADJ"} else None
    for token in doc[last + 1 : last + 10]:
        if token.lower_ in _POINTERS or (token.ent_type_ in {"DATE", "TIME"} and head is not None):
            break
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NN"}:
            head = token
        elif not _may_precede_noun(token, head):
            break
        if ends_phrase(token):
            break
    return head


def phrase(head: Token, taken: Collection[int] = ()) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`, with what follows in prepositions but without clauses."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _BEFORE_NOUN and child.i not in taken and child.left_edge.i < first:
            first = child.left_edge.i
    while first < head.i and (first in taken or head.doc[first].is_punct):
        first += 1
    return first, _right_end(head, taken)


def preposition_object(preposition: Token) -> Token | None:
    """The noun that a preposition leads to."""
    for child in preposition.rights:
        if child.dep_ in {"pobj", "pcomp"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            return child
    return counted_noun(preposition.doc, preposition.i)


def upwards(token: Token) -> Iterator[Token]:
    """The tokens that govern `token`, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token


def ends_phrase(token: Token) -> bool:
    """Whether a mark follows the token directly, so that no noun phrase goes on."""
    return token.whitespace_ == "" and token.i + 1 < len(token.doc) and token.nbor().text in {",", ";", ":", ")", "("}


def _right_end(head: Token, taken: Collection[int]) -> int:
    last = head.i
    for child in head.rights:
        if child.i == last + 1 and child.dep_ == "appos" and child.pos_ == "PROPN" and child.i not in taken:
            last = child.i  # "their elder daughter Maria"
            continue
        if child.i != last + 1 or child.dep_ != "prep" or child.lower_ not in _INSIDE_PHRASE:
            break
        inner = preposition_object(child)
        if inner is None or inner.i - child.i > _LONGEST or inner.pos_ not in {"NOUN", "PROPN"}:
            break
        if inner.ent_type_ in {"DATE", "TIME"} or any(at in taken for at in range(child.i, inner.i + 1)):
            break
        last = inner.i
    return last


def _may_precede_noun(token: Token, head: Token | None) -> bool:
    glued = token.text == "-" and token.whitespace_ == "" and token.i > 0 and token.nbor(-1).whitespace_ == ""
    if head is not None:
        return glued or token.tag_ == "POS" or token.nbor(-1).text == "-"
    return (
        glued
        or token.pos_ in {"ADJ", "NUM"}
        or token.tag_ in {"VBN", "VBG", "JJ", "RBS", "JJR"}
        or token.nbor(-1).text == "-"
    )


_BEFORE_NOUN = {"det", "amod", "compound", "poss", "nmod", "predet", "advmod", "punct"}
_INSIDE_PHRASE = {"of", "for", "in", "from", "on", "to"}
_POINTERS = {"last", "next", "this", "earlier", "later", "ago"}
_LONGEST = 5
