"""A resource in, the SQL that reads its rows, its header, and what is wrong with the text, out."""

from __future__ import annotations

import codecs
import csv
import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from tidynews.check.report import Problem
from tidynews.check.sql import literal, read_parquet, unglobbed
from tidynews.check.standard import written
from tidynews.check.standard.columns import blank_is_missing, kind_of
from tidynews.check.standard.descriptor import Resource
from tidynews.check.standard.written import Row, Unreadable


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows that DuckDB can read: `sql` and, with the paths of the package for people, `shown` stand after FROM.

    Where the rows had to be written anew, DuckDB cannot read them in the package, and `shown` is None.

    `labels` is the header, None where the file has none. Cells are text (`text`), or have types of their own.
    `problems` are lines that are no rows: what `sql` reads has none of them.
    """

    sql: str
    shown: str | None
    labels: tuple[str, ...] | None
    text: bool
    problems: tuple[Problem, ...] = ()


def relation(
    database: duckdb.DuckDBPyConnection, resource: Resource, folder: Path, scratch: Path, width: int
) -> Relation:
    """Where the rows of `resource` are read; written anew in `scratch` where DuckDB cannot read them as they are.

    Args:
        database: Any connection.
        resource: A table.
        folder: The package.
        scratch: A folder for files of our own.
        width: How many columns the schema has, for files without a header; 0 where there is none.

    Raises:
        Unreadable: The file breaks off, or is not what the descriptor says.
    """
    files = [folder / path for path in resource.paths]
    match resource.form:
        case "parquet":
            return _parquet(database, resource, files)
        case "csv":
            return _csv(database, resource, dict(zip(resource.paths, files, strict=True)), scratch, width)
        case _:
            return _data(resource, files, scratch)


def _parquet(database: duckdb.DuckDBPyConnection, resource: Resource, files: Sequence[Path]) -> Relation:
    by_name = len(files) > 1  # and in the widest type
    sql, shown = read_parquet(*files, by_name=by_name), read_parquet(*resource.paths, by_name=by_name)
    found = Relation(sql, shown, None, text=False)
    # every column, for a damaged page shows only where somebody reads it
    database.execute(f"SELECT count(COLUMNS(*)) FROM {found.sql}").fetchall()  # noqa: S608  # our own
    return found


def _csv(
    database: duckdb.DuckDBPyConnection, resource: Resource, files: Mapping[str, Path], scratch: Path, width: int
) -> Relation:
    dialect = dict(resource.dialect)
    if resource.paths[0].lower().endswith((".tsv", ".tab")):
        dialect.setdefault("delimiter", "\t")
    innerpath = resource.stated.get("innerpath")
    path, file = next(iter(files.items()))
    encoding = str(resource.stated.get("encoding") or _marked(file, innerpath)).lower()
    encoding = "utf-8-sig" if encoding in {"utf-8", "utf8"} else encoding
    first = next(written.records(files, dialect, encoding, innerpath), Row(path, 1))
    if not first.cells:
        raise Unreadable("it is empty: not even a header")
    labels = tuple(cell or "" for cell in first.cells) if dialect.get("header", True) else None
    count = len(labels) if labels is not None else width or len(first.cells)
    blank = blank_is_missing(resource.schema or {})
    if len(files) == 1 and _is_plain(dialect, encoding, file):
        found = _read_csv(file, path, dialect, labels=labels, width=count, blank=blank)
        if _reads(database, found):
            return found
    copy = scratch / f"{len(list(scratch.iterdir()))}.csv"
    made = written.write(written.records(files, dialect, encoding, innerpath), copy, count)
    longest = made.longest if made.longest > _LONG else 0
    found = _read_csv(copy, path, {"nullSequence": ""}, labels=labels, width=count, blank=blank, longest=longest)
    return replace(found, shown=None, problems=tuple(_bad_lines(resource, made, several=len(files) > 1)))


def _reads(database: duckdb.DuckDBPyConnection, found: Relation) -> bool:
    """Whether DuckDB finds no line that is no row; it stops at the first one, and is no judge of how many there are."""
    try:
        database.execute(f"SELECT count(*) FROM {found.sql}").fetchall()  # noqa: S608  # our own
    except duckdb.Error:
        return False
    return True


def _bad_lines(resource: Resource, made: written.Copy, *, several: bool) -> Iterator[Problem]:
    for kind, count in made.counts.items():
        samples = tuple(
            ({"file": row.file} if several else {}) | {"line": row.line, "cells": len(row.cells)}
            for row in made.first[kind]
        )
        if kind != "ragged":
            samples = tuple({name: value for name, value in sample.items() if name != "cells"} for sample in samples)
        yield Problem(f"{resource.name}.{kind}", resource.where, _BAD[kind], count, samples)


def _marked(file: Path, innerpath: str | None) -> str:
    """The encoding by the file's byte order mark: the only sign of one that is no guess; without it, UTF-8."""
    with written.unpacked(file, innerpath) as content:
        return "utf-16" if content.read(2) in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"


def _is_plain(dialect: Mapping[str, Any], encoding: str, file: Path) -> bool:
    """Whether DuckDB reads the file as the standard means it; blank lines it would pass over in silence."""
    plain = (
        not set(dialect) - _PLAIN
        and encoding == "utf-8-sig"
        and dialect.get("headerRows", [1]) == [1]
        and dialect.get("doubleQuote", True)
        and dialect.get("lineTerminator", "\n") in _LINE_ENDS
        and len(dialect.get("delimiter", ",").encode()) <= _LONGEST
    )
    return bool(plain) and file.suffix.lower() != ".zip" and _is_even(file)


