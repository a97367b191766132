"""Files, folders and tables of articles in, `Article`s out, one at a time; the unreadable comes out as `Skipped`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tidynews.articles import documents, many
from tidynews.articles.article import Article, Skipped
from tidynews.articles.assemble import assemble
from tidynews.articles.canonical import canonical
from tidynews.articles.folders import SUFFIXES, Found, files
from tidynews.errors import UnreadableInput

__all__ = ["Article", "Skipped", "article_from_text", "articles", "count"]


def articles(paths: Iterable[Path]) -> Iterator[Article | Skipped]:
    """Yield every article in `paths`, files and folders, in order; one broken input never stops the rest.

    No more than one file of one article, or a few rows of a table, is in memory at a time. An article that goes by the
    name and id of one of another folder is skipped: the tables could not tell them apart.
    """
    origins: dict[tuple[str, str], Path] = {}
    for path in paths:
        nothing = True
        for found in files(path):
            for item in [found] if isinstance(found, Skipped) else _read(found):
                nothing = False
                yield item if isinstance(item, Skipped) else _told_apart(item, path, origins)
        if nothing:
            yield Skipped(path.as_posix(), f"holds no article: nothing here is {', '.join(SUFFIXES)} with text in it")


def count(paths: Iterable[Path]) -> int | None:
    """How many inputs `articles` will yield; None where a table holds a number of articles that only reading tells."""
    found = [item for path in paths for item in files(path)]
    tables = any(isinstance(item, Found) and item.path.suffix.lower() in {".jsonl", ".parquet"} for item in found)
    return None if tables else len(found)


def article_from_text(text: str, *, file: str = "text", **metadata: object) -> Article:
    """The article that `text` is; `metadata` as in a file beside a .txt.

    Raises:
        UnreadableInput: It is no article that can be read.
    """
    return assemble(canonical(text), metadata, file)


def _told_apart(article: Article, path: Path, origins: dict[tuple[str, str], Path]) -> Article | Skipped:
    key = (article.file, article.article_id)
    if key not in origins:
        origins[key] = path
        return article
    given, other = _full(article.file, path), _full(article.file, origins[key])
    if given.resolve() == other.resolve():
        return Skipped(given.as_posix(), "is named twice; it is read once")
    return Skipped(
        given.as_posix(),
        f"goes by the name {article.file}, as {other.as_posix()} does; build the folder that holds both",
    )


def _full(file: str, path: Path) -> Path:
    return path / file if path.is_dir() else path.parent / file


def _read(found: Found) -> Iterator[Article | Skipped]:
    try:
        yield from _articles_in(found)
    except UnreadableInput as error:
        yield Skipped(found.file, str(error))
    except Exception as error:  # noqa: BLE001  one input that trips us up must not cost the corpus
        yield Skipped(found.file, f"tidynews failed on it, please report: {type(error).__name__}: {error}")


def _articles_in(found: Found) -> Iterator[Article | Skipped]:
    match found.path.suffix.lower():
        case ".txt":
            yield documents.text_file(found.path, found.file)
        case ".md":
            article = documents.markdown(found.path, found.file)
            if article is None and found.named:
                article = documents.plain_markdown(found.path, found.file)
            if article is not None:
                yield article
        case ".html" | ".htm":
            yield documents.web_page(found.path, found.file)
        case ".jsonl":
            yield from many.json_lines(found.path, found.file)
        case _:
            yield from many.parquet(found.path, found.file)
