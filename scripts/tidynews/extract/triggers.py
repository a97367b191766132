"""A reading in, the words that report an event out, each with its entry in triggers.yaml and its slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.actors import Cast
from tidynews.extract.slots import Slots, noun_slots, verb_slots
from tidynews.extract.trigger_words import Entry, Words, lexicon

Test = Callable[[Token, Cast], bool]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports an event. `carrier` is the light verb whose object or subject the noun is."""

    token: Token
    entry: Entry
    slots: Slots
    carrier: Token | None = None

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
    for token in doc:
        if token.tag_.startswith("VB"):
            yield from _of_verb(token, words, cast)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_):
            yield from _of_noun(token, words, cast)


def fits(tokens: list[Token], wanted: frozenset[str], cast: Cast) -> bool:
    """Whether one of `tokens` is what a condition of triggers.yaml asks for."""
    if not tokens:
        return "@empty" in wanted
    return any(_is(token, word, cast) for token in tokens for word in wanted)


def _of_verb(verb: Token, words: Words, cast: Cast) -> Iterator[Trigger]:
    if verb.dep_ in {"amod", "compound"}:
        return
    lemma = verb.lemma_.lower()
    particle = " ".join(c.lower_ for c in verb.children if c.dep_ == "prt")
    named = words.verbs.get(f"{lemma} {particle}", ()) if particle else ()
    if not named:
        named = words.verbs.get(f"{lemma} {_adjunct(verb)}", ()) or words.verbs.get(lemma, ())
    if named:
        slots = verb_slots(verb)
        entry = _first(named, slots, cast)
        if entry is not None:
            yield Trigger(verb, entry, slots)


def _adjunct(verb: Token) -> str:
    """What follows the verb and makes one meaning with it, though the parser calls it an adverb or a complement."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"advmod", "acomp", "oprd", "prep", "dobj", "xcomp", "ccomp", "nsubj"}:
            if child.i - verb.i <= _NEAR and child.lower_ in _ADJUNCTS:
                return child.lower_
    return ""


def _of_noun(noun: Token, words: Words, cast: Cast) -> Iterator[Trigger]:
    named = words.nouns.get(noun.lemma_.lower(), ())
    if not named or noun.dep_ == "compound":
        return
    slots = noun_slots(noun)
    carrier = _carrier(noun, words)
    if carrier is not None:
        slots = _joined(slots, verb_slots(carrier), noun)
    entry = _first(tuple(e for e in named if not e.carriers or _carries(carrier, e)), slots, cast)
    if entry is not None:
        yield Trigger(noun, entry, slots, carrier)


def _carrier(noun: Token, words: Words) -> Token | None:
    """The light verb whose object, passive subject or only content the noun is."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    verb = first.head
    if first.dep_ == "pobj" and verb.dep_ == "prep" and f"{verb.head.lemma_} {verb.lower_}" in words.light:
        return verb.head
    if first.dep_ == "acl" or not verb.tag_.startswith("VB"):
        return _reduced(first, words)
    if first.dep_ in {"dobj", "nsubjpass"} and phrasal_lemma(verb) in words.light:
        return verb
    if first.dep_ == "nsubj" and verb.lemma_ in words.occurrence:
        return verb
    return _reduced(first, words)


def _reduced(noun: Token, words: Words) -> Token | None:
    """The participle of "the attack launched by X"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and phrasal_lemma(child) in words.light:
            return child
        if child.dep_ == "relcl" and phrasal_lemma(child) in words.light:
            return child
    return None


def phrasal_lemma(verb: Token) -> str:
    """The lemma with its particle."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _carries(carrier: Token | None, entry: Entry) -> bool:
    return carrier is not None and bool({phrasal_lemma(carrier), carrier.lemma_.lower()} & entry.carriers)


def _joined(own: Slots, carried: Slots, noun: Token) -> Slots:
    """The slots of a noun with those of its light verb; the noun is no participant of itself."""
    together = {name: list(tokens) for name, tokens in own.items()}
    for name, tokens in carried.items():
        others = [t for t in tokens if t != noun and noun not in t.conjuncts]
        if others and name not in {"modifier", "poss"}:
            together.setdefault(name, []).extend(t for t in others if t not in together[name])
    return together


def _first(entries: tuple[Entry, ...], slots: Slots, cast: Cast) -> Entry | None:
    for entry in entries:
        needed = all(fits(slots.get(slot, []), wanted, cast) for slot, wanted in entry.needs.items())
        if needed and not any(
            slots.get(slot) and fits(slots[slot], barred, cast) for slot, barred in entry.unless.items()
        ):
            return entry
    return None


def _is(token: Token, word: str, cast: Cast) -> bool:
    if word.startswith("@"):
        return _SPECIAL[word](token, cast)
    return word in {token.lemma_.lower(), token.lower_}


def _is_actor(token: Token, cast: Cast) -> bool:
    return bool(cast.at(token)) or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}


_SPECIAL: Mapping[str, Test] = {
    "@any": lambda _, __: True,
    "@empty": lambda _, __: False,
    "@actor": _is_actor,
    "@place": lambda token, _: token.ent_type_ in {"GPE", "LOC", "FAC"},
    "@person": lambda token, _: token.ent_type_ == "PERSON",
    "@official": lambda token, _: token.ent_type_ in {"PERSON", "GPE"},
    "@org": lambda token, _: token.ent_type_ == "ORG",
    "@state": lambda token, _: token.ent_type_ == "GPE",
    "@target": lambda token, cast: token.ent_type_ in {"GPE", "LOC", "FAC", "NORP", "PERSON"} or _is_actor(token, cast),
    "@number": lambda token, _: token.pos_ == "NUM",
}
_ADJUNCTS = frozenset(
    {"free", "fire", "alight", "amok", "riot", "dead", "hostage", "out", "back", "down", "up", "over"}
)
_NEAR = 2
