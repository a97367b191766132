"""Single amounts in, quantities out: two that form a range joined, units shared where they are printed once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidynews.extract.counted.amounts import Amount, Quantity


def with_shared_units(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Give numbers whose unit is printed once its unit: "four- and six-litre", "8 or 9 dollars", "aged 12 and 14"."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        here, after = shared[at].quantity, shared[at + 1].quantity
        if here.unit is None and after.unit is not None and _leads(text, here, after):
            shared[at] = replace(shared[at], quantity=replace(here, unit=after.unit))
        if here.suspended:
            shared[at + 1] = replace(shared[at + 1], quantity=replace(after, suspends=True))
    for at in range(1, len(shared)):
        before, here = shared[at - 1].quantity, shared[at].quantity
        if here.unit is None and before.unit is not None and before.unit.kind == "age" and _lists(text, before, here):
            shared[at] = replace(shared[at], quantity=replace(here, unit=before.unit))
    return shared


def with_ranges(text: str, found: Sequence[Amount]) -> Iterator[Quantity]:
    """Yield the quantities in order, "3 to 4 million" as one."""
    at = 0
    while at < len(found):
        joined = _range(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield joined or found[at].quantity
        at += 2 if joined else 1


def _leads(text: str, here: Quantity, after: Quantity) -> bool:
    """Whether the unit of `after` is that of `here` too."""
    if here.suspended:
        return after.number_start - here.end < len(", or about ")
    if _YEAR.fullmatch(text[here.start : here.end]):
        return False
    joint = text[here.end : after.start]
    return _SHARES.fullmatch(joint) is not None or (
        joint == ", " and after.unit is not None and after.end < after.unit.start
    )


def _lists(text: str, before: Quantity, here: Quantity) -> bool:
    """Whether an age is one of a list of ages: "12, 14 and 18"."""
    follows = text[here.end : here.end + 2]
    return _LIST.fullmatch(text[before.end : here.start]) is not None and not follows[:1].isalnum() and follows != " %"


def _range(text: str, first: Amount, second: Amount) -> Quantity | None:
    """One quantity of two numbers that are joined by "to", a dash, or "between … and"."""
    one, two = first.quantity, second.quantity
    joint = text[one.end : two.start]
    if {"vague", "fold", "verb"} & {one.shape, two.shape} or not _joins(text, one, joint) or not _alike(text, one, two):
        return None
    low, high = first.number.low, second.number.low
    if low == high:  # "a 4-to-4 tie"
        return None
    if high == 1 < low and one.unit is None is two.unit and "to" in joint:
        return replace(one, end=two.end, number_end=two.number_end, shape="odds")
    scale = second.number.scale
    printed_once = one.unit is None or two.unit is None or one.unit.kind == "money"
    if first.number.scale == 1.0 < scale and low < second.number.mantissa and printed_once:
        low *= scale
    return replace(
        two,
        start=one.start,
        number_start=one.number_start,
        low=min(low, high),
        high=max(low, high),
        shape="range",
        unit=two.unit or one.unit,
        joined=joint.strip(),
    )


def _joins(text: str, one: Quantity, joint: str) -> bool:
    if _TO.fullmatch(joint):
        return True
    if _FAR_TO.fullmatch(joint):
        return _FROM.search(text, max(0, one.start - 24), one.start) is not None
    return joint == " and " and _from_or_between(text, one)


def _alike(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether two numbers can be the ends of one range: same kind, no year with an amount, no change with a level."""
    if one.unit and two.unit:
        return (one.unit.kind, one.unit.currency) == (two.unit.kind, two.unit.currency)
    if one.unit is None and _YEAR.fullmatch(text[one.start : one.end]):
        other = text[two.number_start : two.number_end]
        return other.isdigit() and (len(other) == len("2024") or (len(other) == len("24") and two.unit is None))
    change = one.unit is not None and two.unit is None and one.unit.kind != "age"
    return not change or _from_or_between(text, one)  # "rose 64 points to 4,577" is no range


def _from_or_between(text: str, quantity: Quantity) -> bool:
    return _BETWEEN.search(text, max(0, quantity.start - 24), quantity.start) is not None


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHARES = re.compile(r"\s(?:or|and|of|of\s(?:the|its|their|his|her|that|those))\s")
_LIST = re.compile(r",\s|,?\s(?:and|or)\s")
_TO = re.compile(
    r"\s(?:up\s)?to(?:\s|-|\s(?:about|around|nearly|over|more\sthan)\s)|[-–—]|\s[-–]\s|-to-|\sthrough\s",
    re.IGNORECASE,
)
_FAR_TO = re.compile(r"\s[a-z]+\sto\s")  # "from 21 miles combined to 23"
_FROM = re.compile(r"\bfrom(?:\s(?:about|around|roughly|some))?\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)(?:\s(?:about|around|roughly|some))?\s$", re.IGNORECASE)
