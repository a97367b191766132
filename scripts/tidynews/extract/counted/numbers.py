"""Text in, the numbers in it out, in digits or words, with their values; what they count is not asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tidynews.extract.counted.word_lists import any_of, word_list


@dataclass(frozen=True, slots=True)
class Number:
    """`text[start:end]`, one number: `mantissa` times the `scale` of its scale words.

    `low` and `high` differ only where the words are vague ("dozens"). `shape` is `digits`, `words`, `vague`, `share`
    ("two-thirds", "one in five"), `half` ("half a", which needs a unit), `fold` ("sixfold") or `verb` ("doubled").
    """

    start: int
    end: int
    low: float
    high: float
    shape: str
    mantissa: float
    scale: float = 1.0


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of `text[start:end]` from left to right, none inside another.

    Years, dates and clock times are numbers here; "third" and "21st" are not.

    >>> [(n.low, n.high) for n in numbers("two dozen of 1.5 million, or tens of thousands")]
    [(24.0, 24.0), (1500000.0, 1500000.0), (10000.0, 100000.0)]
    """
    found = atoms(text, start, end)
    at = 0
    while at < len(found):
        used = _run(text, found[at:])
        if used:
            yield _number(found[at : at + used])
        at += max(used, 1)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or a stretch of digits of a number, and its value."""

    kind: str
    start: int
    end: int
    low: float
    high: float


def atoms(text: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """The words and digits of `text[start:end]` that numbers are made of, in order."""
    matches = _ATOM.finditer(text, start, len(text) if end is None else end)
    return [_atom(match) for match in matches if _stands_free(text, match)]


def evaluate(run: Sequence[Atom], values: Sequence[float]) -> tuple[float, float]:
    """The value of the words of one number, given the value of each, and the product of its scale words."""
    total, group, product = 0.0, 0.0, 1.0
    for atom, value in zip(run, values, strict=True):
        if atom.kind in {"scale", "hundred", "plural"}:
            group = (group or 1.0) * value
            product *= value
            if atom.kind != "hundred":
                total, group = total + group, 0.0
        elif atom.kind == "and_a_half":
            group += value * (product if total else 1.0)
        else:
            group += value
    return float(f"{total + group:.15g}"), product


def _atom(match: re.Match[str]) -> Atom:
    kind, printed = str(match.lastgroup), match.group().lower()
    low, high = _READ[kind](printed)
    return Atom(kind, match.start(), match.end(), low, high)


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether it is neither part of a name nor an ordinal: not G7, KN-23, 21st, 1990s, one-on-one."""
    if match.lastgroup != "digits":
        return match.lastgroup != "small" or _WORD_BEFORE.search(text, max(0, match.start() - 4), match.start()) is None
    if _ENDING.match(text, match.end()):
        return False
    before = _GLUED.search(text, max(0, match.start() - 12), match.start())
    return before is None or _MAY_LEAD.fullmatch(before.group()) is not None


def _run(text: str, found: Sequence[Atom]) -> int:
    """How many atoms, from the first on, make one number; 0 where the first cannot begin one."""
    if found[0].kind in _WHOLE:
        return 1
    if found[0].kind not in _BEGINS:
        return 0
    used, largest = 1, float("inf")
    while used < len(found):
        last, following = found[used - 1], found[used]
        gap = text[last.end : following.start].lower()
        if (last.kind, following.kind) not in _FOLLOWS or gap not in _GAPS[following.kind]:
            break
        if following.kind == "scale":
            if following.low >= largest:
                break
            largest = following.low
        if last.kind == "tens" and not (1 <= following.low <= 9 or following.kind in {"scale", "hundred"}):
            break
        if found[0].kind == "digits" and following.kind in {"small", "tens"}:
            break
        used += 1
    return used


