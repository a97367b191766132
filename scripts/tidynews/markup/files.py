"""A page in, its file out, whole or not at all; and what a browser may do with a page."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from tidynews.errors import TidynewsError
from tidynews.markup import Html, tag


class CannotWrite(TidynewsError):
    """The disk is full, the folder is not there or something else keeps the page from being written."""

    def __init__(self, file: Path, reason: object) -> None:
        self.file = file
        super().__init__(f"cannot write {file}: {reason}; what was there before is as it was")


def write(page: str, file: Path) -> None:
    """Write `page` to `file`, whole or not at all.

    Raises:
        CannotWrite: An older page is as it was.
    """
    if file.is_dir():
        raise CannotWrite(file, "it is a folder")
    new = file.with_name(f".{file.name}.tidynews-new")
    try:
        try:
            new.write_text(page, encoding="utf-8", errors="backslashreplace", newline="\n")
            new.replace(file)
        finally:  # also after an interrupt nothing may stay beside the page
            new.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(file, error.strerror or error) from error


def policy(script: str) -> Html:
    """Have the browser run our script and no other, and fetch nothing, whatever the words on the page try."""
    ours = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{ours}'; base-uri 'none'"
    return tag("meta", http_equiv="Content-Security-Policy", content=f"{rules}; form-action 'none'")
