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
    if path.startswith(".") or ".." in PurePosixPath(path).parts:
        return "it is hidden, or leads out of the package"
    if _URL.match(path):
        return "it is a URL, and nothing is downloaded: save the file in the package and name it there"
    if "\\" in path or _DRIVE.match(path) or path.startswith("~") or PurePosixPath(path).is_absolute():
        return "it is absolute, or not written with /"
    try:
        inside = (folder / path).resolve().is_relative_to(folder.resolve())
        (folder / path).is_file()
    except (OSError, ValueError, RuntimeError):  # letters that no path has, too long, links in a circle
        return "no file can be called so"
    return None if inside else "it is a link that leads out of the package"


_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_DRIVE = re.compile(r"[A-Za-z]:")
