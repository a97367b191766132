"""Whom a pronoun may mean: references and noun phrases in, candidates with their number and gender out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.quotations import Quotation
from tidynews.extract.who.lexicon import person_nouns, table, words
from tidynews.extract.who.references import Entity, Reference


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible antecedent. `entity` is None for a phrase that names no actor: it wins, and nothing is resolved."""

    at: int
    entity: Entity | None
    gender: str | None
    plural: bool
    animate: bool


def as_candidate(reference: Reference, head: Token) -> Candidate:
    """How a reference may be meant."""
    entity = reference.entity
    described = reference.form == "nominal" and head.tag_ == "NNS" and entity.kind == "force"  # "the rebels"
    plural = entity.kind == "group" or described
    return Candidate(reference.head, entity, entity.gender, plural, entity.kind in {"person", "group"})


def position(candidate: Candidate) -> int:
    """Where it stands, for sorting."""
    return candidate.at


def others(doc: Doc, covered: set[int]) -> Iterator[Candidate]:
    """Noun phrases that stand for no actor, but could be what a pronoun means."""
    for token in doc:
        if token.i in covered or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "npadvmod"}:
            continue
        if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"}:
            continue
        lemma = token.lemma_.lower()
        animate = lemma in person_nouns()
        plural = token.tag_ in {"NNS", "NNPS"} or lemma in words("people", "plural")
        if animate and not plural and token.dep_ in {"attr", "appos"}:
            continue
        gender = table("gendered").get(lemma) or table("kin").get(lemma)
        if animate or plural or token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}:
            yield Candidate(token.i, None, gender, plural, animate)


def quoted_in(doc: Doc, quotations: Sequence[Quotation]) -> list[int | None]:
    """The number of the quotation in which each token stands."""
    spans = sorted((start, end, number) for number, q in enumerate(quotations) for start, end in q.spans)
    inside: list[int | None] = []
    at = 0
    for token in doc:
        while at < len(spans) and spans[at][1] <= token.idx:
            at += 1
        inside.append(spans[at][2] if at < len(spans) and spans[at][0] <= token.idx else None)
    return inside


def speakers_of(doc: Doc, quoted: Sequence[int | None], heads: Mapping[int, Entity]) -> Iterator[tuple[int, Entity]]:
    """The actor that a reporting verb beside each quotation has as its subject; a quotation right behind goes on."""
    for at, entity in sorted(heads.items()):
        token = doc[at]
        if quoted[at] is not None or not says(token):
            continue
        sentence = token.sent
        numbers = {number for i in range(sentence.start, sentence.end) if (number := quoted[i]) is not None}
        after = sentence.end
        if numbers and after < len(doc) and (following := quoted[after]) is not None:
            numbers.add(following)
        yield from ((number, entity) for number in sorted(numbers))


def says(token: Token) -> bool:
    """Whether it is the subject of a verb of saying."""
    return token.dep_ == "nsubj" and token.head.lemma_ in words("speaking", "verbs")
