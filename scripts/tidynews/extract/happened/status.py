"""A trigger in, what the article says of its reality out: fact, plan, possibility, allegation, denial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from tidynews.extract.happened.subjects import is_finite, is_infinitive
from tidynews.extract.happened.trigger_words import lemma
from tidynews.extract.happened.triggers import Trigger
from tidynews.rows import Claim
from tidynews.schema import load_yaml


def status(trigger: Trigger, claim: Claim | None, happened_until: date | None, published_on: date | None) -> str:
    """The code of `event_mentions.status`; the words around the trigger outweigh the claim, the claim the date."""
    mood = _mood(trigger, told=claim is not None)
    act = claim["act"] if claim is not None else ""
    if mood == "denied" or (claim is not None and act == "deny" and claim["polarity"] == "affirmed"):
        return "denied"
    if mood in {"hypothetical", "planned"}:
        return mood
    if mood == "alleged" or act in _words("alleged", "acts"):
        return "alleged"
    if happened_until and published_on and happened_until < published_on - _A_YEAR:
        return "historical"
    return "reported"


def is_refusal(trigger: Trigger) -> bool:
    """Whether it will not be done: "will not admit refugees"."""
    moods = set(_auxiliary_moods(trigger.verb))
    would = any(c.dep_ == "aux" and c.lower_ == "would" for c in trigger.verb.children)
    return "denied" in moods and ("planned" in moods or would)


def _mood(trigger: Trigger, *, told: bool) -> str:
    moods = set(_own_moods(trigger))
    if told and any(c.dep_ == "aux" and c.lower_ == "would" for c in trigger.verb.children):
        moods = (moods - {"hypothetical"}) | {"planned"}  # "said it would meet them": "will" as told later
    for mood in ("denied", "hypothetical", "planned", "alleged"):
        if mood in moods:
            return mood
    return "fact"


def _own_moods(trigger: Trigger) -> Iterator[str]:
    if trigger.is_noun:
        yield from _noun_moods(trigger.token, trigger.carrier)
    for slot in ("subj", "obj", "by"):
        if any(c.dep_ == "det" and c.lower_ == "no" for t in trigger.slots.get(slot, ()) for c in t.children):
            yield "denied"
    if trigger.carrier is not None and _is_one_of(trigger.carrier, "planned"):
        done = lemma(trigger.carrier) == "announce" and trigger.entry.plover_type in _ANNOUNCED_WHEN_DONE
        if not done:
            yield "planned"
    if not trigger.is_noun or trigger.carrier is not None:
        yield from _verb_moods(trigger.verb)


def _noun_moods(noun: Token, carrier: Token | None) -> Iterator[str]:
    for child in noun.children:
        word = child.lower_
        if child.dep_ == "det" and word == "no":
            yield "denied"
        elif child.dep_ in {"amod", "compound"}:
            yield from (m for m in ("alleged", "planned", "hypothetical") if word in _words(m, "modifiers"))
    governor = noun.head
    if governor == carrier:
        return
    if governor.dep_ in {"prep", "agent"}:
        if governor.lower_ == "without":
            yield "denied"
        governor = governor.head
    yield from _governed(governor, ("hypothetical", "alleged", "denied"))
    settled = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in noun.children)
    if governor.pos_ in {"VERB", "AUX"} and noun.dep_ != "nsubj" and not settled:
        yield from (m for m in _verb_moods(governor) if m in {"hypothetical", "alleged"})


def _verb_moods(verb: Token, depth: int = 0) -> Iterator[str]:
    yield from _auxiliary_moods(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        if not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.children):
            yield from _verb_moods(verb.head, depth + 1)
        return
    governor = verb.head
    if governor == verb and is_infinitive(verb):  # "Arda to lend Belmar money"
        yield "planned"
    if governor == verb or depth > _DEEP:
        return
    if verb.dep_ == "pcomp":
        if governor.lower_ == "without":
            yield "denied"
        yield from _governed(governor.head, ("hypothetical", "alleged", "denied"))
        if governor.head.pos_ == "NOUN" and governor.lower_ in {"on", "for", "about"}:  # "a plan for ending the war"
            yield "hypothetical"
    elif is_infinitive(verb):
        yield from _infinitive_moods(verb, depth)
    elif verb.dep_ in {"xcomp", "ccomp", "acl", "relcl"}:
        yield from _governed(governor, ("denied", "alleged"))
        if verb.tag_ == "VBP" and not any(c.dep_ == "aux" for c in verb.children):  # "demanded that it end the war"
            yield from _governed(governor, ("hypothetical",))
        if not is_finite(verb):
            yield from _governed(governor, ("hypothetical", "planned"))
            yield from _verb_moods(governor, depth + 1)


def _auxiliary_moods(verb: Token) -> Iterator[str]:
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ == "advmod" and word == "never"):
            yield "denied"
        elif child.dep_ == "aux":
            yield from (m for m in ("planned", "hypothetical") if word in _words(m, "auxiliaries"))
        elif child.dep_ == "mark" and word in _words("hypothetical", "conjunctions"):
            yield "hypothetical"
        elif child.dep_ == "advmod" and word in _words("alleged", "adverbs"):
            yield "alleged"


def _infinitive_moods(verb: Token, depth: int) -> Iterator[str]:
    """An infinitive is fact only after verbs such as "begin"; a purpose is a plan."""
    governor = verb.head
    if _is_one_of(governor, "real") and verb.dep_ in {"xcomp", "ccomp", "advcl"}:
        yield from _verb_moods(governor, depth + 1)
        return
    if _is_headline_plan(verb) or _is_to_be_done(verb):
        yield "planned"
        return
    known = tuple(_governed(governor, ("denied", "planned", "hypothetical", "alleged")))
    yield from known or (("planned",) if verb.dep_ == "advcl" else ("hypothetical",))
    yield from (m for m in _auxiliary_moods(governor) if m == "denied" or (m == "hypothetical" and known))


def _is_headline_plan(verb: Token) -> bool:
    """Whether an infinitive is all that a headline says: "Union and port to meet on Friday"."""
    head = verb.head
    alone = head.dep_ == "ROOT" and head.pos_ in {"NOUN", "PROPN"} and verb.dep_ in {"acl", "relcl", "xcomp"}
    return alone and verb.i > head.i and not any(c.dep_ == "det" for c in head.children)


def _is_to_be_done(verb: Token) -> bool:
    """Whether somebody "is to meet"; "the aim is to meet" says nothing of the kind."""
    governor = verb.head
    if verb.dep_ != "xcomp" or governor.lemma_ != "be":
        return False
    subjects = [c for c in governor.children if c.dep_ in {"nsubj", "nsubjpass"}]
    aims = ("planned", "hypothetical", "real")
    return bool(subjects) and not any(
        _is_one_of(s, mood) or s.lower_ in _words("planned", "aims") for s in subjects for mood in aims
    )


def _governed(governor: Token, moods: tuple[str, ...]) -> Iterator[str]:
    yield from (mood for mood in moods if _is_one_of(governor, mood))


def _is_one_of(token: Token, mood: str) -> bool:
    return bool({lemma(token), token.lower_} & _words(mood, "governors"))


@cache
def _words(mood: str, kind: str) -> frozenset[str]:
    return frozenset(_raw().get(mood, {}).get(kind, ()))


@cache
def _raw() -> Mapping[str, Any]:
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_name("moods.yaml"))
    return loaded


_ANNOUNCED_WHEN_DONE = frozenset({"COERCE", "SANCTION", "ASSAULT", "RETREAT"})
_A_YEAR = timedelta(days=365)
_DEEP = 3
"""How many verbs up the mood of an infinitive is looked for."""
