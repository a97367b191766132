"""Quotations: which marks open and close one, and where one that stays open ends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tidynews.articles.article import Article, Segment
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations

_VOCAB = Vocab()
Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("“It rains,” she said. “It pours.”", ["“It rains,”", "“It pours.”"], id="curly"),
        pytest.param('"It rains," she said.', ['"It rains,"'], id="straight"),
        pytest.param("''It rains,'' she said, ``hard.''", ["''It rains,''", "``hard.''"], id="doubled_apostrophes"),
        pytest.param(
            '"He said \'no,\' " she said. "It rains."', ["\"He said 'no,' \"", '"It rains."'], id="space_before"
        ),
        pytest.param("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”"], id="outermost_only"),
        pytest.param("‘It’s raining,’ she said.", ["‘It’s raining,’"], id="british"),
        pytest.param("'It isn't the crews' fault,' she said.", ["'It isn't the crews' fault,'"], id="straight_single"),
        pytest.param("«It rains», she said.", ["«It rains»"], id="guillemets"),
        pytest.param("The crews' boats and the '90s weren't here.", [], id="apostrophes_are_no_quotes"),
        pytest.param("She said: “It rains and", ["“It rains and"], id="unclosed_ends_with_the_paragraph"),
        pytest.param('<a id="seven">It rains</a>', [], id="markup"),
    ],
)
def test_a_quotation_reaches_from_mark_to_mark(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for q in quotations(_reading(text)) for start, end in q.spans] == quoted


def test_a_paragraph_that_opens_again_goes_on_with_the_quotation() -> None:
    text = "“One.\n“Two.\n“Three,” she said."
    [quotation] = quotations(_reading(text))
    assert [text[start:end] for start, end in quotation.spans] == ["“One.", "“Two.", "“Three,”"]


def test_a_closed_quotation_does_not_go_on() -> None:
    assert len(quotations(_reading("“One.”\n“Two.”"))) == 2


def test_a_quotation_covers_only_what_lies_in_one_of_its_spans() -> None:
    [quotation] = quotations(_reading("“One.\n“Two.”"))
    assert quotation.covers(1, 4)
    assert not quotation.covers(3, 8)


@given(st.text(alphabet="ab .,'\"“”‘’\n", max_size=60))
def test_quotations_never_overlap_and_stay_in_their_paragraph(text: str) -> None:
    spans = [span for q in quotations(_reading(text)) for span in q.spans]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all("\n" not in text[start:end] and start < end for start, end in spans)


def _reading(text: str) -> Reading:
    segments = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Reading(Article("a1", "a1.txt", text, segments=tuple(segments)), Doc(_VOCAB))
