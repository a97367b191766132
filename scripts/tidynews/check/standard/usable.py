"""A schema, a dialect or a resource as somebody wrote it in, the same without what no reader can use out.

The official profile reports most of what is left out here; what it lets pass is reported as well, so that nothing is
passed over in silence. Nobody behind this module needs to ask again whether a list is a list.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

Right = Callable[[Any], bool]
Complain = Callable[[str, Any], None]


def usable_schema(stated: Mapping[str, Any], complain: Complain) -> dict[str, Any]:
    """`stated` with the properties that can be followed; `complain` hears of the others, by name and value."""
    kept = _kept(stated, _SCHEMA, complain)
    if "fields" in kept:
        kept["fields"] = [_field(item, complain) for item in _each(kept["fields"], _is_named, "fields", complain)]
    if "uniqueKeys" in kept:
        kept["uniqueKeys"] = _each(kept["uniqueKeys"], _is_key, "uniqueKeys", complain)
    if "foreignKeys" in kept:
        kept["foreignKeys"] = _each(kept["foreignKeys"], _is_foreign_key, "foreignKeys", complain)
    if "x-rules" in kept:
        kept["x-rules"] = _each(kept["x-rules"], _is_rule, "x-rules", complain)
    return kept


def usable_dialect(stated: Mapping[str, Any], complain: Complain) -> dict[str, Any]:
    """The same for a dialect."""
    return _kept(stated, _DIALECT, complain)


def usable_resource(stated: Mapping[str, Any], complain: Complain) -> dict[str, Any]:
    """The same for a resource, of which only what leads to its files is looked at."""
    return _kept(stated, _RESOURCE, complain)


def _field(stated: Mapping[str, Any], complain: Complain) -> dict[str, Any]:
    def of_field(name: str, value: Any) -> None:
        complain(f"{name} of {stated['name']}", value)

    kept = _kept(stated, _FIELD, of_field)
    if "constraints" in kept:
        kept["constraints"] = _kept(kept["constraints"], _CONSTRAINTS, of_field)
    if kept.get("type") in _MOMENTS and not _is_strptime(kept.get("format", "default")):
        of_field("format", kept.pop("format"))
    return kept


def _kept(stated: Mapping[str, Any], known: Mapping[str, Right], complain: Complain) -> dict[str, Any]:
    """What is not `known` is other people's business and kept; null says as much as nothing."""
    kept = {}
    for name, value in stated.items():
        if value is None and name in known:
            continue
        if name not in known or known[name](value):
            kept[name] = value
        else:
            complain(name, value)
    return kept


def _each(values: list[Any], right: Right, name: str, complain: Complain) -> list[Any]:
    for value in values:
        if not right(value):
            complain(name, value)
    return [value for value in values if right(value)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_some_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_letter(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 1


def _is_no_letter_or_one(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 1


def _is_true_or_false(value: Any) -> bool:
    return isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | bool | int) or (isinstance(value, float) and math.isfinite(value))


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_row_numbers(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(_is_count(item) and item > 0 for item in value)


def _is_key(value: Any) -> bool:
    return _is_some_text(value) or (isinstance(value, list) and value != [] and all(map(_is_some_text, value)))


def _is_named(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("name"), str)


def _are_tokens(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item.get("value") if isinstance(item, dict) else item, str) for item in value
    )


def _are_categories(value: Any) -> bool:
    return (
        isinstance(value, list)
        and value != []
        and all(_is_scalar(item.get("value") if isinstance(item, dict) else item) for item in value)
    )


def _are_values(value: Any) -> bool:
    return isinstance(value, list) and value != []


def _is_foreign_key(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("reference"), dict):
        return False
    reference = value["reference"]
    return _is_key(value.get("fields")) and _is_key(reference.get("fields")) and _is_text(reference.get("resource", ""))


def _is_rule(value: Any) -> bool:
    return isinstance(value, dict) and _is_some_text(value.get("sql")) and _is_text(value.get("id", ""))


def _is_match(value: Any) -> bool:
    return value in _MATCHES if isinstance(value, str) else value in [[word] for word in _MATCHES]


def _is_path(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and value != [])


def _is_type(value: Any) -> bool:
    return isinstance(value, str) and value in _TYPES


def _is_strptime(format_: str) -> bool:
    return all(directive.lstrip("-") in _DIRECTIVES for directive in re.findall(r"%(-?.?)", format_, re.DOTALL))


_MOMENTS = frozenset({"date", "time", "datetime"})
_DIRECTIVES = frozenset("aAwdbBmyYHIpMSfzZjUWcxXGVu%")
"""Those of Python's strptime."""
_MATCHES = ("exact", "equal", "subset", "superset", "partial")
_TYPES = frozenset(
    (
        *("string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year"),
        *("yearmonth", "duration", "geopoint", "geojson", "any"),
    )
)
_SCHEMA: dict[str, Right] = {
    "fields": _is_list,
    "fieldsMatch": _is_match,
    "missingValues": _are_tokens,
    "primaryKey": _is_key,
    "uniqueKeys": _is_list,
    "foreignKeys": _is_list,
    "x-rules": _is_list,
}
_FIELD: dict[str, Right] = {
    "type": _is_type,
    "format": _is_some_text,
    "constraints": _is_object,
    "categories": _are_categories,
    "missingValues": _are_tokens,
    "trueValues": _is_list_of_texts,
    "falseValues": _is_list_of_texts,
    "decimalChar": _is_some_text,
    "groupChar": _is_text,
    "bareNumber": _is_true_or_false,
    "delimiter": _is_some_text,
    "itemType": _is_type,
}
_CONSTRAINTS: dict[str, Right] = {
    "required": _is_true_or_false,
    "unique": _is_true_or_false,
    "pattern": _is_text,
    "enum": _are_values,
    "minLength": _is_count,
    "maxLength": _is_count,
    "jsonSchema": _is_object,
} | dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_scalar)
_DIALECT: dict[str, Right] = {
    "header": _is_true_or_false,
    "headerRows": _is_row_numbers,
    "headerJoin": _is_text,
    "commentRows": _is_row_numbers,
    "commentChar": _is_some_text,
    "delimiter": _is_some_text,
    "lineTerminator": _is_some_text,
    "quoteChar": _is_no_letter_or_one,
    "doubleQuote": _is_true_or_false,
    "escapeChar": _is_letter,
    "nullSequence": _is_text,
    "skipInitialSpace": _is_true_or_false,
    "property": _is_some_text,
    "itemKeys": _is_list_of_texts,
}
_RESOURCE: dict[str, Right] = {
    "name": _is_some_text,
    "path": _is_path,
    "encoding": _is_some_text,
    "format": _is_text,
    "innerpath": _is_some_text,
    "bytes": _is_count,
    "hash": _is_text,
}
