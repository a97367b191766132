"""Spans: rows that say what the article says pass; each way of saying something else is found."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews.articles.article import Article
from tidynews.check.spans import check_spans, joined

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def own(rows: Rows) -> Rows:
    """The rows of the article about the strike and no other."""
    return {
        table: [row for row in some if str(row.get("article_id", row.get("claim_id", "a1"))).startswith("a1")]
        for table, some in rows.items()
    }


def test_rows_that_say_what_the_article_says_pass(article: Article, own: Rows) -> None:
    assert check_spans(article, own) == []


@pytest.mark.parametrize(
    ("mutation", "expected"),
    [
        (("articles", 0, {"text_sha256": "0" * 64}), "articles.text_sha256.article"),
        (("mentions", 1, {"text": "the ports"}), "mentions.text.article"),
        (("times", 0, {"text": "Sunday"}), "times.text.article"),
        (("figures", 0, {"text": "nearly 13 million euros"}), "figures.text.article"),
        (("event_mentions", 1, {"trigger": "strikes"}), "event_mentions.trigger.article"),
        (("claim_parts", 0, {"span_sha256": "0" * 64}), "claim_parts.span_sha256.article"),
        (("claims", 0, {"content": "something else"}), "claims.content.article"),
        (("claims", 2, {"content": "the crews were … “badly treated” … and would return"}), "claims.content.article"),
        (("claims", 0, {"cue": "told"}), "claims.cue.article"),
        (("claims", 0, {"speaker": "a port"}), "claims.speaker.article"),
        (("roles", 0, {"end_char": 9999}), "roles.span.article"),
        (("roles", 0, {"start_char": -1}), "roles.span.article"),
    ],
)
def test_a_row_that_says_something_else_is_found(
    article: Article, own: Rows, mutation: tuple[str, int, dict[str, Any]], expected: str
) -> None:
    table, number, change = mutation
    own[table][number] |= change
    [problem] = check_spans(article, own)
    assert problem.check == expected
    assert problem.count == 1
    assert problem.samples


def test_words_outside_every_zone_are_found(article: Article, own: Rows) -> None:
    del own["segments"][2]
    [problem] = check_spans(article, own)
    assert problem.check == "segments.cover.article"
    assert problem.samples[0]["in the article"].startswith("Ferry crews in Arda")


def test_a_copy_needs_no_zones(article: Article, rows: Rows) -> None:
    assert check_spans(article, {"articles": [rows["articles"][1]]}) == []


def test_words_that_a_package_withholds_are_not_missed(article: Article, own: Rows) -> None:
    for claim in own["claims"]:
        claim |= {"content": None, "cue": None, "speaker": None}
    for row in (*own["mentions"], *own["times"], *own["figures"]):
        row["text"] = None
    assert check_spans(article, own) == []


def test_a_letter_changed_in_the_article_is_found_wherever_a_span_covers_it(article: Article, own: Rows) -> None:
    changed = replace(article, text=article.text.replace("Monday", "Sunday"))
    assert {problem.check for problem in check_spans(changed, own)} == {
        "articles.text_sha256.article",
        "times.text.article",
        "claim_parts.span_sha256.article",
        "claims.content.article",
    }


@given(st.text(), st.lists(st.integers(0, 20), min_size=2, max_size=6).map(sorted))
def test_joined_pieces_that_touch_are_the_text_itself(text: str, cuts: list[int]) -> None:
    spans = list(pairwise(cuts))
    assert joined(text, spans) == text[cuts[0] : cuts[-1]]
