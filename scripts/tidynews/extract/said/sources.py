"""A cue's token in, the noun phrase that speaks out: its head, its span and what kind of source it is."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.contents import Span
from tidynews.extract.said.speakers import listed, referent
from tidynews.extract.said.subjects import SUBJECTS, agent, passive, subject

__all__ = [
    "SUBJECTS",
    "agent",
    "is_document",
    "is_government",
    "passive",
    "referent",
    "source_kind",
    "source_span",
    "subject",
]


def source_span(head: Token, stop: Token | None = None) -> Span:
    """The noun phrase of a speaker: determiner, titles, appositions, but no relative clause that is mere background.

    A comma that closes an apposition belongs to it. `stop` is the cue, which the phrase never reaches.
    """
    left = _unquoted(head.left_edge, head)
    right = head
    for child in head.rights:
        if (child.dep_ in _BACKGROUND and not _identifies(child)) or (
            stop is not None and child.left_edge.i <= stop.i <= child.right_edge.i
        ):
            break
        if child.dep_ == "punct" and child.text not in _INSIDE:
            break
        right = child.right_edge
    if right.text == "," and not any(
        c.dep_ in {"appos", "conj"} or c.text == "," for c in head.rights if c.i < right.i
    ):
        right = right.nbor(-1)
    if stop is not None and left.i <= stop.i < head.i:
        left = stop.nbor(1)
    closing = next((t for t in head.doc[right.i : right.i + _PARTY] if t.text == ")"), None)
    inside = [t.text for t in head.doc[head.i : right.i + 1]]
    if closing is not None and inside.count("(") > inside.count(")"):
        right = closing
    opened = any(t.text == "," for t in head.doc[head.i : right.i])
    following = right.nbor(1) if right.i + 1 < len(head.doc) else None
    if opened and following is not None and following.text == "," and following.sent == head.sent:
        right = following
    return left.idx, end_char(right)


def _unquoted(left: Token, head: Token) -> Token:
    """Where a phrase begins that the parser let begin in the quotation before it: '…," said host Ines Marlo'."""
    ended = next((i for i in range(head.i - 1, left.i, -1) if head.doc[i].text in _CLOSING), None)
    if ended is None or head.doc[ended - 1].text not in _PAUSES:
        return left
    return head.doc[ended + 1]


def _identifies(clause: Token) -> bool:
    """Whether a clause behind a noun says who is meant or why he is asked: "a driver who hid", "X, who leads Y"."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ in {"who", "which", "that", "whose"}


def source_kind(head: Token | None, kinds: Collection[str] = ()) -> str:
    """What kind of source a noun phrase is, read from its head and, where they are known, the kinds of its actors."""
    if head is None:
        return "implicit"
    head = referent(head)
    lemma = head.lemma_.lower()
    if lemma in listed("document"):
        return "document"
    if "media" in kinds or lemma in listed("media"):
        return "media"
    alone = lemma in listed("one") if head.pos_ == "PRON" else _has_name(head) or _is_only_one(head)
    if (kinds and "group" not in kinds) or (alone and "group" not in kinds):
        return "named"
    if lemma in listed("anonymous"):
        return "unnamed"
    single = lemma == "one" and any(c.dep_ == "prep" for c in head.rights)  # "one of the officials"
    several = "group" in kinds or head.tag_ in {"NNS", "NNPS", "CD"} or lemma in listed("many")
    return "collective" if several and not single else "unnamed"


def _has_name(head: Token) -> bool:
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMED:
        return True
    return any(c.dep_ in {"appos", "compound"} and c.ent_type_ == "PERSON" for c in head.children)


def _is_only_one(head: Token) -> bool:
    """Whether a body is told apart by whose it is: "its foreign ministry", "the Norwegian parliament"."""
    owned = any(c.dep_ == "poss" or (c.dep_ == "amod" and c.ent_type_ in {"GPE", "NORP"}) for c in head.lefts)
    return owned and head.lemma_.lower() in listed("bodies")


def is_document(head: Token) -> bool:
    """Whether a noun names a text, a poll or other evidence, which says what is in it."""
    return head.lemma_.lower() in listed("document")


def is_government(head: Token) -> bool:
    """Whether a noun stands for the state that is named before it."""
    return head.lemma_.lower() in listed("governments")


_INSIDE = frozenset({",", "(", ")", "-", "”", '"'})
_PARTY = 6  # tokens in which a parenthesis like "(R-OH)" closes
_BACKGROUND = frozenset({"relcl", "advcl", "ccomp", "parataxis", "dep"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_CLOSING = frozenset({"”", '"', "''"})
_PAUSES = frozenset({",", "?", "!", "."})