def _number(run: Sequence[Atom]) -> Number:
    first = run[0]
    if first.kind in {*_WHOLE, "half"} and len(run) == 1:
        shape = "vague" if first.kind == "plural" else first.kind
        return Number(first.start, first.end, first.low, first.high, shape, first.low)
    low, scale = evaluate(run, [atom.low for atom in run])
    high, _ = evaluate(run, [atom.low if atom.kind == "plural" else atom.high for atom in run])
    shape = "vague" if first.kind == "multiple" else "digits" if first.kind == "digits" else "words"
    return Number(first.start, run[-1].end, low, high, shape, low / scale, scale)


def digits_value(printed: str) -> float:
    """The value of digits: groups set off by commas, spaces or several full stops; ½ is added, "× 10³" multiplied."""
    mantissa, times, power = printed.replace("x", "×").partition("×")
    if times:
        exponent = power.strip().removeprefix("10").lstrip("^").translate(_RAISED)
        return float(f"{digits_value(mantissa)!r}e{exponent}")
    plain = re.sub(r"[^\d.,]", "", printed)
    if _STOPS_GROUP.fullmatch(plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "") or 0) + sum(float(_words()["glyphs"].get(sign, 0.0)) for sign in printed)


def _small(printed: str) -> float:
    """The value of one printed numeral below a hundred, in digits or words; "a" is one."""
    known = {"a": 1, "an": 1, **_words()["small"], **_words()["tens"]}
    return float(known[printed]) if printed in known else digits_value(printed)


def _share(printed: str) -> float:
    among = _ONE_IN.fullmatch(printed)
    if among:
        upper, lower = _small(among["upper"]), _small(among["lower"] or among["tenth"])
        return upper / lower if lower else 0.0
    first, *rest = re.split(r"[\s-]+", printed)
    return _small(first) / float(_words()["denominators"][rest[-1]]) if rest else 0.5


def _same(value: float) -> tuple[float, float]:
    return value, value


def _range(table: str, printed: str) -> tuple[float, float]:
    bounds = word_list("vague")[table][" ".join(printed.split())]
    return float(bounds["low"]), float(bounds["high"])


def _words() -> Mapping[str, Any]:
    return word_list("numbers")


