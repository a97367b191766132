"""Frames in, a self-contained Data Package in an empty folder out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

from tidynews import schema
from tidynews.articles.article import Skipped
from tidynews.check.files import CHECKSUMS, LIST
from tidynews.check.table_schema import table_schema
from tidynews.publish.about import About
from tidynews.publish.database import read_views, write_database
from tidynews.publish.descriptor import descriptor, sha256
from tidynews.publish.dictionary import readme
from tidynews.publish.files import parquet_metadata, write_csv, write_parquet
from tidynews.publish.page import page
from tidynews.publish.views import views_sql
from tidynews.tables import Frames


def write_package(
    frames: Frames,
    folder: Path,
    *,
    about: About,
    skipped: Sequence[Skipped] = (),
    curation: Mapping[str, Any] | None = None,
) -> None:
    """Write the package into `folder`, which is made if it is not there and must be empty.

    CSV, Parquet, `datapackage.json` and everything else but the DuckDB file have the same bytes on every run.

    Args:
        frames: All tables of the schemas.
        folder: Where to write.
        about: What the package says about itself.
        skipped: Inputs that were left out; they stand in `skipped.json`.
        curation: What people decided about which cells; it stands in `curation.json`.

    Raises:
        FileExistsError: `folder` holds something.
    """
    write_tables(frames, folder, about=about)
    rows = {name: frames[name].height for name in schema.TABLES}
    version = version_of("tidynews")
    database = folder / f"{about.name}.duckdb"
    write_database(folder / "parquet", database, withheld=about.content != "all")
    _write(folder / "views.sql", views_sql())
    _write(folder / "LICENSE", about.license_text)
    views = list(read_views(database))
    _write(folder / "README.md", readme(about=about, rows=rows, views=views, version=version))
    _write(folder / "dictionary.html", page(frames, about, views=views, version=version))
    if skipped:
        _write_json(folder / "skipped.json", [{"file": skip.file, "reason": skip.reason} for skip in skipped])
    if curation:
        _write_json(folder / "curation.json", curation)
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write the hashes of all files, as `sha256sum -c` reads them.

    The DuckDB file has a list of its own: its bytes differ on every run, and nothing else of a package may.
    """
    hashes = {file: sha256(folder / file) for file in files(folder) if not file.endswith(LIST)}
    databases = {file: hashes.pop(file) for file in list(hashes) if file.endswith(".duckdb")}
    for name, some in ((CHECKSUMS, hashes), *((f"{file}{LIST}", {file: databases[file]}) for file in databases)):
        _write(folder / name, "".join(f"{sha}  {file}\n" for file, sha in some.items()))


def files(folder: Path) -> list[str]:
    """All files in a package, as `/`-separated paths from it, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def write_tables(frames: Frames, folder: Path, *, about: About) -> None:
    """Write CSV, Parquet and `datapackage.json` and nothing else: a Data Package without its papers.

    Raises:
        FileExistsError: `folder` holds something.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    version = version_of("tidynews")
    (folder / "csv").mkdir()
    (folder / "parquet").mkdir()
    for name, table in schema.tables().items():
        csv = folder / "csv" / f"{name}.csv"
        write_csv(frames[name], csv)
        described = table_schema(table, withheld=about.content != "all")
        metadata = parquet_metadata(table.name, described, package=about.name, version=version, csv=csv)
        write_parquet(frames[name], folder / "parquet" / f"{name}.parquet", metadata=metadata)
    rows = {name: frames[name].height for name in schema.TABLES}
    _write_json(folder / "datapackage.json", descriptor(folder, about=about, rows=rows, version=version))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_json(path: Path, value: Any) -> None:
    _write(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")
