"""A number without a noun behind it in, the noun elsewhere in its clause that it counts out."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tidynews.extract.counted.noun_phrases import preposition_object


def is_part(number: Token) -> bool:
    """Whether a number is said to be a part of those before: "of whom 300", "a dozen of them"."""
    around = [token.lower_ for token in number.doc[max(number.sent.start, number.i - 5) : number.i + 3]]
    return any(pair in _PARTITIVE for pair in pairwise(around))


def named_part(number: Token) -> Token | None:
    """What a part is said to be: "children" in "12 of them children", "minors" in "20 of whom were minors"."""
    after = number.i + len(("of", "them")) + 1
    if after < len(number.doc) and number.doc[after].lemma_ == "be":
        after += 1
    noun = number.doc[after] if after < len(number.doc) else None
    return noun if noun is not None and noun.tag_ == "NNS" and noun.sent == number.sent else None


def predicate(number: Token) -> Token | None:
    """What a number that is a subject is said to be: "civilians" in "300 were civilians"."""
    if number.dep_ != "nsubj" or number.head.lemma_ != "be":
        return None
    return next((child for child in number.head.children if child.dep_ == "attr" and child.tag_ == "NNS"), None)


def number_of(noun: Token | None) -> Token | None:
    """What "the number of ships" is the number of."""
    if noun is None or noun.lemma_.lower() != "number":
        return None
    return next((preposition_object(child) for child in noun.rights if child.lower_ == "of"), None)


def states_level(number: Token, noun: Token) -> bool:
    """Whether "of" makes a number the level that a noun is about: "short of estimates of 64,900"."""
    return number.dep_ == "pobj" and number.head.lower_ == "of" and number.head.head == noun and noun.pos_ == "NOUN"


def acts(plural: Token) -> bool:
    """Whether "hundreds" do something and so are people, nothing else being counted there: "Hundreds marched"."""
    return plural.dep_ == "nsubj" and plural.head.pos_ == "VERB" and plural.tag_ == "NNS"


WHOLE = {"them", "us", "you", "whom"}
_PARTITIVE = {("of", "them"), ("of", "whom"), ("of", "these"), ("among", "them"), ("of", "which")}
