"""Bodies that a state has one of in, their ids with the state out: `org/prt-defence-ministry`.

"The Defence Ministry" of one article is not that of another: where an article says whose it is ("Portugal's Defence
Ministry", "the Portuguese Ministry of Defence"), the id says so too, in every article in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tidynews.extract.countries import names
from tidynews.extract.who.lexicon import words
from tidynews.extract.who.people import slug
from tidynews.extract.who.references import Entity


def apart(named: Sequence[tuple[int, Entity, str | None]]) -> dict[int, Entity]:
    """The body of each name by its first token, where one name stands for the bodies of several states.

    Args:
        named: In order, the first token of each name of a body, its body so far, and the state it is said to be of.

    Returns:
        For each such name the body of its state; one without a state is the body named last.
    """
    states: dict[int, dict[str, Entity]] = {}
    for _, body, state in named:
        if state is not None and _is_state_body(_parts(body.name)[0]):
            states.setdefault(id(body), {}).setdefault(state, body)
    found: dict[int, Entity] = {}
    last: dict[int, str] = {}
    for first, body, state in named:
        own = states.get(id(body), {})
        if len(own) < 2 or (state is None and id(body) not in last):
            continue
        of = state or last[id(body)]
        if own[of] is body and of != next(iter(own)):
            own[of] = Entity(body.kind, body.name, of, nouns=set(body.nouns), actor_id=body.actor_id)
        own[of].country = of
        last[id(body)] = of
        found[first] = own[of]
    return found


def tell_states(bodies: Iterable[Entity]) -> dict[str, Entity]:
    """Give the bodies of states their ids; all bodies by id."""
    found: dict[str, Entity] = {}
    for body in bodies:
        rest, inside = _parts(body.name)
        if body.actor_id.startswith("org/") and _is_state_body(rest):
            body.country = body.country or inside
            state = [body.country.lower()] if body.country is not None else []
            body.actor_id = f"org/{slug('-'.join([*state, *_turned(rest)]))}"
        found.setdefault(body.actor_id, body)
    return found


def _parts(name: str) -> tuple[list[str], str | None]:
    """The words of a name without the state before or after them, and that state."""
    printed = name.split()
    for size in range(min(len(printed) - 1, _LONGEST), 0, -1):
        before, after = names().get(tuple(printed[:size])), names().get(tuple(printed[-size:]))
        if before is not None:
            return printed[size:], before.iso3
        if after is not None and len(printed) > size + 1 and printed[-size - 1] == "of":
            return printed[: -size - 1], after.iso3
    return printed, None


def _is_state_body(rest: list[str]) -> bool:
    heads = words("state_bodies", "heads")
    return " ".join(rest) in words("state_bodies", "names") or rest[-1] in heads or _turned(rest) != rest


def _turned(rest: list[str]) -> list[str]:
    """`Ministry of Defence` as `Defence Ministry`."""
    of_head = len(rest) > 2 and rest[0] in words("state_bodies", "heads") and rest[1] in {"of", "for"}
    return [*rest[2:], rest[0]] if of_head else rest


_LONGEST = 3  # words of a state's name, as bodies have them
