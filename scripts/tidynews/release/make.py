"""A built package and a store in, the next release in the store out, or nothing where nothing changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

import polars as pl

from tidynews import check, schema, tables
from tidynews.articles.article import Skipped
from tidynews.compare import compare
from tidynews.errors import TidynewsError
from tidynews.publish import About, write_package
from tidynews.publish.about import UNRELEASED, about_of
from tidynews.publish.package import write_checksums, write_tables
from tidynews.publish.swap import read_descriptor, writing
from tidynews.release.carrying import Carried, carried
from tidynews.release.changelog import News, changelog
from tidynews.release.croissant import croissant
from tidynews.release.papers import citation, validation
from tidynews.release.reasons import Reasons, decided_keys
from tidynews.release.store import Store, beside, claimed_store, place
from tidynews.release.version import FIRST, Cause, Level, NotAVersion, Version, causes, causes_of_description
from tidynews.release.words import content_of, without_words
from tidynews.tables import Frames


class BadDate(TidynewsError):
    """The day of a release cannot be read."""


class NotABuild(TidynewsError):
    """The package is no build that can be released."""


@dataclass(frozen=True, slots=True)
class Released:
    """What a release is: its version, why it is that, and where it stands; `folder` is None where it was only tried."""

    version: Version
    previous: Version | None
    bump: str
    causes: tuple[Cause, ...]
    withdrawn: int
    folder: Path | None

    def text(self) -> str:
        """The release for a terminal."""
        if self.previous is None:
            head = f"{self.version}, the first release"
        else:
            head = f"{self.version}, {self.bump.upper()} after {self.previous}, because:"
        reasons = [f"  {cause.level.name:<5}  {cause.why}" for cause in self.causes]
        ids = [f"{self.withdrawn:,} ids withdrawn, listed in the table retractions"] if self.withdrawn else []
        end = f"released: {self.folder}" if self.folder else "nothing was written (--dry-run)"
        return "\n".join([head, *reasons, *ids, end])


@dataclass(frozen=True, slots=True)
class Order:
    """What a maintainer asks for: the day, a version that it must reach, and whether to try only."""

    date: str
    at_least: Version | None = None
    dry_run: bool = False


Tell = Callable[[str], None]


def day(stated: str | None) -> str:
    """The day of a release: as stated, else that of SOURCE_DATE_EPOCH, else today in UTC.

    Raises:
        BadDate: What is stated is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        if stated is not None:
            return date.fromisoformat(stated).isoformat()
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except ValueError as error:
        raise BadDate(f"{stated or epoch!r} is no day; write one such as 2026-11-24") from error
    return moment.date().isoformat()


