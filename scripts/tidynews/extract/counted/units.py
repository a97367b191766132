"""The place beside a number in, the unit that is printed there out: measures, shares, money, ages and rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pycountry
from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol

from tidynews.extract.counted.word_lists import word_list


@dataclass(frozen=True, slots=True)
class Unit:
    """`text[start:end]`: a unit in UCUM, its kind in `figures.quantity_kind`, its currency in ISO 4217."""

    start: int
    end: int
    ucum: str
    kind: str
    currency: str | None = None


def unit_after(text: str, at: int) -> Unit | None:
    """The unit printed after a number that ends at `at`, the longest one, with "old" and "per …"."""
    begin = _LEAD.match(text, at)
    first = begin.end() if begin else at
    ends = [match.end() for match in _WORD.finditer(text, first, first + 60)][:4]
    for end in reversed(_adjacent(text, first, ends)):
        for stop in {end: None, first + len(text[first:end].rstrip(_CLOSING)): None}:
            known = _lookup(text[first:stop], glued=first == at)
            if known and not text[stop : stop + 1].isalnum():
                return _widened(text, Unit(first, stop, *known))
    return None


def money_before(text: str, at: int) -> Unit | None:
    """The currency sign or code printed before a number that starts at `at`, a minus between them allowed."""
    match = _SIGN_BEFORE.search(text, max(0, at - 10), at)
    if match is None:
        return None
    code = _signs()["".join(match["sign"].split())]
    return Unit(match.start("sign"), match.end(), f"{{{code}}}", "money", code)


def with_rate(text: str, unit: Unit, at: int) -> Unit:
    """`unit` with what it is counted per after `at`: "a day", "per barrel", "/kg"; its end moves there."""
    match = _PER.match(text, at)
    if match:
        for size in (2, 1):
            below = " ".join(re.split(r"[\s-]+", match["below"])[:size])
            per = _denominator(below, any_noun=match["sep"].strip(" -").lower() in {"per", "/"} and size == 1)
            if per:
                end = match.start("below") + len(below)
                return replace(unit, end=end, ucum=f"{unit.ucum}/{per}", kind=_RATE_KINDS.get(unit.kind, "rate"))
    adverb = _ADVERB.match(text, at)
    if adverb and unit.kind == "money":
        return replace(
            unit, end=adverb.end(), ucum=f"{unit.ucum}/{word_list('units')['rate_words'][adverb['word'].lower()]}"
        )
    return unit


def singular(noun: str) -> str:
    """The singular of an English noun, by its ending."""
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun[: -len(ending)] + instead
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3 else noun


def _adjacent(text: str, first: int, ends: list[int]) -> list[int]:
    """The ends that are reached from `first` over single spaces and hyphens only."""
    kept: list[int] = []
    for end in ends:
        if re.search(r"[,;:()\[\]\n—–]|\s\s", text[first:end].rstrip(",;:")):
            break
        kept.append(end)
    return kept


def _lookup(printed: str, *, glued: bool) -> tuple[str, str, str | None] | None:
    symbols, names = _symbols(), _names()
    if printed in symbols and (glued or len(printed) > 1 or printed in {"%", "C", "F", "V", "p", "W"}):
        return symbols[printed]
    return names.get(re.sub(r"[\s-]+", " ", printed.lower()))


def _widened(text: str, unit: Unit) -> Unit:
    """A duration followed by "old" is an age; "$5 US" names the dollar again; and whatever is per something."""
    old = _OLD.match(text, unit.end)
    if unit.kind == "duration" and old:
        return replace(unit, end=old.end(), kind="age")
    across = _ACROSS.match(text, unit.end)
    if unit.kind == "length" and across:
        return replace(unit, end=across.end())
    return with_rate(text, unit, unit.end)


def _denominator(below: str, *, any_noun: bool) -> str | None:
    word = below.lower()
    known = _names().get(word) or (_symbols().get(below) if any_noun else None)
    if known and known[1] not in {"ratio", "money", "points", "data", "temperature"}:
        return known[0]
    if (
        singular(word) in word_list("units")["per"]
        or word in word_list("units")["per"]
        or (any_noun and word.isalpha())
    ):
        return f"{{{singular(word)}}}"
    return None


@cache
def _names() -> Mapping[str, tuple[str, str, str | None]]:
    """Units by their lower-case names: CLDR's, ours, and the currencies."""
    data, money = word_list("units"), word_list("currencies")
    return {
        **{name.lower(): (f"{{{code}}}", "money", code) for code in _currencies() for name in _currency_names(code)},
        **_currency_nouns(),
        **{name: (f"{{{code}}}", "money", code) for name, code in money["nouns"].items()},
        **{name: (ucum, "money", None) for name, ucum in money["subunits"].items() if len(name) > 1},
        **{name: unit for name, unit, long in _cldr() if long},
        **{name: (ucum, _rate_kind(ucum), None) for name, ucum in data["rates"].items()},
        **{name: (ucum, kind, None) for name, (ucum, kind) in data["extra"].items()},
    }


