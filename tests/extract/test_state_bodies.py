"""Bodies that every state has one of: the same id in every article, another one for every state."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from tidynews.extract.actors import cast
from tidynews.extract.quotations import quotations


def meant(read: Read, text: str) -> list[str]:
    """The ids of the bodies that are named, in order."""
    reading = read(text)
    found = cast(reading, quotations(reading)).mentions
    return [m["actor_id"] for m in found if m["actor_id"].startswith("org/") and m["form"] == "name"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Portugal's Defence Ministry denied it.", id="owner"),
        pytest.param("The Portuguese Defence Ministry denied it.", id="demonym"),
        pytest.param("The Ministry of Defence of Portugal denied it.", id="after_it"),
        pytest.param("Portugal's Ministry of Defence denied it.", id="turned_round"),
    ],
)
def test_a_ministry_has_one_id_however_its_state_is_told(read: Read, text: str) -> None:
    assert meant(read, text) == ["org/prt-defence-ministry"]


def test_a_ministry_whose_state_is_not_told_is_of_none(read: Read) -> None:
    assert meant(read, "The Ministry of Defence denied it.") == ["org/defence-ministry"]


def test_ministries_of_two_states_are_two_and_a_bare_one_is_that_named_last(read: Read) -> None:
    text = "Norway's Foreign Ministry and Chile's Foreign Ministry spoke. The Foreign Ministry left."
    assert meant(read, text) == ["org/nor-foreign-ministry", "org/chl-foreign-ministry", "org/chl-foreign-ministry"]


def test_a_force_is_the_same_with_and_without_capitals(read: Read) -> None:
    reading = read("The Norwegian Army said no. The Norwegian army left.")
    actors = cast(reading, quotations(reading)).actors
    assert [a["actor_id"] for a in actors if a["kind"] == "force"] == ["org/nor-army"]


@pytest.mark.parametrize("name", ["Bank of Chile", "American Harbour League", "University of Norway"])
def test_a_body_that_only_has_a_state_in_its_name_keeps_the_name(read: Read, name: str) -> None:
    assert meant(read, f"The {name} spoke.") == [f"org/{name.lower().replace(' ', '-')}"]
