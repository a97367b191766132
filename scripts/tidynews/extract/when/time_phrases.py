"""Text in, the stretches of it that look like dates and periods out, none inside another; not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tidynews.extract.when.periods import SEASONS
from tidynews.extract.when.time_words import any_of, long_names, months, numerals, weekdays, words
from tidynews.schema import load_yaml


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text[start:end]`, read by the pattern `kind`; `parts` are its named pieces as printed, in lower case.

    `core` is where the pattern itself begins, after words such as "early" or "the end of". `opens` is the side that
    a preposition before it opens ("since", "until"), and `opener` where that preposition begins.
    """

    start: int
    end: int
    core: int
    kind: str
    parts: Mapping[str, str]
    opens: str | None = None
    opener: int = 0

    def get(self, name: str) -> str:
        """A piece, empty where it is not there."""
        return self.parts.get(name, "")


def phrases(text: str) -> list[Phrase]:
    """The stretches of `text` that have the shape of a date or a period, in reading order.

    >>> [p.kind for p in phrases("It opened on 3 May 2019, two years ago, and closed last week.")]
    ['date', 'counted', 'unit']
    """
    found = [
        Phrase(at, m.end(), at, kind, {k: v.lower() for k, v in m.groupdict().items() if v})
        for start, end in _promising(text)
        for window in [text[start:end].lower()]
        for kind, pattern, needs in _patterns()
        if not needs or any(word in window for word in needs)
        for m in pattern.finditer(text, start, end)
        for at in [m.start("body" if "body" in pattern.groupindex else 0)]
    ]
    return [_widened(text, phrase) for phrase in _apart(found)]


def number(printed: str) -> float | None:
    """What a count is worth; None for a vague one.

    >>> number("twenty-one"), number("a"), number("two and a half"), number("several")
    (21.0, 1.0, 2.5, None)
    """
    plain = " ".join(printed.split())
    whole = plain.removesuffix(" and a half")
    value = float(whole.replace(",", "")) if whole[:1].isdigit() else numerals().get(whole)
    return None if value is None else float(value) + (0.5 if whole != plain else 0.0)


