"""A description that no named person fits in, the person who is named bare soon after out.

"The Ardan envoy defended the test. ... Ines Marlo told the meeting": a full name that comes without any office soon
after a definite description of a speaker, and is the only such name, is the name of that speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import person_nouns, table, words
from tidynews.extract.who.references import Entity, Reference


def introductions(
    doc: Doc, known: Sequence[Reference], country_at: Mapping[int, str | None], taken: set[int]
) -> Iterator[tuple[Reference, Token]]:
    """The first reference to each person introduced in this way, and the noun that introduces."""
    persons = [r for r in known if r.entity.kind == "person"]
    first: dict[int, Reference] = {}
    for reference in persons:
        first.setdefault(id(reference.entity), reference)
    used: set[int] = set()
    for token in doc:
        if token.i in taken or not _describes_speaker(token):
            continue
        countries = {country_at[c.i] for c in token.lefts if country_at.get(c.i)}
        lemma = token.lemma_.lower()
        if len(countries) != 1 or any(_fits(r.entity, lemma, countries) for r in persons):
            continue
        bare = [
            r
            for r in first.values()
            if token.i < r.first <= token.i + _SOON
            and id(r.entity) not in used
            and _is_bare(doc, r)
            and _speaks(doc[r.head])
        ]
        if len(bare) == 1:
            used.add(id(bare[0].entity))
            yield bare[0], token


def _describes_speaker(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NNPS"} or lemma not in person_nouns():
        return False
    definite = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in token.lefts)
    return definite and lemma not in table("kin") and _speaks(token)


def _fits(entity: Entity, lemma: str, countries: set[str | None]) -> bool:
    return lemma in entity.nouns and entity.country in countries


def _is_bare(doc: Doc, reference: Reference) -> bool:
    entity = reference.entity
    if entity.nouns or entity.country is not None or reference.last - reference.first < 2:
        return False
    return doc[reference.first].text not in table("courtesy")


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in words("speaking", "verbs")


_SOON = 150  # tokens: about three paragraphs of news
