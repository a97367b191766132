"""A quantity and its tokens in, whether it counts nothing out: years, dates, times, scores, names, labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale
from spacy.tokens import Token

from tidynews.extract.counted.amounts import Quantity
from tidynews.extract.counted.word_lists import any_of, word_list


def is_uncounted(text: str, quantity: Quantity, token: Token, counted: Token | None) -> bool:
    """Whether the number says when, which or who, not how many or how much.

    Args:
        text: The article's text.
        quantity: The quantity, with its unit if it has one.
        token: The last token of its number.
        counted: The noun it counts, where it has no unit.
    """
    return (
        _is_time(text, quantity)
        or (quantity.unit is None and counted is None and _is_hour(text, quantity, token))
        or _is_code(text, quantity)
        or _is_date(text, quantity)
        or (quantity.unit is None and (_is_year(text, quantity, counted) or _is_score(text, quantity, counted)))
        or (quantity.unit is None and _is_pronoun(text, quantity, counted))
        or (quantity.unit is None and _is_adjective(text, quantity, counted))
        or (quantity.unit is None and _is_name(text, quantity, token, counted))
    )


def _is_time(text: str, quantity: Quantity) -> bool:
    start, end = quantity.number_start, quantity.number_end
    after = _CLOCK.match(text, end)
    return after is not None or bool(_COLON_BEFORE.search(text, max(0, start - 3), start))


def _is_hour(text: str, quantity: Quantity, token: Token) -> bool:
    """Whether a bare word after "at" says when: "the bells rang at six", but not "the toll stands at six"."""
    if quantity.shape != "words" or quantity.high > _HOURS or quantity.hedge is not None:
        return False
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    if verb is not None and verb.lemma_.lower() in _labels()["levels"]:
        return False
    led = _AT.search(text, max(0, quantity.start - 4), quantity.start) is not None
    return led and _HOUR_ENDS.match(text, quantity.end) is not None


def _is_code(text: str, quantity: Quantity) -> bool:
    """Whether digits are an identifier, a date like 9/11, or a number after "No."."""
    printed = text[quantity.number_start : quantity.number_end]
    if re.fullmatch(r"\d{11,}|0\d+", printed) or _PHONE.search(text, max(0, quantity.start - 16), quantity.start):
        return True
    if _NUMERO.search(text, max(0, quantity.start - 6), quantity.start):
        return True
    beside = (
        text[quantity.number_start - 1 : quantity.number_start],
        text[quantity.number_end : quantity.number_end + 2],
    )
    return quantity.unit is None and (re.match(r"/\d", beside[1]) is not None or beside[0] == "/")


def _is_date(text: str, quantity: Quantity) -> bool:
    if quantity.unit is not None and quantity.unit.kind not in {"duration", "age"}:
        return False
    window = text[max(0, quantity.number_start - 14) : quantity.number_start]
    if _MONTH_BEFORE.search(window) and quantity.unit is None:
        return bool(quantity.high <= 31 or quantity.high >= 1000)
    return bool(quantity.high <= 31 and quantity.unit is None and _MONTH_AFTER.match(text, quantity.number_end))


def _is_year(text: str, quantity: Quantity, counted: Token | None) -> bool:
    printed = text[quantity.number_start : quantity.number_end]
    if re.fullmatch(r"21\d\d", printed) and counted is None:
        return _YEAR_LEAD.search(text, max(0, quantity.start - 12), quantity.start) is not None
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?|['’]\d\d", printed):
        return (
            bool(re.fullmatch(r"(?:1[5-9]|20)\d\d(?:\s?(?:to|and|-|–)\s?)(?:1[5-9]|20)\d\d", printed))
            and counted is None
        )
    if counted is None or counted.tag_ != "NNS":
        return True
    return bool(_YEAR_LEAD.search(text, max(0, quantity.start - 12), quantity.start))


def _is_score(text: str, quantity: Quantity, counted: Token | None) -> bool:
    dashed = quantity.shape == "range" and quantity.joined in {"-", "–", "—"}
    if dashed:
        return counted is None or counted.tag_ != "NNS"
    around = text[max(0, quantity.start - 2) : quantity.start], text[quantity.end : quantity.end + 2]
    return bool(re.search(r"\d[-–]$", around[0]) or re.match(r"[-–]\d", around[1]))


def _is_pronoun(text: str, quantity: Quantity, counted: Token | None) -> bool:
    before = text[max(0, quantity.start - 12) : quantity.start]
    if text[quantity.number_start : quantity.number_end].lower() != "one":
        alone = counted is None and not _OF.match(text, quantity.end) and quantity.shape == "words"
        return alone and _THE.search(before) is not None
    if _NOT_ONE.search(text, max(0, quantity.start - 12), quantity.start):
        return True
    return counted is None and not _OF.match(text, quantity.end)


def _is_adjective(text: str, quantity: Quantity, counted: Token | None) -> bool:
    """Whether it is tied to a noun that is no body of people: "a four-door car", but not "a four-nation tour"."""
    glued = text[quantity.number_end : quantity.number_end + 1] == "-" and not (quantity.suspended or quantity.suspends)
    return glued and quantity.shape == "words" and counted is not None and counted.lower_ not in _labels()["bodies"]


def _is_name(text: str, quantity: Quantity, token: Token, counted: Token | None) -> bool:
    """Whether a number belongs to a name: "Resolution 1718", "Room 5", "787 Dreamliner", "12 Harbour Road"."""
    plural = counted is not None and counted.tag_ in {"NNS", "NNPS"}
    if token.is_title and not token.is_sent_start and counted is not None and counted.tag_ == "NNP":
        return True
    digits = quantity.shape == "digits"
    if _STREET.match(text, quantity.number_end) or _NAME_DASH.search(text, max(0, quantity.start - 12), quantity.start):
        return True
    if token.ent_type_ in _NAMED and not plural and quantity.shape in {"digits", "range"}:
        return True
    if digits and counted is not None and counted.tag_ == "NNP" and _all_proper(token, counted):
        return True
    return _follows_name(text, quantity, token, plural=plural)


def _follows_name(text: str, quantity: Quantity, token: Token, *, plural: bool) -> bool:
    """Whether the word right before makes the number a label."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.whitespace_ == "" or before.idx + len(before) + 1 != quantity.start:
        return False
    if before.lower_ in _labels()["before"] and quantity.shape != "vague":
        return not plural
    if quantity.shape != "digits":
        return False
    if _INNER_CAPITAL.match(before.text) or (before.dep_ == "compound" and before.head == token and not plural):
        return True
    printed = text[quantity.number_start : quantity.number_end]
    return before.pos_ == "PROPN" and not plural and quantity.hedge is None and "." not in printed


