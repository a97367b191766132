"""The tables of a package or of a build in; the figures, mentions and events of each article out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tidynews.evaluate.gold_items import Marked
from tidynews.evaluate.matching import within
from tidynews.evaluate.node import Span
from tidynews.evaluate.tables import Tables

By = Mapping[str, Sequence[Marked]]
"""Article id to what it holds."""


def items(kind: str, tables: Tables) -> By:
    """All items of a kind, by article."""
    found: dict[str, list[Marked]] = defaultdict(list)
    for article_id, item in _READERS[kind](tables):
        found[article_id].append(item)
    return found


def _figures(tables: Tables) -> Iterator[tuple[str, Marked]]:
    for row in tables["figures"].iter_rows(named=True):
        facts = {name: row[name] for name in ("value", "low", "high", "comparator", "unit")}
        yield row["article_id"], _marked(row, "figure_id", facts)


def _mentions(tables: Tables) -> Iterator[tuple[str, Marked]]:
    kinds = tables["actors"].select("actor_id", "kind")
    for row in tables["mentions"].join(kinds, on="actor_id", how="left").iter_rows(named=True):
        facts = {"actor": row["actor_id"], "kind": row["kind"], "form": row["form"]}
        yield row["article_id"], _marked(row, "mention_id", facts)


def _events(tables: Tables) -> Iterator[tuple[str, Marked]]:
    """Reports of events, and claims whose act is one (they are the view `verbal_events`), cue as trigger."""
    places = _places(tables["mentions"])
    cast = _cast(tables["event_actors"].select("event_id", "actor_id", "role").rows(), _ROLES)
    types = dict(tables["events"].select("event_id", "plover_type").rows())
    for row in tables["event_mentions"].iter_rows(named=True):
        sides = {side: places(row["article_id"], cast[row["event_id"], side]) for side in ("source", "target")}
        yield row["article_id"], _marked(row, "event_mention_id", {"type": types[row["event_id"]], **sides})
    yield from _verbal(tables, places)


def _verbal(tables: Tables, places: _Places) -> Iterator[tuple[str, Marked]]:
    acts = tables["codes"].filter(pl.col("list") == "claims.act", pl.col("plover_type").is_not_null())
    types = {code: str(plover).split()[0] for code, plover in acts.select("code", "plover_type").rows()}
    cast = _cast(tables["claim_actors"].select("claim_id", "actor_id", "relation").rows(), _RELATIONS)
    parts: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for claim_id, part, *span in tables["claim_parts"].select("claim_id", "part", "start_char", "end_char").rows():
        parts[claim_id, part].append((span[0], span[1]))
    claims = tables["claims"].filter(pl.col("polarity") == "affirmed", pl.col("act").is_in(list(types)))
    for row in claims.iter_rows(named=True):
        article, claim = row["article_id"], row["claim_id"]
        cue = parts[claim, "cue"]
        if cue:
            source = within(parts[claim, "source"]) | places(article, cast[claim, "source"])
            facts = {"type": types[row["act"]], "source": source, "target": places(article, cast[claim, "target"])}
            yield article, Marked(tuple(cue), facts, claim, row["confidence"])


_Places = Callable[[str, Iterable[str]], frozenset[int]]


def _places(mentions: pl.DataFrame) -> _Places:
    """A function from an article and some actors to the offsets of all words that mean them there."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for article, actor, *span in mentions.select("article_id", "actor_id", "start_char", "end_char").rows():
        spans[article, actor].append((span[0], span[1]))
    return lambda article, actors: within(span for actor in actors for span in spans.get((article, actor), ()))


def _cast(rows: Iterable[tuple[str, str, str]], sides: Mapping[str, str]) -> Mapping[tuple[str, str], list[str]]:
    """Who is on which side of an event or a claim."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row_id, actor, part in rows:
        if part in sides:
            found[row_id, sides[part]].append(actor)
    return found


def _marked(row: Mapping[str, Any], key: str, facts: Mapping[str, Any]) -> Marked:
    return Marked(((row["start_char"], row["end_char"]),), facts, row[key], row.get("confidence"))


_ROLES = {"actor": "source", "recipient": "target", "victim": "target"}
_RELATIONS = {
    "speaker": "source",
    "accused": "target",
    "praised": "target",
    "asked": "target",
    "addressee": "target",
    "about": "target",  # whom a promise or a demand names is its target in PLOVER's own records
}
_READERS = {"figures": _figures, "mentions": _mentions, "events": _events}
