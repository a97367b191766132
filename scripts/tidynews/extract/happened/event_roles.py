"""A trigger and the cast in, who took part in the event and in which role out."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.happened.affected import state_of
from tidynews.extract.happened.places import is_place
from tidynews.extract.happened.subjects import is_infinitive, subject, with_conjuncts
from tidynews.extract.happened.trigger_words import lemma, lexicon
from tidynews.extract.happened.triggers import Trigger

Part = tuple[str, str]
"""An actor's id and its role."""


def event_roles(trigger: Trigger, cast: Cast, article_id: str) -> list[Part]:
    """Who took part, actors first, each once."""
    found: dict[str, str] = {}
    for role, tokens in _by_role(trigger):
        for token in tokens:
            for actor_id in _referents(token, role, cast, article_id):
                found.setdefault(actor_id, role)
        if role == "actor" and not found:
            others = (*_stand_ins(trigger, cast), *_the_two(trigger, cast), *_authority(trigger, cast, article_id))
            found.update(dict.fromkeys(others, "actor"))
    for search in (_owners, _deeper, _addressed, _there):
        if any(role in _AFFECTED for role in found.values()):
            break
        for actor_id in search(trigger, cast, article_id):
            found.setdefault(actor_id, _HARMED.get(trigger.entry.plover_type, "recipient"))
    return list(found.items())


def _by_role(trigger: Trigger) -> Iterator[tuple[str, list[Token]]]:
    undergone = "actor" if trigger.slots.get("of") else "victim"
    frame = {slot: undergone if role == "undergoer" else role for slot, role in trigger.entry.frame.items()}
    for wanted in _ORDER:
        tokens = [t for slot, role in frame.items() if role == wanted for t in trigger.slots.get(slot, ())]
        yield wanted, [t for t in tokens if t != trigger.token]


def _referents(token: Token, role: str, cast: Cast, article_id: str) -> tuple[str, ...]:
    """Whom the phrase names; else whose it is ("the Russian war effort"); else the state of the place it names."""
    known = cast.at(token)
    if known and not all(_is_nobody(actor_id, cast) for actor_id in known):
        return known
    if not known and token.lower_ in {"it", "they"}:
        return tuple(a for said in _speakers(token) for a in cast.at(said))
    if token.dep_ in {"amod", "compound", "nmod"} or token.pos_ in {"PRON", "VERB"}:
        return known
    owners = tuple(_of_premodifiers(token, cast))
    if not owners and lemma(token) in lexicon().governing | lexicon().offices:
        owners = tuple(r for named in _belonging(token, {"of"}) for r in _referents(named, role, cast, article_id))
    if owners or known:
        return owners or known
    state = state_of(token, cast, article_id) if role in _AFFECTED or role == "host" else None
    return (state,) if state else ()


def _speakers(pronoun: Token) -> list[Token]:
    """Whom "it" and "they" mean in what somebody says of himself: "the party said it will boycott"."""
    verb = pronoun.head
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if pronoun.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.pos_ != "VERB" or verb.i > verb.head.i > pronoun.i:
        return []
    return [t for t in subject(verb.head) if t.pos_ != "PRON"]


def _is_nobody(actor_id: str, cast: Cast) -> bool:
    """Whether it is only "forces" or "workers", of whom the phrase may say whose they are."""
    actor = cast.actor(actor_id)
    return actor["kind"] == "group" and actor["country_iso3"] is None


def _of_premodifiers(token: Token, cast: Cast) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"} and child.i < token.i:
            yield from cast.at(child) or _of_premodifiers(child, cast)


def _belonging(token: Token, prepositions: AbstractSet[str]) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (t for named in child.children if named.dep_ == "pobj" for t in with_conjuncts(named))


