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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The rebels said the army had shelled the town. The army did not deny it.", id="not_denied"),
        pytest.param(
            "The rebels said the army had shelled the town. The army would not confirm it.", id="not_confirmed"
        ),
        pytest.param("The rebels said the army had shelled the town. The army refused to confirm it.", id="refused"),
        pytest.param("The rebels said the army had shelled the town. The army might deny the claim.", id="possible"),
        pytest.param(
            "Ines Marlo said that the northern bridge would never close again.\n"
            "Peter Tolland did not deny that the northern bridge would never close.",
            id="not_denied_in_the_same_words",
        ),
    ],
)
def test_what_is_not_denied_or_confirmed_has_no_answer(read: Read, text: str) -> None:
    assert _links(read(text)) == set()


def test_an_allegation_that_is_not_rejected_is_not_denied(read: Read) -> None:
    found = _links(read("Ines Marlo did not reject the allegation that the port was closed."))
    assert found == {("allegation", "embedded_in", "did not reject", "presupposed")}


def test_nobody_without_a_name_denies_what_he_says_himself(read: Read) -> None:
    text = "Ann Roe said taxes would rise. The minister said that the plan was sound and dismissed the criticism."
    assert _links(read(text)) == set()


def test_nobody_without_a_name_confirms_in_the_same_words_what_he_said(read: Read) -> None:
    text = (
        "The minister said that the northern bridge would never close again.\n"
        "The minister confirmed that the northern bridge would never close."
    )
    assert _links(read(text)) == set()


def test_he_who_is_nobody_known_answers_nobody_unknown(read: Read) -> None:
    assert _links(read("The mayor said that the plan was sound. He denied it.")) == set()


def test_a_criticism_is_dismissed_where_somebody_criticised(read: Read) -> None:
    text = "Ann Roe criticised the minister. The minister said that the plan was sound and dismissed the criticism."
    assert _links(read(text)) == {("dismissed", "denies", "criticised", "reported")}


def test_it_is_what_was_denied_and_not_the_denial(read: Read) -> None:
    found = _links(
        read("The rebels said the army had shelled the town. The army denied the claim. The minister confirmed it.")
    )
    assert found == {("denied", "denies", "said", "reported"), ("confirmed", "confirms", "said", "reported")}


def test_a_denial_reaches_over_others_to_the_claim_about_who_denies(read: Read) -> None:
    found = _links(
        read("The rebels said the army had fled. Ann Roe added that taxes would rise. The army denied the claim.")
    )
    assert found == {("denied", "denies", "said", "reported")}


def test_a_reply_to_something_else_responds_to_no_claim(read: Read) -> None:
    assert _links(read("Ann Roe said taxes would rise. The mayor replied that the bridge was safe.")) == set()


@pytest.mark.parametrize("verb", ["did not respond", "responded"])
def test_a_request_for_comment_is_no_claim_to_respond_to(read: Read, verb: str) -> None:
    text = f"Ann Roe said taxes would rise. The minister {verb} to a request for comment."
    assert _links(read(text)) == set()


def test_different_claims_of_one_speaker_are_not_related(read: Read) -> None:
    text = "Ines Marlo said that the bridge was closed. Ines Marlo added that ferries would sail at noon."
    assert _links(read(text)) == set()


def _links(reading: Reading) -> Links:
    quoted = quotations(reading)
    said = claims(reading, quoted, cast(reading, quoted), [])
    cues = {claim["claim_id"]: claim["cue"] for claim in said.claims}
    return {(cues[row["claim_id"]], row["relation"], cues[row["related_claim_id"]], row["basis"]) for row in said.links}
