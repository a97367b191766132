"""A resource in, the SQL that reads its rows, its header, and what is wrong with the text, out."""

from __future__ import annotations

import csv
import itertools
import json
import mmap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tidynews.check.report import Problem
from tidynews.check.sql import literal, unglobbed
from tidynews.check.standard import written
from tidynews.check.standard.columns import blank_is_missing, kind_of
from tidynews.check.standard.descriptor import Resource
from tidynews.check.standard.written import Unreadable


@dataclass(frozen=True, slots=True)
class Relation:
    """Rows that DuckDB can read: `sql` and, with the paths of the package for people, `shown` stand after FROM.

    Where the rows had to be written anew, DuckDB cannot read them in the package, and `shown` is None.

    `labels` is the header, None where the file has none. Cells are text (`text`), or have types of their own.
    `strict` reads the same but keeps a list of the lines that are no rows, in the tables that it names.
    """

    sql: str
    shown: str | None
    labels: tuple[str, ...] | None
    text: bool
    strict: str | None = None
    problems: tuple[Problem, ...] = ()


def relation(resource: Resource, folder: Path, scratch: Path, width: int) -> Relation:
    """Where the rows of `resource` are read; written anew in `scratch` where DuckDB cannot read them as they are.

    Args:
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
            return _parquet(resource, files)
        case "csv":
            return _csv(resource, files, scratch, width)
        case _:
            return _data(resource, files, scratch)


def _parquet(resource: Resource, files: Sequence[Path]) -> Relation:
    listed = ", ".join(literal(unglobbed(file)) for file in files)
    shown = ", ".join(map(literal, resource.paths))
    return Relation(f"read_parquet([{listed}])", f"read_parquet([{shown}])", None, text=False)


def _csv(resource: Resource, files: Sequence[Path], scratch: Path, width: int) -> Relation:
    dialect = dict(resource.dialect)
    if resource.paths[0].lower().endswith((".tsv", ".tab")):
        dialect.setdefault("delimiter", "\t")
    innerpath = resource.stated.get("innerpath")
    encoding = str(resource.stated.get("encoding") or _marked(files[0], innerpath)).lower()
    encoding = "utf-8-sig" if encoding in {"utf-8", "utf8"} else encoding
    # the header only: letters that are no letters are found with all others, and their lines
    first = next(iter(written.cells(files, dialect, encoding, innerpath, errors="replace")), [])
    if not first:
        raise Unreadable("it is empty: not even a header")
    labels = tuple(cell or "" for cell in first) if dialect.get("header", True) else None
    count = len(labels) if labels is not None else width or len(first)
    blank = blank_is_missing(resource.schema or {})
    if len(files) == 1 and _is_plain(dialect, encoding, files[0]):
        return _read_csv(files[0], resource.paths[0], dialect, labels=labels, width=count, blank=blank)
    copy = scratch / f"{len(list(scratch.iterdir()))}.csv"
    empty = written.write(written.cells(files, dialect, encoding, innerpath), copy)
    found = _read_csv(copy, resource.where, {"nullSequence": ""}, labels=labels, width=count, blank=blank)
    return replace(found, shown=None, problems=_blank(resource, empty))


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
    return bool(plain) and file.suffix.lower() != ".zip" and not _has_blank_lines(file)


def _has_blank_lines(file: Path) -> bool:
    """Whether two line ends follow each other, be it inside quotation marks."""
    if file.suffix.lower() == ".gz":
        with written.unpacked(file) as content:
            return any(_is_blank(piece) for piece in _overlapping(content))
    with file.open("rb") as content, mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        return any(whole.find(ends) >= 0 for ends in _TWO_ENDS) or whole[:1] in {b"\n", b"\r"}


def _overlapping(content: Any) -> Iterator[bytes]:
    last = b"\n"
    while piece := content.read(2**20):
        yield last + piece
        last = piece[-3:]


def _is_blank(piece: bytes) -> bool:
    return any(ends in piece for ends in _TWO_ENDS)


def _blank(resource: Resource, rows: Sequence[int]) -> tuple[Problem, ...]:
    if not rows:
        return ()
    samples = tuple({"row": row} for row in rows[:_SAMPLES])
    return (Problem(f"{resource.name}.blank", resource.where, "a row must not be blank", len(rows), samples),)


def _read_csv(
    file: Path,
    shown: str,
    dialect: Mapping[str, Any],
    *,
    labels: tuple[str, ...] | None,
    width: int,
    blank: bool,
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
    )
    name = literal(unglobbed(file))
    return Relation(
        f"read_csv({name}, ignore_errors = true, {options})",
        f"read_csv({literal(shown)}, ignore_errors = true, {options})",
        labels,
        text=True,
        strict=f"read_csv({name}, store_rejects = true, rejects_limit = 0, {options}",
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

    written.write(itertools.chain([labels], map(as_text, rows)), copy)
    blank = blank_is_missing(resource.schema or {})
    found = _read_csv(copy, resource.where, {"nullSequence": ""}, labels=labels, width=len(labels), blank=blank)
    why = "{} must be text, and is written in JSON as something else"
    problems = tuple(
        Problem(f"{resource.name}.{label}.type", resource.where, why.format(label), count)
        for label, count in wrong.items()
    )
    return replace(found, shown=None, problems=problems)


_SAMPLES = 5
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
