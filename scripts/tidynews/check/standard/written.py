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
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

Cells = Sequence[str | None]


class Unreadable(Exception):
    """A file cannot be read as the descriptor says; the message says where and why."""


def cells(
    files: Sequence[Path], dialect: Mapping[str, Any], encoding: str, innerpath: str | None, errors: str = "strict"
) -> Iterator[Cells]:
    """The rows of CSV files, the header first; a blank line is an empty row. The header of later files is left out.

    Raises:
        Unreadable: A file is not in `encoding`, not compressed as it says, or breaks the rules of CSV.
    """
    first: Cells | None = None
    for file in files:
        with opened(file, encoding, innerpath, errors) as text:
            for number, row in enumerate(_rows(text, dialect)):
                if number == 0 and first is not None and row == first and dialect.get("header", True):
                    continue
                first = row if first is None else first
                yield row


@contextmanager
def opened(file: Path, encoding: str, innerpath: str | None, errors: str = "strict") -> Iterator[IO[str]]:
    """`file` as text, unpacked where its name says that it is packed.

    Raises:
        Unreadable: It is not packed so, or nobody knows the encoding.
    """
    try:
        codecs.lookup(encoding)
        "".encode(encoding)
    except (LookupError, ValueError, TypeError):
        raise Unreadable(f"nobody here knows the encoding {encoding!r}") from None
    with unpacked(file, innerpath) as content, io.TextIOWrapper(content, encoding, errors, "") as text:
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
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Unreadable(f"it cannot be unpacked: {error}") from None


def _member(archive: zipfile.ZipFile, innerpath: str | None) -> IO[bytes]:
    inside = [name for name in archive.namelist() if not name.endswith("/")]
    if not innerpath and len(inside) != 1:
        raise Unreadable(f"it holds {len(inside)} files, and the descriptor names none of them as innerpath")
    try:
        return archive.open(innerpath or inside[0])
    except (KeyError, RuntimeError, NotImplementedError) as error:  # it is not there, or locked, or packed oddly
        raise Unreadable(f"it cannot be unpacked: {error}") from None


def _rows(text: IO[str], dialect: Mapping[str, Any]) -> Iterator[Cells]:
    skipped = {number - 1 for number in dialect.get("commentRows", [])}
    comment = dialect.get("commentChar")
    end = dialect.get("lineTerminator")
    lines = iter(text) if end in {None, "\n", "\r\n", "\r"} else _lines(text, str(end))
    kept = (
        line
        for number, line in enumerate(lines)
        if number not in skipped and not (comment and line.startswith(comment))
    )
    long = dialect.get("delimiter", ",")
    if len(long) > 1:  # csv takes one letter only
        kept = (line.replace(long, _DELIMITER) for line in kept)
    reader = csv.reader(kept, strict=True, **_options(dialect))
    try:
        for row in _joined(reader, dialect):
            yield row if len(long) == 1 else [cell and cell.replace(_DELIMITER, long) for cell in row]
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"near line {reader.line_num + 1}: byte {error.object[error.start]:#04x} is not {error.encoding}"
        ) from None
    except csv.Error as error:
        raise Unreadable(f"line {reader.line_num}: {error}") from None


def _options(dialect: Mapping[str, Any]) -> dict[str, Any]:
    quote, delimiter = dialect.get("quoteChar", '"'), dialect.get("delimiter", ",")
    return {
        "delimiter": delimiter if len(delimiter) == 1 else _DELIMITER,
        "quotechar": quote or None,
        "quoting": csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        "doublequote": dialect.get("doubleQuote", True),
        "escapechar": dialect.get("escapeChar"),
        "skipinitialspace": dialect.get("skipInitialSpace", False),
    }


def _lines(text: IO[str], end: str) -> Iterator[str]:
    rest = ""
    while piece := text.read(_AT_ONCE):  # not line by line: there may be none
        *whole, rest = (rest + piece).split(end)
        yield from (f"{line}\n" for line in whole)
    if rest.strip():
        yield rest


def _joined(reader: Iterator[list[str]], dialect: Mapping[str, Any]) -> Iterator[Cells]:
    """The rows, a header of several lines joined into one, and null sequences empty."""
    null = dialect.get("nullSequence")
    header = dialect.get("headerRows", [1]) if dialect.get("header", True) else []
    parts: list[list[str]] = []
    for number, row in enumerate(reader, 1):
        if number <= max(header, default=0):
            parts += [row] if number in header else []
            if number == max(header):
                yield _labels(parts, dialect.get("headerJoin", " "))
        else:
            yield [None if null is not None and cell == null else cell for cell in row]


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


def write(rows: Iterable[Cells], file: Path) -> list[int]:
    """Write `rows` as plain CSV, every text in quotation marks, what is missing empty; the numbers of blank rows."""
    blank = []
    with file.open("w", encoding="utf-8", newline="") as out:
        for number, row in enumerate(rows, 1):
            if row:
                out.write(",".join("" if cell is None else '"' + cell.replace('"', '""') + '"' for cell in row) + "\n")
            else:
                out.write("\n")  # passed over by DuckDB, and the lines below it keep their numbers
                blank.append(number)
    return blank


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
