"""The last release and a new build in, the build under the ids that readers know, and the ids that are gone, out.

A row that is the same as one of the last release takes its id, whatever the build called it. An id that was ever
published and is not taken over is never given to another row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from tidynews import schema
from tidynews.curate.applied import SEPARATOR
from tidynews.release.matching import SPANNED, Pairs, matched, paired_articles
from tidynews.tables import Frames


@dataclass(frozen=True, slots=True)
class Gone:
    """An id of the last release that no row has any more, and the row that stands for it now, if one does."""

    table: str
    id: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """The new tables under their lasting ids, sorted by key, and the ids of the last release that are gone.

    `named` is, by table, the lasting id of every id of the build.
    """

    frames: dict[str, pl.DataFrame]
    gone: tuple[Gone, ...]
    named: Mapping[str, Pairs]

    def key(self, table: str, key: str) -> str:
        """The lasting primary key of a row of the build; several columns are joined by ` | `."""
        columns = _id_columns(schema.tables()[table])
        parts = zip(schema.tables()[table].primary_key, key.split(SEPARATOR), strict=True)
        return SEPARATOR.join(self.named.get(columns.get(column, ""), {}).get(part, part) for column, part in parts)


def carried(old: Frames, new: Frames, decided: Iterable[str] = ()) -> Carried:
    """Give the rows of `new` the ids they had in `old`.

    Args:
        old: All tables of the last release.
        new: All tables of the build.
        decided: Actors whose ids a person chose in this build; they keep them.
    """
    named: dict[str, Pairs] = {"articles": _named("articles", old, new, paired_articles(old, new))}
    pairs, covered = matched(old, _renamed(new, named))
    for name in SPANNED:
        named[name] = _named(name, old, new, pairs[name])
    events = _events(old, new, named["event_mentions"])
    named["events"] = _named("events", old, new, events.same, events.first)
    actors = _actors(old, new, pairs["mentions"], set(decided))
    named["actors"] = _named("actors", old, new, actors.same)
    heirs = {**covered, "events": events.heirs, "actors": actors.heirs}
    gone = tuple(
        Gone(name, id_, named[name].get(heirs.get(name, {}).get(id_, "")))
        for name in named
        for id_ in sorted(_ids(old, name) - set(named[name].values()))
    )
    return Carried(_renamed(new, named), gone, named)


@dataclass(frozen=True, slots=True)
class _Same:
    """How two sides that have no spans of their own belong together.

    `same` is new id to old id, `heirs` old id to the new id that has most of its mentions now, `first` new id to the id
    it should have where it is new.
    """

    same: Pairs
    heirs: Mapping[str, str]
    first: Mapping[str, str]


def _events(old: Frames, new: Frames, mentions: Pairs) -> _Same:
    """An event is the one whose first mention it has; else the one of which it has most mentions."""
    was = dict(old["event_mentions"].select("event_mention_id", "event_id").iter_rows())
    reports = new["event_mentions"].sort("article_id", "start_char", "event_mention_id")
    now = {mentions[mention]: event for mention, event in reports.select("event_mention_id", "event_id").iter_rows()}
    shared = Counter((event, was[mention]) for mention, event in now.items() if mention in was)
    for id_ in _ids(old, "events") & set(now):  # the mention after which the event is called
        shared = Counter({pair: count for pair, count in shared.items() if pair[1] != id_})
        shared[now[id_], id_] = len(now)
    first = {event: mention for mention, event in reversed(now.items())}
    return _Same(*_mutual(shared), first)


def _actors(old: Frames, new: Frames, mentions: Pairs, decided: set[str]) -> _Same:
    """An actor keeps an id that it has in both; else it is the one that was meant by more than half of its mentions."""
    was = dict(old["mentions"].select("mention_id", "actor_id").iter_rows())
    now = new["mentions"].select("mention_id", "actor_id").iter_rows()
    shared = Counter((actor, was[mentions[mention]]) for mention, actor in now if mention in mentions)
    before, after = _ids(old, "actors"), _ids(new, "actors")
    said = Counter(was.values())
    free = {
        (actor, id_): count
        for (actor, id_), count in shared.items()
        if actor not in before | decided and id_ not in after and _kind(actor) == _kind(id_) and 2 * count > said[id_]
    }
    same, _ = _mutual(Counter(free))
    _, heirs = _mutual(shared)
    return _Same({id_: id_ for id_ in before & after} | dict(same), heirs, {})


def _kind(actor_id: str) -> str:
    return actor_id.partition("/")[0]


def _mutual(shared: Counter[tuple[str, str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Pair new and old by what they share, the most first; and for every old one the new one that has most of it."""
    pairs: dict[str, str] = {}
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for (new, old), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0][1], item[0][0])):
        if new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
        heirs.setdefault(old, new)
    return pairs, heirs


def _named(name: str, old: Frames, new: Frames, same: Pairs, first: Mapping[str, str] | None = None) -> dict[str, str]:
    """The lasting id of every new id: the old one, else its own if nobody ever had it, else the next that is free."""
    retired = old["retractions"].filter(pl.col("table") == name)["id"]
    taken = _ids(old, name) | set(retired) | set(same.values())
    lasting = dict(same)
    for id_ in sorted(_ids(new, name) - set(same)):
        lasting[id_] = _free((first or {}).get(id_, id_), taken)
        taken.add(lasting[id_])
    return lasting


def _free(id_: str, taken: set[str]) -> str:
    stem, number = re.sub(r"-\d+$", "", id_) if ":" in id_ else id_, 1
    while id_ in taken:
        number += 1
        id_ = f"{stem}-{number}"
    return id_


def _ids(frames: Frames, name: str) -> set[str]:
    return set(frames[name][schema.tables()[name].primary_key[0]])


def _renamed(frames: Frames, named: Mapping[str, Pairs]) -> dict[str, pl.DataFrame]:
    """All tables with the lasting ids, wherever the schemas say that a column holds one."""
    made = {}
    for name, table in schema.tables().items():
        columns = {column: reference for column, reference in _id_columns(table).items() if reference in named}
        lasting = [_mapped(column, named[reference]) for column, reference in columns.items()]
        made[name] = frames[name].with_columns(lasting).sort(table.primary_key)
    return made


def _id_columns(table: schema.Table) -> dict[str, str]:
    """The columns that hold a lasting id, and the table whose ids they are."""
    columns = {key.fields[0]: key.reference for key in table.foreign_keys if key.reference in IDS}
    return columns | ({table.primary_key[0]: table.name} if table.name in IDS else {})


def _mapped(column: str, pairs: Pairs) -> pl.Expr:
    moved = {id_: lasting for id_, lasting in pairs.items() if id_ != lasting}
    return pl.col(column).replace(list(moved), list(moved.values())) if moved else pl.col(column)


IDS: Sequence[str] = ("articles", *SPANNED, "events", "actors")
"""Tables whose rows have a lasting id."""
