"""Articles in, a checked package out: the layers put together, one article at a time, on one process or several."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tidynews import cache, check, curate, publish, tables
from tidynews.articles import Skipped, articles
from tidynews.articles.article import Article
from tidynews.check.spans import check_spans
from tidynews.errors import NothingToPublish, StrictStop, TidynewsError
from tidynews.extract import Rows, article_row, extract, nlp
from tidynews.gathered import Gathered, united
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
        CheckFailed: The tables break a rule, or a decision in `curation/` does not fit them; nothing was written.
        BadCuration: A file in `curation/` cannot be used; nothing was read.
        StrictStop: `how.strict`, and an input cannot be read; nothing was written.
        NothingToPublish: No input could be read; nothing was written.
        NotAPackage: `out` is something else; it is left as it is.
        CannotWrite: `out` cannot be written, or another build is writing it.
    """
    about = replace(publish.about(_description(paths)), model=nlp.parser(how.model).provenance)
    decided = curate.decisions(_curation(paths))
    kept: dict[str, Article] = {}
    with publish.claimed(out):
        gathered, skipped = _gathered(_keeping(articles(paths), decided.articles, kept), how, tell)
        tell("checking")
        frames, applied = curate.curated(united(gathered.frames()), decided, kept)
        answers = check.ask(frames)
        check.demand(answers.report() + _proved(frames, kept))
        tell("writing")
        publish.publish_claimed(
            frames,
            out,
            about=about,
            skipped=skipped,
            curation=applied.as_json() if applied else None,
            check=lambda folder: check.demand(check.check_package(folder, counts=answers.counts)),
        )
    return Built(out, frames, tuple(skipped))


def _gathered(found: Iterable[Article | Skipped], how: How, tell: Tell) -> tuple[Gathered, list[Skipped]]:
    """The rows of all articles, and the inputs that are none."""
    gathered = Gathered()
    skipped: list[Skipped] = []
    for done in read_rows(found, how):
        tell(done)
        if isinstance(done, Done):
            gathered.add(done.rows)
        elif how.strict:
            raise StrictStop(f"{done.file}: {done.reason}\nnothing was written; without --strict the others go on")
        else:
            skipped.append(done)
    if not gathered:
        raise NothingToPublish([(skip.file, skip.reason) for skip in skipped])
    return gathered, skipped


def _description(paths: Sequence[Path]) -> Path | None:
    """The folder `datapackage` beside the articles, where the data set describes itself; None where it does not."""
    beside = [path.resolve().parent / "datapackage" for path in paths]
    return next((folder for folder in beside if (folder / "datapackage.yaml").is_file()), None)


def _curation(paths: Sequence[Path]) -> Path | None:
    """The folder `curation` beside the articles, named as the user would; None where there is none."""
    beside = [path.resolve().parent / "curation" for path in paths]
    found = next((folder for folder in beside if folder.is_dir()), None)
    here = Path.cwd()
    return found.relative_to(here) if found is not None and found.is_relative_to(here) else found


def _keeping(
    found: Iterable[Article | Skipped], wanted: Container[str], kept: dict[str, Article]
) -> Iterator[Article | Skipped]:
    """Hand the articles on; those that are `wanted` stay in `kept`."""
    for item in found:
        if isinstance(item, Article) and item.article_id in wanted:
            kept.setdefault(item.article_id, item)
        yield item


def _proved(frames: tables.Frames, kept: Mapping[str, Article]) -> check.Report:
    """Whether the rows of articles that people corrected are still what their texts say."""
    problems = [
        problem
        for article_id, article in kept.items()
        for problem in check_spans(article, curate.rows_of(frames, article_id))
    ]
    return check.Report(tuple(problems), len(kept))


def read_frames(article: Article, model: str) -> tables.Frames:
    """The tables of one article, checked.

    Raises:
        CheckFailed: The tables break a rule; that is our fault.
    """
    done = _read(How(model=model, use_cache=False), article)
    if isinstance(done, Skipped):
        raise TidynewsError(f"{done.file}: {done.reason}")
    gathered = Gathered()
    gathered.add(done.rows)
    frames = united(gathered.frames())
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
        return Skipped(item.file, f"tidynews failed on it, please report: {problems[0].check}: {problems[0].why}")
    if how.use_cache:
        cache.keep(item, parser.sha256, rows)
    return Done(item.file, rows, item.notes)


def _belong(article: Article, rows: Rows) -> bool:
    """Whether kept rows are those of `article`: its own row, and every span proved again."""
    return list(rows.get("articles", ())) == [article_row(article)] and not check_spans(article, rows)
