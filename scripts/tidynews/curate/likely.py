"""A package in, likely merges and splits of its actors out, the likeliest first: for a person to decide on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tidynews.curate.known import Known, known
from tidynews.curate.likely_bodies import likely_bodies
from tidynews.curate.likely_people import likely_people
from tidynews.curate.likely_splits import likely_splits
from tidynews.curate.suggestion import Suggestion


def suggestions(folder: Path) -> list[Suggestion]:
    """The suggestions for the package in `folder`, the likeliest first, then those that move most mentions.

    Raises:
        NotAPackage: It has no tables of actors.
    """
    return ranked(known(folder).values())


def ranked(actors: Iterable[Known]) -> list[Suggestion]:
    """The same for actors at hand; an actor is merged away in one suggestion only."""
    found = sorted(actors, key=lambda actor: actor.actor_id)
    every = [*likely_people(found), *likely_bodies(found), *likely_splits(found)]
    every = [guess for guess in every if guess.score >= _LEAST]
    every.sort(key=lambda guess: (-guess.score, -guess.weight, guess.ids))
    gone: set[str] = set()
    kept: list[Suggestion] = []
    for guess in every:
        if guess.what == "split" or not gone & {*guess.ids}:
            kept.append(guess)
            gone.update(guess.ids if guess.what == "merge" else ())
    return kept


def as_yaml(found: Sequence[Suggestion], limit: int) -> str:
    """The first `limit` as entries of actors.yaml under their headings, the evidence as comments."""
    if not found:
        return "# no suggestions: no two actors look like one, and none like two\n"
    shown = found[:limit]
    lines = [f"# {len(shown)} of {len(found)} suggestions: paste those that you believe into curation/actors.yaml"]
    lines += ["# (score, evidence, then the decision; delete what is wrong, a build applies the rest)"]
    for heading in ("merge", "split"):
        entries = [guess.as_yaml() for guess in shown if guess.what == heading]
        lines += [f"{heading}:", *entries] if entries else []
    return "\n".join(lines) + "\n"


def as_json(found: Sequence[Suggestion], limit: int) -> str:
    """The first `limit` for programs."""
    shown = [guess.as_json() for guess in found[:limit]]
    return json.dumps({"found": len(found), "suggestions": shown}, ensure_ascii=False, indent=2) + "\n"


_LEAST = 0.5  # a guess that is as often wrong helps nobody
