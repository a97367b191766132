"""Cues that are no verbs of saying: plans, views, praise and blame, polls; who holds them, and what they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations
from tidynews.rows import Claim

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        pytest.param(
            "The council sought to calm the farmers.",
            "The council", "sought", "to calm the farmers", id="will",
        ),
        pytest.param(
            "The plan drew sharp criticism from the farmers.",
            "the farmers", "drew sharp criticism from", "The plan", id="criticism_drawn",
        ),
        pytest.param(
            "The mayor came under heavy criticism.", None, "came under heavy criticism", "The mayor", id="came_under",
        ),
        pytest.param(
            "Ines Marlo has the support of the miners.",
            "the miners", "has the support of", "Ines Marlo", id="support_that_somebody_has",
        ),
        pytest.param(
            "Her support among miners fell in May.", "miners", "support among", "Her", id="support_among",
        ),
        pytest.param(
            "The price fell amid deep concern about the dam.",
            None, "deep concern about", "the dam", id="a_concern_is_nobodys",
        ),
        pytest.param(
            "Ines Marlo threw her support behind the dam.",
            "Ines Marlo", "threw her support behind", "the dam", id="preposition_hung_on_the_verb",
        ),
        pytest.param(
            "The mayor reminded voters of his record.",
            "The mayor", "reminded", "his record", id="preposition_hung_on_the_listener",
        ),
        pytest.param(
            "Ines Marlo took issue with the plan.", "Ines Marlo", "took issue with", "the plan", id="idiom"
        ),
        pytest.param(
            "Ines Marlo came out in favor of the dam.",
            "Ines Marlo", "came out in favor of", "the dam", id="in_favor_of",
        ),
        pytest.param(
            "Ines Marlo made it clear that the dam would close.",
            "Ines Marlo", "made it clear", "that the dam would close", id="made_clear",
        ),
        pytest.param(
            "The farmers are furious about the dam.",
            "The farmers", "are furious about", "the dam", id="adjective",
        ),
        pytest.param(
            "In a poll, Ines Marlo leads Pavel Orr by ten points.",
            "a poll", "In", "Ines Marlo leads Pavel Orr by ten points", id="in_a_poll",
        ),
        pytest.param(
            "Ines Marlo leads Pavel Orr by ten points in the survey.",
            "the survey", "in", "Ines Marlo leads Pavel Orr by ten points", id="in_the_survey",
        ),
        pytest.param(
            "The survey showed a lead for Ines Marlo.",
            "The survey", "showed", "a lead for Ines Marlo", id="a_paper_shows",
        ),
        pytest.param(
            "The council rejected a bridge with two lanes for buses from the north.",
            "The council", "rejected", "a bridge with two lanes for buses from the north", id="whole_object",
        ),
        pytest.param(
            "The council backed two of their plans: a dam and a bridge.",
            "The council", "backed", "two of their plans: a dam and a bridge", id="with_its_list",
        ),
        pytest.param(
            "Ines Marlo criticised him on trade.", "Ines Marlo", "criticised", "him on trade", id="on_what_matter"
        ),
        pytest.param(
            "Ines Marlo criticised him in an interview.",
            "Ines Marlo", "criticised", "him", id="not_where_it_was_said",
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content(read: Read, text: str, speaker: str | None, cue: str, content: str) -> None:
    [claim] = _claims(read(text))
    assert (claim["speaker"], claim["cue"], claim["content"]) == (speaker, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ines Marlo rose three points in the polls.", id="standing_in_the_polls"),
        pytest.param("The guide showed the old harbour.", id="a_person_shows"),
        pytest.param("The road needs the support of pillars.", id="support_of_a_thing"),
        pytest.param("In the text beside the film, Marlo wrote her name.", id="only_where_it_was_written"),
        pytest.param("The issue with the plan is its price.", id="an_issue_that_nobody_takes"),
        pytest.param("The path offers shelter from the wind.", id="a_thing_offers"),
        pytest.param("The permit is required by law.", id="required"),
    ],
)
def test_what_nobody_says_or_wants_is_no_claim(read: Read, text: str) -> None:
    assert not _claims(read(text))


def test_what_is_felt_ends_where_the_sentence_goes_on_beside_it(read: Read) -> None:
    [claim, *_] = _claims(read("Marlo felt the bridge was too old, and now the council wants a new one."))
    assert claim["content"] == "the bridge was too old"


def _claims(reading: Reading) -> list[Claim]:
    found = quotations(reading)
    return claims(reading, found, cast(reading, found), []).claims
