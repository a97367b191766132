"""The named persons of an article in, the nouns that it says are one of them out.

Forms: "his guest, Ines Marlo", "Ines Marlo, a guest", "passenger Ines Marlo", "Marlo was a guest" and "The winner was
Ines Marlo". Offices are among them; kin and the like are no offices, but "the guest" is known by them all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import gender_of_given_name, person_nouns, table
from tidynews.extract.who.nominals import owned_noun, phrase_start
from tidynews.extract.who.references import Reference


def identified(doc: Doc, persons: Sequence[Reference], taken: set[int]) -> list[Reference]:
    """Let the persons be known by their nouns; a reference for each noun that is the subject of "The winner was X"."""
    found: list[Reference] = []
    for person in persons:
        subject = _subject(doc[person.head], taken)
        for noun in [*_beside(doc, person), *([subject] if subject is not None else [])]:
            _call(person, noun)
        if subject is not None:
            found.append(Reference(phrase_start(subject), subject.i + 1, subject.i, person.entity, "nominal"))
    return found


def _call(person: Reference, noun: Token) -> None:
    entity, lemma = person.entity, noun.lemma_.lower()
    entity.nouns |= {lemma, owned_noun(noun)}
    entity.gender = entity.gender or table("gendered").get(lemma) or table("kin").get(lemma)
    if lemma in table("kin"):  # relatives are called by given names
        entity.gender = entity.gender or gender_of_given_name(entity.name)


def _beside(doc: Doc, person: Reference) -> Iterator[Token]:
    head = doc[person.head]
    if head.dep_ == "appos" and head.head.i < person.first and _is_one_person(head.head):
        yield head.head
    before = doc[person.first - 1] if person.first else head
    if before.pos_ == "NOUN" and before.dep_ == "compound" and before.head == head and _is_one_person(before):
        yield before
    yield from (c for c in head.rights if c.dep_ == "appos" and c.i >= person.last and _is_one_person(c))
    if head.dep_ == "nsubj" and _equates(head.head):
        yield from (c for c in head.head.rights if c.dep_ == "attr" and _is_one_person(c))


def _subject(head: Token, taken: set[int]) -> Token | None:
    """The noun that "is" the person named behind it."""
    if head.dep_ != "attr" or not _equates(head.head):
        return None
    subject = next((c for c in head.head.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.i in taken or not _is_one_person(subject):
        return None
    definite = any(c.dep_ == "poss" or c.lower_ == "the" for c in subject.lefts)
    return subject if definite and not any(c.dep_ == "acl" for c in subject.rights) else None


def _equates(verb: Token) -> bool:
    return verb.lemma_ == "be" and not any(c.dep_ in {"neg", "aux"} for c in verb.children)


def _is_one_person(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.tag_ != "NNS" and noun.lemma_.lower() in person_nouns()
