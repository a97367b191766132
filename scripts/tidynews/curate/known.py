"""The tables of a package in, what the articles together say of each actor out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from tidynews.errors import NotAPackage
from tidynews.extract.who.lexicon import table
from tidynews.extract.who.names import SUFFIXES


@dataclass(slots=True)
class Known:
    """An actor: its row; by article, how often it is mentioned, in which offices, for which countries, as he or she."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    articles: Counter[str] = field(default_factory=Counter)
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    countries: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    genders: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""
        return self.articles.total()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its name, without full stops, titles and suffixes."""
        found = [word.strip(".,\"“”'’") for word in self.name.split()]
        return tuple(w for w in found if w and w not in SUFFIXES and w not in table("courtesy")) or (self.name,)

    @property
    def suffix(self) -> str | None:
        """What tells a son from a father."""
        last = self.name.split()[-1].strip(".,")
        return last if last in SUFFIXES else None

    @property
    def is_local(self) -> bool:
        """Whether only one article knows it, by a part of a name: `person/ARTICLE/marlo`."""
        return self.actor_id.count("/") > 1

    @property
    def gender(self) -> str | None:
        """By what most of its pronouns and titles tell; None where they tell nothing, or both."""
        votes = sum(self.genders.values(), Counter[str]())
        return gender_of(votes)

    def offices(self, most: int = 3) -> str:
        """Its commonest offices, for people to read."""
        counted = Counter(title for titles in self.titles.values() for title in titles)
        return ", ".join(title for title, _ in counted.most_common(most))


def gender_of(votes: Mapping[str, int]) -> str | None:
    """The gender that has three quarters of the votes."""
    total = sum(votes.values())
    return next((gender for gender, count in votes.items() if 4 * count >= 3 * total), None)


def known(folder: Path) -> dict[str, Known]:
    """The actors of the package in `folder`, by id.

    Raises:
        NotAPackage: It has no tables of actors.
    """
    names = ("actors", "mentions", "roles")
    missing = [name for name in names if not (folder / "parquet" / f"{name}.parquet").is_file()]
    if missing:
        raise NotAPackage(
            f"{folder} is not a package: it has no parquet/{missing[0]}.parquet; name a folder that was built"
        )
    return of_tables(*(pl.read_parquet(folder / "parquet" / f"{name}.parquet", glob=False) for name in names))


def of_tables(actors: pl.DataFrame, mentions: pl.DataFrame, roles: pl.DataFrame) -> dict[str, Known]:
    """The same from frames."""
    found = {row["actor_id"]: _known(row) for row in actors.sort("actor_id").iter_rows(named=True)}
    counted = mentions.group_by("actor_id", "article_id", "text", "form").len().sort("actor_id", "article_id", "text")
    for actor_id, article_id, text, form, count in counted.iter_rows():
        actor = found[actor_id]
        actor.articles[article_id] += count
        told = _PRONOUNS.get(text.lower()) if form == "pronoun" else table("courtesy").get(text.split()[0])
        if told:
            actor.genders[article_id][told] += count
    for row in roles.iter_rows(named=True):
        if row["actor_id"] in found:
            found[row["actor_id"]].titles[row["article_id"]].add(row["title"])
            if row["country_iso3"] is not None:
                found[row["actor_id"]].countries[row["article_id"]].add(row["country_iso3"])
    return found


def by_word(actors: Iterable[Known], position: int) -> dict[str, list[Known]]:
    """The actors by the first (0) or last (-1) word of their names, in lower case."""
    found: dict[str, list[Known]] = defaultdict(list)
    for actor in actors:
        found[actor.words[position].lower()].append(actor)
    return found


def plain(name: str) -> str:
    """A name without what printing changes: case, full stops, marks, hyphens, `the`, `&`."""
    spelled = re.sub(r"\bthe\b", " ", name.lower().replace("&", " and ").replace(".", "").replace("’", "'"))
    return " ".join(re.sub(r"[^\w']+", " ", spelled.replace("'s ", " ").replace("'", "")).split())


def _known(row: Mapping[str, Any]) -> Known:
    return Known(row["actor_id"], row["name"], row["kind"], row["country_iso3"])


_PRONOUNS = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(("she", "her", "hers", "herself"), "f")
