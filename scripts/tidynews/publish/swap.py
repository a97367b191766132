"""Frames and a target folder in, the checked package in its place out; at any moment the old or the new one is whole.

The new package is written beside the target, checked there, and moved in by two renames. A stop before them leaves the
old package as it was; a stop between them is put right by the next run. One run at a time may do any of this to a
target: it holds a lock from before it reads until it is done.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tidynews.articles.article import Skipped
from tidynews.errors import NotAPackage, TidynewsError
from tidynews.publish.about import About
from tidynews.publish.lock import Locked, locked
from tidynews.publish.package import files, write_package
from tidynews.tables import Frames


class CannotWrite(TidynewsError):
    """The disk is full, the folder is read-only or something else keeps the package from being written."""

    def __init__(self, target: Path, reason: object) -> None:
        self.target = target
        super().__init__(f"cannot write the package {target}: {reason}; what was there before is as it was")


class BeingWritten(CannotWrite):
    """Another build has claimed the package."""

    def __init__(self, target: Path) -> None:
        self.target = target
        TidynewsError.__init__(self, f"another build is writing {target}; wait for it or name another folder")


def publish(
    frames: Frames, target: Path, *, about: About, check: Callable[[Path], None], skipped: Sequence[Skipped] = ()
) -> None:
    """Claim `target`, write the package, check it and put it in the place of `target`.

    Args:
        frames: All tables of the schemas.
        target: The package's folder: not there, empty, or a tidynews package.
        about: What the package says about itself.
        check: Looks at the written package before anything is replaced; raises CheckFailed where it breaks a rule.
        skipped: Inputs that were left out.

    Raises:
        CheckFailed: From `check`; `target` is as it was.
        NotAPackage: `target` is something else; it is as it was.
        CannotWrite: The disk is full or read-only, or another build is at it; `target` is as it was.
    """
    with claimed(target):
        publish_claimed(frames, target, about=about, check=check, skipped=skipped)


@contextmanager
def claimed(target: Path) -> Iterator[None]:
    """Keep all other builds from `target`, and see that a package can be written there before hours of reading.

    What a stopped run left is put right at the beginning, and nothing stays beside the target at the end.

    Raises:
        BeingWritten: Another build has claimed it.
        NotAPackage: `target` is a file, or a folder that holds something else than a tidynews package.
        CannotWrite: It cannot be made there.
    """
    target = target.resolve()
    with ExitStack() as held:
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(locked(target.with_name(f".{target.name}.tidynews-lock")))
            except Locked as error:
                raise BeingWritten(target) from error
            _recover(target)
            _demand_replaceable(target)
            _new(target).mkdir()
            _new(target).rmdir()
        yield


def publish_claimed(
    frames: Frames,
    target: Path,
    *,
    about: About,
    check: Callable[[Path], None],
    skipped: Sequence[Skipped] = (),
    curation: Mapping[str, Any] | None = None,
) -> None:
    """Do as `publish` does, for a caller that has `claimed` the target."""
    target = target.resolve()
    try:
        with writing(target):
            _demand_replaceable(target)  # once more: reading may have taken hours
            write_package(frames, _new(target), about=about, skipped=skipped, curation=curation)
            to_disk(_new(target))
        check(_new(target))
        with writing(target):
            _swap(target)
    except BaseException:  # also an interrupt: nothing may stay beside the target
        _recover(target)
        raise


def _recover(target: Path) -> None:
    """Put right what a run left that was stopped while it wrote or replaced `target`; else do nothing."""
    if _old(target).exists() and not target.exists():
        _old(target).rename(target)
    for leftover in (_new(target), _old(target)):
        if leftover.exists():
            shutil.rmtree(leftover)


def read_descriptor(folder: Path) -> dict[str, Any]:
    """The `datapackage.json` of a tidynews package.

    Raises:
        NotAPackage: `folder` is none; the message says what was found.
    """
    file = folder / "datapackage.json"
    if not folder.exists():
        raise NotAPackage(f"{folder}: there is no such folder; tidynews build makes a package")
    if not folder.is_dir():
        raise NotAPackage(f"{folder} is a file; a tidynews package is a folder with {file.name}")
    if not file.is_file():
        raise NotAPackage(f"{folder} is not a tidynews package: it has no {file.name}, but {_listing(folder)}")
    try:
        described = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NotAPackage(f"{file} is not JSON in UTF-8: {error}") from error
    if not isinstance(described, dict) or "x-tidynews" not in described:
        raise NotAPackage(f"{folder} is not a tidynews package: its {file.name} was not written by tidynews")
    return described


def _swap(target: Path) -> None:
    if target.exists():
        target.rename(_old(target))
    _new(target).rename(target)
    if _old(target).exists():
        shutil.rmtree(_old(target))


def _demand_replaceable(target: Path) -> None:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    try:
        read_descriptor(target)
    except NotAPackage as error:
        raise NotAPackage(f"{error}; it is not replaced, name another folder") from error
    foreign = _foreign(target)
    if foreign:
        names = ", ".join(foreign[:5]) + (" …" if len(foreign) > 5 else "")
        raise NotAPackage(f"{target} holds what tidynews did not write: {names}; move it away, for it would be lost")


def _foreign(package: Path) -> list[str]:
    """Files of a package that its checksums do not list, but for what DuckDB leaves beside its file."""
    lists = sorted(package.glob("*.sha256"))
    lines = [line for listed in lists for line in listed.read_text(encoding="utf-8").splitlines()]
    known = {*(listed.name for listed in lists), *(line.partition("  ")[2] for line in lines)}
    return [file for file in files(package) if file not in known and not file.endswith(".duckdb.wal")]


def _listing(folder: Path) -> str:
    names = sorted(path.name for path in folder.iterdir())
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "") if names else "nothing"


def to_disk(folder: Path) -> None:
    """Have the files on the disk before a rename says that they are: a machine may stop, too."""
    for file in files(folder):
        with (folder / file).open("rb") as opened:
            os.fsync(opened.fileno())


def _new(target: Path) -> Path:
    return target.with_name(f".{target.name}.tidynews-new")


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.tidynews-old")


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Turn whatever a full or read-only disk raises, from any library, into one clear error."""
    try:
        yield
    except _DISK_ERRORS as error:
        raise CannotWrite(target, getattr(error, "strerror", None) or error) from error


_DISK_ERRORS = (
    OSError,
    pl.exceptions.ComputeError,
    duckdb.IOException,
    duckdb.TransactionException,  # a commit that cannot be written
    duckdb.FatalException,
)
