"""A package folder and what its descriptor says in, every file that is missing, changed or unknown out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tidynews.check.descriptor import Resource
from tidynews.check.report import Problem

CHECKSUMS = "CHECKSUMS.sha256"
LIST = ".sha256"


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in `folder`, by its path from there."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in found}


def check_files(folder: Path, resources: Iterable[Resource], found: Mapping[str, str]) -> Iterator[Problem]:
    """Hold the files against the descriptor, then against CHECKSUMS.sha256 and the other lists of hashes."""
    for resource in resources:
        yield from _against_descriptor(folder, resource, found.get(resource.path))
    if CHECKSUMS not in found:
        yield Problem("checksums.missing", CHECKSUMS, "the file is not there")
        return
    listed: dict[str, tuple[str, str]] = {}
    for name in (path for path in found if "/" not in path and path.endswith(LIST)):
        yield from _listed(name, (folder / name).read_bytes().decode(errors="replace"), listed)
    yield from _against_lists(listed, found)


def _against_descriptor(folder: Path, resource: Resource, sha256: str | None) -> Iterator[Problem]:
    path = resource.path
    if sha256 is None:
        yield Problem(f"{resource.name}.file", path, "the file is not there")
        return
    size = (folder / path).stat().st_size
    if resource.bytes not in (None, size):
        yield Problem(
            f"{resource.name}.bytes", path, f"it has {size:,} bytes, datapackage.json says {resource.bytes:,}"
        )
    if resource.sha256 not in (None, sha256):
        why = f"its hash is not the one in datapackage.json: somebody changed it after it was published ({sha256})"
        yield Problem(f"{resource.name}.hash", path, why)


def _listed(name: str, text: str, listed: dict[str, tuple[str, str]]) -> Iterator[Problem]:
    """Add what the list `name` says of each file to `listed`: its hash, and where that stands."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := _LINE.fullmatch(line):
            listed[match["file"]] = match["sha256"], name
        else:
            yield Problem("checksums.line", name, f"line {number} is not a hash, two spaces and a file")


def _against_lists(listed: Mapping[str, tuple[str, str]], found: Mapping[str, str]) -> Iterator[Problem]:
    for file, (sha256, name) in listed.items():
        if file not in found:
            yield Problem("checksums.file", file, f"the file is not there, {name} has it")
        elif found[file] != sha256:
            yield Problem("checksums.hash", file, f"its hash is not the one in {name}")
    for file in found:
        if file not in listed and not file.endswith(LIST):
            yield Problem("checksums.unknown", file, f"{CHECKSUMS} does not know the file", severity="warning")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<file>.+)")
