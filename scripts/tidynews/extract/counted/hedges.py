"""A quantity and the words around it in, the same with what they say of the true number out: "nearly", "about"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from tidynews.extract.counted.amounts import PLUS, Quantity
from tidynews.extract.counted.word_lists import any_of, word_list


def hedged(text: str, quantity: Quantity) -> Quantity:
    """`quantity` with the comparator of the adverb or preposition right before or after it."""
    before = _BEFORE.search(text, max(0, quantity.start - 32), quantity.start)
    if before:
        words = " ".join(before["hedge"].lower().split())
        if not _spans_time(text, quantity, words, before.start("hedge")):
            return replace(quantity, hedge=words, comparator=_comparators("before")[words])
    if PLUS.match(text, quantity.number_end):
        return replace(quantity, hedge="plus", comparator=">=")
    after = _AFTER.match(text, quantity.end) or _AFTER.match(text, quantity.number_end)
    if after:
        words = " ".join(after["hedge"].lower().split())
        return replace(quantity, hedge=words.strip("-"), comparator=_comparators("after")[words])
    return quantity


def hedged_by_verb(quantity: Quantity, token: Token) -> Quantity:
    """`quantity` with the comparator of the verb that governs its `token`: "exceeded 45,000", "fell short of 300"."""
    if quantity.hedge is not None:
        return quantity
    for above in (token.head, token.head.head, token.head.head.head):
        sign = _comparators("verbs").get(above.lemma_.lower()) if above.pos_ == "VERB" else None
        hedge = above.lower_
        if above.lower_ == "short":
            sign, hedge = word_list("hedges")["short_of"], "short of"
        if sign and above.i < token.i and not any(t.dep_ == "prep" and t.i < token.i for t in _before_amount(above)):
            denial = _denial(above)
            stated = _DENIED[sign] if denial else sign
            return replace(quantity, comparator=stated, hedge=f"{denial} {hedge}" if denial else hedge)
    return quantity


def _before_amount(word: Token) -> Iterable[Token]:
    """What may lead a verb to something else than the amount; "short" has its own "of"."""
    return word.rights if word.pos_ == "VERB" else ()


def _denial(word: Token) -> str | None:
    """What turns a verb round: "did *not* exceed 45,000", "*never* fell short of 300"."""
    verb = word if word.pos_ == "VERB" else word.head
    return next((child.lower_ for child in verb.lefts if child.dep_ == "neg" or child.lower_ in _NEVER), None)


def _spans_time(text: str, quantity: Quantity, hedge: str, at: int) -> bool:
    """Whether "over" says during, not more than: "the sum grew over 10 years"."""
    if hedge != "over" or quantity.unit is None or quantity.unit.kind != "duration":
        return False
    return _MEASURES_TIME.search(text, max(0, at - 12), at) is None


@cache
def _comparators(place: str) -> Mapping[str, str]:
    return {phrase: sign for sign, phrases in word_list("hedges")[place].items() for phrase in phrases}


_NEVER = {"never", "without"}
_DENIED = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}
_MEASURES_TIME = re.compile(
    r"\b(?:for|after|of|last|lasts|lasted|took|take|takes|spent|is|was|be|been|at|by|just|well|a|in|to)\s$"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<hedge>{any_of(_comparators('before'))})(?:\s+|-|(?<=[<>~≈≤≥±]))"
    r"(?:(?:an?|age|age\sof|the\sage\sof|a\stotal\sof)\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s?(?P<hedge>{any_of(_comparators('after'))})(?!\w|(?<=plus)\s(?:or|an?|the|tax|\d))", re.IGNORECASE
)
