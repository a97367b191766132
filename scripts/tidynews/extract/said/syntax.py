"""Tokens of a parse in, the stretches of it that cues and contents are made of out."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.contents import Span
from tidynews.extract.said.nearby import misread


def cue_span(first: Token, verb: Token, prep: Token | None) -> Span:
    """The cue in one piece: auxiliaries, negation and adverbs before, particle and leading preposition behind."""
    start = first
    while start.i > start.sent.start and start.nbor(-1).head == first and start.nbor(-1).dep_ in _BEFORE:
        if misread(start.nbor(-1), first):
            break
        start = start.nbor(-1)
    end = verb
    while end.i + 1 < len(end.doc) and end.nbor(1).head == verb and end.nbor(1).dep_ == "prt":
        end = end.nbor(1)
    if prep is not None and prep.i > end.i:
        between = verb.doc[end.i + 1 : prep.i]
        if all(t.dep_ in {"advmod", "npadvmod", "prt"} for t in between):
            end = prep
    return start.idx, end_char(end)


def dative(verb: Token) -> Token | None:
    """Who hears it, behind "to": "said to reporters"."""
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subtree(token: Token, but: Token | None = None) -> set[Token]:
    """A token with all that hangs on it, but not what hangs on `but`."""
    tokens = set(token.subtree)
    return tokens - set(but.subtree) if but is not None and but in tokens else tokens


def infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def bare_gerund(verb: Token) -> bool:
    """Whether a verb in -ing stands without an auxiliary."""
    return verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)


def that_clause(clause: Token) -> bool:
    """Whether a clause behind a noun says what the noun says: "the claim that it rained"."""
    first = clause.left_edge
    if first.lower_ not in {"that", "whether"} or _gapped(clause, first):
        return False
    return first.dep_ == "mark" or any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ != "that" for c in clause.children)


def _gapped(clause: Token, first: Token) -> bool:
    """Whether "that" is the object of its clause, which then says nothing: "the claim that he withdrew"."""
    if first.dep_ != "dobj" or first.head != clause:
        return False
    return not any(c.dep_ in {"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"} for c in clause.rights)


def stretch(tokens: set[Token], around: Token) -> set[Token]:
    """The tokens of a sentence up to the semicolons and colons around one of them."""
    stops = [t.i for t in tokens if t.text in {";", ":"}]
    left = max((i for i in stops if i < around.i), default=-1)
    right = min((i for i in stops if i > around.i), default=len(around.doc))
    return {t for t in tokens if left < t.i < right}


def without_background(tokens: set[Token], frame: str) -> set[Token]:
    """Content without what may be the journalist's own at its end: a relative clause or apposition behind a comma.

    A conjunction that joins nothing goes too; the parser may hang it there, and what it joins elsewhere.
    """
    while tokens:
        last = max(tokens, key=lambda t: t.i)
        if last.dep_ == "cc":
            tokens = tokens - {last}
            continue
        loose = {"relcl", "appos"} if frame in _SHORT_FRAMES else {"relcl"}
        cut = next(
            (
                t
                for t in last.doc[min(t.i for t in tokens) : last.i + 1]
                if t.dep_ in loose
                and t.right_edge.i >= last.i
                and t.left_edge.nbor(-1 if t.left_edge.i else 0).text in _ASIDE
            ),
            None,
        )
        if cut is None or cut.head not in tokens:
            return tokens
        tokens = {t for t in tokens if t.i < cut.left_edge.i - 1}
    return tokens


_SHORT_FRAMES = frozenset({"object", "prep", "as", "to", "object-to"})
_ASIDE = frozenset({",", "—", "–", "--"})
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
VENUES = frozenset({"in", "on", "at", "through", "via"})
"""Prepositions that lead to where something is said: "says in a statement that"."""
