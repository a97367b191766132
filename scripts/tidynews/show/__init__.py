"""A file in; its article out with everything that was read from it, to look at in a terminal or a browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tidynews.articles import Article, Skipped, articles
from tidynews.errors import UnreadableInput
from tidynews.pipeline import How, read_rows
from tidynews.show.marks import Mark, keys, marks
from tidynews.show.notes import Note, Notes

__all__ = ["Found", "Shown", "find", "shown"]


@dataclass(frozen=True, slots=True)
class Found:
    """An article of a file, and whether the file holds others."""

    article: Article
    alone: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """An article, the marked places of its text, and the notes that say what they are."""

    article: Article
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]


def find(file: Path, article_id: str | None = None) -> Found:
    """The article `article_id` of `file`; the first one, if none is named.

    Raises:
        UnreadableInput: It is a folder, no article, or holds none of that id.
    """
    if file.is_dir():
        raise UnreadableInput(f"{file.as_posix()} is a folder; name one file of it")
    first: Article | None = None
    held: list[str] = []
    skipped: list[Skipped] = []
    for item in articles([file]):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        if article_id is None and first is not None:
            return Found(first, alone=False)
        if article_id in {item.article_id, item.file}:
            return Found(item, alone=False)
        first = first or item
        held.append(item.article_id)
    if article_id is not None and held:
        raise UnreadableInput(f"{file.as_posix()} holds no article {article_id}, but {_some(held)}")
    if first is None:
        raise UnreadableInput(f"{skipped[0].file}: {skipped[0].reason}")
    return Found(first, alone=True)


def shown(article: Article) -> Shown:
    """Read `article` and say what was read from it; decisions in curation/ are not applied.

    Raises:
        UnreadableInput: tidynews failed on it.
    """
    [done] = read_rows([article], How())
    if isinstance(done, Skipped):
        raise UnreadableInput(f"{done.file}: {done.reason}")
    key = keys(done.rows)
    return Shown(article, marks(done.rows, key), Notes(done.rows, key).all())


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more


_NAMED = 10
