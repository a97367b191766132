"""A name in, the folder of a new data set out: one sample article, and all that builds, checks and releases it.

The files stand in `template/`, a data set that works as it is; only its name is put in place of `SAMPLE`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tidynews import schema
from tidynews.errors import TidynewsError
from tidynews.publish.about import NAME
from tidynews.publish.package import files
from tidynews.publish.swap import writing


class BadName(TidynewsError):
    """A data set cannot have this name."""


class IsThere(TidynewsError):
    """Something stands where the data set is to be made; it is left as it is."""


def init(name: str, parent: Path = Path()) -> Path:
    """Make the folder `parent/name` of a new data set.

    Raises:
        BadName: The name is none that a package can have.
        IsThere: There is a file, or a folder that is not empty.
        CannotWrite: The disk is full or read-only; there is nothing new.
    """
    pattern, meaning = NAME
    if not re.fullmatch(pattern, name):
        raise BadName(f"the name is {name!r}, but must be {meaning}; its folder is made where you are")
    target = parent / name
    fresh = target.with_name(f".{name}.tidynews-new")
    with writing(target):
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise IsThere(f"{target} is there already, and not an empty folder; take another name or move it away")
        try:
            shutil.rmtree(fresh, ignore_errors=True)  # what a run left that was stopped
            _write(fresh, name)
            fresh.replace(target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return target


def _write(folder: Path, name: str) -> None:
    template = schema.data_folder("template")
    for file in files(template):
        if "__pycache__" not in file:  # pip compiles what it installs
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (template / file).read_text(encoding="utf-8").replace(SAMPLE, name)
            path.write_text(text, encoding="utf-8", newline="\n")


SAMPLE = "my-news"
"""The name in the template."""
