"""A descriptor in, what the official Data Package profile says against it out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any


def against_profile(stated: Mapping[str, Any]) -> Iterator[str]:
    """Each mistake as a line: the place in the descriptor, then what is wrong there.

    Two errors of the profile itself are worked around: it knows no field type `list`, and wants `fieldsMatch` to be a
    list where the text of the standard has one word (issues 1089 and 965 of the standard's repository).
    """
    from jsonschema.exceptions import best_match  # type: ignore[import-untyped]  # noqa: PLC0415  # see _validator

    for error in _validator().iter_errors(_mended(stated)):
        nearest = best_match(error.context) if error.context else error
        place = "/".join(map(str, (*error.absolute_path, *(nearest.relative_path if nearest is not error else ()))))
        yield f"{place or 'top level'}: {nearest.message[:_LONG]} (official Data Package profile)"


@cache
def _validator() -> Any:
    # jsonschema takes 0.1 s to import, which `tidynews --help` need not wait for.
    from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # noqa: PLC0415

    profile = Path(__file__).parents[1] / "profiles" / "data-package-2.0.json"
    return Draft7Validator(json.loads(profile.read_text(encoding="utf-8")))


def _mended(stated: Mapping[str, Any]) -> Mapping[str, Any]:
    listed = stated.get("resources")
    return {**stated, "resources": [_resource(item) for item in listed]} if isinstance(listed, list) else stated


def _resource(item: Any) -> Any:
    schema = item.get("schema") if isinstance(item, dict) else None
    if not isinstance(schema, dict):
        return item
    mended = dict(schema)
    if isinstance(mended.get("fieldsMatch"), str):
        mended["fieldsMatch"] = [mended["fieldsMatch"]]
    if isinstance(mended.get("fields"), list):
        mended["fields"] = [_field(field) for field in mended["fields"]]
    return {**item, "schema": mended}


def _field(field: Any) -> Any:
    if not isinstance(field, dict) or field.get("type") != "list":
        return field
    return {name: value for name, value in field.items() if name not in _OF_LISTS} | {"type": "any"}


_LONG = 200
_OF_LISTS = frozenset({"type", "delimiter", "itemType", "constraints"})
