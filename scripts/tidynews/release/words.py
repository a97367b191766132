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
    starts = _starts(content, 0, None, parts)
    if starts is None:
        raise ValueError(f"{parts[0]['claim_id']}: its content is not that of its parts")
    found = ""
    last: Mapping[str, Any] | None = None  # the quoted part before, and in `content` its end
    last_end = 0
    for start, part in zip(starts, parts, strict=True):
        if part["quoted"]:
            between = content[last_end:start] if last else ""
            cut = last is not None and len(between) != part["start_char"] - last["end_char"]
            end = start + _length(part)
            found += (APART if cut or any(letter.isalnum() for letter in between) else between) + content[start:end]
            last, last_end = part, end
    return found


def _starts(
    content: str, at: int, before: Mapping[str, Any] | None, parts: Sequence[Mapping[str, Any]]
) -> list[int] | None:
    """Where in `content` each part begins: after the article's own text between, or after ` … `; None if nowhere."""
    if not parts:
        return [] if at == len(content) else None
    part, *rest = parts
    gaps = (0,) if before is None else (part["start_char"] - before["end_char"], len(APART))
    for gap in gaps:
        between, words = content[at : at + gap], content[at + gap : at + gap + _length(part)]
        as_joined = between == APART or not any(letter.isalnum() for letter in between)
        if as_joined and hashlib.sha256(words.encode()).hexdigest() == part["span_sha256"]:
            found = _starts(content, at + gap + len(words), part, rest)
            if found is not None:
                return [at + gap, *found]
    return None


def _length(part: Mapping[str, Any]) -> int:
    length: int = part["end_char"] - part["start_char"]
    return length


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
