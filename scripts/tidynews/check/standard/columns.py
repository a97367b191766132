"""A field of a Table Schema in, SQL that reads its values, and what they must fulfil, out.

Every type of the standard is read from text, as it stands in a CSV file; Parquet files bring values of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tidynews.check.constraints import matches
from tidynews.check.sql import literal
from tidynews.check.standard.geography import geojson, geopoint

Field = Mapping[str, Any]


def kind_of(field: Field) -> str:
    """The field's type; without one, as the standard says, it is any."""
    return str(field.get("type", "any"))


def is_text(field: Field) -> bool:
    """Whether every text is a value of the field."""
    return kind_of(field) in _TEXTS and field.get("format", "default") not in _FORMATS


def typed(field: Field, text: str) -> str:
    """The SQL expression that reads `text`, itself SQL, as a value of `field`; NULL where it is none."""
    reader = READERS.get(kind_of(field))
    if reader is not None:
        return reader(field, text)
    pattern = _FORMATS.get(field.get("format", "default")) if kind_of(field) == "string" else None
    return f"CASE WHEN {matches(text, pattern)} THEN {text} END" if pattern else text


def missing_values(field: Field, schema: Mapping[str, Any]) -> list[str]:
    """The texts that stand for nothing in the field; they may have labels."""
    stated = field.get("missingValues", schema.get("missingValues", [""]))
    return [str(token.get("value") if isinstance(token, dict) else token) for token in stated]


def blank_is_missing(schema: Mapping[str, Any]) -> bool:
    """Whether an empty text stands for nothing in every field, as it does unless a schema says otherwise."""
    fields = [field for field in schema.get("fields") or [] if isinstance(field, dict)]
    return all("" in missing_values(field, schema) for field in fields)


def _number_as_written(field: Field, text: str) -> str:
    written = f"trim({text})"
    if group := field.get("groupChar"):
        written = f"replace({written}, {literal(group)}, '')"
    point = field.get("decimalChar", ".")
    if field.get("bareNumber", True) is False:
        sign = re.escape(point)
        written = f"regexp_replace(regexp_replace({written}, '^[^-+0-9{sign}]*', ''), '[^0-9]*$', '')"
    if point != ".":
        # a point that is not the decimal sign must not become one
        written = f"replace(replace({written}, '.', '?'), {literal(point)}, '.')"
    return written


def _integer(field: Field, text: str) -> str:
    written = _number_as_written({**field, "decimalChar": "."}, text)
    return f"CASE WHEN {matches(written, _WHOLE)} THEN try_cast({written} AS HUGEINT) END"


def _number(field: Field, text: str) -> str:
    written = _number_as_written(field, text)
    return f"CASE WHEN {matches(written, _DECIMAL)} THEN try_cast({written} AS DOUBLE) END"


def _boolean(field: Field, text: str) -> str:
    true = ", ".join(literal(str(value)) for value in field.get("trueValues", ["true", "True", "TRUE", "1"]))
    false = ", ".join(literal(str(value)) for value in field.get("falseValues", ["false", "False", "FALSE", "0"]))
    return f"CASE WHEN {text} IN ({true}) THEN true WHEN {text} IN ({false}) THEN false END"


def _temporal(pattern: str, sql: str, others: tuple[str, ...]) -> Callable[[Field, str], str]:
    def reader(field: Field, text: str) -> str:
        match field.get("format", "default"):
            case "default":
                return f"CASE WHEN {matches(text, pattern)} THEN try_cast({text} AS {sql}) END"
            case "any":
                tried = ", ".join(map(literal, others))
                return f"coalesce(try_cast({text} AS {sql}), CAST(try_strptime({text}, [{tried}]) AS {sql}))"
            case written:
                format_ = str(written).removeprefix("fmt:")
                read = f"CAST(try_strptime({text}, {literal(format_)}) AS {sql})"
                return f"CASE WHEN {matches(text, _digits(format_))} THEN {read} END"

    return reader


def _digits(format_: str) -> str:
    """A pattern for texts written in `format_`: DuckDB takes fewer digits for a year than Python does."""
    parts = re.split(r"(%-?[A-Za-z%])", format_)
    return "".join(_DIRECTIVES.get(part, ".+") if at % 2 else re.escape(part) for at, part in enumerate(parts))


def _year(_: Field, text: str) -> str:
    return f"CASE WHEN {matches(text, '-?[0-9]{4,}')} THEN try_cast({text} AS BIGINT) END"


def _yearmonth(_: Field, text: str) -> str:
    return f"CASE WHEN {matches(text, '-?[0-9]{4,}-(0[1-9]|1[0-2])')} THEN {text} END"


def _duration(_: Field, text: str) -> str:
    """Seconds, a month counted as its mean length, so that durations can be compared."""
    parts = " + ".join(
        f"coalesce(try_cast(regexp_extract({text}, {literal(pattern)}, 1) AS DOUBLE), 0) * {seconds}"
        for pattern, seconds in _SECONDS.items()
    )
    sign = f"CASE WHEN starts_with({text}, '-') THEN -1 ELSE 1 END"
    return f"CASE WHEN {matches(text, _DURATION)} AND NOT {matches(text, '.*[PT]')} THEN ({parts}) * {sign} END"


def _json(*kinds: str) -> Callable[[Field, str], str]:
    listed = ", ".join(map(literal, kinds))

    def reader(_: Field, text: str) -> str:
        return f"CASE WHEN json_type(try_cast({text} AS JSON)) IN ({listed}) THEN {text} END"

    return reader


def _list(field: Field, text: str) -> str:
    items = f"string_split({text}, {literal(field.get('delimiter', ','))})"
    item = typed({"type": field.get("itemType", "string")}, "item")
    return f"CASE WHEN len(list_filter({items}, lambda item: {item} IS NULL)) = 0 THEN {text} END"


def length(field: Field, value: str) -> str:
    """The SQL expression for the number of characters of a text, or of items of a list or an object."""
    match kind_of(field):
        case "list":
            return f"len(string_split({value}, {literal(field.get('delimiter', ','))}))"
        case "array":
            return f"json_array_length({value})"
        case "object":
            return f"len(json_keys({value}))"
        case _:
            return f"length({value})"


_WHOLE = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|(?i:nan|[+-]?inf)"
_ZONE = r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
_DAY = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
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
_DIRECTIVES = {"%Y": "[0-9]{4}", "%y": "[0-9]{2}", "%%": "%"}
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
_TIMES = ("%H:%M:%S", "%H:%M", "%I:%M %p", "%I:%M:%S %p")
READERS: dict[str, Callable[[Field, str], str]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _temporal(_DAY, "DATE", _DAYS),
    "datetime": _temporal(
        f"{_DAY}T{_CLOCK}{_ZONE}", "TIMESTAMP", tuple(f"{day} {time}" for day in _DAYS for time in _TIMES)
    ),
    "time": _temporal(f"{_CLOCK}{_ZONE}", "TIME", _TIMES),
    "year": _year,
    "yearmonth": _yearmonth,
    "duration": _duration,
    "geopoint": geopoint,
    "geojson": geojson,
    "object": _json("OBJECT"),
    "array": _json("ARRAY"),
    "list": _list,
}
_TEXTS = frozenset({"string", "any"})
_FORMATS = {
    "email": r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*:\S+",
    "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "binary": r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
}
