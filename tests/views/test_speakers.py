"""speakers: how much each actor says, and how much of it is quoted."""

from __future__ import annotations

from collections.abc import Callable


def test_claims_words_and_the_verbatim_share_are_counted_per_speaker(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": """
            article_id,publisher
            a1,The Harbour Post
            a2,The Inland Times
        """,
        "actors": """
            actor_id,name,kind,country_iso3
            person/ines-marlo,Ines Marlo,person,XAA
            org/dockers-union,Dockers' Union,organisation,XAA
        """,
        "claims": """
            claim_id,article_id,form,content,polarity
            a1:claim:1,a1,direct,“We won.”,affirmed
            a1:claim:2,a1,mixed,they would … go home,affirmed
            a2:claim:1,a2,indirect,the port is open,affirmed
            a2:claim:2,a2,indirect,who would pay,negated
        """,
        "claim_actors": """
            claim_id,actor_id,relation
            a1:claim:1,person/ines-marlo,speaker
            a1:claim:2,person/ines-marlo,speaker
            a1:claim:2,org/dockers-union,speaker
            a2:claim:1,person/ines-marlo,speaker
            a2:claim:1,org/dockers-union,about
            a2:claim:2,org/dockers-union,speaker
        """,
        "claim_parts": """
            claim_id,part,seq,start_char,end_char,quoted
            a1:claim:1,content,1,0,10,true
            a1:claim:1,source,1,12,22,false
            a1:claim:2,content,1,30,40,false
            a1:claim:2,content,2,50,60,true
            a2:claim:1,content,1,0,20,false
            a2:claim:2,content,1,30,43,false
        """,
    }
    assert_view(
        "speakers",
        given,
        """
        actor_id,claims,direct_claims,mixed_claims,indirect_claims,articles,publishers,words,content_chars,quoted_chars,verbatim_share
        person/ines-marlo,3,1,1,1,2,2,10,50,20,0.4
        org/dockers-union,1,0,1,0,1,1,4,20,10,0.5
        """,
        in_order=True,
    )
