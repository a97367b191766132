"""The tokens of a content in, those before somebody says more or the main clause begins out."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.sources import SUBJECTS


def alone(tokens: set[Token], verb: Token) -> set[Token]:
    """Content without what is said next, wherever the parser hung it: "denied it, saying that", "while others say"."""
    starts = (t if _says_more(t) else _main_clause(t, verb) for t in tokens)
    end = min((t.i for t in starts if t is not None and t.i > verb.i + 2), default=None)
    return tokens if end is None else {t for t in tokens if t.i < end}


def _says_more(token: Token) -> bool:
    """Whether a participle or a clause with "while" that reports something begins with a token."""
    if token.tag_ != "VBG" and token.lower_ != "while":
        return False
    told = token if token.tag_ == "VBG" else token.head
    if not any(s.kind == "speech" for s in lexicon().senses(told)):
        return False
    before = token.nbor(-2 if token.nbor(-1).is_quote else -1)
    clause = any(c.dep_ == "ccomp" and c.i > told.i for c in told.children)
    return (told != token and clause) or (before.text == "," and (clause or token.nbor(1).is_quote))


def _main_clause(subject: Token, verb: Token) -> Token | None:
    """Where the main clause behind a cue begins: "when he said that he was ill, the meeting ended"."""
    if subject.dep_ not in SUBJECTS or subject.head.tag_ not in _FINITE:
        return None
    start = subject.left_edge
    if start.i == 0 or start.nbor(-1).text != ",":
        return None
    asked = verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS | {"aux", "auxpass"} for c in verb.children)
    return start if asked or any(c.dep_ in {"mark", "advmod"} and c.lower_ in _WHEN for c in verb.lefts) else None


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHEN = frozenset({"when", "after", "before", "while", "although", "though", "since", "because", "once"})
