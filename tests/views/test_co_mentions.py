"""co_mentions: who is mentioned beside whom."""

from __future__ import annotations

from collections.abc import Callable


def test_a_pair_is_counted_once_a_paragraph_and_boilerplate_not_at_all(assert_view: Callable[..., None]) -> None:
    given = {
        "actors": """
            actor_id,name,kind,country_iso3
            state/xaa,Arda,state,XAA
            state/xbb,Belmora,state,XBB
            person/ines-marlo,Ines Marlo,person,XAA
        """,
        "segments": """
            segment_id,article_id,seq,kind,start_char,end_char
            a1:segment:0,a1,1,headline,0,50
            a1:segment:51,a1,2,paragraph,51,100
            a1:segment:101,a1,3,paragraph,101,200
            a1:segment:201,a1,4,appeal,201,300
            a2:segment:0,a2,1,paragraph,0,100
        """,
        "mentions": """
            mention_id,article_id,actor_id,start_char,end_char
            a1:mention:1,a1,state/xaa,1,5
            a1:mention:10,a1,state/xbb,10,17
            a1:mention:51,a1,state/xbb,51,58
            a1:mention:60,a1,state/xaa,60,64
            a1:mention:70,a1,state/xaa,70,74
            a1:mention:101,a1,state/xaa,101,105
            a1:mention:210,a1,state/xaa,210,214
            a1:mention:220,a1,state/xbb,220,227
            a2:mention:1,a2,state/xaa,1,5
            a2:mention:10,a2,state/xbb,10,17
            a2:mention:99,a2,person/ines-marlo,99,103
        """,
    }
    assert_view(
        "co_mentions",
        given,
        """
        actor_id,name,other_actor_id,other_name,paragraphs,articles
        state/xaa,Arda,state/xbb,Belmora,2,2
        person/ines-marlo,Ines Marlo,state/xaa,Arda,1,1
        person/ines-marlo,Ines Marlo,state/xbb,Belmora,1,1
        """,
        in_order=True,
    )
