"""accusations: who accuses whom, and whether the accused is heard."""

from __future__ import annotations

from collections.abc import Callable

GIVEN = {
    "articles": """
        article_id,publisher,published_on
        a1,The Harbour Post,2025-03-04
        a2,The Inland Times,2025-03-05
    """,
    "actors": """
        actor_id,name,kind,country_iso3
        state/xaa,Arda,state,XAA
        state/xbb,Belmora,state,XBB
        person/tom-veld,Tom Veld,person,XBB
        person/ines-marlo,Ines Marlo,person,XAA
    """,
    "claims": """
        claim_id,article_id,act,polarity,source_kind
        a1:claim:10,a1,accuse,affirmed,named
        a1:claim:50,a1,deny,affirmed,named
        a1:claim:90,a1,praise,affirmed,named
        a2:claim:10,a2,allege,affirmed,unnamed
        a2:claim:40,a2,state,affirmed,named
        a2:claim:70,a2,accuse,negated,named
    """,
    "claim_actors": """
        claim_id,actor_id,relation
        a1:claim:10,state/xaa,speaker
        a1:claim:10,person/ines-marlo,speaker
        a1:claim:10,state/xbb,accused
        a1:claim:50,person/tom-veld,speaker
        a1:claim:90,state/xaa,speaker
        a1:claim:90,state/xbb,praised
        a2:claim:40,state/xaa,speaker
        a2:claim:40,person/tom-veld,accused
        a2:claim:70,person/tom-veld,speaker
        a2:claim:70,state/xaa,accused
    """,
    "claim_links": """
        claim_id,related_claim_id,relation,basis
        a1:claim:50,a1:claim:10,denies,reported
    """,
}


def test_each_accuser_has_a_row_with_each_accused(assert_view: Callable[..., None]) -> None:
    assert_view(
        "accusations",
        GIVEN,
        """
        claim_id,publisher,accuser_id,source_kind,accused_id,act
        a1:claim:10,The Harbour Post,state/xaa,named,state/xbb,accuse
        a1:claim:10,The Harbour Post,person/ines-marlo,named,state/xbb,accuse
        a2:claim:10,The Inland Times,,unnamed,,allege
        a2:claim:40,The Inland Times,state/xaa,named,person/tom-veld,state
        """,
    )


def test_a_state_is_heard_through_its_people_and_a_person_only_in_person(assert_view: Callable[..., None]) -> None:
    assert_view(
        "accusations",
        GIVEN,
        """
        claim_id,accuser_name,accused_is_heard,is_denied
        a1:claim:10,Arda,true,true
        a1:claim:10,Ines Marlo,true,true
        a2:claim:10,,false,false
        a2:claim:40,Arda,false,false
        """,
    )
