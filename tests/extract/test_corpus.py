"""Rows of several articles: one row per actor, and namesakes kept apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews.extract.corpus import actor_columns, unite

Table = list[dict[str, Any]]


def _actor(actor_id: str, name: str, kind: str = "person", country: str | None = None) -> dict[str, Any]:
    return {"actor_id": actor_id, "name": name, "kind": kind, "country_iso3": country}


def _role(article: str, actor_id: str, country: str | None) -> dict[str, Any]:
    return {
        "role_id": f"{article}:role:0",
        "article_id": article,
        "actor_id": actor_id,
        "title": "envoy",
        "organisation_id": None,
        "country_iso3": country,
        "start_char": 0,
        "end_char": 5,
    }


def _mention(article: str, actor_id: str, text: str = "Ines Marlo") -> dict[str, Any]:
    return {
        "mention_id": f"{article}:mention:9",
        "article_id": article,
        "actor_id": actor_id,
        "start_char": 9,
        "end_char": 9 + len(text),
        "text": text,
        "form": "name",
        "reading": "literal",
    }


def _namesakes() -> dict[str, Table]:
    marlo = "person/ines-marlo"
    return {
        "actors": [_actor(marlo, "Ines Marlo", country="PRT"), _actor(marlo, "Ines Marlo", country="CHL")],
        "actor_names": [
            {"actor_id": marlo, "name": "Ines Marlo", "form": "full"},
            {"actor_id": marlo, "name": "Dr Marlo", "form": "surname"},
        ],
        "roles": [_role("a1", marlo, "PRT"), _role("a2", marlo, "CHL")],
        "mentions": [
            _mention("a1", marlo),
            _mention("a1", marlo, "Dr Marlo"),
            _mention("a2", marlo),
            _mention("a3", marlo),
        ],
        "claims": [
            {"claim_id": "a2:claim:1", "article_id": "a2", "speaker_id": marlo},
            {"claim_id": "a3:claim:1", "article_id": "a3", "speaker_id": marlo},
        ],
        "claim_actors": [{"claim_id": "a2:claim:1", "actor_id": marlo, "relation": "speaker"}],
        "event_mentions": [{"event_mention_id": "a1:event:4", "event_id": "a1:event:4", "article_id": "a1"}],
        "event_actors": [{"event_id": "a1:event:4", "actor_id": marlo, "role": "actor"}],
    }


def test_an_actor_of_two_articles_is_one_row() -> None:
    rows = {
        "actors": [
            _actor("org/port", "Port", "organisation"),
            _actor("org/port", "Port of Arda", "organisation", "PRT"),
        ]
    }
    assert unite(rows)["actors"] == [_actor("org/port", "Port of Arda", "organisation", "PRT")]


def test_the_commonest_kind_wins() -> None:
    rows = {"actors": [_actor("org/arda", "Arda", kind) for kind in ("media", "organisation", "organisation")]}
    assert [a["kind"] for a in unite(rows)["actors"]] == ["organisation"]


def test_countries_that_contradict_each_other_leave_a_body_without_country() -> None:
    rows = {"actors": [_actor("org/arda", "Arda", "organisation", c) for c in ("PRT", "CHL", "PRT")]}
    assert [a["country_iso3"] for a in unite(rows)["actors"]] == [None]


def test_namesakes_of_two_countries_are_two_people_in_every_table() -> None:
    united = unite(_namesakes())
    assert {a["actor_id"]: a["country_iso3"] for a in united["actors"]} == {
        "person/ines-marlo": None,
        "person/ines-marlo-chl": "CHL",
        "person/ines-marlo-prt": "PRT",
    }
    assert [r["actor_id"] for r in united["roles"]] == ["person/ines-marlo-prt", "person/ines-marlo-chl"]
    assert [c["speaker_id"] for c in united["claims"]] == ["person/ines-marlo-chl", "person/ines-marlo"]
    assert [c["actor_id"] for c in united["claim_actors"]] == ["person/ines-marlo-chl"]
    assert [e["actor_id"] for e in united["event_actors"]] == ["person/ines-marlo-prt"]


def test_a_split_person_keeps_only_the_names_of_its_articles() -> None:
    names = {(n["actor_id"], n["name"]) for n in unite(_namesakes())["actor_names"]}
    assert ("person/ines-marlo-prt", "Dr Marlo") in names
    assert ("person/ines-marlo-chl", "Dr Marlo") not in names


def test_one_shared_country_makes_one_person() -> None:
    rows = _namesakes()
    rows["roles"].append(_role("a2", "person/ines-marlo", "PRT"))
    assert {r["actor_id"] for r in unite(rows)["roles"]} == {"person/ines-marlo"}


@given(st.permutations(range(4)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    names = ["Port", "Port of Arda", "Port of Alda", "Port"]
    actors = [_actor("org/port", name, "organisation") for name in names]
    assert unite({"actors": [actors[i] for i in order]}) == unite({"actors": actors})


def test_rows_that_name_no_actor_are_handed_through() -> None:
    times = [{"time_id": "a1:time:3", "article_id": "a1"}]
    assert unite({"times": times})["times"] == times


def test_the_input_is_not_changed() -> None:
    rows = _namesakes()
    unite(rows)
    assert rows == _namesakes()


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        pytest.param("claims", ("speaker_id",), id="claims"),
        pytest.param("roles", ("actor_id", "organisation_id"), id="roles"),
        pytest.param("times", (), id="times"),
    ],
)
def test_the_columns_of_actors_come_from_the_schemas(table: str, columns: tuple[str, ...]) -> None:
    assert actor_columns(table) == columns


def test_whom_most_articles_give_one_country_is_not_split_for_one_that_gives_another() -> None:
    marlo = "person/ines-marlo"
    countries = ["PRT"] * 5 + ["CHL"]
    rows = {
        "actors": [_actor(marlo, "Ines Marlo", country=country) for country in countries],
        "roles": [_role(f"a{number}", marlo, country) for number, country in enumerate(countries)],
        "mentions": [_mention(f"a{number}", marlo) for number in range(len(countries))],
    }
    assert unite(rows)["actors"] == [_actor(marlo, "Ines Marlo", country="PRT")]
    rows["roles"] = rows["roles"][3:]
    assert {actor["actor_id"] for actor in unite(rows)["actors"]} >= {f"{marlo}-prt", f"{marlo}-chl"}
