"""DuckDB's parse of a rule in, the kind of value of each part out; what is not allowed is refused on the way."""

# ruff: noqa: PLR0911  # one return for each kind of part reads best

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from tidynews import schema

Node = dict[str, Any]


class Refuse(Protocol):
    """Takes note that a part of the rule is not allowed."""

    def __call__(self, code: str, start: int = 0, end: int | None = None, **said: str) -> None:
        """Refuse characters `start` to `end` for the reason `code`."""


class Reading:
    """One reading of one rule; `columns` are those met so far.

    The kind of a part is text, number, length (a number made of LENGTH and literals only), literal (a number that is
    written out), boolean, date, datetime, interval, or None where it is a null or was refused.
    """

    def __init__(self, sql: str, table: schema.Table, refuse: Refuse, functions: Mapping[str, str]) -> None:
        self.columns: set[str] = set()
        self._sql = sql
        self._kinds = {field.name: _KINDS[field.type] for field in table.fields}
        self._refuse = refuse
        self._functions = functions

    def kind(self, node: Node) -> str | None:
        """The kind of `node`, after everything in it was read."""
        match node["class"]:
            case "COLUMN_REF":
                return self._column(node)
            case "CONSTANT":
                return self._constant(node)
            case "COMPARISON":
                return self._comparison(node)
            case "CONJUNCTION":
                return self._conditions(node, node["children"])
            case "OPERATOR":
                return self._operator(node)
            case "BETWEEN":
                return self._alike(node, [node["input"], node["lower"], node["upper"]])
            case "CASE":
                return self._case(node)
            case "FUNCTION":
                return self._function(node)
            case "CAST":
                return self._cast(node)
            case other:
                return self._no(node, _CLASSES.get(other, "operator"))

    def _column(self, node: Node) -> str | None:
        [*_, name] = node["column_names"]
        self.columns.add(name)
        if len(node["column_names"]) == 1 and name in self._kinds:
            return self._kinds[name]
        if name.lower() in _CLOCKS:
            return self._no(node, "clock")
        same = [column for column in self._kinds if column.lower() == name.lower()]
        return self._no(node, "column-case" if same and same != [name] else "unknown-column")

    def _constant(self, node: Node) -> str | None:
        value = node["literal"]
        match value["kind"]:
            case "STRING":
                plain = self._source(node).startswith("'")
                return "text" if plain else self._no(node, "text-literal")
            case "INTEGER":
                return "literal" if abs(int(value["text"])) < _TOO_LARGE else self._no(node, "large-number")
            case "NUMERIC":
                return "literal"
            case "BOOLEAN":
                return "boolean"
            case "NULL_LITERAL":
                return None
            case _:
                return self._no(node, "text-literal")

    def _comparison(self, node: Node) -> str | None:
        if node["left"]["class"] == "CAST" and node["left"]["query_location"] > len(self._sql.encode()) + _BEFORE:
            self.kind(node["left"]["child"])
            return self._no(node, "is-true")  # the parser makes a cast of it that stands nowhere in the text
        if node["type"] not in _COMPARISONS:
            return self._no(node, "operator")
        return self._alike(node, [node["left"], node["right"]])

    def _alike(self, node: Node, parts: list[Node]) -> str | None:
        """Parts that are compared with each other: of one kind, and none a null that is written out."""
        if any(_null(part) for part in parts):
            return self._no(node, "null")
        return "boolean" if self._one_family(node, [self.kind(part) for part in parts]) else None

    def _one_family(self, node: Node, kinds: list[str | None]) -> bool:
        families = list(dict.fromkeys(_FAMILIES.get(kind, kind) for kind in kinds if kind))
        if len(families) > 1:
            self._no(node, "types", kinds=" and ".join(families))
        return len(families) == 1

    def _conditions(self, node: Node, parts: list[Node]) -> str | None:
        if any(_null(part) for part in parts):
            return self._no(node, "null")
        for part in parts:
            if self.kind(part) not in ("boolean", None):
                self._no(part, "not-a-condition")
        return "boolean"

    def _operator(self, node: Node) -> str | None:
        children = node["children"]
        match node["type"]:
            case "OPERATOR_NOT":
                return self._conditions(node, children)
            case "OPERATOR_IS_NULL" | "OPERATOR_IS_NOT_NULL":
                self.kind(children[0])
                words = " ".join(self._source(node).upper().split())
                return "boolean" if words.endswith(_NULL_TESTS) else self._no(node, "is-null")
            case "COMPARE_IN" | "COMPARE_NOT_IN":
                return self._alike(node, children)
            case "OPERATOR_COALESCE":
                return self._merged(node, children)
            case "ARRAY_EXTRACT" | "ARRAY_SLICE" | "STRUCT_EXTRACT":
                return self._no(node, "list")
            case _:
                return self._no(node, "operator")

    def _case(self, node: Node) -> str | None:
        self._conditions(node, [check["when_expr"] for check in node["case_checks"]])
        return self._merged(node, [*(check["then_expr"] for check in node["case_checks"]), node["else_expr"]])

    def _merged(self, node: Node, parts: list[Node]) -> str | None:
        """Parts one of which is the value."""
        kinds = [kind for kind in map(self.kind, parts) if kind]
        if not self._one_family(node, list(kinds)):
            return None
        return kinds[0] if len(set(kinds)) == 1 else _mixed(kinds)

    def _function(self, node: Node) -> str | None:
        name = str(node["function_name"]).lower()
        arguments = [argument["expression"] for argument in node["arguments"]]
        if name in _ARITHMETIC:
            return self._arithmetic(node, name, arguments)
        if name not in _SIGNATURES or node["distinct"]:
            for argument in arguments:
                self._look(argument)
            return self._no(node, self._functions.get(name, "operator" if node["is_operator"] else "function"))
        taken, made = _SIGNATURES[name]
        if any(_null(part) for part in arguments):
            return self._no(node, "null")
        for part, kind in zip(arguments, map(self.kind, arguments), strict=True):
            if kind and _FAMILIES.get(kind, kind) != taken:
                self._no(part, "types", kinds=f"{taken} and {_FAMILIES.get(kind, kind)}")
        if name in _LIKE and arguments[1]["class"] != "CONSTANT":
            return self._no(node, "pattern-literal")
        return made

    def _look(self, node: Node) -> None:
        """Take note of columns in something that is refused anyway."""
        if node["class"] == "COLUMN_REF":
            self.columns.add(node["column_names"][-1])

    def _arithmetic(self, node: Node, sign: str, parts: list[Node]) -> str | None:
        if any(_null(part) for part in parts):
            return self._no(node, "null")
        kinds = [self.kind(part) for part in parts]
        if None in kinds:
            return None
        if kinds == ["date", "interval"] and sign in "+-":
            return "date"
        if kinds == ["date", "date"]:
            return self._no(node, "date-difference")
        if "datetime" in kinds:
            return self._no(node, "clock-time")
        if "interval" in kinds:
            return self._no(node, "interval")
        said = [_FAMILIES.get(str(kind), str(kind)) for kind in kinds]
        if set(said) != {"number"}:
            return self._no(node, "types", kinds=" and ".join(dict.fromkeys([*said, "arithmetic"])))
        if "length" in kinds and "number" not in kinds and sign in "-*":
            return self._no(node, "length-arithmetic")
        return _mixed([str(kind) for kind in kinds])

    def _cast(self, node: Node) -> str | None:
        made, child = node["type_expr"].get("type_name", ""), node["child"]
        written = child["class"] == "CONSTANT" and not node["try_cast"] and _TYPED.match(self._source(node))
        if not written:
            self._look(child)
            return self._no(node, "cast")
        words = child["literal"]["text"]
        if made == "DATE":
            return "date" if _is_day(words) else self._no(node, "date-literal")
        if made == "INTERVAL":
            return "interval" if _INTERVAL.fullmatch(words) else self._no(node, "interval")
        return self._no(node, "clock-time" if made.startswith("TIME") else "cast")

    def _source(self, node: Node) -> str:
        start, end = self._place(node)
        return self._sql[start:end]

    def _place(self, node: Node) -> tuple[int, int]:
        """Where `node` stands in the rule, in characters; the parser counts bytes, from the word SELECT on."""
        raw = self._sql.encode()
        start = node["query_location"] - _BEFORE
        if not 0 <= start <= len(raw):
            return 0, len(self._sql)
        before = len(raw[:start].decode(errors="ignore"))
        return before, before + len(raw[start : start + node["query_location_length"]].decode(errors="ignore"))

    def _no(self, node: Node, code: str, **said: str) -> str | None:
        """Refuse `node`; its kind is unknown then."""
        start, end = self._place(node)
        self._refuse(code, start, end, **said)
        return None


