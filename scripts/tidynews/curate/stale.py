"""Frames and decisions about who is who in, the decisions that do not fit (any more) out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from tidynews.curate.actors import Facts, Identities, Move
from tidynews.curate.entries import Entry, near
from tidynews.curate.errors import BadCuration


def stale(frames: Mapping[str, pl.DataFrame], decided: Identities) -> list[BadCuration]:
    """What is wrong, each thing once."""
    known = sorted({*frames["actors"]["actor_id"], *(move.new for move in decided.splits)})
    problems = [
        *_stale_splits(frames, decided.splits),
        *_stale_merges(known, decided.merges),
        *_stale_facts(known, decided.facts),
    ]
    return list({str(problem): problem for problem in problems}.values())


def _stale_splits(frames: Mapping[str, pl.DataFrame], splits: Sequence[Move]) -> Iterator[BadCuration]:
    articles, actors = set(frames["articles"]["article_id"]), list(frames["actors"]["actor_id"])
    named = set(frames["mentions"].select("article_id", "actor_id").iter_rows())
    for move in splits:
        if move.old not in actors:
            yield _unknown(move.entry, move.old, actors)
        elif move.article_id not in articles:
            hint = near(str(move.article_id), sorted(articles)) or "; take it out of the split"
            yield move.entry.wrong(f"there is no article {move.article_id}{hint}")
        elif (move.article_id, move.old) not in named:
            problem = f"article {move.article_id} does not mention {move.old} (any more); take it out of the split"
            yield move.entry.wrong(problem)


def _stale_merges(known: Sequence[str], merges: Sequence[Move]) -> Iterator[BadCuration]:
    for move in merges:
        for actor_id in (move.old, move.new):
            if actor_id not in known:
                yield _unknown(move.entry, actor_id, known)


def _stale_facts(known: Sequence[str], facts: Sequence[Facts]) -> Iterator[BadCuration]:
    for fact in facts:
        if fact.actor_id not in known:
            yield _unknown(fact.entry, fact.actor_id, known)
        elif fact.lasting_id != fact.actor_id and fact.lasting_id in known:
            problem = f"there is an actor {fact.lasting_id} already; merge {fact.actor_id} into it instead"
            yield fact.entry.wrong(problem)


def _unknown(entry: Entry, actor_id: str, known: Sequence[str]) -> BadCuration:
    """A decision about nobody: mistyped, or made for an actor that the machine no longer finds."""
    hint = near(actor_id, known) or "; if it had one before, the articles or the machine changed: delete or mend this"
    return entry.wrong(f"no actor has the id {actor_id}{hint}")
