"""What differs from the last release in, CHANGELOG.md out: for readers of the data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from tidynews import schema
from tidynews.compare import Difference
from tidynews.release.version import Cause, Level, Version


@dataclass(frozen=True, slots=True)
class News:
    """One release as the changelog tells it; `changes` is its table of changes."""

    version: Version
    date: str
    previous: Version | None
    bump: str
    causes: Sequence[Cause]
    difference: Difference | None
    changes: pl.DataFrame
    withdrawn: int


def changelog(news: News, before: str = "") -> str:
    """The whole changelog: the new section above those of earlier releases.

    Args:
        news: The new release.
        before: The changelog of the release before.
    """
    sections = before.removeprefix(_HEAD).strip()
    return "\n\n".join(block for block in (_HEAD.strip(), *_section(news), sections) if block) + "\n"


def _section(news: News) -> Iterator[str]:
    yield f"## {news.version} ({news.date})"
    if news.previous is None or news.difference is None:
        yield "First release."
        return
    yield f"{news.bump.upper()} after {news.previous}, because:"
    shown = [f"- {cause.why} ({cause.level.name})" for cause in news.causes[:_MOST]]
    yield "\n".join([*shown, *_more(len(news.causes) - _MOST, "reason")])
    yield from _rows(news.difference)
    yield from _largest(news.changes)
    yield from _guarantees(news)
    yield from _migration(news)


def _rows(difference: Difference) -> Iterator[str]:
    lines = [
        f"| {t.table} | {t.rows_before:,} | {t.rows_after:,} | {t.added:,} | {t.removed:,} | {t.changed:,} | "
        + ", ".join(f"`{column}` {count:,}" for column, count in t.columns.items())
        + " |"
        for t in difference.tables
        if not t.equal
    ]
    if lines:
        yield "### Rows"
        head = "| table | before | now | added | removed | changed | cells changed, by column |\n| --- " + "| ---: " * 5
        yield "\n".join([f"{head}| --- |", *lines])
        yield "The table `changes` has every cell, and the reason where a person or a corrected article is one."


def _largest(changes: pl.DataFrame) -> Iterator[str]:
    """The numbers that changed most, by the factor between old and new."""
    numbers = [
        (_factor(row["old"], row["new"]), row)
        for row in changes.filter(pl.col("change") == "changed").iter_rows(named=True)
        if _is_number(row["table"], row["column"]) and row["old"] and row["new"]
    ]
    ranked = sorted(numbers, key=lambda item: (-item[0], item[1]["table"], item[1]["key"], item[1]["column"]))
    if ranked:
        yield "### Largest changes of numbers"
        lines = (f"- {r['table']} `{r['key']}`: `{r['column']}` {r['old']} → {r['new']}" for _, r in ranked[:_MOST])
        yield "\n".join([*lines, *_more(len(ranked) - _MOST, "number")])


def _is_number(table: str, column: str) -> bool:
    known = schema.tables().get(table)
    kinds = {field.name: field.type for field in known.fields} if known else {}
    return kinds.get(column) == "number" and column != "confidence"


def _factor(old: str, new: str) -> float:
    before, after = abs(float(old)), abs(float(new))
    return math.inf if 0 in (before, after) else max(before / after, after / before)


def _guarantees(news: News) -> Iterator[str]:
    assert news.difference
    gained = [change.text() for change in news.difference.schema if change.kind in _GAINED]
    lost = [change.text() for change in news.difference.schema if change.kind in _LOST]
    for title, some in (("### Guarantees gained", gained), ("### Guarantees lost", lost)):
        if some:
            yield title
            yield "\n".join(f"- {text}" for text in some)


def _migration(news: News) -> Iterator[str]:
    broken = [cause.why for cause in news.causes if cause.level is Level.MAJOR]
    steps = [f"- {why}: look at every query that relies on it." for why in broken]
    if news.withdrawn:
        steps.append(
            f"- {news.withdrawn:,} ids were withdrawn: look up those you have kept in the table `retractions`, where "
            f"`removed_in` is {news.version} and `replaced_by` the id that stands for one now, if any does."
        )
    if news.difference and any(change.kind == "column_added" for change in news.difference.schema):
        steps.append("- Columns were appended: select columns by name, not by place.")
    if steps:
        yield "### How to migrate"
        yield "\n".join(steps)


def _more(count: int, thing: str) -> list[str]:
    return [f"- and {count:,} more {thing}{'' if count == 1 else 's'}"] if count > 0 else []


_HEAD = "# Changelog\n"
_MOST = 10
_GAINED = frozenset({"unique_key_added", "foreign_key_added", "constraint_tightened", "rule_added"})
_LOST = frozenset(
    {"unique_key_removed", "foreign_key_removed", "constraint_loosened", "constraint_changed", "rule_removed"}
    | {"rule_changed", "primary_key_changed"}
)
