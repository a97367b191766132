"""Quotations without a cue: who is speaking by the sentence before."""

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
    ("text", "speaker_id"),
    [
        pytest.param(
            "Tom Fitch is angry.\n“We have lost everything. The council did nothing.”\nHe wants a new road.",
            "person/tom-fitch", id="in_the_paragraph_before",
        ),
        pytest.param(
            "Ann Roe sat in her kitchen. “I have lost everything.”", "person/ann-roe", id="in_the_same_paragraph"
        ),
        pytest.param(
            "Ann Roe sat in her kitchen. She was tired. “I have lost everything.”", "person/ann-roe", id="a_pronoun"
        ),
        pytest.param(
            "Ann Roe met Tom Fitch at the port. “We have lost everything.”", "person/ann-roe", id="the_subject_of_two"
        ),
        pytest.param("Tom Fitch disagreed. “It won't.”", "person/tom-fitch", id="a_short_sentence"),
        pytest.param(
            "Ann Roe met Tom Fitch at the port.\n“We have lost everything.”", None, id="not_across_paragraphs_of_two"
        ),
        pytest.param("Ann Roe died in May. “We have lost a good friend.”", None, id="the_dead_are_silent"),
        pytest.param("Ann Roe nodded. “Ann Roe never lies to people.”", None, id="nobody_names_himself"),
        pytest.param("The council met. “It will not be built here.”", None, id="only_persons"),
    ],
)  # fmt: skip
def test_a_quotation_without_a_cue_is_of_the_person_of_whom_the_sentence_before_speaks(
    read: Read, text: str, speaker_id: str | None
) -> None:
    claim = _quotation(read(text))
    assert (claim["speaker_id"], claim["speaker"], claim["cue"]) == (speaker_id, None, None)


def test_a_speaker_who_is_told_by_the_sentence_before_makes_a_claim_surer_but_not_sure(read: Read) -> None:
    with_speaker = _quotation(read("Ann Roe sat in her kitchen. “I have lost everything.”"))
    without = _quotation(read("The kitchen was cold. “I have lost everything.”"))
    assert without["confidence"] < with_speaker["confidence"] < 0.6


def test_a_short_passage_without_a_verb_is_a_title(read: Read) -> None:
    assert _claims(read("Tom Fitch saw one film that year. “Low Water.”")) == []


def test_somebody_puts_it_in_the_words_before(read: Read) -> None:
    [claim] = _claims(read("“This government is finished” was how one MP put it."))
    assert (claim["speaker"], claim["cue"], claim["content"]) == ("one MP", "put", "“This government is finished”")


def _quotation(reading: Reading) -> Claim:
    return next(claim for claim in _claims(reading) if claim["form"] == "direct")


def _claims(reading: Reading) -> list[Claim]:
    found = quotations(reading)
    return claims(reading, found, cast(reading, found), []).claims
