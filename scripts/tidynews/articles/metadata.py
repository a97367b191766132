"""What a sidecar, front matter, page or row says about an article in, `Metadata` out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pycountry

from tidynews.articles.article import Metadata
from tidynews.articles.canonical import canonical
from tidynews.articles.dates import published
from tidynews.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata, the id if one is stated, and what a reader should be told."""

    metadata: Metadata
    id: str | None
    notes: tuple[str, ...]


def stated(raw: Mapping[str, object]) -> Stated:
    """Read metadata whose keys may have the names of `KEYS`; other keys are none of ours.

    Raises:
        UnreadableInput: A value has the wrong type, or the language is not English.
    """
    notes: list[str] = []
    values = {str(key).strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in raw.items()}
    texts = {name: _first_text(name, values) for name in _TEXTS}
    published_on, published_at = _published(values, notes)
    metadata = Metadata(
        title=texts["title"],
        byline=texts["byline"],
        publisher=texts["publisher"],
        url=texts["url"],
        published_on=published_on,
        published_at=published_at,
        language=_language(texts["language"], notes),
        rights=texts["rights"],
    )
    return Stated(metadata, texts["id"], (*notes, *_slips(values)))


def type_in_words(value: object) -> str:
    """What kind of value somebody wrote, as a message says it."""
    return _TYPES.get(type(value), f"of the type {type(value).__name__}")


def _first_text(name: str, values: Mapping[str, object]) -> str | None:
    """The value of the first key of field `name` that has one."""
    for key in KEYS[name]:
        text = _text(key, values.get(key))
        if text:
            return text
    return None


def _text(key: str, value: object) -> str | None:
    if isinstance(value, list) and key in KEYS["byline"] and all(isinstance(name, str) for name in value):
        value = ", ".join(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise UnreadableInput(f"its metadata {key!r} is {type_in_words(value)}, not text")
    try:
        return canonical(str(value)).strip()
    except UnreadableInput as error:
        raise UnreadableInput(f"its metadata {key!r}: {error}") from error


def _published(values: Mapping[str, object], notes: list[str]) -> tuple[date | None, datetime | None]:
    """The first day and the first moment that are stated; a day that is stated on its own goes before."""
    day: date | None = None
    moment: datetime | None = None
    for key in KEYS["published"]:
        written = values.get(key)
        written = written.strip() if isinstance(written, str) else written
        if written is None or written == "":
            continue
        try:
            read_day, read_moment = published(written)
        except ValueError as error:
            notes.append(f"metadata {key!r} is left out: {error}; write it as YYYY-MM-DD")
            continue
        day, moment = day or read_day, moment or read_moment
    return day, moment


def _language(written: str | None, notes: list[str]) -> str | None:
    """The ISO 639-1 code of a code, tag or English name."""
    if written is None:
        return None
    primary = re.split(r"[-_]", written)[0]
    language = _known_language(primary)
    if language is None:
        notes.append(f"metadata 'language' is left out: {written!r} is no language; write it as en")
        return None
    code = str(getattr(language, "alpha_2", language.alpha_3))
    if code != "en":
        raise UnreadableInput(f"its metadata say that it is in {language.name} ({code}); tidynews reads English")
    return code


def _known_language(written: str) -> Any:
    if len(written) in {2, 3}:
        return pycountry.languages.get(**{f"alpha_{len(written)}": written.lower()})
    return pycountry.languages.get(name=written.capitalize())


def _slips(values: Mapping[str, object]) -> list[str]:
    """Keys that are nearly ones of ours."""
    known = [key for keys in KEYS.values() for key in keys]
    return [
        f"metadata {key!r} is not known; did you mean {near[0]!r}?"
        for key in values
        if key not in known and (near := difflib.get_close_matches(key, known, n=1, cutoff=0.85))
    ]


_TYPES: Mapping[type, str] = {
    bool: "a truth value",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "a mapping",
    type(None): "null",
}
_TEXTS = ("id", "title", "byline", "publisher", "url", "language", "rights")
KEYS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "title": ("title",),
    "byline": ("byline", "author", "authors"),
    "publisher": ("publisher", "site", "sitename", "source"),
    "url": ("url",),
    "published": ("published_on", "published_at", "published", "date"),
    "language": ("language",),
    "rights": ("rights", "licence", "license"),
}
"""The names by which each piece of metadata may go, best first."""