def _is_even(file: Path) -> bool:
    """Whether a text is UTF-8 with line ends of one kind, none after another, and no lines of a megabyte and more."""
    with written.unpacked(file) as content:
        letters = codecs.getincrementaldecoder("utf-8")()
        last, ends = b"\n", Counter[bytes]()
        while piece := content.read(_AT_ONCE):
            try:
                letters.decode(piece)
            except UnicodeDecodeError:
                return False
            if any(two in last + piece for two in _TWO_ENDS) or (b"\n" not in piece and len(piece) == _AT_ONCE):
                return False
            pair = piece.count(b"\r\n") + (last[-1:] == b"\r" and piece[:1] == b"\n")
            ends += Counter({b"\r\n": pair, b"\n": piece.count(b"\n") - pair, b"\r": piece.count(b"\r") - pair})
            last = piece[-3:]
    return len(+ends) <= 1


def _read_csv(
    file: Path,
    shown: str,
    dialect: Mapping[str, Any],
    *,
    labels: tuple[str, ...] | None,
    width: int,
    blank: bool,
    longest: int = 0,
) -> Relation:
    """Read a file that DuckDB can read: every cell is text; an empty one is missing if `blank`."""
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, width + 1))
    quote = literal(dialect.get("quoteChar") or "") if "quoteChar" in dialect else "'\"'"
    null = dialect.get("nullSequence")
    nulls = [*([] if null is None else [null]), *([""] if blank and null != "" else [])] or [_NOTHING]
    options = (
        f"delim = {literal(dialect.get('delimiter', ','))}, quote = {quote}, escape = {quote}, "
        f"header = {str(labels is not None).lower()}, nullstr = [{', '.join(map(literal, nulls))}], "
        f"allow_quoted_nulls = {str(blank or null != '').lower()}, auto_detect = false, "
        f"strict_mode = true, columns = {{{columns}}}"
        + (f", max_line_size = {longest * 4}, buffer_size = {longest * 8}" if longest else "")
    )
    name = literal(unglobbed(file))
    return Relation(
        f"read_csv({name}, {options})",
        f"read_csv({literal(shown)}, {options})",
        labels,
        text=True,
    )


def _data(resource: Resource, files: Sequence[Path], scratch: Path) -> Relation:
    """Rows in JSON, in the descriptor or in a file, written as text."""
    data = resource.stated.get("data")
    if resource.form == "json":
        encoding = str(resource.stated.get("encoding") or "utf-8")
        try:
            with written.opened(files[0], encoding, resource.stated.get("innerpath")) as text:
                data = json.load(text)
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"it is not JSON: {error}") from None
    if isinstance(data, str):  # the standard lets CSV stand in the descriptor, too
        data = list(csv.reader(data.splitlines()))
    rows = written.of_data(data, resource.dialect)
    labels = tuple(str(label) for label in next(rows, ()))
    if not labels:
        raise Unreadable("it is empty: not even a header")
    fields = (resource.schema or {}).get("fields", [])
    kinds = {field["name"]: kind_of(field) for field in fields if isinstance(field, dict) and "name" in field}
    copy = scratch / f"{len(list(scratch.iterdir()))}.csv"
    wrong: Counter[str] = Counter()

    def as_text(row: Sequence[Any]) -> list[str | None]:
        named = list(zip(itertools.chain(labels, itertools.repeat("")), row, strict=False))
        wrong.update(
            label for label, value in named if kinds.get(label) == "string" and not isinstance(value, str | None)
        )
        return [written.as_text(value, kinds.get(label, "any")) for label, value in named]

    every = enumerate(itertools.chain([labels], map(as_text, rows)))
    made = written.write((Row(resource.where, number, cells) for number, cells in every), copy, len(labels))
    blank = blank_is_missing(resource.schema or {})
    longest = made.longest if made.longest > _LONG else 0
    null = {"nullSequence": ""}
    found = _read_csv(copy, resource.where, null, labels=labels, width=len(labels), blank=blank, longest=longest)
    why = "{} must be text, and is written in JSON as something else"
    problems = tuple(
        Problem(f"{resource.name}.{label}.type", resource.where, why.format(label), count)
        for label, count in wrong.items()
    )
    return replace(found, shown=None, problems=(*problems, *_bad_lines(resource, made, several=False)))


_AT_ONCE = 2**20
_LONG = 500_000  # in letters; DuckDB reads lines of up to 2 MB, and loses longer ones
_BAD = {
    "ragged": "a row must have as many cells as the header",
    "quotes": "quotation marks must open and close a whole cell, and be doubled inside",
    "encoding": "the text must be in the encoding that the descriptor states",
    "blank": "a row must not be blank",
}
_NOTHING = "\ue000"
"""A letter of nobody's: DuckDB wants some text to stand for nothing."""
_LINE_ENDS = ("\n", "\r\n", "\r")
_LONGEST = 4
"""So many bytes of a delimiter DuckDB takes."""
_TWO_ENDS = (b"\n\n", b"\n\r\n", b"\r\r")
_PLAIN = frozenset(
    (
        *("$schema", "profile", "csvddfVersion", "caseSensitiveHeader", "header", "headerRows", "headerJoin"),
        *("delimiter", "quoteChar", "doubleQuote", "lineTerminator", "nullSequence"),
    )
)
"""Properties of a dialect that DuckDB can follow; a quote or a delimiter of several letters it takes, too."""
