"""Articles in, a checked package out: the layers put together, one article at a time, on one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tidynews import cache, check, publish, tables
from tidynews.articles import Skipped, articles
from tidynews.articles.article import Article
from tidynews.check.spans import check_spans
from tidynews.errors import CheckFailed, NothingToPublish, StrictStop, TidynewsError
from tidynews.extract import Rows, article_row, extract, nlp
from tidynews.workers import in_order


@dataclass(frozen=True, slots=True)
class How:
    """How to read: the spaCy pipeline, the number of processes, whether kept rows may be used, whether to go on."""

    model: str = nlp.DEFAULT_MODEL
    workers: int = 1
    use_cache: bool = True
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: the package's folder, its frames, and what was left out."""

    folder: Path
    frames: tables.Frames
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """One article, its rows, and what its maintainer should know; a duplicate has its row in `articles` only."""

    file: str
    rows: Rows
    notes: tuple[str, ...] = ()


Tell = Callable[[Done | Skipped | str], None]


def build(paths: Sequence[Path], out: Path, how: How, tell: Tell = lambda _: None) -> Built:
    """Read `paths`, check the tables and publish them as the package `out`.

    `tell` hears of every article, and of every step that follows the last one.

    Raises:
        CheckFailed: The tables break a rule; nothing was written.
        StrictStop: `how.strict`, and an input cannot be read; nothing was written.
        NothingToPublish: No input could be read; nothing was written.
        NotAPackage: `out` is something else; it is left as it is.
        CannotWrite: `out` cannot be written, or another build is writing it.
    """
    about = replace(publish.about(_description(paths)), model=nlp.parser(how.model).provenance)
    with publish.claimed(out):
        return _build(paths, out, about, how, tell)


def _build(paths: Sequence[Path], out: Path, about: publish.About, how: How, tell: Tell) -> Built:
    gathered = tables.Gathered()
    skipped: list[Skipped] = []
    for done in read_rows(articles(paths), how):
        tell(done)
        if isinstance(done, Done):
            gathered.add(done.rows)
        elif how.strict:
            raise StrictStop(f"{done.file}: {done.reason}\nnothing was written; without --strict the others go on")
        else:
            skipped.append(done)
    if not gathered:
        raise NothingToPublish([(skip.file, skip.reason) for skip in skipped])
    tell("checking")
    frames = tables.united(gathered.frames())
    check.demand(check.check_frames(frames))
    tell("writing")
    publish.publish_claimed(
        frames,
        out,
        about=about,
        skipped=skipped,
        check=lambda folder: check.demand(check.check_package(folder, text_rows=TEXT_ROWS)),
    )
    return Built(out, frames, tuple(skipped))


def _description(paths: Sequence[Path]) -> Path | None:
    """The folder `datapackage` beside the articles, where the data set describes itself; None where it does not."""
    beside = [path.resolve().parent / "datapackage" for path in paths]
    return next((folder for folder in beside if (folder / "datapackage.yaml").is_file()), None)


def read_frames(article: Article, model: str) -> tables.Frames:
    """The tables of one article, checked.

    Raises:
        CheckFailed: The tables break a rule; that is our fault.
    """
    done = _read(How(model=model, use_cache=False), article)
    if isinstance(done, Skipped):
        raise TidynewsError(f"{done.file}: {done.reason}")
    gathered = tables.Gathered()
    gathered.add(done.rows)
    frames = tables.united(gathered.frames())
    check.demand(check.check_frames(frames))
    return frames


def read_rows(found: Iterable[Article | Skipped], how: How) -> Iterator[Done | Skipped]:
    """Yield every article with its rows, or why it was skipped, in the order given whatever the number of processes."""
    return in_order(partial(_read, how), _known_once(found), how.workers)


def _known_once(found: Iterable[Article | Skipped]) -> Iterator[Article | Done | Skipped]:
    """Turn articles whose text came before into rows that say so, and refuse an id that came before."""
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for item in found:
        if isinstance(item, Skipped):
            yield item
        elif item.article_id in ids:
            yield Skipped(
                item.file,
                f"has the id {item.article_id} of {ids[item.article_id]}, which came before; "
                "give one of them an `id` in its metadata, or build the folder that holds both",
            )
        else:
            ids[item.article_id] = item.file
            first = texts.setdefault(item.text_sha256, item.article_id)
            copy = Done(item.file, {"articles": [article_row(item, duplicate_of=first)]}, item.notes)
            yield item if first == item.article_id else copy


def _read(how: How, item: Article | Done | Skipped) -> Done | Skipped:
    if not isinstance(item, Article):
        return item
    parser = nlp.parser(how.model)
    kept = cache.load(item, parser.sha256) if how.use_cache else None
    if kept is not None and _belong(item, kept):
        return Done(item.file, kept, item.notes)
    try:
        rows = extract(item, parser)
    except Exception as error:  # noqa: BLE001  one article that trips us up must not cost the corpus
        return Skipped(item.file, f"tidynews failed on it, please report: {type(error).__name__}: {error}")
    problems = check_spans(item, rows)
    if problems:
        raise CheckFailed(f"{item.file}:\n" + "\n".join(problem.text() for problem in problems))
    if how.use_cache:
        cache.keep(item, parser.sha256, rows)
    return Done(item.file, rows, item.notes)


def _belong(article: Article, rows: Rows) -> bool:
    """Whether kept rows are those of `article`: its own row, and every span proved again."""
    return list(rows.get("articles", ())) == [article_row(article)] and not check_spans(article, rows)


TEXT_ROWS = 100
"""Rows of each CSV that frictionless reads in a build, at some 30,000 a second; polars compares every cell anyway."""
