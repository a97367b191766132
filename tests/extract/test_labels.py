"""Labels: who speaks before a colon, and what stands there and is nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations
from tidynews.rows import Claim

Read = Callable[..., Reading]

TRANSCRIPT = (
    "Ann Roe was on the boat with Tom Fitch.\n"
    "ROE: We had six days.\nFITCH: Was it too long?\nANN ROE: The food was good.\nFitch: I was glad to be home."
)


def test_a_label_in_capitals_is_the_person_who_is_named_elsewhere(read: Read) -> None:
    found = [(claim["speaker"], claim["speaker_id"]) for claim in _labelled(read(TRANSCRIPT))]
    assert found == [
        ("ROE", "person/ann-roe"),
        ("FITCH", "person/tom-fitch"),
        ("ANN ROE", "person/ann-roe"),
        ("Fitch", "person/tom-fitch"),
    ]


def test_behind_a_label_i_is_who_speaks(read: Read) -> None:
    reading = read(TRANSCRIPT)
    who = cast(reading, [])
    claims(reading, [], who, [])
    assert [m["actor_id"] for m in who.mentions if m["text"] == "I"] == ["person/tom-fitch"]


def test_a_surname_of_two_names_neither(read: Read) -> None:
    found = _labelled(read("Ann Roe was on the boat with Tom Roe.\nROE: We had six days."))
    assert [claim["speaker_id"] for claim in found] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("STORM: Island chief pleads for help\nThe storm hit the island on Monday.", id="topic"),
        pytest.param("UPDATE: Mayor resigns over water\nThe mayor left on Monday.", id="update"),
        pytest.param("BREAKING: Mayor resigns over water\nThe mayor left on Monday.", id="breaking"),
        pytest.param("The mayor left on Monday.\nNote: this article was amended.", id="note"),
    ],
)
def test_a_kicker_is_no_speaker(read: Read, text: str) -> None:
    assert _labelled(read(text)) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("UN: Island needs help\nThe storm hit the island on Monday.", "UN", id="body"),
        pytest.param("POLICE: Nobody was hurt\nThe storm hit the island on Monday.", "POLICE", id="people"),
        pytest.param("The hearing began.\nVARGO: Where were you?\nVARGO: Speak up, please.", "VARGO", id="transcript"),
    ],
)
def test_a_body_people_or_the_label_of_several_paragraphs_speaks(read: Read, text: str, speaker: str) -> None:
    assert _labelled(read(text))[0]["speaker"] == speaker


def _labelled(reading: Reading) -> list[Claim]:
    found = quotations(reading)
    return [claim for claim in claims(reading, found, cast(reading, found), []).claims if claim["cue"] == ":"]
