"""A YAML file of decisions in, its entries with the lines they stand on out; wrong and unknown keys are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from tidynews.curate.errors import BadCuration


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision: under which heading it stands, what it says, and where."""

    file: Path
    line: int
    heading: str
    values: Mapping[str, Any]

    def wrong(self, problem: str) -> BadCuration:
        """The error that says what is wrong with this decision."""
        return BadCuration(self.file, self.line, problem)

    def text(self, key: str) -> str:
        """The words under `key`.

        Raises:
            BadCuration: It is not there, empty or no text.
        """
        return self._words(key, self.values.get(key))

    def texts(self, key: str, value: Any = None) -> tuple[str, ...]:
        """The list of words under `key`, or in `value`; one may stand alone."""
        listed = self.values.get(key) if value is None else value
        found = tuple(self._words(key, one) for one in (listed if isinstance(listed, list) else [listed]))
        if not found:
            raise self.wrong(f"`{key}` is an empty list; name at least one, or delete the entry")
        for number, one in enumerate(found):
            if one in found[:number]:
                raise self.wrong(f"`{key}` names {one} twice; once is enough")
        return found

    def table(self, key: str) -> Mapping[str, Any]:
        """The keys and values under `key`."""
        value = self.values.get(key)
        if not isinstance(value, dict) or not value:
            raise self.wrong(f"`{key}` is {shown(value)}, but must hold keys and values, such as `{key}: {{a: b}}`")
        return value

    def day(self, key: str) -> date:
        """The day under `key`."""
        value = self.values.get(key)
        if type(value) is not date:
            raise self.wrong(f"`{key}` is {shown(value)}, but must be a day, such as 2025-03-04")
        return value

    def _words(self, key: str, value: Any) -> str:
        if value is None:
            raise self.wrong(f"`{key}` is missing")
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"`{key}` is {shown(value)}, but must be text; put it in quotation marks")
        return value


def entries(file: Path, headings: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    """Yield the decisions of `file`, heading by heading.

    Args:
        file: A YAML file: headings, under each a list of decisions.
        headings: What may stand there: heading to the keys that a decision under it may have.

    Raises:
        BadCuration: The file is no YAML of this form, or a key is unknown or stands there twice.
    """
    loader = yaml.SafeLoader(_read(file))
    try:
        root = loader.get_single_node()
        for heading, listed in _pairs(file, loader, root, sorted(headings, key=list(headings).index)):
            for node in _items(file, heading, listed):
                values = dict(_pairs(file, loader, node, headings[heading]))
                made = {key: loader.construct_object(value, deep=True) for key, value in values.items()}
                yield Entry(file, node.start_mark.line + 1, heading, made)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCuration(file, line, f"is not YAML: {error.problem}") from error
    finally:
        loader.dispose()


def shown(value: Any) -> str:
    """A value as a message shows it."""
    return "empty" if value is None else repr(value) if isinstance(value, str) else str(value)


def near(word: str, known: Sequence[str]) -> str:
    """`; did you mean …?` where something known looks like `word`, else nothing."""
    found = get_close_matches(word, known, n=1, cutoff=0.75)
    return f"; did you mean {found[0]}?" if found else ""


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise BadCuration(file, 1, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadCuration(file, 1, "is not UTF-8; save it as UTF-8") from error


def _pairs(
    file: Path, loader: yaml.SafeLoader, node: yaml.Node | None, known: Sequence[str]
) -> Iterator[tuple[str, yaml.Node]]:
    """The keys of a mapping and the nodes under them; an empty file has none."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise BadCuration(file, node.start_mark.line + 1, f"must hold keys and values; known are {', '.join(known)}")
    seen: dict[str, int] = {}
    for name, value in node.value:
        key, line = str(loader.construct_object(name)), name.start_mark.line + 1
        if key not in known:
            hint = near(key, known) or f"; known are {', '.join(known)}"
            raise BadCuration(file, line, f"unknown key {key!r}{hint}")
        if key in seen:
            raise BadCuration(file, line, f"`{key}` stands in line {seen[key]} already; put both into one")
        seen[key] = line
        yield key, value


def _items(file: Path, heading: str, node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise BadCuration(file, node.start_mark.line + 1, f"`{heading}` must be a list: begin each decision with `- `")
    return list(node.value)