def _promising(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around words that every phrase has one of, cut at spaces: most of an article has none."""
    start, end = 0, 0
    for match in _triggers().finditer(text):
        left, right = max(match.start() - _REACH, 0), match.end() + _REACH
        left = text.find(" ", left, match.start()) + 1 if left else 0
        if left > end and end:
            yield start, end
            start = left
        elif not end:
            start = left
        stop = text.rfind(" ", match.end(), right)
        end = len(text) if right >= len(text) else stop if stop > 0 else right
    if end:
        yield start, end


def _apart(found: Sequence[Phrase]) -> Iterator[Phrase]:
    end = 0
    for phrase in sorted(found, key=lambda p: (p.start, -p.end)):
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def _widened(text: str, phrase: Phrase) -> Phrase:
    before = _before().search(text, max(0, phrase.start - 40), phrase.start)
    if before is None:
        return phrase
    opens = words()["openings"].get(" ".join((before["opens"] or "").lower().split()))
    return replace(phrase, start=before.start("part"), opens=opens, opener=before.start())


@cache
def _before() -> re.Pattern[str]:
    parts, opens = any_of(words()["parts"]), any_of(words()["openings"])
    return re.compile(
        rf"(?:(?<![\w-])(?P<opens>{opens})\s+)?(?P<part>(?:(?<![\w-])(?:{parts})(?:-|\s+(?:the\s+)?))?)$", re.IGNORECASE
    )


@cache
def _triggers() -> re.Pattern[str]:
    listed = words()
    names = "|".join({_names(months()), _names(weekdays())})
    units = any_of(
        [
            *listed["units"],
            *listed["holidays"],
            *SEASONS,
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "half",
            "fiscal",
            "centuries",
        ]
    )
    return re.compile(
        rf"\b(?:(?:{names})\b|(?i:(?:{units})(?:s|ly)?\b)|[12]\d{{3}}|[HQ][1-4]\b|FY|\d{{1,2}}(?:[./]\d|th|st|nd|rd|0s))"
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """The kind of each shape, its pattern, and words of which it has one, so that it need not be tried elsewhere."""
    listed = load_yaml(Path(__file__).parent / "time_shapes.yaml")["shapes"]
    holidays = tuple(words()["holidays"])
    return tuple(
        (
            one["kind"],
            re.compile(f"{_FREE}{_filled(one['shape'])}{_ENDS}", re.IGNORECASE),
            tuple(one.get("needs", ()))
            or (holidays if "<HOLIDAY>" in one["shape"] and one["kind"] == "season" else ()),
        )
        for one in listed
    )


def _filled(pattern: str) -> str:
    for name, piece in _pieces().items():
        pattern = pattern.replace(f"<{name}>", piece)
    return re.sub(r"\s+", "", pattern)


@cache
def _pieces() -> dict[str, str]:
    """What stands for `<NAME>` in the shapes."""
    wide_months, wide_weekdays = long_names()
    listed = words()
    pieces = {
        "MONTH": rf"(?P<month>(?-i:{_names(wide_months)})\b|(?-i:{_names(months())})\b\.?)",
        "MONTHNAME": rf"(?P<month>(?-i:{_names(wide_months)}))",
        "WEEKDAY": rf"(?P<weekday>(?-i:{_names(wide_weekdays)}))",
        "OFWEEK": rf"(?:(?:(?-i:{_names(weekdays())})\b\.?),?\s+)?",
        "DAY": r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "TODAY": r"(?:\s*(?:-|–|\bto\b|\band\b|\bor\b)\s*(?P<day2>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?",
        "TODAYS": r"\s*(?:-|–|\bto\b|\band\b)\s*(?P<day2>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
        "YEAR": r"(?P<year>(?:1[5-9]|20)\d\d)",
        "OFYEAR": r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)|,?\s+(?:of\s+)?(?P<which><WHICH>)\s+year)",
        "WHICH": r"this|last|next|that|the\s+same|the\s+following|the\s+previous",
        "SEASON": rf"(?P<season>{any_of(SEASONS)})",
        "HOLIDAY": rf"(?P<holiday>{any_of(listed['holidays'])})",
        "COUNT": rf"\[?(?P<count>(?:\d{{1,3}}|{_counts()})(?:\s+and\s+a\s+half)?)\]?(?:\s+|-)",
        "UNIT": rf"(?P<unit>{any_of(listed['units'])})(?P<plural>s)?(?P<half>\s+and\s+a\s+half)?",
        "HEDGE": rf"(?:(?P<hedge>{any_of(listed['hedges'])})\s+)?",
        "ORDINAL": rf"(?P<ordinal>{any_of(listed['ordinals'])}|\d{{1,2}}(?:st|nd|rd|th))",
        "DAYPART": rf"(?:\s+(?:{any_of(listed['day_parts'])}))?",
    }
    plain = {k: v.replace(" ", r"\ ") for k, v in pieces.items()}
    return {k: v.replace("<WHICH>", plain["WHICH"]) for k, v in plain.items()}


def _counts() -> str:
    single = [word for word in numerals() if " " not in word and "-" not in word]
    tens = [word for word in single if word.endswith("ty")]
    others = [*words()["counts"], *words()["vague_counts"]]
    return rf"(?:{any_of(tens)})[-\s](?:{any_of(w for w in single if w not in tens)})|{any_of([*single, *others])}"


def _names(names: Mapping[str, int] | frozenset[str]) -> str:
    return any_of({*(n.title() for n in names), *(n.upper() for n in names)})


_ENDS = r"(?![\w$€£%]|[.,:/]\d)"
_REACH = 45
# A phrase follows no word, figure or hyphen, but for "mid-March", "early-2020s" and "Monday-Friday".
_FREE = r"(?<![\w.,$€£])(?:(?<!-)|(?<=(?:mid|day|ary|rch|ril|une|uly|ber)-)|(?<=late-)|(?<=early-))"
