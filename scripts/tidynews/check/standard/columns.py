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
from tidynews.check.standard.moments import date, datetime, duration, time, year, yearmonth

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


def _json(kind: str) -> Callable[[Field, str], str]:
    def reader(_: Field, text: str) -> str:
        # DuckDB takes a comma too many and NaN, too; within strings they may stand
        bare = f"regexp_replace({text}, {literal(_JSON_STRING)}, '\"\"', 'g')"
        strict = f"NOT regexp_matches({bare}, {literal(_NO_JSON)})"
        of_kind = f"json_type(try_cast({text} AS JSON)) = {literal(kind)}"
        # equal values become equal texts: without spaces, and with sorted keys
        return f"CASE WHEN {of_kind} AND {strict} THEN json_normalize({text}) END"

    return reader


def _list(field: Field, text: str) -> str:
    items = f"string_split({text}, {literal(field.get('delimiter', ','))})"
    item = typed({"type": field.get("itemType", "string")}, "item")
    return f"CASE WHEN len(list_filter({items}, lambda item: {item} IS NULL)) = 0 THEN {text} END"


def length(field: Field, value: str, *, nested: bool) -> str:
    """The SQL expression for the number of characters of a text, or of items of a list or an object.

    A `nested` list is written as JSON, as Parquet's are shown, not with delimiters.
    """
    match "array" if nested and kind_of(field) == "list" else kind_of(field):
        case "list":
            return f"len(string_split({value}, {literal(field.get('delimiter', ','))}))"
        case "array":
            return f"json_array_length({value})"
        case "object":
            return f"len(json_keys({value}))"
        case _:
            return f"length({value})"


def applies(constraint: str, field: Field) -> bool:
    """Whether the standard knows the constraint for fields of that type; those without a type are taken for text."""
    return constraint not in _FOR or kind_of(field) in _FOR[constraint]


_WHOLE = r"[+-]?[0-9]+"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|(?i:nan|[+-]?inf)"
READERS: dict[str, Callable[[Field, str], str]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": date,
    "datetime": datetime,
    "time": time,
    "year": year,
    "yearmonth": yearmonth,
    "duration": duration,
    "geopoint": geopoint,
    "geojson": geojson,
    "object": _json("OBJECT"),
    "array": _json("ARRAY"),
    "list": _list,
}
_JSON_STRING = r'"(\\.|[^"\\])*"'
_NO_JSON = r",\s*[\]}]|(?i:nan|inf)"
_TEXTS = frozenset({"string", "any"})
_ORDERED = frozenset({"integer", "number", "date", "time", "datetime", "duration", "year", "yearmonth"})
_FOR = {
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _ORDERED),
    **dict.fromkeys(("minLength", "maxLength"), frozenset({"string", "any", "array", "object", "list"})),
    "pattern": frozenset({"string", "any"}),
    "jsonSchema": frozenset({"object", "array"}),
}
_LABEL = r"[\pL\pN]([\pL\pN-]*[\pL\pN])?"
_FORMATS = {
    "email": rf"[^@\s]+@{_LABEL}(\.{_LABEL})+",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*:\S+",
    "uuid": r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
    "binary": r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
}
