"""A file that holds many articles (.jsonl, .parquet) in, its articles out, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from tidynews.articles.article import Article, Skipped
from tidynews.articles.assemble import assemble
from tidynews.articles.canonical import canonical, decoded
from tidynews.articles.metadata import KEYS, type_in_words
from tidynews.errors import UnreadableInput


def json_lines(path: Path, file: str) -> Iterator[Article | Skipped]:
    """Yield the article of every line of a .jsonl; blank lines are passed over, and `#N` is the line's number.

    Raises:
        UnreadableInput: The file cannot be opened.
    """
    try:
        with path.open("rb") as lines:
            for number, start, line in _lines(lines):
                if line is None or line.strip():
                    yield _from_line(line, start, f"{file}#{number}")
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror or error}") from error


def parquet(path: Path, file: str) -> Iterator[Article | Skipped]:
    """Yield the article of every row of a .parquet; `#N` is the row's number, from 1.

    Raises:
        UnreadableInput: It is no Parquet file, or has no column `text` of strings.
    """
    number = 0
    try:
        rows = pl.scan_parquet(path, glob=False)
        columns = _columns(rows.collect_schema())
        for frame in rows.select(columns).collect_batches(chunk_size=ROWS_AT_ONCE, maintain_order=True):
            for row in frame.iter_rows(named=True):
                number += 1
                yield _from_row(row, f"{file}#{number}")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        after = f" after row {number}" if number else ""
        problem = str(error).strip().split("\n")[0][:200]
        raise UnreadableInput(f"cannot be read{after} as Parquet: {problem}") from error


def _lines(lines: BinaryIO) -> Iterator[tuple[int, int, bytes | None]]:
    """Yield number, first byte and bytes of every line; None for a line that is too long to be held."""
    number = at = 0
    while line := lines.readline(MAX_LINE_BYTES):
        number, start, at = number + 1, at, at + len(line)
        whole = len(line) < MAX_LINE_BYTES or line.endswith(b"\n")
        while not whole and (rest := lines.readline(MAX_LINE_BYTES)):
            at += len(rest)
            if rest.endswith(b"\n"):
                break
        yield number, start, line if whole else None


def _from_line(line: bytes | None, start: int, file: str) -> Article | Skipped:
    if line is None:
        return Skipped(file, f"the line has more than {MAX_LINE_BYTES:,} bytes; give one line to each article")
    try:
        return _from_mapping(_json(decoded(line.rstrip(), at=start)), file)
    except UnreadableInput as error:
        return Skipped(file, str(error))


def _json(line: str) -> Mapping[str, Any]:
    try:
        read = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableInput(f"broken JSON at column {error.colno}: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise UnreadableInput(f"broken JSON: {error}") from error
    if not isinstance(read, dict):
        raise UnreadableInput(f'the line is {type_in_words(read)}, not an object like {{"text": "…"}}')
    return read


def _from_row(row: Mapping[str, Any], file: str) -> Article | Skipped:
    try:
        return _from_mapping(row, file)
    except UnreadableInput as error:
        return Skipped(file, str(error))


def _from_mapping(row: Mapping[str, Any], file: str) -> Article:
    if "text" not in row:
        names = ", ".join(list(row)[:10]) or "nothing"
        raise UnreadableInput(f"has no `text`, only {names}; name the article's text `text`")
    text = row["text"]
    if text is None:
        raise UnreadableInput("its `text` is null; leave the row out or fill it")
    if not isinstance(text, str):
        raise UnreadableInput(f"its `text` is {type_in_words(text)}, not a string")
    return assemble(canonical(text), {key: row[key] for key in row if key.lower() in _KNOWN}, file)


def _columns(schema: pl.Schema) -> list[str]:
    """The columns to read.

    Raises:
        UnreadableInput: There is no column `text` of strings.
    """
    if "text" not in schema:
        raise UnreadableInput(f"has no column `text`, only {', '.join(schema) or 'nothing'}; rename the text's column")
    if schema["text"] not in {pl.String, pl.Categorical}:
        raise UnreadableInput(f"its column `text` holds {schema['text']}, not strings")
    return ["text", *(name for name in schema if name.lower() in _KNOWN)]


MAX_LINE_BYTES = 4_000_000
"""Longest line of a .jsonl: the longest article with every character escaped, and its metadata."""

ROWS_AT_ONCE = 64
_KNOWN = frozenset(key for keys in KEYS.values() for key in keys)
