"""A verb that goes on with another in, that other verb out: the one with which it shares who does it."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.said.clauses import own_subject
from tidynews.extract.said.cues import lexicon
from tidynews.extract.said.nearby import is_pause


def joined_to(verb: Token) -> Token:
    """The verb to which another is joined: of those around it the nearest in the same form.

    In "said that the price would rise and blamed", "blamed" is joined to "said".
    """
    first = at = clause_of(verb.head)
    if verb.tag_ == "VBD" and verb.lower_.endswith("ed") and form(first)[1] == "VBN":
        return first  # "who has both backed the plan and praised it"
    if verb.tag_ == first.tag_ == "VB":
        return first  # "asked her to close the port and open the bridge"
    around = [first]
    while at.head != at:
        at = clause_of(at.head)
        around.append(at)
    same = [a for a in around if form(a) == form(verb)]
    if verb.tag_ == "VBG" and _speaks(verb):  # "saying he led in hiring women and calling him"
        same.sort(key=lambda a: all(c.dep_ != "ccomp" for c in a.rights))
    return next(iter(same), None) or next((a for a in around if mood(a) == mood(verb)), first)


def reporting(verb: Token) -> Token | None:
    """The reporting verb with which a cue goes on, though the parser hung it on what is reported.

    "said he felt ill, arguing that", "said the port had closed and praised"
    """
    clause = verb.head
    if verb.i < clause.i or not _speaks(verb):
        return None
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl" and _is_apart(verb)
    joined = verb.dep_ == "conj" and clause.dep_ == "ccomp"
    if not (trails or joined) or (trails and _follows(clause)):
        return None
    while clause.dep_ in _REPORTED and clause.head != clause:
        if trails and clause.dep_ == "conj" and own_subject(clause) is not None:
            return None  # "Arn praised the plan and Marlo closed the port, arguing that": Marlo argues
        clause = clause_of(clause.head)
        if clause.i < verb.i and _speaks(clause) and (trails or form(clause) == form(verb)):
            return clause
    return None


def clause_of(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def mood(verb: Token) -> str:
    """Whether it is finite, modal or neither: "said that it would be hard, but praised"."""
    first = form(verb)[0]
    return "finite" if first in FINITE else first


def form(verb: Token) -> tuple[str, str]:
    """Its tense, and whether it is perfect or progressive."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if first is None or first.lemma_ == "do":
        tag = (first or verb).tag_
        return "VBP" if tag == "VB" else tag, ""
    return first.tag_, verb.tag_


def _is_apart(verb: Token) -> bool:
    """Whether a participle stands behind a pause or goes on with another: "saying that it is old and adding that"."""
    begin = verb.left_edge.i
    ahead = verb.doc[max(begin - 2, 0) : begin]
    return any(is_pause(t) or t.dep_ == "cc" for t in ahead)


def _follows(clause: Token) -> bool:
    """Whether a reporting clause follows what it reports: "It was late, the pilot said, adding that"."""
    own = own_subject(clause)
    return _speaks(clause) and own is not None and own.left_edge.i > 0 and own.left_edge.nbor(-1).text in _CLOSING


def _speaks(verb: Token) -> bool:
    return verb.pos_ == "VERB" and any(sense.kind == "speech" for sense in lexicon().senses(verb))


FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSING = frozenset({",", "”", '"', "''"})
_REPORTED = frozenset({"ccomp", "acl", "advcl", "relcl", "conj", "xcomp"})
