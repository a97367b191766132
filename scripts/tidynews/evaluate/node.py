"""A file of JSON in, its values out, each checked and each knowing where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tidynews.articles.canonical import decoded
from tidynews.errors import UnreadableInput
from tidynews.evaluate.errors import BadGold

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a JSON file and its place there, such as `attributions[3].content`."""

    file: Path
    place: str
    value: Any

    def wrong(self, problem: str) -> BadGold:
        """The error that says what is wrong with this value."""
        return BadGold(self.file, self.place, problem)

    def demand_keys(self, needed: Sequence[str], known: Sequence[str]) -> None:
        """Refuse what is no object, lacks one of `needed` or has a key that is not `known`.

        Raises:
            BadGold: It does.
        """
        if not isinstance(self.value, dict):
            raise self.wrong(f"is {shown(self.value)}, but must be an object with {listed(needed or known)}")
        for key in self.value:
            if key not in known:
                alike = get_close_matches(key, known, n=1)
                what = f"write `{alike[0]}`" if alike else f"known are {listed(known)}; words for people go in `note`"
                raise self.wrong(f"has the unknown key {shown(key)}; {what}")
        for key in needed:
            if self.value.get(key) is None:
                raise self.wrong(f"has no `{key}`; it needs {listed(needed)}")

    def get(self, key: str) -> Node:
        """The value under `key`; None stands for what is not there."""
        return Node(self.file, f"{self.place}.{key}" if self.place else key, self.value.get(key))

    def items(self) -> Iterator[Node]:
        """The values of a list; none where it is not there.

        Raises:
            BadGold: It is no list.
        """
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong(f"is {shown(self.value)}, but must be a list in [ ]")
        for number, value in enumerate(self.value):
            yield Node(self.file, f"{self.place}[{number}]", value)

    def words(self) -> str | None:
        """The text that stands here, or None.

        Raises:
            BadGold: It is no text.
        """
        if self.value is None or isinstance(self.value, str):
            return self.value
        raise self.wrong(f'is {shown(self.value)}, but must be text in " "')

    def one_of(self, codes: Sequence[str]) -> str | None:
        """The code that stands here, or None.

        Raises:
            BadGold: It is none of `codes`.
        """
        if self.value is None or (isinstance(self.value, str) and self.value in codes):
            return self.value
        raise self.wrong(f"is {shown(self.value)}, but must be one of {listed(codes)}")

    def number(self) -> float | None:
        """The number that stands here, or None.

        Raises:
            BadGold: It is no number.
        """
        if self.value is None:
            return None
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return float(self.value)
        raise self.wrong(f"is {shown(self.value)}, but must be a number")

    def spans(self, text: str) -> tuple[Span, ...]:
        """The places in `text` that are listed here.

        Raises:
            BadGold: One of them is none.
        """
        return tuple(item.span(text) for item in self.items())

    def span(self, text: str) -> Span:
        """The place in `text` that stands here: `[START, END]` or `[START, END, "the words"]`.

        Raises:
            BadGold: It is none, lies outside the text, or the text has other words there.
        """
        if not (isinstance(self.value, list) and len(self.value) in {2, 3} and all(map(_whole, self.value[:2]))):
            raise self.wrong(f'is {shown(self.value)}, but a span is [START, END] or [START, END, "the words"]')
        start, end, *words = self.value
        if not 0 <= start < end <= len(text):
            raise self.wrong(
                f"[{start}, {end}] is no span of the text, which has {len(text):,} characters: "
                "0 <= START < END, END exclusive, counted in code points"
            )
        if words and words[0] != text[start:end]:
            raise self.wrong(
                f"says {shown(words[0])}, but characters {start} to {end} of the text are {shown(text[start:end])}; "
                "offsets count code points from 0, a line end as one"
            )
        return start, end


def read_json(file: Path) -> Node:
    """The object in a JSON file.

    Raises:
        BadGold: It cannot be read, or is not JSON.
    """
    try:
        return Node(file, "", json.loads(read_text(file), object_pairs_hook=_without_doubles))
    except json.JSONDecodeError as error:
        raise BadGold(file, f"line {error.lineno}, column {error.colno}", f"is not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise BadGold(file, "", f"is not JSON that can be used: {error}") from error


def read_text(file: Path) -> str:
    """The canonical text of a file, in which offsets count.

    Raises:
        BadGold: It cannot be read, or is not UTF-8.
    """
    try:
        return decoded(file.read_bytes())
    except OSError as error:
        raise BadGold(file, "", f"cannot be read: {error.strerror or error}") from error
    except UnreadableInput as error:
        raise BadGold(file, "", str(error)) from error


def shown(value: Any) -> str:
    """A value as it stands in the file, cut where it is long."""
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def listed(keys: Sequence[str]) -> str:
    """Keys or codes in words."""
    return ", ".join(f"`{key}`" for key in keys)


def _without_doubles(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"an object has the key {shown(next(key for key in keys if keys.count(key) > 1))} twice")
    return found


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_LONG = 60
