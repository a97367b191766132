"""A name in, what the words beside it say of its kind out: "the charity Arda", "port of Arda", "Arda, 34,"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tidynews.extract.countries import is_geographic
from tidynews.extract.who.lexicon import is_given_name, person_nouns, table, words
from tidynews.extract.who.names import Name


def of_neighbours(doc: Doc, name: Name) -> Iterator[tuple[str, float]]:
    """Kinds that what stands beside a name speaks for, with how much it says."""
    head = doc[name.first : name.last].root
    if name.first and not doc[name.first].is_sent_start:
        yield from _of_word_before(doc, name, head)
    if name.last < len(doc) and not doc[name.last].is_sent_start:
        yield from _of_word_after(doc, name)
    if _stands_before_noun(name, head):
        yield from _of_noun(head.head)
    yield from _of_joined(head)
    for child in head.rights:
        if child.dep_ == "appos" and child.lemma_.lower() in person_nouns():
            yield "person", 2.5
        elif child.dep_ == "appos" and child.lemma_.lower() in words("organisations", "nouns"):
            yield "organisation", 2.5
    if name.label == "" and len(name.words) == 1 and doc[name.first].is_sent_start:
        yield "nothing", 1.5
    if head.dep_ == "nsubj" and head.head.lemma_ in words("speaking", "verbs"):
        yield from (("person", 0.6), ("organisation", 0.6), ("place", -1.5))


def _of_word_before(doc: Doc, name: Name, head: Token) -> Iterator[tuple[str, float]]:
    before = doc[name.first - 1]
    told = _told_by(before, name.first, doc)
    if told is not None:
        yield told, _SURE
    if before.lower_ == "the" and not _stands_before_noun(name, head):
        yield from (("organisation", 1), ("person", -2.5))
    elif before.lower_ in _PLACING and head.dep_ == "pobj":
        yield from (("place", 1), ("person", -1.5))
    elif before.text == ",":
        noun = head.head if head.dep_ == "appos" else doc[name.first - 2] if name.first > 1 else head
        if noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in table("either"):
            yield from _of_either(noun, name)
        elif noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in person_nouns():
            yield "person", 2
        elif head.dep_ == "appos" and noun.pos_ == "NOUN" and noun.lemma_.lower() in words("organisations", "nouns"):
            yield "organisation", _SURE
    elif head.dep_ == "conj" and head.head.dep_ == "appos" and head.head.head.lemma_.lower() in person_nouns():
        yield "person", 2  # "its owners, Ines Marlo and Jon Arn"
    elif before.pos_ == "NOUN" and before.dep_ in _BESIDE and before.lemma_.lower() in table("either"):
        yield from _of_either(before, name)
    elif before.lemma_.lower() in person_nouns() and before.pos_ == "NOUN" and before.dep_ in _BESIDE:
        yield "person", 2.5


def _of_either(noun: Token, name: Name) -> Iterator[tuple[str, float]]:
    """As in "her publisher, Arda Books" and "its owner, Ines Marlo": the given name tells, or else the noun."""
    if is_given_name(name.words[0]):
        yield "person", 2
    elif kind := table("either")[noun.lemma_.lower()]:
        yield kind, 2.2


def _of_word_after(doc: Doc, name: Name) -> Iterator[tuple[str, float]]:
    after = doc[name.last]
    following = doc[name.last + 1] if name.last + 1 < len(doc) else after
    if after.pos_ == "NUM" and after.text.isdigit() and len(after.text) < 4:
        yield "nothing", 2.5
    elif after.text == "," and following.like_num and len(following.text) < 4:
        yield "person", 3
    elif after.lower_ == "who" or (after.text == "," and following.lower_ == "who"):
        yield "person", 2.5
    elif after.text == "(" and following.text.isupper() and len(following.text) > 1:
        yield "organisation", 2


def _stands_before_noun(name: Name, head: Token) -> bool:
    return head.dep_ in {"compound", "nmod", "amod"} and bool(head.head.i >= name.last)


def _of_joined(head: Token) -> Iterator[tuple[str, float]]:
    """What stands joined with it: "Marlo and Ines Vance" are two persons."""
    joined = [head.head] if head.dep_ == "conj" else []
    joined += [child for child in head.rights if child.dep_ == "conj"]
    for other in joined:
        if other.ent_type_ == "PERSON":
            yield "person", 1


def _of_noun(noun: Token) -> Iterator[tuple[str, float]]:
    """What a name is that stands before a common noun: "Arda spokesman", "Arda region", "Arda browser"."""
    lemma = noun.lemma_.lower()
    if lemma in words("things"):
        yield "nothing", 2
    elif lemma in _OF_A_PERSON:
        yield "person", 1.5
    elif is_geographic(lemma):
        yield "place", 1.5
    elif lemma in words("organisations", "nouns") or lemma in person_nouns():
        yield "organisation", 0.7
    else:
        yield "nothing", 0.4


def _told_by(before: Token, first: int, doc: Doc) -> str | None:
    """What the common noun right before a name tells of it, or that before "of": "the charity X", "port of X"."""
    lemma = before.lemma_.lower()
    if before.text == "of" and first > 1:
        return "place" if is_geographic(doc[first - 2].lemma_) else None
    if before.text[:1].isupper() or before.pos_ not in {"NOUN", "PROPN"}:
        return None
    if lemma in words("media", "nouns"):
        return "media"
    if lemma in words("organisations", "nouns"):
        return "organisation"
    return "place" if is_geographic(lemma) else None


_BESIDE = frozenset({"compound", "appos", "nmod"})
_OF_A_PERSON = frozenset({"administration", "presidency", "candidacy", "premiership", "papacy"})
_PLACING = frozenset(
    {"in", "at", "near", "outside", "across", "around", "throughout", "through", "into", "toward", "towards"}
)
_SURE = 3.5  # outweighs what spaCy takes a name for and its shape
