"""What the rest of an article tells about a name: headlines, capitals, words before it, ends of longer names."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from tidynews.extract.actors import cast
from tidynews.extract.quotations import quotations

BODY = "\nInes Marlo spoke on Monday in the harbour office. Marlo said that the ferry had left."


def ids(read: Read, text: str) -> set[str]:
    """The ids of all actors."""
    reading = read(text)
    return {actor["actor_id"] for actor in cast(reading, quotations(reading)).actors}


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param("Marlo Says Ferry Has Left Without Any Crew On Board", id="verb_after_the_name"),
        pytest.param("Why Did Marlo Seek New Ferry After Storm Hit Harbour", id="verb_before_the_name"),
        pytest.param("Ferry Strike Gives Angry Harbour Crews What They Always Wanted", id="nobody"),
    ],
)
def test_a_headline_in_capitals_names_only_who_is_named_elsewhere(read: Read, headline: str) -> None:
    assert ids(read, headline + BODY) == {"person/ines-marlo"}


def test_a_speaker_label_in_capitals_is_who_is_named_without_them(read: Read) -> None:
    found = ids(read, "MARLO: The ferry has left.\nVANCE: It never came." + BODY + " Tom Vance disagreed.")
    assert found == {"person/ines-marlo", "person/tom-vance"}


def test_what_stands_before_a_full_name_is_no_part_of_it(read: Read) -> None:
    assert ids(read, "The prize went to Miss Harbour Ines Marlo." + BODY) == {"person/ines-marlo"}


@pytest.mark.parametrize(
    ("text", "actor_ids"),
    [
        pytest.param("Bill de Marlo spoke. De Marlo was tired.", {"person/bill-de-marlo"}, id="particle"),
        pytest.param("Aung San Suu Vey spoke. Suu Vey was tired.", {"person/aung-san-suu-vey"}, id="last_two_words"),
    ],
)
def test_the_end_of_a_longer_name_is_the_same_person(read: Read, text: str, actor_ids: set[str]) -> None:
    assert ids(read, text) == actor_ids


def test_a_mister_is_not_the_woman_of_his_surname(read: Read) -> None:
    reading = read("Mary Marlo smiled. Mr. Marlo said no. Marlo said it twice.")
    found = cast(reading, quotations(reading))
    meant = {m["text"]: m["actor_id"] for m in found.mentions if m["form"] == "name"}
    assert meant == {"Mary Marlo": "person/mary-marlo", "Mr. Marlo": "person/a1/marlo", "Marlo": "person/a1/marlo"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ines Marlo (D-N.J.) spoke.", id="party_and_state"),
        pytest.param("Ines Marlo of Greensboro, N.C., spoke.", id="short_name_of_a_state"),
        pytest.param("Ines Marlo spoke in a NATO-heavy town.", id="adjective"),
    ],
)
def test_places_and_adjectives_beside_a_name_are_no_actors(read: Read, text: str) -> None:
    assert ids(read, text) == {"person/ines-marlo"}


@pytest.mark.parametrize(
    ("text", "actor_ids"),
    [
        pytest.param("Tom Vance met his son Tom Vance Jr. there.", {"vance", "vance-jr"}, id="father_first"),
        pytest.param("Tom Vance Jr. spoke. Tom Vance smiled.", {"vance-jr"}, id="suffix_left_out_later"),
    ],
)
def test_a_son_is_told_from_the_father_who_is_named_before_him(read: Read, text: str, actor_ids: set[str]) -> None:
    assert ids(read, text) == {f"person/tom-{ending}" for ending in actor_ids}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Critics of the Marlo administration met.", id="administration"),
        pytest.param("Either Tom Vance or Marlo will win.", id="joined_to_a_person"),
    ],
)
def test_a_surname_alone_is_a_person_by_what_stands_beside_it(read: Read, text: str) -> None:
    assert "person/a1/marlo" in ids(read, text)


@pytest.mark.parametrize(
    ("text", "actor_ids"),
    [
        pytest.param("The Arda Council met.", {"org/arda-council"}, id="capitals_only"),
        pytest.param(
            "Ines Marlo left the Democratic party.", {"person/ines-marlo", "org/democratic-party"}, id="small_body"
        ),
        pytest.param("Ines Marlo got Tom Vance 13 percent.", {"person/ines-marlo", "person/tom-vance"}, id="number"),
    ],
)
def test_a_name_ends_before_a_small_word(read: Read, text: str, actor_ids: set[str]) -> None:
    assert ids(read, text) == actor_ids


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Officials met at the Harvest. The harvest was late, and the harvest was small.", id="no_label"),
        pytest.param("Tom Vance left the National Security panel. Its security was lax.", id="piece_of_a_name"),
        pytest.param("Marlo signed an Executive Order. It was an order about nothing.", id="behind_an_office"),
    ],
)
def test_a_lone_word_that_also_stands_without_a_capital_is_nobody(read: Read, text: str) -> None:
    found = ids(read, text)
    assert not {"harvest", "security", "order"} & {actor_id.rsplit("/", 1)[-1] for actor_id in found}


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        pytest.param(
            "The small town heard on Monday that Small resigned. Reporters like small towns.",
            "person/a1/small",
            id="person",
        ),
        pytest.param(
            "Tom Small spoke at last. Small said that the small port was open.", "person/tom-small", id="part"
        ),
        pytest.param("The Court said no. A court may say yes.", "org/court", id="body"),
    ],
)
def test_somebody_may_be_called_by_a_common_word(read: Read, text: str, actor_id: str) -> None:
    assert actor_id in ids(read, text)
