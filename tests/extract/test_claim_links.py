"""Claim links: claims inside claims, denials, replies and repetitions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations

Read = Callable[..., Reading]
Links = set[tuple[str | None, str, str | None, str]]


def test_a_rejected_allegation_is_presupposed_and_denied(read: Read) -> None:
    found = _links(read("Ines Marlo rejected as “absurd” the Norwegian allegation that the port was closed."))
    assert ("rejected as", "denies", "allegation", "reported") in found
    assert ("allegation", "embedded_in", "rejected as", "presupposed") in found


def test_a_claim_that_somebody_relates_is_reported(read: Read) -> None:
    found = _links(read("Ines Marlo said that Peter Tolland had promised to repair the bridge."))
    assert found == {("had promised", "embedded_in", "said", "reported")}


def test_a_denial_of_it_denies_the_claim_before(read: Read) -> None:
    found = _links(read("Ines Marlo claimed that the bridge was unsafe. Peter Tolland denied the allegation."))
    assert found == {("denied", "denies", "claimed", "reported")}


def test_a_denial_denies_the_accusation_before_and_not_what_stands_between(read: Read) -> None:
    found = _links(
        read("Ines Marlo accused Peter Tolland of fraud. She said that the bridge was old. Mr Tolland denied it.")
    )
    assert found == {("denied", "denies", "accused", "reported")}


def test_somebody_without_a_name_denies_what_others_without_a_name_say(read: Read) -> None:
    found = _links(read("Sources said that the bridge was unsafe. An engineer denied this."))
    assert found == {("denied", "denies", "said", "reported")}


def test_saying_the_same_again_repeats(read: Read) -> None:
    text = (
        "Ines Marlo said that the northern bridge would never close again.\n"
        "Ines Marlo insisted that the northern bridge would never close."
    )
    assert ("insisted", "repeats", "said", "reported") in _links(read(text))


@pytest.mark.parametrize(("cue", "relation"), [("denied", "denies"), ("confirmed", "confirms")])
def test_another_who_denies_or_confirms_the_same_words_answers_them(read: Read, cue: str, relation: str) -> None:
    text = (
        "Ines Marlo said that the northern bridge would never close again.\n"
        f"Peter Tolland {cue} that the northern bridge would never close."
    )
    assert (cue, relation, "said", "reported") in _links(read(text))


def test_an_answer_responds_to_the_question(read: Read) -> None:
    text = "“Why is it closed?” Ines Marlo asked. “It is unsafe,” Peter Tolland replied."
    assert _links(read(text)) == {("replied", "responds_to", "asked", "reported")}


def test_different_claims_of_one_speaker_are_not_related(read: Read) -> None:
    text = "Ines Marlo said that the bridge was closed. Ines Marlo added that ferries would sail at noon."
    assert _links(read(text)) == set()


def _links(reading: Reading) -> Links:
    quoted = quotations(reading)
    said = claims(reading, quoted, cast(reading, quoted), [])
    cues = {claim["claim_id"]: claim["cue"] for claim in said.claims}
    return {(cues[row["claim_id"]], row["relation"], cues[row["related_claim_id"]], row["basis"]) for row in said.links}
