"""All tables in, the same without the words that a release keeps back out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.spans import APART
from tidynews.errors import TidynewsError
from tidynews.publish import About
from tidynews.tables import Frames


class ChoiceNeeded(TidynewsError):
    """Nobody has decided which words a release may hold, and the articles do not allow all of them."""


def content_of(about: About, articles: pl.DataFrame) -> str:
    """Which words a release may hold: what its maintainer chose, else all, where every article is openly licensed.

    Raises:
        ChoiceNeeded: Neither is the case.
    """
    if about.release_content:
        return about.release_content
    rights = {rights: file for file, rights in articles.select("file", "rights").iter_rows()}
    closed = {stated: file for stated, file in rights.items() if not _is_open(stated)}
    if closed:
        stated, file = next(iter(sorted(closed.items(), key=lambda item: item[1])))
        closed_by = f"the rights of {file} are {stated!r}, which is no open licence that tidynews knows"
        found = closed_by if stated else f"{file} states no rights, so nobody has said that its words may be shared"
        raise ChoiceNeeded(
            f"{found}. If they may, put their licence under `rights` in the metadata of the articles. If not, decide "
            "which words of the articles a release holds: write `publish: {content: quoted}` into "
            "datapackage/datapackage.yaml (`all`, `quoted` for what stands in quotation marks, or `none`; spans and "
            "hashes are always there). Then build and release again"
        )
    return "all"


def without_words(frames: Frames, content: str) -> dict[str, pl.DataFrame]:
    """Empty the columns that hold words of the articles; `quoted` leaves claims what stands in quotation marks."""
    if content == "all":
        return dict(frames)
    made = {
        name: frame.with_columns(pl.lit(None, pl.String).alias(column) for column in schema.tables()[name].words)
        for name, frame in frames.items()
    }
    if content == "quoted":
        made["claims"] = made["claims"].with_columns(pl.Series("content", list(_quoted(frames)), pl.String))
    return made


def _is_open(rights: str | None) -> bool:
    """Whether `rights` names a licence that lets everybody use and share the words, for any purpose."""
    name = " ".join((rights or "").lower().replace("-", " ").replace("_", " ").split())
    restricted = any(f" {word}" in f" {name}" for word in ("nc", "nd", "noncommercial", "no derivatives"))
    return not restricted and any(name.startswith(known) for known in _OPEN)


def _quoted(frames: Frames) -> Iterator[str | None]:
    """The quoted words of every claim, in the order of the table."""
    parts: dict[str, list[Mapping[str, Any]]] = {}
    content = frames["claim_parts"].filter(pl.col("part") == "content").sort("claim_id", "seq")
    for part in content.iter_rows(named=True):
        parts.setdefault(part["claim_id"], []).append(part)
    for claim_id, words, form in frames["claims"].select("claim_id", "content", "form").iter_rows():
        yield None if form == "indirect" or words is None else quoted_words(words, parts[claim_id])


def quoted_words(content: str, parts: Sequence[Mapping[str, Any]]) -> str:
    """What of `content` stands in quotation marks; what does not touch is joined by ` … `.

    Args:
        content: The words of a claim, its parts joined as in the article.
        parts: Its parts in order, with their hashes: they say where in `content` each begins.
    """
    found = ""
    at = 0
    last: int | None = None  # where in `content` the last quoted part ended, and whether anything stood between
    for before, part in zip([None, *parts], parts, strict=False):
        at = _start(content, at, before, part)
        end = at + part["end_char"] - part["start_char"]
        if part["quoted"]:
            between = "" if last is None else content[last:at]
            found += (APART if any(letter.isalnum() for letter in between) else between) + content[at:end]
            last = end
        at = end
    return found


def _start(content: str, at: int, before: Mapping[str, Any] | None, part: Mapping[str, Any]) -> int:
    """Where in `content` the next part begins: after the article's own text between, or after ` … `."""
    long = part["end_char"] - part["start_char"]
    gaps = (0,) if before is None else (part["start_char"] - before["end_char"], len(APART))
    for gap in gaps:
        words = content[at + gap : at + gap + long]
        if hashlib.sha256(words.encode()).hexdigest() == part["span_sha256"]:
            return at + gap
    raise ValueError(f"{part['claim_id']}: its content is not that of its parts")


_OPEN = (
    "cc by",
    "cc0",
    "creative commons attribution",
    "creative commons zero",
    "public domain",
    "pddl",
    "odc by",
    "odbl",
    "open government licence",
    "ogl",
)
"""How licences begin that opendefinition.org calls conformant, as people and SPDX write them."""
