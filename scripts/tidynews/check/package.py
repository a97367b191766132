"""A finished package in, a report of everything that is wrong with it out."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tidynews import schema
from tidynews.check.catalogue import cross_checks, row_checks
from tidynews.check.checks import Check
from tidynews.check.csv_text import check_csv, count_differs
from tidynews.check.database import connected, counted, double_entry, problems
from tidynews.check.database_file import check_database_file
from tidynews.check.descriptor import NAME, Resource, is_ours, read_descriptor
from tidynews.check.files import check_files, hashes
from tidynews.check.report import Problem, Report
from tidynews.check.sql import literal, quoted, read_parquet, self_contained
from tidynews.check.standard.package import check_data_package
from tidynews.check.typed import about_words
from tidynews.check.words import withheld_checks
from tidynews.errors import NotAPackage, TidynewsError

Tell = Callable[[str], None]


def check_package(path: Path, *, counts: Mapping[str, int] | None = None, tell: Tell = lambda _: None) -> Report:
    """Check a package: its descriptor, the bytes of its files, the text of its CSV files, and all rows, in DuckDB.

    A package of tidynews must have the tables and rules of tidynews; any other Data Package is held against its own
    descriptor.

    Args:
        path: The package's folder, or its descriptor.
        counts: What polars counted in the rows that were written, by check: DuckDB must count the same in the files.
        tell: Hears of every step.

    Raises:
        NotAPackage: There is no descriptor.
    """
    file = path / NAME if path.is_dir() else path
    if file.is_file() and file.suffix.lower() != ".json":
        raise NotAPackage(f"{path} is not a descriptor: the name of one ends in .json")
    if not file.is_file():
        raise NotAPackage(f"{path} is not a package: it has no {NAME}")
    if file.name != NAME or not is_ours(file):
        return check_data_package(file, tell)
    return _check_ours(file.parent, counts or {}, tell)


def _check_ours(folder: Path, polars: Mapping[str, int], tell: Tell) -> Report:
    tell("descriptor and bytes")
    descriptor = read_descriptor(folder)
    try:
        found = hashes(folder)
    except OSError as error:
        raise TidynewsError(f"{error.filename} cannot be read: {error.strerror}") from error
    report = Report((*descriptor.problems, *check_files(folder, descriptor.resources, found)), 1 + len(found))
    here = [resource for resource in descriptor.resources if resource.path in found]
    with TemporaryDirectory(prefix="tidynews-text-") as scratch, connected() as database:
        usable, unread = _opened(database, folder, [each for each in here if each.form == "parquet"])
        report += unread
        for resource in (each for each in here if each.form == "csv"):
            tell(f"{resource.table}: text")
            parquet = resource.table in usable
            report += check_csv(database, folder, Path(scratch), resource, parquet=parquet)
        report += _runnable(_rows(database, descriptor.content, usable, polars, tell), folder, usable)
        if descriptor.name:
            tell("the DuckDB file")
            report += check_database_file(database, folder / f"{descriptor.name}.duckdb", list(usable))
    return report


def _opened(
    database: duckdb.DuckDBPyConnection, folder: Path, resources: list[Resource]
) -> tuple[dict[str, Path], Report]:
    """A view of every Parquet file that has the columns of its table; the files, and what is wrong with the others."""
    usable, failed = {}, []
    for resource in resources:
        file = folder / resource.path
        read = read_parquet(file)
        try:
            types = {name: kind for name, kind, *_ in database.execute(f"DESCRIBE FROM {read}").fetchall()}
            # every column, for a damaged page shows only where somebody reads it
            rows, *_ = database.execute(f"SELECT count(*), count(COLUMNS(*)) FROM {read}").fetchone() or (0,)
        except duckdb.Error as error:
            why = f"it cannot be read: {str(error).splitlines()[0]}"
            failed.append(Problem(f"{resource.name}.read", resource.path, why))
            continue
        failed += count_differs(resource, int(rows))
        wrong = list(_wrong_columns(schema.tables()[resource.table], types, int(rows)))
        failed += wrong
        if not any(problem.check.endswith((".missing", ".type")) for problem in wrong):
            columns = ", ".join(map(quoted, schema.tables()[resource.table].columns))
            database.execute(f"CREATE VIEW {quoted(resource.table)} AS SELECT {columns} FROM {read}")
            usable[resource.table] = file
    return usable, Report(tuple(failed), 3 * len(resources))


def _wrong_columns(table: schema.Table, types: dict[str, str], rows: int) -> Iterator[Problem]:
    missing = [name for name in table.columns if name not in types]
    unknown = [name for name in types if name not in table.columns]
    if missing:
        yield Problem(f"{table.name}.columns.missing", table.name, f"no column {', '.join(missing)}", len(missing))
    if unknown:
        yield Problem(f"{table.name}.columns.unknown", table.name, f"unknown {', '.join(unknown)}", len(unknown))
    if not missing and not unknown and list(types) != list(table.columns):
        yield Problem(f"{table.name}.columns.order", table.name, f"the order must be {', '.join(table.columns)}")
    for field in table.fields:
        if field.name in types and types[field.name] != _TYPES[field.type]:
            why = f"{field.name} must be {_TYPES[field.type]}, not {types[field.name]}"
            yield Problem(f"{table.name}.{field.name}.type", table.name, why, rows)


def _runnable(report: Report, folder: Path, usable: Mapping[str, Path]) -> Report:
    """The report with queries that run in DuckDB as they are, started in the package's folder."""
    files = {name: f"FROM {literal(file.relative_to(folder).as_posix())}" for name, file in usable.items()}
    run = (replace(each, sql=self_contained(each.sql, files) if each.sql else None) for each in report.problems)
    return replace(report, problems=tuple(run))


def _rows(
    database: duckdb.DuckDBPyConnection, content: str, usable: dict[str, Path], polars: Mapping[str, int], tell: Tell
) -> Report:
    missing = [
        Problem(f"{name}.missing", name, "the table is not there") for name in schema.TABLES if name not in usable
    ]
    checks, skipped = _checks(usable, content != "all")
    words = withheld_checks(usable, content)
    counts: dict[str, int | str] = {}
    for name in usable:
        tell(f"{name}: rows")
        counts |= counted(database, [check for check in (*checks, *words) if check.table == name])
    found = problems(database, [*checks, *words], counts)
    report = Report((*missing, *found), len(checks) + len(words) + len(schema.TABLES), tuple(skipped))
    return report + double_entry(checks, counts, polars)


def _checks(usable: dict[str, Path], withheld: bool) -> tuple[list[Check], list[str]]:
    """What can be asked: nothing about words that are kept back, nothing of tables that are not there."""
    asked: list[Check] = [check for name in usable for check in row_checks(name)]
    skipped = [f"the rows of {name}, because of its columns" for name in schema.TABLES if name not in usable]
    for check in cross_checks():
        if all(name in usable for name in check.tables):
            asked.append(check)
        else:
            skipped.append(f"{check.id}, because of the columns of {' or '.join(check.tables)}")
    return [check for check in asked if not (withheld and about_words(check))], skipped


_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP WITH TIME ZONE",
}
"""The type of a Parquet column of ours, as DuckDB names it."""
