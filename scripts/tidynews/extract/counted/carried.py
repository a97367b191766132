"""A bare number and the quantities before it in its sentence in, the unit that it takes from one of them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tidynews.extract.counted.amounts import Quantity
from tidynews.extract.counted.units import Unit


def carried_unit(text: str, bare: Quantity, about: Token | None, before: Sequence[Quantity]) -> Unit | None:
    """The unit that is printed once for two amounts that are compared: "$5.4 billion, up *from 4.9* billion".

    Args:
        text: The article's text.
        bare: A quantity without a unit and without a noun that it counts.
        about: What it is measured on.
        before: The quantities that its sentence has stated.
    """
    led = text[max(0, bare.start - _LONGEST) : bare.start].rstrip().lower()
    led = led.removesuffix(bare.hedge or "").rstrip()
    measured = [one for one in before if one.unit is not None and one.unit.kind not in _NEVER]
    if _COMPARED.search(led):
        return _last(measured)
    if led.endswith(" from"):
        return _last([one for one in measured if not _is_share(one) or _LEVEL.search(text, 0, one.start)])
    if led.endswith((" to", " at")):
        level = led.endswith(" at")
        return _last([one for one in measured if not _is_share(one) and (not level or _is_on_scale(one))])
    elided = about is not None and about.tag_ in {"JJS", "JJR"} and about.head.lemma_ == "be"
    return _last(measured) if elided else None  # "The highest bid is 84 cents, the lowest is 74.07"


def _last(found: Sequence[Quantity]) -> Unit | None:
    return found[-1].unit if found else None


def _is_share(quantity: Quantity) -> bool:
    """Whether it is a percentage: "rose 5% to 1,200" goes on in another unit, "rose to 5% from 4" in the same."""
    return quantity.unit is not None and quantity.unit.kind == "ratio"


def _is_on_scale(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.kind in {"points", "temperature"}


_LONGEST = 48
_NEVER = {"duration", "age", "factor", "count"}
_COMPARED = re.compile(r"\b(?:(?:up|down|higher|lower) from|versus|vs\.?|than|compar\w+ (?:with|to)|against|over)$")
_LEVEL = re.compile(r"\b(?:to|at|was|is|of|stood at|reached)\s(?:\w+\s)?$")
