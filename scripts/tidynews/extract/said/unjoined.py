"""Words around a reporting verb that took no clause in; whether they can be what is said out."""

from __future__ import annotations

from spacy.tokens import Token


def is_circumstance(verb: Token, start: Token) -> bool:
    """Whether what stands before a verb only says when or where: "In the text, Marlo wrote her name"."""
    has_own = any(c.dep_ in {"dobj", "attr", "oprd"} for c in verb.rights)
    opens = next((t for t in start.doc[start.i : verb.i] if not t.is_space and t.dep_ != "cc"), start)
    return has_own or opens.dep_ in {"prep", "mark"} or opens.tag_ in {"VBN", "VBG"}


def goes_elsewhere(token: Token) -> bool:
    """A comma behind which the sentence goes on beside what is said: "felt it was late, and now they hope"."""
    if token.text != "," or token.i + 1 == len(token.doc):
        return False
    following = token.nbor(1)
    return following.dep_ == "cc" or following.lower_ in _BESIDE


def may_open(token: Token) -> bool:
    """Whether a clause may begin with a word: no finite verb, conjunction or mark, and no "by"."""
    return not (token.is_punct or token.dep_ == "cc" or token.lower_ == "by" or token.tag_ in FINITE)


def is_clause(verb: Token, words: list[Token]) -> bool:
    """Whether some words hold a finite verb that is none beside the reporting verb: "saw the film and praised it"."""
    if not words or not may_open(words[0]):
        return False
    tensed = (t for t in words[1:] if t.tag_ in FINITE | {"MD"} and t.dep_ != "relcl")
    return any(t.head != verb or t.dep_ != "conj" for t in tensed)


def with_list(tokens: set[Token]) -> set[Token]:
    """What is said with what a colon says of it: "backed two of their plans: a dam and a bridge"."""
    last = max(tokens, key=lambda t: t.i, default=None)
    if last is None or last.i + 2 >= len(last.doc) or last.nbor(1).text != ":" or last.nbor(2).is_quote:
        return tokens
    return tokens | {t for t in last.sent if t.i > last.i}


FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BESIDE = frozenset({"although", "though", "while", "whereas", "as", "when", "after"})
