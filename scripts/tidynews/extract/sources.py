"""A cue's token in, the noun phrase that speaks out: its head, its span and what kind of source it is."""

from __future__ import annotations

from spacy.tokens import Token

from tidynews.extract.contents import Span
from tidynews.extract.nlp import end_char

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive: with an auxiliary, or a bare participle behind its noun."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl"
    )


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its own subject, or that of the verb on which it leans. None in the passive voice."""
    if passive(verb):
        return agent(verb)
    for _ in range(_DEPTH):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS and not _empty(c)), None)
        if own is not None:
            return own
        if any(c.dep_ in {"expl", "csubj"} or (c.dep_ in SUBJECTS and _empty(c)) for c in verb.children):
            return None
        if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ not in _LEANING:
            return None
        verb = verb.head
    return None


def agent(verb: Token) -> Token | None:
    """Who is behind "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def source_span(head: Token, stop: Token | None = None) -> Span:
    """The noun phrase of a speaker: determiner, titles, appositions, but no relative clause that is mere background.

    A comma that closes an apposition belongs to it. `stop` is the cue, which the phrase never reaches.
    """
    left = head.left_edge
    right = head
    for child in head.rights:
        if child.dep_ in _BACKGROUND or (stop is not None and child.left_edge.i <= stop.i <= child.right_edge.i):
            break
        if child.dep_ == "punct" and child.text not in {",", ")", "”", '"'}:
            break
        right = child.right_edge
    if right.text == "," and not any(
        c.dep_ in {"appos", "conj"} or c.text == "," for c in head.rights if c.i < right.i
    ):
        right = right.nbor(-1)
    if stop is not None and left.i <= stop.i < head.i:
        left = stop.nbor(1)
    opened = any(t.text == "," for t in head.doc[head.i : right.i])
    following = right.nbor(1) if right.i + 1 < len(head.doc) else None
    if opened and following is not None and following.text == "," and following.sent == head.sent:
        right = following
    return left.idx, end_char(right)


def source_kind(head: Token | None) -> str:
    """What kind of source a noun phrase is, read from its head: named, unnamed, collective, document, media, implicit."""
    if head is None:
        return "implicit"
    lemma = head.lemma_.lower()
    if lemma in _DOCUMENTS:
        return "document"
    if head.ent_type_ == "ORG" and (head.text in _MEDIA_WORDS):
        return "media"
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMED:
        return "named"
    if head.pos_ == "PRON":
        return "collective" if lemma in _MANY else "named" if lemma in _ONE else "unnamed"
    if any(c.dep_ in {"appos", "compound"} and c.ent_type_ in {"PERSON"} for c in head.children):
        return "named"
    return "collective" if head.tag_ in {"NNS", "NNPS", "CD"} else "unnamed"


def _empty(token: Token) -> bool:
    """Whether a subject only fills the place: "it is said that", "there was"."""
    return token.dep_ == "expl" or (token.lower_ == "there" and token.pos_ == "PRON")


_DEPTH = 6
_LEANING = frozenset({"conj", "xcomp", "advcl", "pcomp", "aux", "prep"})
_BACKGROUND = frozenset({"relcl", "advcl", "ccomp", "parataxis", "dep"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_MANY = frozenset({"they", "we", "some", "many", "others", "those", "most", "all", "few", "several", "both", "more"})
_ONE = frozenset({"he", "she", "i"})
_DOCUMENTS = frozenset(
    "report poll survey study letter document statement analysis memo law ruling email e-mail bill "
    "indictment complaint lawsuit filing paper book article editorial story transcript record data figure "
    "evidence research investigation review audit census".split()
)
_MEDIA_WORDS = frozenset({"Times", "Post", "News", "Journal", "Reuters", "Press", "CNN", "BBC"})
