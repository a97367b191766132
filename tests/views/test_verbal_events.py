"""verbal_events: what is done by saying, as PLOVER events with a source and a target."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ACTORS = """
    actor_id,name,kind,country_iso3
    state/xaa,Arda,state,XAA
    state/xbb,Belmora,state,XBB
    state/xcc,Corvia,state,XCC
"""
ARTICLES = """
    article_id,published_on
    a1,2025-03-04
"""


@pytest.mark.parametrize(
    ("act", "plover"),
    [
        pytest.param("accuse", "ACCUSE,allege,verbal conflict", id="accuse"),
        pytest.param("condemn", "ACCUSE,disapprove,verbal conflict", id="condemn"),
        pytest.param("refuse", "REJECT,,verbal conflict", id="refuse"),
        pytest.param("demand", "REQUEST,,verbal conflict", id="demand"),
        pytest.param("threaten", "THREATEN,,verbal conflict", id="threaten"),
        pytest.param("promise", "AGREE,,verbal cooperation", id="promise"),
        pytest.param("praise", "SUPPORT,,verbal cooperation", id="praise"),
        pytest.param("concede", "CONCEDE,,verbal cooperation", id="concede"),
        pytest.param("warn", "", id="a_warning_is_none"),
        pytest.param("state", "", id="a_statement_is_none"),
    ],
)
def test_the_act_says_type_and_mode(assert_view: Callable[..., None], act: str, plover: str) -> None:
    claims = f"claim_id,article_id,act,polarity\na1:claim:1,a1,{act},affirmed\na1:claim:2,a1,{act},negated"
    row = f"a1:claim:1,2025-03-04,{plover},," if plover else ""
    assert_view(
        "verbal_events",
        {"articles": ARTICLES, "claims": claims},
        f"claim_id,published_on,plover_type,plover_mode,quad_class,source_id,target_id\n{row}",
    )


@pytest.mark.parametrize(
    ("act", "relations", "targets"),
    [
        pytest.param("accuse", {"accused": "xbb", "addressee": "xcc"}, ["xbb"], id="the_accused_before_the_addressee"),
        pytest.param("accuse", {"accused": "xbb", "praised": "xcc"}, ["xbb"], id="the_accused_before_the_praised"),
        pytest.param("praise", {"accused": "xbb", "praised": "xcc"}, ["xcc"], id="the_praised_before_the_accused"),
        pytest.param("demand", {"asked": "xbb", "addressee": "xcc"}, ["xbb"], id="the_asked_before_the_addressee"),
        pytest.param("demand", {"addressee": "xcc"}, ["xcc"], id="else_the_addressee"),
        pytest.param("threaten", {"accused": "xbb", "addressee": "xcc"}, ["xbb"], id="else_at_whom_it_is_aimed"),
        pytest.param("promise", {"about": "xbb"}, [""], id="who_is_only_named_is_no_target"),
    ],
)
def test_the_target_is_at_whom_the_act_is_aimed(
    assert_view: Callable[..., None], act: str, relations: dict[str, str], targets: list[str]
) -> None:
    given = {
        "articles": ARTICLES,
        "actors": ACTORS,
        "claims": f"claim_id,article_id,act,polarity\na1:claim:1,a1,{act},affirmed",
        "claim_actors": "claim_id,actor_id,relation\na1:claim:1,state/xaa,speaker\n"
        + "\n".join(f"a1:claim:1,state/{actor},{relation}" for relation, actor in relations.items()),
    }
    rows = "\n".join(f"XAA,{target.upper()}" for target in targets)
    assert_view("verbal_events", given, f"source_country_iso3,target_country_iso3\n{rows}")


def test_a_denial_rejects_whoever_made_the_allegation(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": ARTICLES,
        "actors": ACTORS,
        "times": """
            time_id,article_id,date_from,date_until,date_precision
            a1:time:1,a1,2025-03-03,2025-03-03,1
        """,
        "claims": """
            claim_id,article_id,act,said_time_id,polarity
            a1:claim:1,a1,state,,affirmed
            a1:claim:9,a1,deny,a1:time:1,affirmed
        """,
        "claim_actors": """
            claim_id,actor_id,relation
            a1:claim:1,state/xbb,speaker
            a1:claim:1,state/xcc,speaker
            a1:claim:9,state/xaa,speaker
            a1:claim:9,state/xaa,addressee
        """,
        "claim_links": """
            claim_id,related_claim_id,relation,basis
            a1:claim:9,a1:claim:1,denies,reported
        """,
    }
    assert_view(
        "verbal_events",
        given,
        """
        claim_id,plover_type,source_name,target_name,date_from,date_until
        a1:claim:9,REJECT,Arda,Belmora,2025-03-03,2025-03-03
        a1:claim:9,REJECT,Arda,Corvia,2025-03-03,2025-03-03
        """,
    )
