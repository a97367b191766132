"""names: every surface form of an actor."""

from __future__ import annotations

from collections.abc import Callable


def test_a_place_that_stands_for_a_government_is_kept_apart(assert_view: Callable[..., None]) -> None:
    given = {
        "actors": """
            actor_id,name,kind,country_iso3
            state/xaa,Republic of Arda,state,XAA
        """,
        "actor_names": """
            actor_id,name,form
            state/xaa,Republic of Arda,official
            state/xaa,Arda,short
            state/xaa,Arda,acronym
            state/xaa,Port Arda,capital
        """,
        "mentions": """
            mention_id,article_id,actor_id,start_char,end_char,text,form,reading
            a1:mention:1,a1,state/xaa,1,5,Arda,name,literal
            a1:mention:9,a1,state/xaa,9,13,Arda,name,literal
            a2:mention:1,a2,state/xaa,1,5,Arda,name,literal
            a1:mention:20,a1,state/xaa,20,29,Port Arda,name,place_for_government
            a1:mention:40,a1,state/xaa,40,42,it,pronoun,literal
        """,
    }
    assert_view(
        "names",
        given,
        """
        actor_name,name,name_forms,mention_form,reading,mentions,articles
        Republic of Arda,Arda,"acronym, short",name,literal,3,2
        Republic of Arda,Port Arda,capital,name,place_for_government,1,1
        Republic of Arda,it,,pronoun,literal,1,1
        Republic of Arda,Republic of Arda,official,,,0,0
        """,
        in_order=True,
    )