def _null(node: Node) -> bool:
    return bool(node["class"] == "CONSTANT" and node["literal"]["kind"] == "NULL_LITERAL")


def _mixed(kinds: list[str]) -> str:
    return next((kind for kind in ("number", "length") if kind in kinds), kinds[0])


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


_BEFORE = len("SELECT ")
_KINDS = {"string": "text", "integer": "number", "number": "number"} | {
    name: name for name in ("boolean", "date", "datetime")
}
_FAMILIES = {"length": "number", "literal": "number"}
_COMPARISONS = frozenset(
    f"COMPARE_{name}"
    for name in ("EQUAL", "NOTEQUAL", "LESSTHAN", "GREATERTHAN", "LESSTHANOREQUALTO", "GREATERTHANOREQUALTO")
) | {"COMPARE_DISTINCT_FROM", "COMPARE_NOT_DISTINCT_FROM"}
_NULL_TESTS = ("IS NULL", "IS NOT NULL")
_ARITHMETIC = frozenset("+-*")
_SIGNATURES = {
    "length": ("text", "length"),
    "abs": ("number", "number"),
    "starts_with": ("text", "boolean"),
    "~~": ("text", "boolean"),
    "!~~": ("text", "boolean"),
}
_LIKE = ("~~", "!~~")
_CLASSES = {"SUBQUERY": "other-rows", "WINDOW": "other-rows", "STAR": "one-expression", "COLLATE": "letter-case"} | {
    "LAMBDA": "list",
    "PARAMETER": "unknown-column",
}
_CLOCKS = frozenset({"current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "rowid"})
_TOO_LARGE = 2**63
_TYPED = re.compile(r"(?i)(date|interval|timestamp\w*|time\w*)\s*'")
_INTERVAL = re.compile(r"[1-9][0-9]{0,4} (day|week|month|year)s?")
