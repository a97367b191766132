"""A package folder and what its descriptor says in, every file that is missing, changed or unknown out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tidynews.check.descriptor import Resource
from tidynews.check.report import Problem

CHECKSUMS = "CHECKSUMS.sha256"


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in `folder`, by its path from there."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in found}


def check_files(folder: Path, resources: Iterable[Resource], found: Mapping[str, str]) -> Iterator[Problem]:
    """Hold the files against the descriptor, then against CHECKSUMS.sha256."""
    for resource in resources:
        yield from _against_descriptor(folder, resource, found.get(resource.path))
    if CHECKSUMS not in found:
        yield Problem("checksums.missing", CHECKSUMS, "the file is not there")
        return
    yield from _against_checksums((folder / CHECKSUMS).read_bytes().decode(errors="replace"), found)


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


def _against_checksums(text: str, found: Mapping[str, str]) -> Iterator[Problem]:
    listed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _LINE.fullmatch(line):
            listed[match["file"]] = match["sha256"]
        else:
            yield Problem("checksums.line", CHECKSUMS, f"line {number} is not a hash, two spaces and a file")
    for file, sha256 in listed.items():
        if file not in found:
            yield Problem("checksums.file", file, f"the file is not there, {CHECKSUMS} has it")
        elif found[file] != sha256:
            yield Problem("checksums.hash", file, f"its hash is not the one in {CHECKSUMS}")
    for file in found:
        if file not in listed and file != CHECKSUMS:
            yield Problem("checksums.unknown", file, f"{CHECKSUMS} does not know the file", severity="warning")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *](?P<file>.+)")
