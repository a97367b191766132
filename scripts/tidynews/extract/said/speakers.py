"""A noun in, whether it can speak out: a person, a body or a document can, "the deadlock" or "his brains" cannot."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from tidynews.extract.who.lexicon import person_nouns, words
from tidynews.schema import load_yaml


def can_speak(noun: Token) -> bool:
    """Whether a noun phrase may be who says, thinks or wants something."""
    meant = referent(noun)
    if noun.lower_ == "who":
        return True
    if meant.pos_ == "PRON" or meant.tag_ == "DT":
        return meant.lower_ not in _THINGS
    if meant.ent_type_ in _TIMES:
        return False
    lemma = meant.lemma_.lower()
    named = meant.text[:1].isupper() and (not meant.is_sent_start or meant.ent_type_ in _NAMED)
    return (
        named
        or meant.tag_ in {"NNP", "NNPS", "CD"}
        or is_somebody(lemma)
        or is_somebody(meant.lower_)
        or is_name(meant)
    )


def is_somebody(word: str) -> bool:
    """Whether a common noun is for people, bodies or documents."""
    return (
        word in person_nouns()
        or word in words("organisations", "nouns")
        or word in words("collectives")
        or word in words("people", "plural")
        or word in listed("document", "issues", "media", "many", "anonymous", "bodies", "governments", "speaking")
        or word.endswith(_PERSONAL)
    )


def is_name(token: Token) -> bool:
    """Whether a word that the parser took for something else is a name elsewhere in the article."""
    if token.pos_ == "PROPN" or not token.text[:1].isupper() or len(token) < _INITIALS:
        return False
    if token.is_stop and token.tag_ != "MD":
        return False
    return any(t.text == token.text and t.pos_ == "PROPN" for t in token.doc)


def referent(token: Token) -> Token:
    """The noun that "who", "which" or "that" takes up; any other token itself."""
    if token.lower_ not in {"who", "which", "that"} or token.dep_ not in {"nsubj", "nsubjpass"}:
        return token
    verb = token.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def issued(noun: Token) -> bool:
    """Whether a noun is a paper or film that somebody puts out, who then says what is in it: "released a statement"."""
    by_verb = noun.dep_ == "dobj" and noun.head.lemma_ in listed("issuing")
    return by_verb and noun.lemma_.lower() in listed("document", "issues")


@cache
def listed(*names: str) -> frozenset[str]:
    """The words of some lists in `sources.yaml`."""
    return frozenset().union(*(_lists()[name] for name in names))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    raw = load_yaml(Path(__file__).with_name("sources.yaml"))
    return {name: frozenset(found) for name, found in raw.items() if name != "source"}


_THINGS = frozenset({"this", "that", "these", "which", "what", "there"})
_PERSONAL = ("ologist", "ician", "ialist", "arian", "woman", "women", "sman", "smen")
_TIMES = frozenset({"DATE", "TIME", "MONEY"})
_INITIALS = 4  # letters of a word that is surely no initials
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
