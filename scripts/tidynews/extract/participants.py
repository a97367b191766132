"""A trigger and the cast in, who took part and in which role out."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.gazetteer import country_of
from tidynews.extract.triggers import Trigger

Part = tuple[str, str]
"""An actor's id and its role."""


def participants(trigger: Trigger, cast: Cast) -> list[Part]:
    """Who took part, actors first, each once."""
    found: dict[str, str] = {}
    for role, tokens in _by_role(trigger):
        for token in tokens:
            for actor_id in _referents(token, role, cast):
                found.setdefault(actor_id, role)
        if role == "actor" and not found:
            for actor_id in _stand_ins(trigger, cast):
                found.setdefault(actor_id, "actor")
    if not any(role in _AFFECTED for role in found.values()):
        for actor_id in _owners(trigger, cast):
            found.setdefault(actor_id, "recipient")
    return list(found.items())


def _by_role(trigger: Trigger) -> Iterator[tuple[str, list[Token]]]:
    frame = trigger.entry.frame
    for wanted in _ORDER:
        tokens = [t for slot, role in frame.items() if role == wanted for t in trigger.slots.get(slot, ())]
        yield wanted, [t for t in tokens if t != trigger.token]


def _referents(token: Token, role: str, cast: Cast) -> tuple[str, ...]:
    """Whom the phrase names; else whose it is ("the Russian war effort"); else the state of the place it names."""
    known = cast.at(token)
    if known:
        return known
    if token.dep_ not in {"amod", "compound", "nmod"} and token.pos_ not in {"PRON", "VERB"}:
        owners = tuple(_of_premodifiers(token, cast))
        if owners:
            return owners
    return _state_of(token, cast) if role in _AFFECTED or token.ent_type_ == "NORP" else ()


def _of_premodifiers(token: Token, cast: Cast) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.i < token.i:
            yield from cast.at(child) or _of_premodifiers(child, cast)


def _state_of(token: Token, cast: Cast) -> tuple[str, ...]:
    if token.ent_type_ not in {"GPE", "LOC", "NORP"}:
        return ()
    country = country_of(_name(token))
    return tuple(
        a["actor_id"] for a in cast.actors if country and a["kind"] == "state" and a["country_iso3"] == country
    )


def _name(token: Token) -> str:
    first = token.i
    while first > 0 and token.doc[first - 1].ent_type_ == token.ent_type_ and token.doc[first].ent_iob_ == "I":
        first -= 1
    return str(token.doc[first : token.i + 1].text)


def _stand_ins(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Troops that "were deployed" act themselves where nobody is said to have sent them."""
    for slot, role in trigger.entry.frame.items():
        if role == "stand_in":
            for token in trigger.slots.get(slot, ()):
                yield from cast.at(token) or _of_premodifiers(token, cast)


def _owners(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Whose thing it is: "lifted the blockade of Arda", "cut aid to Arda", "suspended Ardan imports"."""
    for slot, role in trigger.entry.frame.items():
        if role in {"owner", "recipient", "victim"}:
            for token in trigger.slots.get(slot, ()):
                for child in token.children:
                    if child.dep_ == "prep" and child.lower_ in _OWNING:
                        for named in child.children:
                            if named.dep_ == "pobj":
                                yield from _referents(named, "recipient", cast)
                if role == "owner":
                    yield from _of_premodifiers(token, cast)


_ORDER = ("actor", "mediator", "host", "victim", "recipient")
_AFFECTED = frozenset({"victim", "recipient"})
_OWNING = frozenset({"of", "to", "on", "against", "for", "with", "in", "between", "from"})
