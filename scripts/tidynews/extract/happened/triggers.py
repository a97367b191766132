"""A reading in, the words that report an event out, each with its entry in triggers.yaml and its slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.actors import Cast
from tidynews.extract.counted.units import unit_after
from tidynews.extract.happened.slots import Slots, is_hedge, noun_slots, verb_slots
from tidynews.extract.happened.trigger_words import Entry, Words, lemma, lexicon

Test = Callable[[Token, Cast], bool]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event. `carrier` is the light verb whose object or subject the noun is."""

    token: Token
    entry: Entry
    slots: Slots
    carrier: Token | None = None
    bare: bool = False
    """Whether it is only "the attack": it can mean an event that was told before, and reports none of its own."""

    @property
    def verb(self) -> Token:
        """The verb that has tense, modality and negation; the noun itself where no light verb carries it."""
        return self.carrier if self.carrier is not None else self.token

    @property
    def is_noun(self) -> bool:
        """Whether a noun reports the event."""
        return self.token.pos_ in {"NOUN", "PROPN"}


def triggers(doc: Doc, cast: Cast) -> Iterator[Trigger]:
    """Yield the triggers of the document in reading order."""
    words = lexicon()
    found = [t for token in doc if token.tag_.startswith("VB") for t in _of_verb(token, words, cast)]
    spoken_for = {token.i for trigger in found for token in _needed(trigger, cast)}
    for token in doc:
        common = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_)
        if common and token.i not in spoken_for:
            found.extend(_of_noun(token, words, cast))
    yield from sorted(found, key=lambda trigger: trigger.token.i)


def fits(tokens: list[Token], wanted: frozenset[str], cast: Cast) -> bool:
    """Whether one of `tokens` is what a condition of triggers.yaml asks for."""
    if not tokens:
        return "@empty" in wanted
    tests = [word for word in wanted if word[0] in "@~"]
    return any(
        not wanted.isdisjoint({lemma(token), token.lower_}) or any(_passes(token, test, cast) for test in tests)
        for token in tokens
    )


def _needed(trigger: Trigger, cast: Cast) -> Iterator[Token]:
    """The words that make the verb a trigger: "called off the strike" reports no strike."""
    for slot, wanted in trigger.entry.needs.items():
        yield from (t for t in trigger.slots.get(slot, ()) if fits([t], wanted, cast))


def _of_verb(verb: Token, words: Words, cast: Cast) -> Iterator[Trigger]:
    if verb.dep_ in {"amod", "compound"} or _is_nominal(verb):
        return
    named = [(entry, adjunct) for name, adjunct in _names(verb) for entry in words.verbs.get(name, ())]
    if named:
        slots = verb_slots(verb)
        entry = _first(tuple(entry for entry, _ in named), slots, cast)
        if entry is not None:
            adjunct = next(adjunct for other, adjunct in named if other is entry)
            yield Trigger(verb, entry, slots if adjunct is None else slots | {"particle": [adjunct]})


def _is_nominal(verb: Token) -> bool:
    """A participle that stands as a noun: "the wounded"."""
    return verb.tag_ == "VBN" and any(c.dep_ == "det" for c in verb.children)


def _names(verb: Token) -> Iterator[tuple[str, Token | None]]:
    """The lemma with its particle, or without one; a verb with a particle is another verb."""
    particle = phrasal_lemma(verb)
    if particle != lemma(verb):
        yield particle, None
        return
    adjunct = _adjunct(verb)
    if adjunct is not None:
        yield f"{particle} {adjunct.lower_}", adjunct
    yield particle, None


def _adjunct(verb: Token) -> Token | None:
    """What follows the verb and makes one meaning with it, though the parser calls it an adverb or a complement."""
    for child in verb.children:
        near = child.i - verb.i <= _NEAR or child.dep_ in {"advmod", "prep"}
        if child.i > verb.i and child.dep_ in _ADJOINING and child.lower_ in _ADJUNCTS and near:
            return child
    return None


def _of_noun(noun: Token, words: Words, cast: Cast) -> Iterator[Trigger]:
    named = words.nouns.get(noun.lower_) or words.nouns.get(noun.lemma_.lower(), ())
    if not named or noun.dep_ == "compound":
        return
    slots = noun_slots(noun)
    carrier = _carrier(noun, words)
    if carrier is not None and carrier.i > noun.i and lemma(carrier) in words.occurrence:
        slots["result"] = [carrier]
    if carrier is not None:
        slots = _joined(slots, _as_carrier(verb_slots(carrier), noun), noun)
    entry = _first(tuple(e for e in named if not e.carriers or _carries(carrier, e)), slots, cast)
    if entry is not None:
        yield Trigger(noun, entry, slots, carrier)
    elif carrier is None and _is_definite(noun):
        yield Trigger(noun, named[-1], {}, bare=True)


def _as_carrier(slots: Slots, noun: Token) -> Slots:
    """The subject of "were engaged in an attack" acts, passive as it looks."""
    if noun.dep_ == "pobj" and "subj" not in slots and "obj" in slots:
        return {"subj" if name == "obj" else name: tokens for name, tokens in slots.items()}
    return slots


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)


