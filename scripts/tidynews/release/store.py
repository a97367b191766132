"""A folder of releases: which there are, the next one put into it, and what a stopped run left put right.

`versions.json` is the only file that changes, and it is replaced in one step. A release is written beside its
place, then its folder is renamed into place, then its zip, then it is listed: whoever reads `versions.json` sees whole
releases only. A run that was stopped between these steps is finished by the next one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tidynews.check.files import CHECKSUMS, check_files, hashes
from tidynews.errors import NotAPackage, TidynewsError
from tidynews.publish import CannotWrite
from tidynews.publish.descriptor import sha256
from tidynews.publish.lock import Locked, locked
from tidynews.publish.swap import read_descriptor, to_disk, writing
from tidynews.release.archive import write_zip
from tidynews.release.version import NotAVersion, Version


class BadStore(TidynewsError):
    """The folder of releases is not what it was when the last one was made."""


class BeingReleased(CannotWrite):
    """Another run is releasing into the same folder."""

    def __init__(self, store: Path) -> None:
        self.target = store
        TidynewsError.__init__(self, f"another release is being made in {store}; wait for it")


@dataclass(frozen=True, slots=True)
class Listed:
    """One release in `versions.json`; hashes are SHA-256, paths start at the store."""

    version: str
    date: str
    bump: str
    path: str
    zip: str
    zip_sha256: str
    checksums_sha256: str


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of releases and what it holds, oldest first."""

    folder: Path
    name: str
    releases: tuple[Listed, ...] = ()

    @property
    def last(self) -> Listed | None:
        """The highest version; None where there is none."""
        return max(self.releases, key=lambda listed: Version.parse(listed.version), default=None)


@contextmanager
def claimed_store(folder: Path, name: str) -> Iterator[Store]:
    """Keep all other runs from the store, put right what a stopped one left, and read what it holds.

    Where nothing is released, no empty folder stays.

    Raises:
        BeingReleased: Another run has claimed it.
        BadStore: It holds other releases than `versions.json` says, or those of another package.
        CannotWrite: It cannot be written.
    """
    try:
        with _claimed_store(folder, name) as store:
            yield store
    finally:
        with suppress(OSError):  # it holds something
            folder.rmdir()


@contextmanager
def _claimed_store(folder: Path, name: str) -> Iterator[Store]:
    with ExitStack() as held:
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            try:
                held.enter_context(locked(folder / ".tidynews-lock"))
            except Locked as error:
                raise BeingReleased(folder) from error
            _clear(folder)
            store = _finished(read_store(folder, name))
        _demand_unchanged(store)
        yield store


def read_store(folder: Path, name: str | None = None) -> Store:
    """Read `versions.json`; without it, the store is empty.

    Raises:
        BadStore: It cannot be read, or is about another package than `name`.
    """
    file = folder / VERSIONS
    if not file.exists():
        return Store(folder, name or "")
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))
        store = Store(folder, stated["name"], tuple(Listed(**listed) for listed in stated["versions"]))
        for listed in store.releases:
            Version.parse(listed.version)
    except (OSError, ValueError, KeyError, TypeError, NotAVersion) as error:
        raise BadStore(f"{file} cannot be read: {error}; take it from a backup") from error
    if name not in (None, store.name):
        raise BadStore(f"{folder} holds releases of {store.name!r}, not of {name!r}; name another folder with --store")
    return store


def located(text: str, folder: Path) -> Path:
    """The package that `text` names: a folder, else a version of the releases in `folder`.

    Raises:
        NotAPackage: It is neither; the message says which versions there are.
    """
    if Path(text).exists() or Path(text).name != text:  # a version has no slash
        return Path(text)
    if not (folder / VERSIONS).is_file():
        raise NotAPackage(
            f"{text} is not a package: there is no such folder, and {folder} holds no releases; --store names another"
        )
    releases = {listed.version: listed.path for listed in read_store(folder).releases}
    if text not in releases:
        raise NotAPackage(f"{text} is no folder, and no release in {folder}, which holds: {', '.join(releases)}")
    return folder / releases[text]


