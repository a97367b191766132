"""A reporting verb in, who stands right before or behind it out, where the parser saw no subject."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.said.speakers import can_speak, is_name


def adjacent(verb: Token) -> Token | None:
    """Who stands right before a finite verb: "and others have said"."""
    return _ending_at(_begin(verb).i - 1, verb) if is_finite(verb) else None


def beside(verb: Token) -> Iterator[Token]:
    """Who may stand behind a finite verb and a quotation, or before it, an aside between commas skipped."""
    at = _begin(verb).i - 1
    if at < 1 or not (is_pause(verb.doc[at]) or verb.doc[at].text in _MARKS):
        return
    start = verb.sent.start
    inverted = behind(verb) if any(t.text in _MARKS for t in verb.doc[at - 1 : at + 1]) else None
    if inverted is not None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        yield inverted
    if at <= start or not is_finite(verb):
        return
    opening = next((i for i in range(at - 1, start, -1) if is_pause(verb.doc[i])), start)
    named = _ending_at(at - 1, verb)  # "the chief, Ines Marlo, said"
    first = next((i for i in range(start, at) if is_pause(verb.doc[i])), start)
    found = [named] if verb.doc[opening + 1].pos_ in {"PROPN", "DET"} else []
    if verb.doc[first + 1].tag_ in {"WP", "WP$", "WDT"} or verb.doc[first + 1].tag_ == "VBG":
        found.insert(0, _ending_at(first - 1, verb))  # "Marlo, whose firm, Arda Ports, runs the ferry, said"
    yield from (t for t in (*found, _ending_at(opening - 1, verb), _ending_at(first - 1, verb)) if t is not None)


def behind(verb: Token) -> Token | None:
    """Who stands right behind a verb: '…," said retired general Ines Marlo, asked about'."""
    at = verb.i + 1
    while at < verb.sent.end and verb.doc[at].dep_ in _MODIFYING:
        at += 1
    if at >= verb.sent.end:
        return None
    token = verb.doc[at]
    return token if (token.pos_ in _NOMINAL or is_name(token)) and token.ent_type_ not in {"DATE", "TIME"} else None


def is_quoted(noun: Token, verb: Token) -> bool:
    """Whether a quotation that holds a noun closes before the verb: '… and the trust," said a neighbour'."""
    marks = [t for t in verb.doc[noun.i : verb.i] if t.text in _MARKS]
    if noun.i > verb.i or len(marks) % 2 == 0:
        return False
    opening = next((t for t in reversed(noun.doc[noun.sent.start : noun.i]) if t.text in _MARKS), None)
    return opening is None or noun.left_edge.i >= opening.i  # but not of 'a “super committee” said'


def _ending_at(at: int, verb: Token) -> Token | None:
    """The head of the noun phrase that ends at a token of a verb's sentence, if it can speak."""
    start = verb.sent.start
    if at > start and verb.doc[at].text == ")":  # "Ines Marlo (Ind.) said"
        at = next((i - 1 for i in range(at, max(start, at - _PARTY), -1) if verb.doc[i].text == "("), at)
    if at < start:
        return None
    token = verb.doc[at]
    while token.dep_ == "pobj" and token.head.head.pos_ in _COUNTED and not _opens(token):
        token = token.head.head
    inside = token.dep_ == "pobj" and not _opens(token)  # "in a statement said"
    inside = inside or (token.dep_ == "appos" and {token.ent_type_, token.head.ent_type_} == {"GPE"})
    fits = token.pos_ in _COUNTED and token.tag_ != "PRP$" and can_speak(token)
    return token if not inside and (fits or is_name(token)) else None


def _opens(token: Token) -> bool:
    """Whether a noun phrase begins behind a pause, and so is no part of what stands before it."""
    first = token.left_edge
    broken = next((t.i + 1 for t in reversed(token.doc[first.i : token.i]) if is_pause(t)), first.i)
    return broken > token.sent.start and (is_pause(token.doc[broken - 1]) or token.head.lower_ in _SINCE)


def is_pause(token: Token) -> bool:
    """Whether a token is a comma or dash, and not the hyphen of a word."""
    apart = token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.text in _PAUSES and (token.text != "-" or apart)


def _begin(verb: Token) -> Token:
    """The first of the auxiliaries and adverbs that stand before a verb."""
    first = verb
    while first.i > verb.sent.start and _helps(first.nbor(-1), verb):
        first = first.nbor(-1)
    return first


def _helps(token: Token, verb: Token) -> bool:
    return token.head == verb and token.dep_ in _HELPING and token.pos_ in _SMALL and not misread(token, verb)


def misread(token: Token, verb: Token) -> bool:
    """Whether a name was taken for an auxiliary or adverb: "Will wrote", "Early said"."""
    modal = token.tag_ == "MD" and verb.tag_ in {"VBD", "VBZ", "VBN"} and verb.i == token.i + 1
    return (modal or token.dep_ == "advmod") and is_name(token)


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
_SINCE = frozenset({"after", "before", "since", "until", "as"})
_MARKS = frozenset({"“", "”", '"', "''", "«", "»"})
_SMALL = frozenset({"AUX", "ADV", "PART", "VERB"})
_PARTY = 6  # tokens of a party and state in brackets
