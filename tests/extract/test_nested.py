"""Quotations inside quotations: whose words they are, and who "I" is in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import nested, quotations

Read = Callable[..., Reading]


def test_single_marks_inside_double_ones_are_a_passage_of_their_own() -> None:
    text = "“Tom said ‘I left,’ and the workers’ boss knew”"
    assert [text[start:end] for start, end in nested(text, 0, len(text))] == ["‘I left,’"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("“He told us ‘I had no contact,’ and that was false,” Ann Roe said.", [], id="unknown"),
        pytest.param(
            "“Tom Fitch said, ‘I had no contact with bidders,’ and that was false,” Ann Roe said.",
            ["person/tom-fitch"], id="named",
        ),
        pytest.param("“I never met the bidders of ‘Low Water,’” Ann Roe said.", ["person/ann-roe"], id="outside"),
    ],
)  # fmt: skip
def test_i_in_words_that_somebody_quotes_is_who_said_them(read: Read, text: str, who: list[str]) -> None:
    reading = read(text)
    found = quotations(reading)
    actors = cast(reading, found)
    claims(reading, found, actors, [])
    assert [m["actor_id"] for m in actors.mentions if m["text"] == "I"] == who


def test_what_follows_the_inner_marks_is_the_outer_speakers(read: Read) -> None:
    reading = read("“He told us ‘I had no contact with bidders,’ and that was false,” Ann Roe said.")
    found = quotations(reading)
    contents = [claim["content"] for claim in claims(reading, found, cast(reading, found), []).claims]
    assert contents == [
        "‘I had no contact with bidders,’",
        "“He told us ‘I had no contact with bidders,’ and that was false,”",
    ]
