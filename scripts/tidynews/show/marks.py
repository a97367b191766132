"""The rows of an article in, the marked places of its text out; and a text cut where marks begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tidynews.extract import Rows


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: `kind` is `source`, `cue` or `content` of a claim, or what else the note `key` is about."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text inside which no mark begins or ends, and the marks that cover it, the longest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def keys(rows: Rows) -> dict[str, str]:
    """Ids of rows to short keys: c1, c2, … for claims in reading order, f figures, e events, t times, a actors.

    A claim stands where its first part does; of two that begin together the longer one comes first. An actor stands
    where it is first mentioned. An event's id leads to its first mention.
    """
    found: dict[str, str] = {}
    for letter, column, places in (
        ("c", "claim_id", rows["claim_parts"]),
        ("f", "figure_id", rows["figures"]),
        ("e", "event_mention_id", rows["event_mentions"]),
        ("t", "time_id", rows["times"]),
        ("a", "actor_id", rows["mentions"]),
    ):
        spans: dict[str, tuple[int, int]] = {}
        for row in places:
            start, end = spans.get(row[column], (row["start_char"], row["end_char"]))
            spans[row[column]] = min(start, row["start_char"]), max(end, row["end_char"])
        in_order = sorted(spans, key=lambda row_id: (spans[row_id][0], -spans[row_id][1], row_id))
        found.update((row_id, f"{letter}{number}") for number, row_id in enumerate(in_order, 1))
    unmentioned = (row["actor_id"] for row in rows["actors"] if row["actor_id"] not in found)
    mentioned = sum(key.startswith("a") for key in found.values())
    return found | {actor_id: f"a{number}" for number, actor_id in enumerate(unmentioned, mentioned + 1)}


def marks(rows: Rows, key: Mapping[str, str]) -> tuple[Mark, ...]:
    """All marked places, the first and of these the longest first; of equal ones that which holds the other."""
    found = [
        Mark(row["start_char"], row["end_char"], kind or row["part"], key[row[column]])
        for kind, column, table in (
            ("", "claim_id", "claim_parts"),
            ("figure", "figure_id", "figures"),
            ("event", "event_mention_id", "event_mentions"),
            ("time", "time_id", "times"),
            ("actor", "actor_id", "mentions"),
        )
        for row in rows[table]
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind), int(mark.key[1:]))))


def runs(marked: Iterable[Mark], start: int, end: int) -> Iterator[Run]:
    """Cut the text from `start` to `end` wherever a mark begins or ends, however they nest and overlap."""
    inside = sorted(
        (mark for mark in marked if mark.start < end and mark.end > start), key=lambda mark: mark.start - mark.end
    )
    cuts = {start, end} | {at for mark in inside for at in (mark.start, mark.end) if start < at < end}
    for first, last in pairwise(sorted(cuts)):
        yield Run(first, last, tuple(mark for mark in inside if mark.start <= first and last <= mark.end))


KINDS = ("content", "source", "cue", "event", "figure", "time", "actor")
"""The kinds of marks, so that of two with the same characters the first holds the second."""