def _all_proper(token: Token, counted: Token) -> bool:
    return token.text.isdigit() and all(word.pos_ == "PROPN" for word in token.doc[token.i + 1 : counted.i + 1])


def _labels() -> Mapping[str, Any]:
    return word_list("labels")


def _months() -> Sequence[str]:
    widths = Locale("en").months["format"]
    return [str(name) for width in ("wide", "abbreviated") for name in widths[width].values()] + ["Sept"]


_NAMED = {"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "LAW", "GPE", "PERSON", "LOC"}
_CLOCK = re.compile(rf":\d|\s?(?:{any_of(_labels()['clock'])})(?!\w)", re.IGNORECASE)
_COLON_BEFORE = re.compile(r"\d[:.]$")
_MONTH_BEFORE = re.compile(rf"\b(?:{any_of(_months())})\.?\s(?:\d{{1,2}}(?:[-–]\d{{1,2}})?,?\s)?$")
_MONTH_AFTER = re.compile(rf"\s(?:of\s)?(?:{any_of(_months())})\b(?!\s(?:be|have)\b)")
_YEAR_LEAD = re.compile(
    r"\b(?:the|in|since|of|by|until|from|its|his|her|their|our|early|late|mid|a)[\s-]$", re.IGNORECASE
)
_PHONE = re.compile(r"(?:\+|\b0)\d[\d\s()-]*[\s)-]$")
_NUMERO = re.compile(r"\bNos?\.?\s$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|these|those|both|all|other)\s$", re.IGNORECASE)
_NAME_DASH = re.compile(r"\b[A-Z]\w*\s[-–]$")
_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")
_NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|which|the|last|next|first|another|number|day)\s$", re.IGNORECASE
)
_OF = re.compile(r"\sof\b")
_AT = re.compile(r"\bat\s$", re.IGNORECASE)
_HOUR_ENDS = re.compile(r"[.,;:!?”\"]|$|\s(?:in\sthe|on|and|that|this|yesterday|today|tomorrow|every|each)\b")
_HOURS = 12
_STREET = re.compile(rf"\s(?:[A-Z][\w'’]+\s){{1,3}}(?:{any_of(_labels()['streets'])})\b")
