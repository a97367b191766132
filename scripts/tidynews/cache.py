"""Rows kept per article, so that a second build reads only what changed; a broken entry is as good as none."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import platformdirs

from tidynews import schema
from tidynews.articles.article import Article
from tidynews.extract import Rows


def load(article: Article, model_sha256: str) -> Rows | None:
    """The rows kept for `article`, or None: never read, read by another version or model, or entry damaged."""
    try:
        kept = json.loads(_path(article, model_sha256).read_bytes())
        return {name: [_typed(name, row) for row in rows] for name, rows in kept.items()}
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return None


def keep(article: Article, model_sha256: str, rows: Rows) -> None:
    """Keep the rows of `article`; a full or read-only disk only means that they are read again."""
    path = _path(article, model_sha256)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(rows, default=_text), encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def folder() -> Path:
    """Where rows are kept: `TIDYNEWS_CACHE`, else the user's cache folder."""
    chosen = os.environ.get("TIDYNEWS_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("tidynews"))


@cache
def fingerprint() -> str:
    """SHA-256 of the version and of every file that decides what the rows are."""
    whole = hashlib.sha256(version("tidynews").encode() + version("spacy").encode())
    package = Path(__file__).parent
    for path in sorted(
        [*package.rglob("*.py"), *package.rglob("*.yaml"), *schema.data_folder("schemas").glob("*.yaml")]
    ):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def _path(article: Article, model_sha256: str) -> Path:
    told = json.dumps(dataclasses.asdict(article), default=_text, sort_keys=True)
    key = hashlib.sha256(f"{fingerprint()}\0{model_sha256}\0{told}".encode(errors="surrogatepass")).hexdigest()
    return folder() / key[:2] / f"{key}.json"


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a row holds a {type(value).__name__}, which no column has")


def _typed(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Undo what JSON did to dates."""
    types = _types(name)
    return {
        column: _READERS[types[column]](value) if types[column] in _READERS else value for column, value in row.items()
    }


@cache
def _types(name: str) -> Mapping[str, str]:
    return {field.name: field.type for field in schema.tables()[name].fields}


def _date(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _datetime(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


_READERS: dict[str, Callable[[str | None], date | None]] = {"date": _date, "datetime": _datetime}
