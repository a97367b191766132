"""The rows of all articles in, the same rows with one row per actor out; full names that mean two people are split."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from tidynews import schema

Table = list[dict[str, Any]]


def unite(rows: Mapping[str, Table]) -> dict[str, Table]:
    """Make each actor one row, whatever the order of the articles; rows without actors are handed through.

    The fullest name wins, then the commonest; the commonest kind; the country, if no two articles contradict others.
    Where articles give people of one full name different countries, they are different people: the ids in the rows of
    these articles get the country (`person/ines-marlo-prt`). Articles that give no country keep the bare id. But whom
    most of several articles give one country is one person, whatever a few others were taken to say.
    """
    split = _split(rows.get("roles", ()))
    renamed = _renamed(rows, split) if split else {name: list(table) for name, table in rows.items()}
    renamed["actors"] = _merged(_with_splits(rows.get("actors", ()), split, renamed))
    renamed["actor_names"] = _names(rows.get("actor_names", ()), split, renamed)
    return renamed


def concerned(roles: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The ids that mean two people: only rows that hold one of them can change when actors are united."""
    return frozenset(actor_id for _, actor_id in _split(roles))


def _split(roles: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """(Article, old id) to new id, for persons whom articles give different countries."""
    stated: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for role in roles:
        if role["country_iso3"] and role["actor_id"].startswith("person/"):
            stated[role["actor_id"]][role["article_id"]].add(role["country_iso3"])
    new: dict[tuple[str, str], str] = {}
    for actor_id, articles in stated.items():
        if _usual(Counter(country for given in articles.values() for country in given)) is not None:
            continue
        if len(set.union(*articles.values())) > 1 and not set.intersection(*articles.values()):
            for article_id, countries in articles.items():
                new[article_id, actor_id] = f"{actor_id}-{min(countries).lower()}"
    return new


def _usual(countries: Mapping[str, int]) -> str | None:
    """The country that most of several articles give."""
    most = max(countries, key=lambda country: (countries[country], country), default="")
    enough = max(_SEVERAL, _MOST * sum(countries.values()))
    return most if most and countries[most] >= enough else None


def _renamed(rows: Mapping[str, Table], split: Mapping[tuple[str, str], str]) -> dict[str, Table]:
    old = {actor_id for _, actor_id in split}
    owners = _owners(rows)
    renamed: dict[str, Table] = {}
    for name, table in rows.items():
        columns = actor_columns(name)
        renamed[name] = [_rename(row, columns, old, owners, split) for row in table] if columns else list(table)
    return renamed


def _rename(
    row: dict[str, Any],
    columns: tuple[str, ...],
    old: set[str],
    owners: Mapping[str, str],
    split: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
    concerned = [column for column in columns if row[column] in old]
    article = row.get("article_id") or next(
        (owners[v] for v in row.values() if isinstance(v, str) and v in owners), None
    )
    if not concerned or article is None:
        return row
    return {**row, **{column: split.get((article, row[column]), row[column]) for column in concerned}}


def _owners(rows: Mapping[str, Table]) -> dict[str, str]:
    """Ids of rows, events included, to the article they belong to."""
    found: dict[str, str] = {}
    for table in rows.values():
        for row in table:
            article_id = row.get("article_id")
            if article_id:
                found.update((v, article_id) for c, v in row.items() if v and c in _KEYS)
    return found


@cache
def actor_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that hold ids of actors."""
    keys = schema.tables()[table].foreign_keys
    return tuple(key.fields[0] for key in keys if key.reference == "actors")


def _with_splits(
    actors: Iterable[Mapping[str, Any]], split: Mapping[tuple[str, str], str], renamed: Mapping[str, Table]
) -> Table:
    """The rows of actors, with one for each new id and without those to which nothing refers any more."""
    news: dict[str, set[str]] = defaultdict(set)
    for (_, old), new in split.items():
        news[old].add(new)
    still = {mention["actor_id"] for mention in renamed.get("mentions", ())}
    found: Table = []
    for actor in actors:
        old = actor["actor_id"]
        for new in sorted(news.get(old, ())):
            found.append({**actor, "actor_id": new, "country_iso3": new.rsplit("-", 1)[1].upper()})
        if old not in news:
            found.append(dict(actor))
        elif old in still:
            found.append({**actor, "country_iso3": None})
    return found


def _merged(actors: Table) -> Table:
    by_id: dict[str, Table] = defaultdict(list)
    for actor in actors:
        by_id[actor["actor_id"]].append(actor)
    return [_one(by_id[actor_id]) for actor_id in sorted(by_id)]


def _one(same: Table) -> dict[str, Any]:
    names = Counter(actor["name"] for actor in same)
    kinds = Counter(actor["kind"] for actor in same)
    stated = Counter(actor["country_iso3"] for actor in same if actor["country_iso3"] is not None)
    country = next(iter(stated)) if len(stated) == 1 else _usual(stated)
    return {
        "actor_id": same[0]["actor_id"],
        "name": min(names, key=lambda name: (-len(name.split()), -names[name], name)),
        "kind": min(kinds, key=lambda kind: (-kinds[kind], kind)),
        "country_iso3": country,
    }


def _names(
    names: Iterable[Mapping[str, Any]], split: Mapping[tuple[str, str], str], renamed: Mapping[str, Table]
) -> Table:
    """Each name once; a split person keeps the names by which its own articles mention it."""
    olds = {old for _, old in split}
    words: dict[str, set[str]] = defaultdict(set)
    news = set(split.values()) | olds
    for mention in renamed.get("mentions", ()):
        if mention["actor_id"] in news:
            words[mention["actor_id"]].add(mention["text"])
    found = {row for name in names for row in _name_rows(name, olds, split, words)}
    return [{"actor_id": a, "name": n, "form": f} for a, n, f in sorted(found)]


def _name_rows(
    name: Mapping[str, Any], olds: set[str], split: Mapping[tuple[str, str], str], words: Mapping[str, set[str]]
) -> Iterator[tuple[str, str, str]]:
    old = name["actor_id"]
    if old not in olds:
        yield old, name["name"], name["form"]
        return
    for actor_id in {old, *(new for (_, before), new in split.items() if before == old)}:
        if any(name["name"] in text for text in words.get(actor_id, ())):
            yield actor_id, name["name"], name["form"]


_SEVERAL = 5  # articles; fewer may well be the other of two namesakes
_MOST = 0.75
_KEYS = frozenset({"claim_id", "event_id", "figure_id", "event_mention_id", "mention_id", "role_id"})
