"""`schemas/*.yaml` in, typed descriptions of the tables and code lists out: the only place that reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLES = (
    "articles",
    "segments",
    "actors",
    "actor_names",
    "roles",
    "mentions",
    "times",
    "claims",
    "claim_parts",
    "claim_actors",
    "claim_links",
    "figures",
    "events",
    "event_mentions",
    "event_actors",
    "codes",
    "retractions",
    "changes",
)  # in the order of tables.md: what a reader meets first stands first

JOURNALISTIC = frozenset({"headline", "standfirst", "paragraph", "subheading", "caption"})
"""Kinds of segment in which claims, figures, events, times and mentions may lie."""

DATED = JOURNALISTIC | {"dateline"}
"""Kinds of segment in which times may lie: a date line states no more than a date."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    `categories` are the codes it may hold, in list order, or empty; `words` says whether it holds words of an article,
    which a release may withhold.
    """

    name: str
    type: str
    description: str
    example: str
    unit: str | None
    code_list: str | None
    categories: tuple[str, ...]
    constraints: Mapping[str, Any]
    words: bool

    @property
    def required(self) -> bool:
        """Whether an empty cell is an error."""
        return bool(self.constraints.get("required"))


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`fields` of this table hold values of `reference_fields` in table `reference`, or nothing."""

    fields: tuple[str, ...]
    reference: str
    reference_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row rule: a row breaks it only where `sql` is false (CHECK semantics; null passes)."""

    id: str
    severity: str
    sql: str
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table, as `schemas/NAME.yaml` states it; `warnings` say what must not be done with it."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    rules: tuple[Rule, ...]
    warnings: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that hold words of an article."""
        return tuple(field.name for field in self.fields if field.words)

    def field(self, name: str) -> Field:
        """The column called `name`.

        Raises:
            KeyError: There is none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


@cache
def tables() -> Mapping[str, Table]:
    """All tables by name, in the order of `TABLES`."""
    return {name: _table(_load(name)) for name in TABLES}


@cache
def codes() -> tuple[Mapping[str, str | None], ...]:
    """The rows of the table `codes`, in the order of the lists: one dict per code, all columns present."""
    columns = [field["name"] for field in _load("codes")["fields"]]
    return tuple(
        {column: {"list": name, "since": "0.1.0", **code}.get(column) for column in columns}
        for name, listed in _load("codes")["x-lists"].items()
        for code in listed
    )


def code_list(name: str) -> tuple[str, ...]:
    """The codes of list `name` (`table.column`), in order."""
    return tuple(str(code["code"]) for code in _load("codes")["x-lists"][name])


def data_folder(name: str) -> Path:
    """`schemas`, `datapackage` or `template`: inside the installed package, else at the top of the checkout."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parents[2] / name


def load_yaml(path: Path) -> Any:
    """What a YAML file of ours holds; read by libyaml, ten times as fast, where PyYAML was built with it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@cache
def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(data_folder("schemas") / f"{name}.yaml")
    return loaded


def _table(raw: dict[str, Any]) -> Table:
    return Table(
        name=raw["name"],
        title=raw["title"],
        description=raw["description"],
        fields=tuple(_field(field) for field in raw["fields"]),
        primary_key=tuple(raw["primaryKey"]),
        unique_keys=tuple(tuple(key) for key in raw.get("uniqueKeys", [])),
        foreign_keys=tuple(
            ForeignKey(tuple(key["fields"]), key["reference"]["resource"], tuple(key["reference"]["fields"]))
            for key in raw.get("foreignKeys", [])
        ),
        rules=tuple(Rule(**rule) for rule in raw.get("x-rules", [])),
        warnings=tuple(raw.get("x-warnings", [])),
    )


def _field(raw: dict[str, Any]) -> Field:
    listed = raw.get("x-codes")
    return Field(
        name=raw["name"],
        type=raw["type"],
        description=raw["description"],
        example=str(raw["example"]),
        unit=raw.get("x-unit"),
        code_list=listed,
        categories=code_list(listed) if listed else tuple(raw.get("constraints", {}).get("enum", ())),
        constraints=raw.get("constraints", {}),
        words=bool(raw.get("x-words")),
    )
