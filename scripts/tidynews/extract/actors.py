"""A reading in, who is in it out: actors, their names and roles, and every mention of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.countries import official_name, usual_names
from tidynews.extract.ids import row_ids
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import Quotation
from tidynews.extract.who.casting import Casting
from tidynews.extract.who.references import Reference
from tidynews.extract.who.roles import Office
from tidynews.rows import Actor, ActorName, Mention, Role


@dataclass
class Cast:
    """The actors of one article. Mentions are sorted by start and end."""

    actors: list[Actor] = field(default_factory=list)
    names: list[ActorName] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _heads: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _inside: dict[int, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Index the actors by their ids."""
        self._actors = {actor["actor_id"]: actor for actor in self.actors}

    def at(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by `token` refers to, those joined to it by "and" included."""
        found = [*(self._heads.get(token.i) or self._at_name(token))]
        joined = next((c for c in token.rights if c.dep_ == "conj"), None)
        while joined is not None:
            found += self._heads.get(joined.i, ())
            joined = next((c for c in joined.rights if c.dep_ == "conj"), None)
        return tuple(dict.fromkeys(found))

    def _at_name(self, token: Token) -> tuple[str, ...]:
        return (self._inside[token.i],) if token.i in self._inside else ()

    def within(self, start_char: int, end_char: int) -> list[Mention]:
        """The mentions that lie inside a span."""
        first = bisect_left(self.mentions, start_char, key=_start)
        last = bisect_left(self.mentions, end_char, key=_start)
        return [m for m in self.mentions[first:last] if m["end_char"] <= end_char]

    def actor(self, actor_id: str) -> Actor:
        """The row of an actor.

        Raises:
            KeyError: No such actor in this article.
        """
        return self._actors[actor_id]

    def add_state(self, iso3: str) -> str:
        """Let a state be an actor, if it is none yet: its id."""
        actor_id = f"state/{iso3.lower()}"
        if actor_id not in self._actors:
            self._actors[actor_id] = Actor(actor_id=actor_id, name=official_name(iso3), kind="state", country_iso3=iso3)
            self.actors.append(self._actors[actor_id])
            self.names += [ActorName(actor_id=actor_id, name=name, form=form) for name, form in usual_names(iso3)]
        return actor_id

    def add_pronoun(self, token: Token, actor_id: str, article_id: str) -> None:
        """Let a pronoun that only its speaker explains ("I", "we" in a quotation) refer to an actor."""
        start, end = token.idx, end_char(token)
        at = bisect_left(self.mentions, (start, end), key=lambda m: (m["start_char"], m["end_char"]))
        mention_id = f"{article_id}:mention:{start}"
        self.mentions.insert(
            at,
            Mention(
                mention_id=mention_id,
                article_id=article_id,
                actor_id=actor_id,
                start_char=start,
                end_char=end,
                text=token.text,
                form="pronoun",
                reading="literal",
            ),
        )
        self._heads[token.i] = (actor_id,)


def cast(reading: Reading, quotations: Sequence[Quotation]) -> Cast:
    """Who is in the article."""
    found = Casting(reading, quotations)
    references = sorted(found.references, key=lambda r: (r.first, r.last))
    entities = sorted({r.entity.actor_id: r.entity for r in references}.values(), key=lambda e: e.actor_id)
    inside = {i: r.entity.actor_id for r in references if r.form != "nominal" for i in range(r.first, r.last)}
    return Cast(
        [Actor(actor_id=e.actor_id, name=e.name, kind=e.kind, country_iso3=e.country) for e in entities],
        [ActorName(actor_id=e.actor_id, name=name, form=form) for e in entities for name, form in sorted(e.forms)],
        _roles(reading, found.offices),
        _mentions(reading, references),
        _by_head(references) | _described(found),
        inside,
    )


def _mentions(reading: Reading, references: Sequence[Reference]) -> list[Mention]:
    article_id = reading.article.article_id
    spans = [(reading.doc[r.first].idx, end_char(reading.doc[r.last - 1])) for r in references]
    ids = row_ids(article_id, "mention", (start for start, _ in spans))
    return [
        Mention(
            mention_id=mention_id,
            article_id=article_id,
            actor_id=reference.entity.actor_id,
            start_char=start,
            end_char=end,
            text=reading.text(start, end),
            form=reference.form,
            reading=reference.reading,
        )
        for mention_id, reference, (start, end) in zip(ids, references, spans, strict=True)
    ]


def _roles(reading: Reading, offices: Sequence[Office]) -> list[Role]:
    article_id = reading.article.article_id
    ids = row_ids(article_id, "role", (reading.doc[o.first].idx for o in offices))
    return [
        Role(
            role_id=role_id,
            article_id=article_id,
            actor_id=office.person.entity.actor_id,
            title=office.title,
            organisation_id=office.organisation.entity.actor_id if office.organisation is not None else None,
            country_iso3=office.country,
            start_char=reading.doc[office.first].idx,
            end_char=end_char(reading.doc[office.last - 1]),
        )
        for role_id, office in zip(ids, offices, strict=True)
    ]


def _by_head(references: Sequence[Reference]) -> dict[int, tuple[str, ...]]:
    heads: dict[int, tuple[str, ...]] = {}
    for reference in references:
        heads[reference.head] = (*heads.get(reference.head, ()), reference.entity.actor_id)
    return heads


def _described(found: Casting) -> dict[int, tuple[str, ...]]:
    """Nouns in apposition to a name mean who is named."""
    return {o.noun.i: (o.person.entity.actor_id,) for o in found.offices}


def _start(mention: Mention) -> int:
    return mention["start_char"]
