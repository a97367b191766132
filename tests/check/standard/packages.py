"""A resource and the texts of its files in, a Data Package on the disk, and what is said about it, out."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from tidynews.check import Report
from tidynews.check.standard.package import check_data_package

Fields = str | Sequence[Mapping[str, Any]]
Content = str | bytes | pl.DataFrame | Mapping[str, str | bytes]


@dataclass(frozen=True)
class Package:
    """A descriptor and the files beside it: text, bytes, frames for Parquet, or the members of a zip file."""

    descriptor: dict[str, Any]
    files: Mapping[str, Content] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write all of it; the descriptor's path."""
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _write(folder / name, content)
        file = folder / "datapackage.json"
        file.write_text(json.dumps(self.descriptor), encoding="utf-8")
        return file


def table(
    fields: Fields, content: Content = "", *, name: str = "t", schema: Mapping[str, Any] | None = None, **about: Any
) -> Package:
    """A package of one table: `fields` are descriptors, or written as `id:integer note`; others are strings."""
    described = {"fields": listed(fields), **(schema or {})}
    path = None if "data" in about else f"{name}.csv"
    resource = {"name": name, "type": "table", "path": path, "schema": described} | about
    files = {resource["path"]: content} if isinstance(resource["path"], str) else {}
    return package(_without_nothing(resource), files=files)


def package(*resources: Mapping[str, Any], files: Mapping[str, Content] | None = None, **about: Any) -> Package:
    """A package of several."""
    return Package({"$schema": _PROFILE, "name": "made", "resources": list(resources)} | about, files or {})


def of_case(case: Mapping[str, Any]) -> Package:
    """The package that an entry of cases.yaml describes."""
    more = case.get("resource", {})
    resource = table(case.get("fields", ""), schema=case.get("schema")).descriptor["resources"][0] | more
    if "data" in more and "path" not in more:
        del resource["path"]
    made = package(_without_nothing(resource))
    path = resource.get("path")
    rows = case.get("rows", "").encode(case.get("in", "utf-8"))
    files = {path: rows} if "rows" in case else {}
    for name, text in case.get("more", {}).items():
        described = {"fields": listed(text.splitlines()[0].replace(",", " "))}
        made.descriptor["resources"].append(
            {"name": name, "type": "table", "path": f"{name}2.csv", "schema": described}
        )
        files[f"{name}2.csv"] = text.encode()
    descriptor = _without_nothing(made.descriptor | case.get("about", {}))
    return Package(descriptor, files | case.get("files", {}))


def together(*packages: Package) -> Package:
    """One package with the resources and files of all."""
    resources = [resource for each in packages for resource in each.descriptor["resources"]]
    return package(*resources, files={name: content for each in packages for name, content in each.files.items()})


def listed(fields: Fields) -> list[dict[str, Any]]:
    """Field descriptors."""
    if not isinstance(fields, str):
        return [dict(item) for item in fields]
    pairs = [item.partition(":")[::2] for item in fields.split()]
    return [{"name": name, "type": kind or "string"} for name, kind in pairs]


def judge(made: Package, folder: Path) -> Report:
    """What tidynews says about `made`, written in `folder`; never that the mistake is tidynews' own."""
    report = check_data_package(made.write(folder))
    assert not any(problem.ours for problem in report.problems), report.text()
    return report


def found(report: Report) -> dict[str, int]:
    """The checks that failed, and how often."""
    return {problem.check: problem.count for problem in report.problems}


def _without_nothing(resource: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in resource.items() if value is not None}


def _write(file: Path, content: Content) -> None:
    if isinstance(content, pl.DataFrame):
        content.write_parquet(file)
        return
    if isinstance(content, Mapping):
        with zipfile.ZipFile(file, "w") as archive:
            for name, inside in content.items():
                archive.writestr(name, inside)
        return
    whole = content.encode() if isinstance(content, str) else content
    file.write_bytes(gzip.compress(whole) if file.suffix == ".gz" else whole)


_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
