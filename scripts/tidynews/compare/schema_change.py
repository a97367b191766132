"""One difference between two schemas, for programs and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "table_added",
    "table_removed",
    "column_added",  # after all others
    "column_inserted",  # before another one
    "column_removed",
    "column_retyped",
    "columns_reordered",
    "unit_changed",
    "primary_key_changed",
    "unique_key_added",
    "unique_key_removed",
    "foreign_key_added",
    "foreign_key_removed",
    "constraint_tightened",
    "constraint_loosened",
    "constraint_changed",  # a pattern, for instance: nobody can say which of two lets more pass
    "rule_added",
    "rule_removed",
    "rule_changed",
    "code_added_open",  # to a list that says of itself that it will grow (`x-open`)
    "code_added_closed",
    "code_removed",
    "description_changed",
]


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference; `old` and `new` are texts that say what stood there, None where nothing did."""

    table: str
    kind: Kind
    column: str | None = None
    old: str | None = None
    new: str | None = None

    def text(self) -> str:
        """The difference in words, on one line."""
        values = " → ".join(_short(value) for value in (self.old, self.new) if value is not None)
        where = f"{self.table}.{self.column}" if self.column else self.table
        return f"{where}: {_WORDS[self.kind]}{f', {values}' if values else ''}"


def shown(value: Any) -> str | None:
    """A value of a schema as text; None for what is not there."""
    if value is None:
        return None
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


_LONG = 100
_WORDS: Mapping[Kind, str] = {
    "table_added": "table added",
    "table_removed": "table removed",
    "column_added": "column added at the end",
    "column_inserted": "column added before others",
    "column_removed": "column removed",
    "column_retyped": "type changed",
    "columns_reordered": "columns in another order",
    "unit_changed": "unit changed",
    "primary_key_changed": "primary key changed",
    "unique_key_added": "unique key added",
    "unique_key_removed": "unique key removed",
    "foreign_key_added": "foreign key added",
    "foreign_key_removed": "foreign key removed",
    "constraint_tightened": "promises more",
    "constraint_loosened": "promises less",
    "constraint_changed": "constraint changed",
    "rule_added": "rule added",
    "rule_removed": "rule removed",
    "rule_changed": "rule changed",
    "code_added_open": "code added to an open list",
    "code_added_closed": "code added to a closed list",
    "code_removed": "code removed",
    "description_changed": "described in other words",
}
