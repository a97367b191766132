"""Rows in any way the standard allows in, a CSV file that DuckDB surely reads alike out: the slow path.

DuckDB reads plain CSV in UTF-8, several million cells a second, and most files are just that. Everything else (odd
encodings, comments, headers of several lines, blank lines, zip files, rows in JSON) is written anew here, cell by
cell, by Python's csv and json.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import itertools
import json
import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

Cells = Sequence[str | None]


class Unreadable(Exception):
    """A file cannot be read as the descriptor says; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a CSV file: the number of its first line, and its cells; or what is wrong with it (`bad`)."""

    file: str
    line: int
    cells: Cells = ()
    bad: str | None = None


def records(
    files: Mapping[str, Path], dialect: Mapping[str, Any], encoding: str, innerpath: str | None
) -> Iterator[Row]:
    """The records of CSV files by name, the header first; a blank line has no cells. Later files leave the header out.

    Raises:
        Unreadable: A file is not packed as it says, or nobody knows its encoding.
    """
    first: Cells | None = None
    for name, file in files.items():
        with opened(file, encoding, innerpath) as text:
            for number, row in enumerate(_records(name, text, dialect)):
                if number == 0 and first is not None and row.cells == first and dialect.get("header", True):
                    continue
                first = row.cells if first is None else first
                yield row


@contextmanager
def opened(file: Path, encoding: str, innerpath: str | None) -> Iterator[IO[str]]:
    """`file` as text, unpacked where its name says that it is packed; bytes that are no letters stay, as half letters.

    Raises:
        Unreadable: It is not packed so, or nobody knows the encoding.
    """
    try:
        codecs.lookup(encoding)
        "".encode(encoding, _HALVES)
    except (LookupError, ValueError, TypeError, UnicodeError):
        raise Unreadable(f"nobody here knows the encoding {encoding!r}") from None
    with unpacked(file, innerpath) as content, io.TextIOWrapper(content, encoding, _HALVES, "") as text:
        yield text


@contextmanager
def unpacked(file: Path, innerpath: str | None = None) -> Iterator[Any]:
    """The bytes of `file`, unpacked where its name says that it is packed.

    Raises:
        Unreadable: It is not packed so, or breaks off.
    """
    with ExitStack() as stack:
        content: Any = stack.enter_context(file.open("rb"))
        try:
            if file.suffix.lower() == ".gz":
                content = stack.enter_context(gzip.open(content, "rb"))
            elif file.suffix.lower() == ".zip":
                content = stack.enter_context(_member(stack.enter_context(zipfile.ZipFile(content)), innerpath))
            yield content
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, lzma.LZMAError) as error:
            raise Unreadable(f"it cannot be unpacked: {error}") from None


def _member(archive: zipfile.ZipFile, innerpath: str | None) -> IO[bytes]:
    inside = [name for name in archive.namelist() if not name.endswith("/")]
    if not innerpath and len(inside) != 1:
        raise Unreadable(f"it holds {len(inside)} files, and the descriptor names none of them as innerpath")
    try:
        return archive.open(innerpath or inside[0])
    except (KeyError, RuntimeError, NotImplementedError) as error:  # it is not there, or locked, or packed oddly
        raise Unreadable(f"it cannot be unpacked: {error}") from None


def _records(name: str, text: IO[str], dialect: Mapping[str, Any]) -> Iterator[Row]:
    lines = _Lines(text, dialect)
    long = dialect.get("delimiter", ",")
    # csv takes a delimiter of one letter only
    reader = csv.reader(
        (line.replace(long, _DELIMITER) if len(long) > 1 else line for line in lines), **_options(dialect)
    )
    csv.field_size_limit(_NO_LIMIT)
    header = _header_rows(dialect)
    parts: list[list[str]] = []
    for number in itertools.count(1):
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Row(name, lines.first(), bad="quotes")
            continue
        if cells is None:
            return
        line = lines.first()
        if len(long) > 1:
            cells = [cell.replace(_DELIMITER, long) for cell in cells]
        if number <= max(header, default=0):
            parts += [cells] if number in header else []
            if number == max(header):
                yield Row(name, line, _labels(parts, dialect.get("headerJoin", " ")))
        elif any(not cell.isascii() and _HALF.search(cell) for cell in cells):
            yield Row(name, line, bad="encoding")
        else:
            yield Row(name, line, _with_nulls(cells, dialect))


class _Lines:
    """The lines of a text that are rows, one by one; `first` is the number of the first one since it was last asked."""

    def __init__(self, text: IO[str], dialect: Mapping[str, Any]) -> None:
        self._skipped = frozenset(dialect.get("commentRows", []))
        self._comment = dialect.get("commentChar")
        end = dialect.get("lineTerminator")
        self._lines = iter(text) if end in {None, "\n", "\r\n", "\r"} else _split(text, str(end))
        self._number = 0
        self._first = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._number += 1
            if self._number in self._skipped or (self._comment and line.startswith(self._comment)):
                continue
            self._first = self._first or self._number
            yield line

    def first(self) -> int:
        """The number of the first line that was taken since the last call."""
        first, self._first = self._first or self._number, 0
        return first


def _header_rows(dialect: Mapping[str, Any]) -> Sequence[int]:
    rows: Sequence[int] = dialect.get("headerRows", [1]) if dialect.get("header", True) else []
    return rows


def _with_nulls(cells: list[str], dialect: Mapping[str, Any]) -> Cells:
    null = dialect.get("nullSequence")
    return cells if null is None else [None if cell == null else cell for cell in cells]


def _options(dialect: Mapping[str, Any]) -> dict[str, Any]:
    quote, delimiter = dialect.get("quoteChar", '"'), dialect.get("delimiter", ",")
    return {
        "delimiter": delimiter if len(delimiter) == 1 else _DELIMITER,
        "quotechar": quote or None,
        "strict": True,
        "quoting": csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        "doublequote": dialect.get("doubleQuote", True),
        "escapechar": dialect.get("escapeChar"),
        "skipinitialspace": dialect.get("skipInitialSpace", False),
    }


def _split(text: IO[str], end: str) -> Iterator[str]:
    rest = ""
    while piece := text.read(_AT_ONCE):  # not line by line: there may be none
        *whole, rest = (rest + piece).split(end)
        yield from (f"{line}\n" for line in whole)
    if rest.strip():
        yield rest


def _labels(parts: Sequence[list[str]], join: str) -> list[str]:
    width = max(map(len, parts))
    columns = [[part[at] for part in parts if at < len(part) and part[at]] for at in range(width)]
    return [join.join(column) for column in columns]


def of_data(data: Any, dialect: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The rows of JSON data, the header first: arrays, the first of which is the header, or objects.

    Raises:
        Unreadable: It is neither.
    """
    if isinstance(data, dict) and dialect.get("property"):
        data = data.get(dialect["property"])
    if not isinstance(data, list):
        raise Unreadable("the data must be a list of rows")
    if data and isinstance(data[0], dict):
        labels = dialect.get("itemKeys") or list(
            dict.fromkeys(key for row in data if isinstance(row, dict) for key in row)
        )
        yield list(labels)
        for number, row in enumerate(data, 1):
            if not isinstance(row, dict):
                raise Unreadable(f"row {number} must be an object as the others are")
            yield [row.get(label) for label in labels]
        return
    for number, row in enumerate(data, 1):
        if not isinstance(row, list):
            raise Unreadable(f"row {number} must be a list or an object")
        yield row


