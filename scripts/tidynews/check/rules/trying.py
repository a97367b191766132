"""A rule that somebody thinks of in, what it would find in a package out; and the list of all rules there are."""

# ruff: noqa: S608  # the name is a table's of ours

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from tidynews import schema
from tidynews.check.checks import RowCheck
from tidynews.check.database import connected, counted, problems
from tidynews.check.descriptor import NAME, read_descriptor
from tidynews.check.report import Problem
from tidynews.check.rules.finding import Finding
from tidynews.check.rules.lint import lint
from tidynews.check.rules.probe import probe
from tidynews.errors import NotAPackage, TidynewsError


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a rule: why it is refused, or which rows of a package break it."""

    sql: str
    table: str
    findings: tuple[Finding, ...]
    rows: int | None = None
    problem: Problem | None = None

    @property
    def ok(self) -> bool:
        """Whether the rule may be written into a schema; rows that break it are no fault of the rule."""
        return not self.findings

    def text(self) -> str:
        """The findings, or what the rule finds."""
        if self.findings:
            many = f"{len(self.findings)} reason{'' if len(self.findings) == 1 else 's'}"
            return "\n".join([*(finding.text(self.sql) for finding in self.findings), f"{self.table}: refused, {many}"])
        lines = [f"{self.table}: allowed; polars and DuckDB give the same answers, and a row can keep and break it"]
        if self.rows is not None:
            lines += [self.problem.text() if self.problem else f"  none of {self.rows:,} rows breaks it"]
        return "\n".join(lines)


def try_rule(sql: str, name: str, package: Path | None = None) -> Tried:
    """Lint `sql` as a rule of table `name`, probe it, and, where it is allowed, ask it of `package`.

    Raises:
        TidynewsError: There is no table `name`.
        NotAPackage: `package` has no such table.
    """
    if name not in schema.tables():
        raise TidynewsError(f"there is no table {name}; the tables are {', '.join(schema.TABLES)}")
    table = schema.tables()[name]
    findings = lint(sql, table) or probe(sql, table)
    if findings or package is None:
        return Tried(sql, name, findings)
    reads = tuple(pl.sql_expr(sql).meta.root_names())
    check = RowCheck("this rule", name, table.primary_key, reads, "", condition=sql)
    with connected({name: _file(package, table)}) as database:
        [rows] = database.execute(f"SELECT count(*) FROM {name}").fetchone() or (0,)
        check = replace(check, why=f"of {rows:,} rows")
        found = list(problems(database, [check], counted(database, [check])))
    return Tried(sql, name, (), int(rows), found[0] if found else None)


def listing(*, as_json: bool = False) -> str:
    """All rules of all tables: id, severity, SQL and why."""
    rules = [(name, rule) for name, table in schema.tables().items() for rule in table.rules]
    if as_json:
        listed = [
            {"table": name, "id": rule.id, "severity": rule.severity, "why": rule.why, "sql": rule.sql}
            for name, rule in rules
        ]
        return json.dumps(listed, ensure_ascii=False, indent=2)
    lines = []
    for name, table in schema.tables().items():
        lines += [name] if table.rules else []
        for rule in table.rules:
            lines += [f"  {rule.id}, {rule.severity}: {rule.why}", f"      {' '.join(rule.sql.split())}"]
    return "\n".join([*lines, f"{len(rules)} rules"])


def _file(package: Path, table: schema.Table) -> Path:
    """The Parquet file of `table` in `package`."""
    if not (package / NAME).is_file():
        raise NotAPackage(f"{package} is not a package: it has no {NAME}")
    for resource in read_descriptor(package).resources:
        if resource.table == table.name and resource.form == "parquet" and (package / resource.path).is_file():
            return package / resource.path
    raise NotAPackage(f"{package} has no Parquet file of the table {table.name}")
