"""Nonsense in any place of a descriptor: reported or passed over, never a traceback, never our own mistake."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.check.standard.packages import Package, judge

Place = tuple[str | int, ...]

DESCRIPTOR: dict[str, Any] = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "made",
    "version": "1.0.0",
    "created": "2025-03-04T06:30:00Z",
    "resources": [
        {
            "name": "t",
            "type": "table",
            "path": "t.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": 32,
            "hash": "7d8e6c3c0d0a3f1d4b2f7f2a3a0c5d11",
            "dialect": {
                "header": True,
                "headerRows": [1],
                "headerJoin": " ",
                "commentRows": [9],
                "commentChar": "#",
                "delimiter": ",",
                "lineTerminator": "\n",
                "quoteChar": '"',
                "doubleQuote": True,
                "escapeChar": "\\",
                "nullSequence": "NA",
                "skipInitialSpace": False,
            },
            "schema": {
                "fieldsMatch": "exact",
                "primaryKey": ["id"],
                "uniqueKeys": [["id", "b"]],
                "missingValues": ["", {"value": "-", "label": "none"}],
                "foreignKeys": [{"fields": ["b"], "reference": {"resource": "u", "fields": ["b"]}}],
                "x-rules": [{"id": "r", "sql": "id > 0", "why": "so", "severity": "warning"}],
                "fields": [
                    {
                        "name": "id",
                        "type": "integer",
                        "groupChar": ",",
                        "bareNumber": False,
                        "constraints": {"minimum": 1, "maximum": "9", "unique": True, "enum": [1, 2]},
                    },
                    {
                        "name": "b",
                        "type": "string",
                        "format": "default",
                        "categories": ["x", {"value": "y", "label": "z"}],
                        "missingValues": [""],
                        "constraints": {"required": True, "pattern": "[a-z]", "minLength": 1, "maxLength": 2},
                    },
                    {"name": "c", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
                    {"name": "d", "type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "01.01.2020"}},
                    {"name": "e", "type": "list", "delimiter": ";", "itemType": "integer"},
                    {"name": "f", "type": "number", "decimalChar": ",", "constraints": {"exclusiveMinimum": 0}},
                    {"name": "g", "type": "object", "constraints": {"jsonSchema": {"required": ["x"]}}},
                ],
            },
        },
        {
            "name": "u",
            "type": "table",
            "schema": {"fields": [{"name": "b", "type": "string"}, {"name": "n", "type": "integer"}]},
            "dialect": {"property": "rows", "itemType": "object", "itemKeys": ["b", "n"]},
            "data": {"rows": [{"b": "x", "n": 1}]},
        },
    ],
}
ROWS = 'id,b,c,d,e,f,g\n1,x,ja,26.01.2024,1;2,"1,5","{\\"x\\": 1}"\nq,zzz,1,x,x,x,x\n'


def places(stated: Any, above: Place = ()) -> Iterator[Place]:
    """Every place in a descriptor."""
    if above:
        yield above
    pairs = stated.items() if isinstance(stated, dict) else enumerate(stated) if isinstance(stated, list) else ()
    for key, value in pairs:
        yield from places(value, (*above, key))


def replaced(place: Place, value: Any, stated: Any) -> dict[str, Any]:
    """A descriptor with one place filled anew, if it is still there."""
    made: Any = copy.deepcopy(stated)
    at = made
    try:
        for key in place[:-1]:
            at = at[key]
        at[place[-1]] = value
    except (TypeError, KeyError, IndexError):  # it went with another change
        return dict(stated)
    return dict(made)


_TURNS = 2
NONSENSE: list[Any] = [
    None,
    0,
    -1,
    7.5,
    True,
    "",
    "x",
    "a\"b'c;--%Q(",
    "\ud800\0",
    [],
    [None],
    [[]],
    ["x", "x"],
    {},
    {"x": {}},
    2**70,
]


@pytest.mark.parametrize("turn", range(_TURNS))
def test_nonsense_in_any_place_is_no_mistake_of_ours(turn: int, tmp_path: Path) -> None:
    """Every place is filled anew, with one far away from it, and each pair with another nonsense of the list."""
    listed = list(places(DESCRIPTOR))
    half = len(listed) // 2
    for number in range(turn, half, _TURNS):
        made = replaced(listed[number + half], NONSENSE[number * 5 % len(NONSENSE)], DESCRIPTOR)
        value = NONSENSE[(number * 7 + 3) % len(NONSENSE)]
        judge(Package(replaced(listed[number], value, made), {"t.csv": ROWS}), tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(list(places(DESCRIPTOR))), _JSON, min_size=1, max_size=3))
def test_any_json_in_any_place_is_no_mistake_of_ours(changes: dict[Place, Any], tmp_path: Path) -> None:
    made = DESCRIPTOR
    for place, value in changes.items():
        made = replaced(place, value, made)
    judge(Package(made, {"t.csv": ROWS}), tmp_path)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.binary(max_size=60) | st.text(alphabet='id,b"\n\r;#x1 é', max_size=40))
def test_any_bytes_for_rows_are_no_mistake_of_ours(text: bytes | str, tmp_path: Path) -> None:
    judge(Package(DESCRIPTOR, {"t.csv": text}), tmp_path)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_JSON)
def test_any_json_for_rows_is_no_mistake_of_ours(data: Any, tmp_path: Path) -> None:
    made = replaced(("resources", 1, "data"), data, DESCRIPTOR)
    judge(Package(made, {"t.csv": ROWS}), tmp_path)