def as_text(value: Any, kind: str) -> str | None:
    """A JSON value as the text of a cell; one of another type than `kind` becomes a text that is no value of it."""
    fits = _NATIVE.get(kind, ())
    if value is None or isinstance(value, str):
        return value
    written = json.dumps(value, ensure_ascii=False)
    if not fits or (isinstance(value, fits) and not (isinstance(value, bool) and bool not in fits)):
        return written
    return f"{written} (written in JSON as {type(value).__name__})"


@dataclass(slots=True)
class Copy:
    """What was written anew: the length of the longest line, and of each kind of bad line the count and the first."""

    longest: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[Row]] = field(default_factory=dict)

    def note(self, kind: str, row: Row) -> None:
        """Count a bad line."""
        self.counts[kind] += 1
        if self.counts[kind] <= _SAMPLES:
            self.first.setdefault(kind, []).append(row)


def write(rows: Iterable[Row], file: Path, width: int) -> Copy:
    """Write the good rows as plain CSV, every text in quotation marks, what is missing empty; note the others."""
    copy = Copy()
    with file.open("w", encoding="utf-8", newline="") as out:
        for row in rows:
            kind = row.bad or ("blank" if not row.cells else "ragged" if len(row.cells) != width else None)
            if kind:
                copy.note(kind, row)
                continue
            line = ",".join("" if cell is None else '"' + cell.replace('"', '""') + '"' for cell in row.cells) + "\n"
            copy.longest = max(copy.longest, len(line))
            out.write(line)
    return copy


_SAMPLES = 5
_HALVES = "surrogateescape"
_HALF = re.compile("[\ud800-\udfff]")
_NO_LIMIT = 2**31 - 1  # as many letters as a cell may have; csv says 131,072 unless told
_AT_ONCE = 2**16
_DELIMITER = "\ue000"
"""A letter of nobody's, for a delimiter of several letters."""
_NATIVE: dict[str, tuple[type, ...]] = {
    "integer": (int, float),
    "number": (int, float),
    "year": (int,),
    "boolean": (bool,),
    "object": (dict,),
    "geojson": (dict,),
    "array": (list,),
    "list": (list,),
    "geopoint": (list, dict),
    "any": (),
} | dict.fromkeys(("string", "date", "datetime", "time", "yearmonth", "duration"), (type(None),))
