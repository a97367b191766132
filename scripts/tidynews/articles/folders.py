"""Paths in, the files to read out, sorted, each with the name it goes by in the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tidynews.articles.article import Skipped


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `file` is its name relative to what was asked for; `named` if it was asked for itself."""

    path: Path
    file: str
    named: bool


def files(path: Path) -> Iterator[Found | Skipped]:
    """The file `path`, or what lies in the folder `path`, sorted; what cannot be opened is skipped.

    Hidden files and folders are left out, packages that tidynews wrote, and what has no suffix of `SUFFIXES`. Links to
    folders are not followed: they can run in circles.
    """
    if path.is_dir() and _is_package(path):
        yield Skipped(path.as_posix(), "is a package that tidynews wrote; name the folder of the articles themselves")
    elif path.is_dir():
        yield from _inside(path, "")
    elif path.is_symlink() and not path.exists():
        yield Skipped(path.as_posix(), f"is a link to {path.readlink()}, which does not exist")
    elif not path.exists():
        yield Skipped(path.as_posix(), "does not exist; check the path")
    elif not path.is_file():
        yield Skipped(path.as_posix(), "is neither file nor folder; save the article as a file")
    elif path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        yield Skipped(path.name, f"is of no known kind ({path.suffix or 'no suffix'}); give {known}")
    else:
        yield Found(path, path.name, named=True)


def _inside(folder: Path, prefix: str) -> Iterator[Found | Skipped]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(prefix or folder.as_posix(), f"folder cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        file = f"{prefix}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if entry.is_symlink():
                yield Skipped(file, "is a link to a folder; name that folder itself to read it")
            elif not _is_package(entry):
                yield from _inside(entry, f"{file}/")
        elif entry.suffix.lower() in SUFFIXES:
            if entry.is_file():
                yield Found(entry, file, named=False)
            elif entry.is_symlink():
                yield Skipped(file, f"is a link to {entry.readlink()}, which does not exist")


def _is_package(folder: Path) -> bool:
    """Whether the folder is what a build wrote, whose README and tables are no articles."""
    try:
        described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(described, dict) and "x-tidynews" in described


SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".parquet")
