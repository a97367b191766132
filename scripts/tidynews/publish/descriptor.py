"""A written folder of tables in, its `datapackage.json` (Data Package v2) out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tidynews import schema
from tidynews.check.table_schema import table_schema
from tidynews.publish.about import About


def descriptor(folder: Path, *, about: About, rows: dict[str, int], version: str) -> dict[str, Any]:
    """Describe `folder/csv` and `folder/parquet`: every table is two resources, each referring to its own kind.

    Args:
        folder: The package being written.
        about: What it says about itself.
        rows: Rows per table.
        version: The version of tidynews that wrote it.
    """
    licenses = [{"name": about.license, "path": "LICENSE"}]
    tidynews: dict[str, Any] = {"version": version, "textUnit": "code point", "content": about.content}
    if about.release_content:
        tidynews["releaseContent"] = about.release_content
    if about.release:
        tidynews["release"] = dict(about.release)
    if about.model:
        tidynews["model"] = dict(about.model)
    stated = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "version": about.version,
        "created": about.created,
        "homepage": about.homepage,
        "licenses": licenses,
        "keywords": list(about.keywords),
        "contributors": [dict(person) for person in about.contributors],
        "sources": [dict(source) for source in about.sources],
        "x-tidynews": tidynews,
        "resources": [
            describe(folder, table, rows[table.name], withheld=about.content != "all")
            for describe in (_csv, _parquet)
            for table in schema.tables().values()
        ],
    }
    return {key: value for key, value in stated.items() if value not in (None, [])}


def sha256(path: Path) -> str:
    """The SHA-256 of a file, 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _csv(folder: Path, table: schema.Table, rows: int, *, withheld: bool) -> dict[str, Any]:
    path = f"csv/{table.name}.csv"
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
        "x-rows": rows,
        "schema": table_schema(table, withheld=withheld),
    }


def _parquet(folder: Path, table: schema.Table, rows: int, *, withheld: bool) -> dict[str, Any]:
    path = f"parquet/{table.name}.parquet"
    return {
        "name": f"{table.name}-parquet",
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        # frictionless 5.21 calls a right `bytes` on a Parquet table wrong, so it is stated beside the standard
        "x-bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
        "x-rows": rows,
        "schema": table_schema(table, parquet=True, withheld=withheld),
    }
