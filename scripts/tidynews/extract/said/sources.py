"""A speaker's noun phrase in, what kind of source it is out; `subject` and `source_span`, which find it, come along."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tidynews.extract.said.clauses import SUBJECTS, agent, passive
from tidynews.extract.said.phrases import source_span
from tidynews.extract.said.speakers import listed, referent
from tidynews.extract.said.subjects import subject

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
    grouped = "group" in kinds and head.tag_ != "NN"  # "an Ardan diplomat" counts with the group and is one person
    several = grouped or head.tag_ in {"NNS", "NNPS", "CD"} or lemma in listed("many")
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


_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
