"""A rule's SQL and its table in, all that the two engines could read differently out, found on DuckDB's own parse."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb

from tidynews import schema
from tidynews.check.rules.finding import Finding
from tidynews.check.rules.reading import Node, Reading
from tidynews.schema import load_yaml


def lint(sql: str, table: schema.Table) -> tuple[Finding, ...]:
    """Say why `sql` may not be a rule of `table`, in the order of its text; nothing where it may.

    Only what is known to mean the same in polars and DuckDB is let through; what the parse cannot show, `probe` finds.
    """
    found: list[Finding] = []

    def refuse(code: str, start: int = 0, end: int | None = None, **said: str) -> None:
        stop = len(sql) if end is None else end
        texts = refused()["codes"][code]
        said = {"found": " ".join(sql[start:stop].split())} | said
        found.append(Finding(code, texts["why"].format(**said), texts["help"], start, stop))

    for start, end in _comments(sql):
        refuse("comment", start, end)
    if found:
        return tuple(found)
    try:
        node = _expression(sql)
    except ValueError as error:
        refuse("syntax", found=str(error)) if str(error) else refuse("one-expression")
        return tuple(found)
    reading = Reading(sql, table, refuse, _code_of_functions())
    kind = reading.kind(node)
    if not reading.columns and not found:
        refuse("no-column")
    elif kind not in ("boolean", None) and not found:
        refuse("not-a-condition")
    return tuple(sorted(found, key=lambda finding: (finding.start, -finding.end)))


@cache
def refused() -> dict[str, Any]:
    """The reasons, as `refused.yaml` has them."""
    loaded: dict[str, Any] = load_yaml(Path(__file__).with_name("refused.yaml"))
    return loaded


@cache
def _code_of_functions() -> dict[str, str]:
    return {name: code for code, names in refused()["functions"].items() for name in names}


def _comments(sql: str) -> list[tuple[int, int]]:
    tokens = [*duckdb.tokenize(sql), (len(sql.encode()), None)]
    characters = [(len(sql.encode()[:start].decode()), kind) for start, kind in tokens]
    return [(start, end) for (start, kind), (end, _) in pairwise(characters) if kind == duckdb.token_type.comment]


def _expression(sql: str) -> Node:
    """The parse of the one expression.

    Raises:
        ValueError: It cannot be read (the message says why), or it is more or less than an expression (no message).
    """
    parsed = _parsed(f"SELECT {sql}")
    if parsed["error"]:
        raise ValueError(parsed["error_message"])
    plain = _parsed("SELECT a")["statements"][0]["node"]
    statements = parsed["statements"]
    node = statements[0]["node"]
    listed = node.get("select_list", [])
    rest = {name: value for name, value in node.items() if name != "select_list"}
    expected = {name: value for name, value in plain.items() if name != "select_list"}
    if len(statements) != 1 or len(listed) != 1 or listed[0]["alias"] or rest != expected:
        raise ValueError
    expression: Node = listed[0]
    return expression


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One for all rules: to open it takes longer than to parse a rule."""
    return duckdb.connect()


def _parsed(query: str) -> dict[str, Any]:
    row = _database().execute("SELECT json_serialize_sql(?::VARCHAR)", [query]).fetchone()
    parsed: dict[str, Any] = json.loads(row[0] if row else "{}")
    return parsed
