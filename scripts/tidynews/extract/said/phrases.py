"""The head of a speaker's noun phrase in, where exactly the phrase begins and ends out."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.contents import Span


def source_span(head: Token, stop: Token | None = None) -> Span:
    """The noun phrase of a speaker: determiner, titles, appositions, but no relative clause that is mere background.

    A comma that closes an apposition belongs to it. `stop` is the cue, which the phrase never reaches.
    """
    return _begin(head, stop).idx, end_char(_closed(_end(head, stop), head))


def _begin(head: Token, stop: Token | None) -> Token:
    """The first token, without a quotation before it, a bracket or "even"."""
    left = _unquoted(head.left_edge, head)
    if stop is not None and left.i <= stop.i < head.i:
        left = stop.nbor(1)
    while left.i < head.i and (left.text == "(" or left.lower_ in _FOCUS):
        left = left.nbor(1)
    return left


def _unquoted(left: Token, head: Token) -> Token:
    """Where a phrase begins that the parser let begin in the quotation before it: '…," said host Ines Marlo'."""
    ended = next((i for i in range(head.i - 1, left.i, -1) if head.doc[i].text in _CLOSING), None)
    if ended is None or head.doc[ended - 1].text not in _PAUSES:
        return left
    return head.doc[ended + 1]


def _end(head: Token, stop: Token | None) -> Token:
    """The last token, without background, when it was, "both" and a comma that closes nothing."""
    right = head
    for child in head.rights:
        reached = stop is not None and child.left_edge.i <= stop.i <= child.right_edge.i
        if reached or (child.dep_ in _BACKGROUND and not _identifies(child)) or _is_beside(child):
            break
        if child.dep_ == "punct" and child.text not in _INSIDE:
            break
        right = child.right_edge
        aside = _aside(child)
        if aside is not None:
            return aside
    opened = any(c.dep_ in {"appos", "conj"} or c.text == "," for c in head.rights if c.i < right.i)
    return right.nbor(-1) if right.text == "," and not opened else right


def _is_beside(child: Token) -> bool:
    """Whether a phrase behind a noun says when something was said, or floats: "on Friday", "both"."""
    if child.dep_ == "prep":
        return any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in child.children)
    return child.lower_ in _FLOATING and child.dep_ in {"appos", "det", "advmod"}


def _aside(child: Token) -> Token | None:
    """The comma before what is only told of a thing in an apposition: "head of Arda Ports, which runs the ferry"."""
    if child.dep_ != "appos":
        return None
    clauses = (t for t in child.subtree if t.dep_ == "relcl" and t.left_edge.lower_ == "which" and t.head != child)
    comma = next((c.left_edge.nbor(-1) for c in clauses), None)
    return comma if comma is not None and comma.text == "," and comma.i > child.i else None


def _identifies(clause: Token) -> bool:
    """Whether a clause behind a noun says who is meant or why he is asked: "a driver who hid", "X, who leads Y"."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ in {"who", "which", "that", "whose"}


def _closed(right: Token, head: Token) -> Token:
    """The last token, with the bracket, quotation mark or comma that closes what is open in the phrase."""
    doc = head.doc
    for opening, closing in _PAIRS:
        ahead = next((t for t in doc[right.i + 1 : right.i + 1 + _PARTY] if t.text == closing), None)
        if ahead is not None and _is_open([t.text for t in doc[head.i : right.i + 1]], opening, closing):
            right = ahead
    opened = any(t.text == "," for t in doc[head.i : right.i])
    following = right.nbor(1) if right.i + 1 < len(doc) else None
    if opened and following is not None and following.text == "," and following.sent == head.sent:
        return following
    return right


def _is_open(inside: list[str], opening: str, closing: str) -> bool:
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return inside.count(opening) > inside.count(closing)


_PAIRS = (("(", ")"), ("“", "”"), ('"', '"'), ("''", "''"))
_INSIDE = frozenset({",", "(", ")", "-", "”", "“", '"', "''"})
_FOCUS = frozenset({"even", "just", "only", "but"})
_FLOATING = frozenset({"all", "both", "each"})
_PARTY = 6  # tokens in which a parenthesis like "(R-OH)" or a title closes
_BACKGROUND = frozenset({"relcl", "advcl", "ccomp", "parataxis", "dep"})
_CLOSING = frozenset({"”", '"', "''"})
_PAUSES = frozenset({",", "?", "!", "."})
