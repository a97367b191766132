"""A trigger in, where it happened out: the place as printed and, if it is sure, its country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.countries import names as states
from tidynews.extract.happened.gazetteer import country_of
from tidynews.extract.happened.subjects import is_infinitive
from tidynews.extract.happened.trigger_words import lemma, lexicon
from tidynews.extract.happened.triggers import Trigger
from tidynews.extract.happened.whereabouts import explained, name_of


@dataclass(frozen=True, slots=True)
class Place:
    """A place as printed, and the country that it lies in."""

    text: str
    country: str | None

    @property
    def is_wide(self) -> bool:
        """Whether it is a whole state or an unnamed part of one: "northern Chad"."""
        named = tuple(w for w in self.text.split() if w[:1].isupper())
        state = states().get(named)
        return state is not None and state.form in {"official", "short", "acronym"}


def place_of(trigger: Trigger, cast: Cast) -> Place | None:
    """The nearest place that the trigger governs; a town rather than the state that is named beside it."""
    found = map(_place, _candidates(trigger, cast))
    nearest = next(found, None)
    if nearest is None or not nearest.is_wide:
        return nearest
    return next((place for place in found if not place.is_wide and place.country == nearest.country), nearest)


def is_place(token: Token) -> bool:
    """Whether `token` ends the name or the description of a place."""
    if token.ent_type_ in _PLACES or (token.pos_ == "PROPN" and name_of(token).casefold() in explained(token.doc)):
        return True
    if lemma(token) not in lexicon().place_nouns:
        return token.dep_ == "pobj" and token.head.lower_ in _ONLY_PLACING and _may_be_place(token)
    named = [t for t in token.lefts if t.pos_ == "PROPN" and t.dep_ in {"compound", "nmod"}]
    return bool(named) or _named_after(token) is not None


def _may_be_place(token: Token) -> bool:
    """A lone name after "in" that the pipeline took for a surname or for nothing."""
    lone = name_of(token) == token.text and not any(c.dep_ in {"case", "det"} for c in token.children)
    return token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"} and lone and len(token) > _SHORT


def _candidates(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    governors = [trigger.token] if trigger.carrier is None else [trigger.token, trigger.carrier]
    for slot in _PLACING:
        yield from (t for t in trigger.slots.get(slot, ()) if is_place(t))
    for governor in governors:
        yield from _below(governor)
    verb = trigger.verb
    if verb.dep_ in {"xcomp", "advcl", "conj"} and verb.head.pos_ == "VERB":
        yield from (t for t in _below(verb.head) if t.i > verb.i)
    for purpose in trigger.slots.get("purpose", ()):
        if purpose.head == trigger.token and is_infinitive(purpose):
            yield from _below(purpose)
    for slot in ("obj", "to", "of", "on", "into", "from"):
        yield from (t for t in trigger.slots.get(slot, ()) if is_place(t) and not _is_somebody(t, cast))
    for subject in trigger.slots.get("subj", ()):  # "crews in the port of Arda walked out"
        if subject.head == verb:
            yield from _below(subject)


def _is_somebody(token: Token, cast: Cast) -> bool:
    """Whether a name that could be a town's is a person's here."""
    return any(cast.actor(actor_id)["kind"] == "person" for actor_id in cast.at(token))


def _below(governor: Token) -> Iterator[Token]:
    """Places that stand in a phrase of the governor, or of what it acts on."""
    for child in governor.children:
        if child.dep_ == "prep" and child.lower_ in _PLACING:
            yield from (c for c in child.children if c.dep_ == "pobj" and is_place(c))
        elif child.dep_ in {"dobj", "nsubjpass", "prep", "agent", "pobj"} and child.pos_ != "VERB":
            yield from _below(child)


def _place(head: Token) -> Place:
    named = _named_after(head) if head.ent_type_ not in _PLACES else None
    words = _printed(named or head)
    known = explained(head.doc).get(name_of(named or head).casefold())
    country = known or country_of(words)
    if country is None and named is not None:
        country = country_of(_printed(head))
    return Place(words, country)


def _named_after(noun: Token) -> Token | None:
    """The name in "town of Arda"."""
    found = (c for of in noun.rights if of.lower_ == "of" for c in of.children if c.pos_ == "PROPN" or is_place(c))
    return next(found, None)


def _printed(head: Token) -> str:
    """The name with what stands right before it: "northern Chad"."""
    first = head
    for child in reversed([c for c in head.lefts if c.dep_ in {"compound", "amod", "nmod"}]):
        first = child.left_edge
    return str(head.doc[first.i : head.i + 1].text)


_ONLY_PLACING = frozenset({"in", "near", "through", "across"})
_PLACING = (
    "in", "at", "near", "inside", "outside", "around", "across", "throughout", "through", "off", "along", "over",
    "within",
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SHORT = 3
