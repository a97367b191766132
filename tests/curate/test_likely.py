"""`tidynews actors`: who is probably one, who is probably several, and that a decision can be pasted as printed."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
import yaml
from click.testing import CliRunner

from tidynews.cli import main
from tidynews.curate import decisions
from tidynews.curate.known import Known, of_tables
from tidynews.curate.likely import as_json, as_yaml, ranked
from tidynews.curate.suggestion import Suggestion

Mention = tuple[str, str, str]  # actor, article, words


def known(*mentions: Mention, roles: tuple[Mention, ...] = (), country: dict[str, str] | None = None) -> list[Known]:
    """What is known of the actors of `mentions`; the first words for an actor are its name."""
    kinds, given = {"org": "organisation"}, country or {}
    names: dict[str, str] = {}
    for actor_id, _, words in mentions:
        names.setdefault(actor_id, words)
    actors = [
        {
            "actor_id": actor_id,
            "name": name,
            "kind": kinds.get(prefix, prefix),
            "country_iso3": given.get(actor_id),
        }
        for actor_id, name in names.items()
        for prefix in actor_id.split("/")[:1]
    ]
    pronouns = {"he", "she", "his", "her"}
    rows = [(a, article, words, "pronoun" if words in pronouns else "name") for a, article, words in mentions]
    schema = ["actor_id", "article_id", "text", "form"]
    offices = pl.DataFrame(
        [(*role, None) for role in roles], schema=["actor_id", "article_id", "title", "country_iso3"], orient="row"
    )
    return [*of_tables(pl.DataFrame(actors), pl.DataFrame(rows, schema=schema, orient="row"), offices).values()]


def pairs(found: list[Suggestion]) -> set[tuple[str, str]]:
    """Who is merged into whom."""
    return {(actor_id, guess.into) for guess in found if isinstance(guess.into, str) for actor_id in guess.ids}


INES, LOCAL = "person/ines-marlo", "person/a3/marlo"


@pytest.mark.parametrize(
    ("small", "big"),
    [
        pytest.param("Ines K. Marlo", "Ines Marlo", id="middle_initial"),
        pytest.param("Joe Vey", "Joseph Vey", id="short_form"),
        pytest.param("Daniel Brontein", "Daniel Bronstein", id="misspelt_surname"),
    ],
)
def test_two_full_names_of_one_person(small: str, big: str) -> None:
    found = ranked(known(("person/x", "a1", small), ("person/y", "a2", big), ("person/y", "a3", big)))
    assert pairs(found) == {("person/x", "person/y")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ines K. Marlo", "Ines B. Marlo", id="other_initial"),
        pytest.param("Ines Marlo", "Pedro Marlo", id="other_given_name"),
        pytest.param("Ana Lund", "Ana Lind", id="short_surname"),
    ],
)
def test_two_persons_of_similar_names(one: str, other: str) -> None:
    assert ranked(known(("person/x", "a1", one), ("person/y", "a2", other))) == []


def test_a_surname_goes_to_the_one_full_name_of_other_articles() -> None:
    found = ranked(known((LOCAL, "a3", "Marlo"), *((INES, f"b{n}", "Ines Marlo") for n in range(4))))
    assert pairs(found) == {(LOCAL, INES)}
    assert "100% of the articles" in found[0].evidence[1]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("person/pedro-marlo", "a2", "Pedro Marlo"), id="two_full_names"),
        pytest.param((LOCAL, "a3", "he"), id="another_gender"),
        pytest.param((INES, "a3", "Ines Marlo"), id="told_apart_in_the_article"),
    ],
)
def test_a_surname_that_may_be_another(other: Mention) -> None:
    hers = (INES, "a1", "Ines Marlo"), (INES, "a1", "she"), (INES, "a1", "her")
    assert pairs(ranked(known(*hers, (LOCAL, "a3", "Marlo"), other))) == set()


@pytest.mark.parametrize(
    ("small", "big"),
    [
        pytest.param("Department of Harbours", "Harbours Department", id="turned_round"),
        pytest.param("Vey & Sons Ltd.", "Vey and Sons", id="legal_form"),
        pytest.param("HWU", "Harbour Workers Union", id="initials"),
        pytest.param("Port Council", "U.S. Port Council", id="state_left_out"),
    ],
)
def test_two_names_of_one_body(small: str, big: str) -> None:
    found = ranked(known(("org/x", "a1", small), ("org/y", "a2", big), ("org/y", "a3", big)))
    assert pairs(found) == {("org/x", "org/y")}


def test_bodies_of_two_countries_are_two() -> None:
    twice = ("org/x", "a1", "Ministry of Ports"), ("org/y", "a2", "Ports Ministry")
    assert ranked(known(*twice, country={"org/x": "PRT", "org/y": "ESP"})) == []


def test_a_person_taken_for_a_body_is_the_person() -> None:
    found = ranked(known(("org/maria-vey", "a1", "Maria Vey"), ("person/maria-vey", "a2", "Maria Vey")))
    assert pairs(found) == {("org/maria-vey", "person/maria-vey")}


def test_articles_that_disagree_on_he_or_she_mean_two() -> None:
    hers = [(INES, "a1", words) for words in ("Ines Marlo", "she", "her")]
    [guess] = ranked(known(*hers, *((INES, "a2", words) for words in ("Ines Marlo", "he", "his"))))
    assert guess.what == "split"
    assert list(guess.into) in (["person/ines-marlo-he"], ["person/ines-marlo-she"])


def test_offices_without_a_common_word_are_doubted_only_where_nobody_else_is_common() -> None:
    roles = (INES, "a1", "rower"), (INES, "a2", "port minister")
    seen = [(INES, article, "Ines Marlo") for article in ("a1", "a2")]
    [guess] = ranked(known(*seen, roles=roles))
    assert guess.ids == (INES,)
    assert ranked(known(*seen, ("org/port", "a1", "Port"), ("org/port", "a2", "Port"), roles=roles)) == []


def test_what_is_printed_is_a_file_of_decisions(tmp_path: Path) -> None:
    many = [(f"person/a{n}/marlo", f"a{n}", "Marlo") for n in range(12)]
    full = [(INES, f"b{n}", words) for n in range(9) for words in ("Ines Marlo", "she", "she")]
    twice = [("person/ada-vey", "c1", "Ada Vey"), ("person/ada-b-vey", "c1", "Ada B. Vey")]
    told = [("c1", "Osk Vey"), ("c1", "he"), ("c1", "he"), ("c2", "she"), ("c2", "she")]
    found = ranked(known(*many, *full, *twice, *(("person/osk-vey", article, words) for article, words in told)))
    (tmp_path / "actors.yaml").write_text(as_yaml(found, limit=30), encoding="utf-8")
    decided = decisions(tmp_path).identities
    assert len(decided.merges) == 13
    assert len(decided.splits) == 1
    assert yaml.safe_load(as_yaml(found, limit=1)).keys() <= {"merge", "split"}
    assert len(json.loads(as_json(found, limit=2))["suggestions"]) == 2


def test_a_folder_that_is_no_package_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["actors", str(tmp_path)])
    assert result.exit_code == 2
    assert f"tidynews: {tmp_path} is not a package" in result.output


def test_an_article_that_tells_son_from_father_is_believed() -> None:
    vances = ("person/tom-vance", "a1", "Tom Vance"), ("person/tom-vance-jr", "a1", "Tom Vance Jr.")
    assert ranked(known(*vances)) == []


def test_nothing_to_suggest_is_said() -> None:
    assert as_yaml([], limit=30).startswith("# no suggestions")
