"""The library's front door: text or paths in, polars frames or a package out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tidynews.errors import UnreadableInput

if TYPE_CHECKING:
    from tidynews.pipeline import Built
    from tidynews.publish.opened import Package
    from tidynews.tables import Frames

# Everything that reads text loads spaCy, polars and DuckDB (seconds); `import tidynews` and `tidynews --help` must not.
# ruff: noqa: PLC0415


def read(
    text: str, *, published_on: date | str | None = None, title: str | None = None, model: str | None = None
) -> Frames:
    """Read one article and return its tables.

    Shape: table name to polars frame, columns as in `schemas/`. Offsets count code points of the canonical text: `text`
    without a byte order mark and with CRLF as LF.

    Args:
        text: The article. A first line without a full stop is its headline, unless `title` is given.
        published_on: The day it was published (a date or `YYYY-MM-DD`); relative dates stay unresolved without it.
        title: Its headline, if the text does not begin with it.
        model: Another installed English spaCy pipeline.

    Raises:
        TypeError: `text` is no string, or `published_on` neither string nor date.
        UnreadableInput: It is not an article that can be read, or `published_on` is no day.
        UnknownModel: `model` is not installed.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is {text!r}, not a string; files are read by tidynews.build, or by you")
    day = _day(published_on)
    from tidynews.articles import article_from_text
    from tidynews.extract.nlp import DEFAULT_MODEL
    from tidynews.pipeline import read_frames

    return read_frames(article_from_text(text, published_on=day, title=title), model or DEFAULT_MODEL)


def build(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    model: str | None = None,
    workers: int = 1,
    cache: bool = True,
    strict: bool = False,
) -> Built:
    """Read articles, check the tables and publish them as a Data Package; the same as the command `tidynews build`.

    Args:
        paths: Files and folders; one may stand alone.
        out: The package's folder, made or replaced.
        model: Another installed English spaCy pipeline.
        workers: Number of processes; the result is the same whatever it is.
        cache: Whether rows kept from an earlier build may be used.
        strict: Stop at the first input that cannot be read, and write nothing.

    Raises:
        CheckFailed: The tables break a rule; nothing was written.
        NothingToPublish: No input could be read; nothing was written.
    """
    from tidynews.extract.nlp import DEFAULT_MODEL
    from tidynews.pipeline import How
    from tidynews.pipeline import build as build_package

    several = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    return build_package(
        [Path(path) for path in several], Path(out), How(model or DEFAULT_MODEL, workers, cache, strict)
    )


def open(path: str | os.PathLike[str], version: str | None = None) -> Package:  # noqa: A001  tidynews.open, as gzip.open
    """Open a package: its frames, its DuckDB connection and its descriptor, each read when it is asked for.

    `package.claims` (or `package["claims"]`) is a polars frame, `package.sql("SELECT …")` answers with one,
    `package.connection` is the database, `package.descriptor` the content of `datapackage.json`.

    Args:
        path: The folder of a package or release, or a folder of releases, of which the latest is opened.
        version: Another release of that folder.

    Raises:
        NotAPackage: There is no package, or no such release; the message says what was found.
    """
    from tidynews.publish.opened import Package, find

    return Package(find(Path(path), version))


def _day(written: date | str | None) -> date | None:
    if written is None or isinstance(written, date):
        return written
    if not isinstance(written, str):
        raise TypeError(f"published_on is {written!r}; give a date, or a string like '2025-03-04'")
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UnreadableInput(f"published_on is {written!r}, which is no day; write it as YYYY-MM-DD") from error