def _carrier(noun: Token, words: Words) -> Token | None:
    """The light verb whose object, passive subject or only content the noun is."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ == "of" and lemma(first.head.head) in words.quantities:
        first = first.head.head  # "a round of talks"
    verb = first.head
    if first.dep_ == "pobj" and verb.dep_ == "prep" and f"{lemma(verb.head)} {verb.lower_}" in words.light:
        return verb.head
    if first.dep_ == "acl" or not verb.tag_.startswith("VB"):
        return _reduced(first, words)
    if first.dep_ in {"dobj", "nsubjpass"} and phrasal_lemma(verb) in words.light:
        named = lemma(verb) == "call" and any(c.dep_ in {"oprd", "ccomp", "acomp"} for c in verb.children)
        return None if named else verb  # "called the test a threat"
    if first.dep_ == "nsubj" and ({lemma(verb), phrasal_lemma(verb)} & words.occurrence):
        return verb
    return _reduced(first, words)


def _reduced(noun: Token, words: Words) -> Token | None:
    """The participle of "the attack launched by X"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and phrasal_lemma(child) in words.light:
            return child
        if child.dep_ == "relcl" and phrasal_lemma(child) in words.light and _is_what_they_did(child):
            return child
    return None


def _is_what_they_did(clause: Token) -> bool:
    """Whether a relative clause says who did it ("talks that X held"), not what it did ("a visit that led to")."""
    objects = [c for c in clause.children if c.dep_ == "dobj"]
    subjects = [c for c in clause.children if c.dep_ == "nsubj"]
    return not any(c.tag_ in _RELATIVE for c in subjects) and all(c.tag_ in _RELATIVE for c in objects)


def phrasal_lemma(verb: Token) -> str:
    """The lemma with its particle; "up" in "kidnapped up to 16" is none."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt" and not is_hedge(c)), "")
    return f"{lemma(verb)} {particle}".strip()


def _carries(carrier: Token | None, entry: Entry) -> bool:
    return carrier is not None and bool({phrasal_lemma(carrier), lemma(carrier)} & entry.carriers)


def _joined(own: Slots, carried: Slots, noun: Token) -> Slots:
    """The slots of a noun with those of its light verb; the noun is no participant of itself."""
    together = {name: list(tokens) for name, tokens in own.items()}
    for name, tokens in carried.items():
        others = [t for t in tokens if t != noun and noun not in t.conjuncts]
        if others and name not in {"modifier", "poss"}:
            together.setdefault(name, []).extend(t for t in others if t not in together[name])
    return together


def _first(entries: tuple[Entry, ...], slots: Slots, cast: Cast) -> Entry | None:
    return next((entry for entry in entries if _holds(entry, slots, cast)), None)


def _holds(entry: Entry, slots: Slots, cast: Cast) -> bool:
    def fit(slot: str, wanted: frozenset[str]) -> bool:
        return fits(slots.get(slot, []), wanted, cast)

    if not all(fit(slot, wanted) for slot, wanted in entry.needs.items()):
        return False
    if entry.one_of and not any(fit(slot, wanted) for slot, wanted in entry.one_of.items()):
        return False
    return not any(slots.get(slot) and fit(slot, barred) for slot, barred in entry.unless.items())


def _passes(token: Token, test: str, cast: Cast) -> bool:
    if test.startswith("@"):
        return _SPECIAL[test](token, cast)
    return any(c.lower_ == test[1:] for c in token.lefts)  # after "~": what stands before the noun counts too


def _is_actor(token: Token, cast: Cast) -> bool:
    return bool(cast.at(token)) or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}


def _is_armed(token: Token, cast: Cast) -> bool:
    """A state or an armed organisation; of others that are named nobody knows whether they fight in earnest."""
    kinds = {cast.actor(actor_id)["kind"] for actor_id in cast.at(token)}
    return bool(kinds & {"state", "force"}) or (not kinds and token.ent_type_ in {"GPE", "LOC"})


def _is_money(token: Token) -> bool:
    """Whether it is the currency after a number: "40 million yen"."""
    if not any(c.dep_ == "nummod" for c in token.children):
        return token.ent_type_ == "MONEY"
    unit = unit_after(token.text, 0)
    return unit is not None and unit.currency is not None


_SPECIAL: Mapping[str, Test] = {
    "@armed": _is_armed,
    "@any": lambda _, __: True,
    "@empty": lambda _, __: False,
    "@actor": _is_actor,
    "@place": lambda token, _: token.ent_type_ in {"GPE", "LOC", "FAC"},
    "@person": lambda token, _: token.ent_type_ == "PERSON",
    "@official": lambda token, _: token.ent_type_ in {"PERSON", "GPE"},
    "@org": lambda token, _: token.ent_type_ == "ORG",
    "@state": lambda token, cast: token.ent_type_ == "GPE" or any(i.startswith("state/") for i in cast.at(token)),
    "@target": lambda token, cast: token.ent_type_ in {"GPE", "LOC", "FAC", "NORP", "PERSON"} or _is_actor(token, cast),
    "@money": lambda token, _: _is_money(token),
    "@them": lambda token, _: token.tag_ == "PRP" and token.lower_ not in {"it", "itself"},
    "@number": lambda token, _: token.pos_ == "NUM",
}
_ADJUNCTS = frozenset(
    {"free", "fire", "alight", "amok", "riot", "dead", "hostage", "out", "back", "down", "up", "over"}
)
_ADJOINING = frozenset({"advmod", "acomp", "oprd", "prep", "dobj", "xcomp", "ccomp", "nsubj"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_RELATIVE = frozenset({"WDT", "WP"})
_NEAR = 2
