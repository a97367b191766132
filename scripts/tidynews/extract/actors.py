"""A reading in, who is in it out: actors, their names and roles, and every mention of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import Quotation
from tidynews.rows import Actor, ActorName, Mention, Role


@dataclass
class Cast:
    """The actors of one article. Mentions are sorted by start and end."""

    actors: list[Actor] = field(default_factory=list)
    names: list[ActorName] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def at(self, token: Token) -> tuple[str, ...]:
        """Ids of the actors that the noun phrase headed by `token` refers to, those joined to it by "and" included."""
        return ()

    def within(self, start_char: int, end_char: int) -> list[Mention]:
        """The mentions that lie inside a span."""
        return [m for m in self.mentions if start_char <= m["start_char"] and m["end_char"] <= end_char]

    def actor(self, actor_id: str) -> Actor:
        """The row of an actor.

        Raises:
            KeyError: No such actor in this article.
        """
        return {actor["actor_id"]: actor for actor in self.actors}[actor_id]


def cast(reading: Reading, quotations: Sequence[Quotation]) -> Cast:
    """Who is in the article."""
    return Cast()
