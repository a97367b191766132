"""What is said of a claim, a figure, an event, a time and an actor."""

from __future__ import annotations

import pytest

from tidynews.show import Shown
from tidynews.show.notes import Note
from tidynews.show.quantities import quantity


def note(story: Shown, kind: str, words: str) -> Note:
    [found] = [
        some
        for some in story.notes
        if some.kind == kind and (words in some.words or words in some.title.words or words in some.places[0].words)
    ]
    return found


def facts(some: Note) -> dict[str, str]:
    return {fact.name: fact.words for fact in some.facts}


def test_a_claim_says_speaker_act_cue_form_addressee_and_confidence(story: Shown) -> None:
    [strike] = [some for some in story.notes if some.words.startswith("The strike in Arda")]
    assert strike.title.words == "Ines Marlo (person/ines-marlo)"
    said = facts(strike)
    assert (said["act"], said["form"]) == ("state “said”", "indirect")
    assert 0 < float(said["confidence"]) <= 1
    assert "polarity" not in said
    assert said["said"] == "2025-03-03"


def test_a_negated_claim_says_so(story: Shown) -> None:
    [said] = [some for some in story.notes if some.kind == "claim" and some.words.startswith("who would pay")]
    assert facts(said)["polarity"] == "negated"


def test_a_claim_about_a_claim_names_it_and_the_inner_one_stands_further_in(story: Shown) -> None:
    rejected = next(some for some in story.notes if "“rejected”" in facts(some).get("act", ""))
    inner = next(some for some in story.notes if "claim" in facts(some).get("act", ""))
    [denied] = [fact for fact in rejected.facts if fact.name == "denies"]
    assert (denied.to, denied.words) == (inner.key, inner.label)
    assert (rejected.depth, inner.depth) == (0, 1)
    assert [fact.to for fact in inner.facts if fact.name == "embedded in"] == [rejected.key]


def test_a_figure_an_event_and_a_time_say_what_they_were_read_as(story: Shown) -> None:
    killed = note(story, "figure", "12 people")
    assert facts(killed)["value"] == "= 12 {person}"
    assert facts(killed)["property"] == "killed"
    attack = note(story, "event", "killing")
    assert facts(attack)["type"].startswith("ASSAULT")
    assert facts(attack)["by"] == "Norwegian soldiers (group/nor-soldiers)"
    assert facts(attack)["date"] == "2025-03-02"
    assert "status" in facts(attack)
    assert facts(note(story, "time", "Sunday"))["date"] == "2025-03-02"


def test_an_actor_says_its_kind_its_places_and_what_it_says(story: Shown) -> None:
    [marlo] = [some for some in story.notes if some.row_id == "person/ines-marlo"]
    assert facts(marlo)["kind"].startswith("person")
    assert [story.article.text[place.start :].startswith(place.words) for place in marlo.places] == [True] * len(
        marlo.places
    )
    assert {fact.to for fact in marlo.facts if fact.name == "says"} >= {"c1"}


def test_whatever_a_fact_leads_to_is_there(sample: Shown) -> None:
    keys = {some.key for some in sample.notes}
    assert {fact.to for some in sample.notes for fact in (some.title, *some.facts) if fact.to} <= keys


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param({"value": 14.0, "comparator": ">="}, ">= 14 {person}", id="value"),
        pytest.param({"value": 1_250_000.5, "comparator": "~"}, "~ 1,250,000.5 {person}", id="decimals"),
        pytest.param(
            {"low": 10.0, "high": 20.0, "low_closed": True, "high_closed": True}, "from 10 to 20 {person}", id="range"
        ),
        pytest.param({"low": 24.0, "low_closed": False}, "above 24 {person}", id="open_above"),
        pytest.param({"high": 0.5, "high_closed": False, "unit": None}, "below 0.5", id="no_unit"),
        pytest.param({"unit": None}, "no number", id="nothing"),
    ],
)
def test_a_quantity_is_said_with_its_bounds(row: dict[str, object], words: str) -> None:
    empty = dict.fromkeys(("value", "low", "high", "low_closed", "high_closed"))
    assert quantity({**empty, "comparator": "=", "unit": "{person}", **row}) == words
