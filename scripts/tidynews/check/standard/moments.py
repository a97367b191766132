"""A field of dates, times or durations in, SQL that reads its values out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tidynews.check.constraints import matches
from tidynews.check.sql import literal

Field = Mapping[str, Any]


def year(_: Field, text: str) -> str:
    """A whole number."""
    return f"CASE WHEN {matches(text, f'-?{_YEAR}')} THEN try_cast({text} AS BIGINT) END"


def yearmonth(_: Field, text: str) -> str:
    """The first day of the month, so that months can be compared."""
    return f"CASE WHEN {matches(text, f'-?{_YEAR}-[0-9]{{2}}')} THEN try_cast({text} || '-01' AS DATE) END"


def duration(_: Field, text: str) -> str:
    """Seconds, a month counted as its mean length, so that durations can be compared."""
    parts = " + ".join(
        f"coalesce(try_cast(regexp_extract({text}, {literal(pattern)}, 1) AS DOUBLE), 0) * {seconds}"
        for pattern, seconds in _SECONDS.items()
    )
    sign = f"CASE WHEN starts_with({text}, '-') THEN -1 ELSE 1 END"
    return f"CASE WHEN {matches(text, _DURATION)} AND NOT {matches(text, '.*[PT]')} THEN ({parts}) * {sign} END"


def _reader(
    pattern: str, zoned: Callable[[str], str], plain: Callable[[str], str], others: tuple[str, ...]
) -> Callable[[Field, str], str]:
    """How the default format looks, what DuckDB reads with and without a zone, and how people write it otherwise."""

    def reader(field: Field, text: str) -> str:
        read = plain(text)
        if zoned is not plain:
            read = f"CASE WHEN regexp_matches({text}, {literal(_ZONE)}) THEN {zoned(text)} ELSE {read} END"
        match field.get("format", "default"):
            case "default":
                return f"CASE WHEN {matches(text, pattern)} THEN {read} END"
            case "any":
                tried = ", ".join(map(literal, others))
                bare = f"trim(regexp_replace({text}, {literal(_ADORNMENT)}, ' ', 'g'))"
                return f"coalesce({read}, {plain(f'try_strptime({bare}, [{tried}])')})"
            case written:
                format_ = _LOCAL.sub(lambda found: _LOCAL_FORMATS[found[0]], str(written).removeprefix("fmt:"))
                return f"CASE WHEN {matches(text, _digits(format_))} THEN {plain(_parsed(text, format_))} END"

    return reader


def _parsed(text: str, format_: str) -> str:
    """The moment in `text`, in the time of UTC if it has a zone."""
    if not re.search("%-?[zZ]", format_):
        return f"try_strptime({text}, {literal(format_)})"
    utc = f"regexp_replace({text}, 'Z$', '+00')" if format_.endswith("%z") else text
    return f"timezone('UTC', try_strptime({utc}, {literal(format_)}))"


def clock(time_: str) -> str:
    """The SQL expression of a time of day as an interval from midnight, UTC; with a zone it may be before that."""
    return f"to_microseconds(epoch_us(try_cast({time_} AS TIME)))"


def _date(text: str) -> str:
    return f"try_cast({text} AS DATE)"


def _moment(text: str) -> str:
    return f"try_cast({text} AS TIMESTAMP)"


def _moment_in_utc(text: str) -> str:
    """A cast to TIMESTAMP would pass over the zone."""
    return f"timezone('UTC', try_cast({text} AS TIMESTAMPTZ))"


def _clock_in_utc(text: str) -> str:
    return f"timezone('UTC', try_cast('2000-01-02T' || {text} AS TIMESTAMPTZ)) - TIMESTAMP '2000-01-02'"


def _digits(format_: str) -> str:
    """A pattern for texts written in `format_`: DuckDB takes fewer digits for a year than Python does."""
    parts = re.split(r"(%-?[A-Za-z%])", format_)
    return "".join(_DIRECTIVES.get(part, ".+") if at % 2 else re.escape(part) for at, part in enumerate(parts))


_YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3,})"
_DAY = f"{_YEAR.replace('{3,}', '{3}')}-[0-9]{{2}}-[0-9]{{2}}"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
_ZONE = r":[0-9]{2}(\.[0-9]+)? ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$"
_DURATION = r"-?P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?"
_SECONDS = {
    r"([0-9]+)Y": 31_556_952,
    r"^[^T]*?([0-9]+)M": 2_629_746,
    r"([0-9]+)W": 604_800,
    r"([0-9]+)D": 86_400,
    r"([0-9]+)H": 3_600,
    r"T.*?([0-9]+)M": 60,
    r"([0-9.]+)S": 1,
}
_LOCAL = re.compile("%[cxX]")
_LOCAL_FORMATS = {"%c": "%a %b %d %H:%M:%S %Y", "%x": "%m/%d/%y", "%X": "%H:%M:%S"}
"""What the directives for the reader's own habits mean where nobody has any, as in C and Python."""
_DIRECTIVES = {"%Y": "[0-9]{4}", "%y": "[0-9]{2}", "%%": "%"}
_ADORNMENT = r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(gmt|utc)\b|[\s,]+"
"""What may stand in a moment of any format, and says no more: weekdays, the usual zone, commas."""
_DAYS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y"),
    *("%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y", "%d-%b-%Y"),
)
_TIMES = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I %p")
date = _reader(_DAY, _date, _date, _DAYS)
datetime = _reader(
    f"-?{_YEAR}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}",
    _moment_in_utc,
    _moment,
    (*(f"{day} {time}" for day in _DAYS for time in _TIMES), *_DAYS),
)
time = _reader(_CLOCK, _clock_in_utc, clock, _TIMES)
