"""A finished package in, a report of everything that is wrong with it out."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from tidynews import schema
from tidynews.check.csv_text import check_text, compare, read_csv
from tidynews.check.database import connect, double_entry
from tidynews.check.database_file import check_database_file
from tidynews.check.descriptor import NAME, Descriptor, Resource, read_descriptor
from tidynews.check.files import check_files, hashes
from tidynews.check.report import Problem, Report
from tidynews.check.typed import Answers, ask
from tidynews.check.words import check_words
from tidynews.errors import NotAPackage


def check_package(folder: Path, *, text_rows: int | None = None) -> Report:
    """Check descriptor, bytes, CSV text and rows of the package in `folder`; the rows in polars and in DuckDB.

    Args:
        folder: Where the package is.
        text_rows: How many rows of each CSV file frictionless reads, at 30,000 a second; None is all. Whoever has just
            written the files needs a few only: whether each cell is what Parquet says, polars checks of all of them.

    Raises:
        NotAPackage: There is no `datapackage.json` in `folder`.
    """
    if not (folder / NAME).is_file():
        raise NotAPackage(f"{folder} is not a package: it has no {NAME}")
    descriptor = read_descriptor(folder)
    found = hashes(folder)
    report = Report((*descriptor.problems, *check_files(folder, descriptor.resources, found)), 1 + len(found))
    here = [resource for resource in descriptor.resources if resource.path in found]
    frames, unread = _frames(folder, [resource for resource in here if resource.form == "parquet"])
    withheld = descriptor.content != "all"
    texts = [resource for resource in here if resource.form == "csv"]
    report += unread + _texts(folder, texts, frames, text_rows, withheld=withheld)
    report += check_words(frames, descriptor.content)
    answers = ask(frames, withheld=withheld)
    return report + answers.report() + _in_duckdb(folder, descriptor, answers)


def _frames(folder: Path, resources: list[Resource]) -> tuple[dict[str, pl.DataFrame], Report]:
    frames, problems = {}, []
    for resource in resources:
        try:
            # a name with brackets in it is a name, not a pattern
            frames[resource.table] = pl.read_parquet(folder / resource.path, glob=False)
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            why = f"it cannot be read: {str(error).splitlines()[0]}"
            problems.append(Problem(f"{resource.name}.read", resource.path, why))
        else:
            problems += _rows(resource, frames[resource.table].height)
    return frames, Report(tuple(problems), 2 * len(resources))


def _texts(
    folder: Path,
    resources: list[Resource],
    frames: dict[str, pl.DataFrame],
    text_rows: int | None,
    *,
    withheld: bool,
) -> Report:
    problems: list[Problem] = []
    for resource in resources:
        table = schema.tables()[resource.table]
        problems += check_text(folder, resource, text_rows, withheld=withheld)
        csv, unread = read_csv(folder / resource.path, table)
        problems += unread
        if csv is not None:
            problems += _rows(resource, csv.height)
            parquet = frames.get(resource.table)
            if parquet is not None and parquet.schema == csv.schema and not unread:
                problems += compare(csv, parquet, table)
    return Report(tuple(problems), 4 * len(resources))


def _rows(resource: Resource, rows: int) -> list[Problem]:
    if resource.rows in (None, rows):
        return []
    why = f"it has {rows:,} rows, datapackage.json says {resource.rows:,}"
    return [Problem(f"{resource.name}.rows", resource.path, why)]


def _in_duckdb(folder: Path, descriptor: Descriptor, answers: Answers) -> Report:
    files = {
        resource.table: folder / resource.path
        for resource in descriptor.resources
        if resource.form == "parquet" and resource.table in answers.usable
    }
    with connect(files) as database:
        report = double_entry(database, answers.counts)
        if descriptor.name:
            report += check_database_file(database, folder / f"{descriptor.name}.duckdb", list(files))
        return report


TEXT_ROWS = 100
"""Rows of each CSV that frictionless reads where we have just written it; polars compares every cell anyway."""
