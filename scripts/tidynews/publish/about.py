"""`datapackage.yaml` in, what the package says about itself out, every wrong or unknown key refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tidynews import schema
from tidynews.check.words import CONTENT
from tidynews.errors import TidynewsError

UNRELEASED = "0.0.0-unreleased"
"""The version of a package that is no release."""


class BadDescription(TidynewsError):
    """A `datapackage.yaml` that cannot be used."""

    def __init__(self, file: Path, problem: str) -> None:
        self.file = file
        super().__init__(f"{file}: {problem}")


@dataclass(frozen=True, slots=True)
class About:
    """What the package says about itself.

    `model` is the parser's name, version and hash; None where none was used. `content` is which words of the articles
    the package holds, `release_content` which ones its releases shall hold; None where nobody has decided.
    `release` is how a release came about: its date, the one before it, what rose and why.
    """

    name: str
    title: str
    description: str
    license: str
    license_text: str
    version: str = UNRELEASED
    homepage: str | None = None
    created: str | None = None
    keywords: tuple[str, ...] = ()
    contributors: tuple[Mapping[str, Any], ...] = ()
    sources: tuple[Mapping[str, Any], ...] = ()
    model: Mapping[str, str] | None = None
    content: str = "all"
    release_content: str | None = None
    release: Mapping[str, Any] | None = None


def about(folder: Path | None = None) -> About:
    """Read `folder/datapackage.yaml` and `folder/LICENSE`; without `folder`, the ones that come with tidynews.

    Raises:
        BadDescription: A file or key is missing, unknown or not what it must be.
    """
    file = (folder or schema.data_folder("datapackage")) / "datapackage.yaml"
    stated = _load(file)
    if "version" in stated:
        raise BadDescription(file, "`version` is computed by `tidynews release` from what changed; remove the line")
    for key in stated:
        if key not in _KEYS:
            raise BadDescription(file, f"unknown key {key!r}; known are {', '.join(_KEYS)}")
    for key, (pattern, meaning) in _TEXTS.items():
        if key in stated or key in _REQUIRED:
            _demand_text(file, key, stated.get(key), pattern, meaning)
    return About(
        **{key: stated[key] for key in _TEXTS if key in stated},
        license_text=_license_text(file, stated["license"]),
        keywords=_texts(file, stated.get("keywords", [])),
        contributors=_people(file, "contributors", stated.get("contributors", [])),
        sources=_people(file, "sources", stated.get("sources", [])),
        release_content=_content(file, stated.get("publish", {})),
    )


def about_of(folder: Path, stated: Mapping[str, Any]) -> About:
    """What a package that was written says about itself; `stated` is its descriptor."""
    ours = stated["x-tidynews"]
    return About(
        **{
            key: stated[key]
            for key in ("name", "title", "description", "homepage", "version", "created")
            if key in stated
        },
        license=stated["licenses"][0]["name"],
        license_text=(folder / "LICENSE").read_text(encoding="utf-8"),
        keywords=tuple(stated.get("keywords", ())),
        contributors=tuple(stated.get("contributors", ())),
        sources=tuple(stated.get("sources", ())),
        model=ours.get("model"),
        content=ours.get("content", "all"),
        release_content=ours.get("releaseContent"),
        release=ours.get("release"),
    )


def _load(file: Path) -> dict[str, Any]:
    try:
        stated = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadDescription(file, f"cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadDescription(file, f"is not YAML in UTF-8: {error}") from error
    if not isinstance(stated, dict):
        raise BadDescription(file, "must hold keys and values, such as `name: my-news`")
    return stated


def _demand_text(file: Path, key: str, value: object, pattern: str, meaning: str) -> None:
    if value is None:
        raise BadDescription(file, f"`{key}` is missing: {meaning}")
    if not isinstance(value, str) or not re.fullmatch(pattern, value, re.DOTALL):
        raise BadDescription(file, f"`{key}` is {value!r}, but must be {meaning}")


def _license_text(file: Path, license_name: str) -> str:
    """The text beside `file`, else ours where the licence is ours."""
    own = file.with_name("LICENSE")
    ours = schema.data_folder("datapackage") / "LICENSE"
    if not own.is_file() and license_name != _OUR_LICENSE:
        raise BadDescription(file, f"put the text of {license_name} into {own.name} beside it")
    return (own if own.is_file() else ours).read_text(encoding="utf-8")


def _texts(file: Path, values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise BadDescription(file, f"`keywords` is {values!r}, but must be a list of words")
    return tuple(values)


def _people(file: Path, key: str, values: object) -> tuple[Mapping[str, Any], ...]:
    """Contributors or sources: mappings that at least have a title."""
    if not isinstance(values, list):
        raise BadDescription(file, f"`{key}` is {values!r}, but must be a list")
    for value in values:
        if not isinstance(value, dict) or not isinstance(value.get("title"), str):
            raise BadDescription(file, f"`{key}` holds {value!r}, but each must be a mapping with a `title`")
        unknown = set(value) - _PARTS[key]
        if unknown:
            known = ", ".join(sorted(_PARTS[key]))
            raise BadDescription(file, f"`{key}` has the unknown key {min(unknown)!r}; known are {known}")
    return tuple(values)


def _content(file: Path, stated: object) -> str | None:
    if not isinstance(stated, dict) or not set(stated) <= {"content"}:
        raise BadDescription(file, f"`publish` is {stated!r}, but must be a mapping with `content`")
    content = stated.get("content")
    if content not in (None, *CONTENT):
        raise BadDescription(file, f"`publish.content` is {content!r}, but must be one of {', '.join(CONTENT)}")
    return content


NAME = (r"[a-z0-9][a-z0-9._-]*", "a short name of lower-case letters, digits, `-`, `_` and `.`")
"""What a data set may be called: a pattern, and the same in words."""
_OUR_LICENSE = "CC-BY-4.0"
_TEXTS = {
    "name": NAME,
    "title": (r"\S.*", "a title for people"),
    "description": (r"\S.*", "what the package holds, in a sentence or two"),
    "license": (r"[-a-zA-Z0-9._]+", "an SPDX name, such as CC-BY-4.0"),
    "homepage": (r"https?://\S+", "a web address"),
}
_REQUIRED = ("name", "title", "description", "license")
_KEYS = (*_TEXTS, "keywords", "contributors", "sources", "publish")
_PARTS = {
    "contributors": {"title", "path", "email", "givenName", "familyName", "organization", "roles"},
    "sources": {"title", "path", "email", "version"},
}
