"""The command line: parse, call the library, report; nothing is decided here."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from tidynews.errors import TidynewsError

if TYPE_CHECKING:
    from tidynews.articles import Skipped
    from tidynews.pipeline import Built, Done, Tell

# `tidynews --help` must not wait for spaCy and polars, so each command imports what it calls.
# ruff: noqa: PLC0415

FOLDER = click.Path(path_type=Path)
OBJECTS_BETWEEN_COLLECTIONS = 50_000  # hardly any of ours stand in cycles: at Python's 700, looking takes 3% of a build
INTERRUPTED_QUERY = "Query interrupted"  # what DuckDB makes of Ctrl-C, as a RuntimeError


class Commands(click.Group):
    """Commands that end with a message and an exit code, never with a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own name for it
        """The commands in the order in which one needs them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an expected error is printed to stderr and sets the exit code."""
        try:
            return super().invoke(ctx)
        except TidynewsError as error:
            click.echo(f"tidynews: {error}", err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (KeyboardInterrupt, Exception) as error:  # noqa: BLE001  our fault must not look like a failed check
            if isinstance(error, KeyboardInterrupt) or str(error) == INTERRUPTED_QUERY:
                click.echo("tidynews: interrupted; what was there before is as it was", err=True)
                ctx.exit(130)
            place = traceback.extract_tb(error.__traceback__)[-1]
            ours = f"a mistake of ours, please report it: {type(error).__name__}: {error}"
            click.echo(f"tidynews: {ours} ({Path(place.filename).name}:{place.lineno})", err=True)
            ctx.exit(TidynewsError.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tidynews", message="tidynews %(version)s")
def main() -> None:
    """News articles in; checked, versioned tables of actors, claims, figures and events out.

    Begin with `tidynews init NAME`, or with `tidynews build` where a folder articles/ is.

    Exit codes: 0 all well; 1 the check failed, nothing written; 2 wrong use, or our fault; 3 written, but some inputs
    were skipped.
    """
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


@main.command("init")
@click.argument("name")
def init_command(name: str) -> None:
    """Make a new data set: the folder NAME.

    There is a sample article in it, so that build, check and release work at once, and a README that says how to go on.
    NAME is of lower-case letters, digits, -, _ and .; it is also the name of the DuckDB file and of the zips.
    """
    from tidynews.init import init

    click.echo(MADE.format(folder=init(name)))


@main.command("build")
@click.argument("articles", nargs=-1, type=FOLDER)
@click.option("--out", type=FOLDER, default=Path("package"), show_default=True, help="Folder of the package.")
@click.option("--model", help="Another installed English spaCy pipeline, such as en_core_web_trf.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
@click.option("--no-cache", is_flag=True, help="Read every article anew; keep nothing.")
@click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read; write nothing.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build_command(
    articles: tuple[Path, ...], out: Path, model: str | None, workers: int, no_cache: bool, strict: bool, quiet: bool
) -> None:
    """Read ARTICLES into checked tables, a Data Package.

    ARTICLES are files or folders [default: articles/]. Decisions in a folder curation/ beside them are applied.
    Reads .txt (metadata in a .yaml or .json beside it), .md with front matter, .html, .jsonl and .parquet.
    """
    from tidynews.articles import count
    from tidynews.extract.nlp import DEFAULT_MODEL
    from tidynews.pipeline import How, build

    how = How(model or DEFAULT_MODEL, workers, not no_cache, strict)
    paths = articles or (Path("articles"),)
    with _progress(quiet, count(paths)) as tell:
        built = build(paths, out, how, tell)
    if not quiet:
        _report(built)
    if built.skipped:
        sys.exit(3)


@main.command("show")
@click.argument("article", type=FOLDER)
@click.option("--id", "article_id", metavar="ID", help="Show this article of a file that holds several.")
@click.option("--html", type=FOLDER, help="Write it to this file instead, as a page for a browser.")
def show_command(article: Path, article_id: str | None, html: Path | None) -> None:
    """Show what is read from one article.

    ARTICLE is a file of any kind that build reads. Its text is printed with claims, speakers, figures, events and times
    marked, and below each paragraph stands what is known of each; the legend is at the end. Without colours (NO_COLOR,
    a pipe) signs mark the words. No package is written, and decisions in curation/ are not applied.
    """
    from tidynews.show import find, page, shown, terminal

    found = find(article, article_id)
    if not found.alone and article_id is None:
        click.echo(f"note {article}: holds several articles; this is the first one, --id shows another", err=True)
    if html:
        page.write(shown(found.article), html)
        click.echo(f"written: {html}")
    else:
        terminal.show(shown(found.article))


@main.command("check")
@click.argument("package", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--html", type=FOLDER, help="Write the report to this file too, as a page for a browser.")
def check_command(package: Path, as_json: bool, html: Path | None) -> None:
    """Check PACKAGE against every rule.

    It is a folder with a datapackage.json, or the descriptor itself, of tidynews or of anybody else: Data Packages of
    version 1 and 2 with CSV, JSON or Parquet are held against what they state; nothing is downloaded. The exit code is
    1 if a rule is broken, 2 if a check itself is at fault.
    """
    from tidynews.check import check_package
    from tidynews.check.html import write

    with _steps() as tell:
        report = check_package(package, tell=tell)
    if html:
        write(report, package, html)
    try:
        click.echo(report.to_json() if as_json else report.text())
    except BrokenPipeError:  # nobody reads on, as in `| head`: the exit code is all that is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not report.ok:
        sys.exit(report.exit_code)


@main.group("rules", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_context
def rules_command(context: click.Context, as_json: bool) -> None:
    """List the row rules of all tables, or try a new one."""
    from tidynews.check.rules import listing

    if context.invoked_subcommand is None:
        click.echo(listing(as_json=as_json))


@rules_command.command("try")
@click.argument("sql")
@click.argument("table")
@click.option("--package", type=FOLDER, help="Ask the rule of this package, too.")
def rules_try_command(sql: str, table: str, package: Path | None) -> None:
    """See whether SQL may be a rule of TABLE.

    It may if polars and DuckDB are known to read it alike and answer it alike on rows of edge cases. docs/rules.md says
    what is allowed. The exit code is 1 where it is refused.
    """
    from tidynews.check.rules import try_rule

    tried = try_rule(sql, table, package)
    click.echo(tried.text())
    if not tried.ok:
        sys.exit(1)


@main.command("verify")
@click.argument("folder", type=FOLDER)
@click.argument("articles", nargs=-1, required=True, type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def verify_command(folder: Path, articles: tuple[Path, ...], as_json: bool) -> None:
    """Prove every span and hash of a package against its articles.

    FOLDER is the package, ARTICLES are what it was built from. The exit code is 1 where one does not fit.
    """
    from tidynews.articles import articles as read_articles
    from tidynews.publish import verify

    report = verify(folder, read_articles(articles))
    click.echo(report.to_json() if as_json else report.text())
    if not report.ok:
        sys.exit(report.exit_code)


@main.command("sql")
@click.argument("folder", type=FOLDER)
@click.argument("query")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def sql_command(folder: Path, query: str, form: Literal["table", "csv", "json"]) -> None:
    """Answer an SQL query from a package.

    QUERY may name every table and view of the package in FOLDER; of a folder of releases, the latest is asked.
    """
    from tidynews.publish import sql

    click.echo(sql(folder, query, form), nl=False)


@main.command("actors")
@click.argument("folder", type=FOLDER)
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="Print so many at most.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def actors_command(folder: Path, limit: int, as_json: bool) -> None:
    """Suggest which actors are the same, and which are several.

    The likeliest of the package in FOLDER come first, with the evidence. The output is YAML: paste the entries that you
    believe into curation/actors.yaml beside the articles; the next build applies them.
    """
    from tidynews.curate import likely

    found = likely.suggestions(folder)
    click.echo((likely.as_json if as_json else likely.as_yaml)(found, limit), nl=False)


@main.command("release")
@click.argument("package", type=FOLDER, default=Path("package"))
@click.option("--store", type=FOLDER, default=Path("releases"), show_default=True, help="Folder of all releases.")
@click.option("--at-least", metavar="VERSION", help="Make it this version; never lower than what changed asks for.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of release [default: today, or that of SOURCE_DATE_EPOCH].")
@click.option("--dry-run", is_flag=True, help="Say which version it would be and why; write nothing.")
def release_command(package: Path, store: Path, at_least: str | None, date: str | None, dry_run: bool) -> None:
    """Make the next release of a package that was built.

    PACKAGE is what `tidynews build` wrote [default: package]. The version follows from what changed since the last
    release: MAJOR where a promise to readers is withdrawn, MINOR where something is added, PATCH where something is
    corrected. The first one is 0.1.0. Nothing that was released is ever changed, and rows keep their ids.
    """
    from tidynews.release import Order, Version, day, release

    order = Order(day(date), Version.parse(at_least) if at_least else None, dry_run)
    with _progress(quiet=False, total=None) as tell:
        made = release(package, store, order, tell)
    nothing = f"{package} is the same as the last release in {store}; no new one is made (build first after a change)"
    click.echo(made.text() if made else nothing)


@main.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--store", type=FOLDER, default=Path("releases"), show_default=True, help="Where versions are looked up.")
@click.option("--json", "as_json", is_flag=True, help="Print the difference as JSON.")
@click.option("--out", type=FOLDER, help="Write every change to this .parquet or .csv file.")
def diff_command(old: str, new: str, store: Path, as_json: bool, out: Path | None) -> None:
    """Say what differs between two packages or releases.

    That is their schemas, and rows by primary key. OLD and NEW are each a folder, or a version such as 0.1.0 of the
    releases in --store. Any two Data Packages will do whose tables have primary keys; --out is a table of table, key,
    change, column, old and new. The exit code is 0 whether they differ or not.
    """
    from tidynews.compare import compare
    from tidynews.release import located

    with compare(located(old, store), located(new, store)) as difference:
        if out:
            difference.write(out)
        click.echo(difference.to_json() if as_json else difference.text())


@main.command("evaluate")
@click.argument("gold", type=FOLDER)
@click.option("--predictions", metavar="PACKAGE", type=FOLDER, help="Score this package; read no text anew.")
@click.option("--errors", metavar="FILE", type=FOLDER, help="Write every error with its words to this .csv or .jsonl.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--model", help="Another installed English spaCy pipeline, such as en_core_web_trf.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Number of processes.")
def evaluate_command(
    gold: Path, predictions: Path | None, errors: Path | None, as_json: bool, model: str | None, workers: int
) -> None:
    """Score tidynews on articles that people annotated.

    GOLD is a folder with the texts, text/NAME.txt, and the annotations, gold/NAME.json; docs/accuracy.md has the form.
    Scored is what is annotated: claims (attributions), figures, mentions of actors, events. The exit code is 3 where a
    text has no row in the tables, so that its gold counts as missed; 2 where the gold cannot be used.
    """
    from tidynews.evaluate import evaluate, listing, read_gold, table
    from tidynews.extract.nlp import DEFAULT_MODEL
    from tidynews.pipeline import How

    if errors:
        listing.demand_form(errors)
    annotated = read_gold(gold)
    with _progress(quiet=predictions is not None, total=len(annotated.articles)) as tell:
        scored = evaluate(annotated, How(model or DEFAULT_MODEL, workers), tell, package=predictions)
    click.echo(table.as_json(scored) if as_json else table.text(scored))
    if errors:
        click.echo(f"{listing.write(scored, errors):,} errors written to {errors}", err=True)
    if scored.not_read:
        sys.exit(3)


@contextmanager
def _steps() -> Iterator[Callable[[str], None]]:
    """What is being done, and for how long, on a terminal only."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as line:
        task = line.add_task("")
        yield lambda step: line.update(task, description=step)


@contextmanager
def _progress(quiet: bool, total: int | None) -> Iterator[Tell]:
    """A moving bar on a terminal; skipped inputs and notes are printed as they come, everywhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from tidynews.articles import Skipped

    console = Console(stderr=True)
    line = Progress(
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}", markup=False, style="dim"),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    )

    def tell(item: Done | Skipped | str) -> None:
        if isinstance(item, str):
            line.update(task, description=item, file="")
            return
        about = [f"skipped {item.file}: {item.reason}"] if isinstance(item, Skipped) else item.notes
        for remark in about:
            told = remark if isinstance(item, Skipped) else f"note {item.file}: {remark}"
            line.print(told, markup=False, highlight=False, soft_wrap=True)
        line.update(task, advance=1, file=item.file)

    with line:
        task = line.add_task("reading", file="", total=total)
        yield tell


def _report(built: Built) -> None:
    width = max(map(len, built.frames))
    for name, frame in built.frames.items():
        click.echo(f"{name:<{width}}  {frame.height:>8,} rows")
    if built.skipped:
        click.echo(f"skipped {len(built.skipped)} inputs; why stands in {built.folder / 'skipped.json'}")
    click.echo(f"checked and published: {built.folder}")


MADE = """\
made {folder}/
  articles/                     put your articles here; the one that is there is fiction and shows the form
  curation/                     what people decide: who is who, corrections of rows
  datapackage/datapackage.yaml  title, licence and sources: make them yours
  README.md                     how to build, check and release
next: cd {folder}, then tidynews build, tidynews check package, tidynews release (or nox -s build check release)"""
