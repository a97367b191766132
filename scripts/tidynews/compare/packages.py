"""A Data Package's folder in, its tables as the descriptor states them out: ours or anybody's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tidynews.errors import NotAPackage, TidynewsError


class CannotCompare(TidynewsError):
    """A table of a package cannot be compared; the message names the package, the table and why."""


@dataclass(slots=True)
class Table:
    """One table: what its resource says about it, its Table Schema, and its files by form (`csv`, `parquet`)."""

    name: str
    about: Mapping[str, Any]
    schema: Mapping[str, Any]
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Mapping[str, Any]]:
        """The columns by name, in order."""
        return {str(column["name"]): column for column in self.schema.get("fields", [])}

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the primary key; empty where there is none."""
        return names(self.schema.get("primaryKey"))

    @property
    def file(self) -> Path:
        """The file to read: Parquet where there is one, for it has types."""
        return self.files.get("parquet") or self.files["csv"]


def names(listed: Any) -> tuple[str, ...]:
    """The columns of a key, which the standard lets be a list or one name."""
    return (listed,) if isinstance(listed, str) else tuple(listed or ())


def read_package(path: Path) -> dict[str, Table]:
    """The tables of the package in the folder `path` (or whose `datapackage.json` it is), by name.

    A table that stands there as CSV and, called `NAME-parquet`, as Parquet is one.

    Raises:
        NotAPackage: There is no descriptor, or none that can be read.
        CannotCompare: A table's file is missing, lies outside the package or is of another form.
    """
    folder = path.parent if path.name == _DESCRIPTOR else path
    tables: dict[str, Table] = {}
    for resource in _resources(folder):
        if "schema" not in resource and resource.get("type", "table") != "table":
            continue
        form = str(resource.get("format") or Path(str(resource.get("path"))).suffix.removeprefix(".")).lower()
        if form not in _FORMS:
            if "schema" in resource:
                raise CannotCompare(f"{folder}: {resource.get('name')} is neither CSV nor Parquet, but {form!r}")
            continue
        name = str(resource.get("name"))
        name = name.removesuffix("-parquet") if form == "parquet" else name
        table = tables.setdefault(name, Table(name, resource, _schema(folder, resource)))
        if form == "csv":  # the plainer of the two descriptions: its foreign keys name tables as people do
            table.about, table.schema = resource, _schema(folder, resource)
        table.files[form] = _file(folder, resource)
    if not tables:
        raise NotAPackage(f"{folder / _DESCRIPTOR} describes no table")
    return tables


def _resources(folder: Path) -> list[Mapping[str, Any]]:
    descriptor = folder / _DESCRIPTOR
    if not descriptor.is_file():
        why = f"it has no {_DESCRIPTOR}" if folder.is_dir() else "there is no such folder"
        raise NotAPackage(f"{folder} is not a package: {why}")
    stated = _json(descriptor)
    listed = stated.get("resources") if isinstance(stated, dict) else None
    if not isinstance(listed, list) or not all(isinstance(resource, dict) for resource in listed):
        raise NotAPackage(f"{descriptor} has no list of resources")
    return listed


def _schema(folder: Path, resource: Mapping[str, Any]) -> Mapping[str, Any]:
    stated = resource.get("schema", {})
    schema: Any = _json(_inside(folder, resource, stated)) if isinstance(stated, str) else stated
    fields = schema.get("fields", []) if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(column, dict) and "name" in column for column in fields):
        raise NotAPackage(f"{folder / _DESCRIPTOR}: the schema of {resource.get('name')} is no Table Schema")
    return dict(schema)


def _file(folder: Path, resource: Mapping[str, Any]) -> Path:
    return _inside(folder, resource, resource.get("path"))


def _inside(folder: Path, resource: Mapping[str, Any], path: Any) -> Path:
    """The file at `path`; the standard forbids one that climbs out of the package, for it could be anything."""
    where = f"{folder}: {resource.get('name')}"
    if not isinstance(path, str):
        raise CannotCompare(f"{where} must be one file, not {path!r}")
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()):
        raise CannotCompare(f"{where}: {path} lies outside the package")
    if not file.is_file():
        raise CannotCompare(f"{where}: there is no file {path}")
    return file


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotAPackage(f"{file} is not JSON in UTF-8: {error}") from error


_DESCRIPTOR = "datapackage.json"
_FORMS = ("csv", "parquet")
