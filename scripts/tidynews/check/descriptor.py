"""A package folder in, its `datapackage.json` read and every mistake in it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tidynews import schema
from tidynews.check.report import Problem
from tidynews.check.standard.descriptor import SEMVER, is_moment, load
from tidynews.check.standard.paths import unsafe
from tidynews.check.standard.profile import against_profile
from tidynews.check.table_schema import table_schema
from tidynews.check.words import CONTENT

NAME = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of the package, as the descriptor states it; None where it does not, or not as it must."""

    name: str
    table: str
    form: str
    path: str
    bytes: int | None
    sha256: str | None
    rows: int | None


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What `datapackage.json` says, as far as it can be used, and what is wrong with it."""

    name: str | None = None
    stated: Mapping[str, Any] | None = None
    resources: tuple[Resource, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def content(self) -> str:
        """Which words of the articles the package holds; all where it does not say, or not as it must."""
        return _content(self.stated or {})


def read_descriptor(folder: Path) -> Descriptor:
    """Read and judge `folder/datapackage.json`: the official profile first, then what it does not ask."""
    try:
        stated = load(folder / NAME)
    except ValueError as error:
        return Descriptor(problems=(_problem("json", f"it cannot be read: {error}"),))
    listed = stated.get("resources")
    found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    withheld = _content(stated) != "all"
    problems = (*_standard(stated, found, withheld), *_itself(stated), *_tables(found, withheld, folder))
    ours = stated.get("x-tidynews")
    if isinstance(ours, dict) and "release" in ours:
        problems = tuple(map(_of_a_release, problems))
    name = stated.get("name")
    return Descriptor(name if _is_name(name) else None, stated, tuple(_usable(found, folder)), problems)


def _of_a_release(problem: Problem) -> Problem:
    """A release keeps the schemas of its day, and CHECKSUMS.sha256 guards them: that ours have moved on is no error."""
    if not problem.check.endswith(".schema"):
        return problem
    return replace(problem, severity="warning", why=f"{problem.why}; the release was made with the schemas of its day")


def is_ours(file: Path) -> bool:
    """Whether a descriptor says that tidynews wrote it."""
    try:
        return "x-tidynews" in load(file)
    except ValueError:
        return False


def _content(stated: Mapping[str, Any]) -> str:
    ours = stated.get("x-tidynews")
    content = ours.get("content") if isinstance(ours, dict) else None
    return content if content in CONTENT else "all"


def _standard(stated: Mapping[str, Any], found: Sequence[Mapping[str, Any]], withheld: bool) -> Iterator[Problem]:
    """What the official profile says.

    It takes half a second over the 36 schemas of a package. Those that are exactly ours pass, as the tests prove, and
    are left out.
    """
    if found and len(found) == len(stated["resources"]):
        stated = {**stated, "resources": [_without_known_schema(item, withheld) for item in found]}
    for line in against_profile(stated):
        yield _problem("profile", line)


def _without_known_schema(item: Mapping[str, Any], withheld: bool) -> Mapping[str, Any]:
    name = item.get("name")
    known = name in {expected for _, _, expected in _expected()} and item.get("schema") == _schema(str(name), withheld)
    return {key: value for key, value in item.items() if key != "schema" or not known}


def _itself(stated: Mapping[str, Any]) -> Iterator[Problem]:
    """What the official profile leaves open: it accepts every text as name, version or date."""
    if not _is_name(stated.get("name")):
        yield _problem("name", f"name must be of lower-case letters, digits, - . _, not {stated.get('name')!r}")
    if not _matches(SEMVER, stated.get("version")):
        yield _problem("version", f"version must be a semantic version such as 1.4.0, not {stated.get('version')!r}")
    if "created" in stated and not is_moment(stated["created"]):
        yield _problem("created", f"created must be a moment such as 2025-03-04T06:30:00Z, not {stated['created']!r}")
    if stated.get("$schema") != _PROFILE:
        yield _problem("$schema", f"$schema must be {_PROFILE}, not {stated.get('$schema')!r}")
    ours = stated.get("x-tidynews")
    if isinstance(ours, dict) and ours.get("content", "all") not in CONTENT:
        yield _problem("content", f"x-tidynews/content must be one of {', '.join(CONTENT)}, not {ours['content']!r}")
    if not stated.get("licenses"):
        yield _problem("licenses", "a licence must be stated")


def _tables(found: Sequence[Mapping[str, Any]], withheld: bool, folder: Path) -> Iterator[Problem]:
    names = [str(item.get("name")) for item in found]
    for table, form, name in _expected():
        match names.count(name):
            case 0:
                yield _problem(f"{name}.missing", f"no resource {name}, the {form} of table {table}")
            case 1:
                yield from _resource(found[names.index(name)], name, withheld, folder)
            case times:
                yield _problem(f"{name}.repeated", f"{times} resources are called {name}")
    known = {name for _, _, name in _expected()}
    for other in names:
        if other not in known:
            yield _problem("unknown", f"a resource {other!r} that is no table of tidynews", severity="warning")


def _resource(item: Mapping[str, Any], name: str, withheld: bool, folder: Path) -> Iterator[Problem]:
    if why := unsafe(item.get("path"), folder):
        yield _problem(f"{name}.path", f"the path of {name}, {item.get('path')!r}: {why}")
    if not _matches(_HASH, item.get("hash")):
        yield _problem(
            f"{name}.hash", f"the hash of {name} must be sha256: and 64 hex digits, not {item.get('hash')!r}"
        )
    if not isinstance(item.get("x-rows"), int):
        yield _problem(f"{name}.x-rows", f"x-rows of {name} must be a number, not {item.get('x-rows')!r}")
    if not isinstance(_bytes(item), int):
        yield _problem(f"{name}.bytes", f"the size of {name} in bytes must be stated")
    different = _differences(item.get("schema"), _schema(name, withheld))
    if different:
        yield _problem(f"{name}.schema", f"the schema of {name} is not that of schemas/: {different}")


def _differences(stated: Any, expected: Mapping[str, Any]) -> str:
    if not isinstance(stated, dict):
        return "it is missing"
    keys = sorted(key for key in {*stated, *expected} if stated.get(key) != expected.get(key))
    fields = stated.get("fields")
    if keys == ["fields"] and isinstance(fields, list):
        ours = {field["name"]: field for field in expected["fields"]}
        theirs = {field.get("name"): field for field in fields if isinstance(field, dict)}
        keys = [str(name) for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)] or ["order of fields"]
    return ", ".join(keys)


def _usable(found: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[Resource]:
    by_name = {str(item.get("name")): item for item in reversed(found)}
    for table, form, name in _expected():
        item = by_name.get(name, {})
        path = item.get("path")
        if isinstance(path, str) and not unsafe(path, folder):
            hashed = str(item.get("hash"))
            rows, size = item.get("x-rows"), _bytes(item)
            yield Resource(
                name=name,
                table=table,
                form=form,
                path=path,
                bytes=size if isinstance(size, int) else None,
                sha256=hashed.removeprefix("sha256:") if _matches(_HASH, hashed) else None,
                rows=rows if isinstance(rows, int) else None,
            )


def _bytes(item: Mapping[str, Any]) -> Any:
    return item.get("bytes", item.get("x-bytes"))


@cache
def _expected() -> tuple[tuple[str, str, str], ...]:
    """Table, form and resource name of every file of tables."""
    return tuple(
        (table, form, f"{table}{ending}")
        for form, ending in (("csv", ""), ("parquet", "-parquet"))
        for table in schema.TABLES
    )


@cache
def _schema(name: str, withheld: bool) -> dict[str, Any]:
    table = schema.tables()[name.removesuffix("-parquet")]
    described = table_schema(table, parquet=name.endswith("-parquet"), withheld=withheld)
    loaded: dict[str, Any] = json.loads(json.dumps(described))
    return loaded


def _problem(check: str, why: str, severity: str = "error") -> Problem:
    return Problem(f"{NAME}.{check}", NAME, why, severity=severity)


def _is_name(value: Any) -> bool:
    return _matches(re.compile(r"[a-z0-9._-]+"), value)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_HASH = re.compile(r"sha256:[0-9a-f]{64}")
