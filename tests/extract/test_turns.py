"""Articles in questions and answers: their turns, and what is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations
from tidynews.rows import Claim

Read = Callable[..., Reading]

INTRODUCTION = "The ferries are late again, and nobody knows why.\n"


@pytest.mark.parametrize("mark", [".", ":", " -"], ids=["stop", "colon", "dash"])
def test_a_letter_and_a_mark_begin_a_turn(read: Read, mark: str) -> None:
    found = _turns(read(f"{INTRODUCTION}Q{mark} Why did you leave?\nA{mark} It was far too late."))
    assert [(c["speaker"], c["act"], c["content"]) for c in found] == [
        ("Q", "ask", "Why did you leave?"),
        ("A", "state", "It was far too late"),
    ]


def test_words_for_the_letters_begin_turns_too(read: Read) -> None:
    found = _turns(read(f"{INTRODUCTION}Question: Why did you leave?\nAnswer: It was far too late."))
    assert [(c["speaker"], c["act"]) for c in found] == [("Question", "ask"), ("Answer", "state")]


def test_an_answer_goes_on_up_to_the_next_question(read: Read) -> None:
    found = _turns(read(f"{INTRODUCTION}Q: Why?\nA: It was late.\nThe sea was rough.\nQ: And now?\nA: Home.\nThe end."))
    assert [c["content"] for c in found] == ["Why?", "It was late.\nThe sea was rough", "And now?", "Home"]


def test_question_and_answer_may_share_a_paragraph(read: Read) -> None:
    found = _turns(read(f"{INTRODUCTION}Q. Why did you leave? A. It was far too late."))
    assert [c["content"] for c in found] == ["Why did you leave?", "It was far too late"]


def test_an_initial_is_no_answer(read: Read) -> None:
    assert _turns(read(f"{INTRODUCTION}A. Marlo runs the port.")) == []


def _turns(reading: Reading) -> list[Claim]:
    found = quotations(reading)
    rows = claims(reading, found, cast(reading, found), []).claims
    return [claim for claim in rows if claim["speaker"] in {"Q", "A", "Question", "Answer"}]


def test_the_introduction_says_who_asks_and_who_answers(read: Read) -> None:
    found = _turns(read("Ida Moen spoke to the Post about the port.\nQ. Why did you leave?\nA. It was far too late."))
    assert [c["speaker_id"] for c in found] == ["org/post", "person/ida-moen"]
