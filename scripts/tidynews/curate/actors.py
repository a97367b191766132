"""`curation/actors.yaml` in, what people decided about who is who out; decisions that contradict others are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidynews import schema
from tidynews.curate.entries import Entry, entries, shown


@dataclass(frozen=True, slots=True)
class Move:
    """`old` is the actor `new`: everywhere, or in `article_id` only."""

    old: str
    new: str
    entry: Entry
    article_id: str | None = None

    @property
    def reason(self) -> str:
        """Why, in the words of whoever decided it."""
        return self.entry.text("reason")


@dataclass(frozen=True, slots=True)
class Facts:
    """What an actor is, by column of `actors`."""

    actor_id: str
    columns: Mapping[str, Any]
    entry: Entry

    @property
    def lasting_id(self) -> str:
        """Its id, which says what kind of actor it is."""
        kind = self.columns.get("kind")
        return f"{_PREFIX[kind]}/{self.actor_id.partition('/')[2]}" if kind else self.actor_id


@dataclass(frozen=True, slots=True)
class Identities:
    """All decisions of `actors.yaml`, in its order."""

    splits: tuple[Move, ...] = ()
    merges: tuple[Move, ...] = ()
    facts: tuple[Facts, ...] = ()


def read_actors(file: Path) -> Identities:
    """Read `file`.

    Raises:
        BadCuration: It cannot be read, or its decisions contradict each other.
    """
    by_heading: dict[str, list[Entry]] = {heading: [] for heading in _KEYS}
    for entry in entries(file, _KEYS):
        entry.text("reason")
        by_heading[entry.heading].append(entry)
    splits = tuple(_once((move for entry in by_heading["split"] for move in _split(entry)), "split"))
    merges = tuple(_once((move for entry in by_heading["merge"] for move in _merge(entry)), "merged"))
    facts = tuple(_facts(entry) for entry in by_heading["correct"])
    _demand_consistent(merges, facts)
    return Identities(splits, _to_the_end(merges), facts)


def _merge(entry: Entry) -> Iterator[Move]:
    into = _actor_id(entry, "into", entry.text("into"))
    for old in entry.texts("ids"):
        if old == into:
            raise entry.wrong(f"{old} is merged into itself; leave it out of `ids`")
        yield Move(_actor_id(entry, "ids", old), into, entry)


def _split(entry: Entry) -> Iterator[Move]:
    old = _actor_id(entry, "id", entry.text("id"))
    for new, listed in entry.table("into").items():
        if _actor_id(entry, "into", new) == old:
            raise entry.wrong(f"{old} is split into itself; articles that are not named keep it")
        if _kind(new) != _kind(old):
            raise entry.wrong(f"{new} must begin with {_kind(old)}/ like {old}; use `correct` to change its kind")
        for article_id in entry.texts("into", listed or []):
            yield Move(old, new, entry, article_id)


def _facts(entry: Entry) -> Facts:
    actor_id = _actor_id(entry, "id", entry.text("id"))
    stated = {key: value for key, value in entry.values.items() if key in _FACTS}
    if not stated:
        raise entry.wrong(f"says nothing about {actor_id}; give at least one of {', '.join(_FACTS)}")
    for key in ("name", "kind"):
        if key in stated:
            entry.text(key)
    kind, country = stated.get("kind"), stated.get("country_iso3")
    if kind is not None and kind not in _PREFIX:
        raise entry.wrong(f"`kind` is {shown(kind)}, but must be one of {', '.join(_PREFIX)}")
    if country is not None and not re.fullmatch("[A-Z]{3}", str(country)):
        raise entry.wrong(f"`country_iso3` is {shown(country)}, but must be three capitals, such as PRT, or empty")
    return Facts(actor_id, stated, entry)


def _actor_id(entry: Entry, key: str, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(_PATTERN, value):
        raise entry.wrong(f"`{key}` has {shown(value)}, which is no actor's id; they look like person/ines-marlo")
    return value


def _once(moves: Iterable[Move], done: str) -> Iterator[Move]:
    """The moves, if no id goes two ways."""
    seen: dict[tuple[str, str | None], Move] = {}
    for move in moves:
        before = seen.setdefault((move.old, move.article_id), move)
        if before is not move:
            where = f" in {move.article_id}" if move.article_id else ""
            raise move.entry.wrong(
                f"{move.old}{where} is {done} into {before.new} in line {before.entry.line} already; delete one of them"
            )
        yield move


def _demand_consistent(merges: Iterable[Move], facts: Iterable[Facts]) -> None:
    gone = {move.old: move for move in merges}
    seen: dict[str, Facts] = {}
    for fact in facts:
        if fact.actor_id in gone:
            into = gone[fact.actor_id]
            raise fact.entry.wrong(
                f"{fact.actor_id} is merged into {into.new} in line {into.entry.line}; correct that one"
            )
        if fact.actor_id in seen:
            line = seen[fact.actor_id].entry.line
            raise fact.entry.wrong(f"{fact.actor_id} is corrected in line {line} already; put both into one")
        seen[fact.actor_id] = fact


def _to_the_end(merges: Iterable[Move]) -> tuple[Move, ...]:
    """Where a is merged into b and b into c, a goes into c; a circle is refused."""
    by_old = {move.old: move for move in merges}
    ended = []
    for move in by_old.values():
        way = [move]
        while way[-1].new in by_old:
            way.append(by_old[way[-1].new])
            if way[-1].new == move.old:
                circle = " into ".join([move.old, *(step.new for step in way)])
                raise move.entry.wrong(f"{circle}: a circle; delete one of these merges")
            if len(way) > len(by_old):  # runs into a circle that it is not part of, which gets its own message
                break
        ended.append(Move(move.old, way[-1].new, move.entry))
    return tuple(ended)


def _kind(actor_id: str) -> str:
    return actor_id.partition("/")[0]


_PREFIX = {
    "person": "person",
    "state": "state",
    "organisation": "org",
    "force": "org",
    "media": "org",
    "group": "group",
}
_FACTS = ("name", "kind", "country_iso3")
_KEYS = {
    "merge": ("ids", "into", "reason"),
    "split": ("id", "into", "reason"),
    "correct": ("id", *_FACTS, "reason"),
}
_PATTERN = str(schema.tables()["actors"].field("actor_id").constraints["pattern"])
