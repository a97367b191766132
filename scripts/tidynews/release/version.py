"""What differs between two packages in, how much the version must rise and why out: the policy, from the readers' side.

Whoever withdraws a promise makes readers' queries fail or lie: MAJOR. Whoever adds leaves them right: MINOR. Whoever
corrects keeps the promises: PATCH.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from tidynews.compare import Difference, Kind
from tidynews.errors import TidynewsError


class NotAVersion(TidynewsError):
    """A text that is no version of three numbers, or one that is too low."""


class Level(IntEnum):
    """Which of the three numbers rises."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a level, in words."""

    level: Level
    why: str


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """Three numbers, as Semantic Versioning has them; no release has more than these."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read `1.4.0`.

        Raises:
            NotAVersion: It is something else.
        """
        found = _VERSION.fullmatch(text)
        if not found:
            raise NotAVersion(f"{text!r} is no version of three numbers; write one such as 1.4.0")
        return cls(*map(int, found.groups()))

    def raised(self, level: Level) -> Version:
        """The next version of that level: `1.4.2` becomes `2.0.0`, `1.5.0` or `1.4.3`."""
        match level:
            case Level.MAJOR:
                return Version(self.major + 1, 0, 0)
            case Level.MINOR:
                return Version(self.major, self.minor + 1, 0)
            case Level.PATCH:
                return Version(self.major, self.minor, self.patch + 1)

    def __str__(self) -> str:
        """The three numbers with points."""
        return f"{self.major}.{self.minor}.{self.patch}"


FIRST = Version(0, 1, 0)


def causes(difference: Difference, unexplained: Mapping[str, int], about: Iterable[Cause] = ()) -> list[Cause]:
    """Everything that makes the version rise, the strongest first.

    Args:
        difference: Between the last release and the next one.
        unexplained: By table, how many of the removed rows neither a person nor a corrected article explains.
        about: What changed in what the package says about itself.
    """
    found = [*_of_schemas(difference), *_of_rows(difference, unexplained), *about]
    return sorted(found, key=lambda cause: -cause.level)


def causes_of_description(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Cause]:
    """Compare what two descriptors say of the package as a whole."""
    for key, level in _DESCRIPTION.items():
        if old.get(key) != new.get(key):
            yield Cause(level, f"the package's {key} changed")


def _of_schemas(difference: Difference) -> Iterator[Cause]:
    for change in difference.schema:
        yield Cause(LEVELS[change.kind], change.text())


def _of_rows(difference: Difference, unexplained: Mapping[str, int]) -> Iterator[Cause]:
    for table in difference.tables:
        if table.table in _RECORDS:
            continue
        if table.removed:
            lost = unexplained.get(table.table, 0)
            too_many = lost > _SHARE * table.rows_before
            level = Level.MAJOR if too_many else Level.MINOR
            note = f", {lost:,} of them without a correction, more than {_SHARE:.0%}" if too_many else ""
            yield Cause(level, f"{table.table}: {_rows(table.removed)} removed{note}")
        if table.added:
            yield Cause(Level.MINOR, f"{table.table}: {_rows(table.added)} added")
        if table.changed:
            yield Cause(Level.PATCH, f"{table.table}: {_rows(table.changed)} changed")


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)
_SHARE = 0.01
_RECORDS = frozenset({"retractions", "changes"})
"""Tables about the release itself: they follow from the others."""
_DESCRIPTION = {
    "name": Level.MAJOR,
    "licenses": Level.MAJOR,
    "title": Level.PATCH,
    "description": Level.PATCH,
    "homepage": Level.PATCH,
    "keywords": Level.PATCH,
    "contributors": Level.PATCH,
    "sources": Level.PATCH,
}
LEVELS: Mapping[Kind, Level] = {
    "table_added": Level.MINOR,
    "table_removed": Level.MAJOR,
    "column_added": Level.MINOR,
    "column_inserted": Level.MAJOR,
    "column_removed": Level.MAJOR,
    "column_retyped": Level.MAJOR,
    "columns_reordered": Level.MAJOR,
    "unit_changed": Level.MAJOR,
    "primary_key_changed": Level.MAJOR,
    "unique_key_added": Level.MINOR,
    "unique_key_removed": Level.MAJOR,
    "foreign_key_added": Level.MINOR,
    "foreign_key_removed": Level.MAJOR,
    "constraint_tightened": Level.MINOR,
    "constraint_loosened": Level.MAJOR,
    "constraint_changed": Level.MAJOR,
    "rule_added": Level.MINOR,
    "rule_removed": Level.MAJOR,
    "rule_changed": Level.MAJOR,
    "code_added_open": Level.MINOR,
    "code_added_closed": Level.MAJOR,
    "code_removed": Level.MAJOR,
    "description_changed": Level.PATCH,
}
"""The policy for schemas: what a reader may have relied on and cannot any more is MAJOR."""
