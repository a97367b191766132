"""A descriptor of any Data Package in, a report of everything that is wrong with the package out."""

# names are quoted, values are written as constants

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tidynews.check.checks import RowCheck
from tidynews.check.database import connected, counted, problems
from tidynews.check.report import Problem, Report
from tidynews.check.sql import quoted
from tidynews.check.standard.constants import broken
from tidynews.check.standard.descriptor import Described, Resource, read
from tidynews.check.standard.hashing import check_bytes
from tidynews.check.standard.judged import judged
from tidynews.check.standard.parquet import Types, as_meant, as_named, unlike
from tidynews.check.standard.references import references
from tidynews.check.standard.relations import relation
from tidynews.check.standard.row_checks import checks_of
from tidynews.check.standard.rules import rules_of
from tidynews.check.standard.tables import Table, columns_of, runnable, table
from tidynews.check.standard.text import TEXT_CHECKS, empty_rows
from tidynews.check.standard.written import Unreadable

Tell = Callable[[str], None]


def check_data_package(descriptor: Path, tell: Tell = lambda _: None) -> Report:
    """Check the package that the file `descriptor` describes by the Data Package standard, version 1 or 2.

    Checked are the descriptor, the size and hash of every file, and of every table that is CSV, JSON or Parquet the
    text, the header, the types and constraints of the cells, keys, references between tables, and the rules that
    the schema has under `x-rules`. `tell` hears what is being read.
    """
    described = read(descriptor)
    report = Report(described.problems, 1)
    for resource in described.resources:
        tell(f"{resource.name}: bytes")
        files = [described.folder / path for path in resource.paths]
        if files:
            found = check_bytes(resource.name, files, resource.where, dict(resource.stated))
            report += Report(tuple(found), sum(key in resource.stated for key in ("bytes", "hash")))
    with TemporaryDirectory(prefix="tidynews-text-") as scratch, connected() as database:
        tables: dict[str, Table] = {}
        for resource in described.resources:
            tell(f"{resource.name}: header")
            report += _opened(database, resource, described, Path(scratch), tables)
        for found_table in tables.values():
            tell(f"{found_table.name}: rows")
            report += _asked(database, found_table, tables)
    return report


def _opened(
    database: duckdb.DuckDBPyConnection,
    resource: Resource,
    described: Described,
    scratch: Path,
    tables: dict[str, Table],
) -> Report:
    """Make a view of the resource; what cannot be read as a table is a problem, or said not to be checked."""
    if resource.name in tables:  # the descriptor's mistake, and told
        return Report()
    if not resource.form:
        return Report((), 0, tuple(_not_read(resource)))
    schema = resource.schema or {}
    try:
        if wrong := list(unlike(database, resource, described.folder)):
            return Report(tuple(wrong), 4, (f"the rows of {resource.name}, because of the columns of its files",))
        found = relation(database, resource, described.folder, scratch, len(schema.get("fields") or []))
        types: Types = columns_of(database, found)
        if resource.form == "parquet":
            file = described.folder / resource.paths[0]
            found, types = as_named(database, found, types, file), as_meant(types, schema, file)
        made = table(_free(resource.name, tables), resource.where, schema, found, types)
        database.execute(f"CREATE VIEW {quoted(made.name)} AS {made.query}")
    except Unreadable as error:
        return Report((_unread(resource, str(error)),), 1)
    except (duckdb.Error, UnicodeError, OSError) as error:
        return Report((_unread(resource, str(error).splitlines()[0]),), 1)
    tables[resource.name] = made
    return Report((*made.problems, *found.problems), 4)


def _free(name: str, tables: Mapping[str, Table]) -> str:
    """A name for the view: DuckDB takes none that differs from another one by case only."""
    taken = {made.name.casefold() for made in tables.values()}
    return name if name.casefold() not in taken else f"{name} ({len(tables) + 1})"


def _unread(resource: Resource, why: str) -> Problem:
    return Problem(f"{resource.name}.read", resource.where, f"it cannot be read: {why}")


def _not_read(resource: Resource) -> Iterator[str]:
    """What is a table by its descriptor, and in a form that tidynews does not read."""
    if resource.schema is not None and resource.paths:
        yield f"the rows of {resource.name}, which are neither CSV, JSON nor Parquet"
    elif resource.schema is not None:
        yield f"the rows of {resource.name}, whose file cannot be read"


def _asked(database: duckdb.DuckDBPyConnection, found: Table, tables: Mapping[str, Table]) -> Report:
    rules, refused = rules_of(found)
    mistakes = [*broken(database, found), *refused]
    across, lost = references(found, tables)
    mistakes += lost
    whole = [empty_rows(found)] if found.relation.text and found.columns else []
    checks = _usable([*whole, *checks_of(found, rules), *across], list(judged(database, found)), mistakes)
    counts = counted(database, checks)
    failed = (runnable(problem, tables.values()) for problem in problems(database, checks, counts, found.where))
    return Report((*mistakes, *failed), len(checks) + TEXT_CHECKS * found.relation.text)


def _usable(checks: Sequence[RowCheck], judged: Sequence[RowCheck], mistakes: Sequence[Problem]) -> list[RowCheck]:
    """The checks that can be asked, each by another name: not those that are mistakes, or that Python has judged."""
    wrong = {problem.check for problem in mistakes} | {check.id for check in judged}
    usable: dict[str, RowCheck] = {}
    for check in (*(check for check in checks if check.id not in wrong), *judged):
        name, number = check.id, 1
        while name in usable:
            number += 1
            name = f"{check.id}-{number}"
        usable[name] = replace(check, id=name)
    return list(usable.values())
