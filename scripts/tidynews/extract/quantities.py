"""Text in, quantities out: numbers joined with their units, scale letters and hedges, two of them with a range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tidynews.extract.numbers import Number, numbers
from tidynews.extract.units import Unit, money_before, unit_after, with_rate


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` holds number and unit; the digits or words of the number are `number_start` to `number_end`.

    `low` and `high` differ for ranges and vague words. `hedge` is as printed, `comparator` what it says, and `shape`
    the number's, or `range` or `odds` ("2 to 1"). `suspended` says that the unit stands at a later number ("four- and
    six-metre"), `suspends` that an earlier one waits for this one's.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: float
    high: float
    shape: str
    unit: Unit | None = None
    hedge: str | None = None
    comparator: str = "="
    suspended: bool = False
    suspends: bool = False
    joined: str = ""


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of `text[start:end]`, in order; years, dates and numbers in names are still among them."""
    return [_hedged(text, quantity) for quantity in _with_ranges(text, _shared_units(text, _singles(text, start, end)))]


@dataclass(frozen=True, slots=True)
class _Single:
    quantity: Quantity
    number: Number


def _singles(text: str, start: int, end: int | None) -> list[_Single]:
    """Numbers with their units; a digit inside a unit ("A/cm2") is no number."""
    singles: list[_Single] = []
    for number in numbers(text, start, end):
        found = _single(text, number) if not singles or number.start >= singles[-1].quantity.end else None
        if found is not None:
            singles.append(found)
    return singles


def _single(text: str, number: Number) -> _Single | None:
    sign = money_before(text, number.start)
    if sign is None and text[max(0, number.start - 1) : number.start].isalpha():
        return None
    number = _lettered(text, number, money=sign is not None)
    after = unit_after(text, number.end)
    unit, start, end = after, number.start, after.end if after else number.end
    if sign:
        again = _NAMED_AGAIN.match(text, number.end)
        rated = with_rate(text, sign, again.end() if again else number.end)
        unit, start, end = rated, sign.start, max(rated.end, again.end() if again else number.end)
        if after and after.kind == "money" and after.currency:
            unit, end = replace(after, start=sign.start), after.end
    if unit is None:
        unit = _age(text, number)
    if number.shape == "half" and unit is None:
        return None
    negative = _minus(text, start if sign is None else number.start, unit)
    if negative is not None:
        number = replace(number, low=-number.low, high=-number.high)
        start = min(start, negative)
    if unit is None and number.shape in {"vague", "share"} and _OF.match(text, number.end):
        unit = unit_after(text, number.end + len(" of"))
        end = unit.end if unit else end
    suspended = after is None and _SUSPENDED.match(text, number.end) is not None
    quantity = Quantity(
        start, end, number.start, number.end, number.low, number.high, number.shape, unit, suspended=suspended
    )
    return _Single(quantity, number)


def _age(text: str, number: Number) -> Unit | None:
    """Years, where the words around a bare number say that it is an age: "aged 66", "Ada Lund, 66,", "she was 12."."""
    if not 1 < number.high <= _OLDEST or number.scale != 1.0 or number.low != number.high:
        return None
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 8]
    aged = _AGED.search(before) or (_NAME_COMMA.search(before) and after.startswith(",") and number.shape == "digits")
    if aged or (_SHE_WAS.search(before) and _CLAUSE_END.match(after)):
        return Unit(number.end, number.end, "a", "age")
    return None


def _lettered(text: str, number: Number, *, money: bool) -> Number:
    """`number` with the scale letter glued to it: "4.2b", "12.3m tonnes", "5k"."""
    match = _LETTERS.match(text, number.end)
    if match is None or number.shape != "digits" or number.scale != 1.0:
        return number
    letters, words = match["letters"], _data("numbers")
    scale = words["scale_letters"].get(letters)
    if scale is None and (money or _counts_on(text, match.end())):
        scale = words["scale_letters_if_money"].get(letters)
    if scale is None:
        return number
    value = float(f"{number.mantissa * scale:.15g}")
    return replace(number, end=match.end(), low=value, high=value, scale=scale)


def _counts_on(text: str, at: int) -> bool:
    """Whether a unit or a plural noun follows: "5m people", "12m tonnes", "5m euros", but not "37m high"."""
    if text[at : at + 1] not in {" ", "-"}:
        return bool(text[at : at + 1] in {"€", "£"})
    return unit_after(text, at) is not None or _PLURAL.match(text, at) is not None


def _minus(text: str, start: int, unit: Unit | None) -> int | None:
    """Where a minus that belongs to the number begins; a dash between words is none."""
    word = _MINUS_WORD.search(text, max(0, start - 7), start)
    if word:
        return word.start()
    if text[start - 1 : start] in {"-", "−"} and start and unit is not None:
        before = text[start - 2 : start - 1] if start > 1 else " "
        return start if before in {"", " ", "(", "$", "€", "£", "\n"} else None
    return None


def _shared_units(text: str, singles: list[_Single]) -> list[_Single]:
    """Give numbers whose unit is printed at the next one that unit: "four- and six-litre", "8 or 9 dollars"."""
    shared = list(singles)
    for at in range(len(shared) - 2, -1, -1):
        here, after = shared[at].quantity, shared[at + 1].quantity
        leads = (here.suspended and after.number_start - here.end < len(", or about ")) or (
            here.unit is None and _SHARES.fullmatch(text, here.end, after.start) is not None
        )
        if leads and after.unit is not None:
            shared[at] = replace(shared[at], quantity=replace(here, unit=after.unit))
        if here.suspended:
            shared[at + 1] = replace(shared[at + 1], quantity=replace(shared[at + 1].quantity, suspends=True))
    return shared