@cache
def _symbols() -> Mapping[str, tuple[str, str, str | None]]:
    """Units by symbols whose case counts: CLDR's short forms, ours, currency codes and signs."""
    data, money = word_list("units"), word_list("currencies")
    return {
        **{name: unit for name, unit, long in _cldr() if not long and name not in data["not_units"]},
        **{code: (f"{{{code}}}", "money", code) for code in _currencies()},
        **{sign: (f"{{{code}}}", "money", code) for sign, code in _signs().items() if not sign.isascii()},
        **{name: (ucum, "money", None) for name, ucum in money["subunits"].items() if len(name) == 1},
        **{name: (ucum, kind, None) for name, (ucum, kind) in data["symbols"].items()},
    }


def _cldr() -> Iterator[tuple[str, tuple[str, str, None], bool]]:
    """Printed form, unit, and whether it is a name rather than a symbol."""
    data = word_list("units")
    for locale in (Locale("en"), Locale("en", "GB")):
        patterns = locale._data["unit_patterns"]  # noqa: SLF001  # Babel formats units, but has no list of their names
        for cldr_id, ucum in data["cldr"].items():
            kind = cldr_id.split("-")[0]
            for width in ("long", "short", "narrow"):
                for form in ("one", "other"):
                    printed = str(patterns.get(cldr_id, {}).get(width, {}).get(form, "")).replace("{0}", "").strip()
                    if printed and (width == "long" or len(printed) > 1):
                        yield (
                            printed.lower() if width == "long" else printed,
                            (ucum, data["kinds"].get(kind, kind), None),
                            width == "long",
                        )


@cache
def _signs() -> Mapping[str, str]:
    """Currency signs and codes, without spaces, to ISO 4217."""
    symbols = {get_currency_symbol(code, locale="en"): code for code in _currencies()}
    return {**{code: code for code in _currencies()}, **symbols, **word_list("currencies")["signs"]}


@cache
def _currencies() -> tuple[str, ...]:
    return tuple(currency.alpha_3 for currency in pycountry.currencies)


def _currency_names(code: str) -> Iterator[str]:
    for count in (None, 1, 2):
        yield get_currency_name(code, count=count, locale="en")


def _currency_nouns() -> dict[str, tuple[str, str, str | None]]:
    """The last words of the currencies' names: "baht" is one currency, "pesos" may be several and has no code."""
    codes: dict[str, set[str]] = {}
    for code in _currencies():
        if not code.startswith("X"):
            for name in _currency_names(code):
                codes.setdefault(name.lower().split()[-1], set()).add(code)
    return {
        noun: (f"{{{min(listed) if len(listed) == 1 else singular(noun)}}}", "money", _single(listed))
        for noun, listed in codes.items()
        if noun.isalpha() and noun not in word_list("currencies")["no_nouns"]
    }


def _single(codes: set[str]) -> str | None:
    return min(codes) if len(codes) == 1 else None


def _rate_kind(ucum: str) -> str:
    return "rate" if ucum else "other"


def _any_sign() -> str:
    """The currency signs as alternatives, a space allowed between letters and sign: "HK $"."""
    parts = (re.findall(r"[A-Za-z.]+|[^A-Za-z.]", sign) for sign in _signs())
    return "|".join(sorted((" ?".join(map(re.escape, part)) for part in parts), key=len, reverse=True))


_RATE_KINDS = {"money": "money", "length": "speed", "frequency": "frequency"}
_LEAD = re.compile(r"[ \u00a0\u202f]?[-\u2011]?")
_WORD = re.compile(r"%|‰|[°º]\s?[CF]?\b|[°º]|[′″\"]|[^\W_][^\s,;:()\[\]\-–—%\"=]*|[€£¥₪₹₽]")
_OLD = re.compile(r"[\s-]olds?\b|\sof\sage\b")
_ACROSS = re.compile(r"[\s-](?:wide|long|tall|high|deep|thick)\b")
_CLOSING = ".'’”!?…"
_PER = re.compile(
    r"(?P<sep>\s?/\s?|\sper\s|-per-|[\s-](?:an?|every|each)[\s-]|\sfor\s(?:each|every)\s)(?P<below>[^\W\d_]+(?:[\s-][^\W\d_]+)?)",
    re.IGNORECASE,
)
_ADVERB = re.compile(rf"\s(?P<word>{'|'.join(word_list('units')['rate_words'])})\b", re.IGNORECASE)
_SIGN_BEFORE = re.compile(rf"(?<![^\W\d_])(?P<sign>{_any_sign()})\s?[-−]?$")
