"""`curation/actors.yaml`: what merges, splits and corrections of actors do, and what they may not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.curate.conftest import Curate, Frames

from tidynews.curate import BadCuration, StaleDecisions, decisions

MERGE = "merge:\n  - {ids: [person/a1/marlo], into: person/ines-marlo, reason: her surname}\n"
SPLIT = "split:\n  - {id: person/ines-marlo, into: {person/ines-marlo-rower: [a2]}, reason: a namesake}\n"


def ids(frames: Frames, table: str, column: str = "actor_id") -> set[str]:
    """The values of a column."""
    return set(frames[table][column].drop_nulls())


def test_no_decision_changes_nothing(curated: Curate, frames: Frames) -> None:
    made, said = curated()
    assert all(made[name].equals(frames[name]) for name in frames)
    assert said == {"actors": [], "decided": []}


def test_a_merged_actor_is_gone_from_every_table(curated: Curate) -> None:
    made, _ = curated(MERGE)
    for table in ("actors", "actor_names", "mentions", "claim_actors", "event_actors"):
        assert "person/a1/marlo" not in ids(made, table), table
    assert ids(made, "event_actors") == {"person/ines-marlo"}


def test_names_of_merged_actors_unite_and_a_missing_country_is_taken_over(curated: Curate) -> None:
    made, _ = curated(MERGE)
    assert {"Ines Marlo", "Marlo"} <= ids(made, "actor_names", "name")
    [country] = made["actors"].filter(actor_id="person/ines-marlo")["country_iso3"]
    assert country == "PRT"


def test_two_speakers_that_are_one_are_the_speaker_of_the_claim(curated: Curate) -> None:
    made, _ = curated(MERGE)
    speakers = made["claim_actors"].filter(claim_id="a1:claim:1")
    assert speakers.rows() == [("a1:claim:1", "person/ines-marlo", "speaker")]
    assert made["claims"]["speaker_id"].to_list() == ["person/ines-marlo", "org/port"]


def test_who_is_who_makes_no_row_curated(curated: Curate) -> None:
    made, _ = curated(MERGE)
    assert ids(made, "claims", "origin") == ids(made, "event_mentions", "origin") == {"machine"}


def test_merges_in_a_row_lead_to_the_last_one(curated: Curate) -> None:
    last = "  - {ids: [person/ines-marlo], into: org/port, reason: a figurehead of that name}\n"
    made, _ = curated(MERGE + last)
    assert ids(made, "actors") == {"org/port"}


def test_a_split_moves_the_rows_of_its_articles_only(curated: Curate) -> None:
    made, _ = curated(SPLIT)
    mentioned = set(made["mentions"].select("article_id", "actor_id").iter_rows())
    assert ("a2", "person/ines-marlo-rower") in mentioned
    assert ("a1", "person/ines-marlo") in mentioned
    assert ("a2", "person/ines-marlo") not in mentioned
    assert made["actor_names"].filter(actor_id="person/ines-marlo-rower")["name"].to_list() == ["Ines Marlo"]


def test_a_split_of_all_articles_leaves_nobody_behind(curated: Curate) -> None:
    everywhere = SPLIT.replace("[a2]", "[a2], person/ines-marlo-mayor: [a1]")
    made, _ = curated(everywhere)
    assert ids(made, "actors") == {"person/ines-marlo-rower", "person/ines-marlo-mayor", "person/a1/marlo", "org/port"}


def test_a_merge_may_name_what_a_split_makes(curated: Curate) -> None:
    made, _ = curated(SPLIT + MERGE.replace("into: person/ines-marlo", "into: person/ines-marlo-rower"))
    assert ids(made, "event_actors") == {"person/ines-marlo-rower"}


def test_a_corrected_kind_moves_the_id_that_says_it(curated: Curate) -> None:
    wrong = (
        "correct:\n  - {id: person/a1/marlo, kind: organisation, name: Marlo Ltd, country_iso3: null, reason: a yard}\n"
    )
    made, said = curated(wrong)
    assert made["actors"].filter(actor_id="org/a1/marlo").rows() == [
        ("org/a1/marlo", "Marlo Ltd", "organisation", None)
    ]
    assert ids(made, "event_actors") == {"org/a1/marlo"}
    assert "Marlo Ltd" in ids(made, "actor_names", "name")
    assert said["actors"] == ["org/a1/marlo"]


def test_every_decided_cell_is_recorded_with_its_reason(curated: Curate) -> None:
    _, said = curated(MERGE)
    assert said["actors"] == ["person/ines-marlo"]
    assert {row["reason"] for row in said["decided"]} == {"her surname"}
    cells = {(row["table"], row["key"], row["column"]) for row in said["decided"]}
    assert {
        ("actors", "person/a1/marlo", None),
        ("claims", "a1:claim:1", "speaker_id"),
        ("mentions", "a1:mention:15", "actor_id"),
        ("claim_actors", "a1:claim:1 | person/a1/marlo | speaker", None),
    } <= cells


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("merge: [", 1, "is not YAML", id="no_yaml"),
        pytest.param("- merge", 1, "must hold keys and values; known are merge, split, correct", id="no_mapping"),
        pytest.param("\nmerges: []", 2, "unknown key 'merges'; did you mean merge?", id="heading"),
        pytest.param("merge:\n  - id: x", 2, "unknown key 'id'", id="key"),
        pytest.param("merge: 3", 1, "`merge` must be a list", id="no_list"),
        pytest.param("merge:\n- {ids: [a], ids: [b]}", 2, "`ids` stands in line 2 already", id="key_twice"),
        pytest.param("merge:\n- {ids: [person/a], into: person/b}", 2, "`reason` is missing", id="no_reason"),
        pytest.param("merge:\n- {ids: [], into: person/b, reason: x}", 2, "`ids` is an empty list", id="nobody"),
        pytest.param("merge:\n- {ids: [Marlo], into: person/b, reason: x}", 2, "is no actor's id", id="no_id"),
        pytest.param("merge:\n- {ids: [person/b], into: person/b, reason: x}", 2, "merged into itself", id="itself"),
        pytest.param(
            "merge:\n- {ids: [person/a], into: person/b, reason: x}\n- {ids: [person/a], into: person/c, reason: x}",
            3,
            "person/a is merged into person/b in line 2 already",
            id="merged_twice",
        ),
        pytest.param(
            "merge:\n- {ids: [person/a], into: person/b, reason: x}\n- {ids: [person/b], into: person/a, reason: x}",
            2,
            "person/a into person/b into person/a: a circle",
            id="circle",
        ),
        pytest.param(
            "split:\n- {id: person/a, into: {person/b: [a1], person/c: [a1]}, reason: x}",
            2,
            "person/a in a1 is split into person/b",
            id="split_twice",
        ),
        pytest.param(
            "split:\n- {id: person/a, into: {org/b: [a1]}, reason: x}", 2, "must begin with person/", id="other"
        ),
        pytest.param("split:\n- {id: person/a, into: {person/b: []}, reason: x}", 2, "empty list", id="no_article"),
        pytest.param("correct:\n- {id: person/a, reason: x}", 2, "says nothing about person/a", id="no_fact"),
        pytest.param("correct:\n- {id: person/a, kind: woman, reason: x}", 2, "one of person, state", id="kind"),
        pytest.param("correct:\n- {id: person/a, country_iso3: no, reason: x}", 2, "three capitals", id="country"),
        pytest.param(
            MERGE + "correct:\n- {id: person/a1/marlo, name: X, reason: x}",
            4,
            "is merged into",
            id="correct_the_merged",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadCuration) as caught:
        decisions(tmp_path)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            MERGE.replace("a1/marlo", "a1/marlow"), "no actor has the id person/a1/marlow; did you mean", id="mistyped"
        ),
        pytest.param(MERGE.replace("into: person/ines-marlo", "into: org/x"), "no actor has the id org/x", id="into"),
        pytest.param(SPLIT.replace("[a2]", "[a9]"), "there is no article a9", id="article"),
        pytest.param(SPLIT.replace("ines-marlo,", "a1/marlo,"), "article a2 does not mention", id="not_there"),
        pytest.param(
            "correct:\n- {id: org/port, name: port, reason: x}", "has this name by itself now", id="right_now"
        ),
        pytest.param(
            "correct:\n- {id: org/port, kind: person, reason: x}\n- {id: person/x, name: X, reason: x}",
            "no actor has the id person/x",
            id="fact_of_nobody",
        ),
    ],
)
def test_a_decision_that_no_longer_fits_is_an_error(curated: Curate, text: str, says: str) -> None:
    with pytest.raises(StaleDecisions, match="decisions do not fit the tables, nothing was written") as caught:
        curated(text)
    assert says in str(caught.value)
    assert caught.value.exit_code == 1


def test_all_decisions_that_do_not_fit_are_listed_at_once(curated: Curate) -> None:
    with pytest.raises(StaleDecisions) as caught:
        curated(MERGE.replace("a1/marlo", "nobody") + SPLIT.replace("a2", "a9"))
    assert [problem.line for problem in caught.value.problems] == [4, 2]


def test_a_data_set_without_curation_decides_nothing(tmp_path: Path) -> None:
    assert decisions(None) == decisions(tmp_path)
