"""denials: the allegation beside its denial."""

from __future__ import annotations

from collections.abc import Callable

GIVEN = {
    "articles": """
        article_id,publisher
        a1,The Harbour Post
    """,
    "segments": """
        segment_id,article_id
        a1:segment:0,a1
    """,
    "actors": """
        actor_id,name,kind,country_iso3
        person/tom-veld,Tom Veld,person,XBB
        state/xaa,Arda,state,XAA
    """,
    "claims": """
        claim_id,article_id,segment_id,speaker_id,speaker,act,form,content,polarity
        a1:claim:10,a1,a1:segment:0,state/xaa,Arda,allege,indirect,Belmora dumped oil,affirmed
        a1:claim:50,a1,a1:segment:0,person/tom-veld,Mr Veld,deny,mixed,it was a lie,affirmed
        a1:claim:70,a1,a1:segment:0,,the firm,deny,indirect,any loss,affirmed
        a1:claim:90,a1,a1:segment:0,,the firm,deny,indirect,the talks,negated
        a1:claim:95,a1,a1:segment:0,state/xaa,Arda,state,direct,it was oil,affirmed
    """,
    "claim_actors": """
        claim_id,actor_id,relation
        a1:claim:10,state/xaa,speaker
        a1:claim:50,person/tom-veld,speaker
    """,
    "claim_links": """
        claim_id,related_claim_id,relation,basis
        a1:claim:50,a1:claim:10,denies,presupposed
        a1:claim:95,a1:claim:10,repeats,reported
    """,
}


def test_a_denial_stands_beside_what_it_denies_or_alone(assert_view: Callable[..., None]) -> None:
    assert_view(
        "denials",
        GIVEN,
        """
        denial_id,allegation_id,denier_name,denier,denial_form,denial,alleger_id,allegation_act,allegation,basis
        a1:claim:50,a1:claim:10,Tom Veld,Mr Veld,mixed,it was a lie,state/xaa,allege,Belmora dumped oil,presupposed
        a1:claim:70,,,the firm,indirect,any loss,,,,
        """,
    )