def place(store: Store, folder: Path) -> Store:
    """Put the written release `folder` into the store, under its version.

    Raises:
        CannotWrite: The disk is full or read-only; the store is as it was, or the next run finishes it.
        BadStore: There is a release of that version.
    """
    version = str(read_descriptor(folder)["version"])
    target = store.folder / version
    if target.exists() or any(listed.version == version for listed in store.releases):
        raise BadStore(f"{target} is there already, and a release is never overwritten")
    with writing(store.folder):
        to_disk(folder)
        folder.rename(target)
        return _listed(store, target)


def beside(store: Path, version: Version) -> Path:
    """Where the release of that version is written before it is put into its place."""
    return store / f".{version}{_NEW}"


def _listed(store: Store, release: Path) -> Store:
    """Make the zip of a release that stands in its place, and list it."""
    stated = read_descriptor(release)
    archive = store.folder / f"{stated['name']}-{stated['version']}.zip"
    if not archive.exists():  # a run may have been stopped behind it
        fresh = store.folder / f".{archive.name}{_NEW}"
        write_zip(release, fresh, folder=archive.stem)
        _file_to_disk(fresh)
        fresh.replace(archive)
    about = stated["x-tidynews"]["release"]
    listed = Listed(
        version=stated["version"],
        date=about["date"],
        bump=about["bump"],
        path=release.name,
        zip=archive.name,
        zip_sha256=sha256(archive),
        checksums_sha256=sha256(release / CHECKSUMS),
    )
    made = Store(store.folder, stated["name"], (*store.releases, listed))
    fresh = store.folder / f".{VERSIONS}{_NEW}"
    fresh.write_text(_versions(made), encoding="utf-8", newline="\n")
    _file_to_disk(fresh)
    fresh.replace(store.folder / VERSIONS)
    return made


def _versions(store: Store) -> str:
    assert store.last
    stated = {
        "name": store.name,
        "latest": store.last.version,
        "versions": [asdict(listed) for listed in store.releases],
    }
    return json.dumps(stated, ensure_ascii=False, indent=2) + "\n"


def _clear(folder: Path) -> None:
    """Remove what a stopped run had not finished writing; it never stood in its place."""
    for leftover in folder.glob(f".*{_NEW}"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()


def _finished(store: Store) -> Store:
    """List the release that a stopped run had put into its place, if there is one."""
    known = {listed.path for listed in store.releases}
    others = [path for path in store.folder.iterdir() if path.is_dir() and path.name not in known]
    found = [(Version.parse(stated["version"]), folder, stated) for folder in others if (stated := _release(folder))]
    for _, folder, stated in sorted(found, key=lambda release: release[0]):
        last = store.last.version if store.last else None
        if stated["x-tidynews"]["release"]["previous"] != last or not is_whole(folder):
            raise BadStore(
                f"{folder} is no release that {VERSIONS} knows, nor the one after {last or 'none'}; move it away"
            )
        store = _listed(store, folder)
    return store


def _release(folder: Path) -> Mapping[str, Any] | None:
    try:
        stated = read_descriptor(folder)
    except TidynewsError:
        return None
    return stated if "release" in stated["x-tidynews"] else None


def _demand_unchanged(store: Store) -> None:
    """See that every listed release is there and the last one is what was published: the next one builds on it."""
    for listed in store.releases:
        checksums, archive = store.folder / listed.path / CHECKSUMS, store.folder / listed.zip
        if not checksums.is_file() or not archive.is_file():
            missing = checksums.parent if archive.is_file() else archive
            raise BadStore(f"{missing} is missing or not whole; take it from a backup")
        if listed.path != listed.version or read_descriptor(checksums.parent)["version"] != listed.version:
            raise BadStore(f"{store.folder / VERSIONS} says that {checksums.parent} is {listed.version}; it was edited")
        if sha256(archive) != listed.zip_sha256:
            raise BadStore(f"{archive} was changed after it was published; take it from a backup")
        if sha256(checksums) != listed.checksums_sha256:
            raise BadStore(f"{checksums} was changed after it was published; take the release from a backup")
    if store.last and not is_whole(store.folder / store.last.path):
        raise BadStore(f"{store.folder / store.last.path} was changed after it was published; take it from a backup")


def is_whole(release: Path) -> bool:
    """Whether every file of a release is there and the one that was published, and no other."""
    return not list(check_files(release, [], hashes(release)))


def _file_to_disk(path: Path) -> None:
    with path.open("rb") as opened:
        os.fsync(opened.fileno())


VERSIONS = "versions.json"
_NEW = ".tidynews-new"
