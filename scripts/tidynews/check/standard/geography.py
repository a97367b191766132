"""A field of places in, SQL that reads its values out: points, GeoJSON and TopoJSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tidynews.check.constraints import matches
from tidynews.check.sql import literal


def geopoint(field: Mapping[str, Any], text: str) -> str:
    """A point within the bounds of longitude and latitude."""
    match field.get("format", "default"):
        case "array":
            pair = [f"json_extract(try_cast({text} AS JSON), '$[{at}]')" for at in (0, 1)]
            whole = f"json_array_length(try_cast({text} AS JSON)) = 2 AND {_are_numbers(pair)}"
        case "object":
            pair = [f"json_extract(try_cast({text} AS JSON), '$.{at}')" for at in ("lon", "lat")]
            whole = f"len(json_keys(try_cast({text} AS JSON))) = 2 AND {_are_numbers(pair)}"
        case _:
            pair = [f"trim(split_part({text}, ',', {at}))" for at in (1, 2)]
            whole = f"len(string_split({text}, ',')) = 2 AND {' AND '.join(matches(part, _NUMBER) for part in pair)}"
    longitude, latitude = (f"try_cast({part} AS DOUBLE)" for part in pair)
    return f"CASE WHEN {whole} AND {longitude} BETWEEN -180 AND 180 AND {latitude} BETWEEN -90 AND 90 THEN {text} END"


def geojson(field: Mapping[str, Any], text: str) -> str:
    """An object that has what its type needs; of coordinates, only the first are looked at, as deep as they go."""
    read, value = f"try_cast({text} AS JSON)", f"json_normalize({text})"
    if field.get("format") == "topojson":
        known = f"json_type({read}, '$.objects') = 'OBJECT' AND json_type({read}, '$.arcs') = 'ARRAY'"
        return f"CASE WHEN json_extract_string({read}, '$.type') = 'Topology' AND {known} THEN {value} END"
    members = {
        **{shape: _coordinates(read, depth) for shape, depth in _SHAPES.items()},
        "GeometryCollection": f"json_type({read}, '$.geometries') = 'ARRAY'",
        "Feature": f"json_type({read}, '$.geometry') IN ('OBJECT', 'NULL')",
        "FeatureCollection": f"json_type({read}, '$.features') = 'ARRAY'",
    }
    known = " ".join(f"WHEN {literal(kind)} THEN {asked}" for kind, asked in members.items())
    return f"CASE WHEN CASE json_extract_string({read}, '$.type') {known} END THEN {value} END"


def _coordinates(read: str, depth: int) -> str:
    """Lists in lists, `depth` of them, then numbers; an empty list may stand for nothing on every level."""
    path = "$.coordinates"
    asked = [f"json_type({read}, {literal(path)}) = 'ARRAY'"]
    for _ in range(depth - 1):
        path += "[0]"
        asked.append(f"coalesce(json_type({read}, {literal(path)}), 'ARRAY') = 'ARRAY'")
    pair = [f"coalesce(json_extract({read}, {literal(f'{path}[{at}]')}), '0')" for at in (0, 1)]
    return " AND ".join((*asked, _are_numbers(pair)))


def _are_numbers(values: list[str]) -> str:
    return " AND ".join(f"json_type({value}) IN ('BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE')" for value in values)


_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
_SHAPES = {"Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4}
"""Kinds of geometry, and how deep their coordinates are nested."""
