"""sourcing: the kinds of sources of each publisher."""

from __future__ import annotations

from collections.abc import Callable


def test_shares_are_of_one_publisher_and_what_was_not_said_is_left_out(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": """
            article_id,publisher
            a1,The Harbour Post
            a2,The Harbour Post
            a3,
        """,
        "claims": """
            claim_id,article_id,source_kind,polarity
            a1:claim:1,a1,named,affirmed
            a1:claim:2,a1,named,affirmed
            a2:claim:1,a2,named,affirmed
            a2:claim:2,a2,unnamed,affirmed
            a2:claim:3,a2,unnamed,negated
            a3:claim:1,a3,media,affirmed
        """,
    }
    assert_view(
        "sourcing",
        given,
        """
        publisher,source_kind,claims,articles,share
        The Harbour Post,named,3,2,0.75
        The Harbour Post,unnamed,1,1,0.25
        ,media,1,1,1.0
        """,
        in_order=True,
    )
