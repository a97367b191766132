"""A reporting verb in, who stands right before or behind it out, where the parser saw no subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.said.speakers import can_speak


def adjacent(verb: Token) -> Token | None:
    """Who stands right before a finite verb: "and others have said"."""
    return _ending_at(_begin(verb).i - 1, verb) if is_finite(verb) else None


def beside(verb: Token) -> Iterator[Token]:
    """Who may stand behind a finite verb and a quotation, or before it, an aside between commas skipped."""
    at = _begin(verb).i - 1
    if at < 1 or verb.doc[at].text not in _PAUSES | _MARKS:
        return
    start = verb.sent.start
    inverted = behind(verb) if any(t.text in _MARKS for t in verb.doc[at - 1 : at + 1]) else None
    if inverted is not None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        yield inverted
    if at <= start or not is_finite(verb):
        return
    opening = next((i for i in range(at - 1, start, -1) if verb.doc[i].text in _PAUSES), start)
    named = _ending_at(at - 1, verb)  # "the chief, Ines Marlo, said"
    first = next((i for i in range(start, at) if verb.doc[i].text in _PAUSES), start)
    found = [named] if verb.doc[opening + 1].pos_ in {"PROPN", "DET"} else []
    yield from (t for t in (*found, _ending_at(opening - 1, verb), _ending_at(first - 1, verb)) if t is not None)


def behind(verb: Token) -> Token | None:
    """Who stands right behind a verb: '…," said retired general Ines Marlo, asked about'."""
    at = verb.i + 1
    while at < verb.sent.end and verb.doc[at].dep_ in _MODIFYING:
        at += 1
    if at >= verb.sent.end:
        return None
    token = verb.doc[at]
    return token if token.pos_ in _NOMINAL and token.ent_type_ not in {"DATE", "TIME"} else None


def is_quoted(noun: Token, verb: Token) -> bool:
    """Whether a quotation that holds a noun closes before the verb: '… and the trust," said a neighbour'."""
    return noun.i < verb.i and sum(t.text in _MARKS for t in verb.doc[noun.i : verb.i]) % 2 == 1


def _ending_at(at: int, verb: Token) -> Token | None:
    """The head of the noun phrase that ends at a token of a verb's sentence, if it can speak."""
    start = verb.sent.start
    if at > start and verb.doc[at].text == ")":  # "Ines Marlo (Ind.) said"
        at = next((i - 1 for i in range(at, max(start, at - _PARTY), -1) if verb.doc[i].text == "("), at)
    if at < start:
        return None
    token = verb.doc[at]
    while token.dep_ == "pobj" and token.head.head.pos_ in _COUNTED:
        token = token.head.head
    inside = token.dep_ == "pobj" or (token.dep_ == "appos" and token.ent_type_ == "GPE")  # "in a statement said"
    fits = token.pos_ in _COUNTED and token.tag_ != "PRP$" and can_speak(token)
    return token if not inside and (fits or is_name(token)) else None


def is_name(token: Token) -> bool:
    """Whether a word that the parser took for something else is a name elsewhere in the article."""
    if token.pos_ == "PROPN" or not token.text[:1].isupper() or token.is_stop or len(token) < _INITIALS:
        return False
    return any(t.text == token.text and t.pos_ == "PROPN" for t in token.doc)


def _begin(verb: Token) -> Token:
    """The first of the auxiliaries and adverbs that stand before a verb."""
    first = verb
    while first.i > verb.sent.start and _helps(first.nbor(-1), verb):
        first = first.nbor(-1)
    return first


def _helps(token: Token, verb: Token) -> bool:
    return token.head == verb and token.dep_ in _HELPING and token.pos_ in _SMALL


def is_finite(verb: Token) -> bool:
    """Whether a verb stands in the past or present, and not as a participle or infinitive."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if helpers:
        return helpers[0].tag_ in {"VBD", "VBZ", "VBP", "MD"}
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (verb.tag_ == "VBN" and verb.dep_ in {"ROOT", "conj", "parataxis"})


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_COUNTED = _NOMINAL | {"NUM", "ADJ", "DET"}  # "many of them"
_MODIFYING = frozenset({"compound", "amod", "det", "nmod", "nummod", "poss", "case"})
_HELPING = frozenset({"aux", "auxpass", "advmod", "neg"})
_PAUSES = frozenset({",", "—", "–", "--", "-"})
_MARKS = frozenset({"“", "”", '"', "''", "«", "»"})
_SMALL = frozenset({"AUX", "ADV", "PART", "VERB"})
_INITIALS = 4  # letters of a word that is surely no initials
_PARTY = 6  # tokens of a party and state in brackets
