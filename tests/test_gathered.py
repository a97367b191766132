"""From rows to frames: packed as they come, sorted at the end, one row per actor whatever the size of the corpus."""

from __future__ import annotations

from typing import Any

import pytest

from tidynews import schema, tables
from tidynews.extract.corpus import unite
from tidynews.gathered import Gathered, united

Rows = dict[str, list[dict[str, Any]]]


def rows(article: str, country: str | None) -> Rows:
    """One article in which Ines Marlo of `country` says something, and is killed."""
    made: Rows = {
        "actors": [{"actor_id": "person/ines-marlo", "name": "Ines Marlo", "kind": "person", "country_iso3": country}],
        "actor_names": [{"actor_id": "person/ines-marlo", "name": "Ines Marlo", "form": "full"}],
        "roles": [{"role_id": f"{article}:role:0", "title": "mayor", "country_iso3": country}],
        "mentions": [
            {"mention_id": f"{article}:mention:0", "text": "Ines Marlo", "form": "name", "reading": "literal"}
        ],
        "claims": [{"claim_id": f"{article}:claim:11", "speaker_id": "person/ines-marlo", "act": "state"}],
        "claim_actors": [
            {"claim_id": f"{article}:claim:11", "actor_id": "person/ines-marlo", "relation": "speaker"},
        ],
        "event_mentions": [{"event_mention_id": f"{article}:event:3", "event_id": f"{article}:event:3"}],
        "event_actors": [{"event_id": f"{article}:event:3", "actor_id": "person/ines-marlo", "role": "victim"}],
    }
    for name, some in made.items():
        for row in some:
            for column in schema.tables()[name].columns:
                row.setdefault(column, {"article_id": article, "actor_id": "person/ines-marlo"}.get(column))
    return made


@pytest.mark.parametrize("at_once", [1, 20_000], ids=["packed_each_time", "packed_once"])
@pytest.mark.parametrize("countries", [("PRT", "PRT"), ("PRT", "ESP"), ("PRT", None, "ESP"), (None, None)], ids=str)
def test_packed_rows_unite_as_rows_do(
    countries: tuple[str | None, ...], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tidynews.gathered.ROWS_AT_ONCE", at_once)
    gathered, whole = Gathered(), dict[str, list[dict[str, Any]]]()
    for at, country in enumerate(countries):
        gathered.add(rows(f"a{at}", country))
        for name, some in rows(f"a{at}", country).items():
            whole.setdefault(name, []).extend(some)
    expected = tables.frames(unite(whole))
    made = united(gathered.frames())
    assert list(made) == list(schema.TABLES)
    for name, frame in made.items():
        assert frame.equals(expected[name]), name


def test_people_of_two_countries_are_two_in_every_table() -> None:
    gathered = Gathered()
    gathered.add(rows("a0", "PRT"))
    gathered.add(rows("a1", "ESP"))
    made = united(gathered.frames())
    both = ["person/ines-marlo-prt", "person/ines-marlo-esp"]
    assert sorted(made["actors"]["actor_id"]) == sorted(both)
    for name, column in (("claims", "speaker_id"), ("claim_actors", "actor_id"), ("event_actors", "actor_id")):
        assert made[name].sort(schema.tables()[name].primary_key)[column].to_list() == both


def test_nothing_gathered_is_false() -> None:
    assert not Gathered()
