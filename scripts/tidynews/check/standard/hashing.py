"""The files of a resource in, whether they have the size and the hash that the descriptor states out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tidynews.check.report import Problem


def check_bytes(name: str, files: Sequence[Path], where: str, stated: dict[str, Any]) -> Iterator[Problem]:
    """Hold `files`, one after the other, against `bytes` and `hash`; any algorithm that Python has may be named."""
    try:
        yield from _check(name, files, where, stated)
    except OSError as error:
        yield Problem(f"{name}.bytes", where, f"it cannot be read: {error.strerror}")


def _check(name: str, files: Sequence[Path], where: str, stated: dict[str, Any]) -> Iterator[Problem]:
    size = sum(file.stat().st_size for file in files)
    expected = stated.get("bytes")
    if isinstance(expected, int) and expected != size:
        yield Problem(f"{name}.bytes", where, f"it has {size:,} bytes, the descriptor says {expected:,}")
    if isinstance(stated.get("hash"), str):
        yield from _hash(name, files, where, stated["hash"])


def _hash(name: str, files: Sequence[Path], where: str, stated: str) -> Iterator[Problem]:
    algorithm, _, expected = stated.rpartition(":")
    algorithm = (algorithm or "md5").lower().replace("sha-", "sha")
    try:
        digest = hashlib.new(algorithm, usedforsecurity=False)
    except ValueError:
        yield Problem(f"{name}.hash", where, f"the descriptor's hash is a {algorithm}, which nobody here can compute")
        return
    for file in files:
        with file.open("rb") as content:
            while piece := content.read(_AT_ONCE):
                digest.update(piece)
    # the length of a shake is the caller's choice
    found = digest.hexdigest(len(expected) // 2) if algorithm.startswith("shake") else digest.hexdigest()  # type: ignore[call-arg]
    if found != expected.lower():
        why = f"its hash is not the one in the descriptor: somebody changed it after it was described ({found})"
        yield Problem(f"{name}.hash", where, why)


_AT_ONCE = 2**20