_READ: Mapping[str, Callable[[str], tuple[float, float]]] = {
    "digits": lambda printed: _same(digits_value(printed)),
    "small": lambda printed: _same(_words()["small"].get(printed, 1.0)),
    "tens": lambda printed: _same(_words()["tens"][printed]),
    "hundred": lambda _: _same(100.0),
    "scale": lambda printed: _same(_words()["scales"][printed.removesuffix("s")]),
    "and_a_half": lambda printed: _same(0.5 if "half" in printed else 0.25),
    "half": lambda _: _same(0.5),
    "fold": lambda printed: _same(_small(printed.removesuffix("fold").rstrip("-"))),
    "verb": lambda printed: _same(float(_words()["factors"][printed])),
    "share": lambda printed: _same(_share(printed)),
    "plural": lambda printed: _range("plurals", printed),
    "multiple": lambda printed: _range("multiples", printed),
}
_WHOLE = {"share", "fold", "plural", "verb"}
_BEGINS = {"digits", "small", "tens", "half", "multiple"}
_FOLLOWS = {
    *((before, "scale") for before in ("digits", "small", "tens", "hundred", "half", "multiple", "and_a_half")),
    *((before, "hundred") for before in ("digits", "small", "multiple", "and_a_half")),
    *((before, "and_a_half") for before in ("digits", "small", "tens", "scale")),
    ("multiple", "plural"),
    *((before, after) for before in ("hundred", "scale") for after in ("small", "tens")),
    ("tens", "small"),
}
_SPACE = frozenset({" ", "-", "\u2011", "\u00a0", "\u202f", "\n"})
_GAPS = {
    "scale": _SPACE | {"", "s of "},
    "hundred": _SPACE | {""},
    "plural": frozenset({" "}),
    "and_a_half": frozenset({" ", "-"}),
    "small": _SPACE | {" and ", ", "},
    "tens": _SPACE | {" and ", ", "},
}
_SCALES = any_of(scale for scale in _words()["scales"] if scale != "hundred")
_ANY_SCALE = any_of(_words()["scales"])
_NUMERAL = any_of([*_words()["small"], *_words()["tens"]])
_PARTS = any_of(_words()["denominators"])
_PLURAL_PARTS = any_of(part for part in _words()["denominators"] if part.endswith("s"))
_GLYPHS = "".join(_words()["glyphs"])
_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,.]?\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|\.\d+"
)
_POWER = r"\s?[×x]\s?10(?:\^?[-−–]?\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
_AMONG = (
    rf"(?P<upper>{_NUMERAL}|\d{{1,2}})\s"
    rf"(?:(?:in|out\sof)(?:\severy)?\s(?P<lower>{_NUMERAL}|\d{{1,3}})|of\s(?:every\s)?(?P<tenth>ten|10|100|(?<=every\s)(?:{_NUMERAL}|\d{{1,3}})))"
)
_ONE_IN = re.compile(_AMONG)
_SHARE = (
    rf"\b{re.sub(r'[?]P<(?:upper|lower|tenth)>', '?:', _AMONG)}\b(?![,.]?\d|[-\s]?(?:%|per\s?cent|{_ANY_SCALE})|[-:])"
    rf"|\b(?:{_NUMERAL})[\s-](?:{_PLURAL_PARTS})\b"
    rf"|\b(?:a|one)(?:-|\s(?=(?:{_PARTS})\sof\b))(?:{_PARTS})\b"
    r"|\bhalf(?=\s(?:of|the|its|their|his|her|our|all|those|these)\b)"
    r"|(?:(?<=\bby\s)|(?<=than\s)|(?<=about\s)|(?<=nearly\s)|(?<=almost\s)|(?<=only\s))half"
    r"(?=[.,;:!?)]|$|\s(?:in|on|since|from|to|at|over|during|by|last|this|and|after|as|when|said|say|are|were|was|have|had)\b)"
)
_MAY_BEGIN = rf"(?:(?<![^\W\d])|(?=[\d.{_GLYPHS}]))"  # within a word no other pattern need be tried
_ATOM = re.compile(
    rf"{_MAY_BEGIN}(?:(?P<fold>\b(?:(?:{_NUMERAL})-?|\d+(?:\.\d+)?-)fold\b)"
    rf"|(?P<share>{_SHARE})"
    rf"|(?P<verb>\b(?:{any_of(_words()['factors'])})\b)"
    rf"|(?P<digits>(?:{_DIGITS})(?:\s?[{_GLYPHS}])?(?:{_POWER})?|[{_GLYPHS}])"
    rf"|(?P<multiple>\b(?:{any_of(word_list('vague')['multiples'])})(?=\s(?:{_ANY_SCALE})s?\b))"
    rf"|(?P<plural>\b(?:{any_of(word_list('vague')['plurals'])})\b(?!\sof\s(?:{_ANY_SCALE})s\b))"
    rf"|(?P<and_a_half>\band[\s-]a[\s-](?:half|quarter)\b)"
    rf"|(?P<half>\b(?:a[\s-])?half(?:[\s-]an?)?(?=[\s-]))"
    rf"|(?P<hundred>(?:\b|(?<=\d))hundreds?\b)"
    rf"|(?P<scale>(?:\b|(?<=\d))(?:{_SCALES})s?\b)"
    rf"|(?P<tens>\b(?:{any_of(_words()['tens'])})\b)"
    rf"|(?P<small>\b(?:{any_of(_words()['small'])})\b|\ban?(?=[\s-](?:{_ANY_SCALE})\b)))",
    re.IGNORECASE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_STOPS_GROUP = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_ENDING = re.compile(r"(?:st|nd|rd|th|['’]?s)\b|[-–]\d+[-–]\d")
_GLUED = re.compile(r"[^\W\d_]+[-\u2011]?$|\d[:.,]$|[#@_]$")
_WORD_BEFORE = re.compile(r"\b(?:on|by|for)-$", re.IGNORECASE)  # "one-on-one", "two-by-four", "one-for-one"
_MAY_LEAD = re.compile(
    r"[A-Z]{1,3}|Rs\.?|(?:minus|sub|over|under|plus|then|now|pre|to|mid|and|or)[-\u2011]", re.IGNORECASE
)
