"""The row rules that a schema states under `x-rules` in, as checks, and those that are refused, out."""

from __future__ import annotations

import polars as pl

from tidynews import schema
from tidynews.check.checks import RowCheck
from tidynews.check.report import Problem
from tidynews.check.rules.lint import lint
from tidynews.check.standard.columns import kind_of
from tidynews.check.standard.tables import Table


def rules_of(found: Table) -> tuple[list[RowCheck], list[Problem]]:
    """The rules of `found`; one that engines read differently is refused, with the reason that docs/rules.md has."""
    stated = found.schema.get("x-rules")
    rules = [rule for rule in stated if isinstance(rule, dict)] if isinstance(stated, list) else []
    if not rules:
        return [], []
    described = _described(found)
    checks, problems = [], []
    for number, rule in enumerate(rules, 1):
        name, sql = str(rule.get("id") or f"{found.name}.rule-{number}"), str(rule.get("sql"))
        findings = lint(sql, described)
        if findings:
            problems.append(Problem(name, found.where, f"the rule {sql!r} is refused: {findings[0].why}"))
            continue
        read = set(pl.sql_expr(sql).meta.root_names())
        reads = tuple(column for column in found.columns if column in read)
        severity = "warning" if rule.get("severity") == "warning" else "error"
        why = str(rule.get("why") or sql)
        checks.append(RowCheck(name, found.name, found.key, reads, why, condition=sql, severity=severity))
    return checks, problems


def _described(found: Table) -> schema.Table:
    """The table as the lint knows tables; columns of types that engines treat differently are not in it."""
    fields = tuple(
        schema.Field(name, _ALIKE[kind_of(column.field)], "", "", None, None, (), {}, words=False)
        for name, column in found.columns.items()
        if kind_of(column.field) in _ALIKE
    )
    return schema.Table(found.name, "", "", fields, found.key, (), (), (), ())


_ALIKE = {kind: kind for kind in ("string", "integer", "number", "boolean", "date", "datetime")} | {"year": "integer"}
