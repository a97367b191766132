"""Text in, single amounts out: a number with its sign, scale letter and unit, before ranges and hedges are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tidynews.extract.counted.numbers import Number, numbers
from tidynews.extract.counted.units import Unit, money_before, unit_after, with_rate
from tidynews.extract.counted.word_lists import any_of, word_list


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


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of one number, with that number."""

    quantity: Quantity
    number: Number


def amounts(text: str, start: int = 0, end: int | None = None) -> list[Amount]:
    """The amounts of `text[start:end]`, in order; a digit inside a unit ("A/cm2") is none."""
    found: list[Amount] = []
    for number in numbers(text, start, end):
        one = _amount(text, number) if not found or number.start >= found[-1].quantity.end else None
        if one is not None:
            found.append(one)
    return found


def _amount(text: str, number: Number) -> Amount | None:
    sign = money_before(text, number.start)
    if sign is None and text[max(0, number.start - 1) : number.start].isalpha():
        return None  # S8, mk5
    number = _lettered(text, number, money=sign is not None)
    plus = PLUS.match(text, number.end)
    reached = plus.end() if plus else number.end
    unit, start, end = _money(text, sign, reached) if sign else _measure(text, number, reached)
    if number.shape == "half" and unit is None:
        return None
    minus = _minus(text, number.start if sign else start, unit)
    if minus is not None:
        number = replace(number, low=-number.low, high=-number.high)
        start = min(start, minus)
    suspended = unit is None and _SUSPENDED.match(text, number.end) is not None
    span = (start, end, number.start, number.end)
    return Amount(Quantity(*span, number.low, number.high, number.shape, unit, suspended=suspended), number)


def _money(text: str, sign: Unit, at: int) -> tuple[Unit, int, int]:
    """Unit, start and end of money with a sign before it, up to "US", "sterling" and what it is paid per."""
    again = _NAMED_AGAIN.match(text, at)
    at = again.end() if again else at
    named = unit_after(text, at)
    if named and named.kind == "money" and named.currency:
        return replace(named, start=sign.start), sign.start, named.end
    rated = with_rate(text, sign, at)
    return rated, sign.start, max(rated.end, at)


def _measure(text: str, number: Number, at: int) -> tuple[Unit | None, int, int]:
    """Unit, start and end of an amount with the unit, if any, behind the number."""
    unit = unit_after(text, at)
    if unit is None and number.shape in {"vague", "share"} and text[at : at + 4] == " of ":
        unit = unit_after(text, at + len(" of"))
    if unit is not None and not _fits(text, number, unit):
        unit = None
    if unit is not None and unit.ucum == "[lb_av]" and number.scale >= _ONLY_MONEY and not _OF.match(text, unit.end):
        unit = replace(unit, ucum="{GBP}", kind="money", currency="GBP")
    unit = unit or _age(text, number)
    return unit, number.start, max(unit.end, at) if unit else at


def _fits(text: str, number: Number, unit: Unit) -> bool:
    """Whether a word is a currency here, and not the verb or adjective it may be: "10 won" is none, "900 won" is."""
    word = text[unit.start : unit.end].lower()
    return word not in word_list("currencies")["also_words"] or number.high >= _SMALLEST_SUM


def _age(text: str, number: Number) -> Unit | None:
    """Years, where the words around a bare number say that it is an age: "aged 66", "Ada Lund, 66,", "she was 12."."""
    if not 1 < number.high <= _OLDEST or number.scale != 1.0 or number.low != number.high:
        return None
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 8]
    apposed = _COMMA.search(before) and _CLOSES.match(after) and number.shape == "digits"
    named = apposed and (_NAME_COMMA.search(before) is not None or number.high >= _ADULT)
    if _AGED.search(before) or named or (_SHE_WAS.search(before) and _CLAUSE_END.match(after)):
        return Unit(number.end, number.end, "a", "age")
    return None


def _lettered(text: str, number: Number, *, money: bool) -> Number:
    """`number` with the scale letter glued to it: "4.2b", "12.3m tonnes", "5k"."""
    match = _LETTERS.match(text, number.end)
    if match is None or number.shape != "digits" or number.scale != 1.0:
        return number
    letters, words = match["letters"], word_list("numbers")
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
    word = _MINUS_WORD.search(text, max(0, start - 12), start)
    if word:
        return word.start()
    if start and text[start - 1] in {"-", "−"} and unit is not None:
        before = text[start - 2 : start - 1] if start > 1 else " "
        return start if before in {"", " ", "(", "$", "€", "£", "\n"} else None
    return None


PLUS = re.compile(r"\+(?=[\s,.;]|$)|-plus\b")
_ONLY_MONEY = 1e6  # millions of pounds are money unless they are "of" something
_SMALLEST_SUM = 100
_OLDEST = 125
_ADULT = 18
_SCALE_LETTERS = [*word_list("numbers")["scale_letters"], *word_list("numbers")["scale_letters_if_money"]]
_LETTERS = re.compile(rf"\s?(?P<letters>{any_of(_SCALE_LETTERS)})(?![^\W_])")
_AGED = re.compile(
    r"\b(?:aged|ages|age|age\sof|aged\s(?:between|from)"
    r"|(?:people|adults|children|women|men|girls|boys|those|anyone|everyone|voters|workers|drivers)\s(?:under|over))\s$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r",|\s[–—―-]\s")
_COMMA = re.compile(r"[^\W\d],\s$")
_NAME_COMMA = re.compile(r"\b[A-Z][^\s,]+,\s$")
_SHE_WAS = re.compile(r"\b(?:he|she|who)\s(?:is|was|turned|turns)\s(?:just\s|only\s|about\s)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.,;!?]|$|\s(?:and|when|at|but)\b")
_NAMED_AGAIN = re.compile(r"\s(?:US|U\.S\.|USD|CAD|AUD|NZD|HKD|SGD)(?!\w)")
_PLURAL = re.compile(
    r"[ -](?:[a-z]+ ){0,2}?(?!(?:was|is|has|as|its|this|less|across|plus|us)\b)"
    r"(?:[A-Za-z]{2,}s|people|men|women|children)\b"
)
_MINUS_WORD = re.compile(r"(?<!or\s)(?<!plus/)\bminus[\s-]$", re.IGNORECASE)
_OF = re.compile(r"\sof\b")
_SUSPENDED = re.compile(r"-(?:,|\s(?:and|or|to)\b)")
