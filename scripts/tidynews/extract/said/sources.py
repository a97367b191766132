"""A cue's token in, the noun phrase that speaks out: its head, its span and what kind of source it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from tidynews.extract.nlp import end_char
from tidynews.extract.said.contents import Span
from tidynews.schema import load_yaml

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def passive(verb: Token) -> bool:
    """Whether a verb is passive: with an auxiliary, or a bare participle behind a noun or before a clause."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not any(c.dep_ == "aux" for c in verb.children)


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its own subject, or that of the verb on which it leans. In the passive, the agent."""
    if passive(verb):
        return agent(verb)
    for _ in range(_DEPTH):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS and not _empty(c)), None)
        if own is not None:
            return own
        if any(c.dep_ in {"expl", "csubj"} or (c.dep_ in SUBJECTS and _empty(c)) for c in verb.children):
            return None
        if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            if not _aside(verb):
                return verb.head
            verb = _clause(verb.head)
        elif _adds(verb):
            verb = verb.head.head
        elif verb.dep_ in _LEANING or (verb.tag_ == "VBG" and verb.dep_ == "dep"):
            verb = verb.head
        else:
            return None
    return None


def _adds(verb: Token) -> bool:
    """Whether "said he felt ill, arguing that" goes on with who said it, though it hangs on "felt"."""
    clause = verb.head
    if verb.i < clause.i or clause.dep_ != "ccomp" or clause.head.lemma_ not in _lists()["sayings"]:
        return False
    trails = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.left_edge.i - 1].text == ","
    return trails or (verb.dep_ == "conj" and verb.tag_ == clause.head.tag_ and verb.lemma_ in _lists()["sayings"])


def _aside(verb: Token) -> bool:
    """Whether a participle hung on a noun says what the subject does: behind a comma or a place."""
    begin = verb.left_edge.i
    after_comma = begin > 0 and verb.doc[begin - 1].text in {",", "—", "–"}
    return (
        verb.tag_ == "VBG"
        and verb.head.dep_ not in SUBJECTS
        and (after_comma or verb.head.ent_type_ in {"GPE", "DATE", "TIME", "LOC", "FAC"})
    )


def _clause(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


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


def _identifies(clause: Token) -> bool:
    """Whether a clause behind a noun says who is meant or why he is asked: "a driver who hid", "X, who leads Y"."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ in {"who", "which", "that", "whose"}


def referent(token: Token) -> Token:
    """The noun that "who", "which" or "that" takes up; any other token itself."""
    if token.lower_ not in {"who", "which", "that"} or token.dep_ not in SUBJECTS:
        return token
    verb = token.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def source_kind(head: Token | None, kinds: Collection[str] = ()) -> str:
    """What kind of source a noun phrase is, read from its head and, where they are known, the kinds of its actors."""
    if head is None:
        return "implicit"
    head = referent(head)
    lemma = head.lemma_.lower()
    words = _lists()
    if lemma in words["document"]:
        return "document"
    if "media" in kinds or lemma in words["media"]:
        return "media"
    alone = lemma in words["one"] if head.pos_ == "PRON" else _has_name(head) or _is_only_one(head)
    if (kinds and "group" not in kinds) or (alone and "group" not in kinds):
        return "named"
    if lemma in words["anonymous"]:
        return "unnamed"
    several = "group" in kinds or head.tag_ in {"NNS", "NNPS", "CD"} or lemma in words["many"]
    return "collective" if several else "unnamed"


def _has_name(head: Token) -> bool:
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMED:
        return True
    return any(c.dep_ in {"appos", "compound"} and c.ent_type_ == "PERSON" for c in head.children)


def _is_only_one(head: Token) -> bool:
    """Whether a body is told apart by whose it is: "its foreign ministry", "the Norwegian parliament"."""
    owned = any(c.dep_ == "poss" or (c.dep_ == "amod" and c.ent_type_ in {"GPE", "NORP"}) for c in head.lefts)
    return owned and head.lemma_.lower() in _lists()["bodies"]


def is_document(head: Token) -> bool:
    """Whether a noun names a text, a poll or other evidence, which says what is in it."""
    return head.lemma_.lower() in _lists()["document"]


def is_government(head: Token) -> bool:
    """Whether a noun stands for the state that is named before it."""
    return head.lemma_.lower() in _lists()["governments"]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    raw = load_yaml(Path(__file__).with_name("sources.yaml"))
    return {name: frozenset(words) for name, words in raw.items() if name != "source"}


def _empty(token: Token) -> bool:
    """Whether a subject only fills the place: "it is said that", "there was"."""
    return token.dep_ == "expl" or (token.lower_ == "there" and token.pos_ == "PRON")


_INSIDE = frozenset({",", "(", ")", "-", "”", '"'})
_PARTY = 6  # tokens in which a parenthesis like "(R-OH)" closes
_DEPTH = 6
_LEANING = frozenset({"conj", "xcomp", "advcl", "pcomp", "aux", "prep", "acomp"})
_BACKGROUND = frozenset({"relcl", "advcl", "ccomp", "parataxis", "dep"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