def _stand_ins(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """Troops that "were deployed" act themselves where nobody is said to have sent them."""
    for slot, role in trigger.entry.frame.items():
        if role == "stand_in":
            for token in trigger.slots.get(slot, ()):
                yield from cast.at(token) or _of_premodifiers(token, cast)


def _the_two(trigger: Trigger, cast: Cast) -> Iterator[str]:
    """The two states named last before "the two countries" or "both sides"."""
    for token in trigger.slots.get("subj", ()):
        if token.tag_ == "NNS" and any(c.lower_ in {"two", "both"} for c in token.children):
            named = [m["actor_id"] for m in cast.within(0, token.idx) if cast.actor(m["actor_id"])["kind"] == "state"]
            yield from list(dict.fromkeys(reversed(named)))[:2]


def _authority(trigger: Trigger, cast: Cast, article_id: str) -> Iterator[str]:
    """The state that is meant by "he was arrested in Arda": nobody else arrests, bans or deports there."""
    if trigger.entry.plover_type == "COERCE" and not trigger.is_noun and not trigger.slots.get("subj"):
        states = (state_of(token, cast, article_id) for token in trigger.slots.get("in", ()))
        yield from (state for state in states if state)


def _owners(trigger: Trigger, cast: Cast, article_id: str) -> Iterator[str]:
    """Whose thing it is: "lifted the blockade of Arda", "cut aid to Arda", "suspended Ardan imports"."""
    for slot, role in trigger.entry.frame.items():
        if role in {"owner", "recipient", "victim"}:
            for token in trigger.slots.get(slot, ()):
                for named in _belonging(token, _OWNING - {"in"} if _is_at_home(trigger, cast) else _OWNING):
                    yield from _referents(named, "recipient", cast, article_id)
                if role == "owner":
                    yield from _of_premodifiers(token, cast)


def _deeper(trigger: Trigger, cast: Cast, article_id: str) -> Iterator[str]:
    """Whom a phrase inside another names: "speeded up the withdrawal of forces from Arda"."""
    affecting = {slot for slot, role in trigger.entry.frame.items() if role in _AFFECTED}
    if trigger.entry.plover_type == "ACCUSE":
        affecting = affecting | {"by"}  # "an investigation into crimes by Arda"
    held = [t for slot, tokens in trigger.slots.items() if slot not in _OUTSIDE for t in tokens]
    for token in dict.fromkeys(t for top in (trigger.token, *held) for t in top.subtree if t.i > trigger.token.i):
        if token.dep_ in {"prep", "agent", "dative"} and token.lower_ in affecting:
            named = [
                r for c in token.children if c.dep_ == "pobj" for r in _referents(c, "recipient", cast, article_id)
            ]
            if named:
                yield from named
                return


def _addressed(trigger: Trigger, cast: Cast, _: str) -> Iterator[str]:
    """Whom a protest addresses: the first actor in what it demands or stands against."""
    if trigger.entry.plover_type != "PROTEST":
        return
    own = {a for slot in _ACTING for token in trigger.slots.get(slot, ()) for a in cast.at(token)}
    for child in (*trigger.token.children, *(trigger.carrier.children if trigger.carrier is not None else ())):
        aim = child.dep_ in {"advcl", "xcomp", "acl"} and (is_infinitive(child) or lemma(child) in lexicon().demanding)
        about = child.lower_ in _REASONS and child.dep_ == "prep" and not any(is_place(c) for c in child.children)
        reason = aim or about
        if reason and child.i > trigger.verb.i:
            named = [a for token in child.subtree for a in cast.at(token) if a not in own]  # "to press their demands"
            yield from named[:1]


def _there(trigger: Trigger, cast: Cast, article_id: str) -> Iterator[str]:
    """The state where violence or force was used or help given, if nobody else is said to have had it."""
    if trigger.entry.plover_type in {*_HARMED, "AID"} and not _is_at_home(trigger, cast):
        governors = [trigger.token] if trigger.carrier is None else [trigger.token, trigger.carrier]
        governors += trigger.slots.get("obj", ()) if trigger.entry.plover_type == "AID" else ()
        for token in [t for slot in _PLACED for t in trigger.slots.get(slot, ())] or [
            named for governor in governors for named in _belonging(governor, _OWNING)
        ]:
            state = state_of(token, cast, article_id)
            if state:
                yield state
            elif lemma(token) in lexicon().place_nouns:  # "from an Ardan town"
                yield from _of_premodifiers(token, cast)


def _is_at_home(trigger: Trigger, cast: Cast) -> bool:
    """Whether only unnamed people without a country act: what gunmen do in a state they need not do to the state."""
    actors = [a for slot in _ACTING for token in trigger.slots.get(slot, ()) for a in cast.at(token)]
    return bool(actors) and all(_is_nobody(actor_id, cast) for actor_id in actors)


_ORDER = ("actor", "mediator", "host", "victim", "recipient")
_AFFECTED = frozenset({"victim", "recipient"})
_HARMED = {"ASSAULT": "victim", "COERCE": "victim"}
_ACTING = ("subj", "by", "poss")
_OUTSIDE = frozenset({"subj", "by", "poss", "modifier", "how"})
_PLACED = ("in", "at", "near", "from")
_REASONS = frozenset({"in", "over", "for", "against", "at"})
_OWNING = frozenset({"of", "to", "on", "against", "for", "with", "in", "between", "from"})
