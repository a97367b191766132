"""A path of a descriptor in, why it may not be read out."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any


def unsafe(path: Any, folder: Path) -> str | None:
    """Why `path` may not be read as a file of the package in `folder`; None where it may.

    The standard forbids absolute paths, parents and hidden folders, so that a package cannot make a tool read other
    files. A URL is allowed there but not here: nothing is downloaded.
    """
    if not isinstance(path, str) or not path:
        return "a path must be text"
    if _URL.match(path):
        return "it is a URL, and nothing is downloaded: save the file in the package and name it there"
    if "\\" in path or _DRIVE.match(path) or path.startswith("~") or PurePosixPath(path).is_absolute():
        return "it is absolute, or not written with /"
    if ".." in PurePosixPath(path).parts:
        return "it leads out of the package"
    if not (folder / path).resolve().is_relative_to(folder.resolve()):
        return "it is a link that leads out of the package"
    return None


_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")
