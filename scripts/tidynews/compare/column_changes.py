"""A column as two schemas describe it in, the differences out: type, unit, codes, constraints, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tidynews.compare.schema_change import Kind, SchemaChange, shown

Column = Mapping[str, Any]


def column_changes(table: str, old: Column, new: Column) -> Iterator[SchemaChange]:
    """Every difference between two descriptions of a column of one name."""
    name = str(new["name"])
    if _type(old) != _type(new):
        yield SchemaChange(table, "column_retyped", name, _type(old), _type(new))
    if _unit(old) != _unit(new):
        yield SchemaChange(table, "unit_changed", name, shown(_unit(old)), shown(_unit(new)))
    yield from _codes(table, old, new)
    yield from _constraints(table, old, new)
    for word in _WORDS:
        if old.get(word) != new.get(word):
            yield SchemaChange(table, "description_changed", name, shown(old.get(word)), shown(new.get(word)))


def _type(column: Column) -> str:
    form = column.get("format", "default")
    return f"{column.get('type', 'any')}{'' if form == 'default' else f' ({form})'}"


def _unit(column: Column) -> Any:
    return column.get("x-unit", column.get("unit"))


def _codes(table: str, old: Column, new: Column) -> Iterator[SchemaChange]:
    name, before, after = str(new["name"]), _listed(old), _listed(new)
    if not before or not after:
        if before != after:
            kind: Kind = "constraint_loosened" if before else "constraint_tightened"
            yield SchemaChange(table, kind, name, _enum(before), _enum(after))
        return
    if _is_open(old) != _is_open(new):
        kind = "constraint_loosened" if _is_open(new) else "constraint_tightened"
        yield SchemaChange(table, kind, name, _list(old), _list(new))
    # What was promised counts: a list that is opened and grows at once surprises whoever relied on its being closed.
    added: Kind = "code_added_open" if _is_open(old) else "code_added_closed"
    yield from (SchemaChange(table, "code_removed", name, code) for code in before if code not in after)
    yield from (SchemaChange(table, added, name, None, code) for code in after if code not in before)


def _listed(column: Column) -> list[str]:
    """The codes of a column; the standard has two places for them, and labels in one."""
    codes = column.get("categories") or column.get("constraints", {}).get("enum") or []
    return [str(code["value"] if isinstance(code, dict) else code) for code in codes]


def _enum(codes: list[str]) -> str | None:
    return f"codes {shown(codes)}" if codes else None


def _is_open(column: Column) -> bool:
    return bool(column.get("x-open"))


def _list(column: Column) -> str:
    return "open list" if _is_open(column) else "closed list"


def _constraints(table: str, old: Column, new: Column) -> Iterator[SchemaChange]:
    before, after = _promises(old), _promises(new)
    for promise in {**before, **after}:
        was, now = before.get(promise), after.get(promise)
        if was != now:
            kind = _direction(promise, was, now)
            yield SchemaChange(table, kind, str(new["name"]), _promise(promise, was), _promise(promise, now))


def _promises(column: Column) -> dict[str, Any]:
    """The constraints that bind: one that is false or empty promises nothing."""
    stated = column.get("constraints", {})
    return {
        name: value for name, value in stated.items() if name != "enum" and value is not None and value is not False
    }


def _direction(promise: str, was: Any, now: Any) -> Kind:
    if was is None:
        return "constraint_tightened"
    if now is None:
        return "constraint_loosened"
    upwards = _rises(was, now) if promise in {*_LOWEST, *_HIGHEST} else None
    if upwards is None:
        return "constraint_changed"
    return "constraint_tightened" if upwards == (promise in _LOWEST) else "constraint_loosened"


def _rises(was: Any, now: Any) -> bool | None:
    """Whether a bound was raised; None where the two cannot be compared. Bounds of dates are texts, in order."""
    try:
        return float(was) < float(now)
    except (TypeError, ValueError):
        return was < now if isinstance(was, str) and isinstance(now, str) else None


def _promise(name: str, value: Any) -> str | None:
    return name if value is True else value if value is None else f"{name} {value}"


_LOWEST = ("minimum", "exclusiveMinimum", "minLength")
_HIGHEST = ("maximum", "exclusiveMaximum", "maxLength")
_WORDS = ("title", "description", "example", "x-codes", "rdfType")