def release(package: Path, store: Path, order: Order, tell: Tell = lambda _: None) -> Released | None:
    """Make the next release of a built package.

    Args:
        package: A package that `tidynews build` wrote.
        store: The folder of releases; it is made for the first one.
        order: What is asked for.
        tell: Hears of every step.

    Returns:
        The release; None where nothing differs from the last one.

    Raises:
        NotABuild: `package` is a release, or was built by another version of tidynews and fits this one no more.
        CheckFailed: It breaks a rule; the store is as it was.
        ChoiceNeeded: Nobody has decided which words of the articles may be in it.
        NotAVersion: `order.at_least` is lower than what the differences ask for.
        BadStore: The store is not what it was.
        CannotWrite: The store cannot be written, or another run is at it.
    """
    tell("checking")
    stated = read_descriptor(package)
    about = about_of(package, stated)
    if about.version != UNRELEASED:
        raise NotABuild(f"{package} is release {about.version} already; name the package that tidynews build wrote")
    report = check.check_package(package)
    built_by, here = stated["x-tidynews"].get("version"), version_of("tidynews")
    if not report.ok and built_by != here:
        raise NotABuild(f"{package} was built by tidynews {built_by}, which {here} cannot release; build it again")
    check.demand(report)
    new = read_tables(package)
    about = replace(about, content=content_of(about, new["articles"]), created=f"{order.date}T00:00:00Z")
    with claimed_store(store, about.name) as kept:
        draft = _Draft(package, new, about, kept, order, tell)
        try:
            return _release(draft, kept)
        finally:
            shutil.rmtree(draft.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is being released, and for whom."""

    package: Path
    frames: Frames
    about: About
    store: Store
    order: Order
    tell: Tell

    @property
    def folder(self) -> Path:
        """Where the tables are written to be compared."""
        return beside(self.store.folder, Version(0, 0, 0))


def _release(draft: _Draft, store: Store) -> Released | None:
    order = draft.order
    if store.last is None:
        version = max(FIRST, order.at_least or FIRST)
        empty = {name: tables.frame(name, ()) for name in ("retractions", "changes")}
        frames = without_words({**draft.frames, **empty}, draft.about.content)
        return _written(draft, frames, _first(version, order.date))
    if order.date < store.last.date:
        raise BadDate(f"{order.date} is before {store.last.date}, the day of {store.last.version}; releases go forward")
    draft.tell("comparing")
    last = store.folder / store.last.path
    old = read_tables(last)
    previous = Version.parse(store.last.version)
    ours = carried(old, draft.frames, _curation(draft.package).get("actors", ()))
    reasons = Reasons(old, ours.frames, decided_keys(_curation(draft.package).get("decided", ()), ours))
    frames = without_words(ours.frames, draft.about.content)
    with writing(store.folder):
        write_tables(frames, draft.folder, about=draft.about)
    with compare(last, draft.folder) as difference:
        changes = reasons.explain(difference.changes())
        about = causes_of_description(read_descriptor(last), read_descriptor(draft.folder))
        why = causes(difference, reasons.unexplained(changes), about)
        if not why and not order.at_least:
            return None
        version = _next(previous, why, order.at_least)
        shown = changes if draft.about.content == "all" else _without_words(changes)
        frames["changes"] = tables.frame("changes", shown.iter_rows(named=True))
        frames["retractions"] = _retractions(old, ours, reasons, version)
        news = News(version, order.date, previous, _bump(previous, version), why, difference, changes, len(ours.gone))
        return _written(draft, frames, news)


def _without_words(changes: pl.DataFrame) -> pl.DataFrame:
    """The table of changes without the words of articles, which the release before may have held."""
    columns = [f"{name}.{column}" for name, table in schema.tables().items() for column in table.words]
    words = pl.concat_str("table", "column", separator=".").is_in(columns)
    return changes.with_columns(pl.when(words.not_()).then(pl.col("old", "new")))


def read_tables(package: Path) -> dict[str, pl.DataFrame]:
    """All tables of a package, with the columns it has; one that it lacks is empty."""
    files = {name: package / "parquet" / f"{name}.parquet" for name in schema.TABLES}
    return {
        name: pl.read_parquet(file, glob=False) if file.is_file() else tables.frame(name, ())
        for name, file in files.items()
    }


def _curation(package: Path) -> Mapping[str, Any]:
    """What people decided in the build: the actors whose ids they chose, and why which cell is what it is."""
    file = package / "curation.json"
    decided: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return decided


def _next(previous: Version, why: Iterable[Cause], at_least: Version | None) -> Version:
    computed = previous.raised(max((cause.level for cause in why), default=Level.PATCH))
    if at_least is not None and at_least < computed:
        raise NotAVersion(f"{at_least} is too low: after {previous}, what changed asks for {computed}")
    return at_least or computed


def _bump(previous: Version, version: Version) -> str:
    if version.major > previous.major:
        return "major"
    return "minor" if version.minor > previous.minor else "patch"


def _retractions(old: Frames, ours: Carried, reasons: Reasons, version: Version) -> pl.DataFrame:
    """The ids that earlier releases withdrew, and those of this one."""
    new = [
        {"table": gone.table, "id": gone.id, "removed_in": str(version), "replaced_by": gone.replaced_by}
        | {"reason": reasons.of_gone(gone.table, gone.id)}
        for gone in ours.gone
    ]
    return tables.frame("retractions", [*old["retractions"].iter_rows(named=True), *new])


def _written(draft: _Draft, frames: Frames, news: News) -> Released:
    store, order = draft.store, draft.order
    done = Released(news.version, news.previous, news.bump, tuple(news.causes), news.withdrawn, None)
    if order.dry_run:
        return done
    draft.tell("writing")
    record = {
        "date": order.date,
        "previous": str(news.previous) if news.previous else None,
        "bump": news.bump,
        "causes": [f"{cause.level.name}: {cause.why}" for cause in news.causes],
    }
    about = replace(draft.about, version=str(news.version), release=record, release_content=None)
    folder = beside(store.folder, news.version)
    try:
        with writing(store.folder):
            _write(frames, folder, about, draft.package, changelog(news, _before(store)))
        draft.tell("checking")
        answers = check.ask(frames, withheld=about.content != "all")
        report = check.check_package(folder, counts=answers.counts) + check.second_opinion(folder)
        check.demand(report)
        with writing(store.folder):
            (folder / "validation.json").write_text(validation(report, about), encoding="utf-8", newline="\n")
            write_checksums(folder)
        place(store, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return replace(done, folder=store.folder / str(news.version))


def _write(frames: Frames, folder: Path, about: About, package: Path, news: str) -> None:
    skipped = package / "skipped.json"
    left_out = json.loads(skipped.read_text(encoding="utf-8")) if skipped.is_file() else []
    write_package(frames, folder, about=about, skipped=[Skipped(skip["file"], skip["reason"]) for skip in left_out])
    papers = {
        "CHANGELOG.md": news,
        "CITATION.cff": citation(about),
        "croissant.json": croissant(read_descriptor(folder)),
    }
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    write_checksums(folder)


def _before(store: Store) -> str:
    file = store.folder / store.last.path / "CHANGELOG.md" if store.last else None
    return file.read_text(encoding="utf-8") if file and file.is_file() else ""


def _first(version: Version, date: str) -> News:
    return News(version, date, None, "first", (), None, pl.DataFrame(), 0)
