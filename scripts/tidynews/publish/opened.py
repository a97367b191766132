"""A package or a folder of releases in; its frames, its database and its descriptor out, each read when asked for.

Nothing is written beside the package, and a query sees the package and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from html import escape
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import polars as pl

from tidynews.errors import NotAPackage, TidynewsError
from tidynews.publish.swap import read_descriptor


class BadQuery(TidynewsError):
    """The query is not SQL, names what is not there, or would change the package."""


class NoSuchTable(TidynewsError, KeyError, AttributeError):
    """The package has no table or view of that name; the message says which it has."""

    __str__ = Exception.__str__  # a KeyError prints its message in quotation marks


class Package:
    """A package that is read as it is used: `package.claims`, `package["claims"]`, `package.sql("SELECT …")`.

    It can be used as a context manager, which closes its database.
    """

    articles: pl.DataFrame
    segments: pl.DataFrame
    actors: pl.DataFrame
    actor_names: pl.DataFrame
    roles: pl.DataFrame
    mentions: pl.DataFrame
    times: pl.DataFrame
    claims: pl.DataFrame
    claim_parts: pl.DataFrame
    claim_actors: pl.DataFrame
    claim_links: pl.DataFrame
    figures: pl.DataFrame
    events: pl.DataFrame
    event_mentions: pl.DataFrame
    event_actors: pl.DataFrame
    codes: pl.DataFrame
    retractions: pl.DataFrame
    changes: pl.DataFrame
    claims_wide: pl.DataFrame
    figures_wide: pl.DataFrame
    timeline: pl.DataFrame
    accusations: pl.DataFrame
    denials: pl.DataFrame
    event_clusters: pl.DataFrame
    figure_conflicts: pl.DataFrame
    casualties: pl.DataFrame
    speakers: pl.DataFrame
    sourcing: pl.DataFrame
    names: pl.DataFrame
    verbal_events: pl.DataFrame
    co_mentions: pl.DataFrame
    dyad_weeks: pl.DataFrame

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()  # a notebook may change its folder before it reads
        self.descriptor: dict[str, Any] = read_descriptor(folder)
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._frames: dict[str, pl.DataFrame] = {}

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.descriptor["version"])

    @cached_property
    def tables(self) -> dict[str, int]:
        """The tables and their rows."""
        described = self.descriptor["resources"]
        return {one["name"]: one["x-rows"] for one in described if one["path"].startswith("csv/")}

    @cached_property
    def views(self) -> tuple[str, ...]:
        """The views of the database, by name."""
        found = self.connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name")
        return tuple(name for (name,) in found.fetchall())

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The DuckDB connection with all tables and views, read-only; opened anew after it was closed."""
        if self._connection is None or _is_closed(self._connection):
            self._connection = connect(self.folder, self.descriptor)
        return self._connection

    def sql(self, query: str) -> pl.DataFrame:
        """Answer one query.

        Raises:
            BadQuery: DuckDB does not take the query, it is more than one statement, or it returns nothing.
        """
        cursor = self.connection.cursor()  # an answer half read on the connection stays whole
        try:
            demand_one(cursor, query)
            answer = cursor.sql(query) if query.strip() else None
            if answer is None:
                raise BadQuery(NO_ANSWER)
            return pl.DataFrame(answer)
        except duckdb.Error as error:
            raise BadQuery(plain(error)) from error

    def close(self) -> None:
        """Close the database; it is opened again when it is asked for."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __getitem__(self, name: str) -> pl.DataFrame:
        """A table, from its Parquet file, or the rows of a view."""
        if name not in self._frames:
            if name in self.tables:
                self._frames[name] = pl.read_parquet(self.folder / "parquet" / f"{name}.parquet", glob=False)
            elif name in self.views:
                self._frames[name] = self.sql(f'FROM "{name}"')
            else:
                raise NoSuchTable(f"no table or view {name!r}; there are {', '.join(self)}")
        return self._frames[name]

    def __getattr__(self, name: str) -> pl.DataFrame:
        """The same as an attribute."""
        if name.startswith("_"):  # copying and notebooks ask for many of these
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Iterator[str]:
        """Names of all tables, then of all views."""
        return iter((*self.tables, *self.views))

    def __len__(self) -> int:
        """How many tables and views there are."""
        return len(self.tables) + len(self.views)

    def __contains__(self, name: object) -> bool:
        """Whether there is a table or view of that name."""
        return name in tuple(self)

    def __dir__(self) -> list[str]:
        """What completion offers: tables and views too."""
        return [*super().__dir__(), *self]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __enter__(self) -> Self:
        """The package itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database."""
        self.close()

    def __repr__(self) -> str:
        """Name and version, the tables with their rows, the views."""
        wide = max(map(len, self.tables))
        rows = "".join(f"\n  {name:<{wide}}  {count:>9,} rows" for name, count in self.tables.items())
        return f"{self.descriptor['name']} {self.version} in {self.folder}{rows}\n  views: {', '.join(self.views)}"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(name)}</td><td>{count:,}</td></tr>" for name, count in self.tables.items())
        head = f"<b>{escape(str(self.descriptor['name']))} {escape(self.version)}</b>"
        table = f"<table><tr><th>table</th><th>rows</th></tr>{rows}</table>"
        return f"{head}{table}<p>views: {escape(', '.join(self.views))}</p>"


def find(path: Path, version: str | None = None) -> Path:
    """The folder of the package that `path` means: itself, or in a folder of releases the latest or the named one.

    Raises:
        NotAPackage: There is none, or no release of that version; the message says which there are.
    """
    listing = path / "versions.json"
    if not listing.is_file():
        if version is None:
            return path
        raise NotAPackage(f"{path} is no folder of releases (it has no {listing.name}), so it has no version {version}")
    try:
        listed = json.loads(listing.read_text(encoding="utf-8"))
        folders = {one["version"]: one["path"] for one in listed["versions"]}
        wanted = version or listed["latest"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotAPackage(f"{listing} is not a list of releases: {error!r}") from error
    if wanted not in folders:
        raise NotAPackage(f"{path} has no version {wanted}; there are {', '.join(folders) or 'none'}")
    return path / str(folders[wanted])


def connect(folder: Path, descriptor: dict[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
    """The database of a package, read-only and without access to anything else.

    Raises:
        NotAPackage: `folder` is none, or not whole.
    """
    file = folder / f"{(descriptor or read_descriptor(folder))['name']}.duckdb"
    if not file.is_file():
        raise NotAPackage(f"{folder} is not whole: {file.name} is missing")
    try:
        connection = duckdb.connect(str(file), read_only=True)
    except duckdb.Error as error:
        raise NotAPackage(f"{file} cannot be opened: {plain(error)}") from error
    if connection.execute("SELECT current_setting('enable_external_access')").fetchone() == (True,):
        # connections to one file share their settings, and these can be made once
        connection.execute("SET temp_directory = ''").fetchall()  # spill nowhere; such a folder may also be read
        connection.execute("SET enable_progress_bar = false")  # DuckDB 2 prints it into the answer
    connection.execute("SET enable_external_access = false").fetchall()  # no file of the current folder
    return connection


def demand_one(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Refuse several statements, of which DuckDB would answer the last one only."""
    statements = len(connection.extract_statements(query))
    if statements > 1:
        raise BadQuery(f"that is {statements} statements; ask one at a time, for only the last would be answered")


def plain(error: duckdb.Error) -> str:
    """What DuckDB says, in words for readers of a package."""
    if "read-only mode" in str(error):
        return "a query cannot change a package; build it anew"
    return str(error).strip()


def _is_closed(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.cursor().close()
    except duckdb.ConnectionException:
        return True
    return False


NO_ANSWER = "the query returns nothing; ask with SELECT, FROM, SHOW or DESCRIBE"
