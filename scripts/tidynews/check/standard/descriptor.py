"""A descriptor file in, its resources with schema and dialect looked up, and every mistake in it, out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tidynews.check.report import Problem
from tidynews.check.standard.paths import unsafe
from tidynews.check.standard.profile import against_profile
from tidynews.check.standard.usable import usable_dialect, usable_resource, usable_schema


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource as the descriptor states it, references looked up; `paths` holds only those that may be read.

    `form` is how its rows are written: csv, parquet, json or data (in the descriptor itself); empty where tidynews
    reads no rows. `where` is the place that reports name.
    """

    name: str
    where: str
    stated: Mapping[str, Any]
    paths: tuple[str, ...]
    form: str
    schema: Mapping[str, Any] | None
    dialect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A package's folder, what its descriptor says, and what is wrong with that."""

    folder: Path
    file: str
    stated: Mapping[str, Any]
    resources: tuple[Resource, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(descriptor: Path) -> Described:
    """Read and judge the file `descriptor`: first the official profile, then what it leaves open."""
    folder, file = descriptor.parent, descriptor.name
    try:
        stated = load(descriptor)
    except ValueError as error:
        return Described(folder, file, {}, problems=(Problem(f"{file}.json", file, f"it cannot be read: {error}"),))
    listed = stated.get("resources")
    items = list(enumerate(listed if isinstance(listed, list) else [], 1))
    looked_up = {number: _look_up(item, number, folder, file) for number, item in items if isinstance(item, dict)}
    # what stands in files of its own must fit the profile as if it stood here
    whole = [looked_up[number].item if number in looked_up else item for number, item in items]
    against = list(against_profile({**stated, "resources": whole} if isinstance(listed, list) else stated))
    problems = [Problem(f"{file}.profile", file, line) for line in against]
    problems += _open_questions(stated, file)
    resources = []
    for number, found in looked_up.items():
        resource, more = _resource(found, folder, file)
        resources.append(resource)
        told = any(line.startswith((f"resources/{number - 1}/", f"resources/{number - 1}:")) for line in against)
        problems += [*found.problems, *([] if told else found.complaints), *more]
    names = [resource.name for resource in resources]
    for name in dict.fromkeys(names):
        if (times := names.count(name)) > 1:
            problems.append(Problem(f"{name}.repeated", file, f"{times} resources are called {name}"))
    return Described(folder, file, stated, tuple(resources), tuple(problems))


def load(file: Path) -> dict[str, Any]:
    """The JSON object in `file`.

    Raises:
        ValueError: It holds none; the message says where it breaks off.
    """
    try:
        loaded = json.loads(file.read_text(encoding="utf-8-sig"))
        json.dumps(loaded, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("it escapes half a letter, a surrogate without the other one") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except OSError as error:
        raise ValueError(error.strerror or str(error)) from None
    if not isinstance(loaded, dict):
        raise ValueError("it must be a JSON object")  # noqa: TRY004  # bad data, not a bad call
    return loaded


def _open_questions(stated: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """What the profile does not ask: it accepts every text as version, moment or profile."""
    version = stated.get("version")
    if isinstance(version, str) and not SEMVER.fullmatch(version):
        why = f"version should be a semantic version such as 1.4.0, not {version!r}"
        yield Problem(f"{file}.version", file, why, severity="warning")
    created = stated.get("created")
    if created is not None and not is_moment(created):
        yield Problem(
            f"{file}.created", file, f"created must be a moment such as 2025-03-04T06:30:00Z, not {created!r}"
        )
    profile = stated.get("$schema")
    if isinstance(profile, str) and not _OFFICIAL.fullmatch(profile):
        why = f"$schema names a profile that is not at hand, {profile!r}: only the official one was asked"
        yield Problem(f"{file}.$schema", file, why, severity="warning")


@dataclass(slots=True)
class _LookedUp:
    """A resource with the files that its schema and its dialect are in read, and what was wrong with those.

    `complaints` are about what nobody can use; most of that the profile reports as well.
    """

    name: str
    item: dict[str, Any]
    problems: list[Problem]
    complaints: list[Problem]


def _look_up(item: dict[str, Any], number: int, folder: Path, file: str) -> _LookedUp:
    name = item["name"] if isinstance(item.get("name"), str) and item["name"] else f"resource {number}"
    found = _LookedUp(name, dict(item), [], [])
    for key in ("schema", "dialect"):
        value = item.get(key)
        if value is None or isinstance(value, dict):
            continue
        del found.item[key]
        if why := unsafe(value, folder):
            found.problems.append(Problem(f"{name}.{key}", file, f"the {key} of {name}, {value!r}: {why}"))
            continue
        try:
            found.item[key] = load(folder / value)
        except ValueError as error:
            why = f"the {key} of {name} cannot be read: {error}"
            found.problems.append(Problem(f"{name}.{key}", str(value), why))
    return found


def _resource(found: _LookedUp, folder: Path, file: str) -> tuple[Resource, list[Problem]]:
    name = found.name
    problems: list[Problem] = []

    def complain(key: str, value: Any) -> None:
        why = f"{name}: the {key} cannot be {json.dumps(value)[:_LONG]}"
        found.complaints.append(Problem(f"{name}.descriptor", file, why))

    item = usable_resource(found.item, complain)
    schema = usable_schema(found.item["schema"], complain) if found.item.get("schema") is not None else None
    dialect = usable_dialect(found.item.get("dialect") or {}, complain)
    paths = []
    for path in _paths(item):
        if why := unsafe(path, folder):
            problems.append(Problem(f"{name}.path", file, f"the path of {name}, {path!r}: {why}"))
        elif not (folder / path).is_file():
            problems.append(Problem(f"{name}.file", path, "the file is not there"))
        else:
            paths.append(path)
    complete = len(paths) == len(_paths(item)) and (paths != [] or "data" in item)
    form = _form(item, schema) if complete else ""
    where = paths[0] if paths else file
    return Resource(name, where, item, tuple(paths), form, schema, dialect), problems


def _paths(item: Mapping[str, Any]) -> list[Any]:
    path = item.get("path")
    return path if isinstance(path, list) else [] if path is None else [path]


def _form(item: Mapping[str, Any], schema: Mapping[str, Any] | None) -> str:
    """How the rows are written, where it is a table."""
    is_table = schema is not None or item.get("type") == "table" or item.get("profile") == "tabular-data-resource"
    if "data" in item:
        return "data" if is_table else ""
    stated = str(item.get("format") or "").lower().lstrip(".")
    endings = {str(path).lower().removesuffix(".gz").removesuffix(".zip").rpartition(".")[2] for path in _paths(item)}
    named = stated or (endings.pop() if len(endings) == 1 else "")
    if named not in _FORMS and "csv" in str(item.get("mediatype")):
        named = "csv"
    return _FORMS.get(named, "") if is_table or named in _TABLES else ""


def is_moment(value: Any) -> bool:
    """Whether `value` is a moment as RFC 3339 writes it, with its zone."""
    try:
        return (
            isinstance(value, str) and len(value) > 10 and datetime.fromisoformat(value).tzinfo is not None
        )  # a day has no zone
    except ValueError:
        return False


_LONG = 200
SEMVER = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)"
    r"(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
    r"(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?"
)
_OFFICIAL = re.compile(r"https?://datapackage\.org/profiles/[0-9.]+/datapackage\.json")
_FORMS = {"csv": "csv", "tsv": "csv", "tab": "csv", "txt": "csv", "parquet": "parquet", "pq": "parquet", "json": "json"}
_TABLES = frozenset({"csv", "tsv", "tab", "parquet", "pq"})
"""Forms that hold nothing but tables; in others a table is one only where the descriptor says so."""
