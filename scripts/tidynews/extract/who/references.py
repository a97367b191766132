"""What the parts of the extractor of actors hand to each other: who there is, and where the words stand for them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody in the article. `forms` are the printed names with their form, in order of appearance."""

    kind: str
    name: str
    country: str | None = None
    gender: str | None = None
    actor_id: str = ""
    forms: dict[tuple[str, str], None] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    """Lower-case head nouns by which the article may call it ("council", "minister")."""


@dataclass(eq=False, slots=True)
class Reference:
    """Tokens `first` up to `last` (exclusive) stand for `entity`; `head` is the token that heads the phrase."""

    first: int
    last: int
    head: int
    entity: Entity
    form: str
    reading: str = "literal"