def _with_ranges(text: str, singles: list[_Single]) -> Iterator[Quantity]:
    at = 0
    while at < len(singles):
        joined = _range(text, singles[at], singles[at + 1]) if at + 1 < len(singles) else None
        yield joined or singles[at].quantity
        at += 2 if joined else 1


def _range(text: str, first: _Single, second: _Single) -> Quantity | None:
    """One quantity of two numbers that are joined by "to", a dash, or "between … and"."""
    one, two = first.quantity, second.quantity
    joint = text[one.end : two.start]
    if "vague" in {one.shape, two.shape} or "fold" in {one.shape, two.shape} or not _joins(text, one, joint):
        return None
    if one.unit and two.unit and (one.unit.kind, one.unit.currency) != (two.unit.kind, two.unit.currency):
        return None
    year = one.unit is None and _YEAR.fullmatch(text[one.start : one.end])
    yearlike = _YEARLIKE if two.unit is None else _FOUR_DIGITS
    if _is_change(text, one, two) or (year and not yearlike.fullmatch(text[two.number_start : two.number_end])):
        return None
    low, high = first.number.low, second.number.low
    if high == 1 < low and one.unit is None is two.unit:
        return replace(one, end=two.end, number_end=two.number_end, shape="odds")
    if (
        first.number.scale == 1.0
        and second.number.scale > 1.0
        and low < second.number.mantissa
        and not (one.unit and two.unit and one.unit.kind != "money")
    ):
        low *= second.number.scale
    return Quantity(
        one.start,
        two.end,
        one.number_start,
        two.number_end,
        min(low, high),
        max(low, high),
        "range",
        two.unit or one.unit,
        joined=joint.strip(),
    )


def _is_change(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether "to" leads from a change to a level: "rose 64 points to 4,577"."""
    if one.unit is None or one.unit.kind == "age":
        return False
    return two.unit is None and not _BETWEEN.search(text, max(0, one.start - 24), one.start)


def _joins(text: str, one: Quantity, joint: str) -> bool:
    if _TO.fullmatch(joint):
        return True
    return joint == " and " and _BETWEEN.search(text, max(0, one.start - 24), one.start) is not None


def _hedged(text: str, quantity: Quantity) -> Quantity:
    before = _BEFORE.search(text, max(0, quantity.start - 32), quantity.start)
    if before:
        words = " ".join(before["hedge"].lower().split())
        if not _spans_time(text, quantity, words, before.start("hedge")):
            return replace(quantity, hedge=words, comparator=_comparators("before")[words])
    after = _AFTER.match(text, quantity.end) or _AFTER.match(text, quantity.number_end)
    if after:
        words = " ".join(after["hedge"].lower().split())
        return replace(quantity, hedge=words.strip("-"), comparator=_comparators("after")[words])
    return quantity


def _spans_time(text: str, quantity: Quantity, hedge: str, at: int) -> bool:
    """Whether "over" says during, not more than: "the sum grew over 10 years"."""
    if hedge != "over" or quantity.unit is None or quantity.unit.kind != "duration":
        return False
    return _MEASURES_TIME.search(text, max(0, at - 12), at) is None


@cache
def _comparators(place: str) -> Mapping[str, str]:
    return {phrase: sign for sign, phrases in _data("hedges")[place].items() for phrase in phrases}


@cache
def _data(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


_SCALE_LETTERS = [*_data("numbers")["scale_letters"], *_data("numbers")["scale_letters_if_money"]]
_LETTERS = re.compile(rf"\s?(?P<letters>{_any(_SCALE_LETTERS)})(?![^\W_])")
_OLDEST = 125
_AGED = re.compile(r"\b(?:aged|ages|age|age\sof|aged\s(?:between|from))\s$", re.IGNORECASE)
_NAME_COMMA = re.compile(r"[A-Z][^\W\d]+,\s$")
_SHE_WAS = re.compile(r"\b(?:he|she|who)\s(?:is|was|turned|turns)\s(?:just\s|only\s|about\s)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.,;!?]|$|\s(?:and|when|at|but)\b")
_MEASURES_TIME = re.compile(
    r"\b(?:for|after|of|last|lasts|lasted|took|take|takes|spent|is|was|be|been|at|by|just|well|a|in|to)\s$"
)
_NAMED_AGAIN = re.compile(r"\s(?:US|U\.S\.|USD|CAD|AUD|NZD|HKD|SGD)(?!\w)")
_PLURAL = re.compile(
    r"[ -](?:[a-z]+ ){0,2}?(?!(?:was|is|has|as|its|this|less|across|plus|us)\b)"
    r"(?:[A-Za-z]{2,}s|people|men|women|children)\b"
)
_MINUS_WORD = re.compile(r"\bminus[\s-]$", re.IGNORECASE)
_OF = re.compile(r"\sof\s")
_SHARES = re.compile(r"\s(?:or|of|of\s(?:the|its|their|his|her|that|those))\s")
_SUSPENDED = re.compile(r"-(?:,|\s(?:and|or|to)\b)")
_TO = re.compile(
    r"\s(?:up\s)?to(?:\s|-|\s(?:about|around|nearly|over|more\sthan)\s)|[-–—]|\s[-–]\s|-to-|\sthrough\s",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_YEARLIKE = re.compile(r"\d{2}|\d{4}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BETWEEN = re.compile(r"\b(?:between|from)(?:\s(?:about|around|roughly|some))?\s$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<hedge>{_any(_comparators('before'))})(?:\s+|-|(?<=[<>~≈≤≥]))"
    r"(?:(?:an?|age|age\sof|the\sage\sof|a\stotal\sof)\s)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s?(?P<hedge>{_any(_comparators('after'))})(?!\w)", re.IGNORECASE)
