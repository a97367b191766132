"""Offices and what the phrases before them stand for in, the offices with their owners out.

"Its director" and "the party's candidate" hold office in the body that "its" and "the party" mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tidynews.extract.who.lexicon import words
from tidynews.extract.who.references import Reference
from tidynews.extract.who.roles import Office


def with_owners(offices: Iterable[Office], references: Sequence[Reference], country: str | None) -> list[Office]:
    """The offices; those that a pronoun or description owns get its body or state.

    An office that a state has once and that nothing owns is that of `country`, which the article is about.
    """
    by_head = {r.head: r for r in references if r.form in {"pronoun", "nominal"}}
    return [_of_country(_with_owner(office, by_head), country) for office in offices]


def _of_country(office: Office, country: str | None) -> Office:
    stated = office.country or office.organisation or office.person.entity.country
    title = [word for word in office.title.lower().split() if word not in _PAST]
    of_state = "minister" in title or " ".join(title) in words("state_offices", "titles")
    if country is None or stated is not None or not of_state:
        return office
    office.person.entity.country = country
    return replace(office, country=country)


def _with_owner(office: Office, by_head: dict[int, Reference]) -> Office:
    owner = next((by_head[c.i] for c in office.noun.lefts if c.dep_ == "poss" and c.i in by_head), None)
    if owner is None or owner.entity.kind in {"person", "group"}:
        return office
    country = office.country or owner.entity.country
    office.person.entity.country = office.person.entity.country or country
    if owner.entity.kind == "state":
        return replace(office, country=country)
    return replace(office, country=country, organisation=office.organisation or owner)


_PAST = frozenset({"former", "ex", "outgoing", "ousted", "acting", "late", "deputy", "then", "interim", "caretaker"})
