"""figures_wide: the interval that the words leave, and who says it."""

from __future__ import annotations

from collections.abc import Callable

GIVEN = {
    "articles": """
        article_id,publisher,published_on
        a1,The Harbour Post,2025-03-04
    """,
    "actors": """
        actor_id,name,kind,country_iso3
        person/ines-marlo,Ines Marlo,person,XAA
        group/xaa-dockers,Ardan dockers,group,XAA
    """,
    "claims": """
        claim_id,article_id,speaker_id,speaker,source_kind,act,polarity
        a1:claim:50,a1,person/ines-marlo,Ms Marlo,named,state,affirmed
    """,
    "figures": """
        figure_id,article_id,claim_id,value,comparator,low,high,low_closed,high_closed,measured_entity,entity_id
        a1:figure:10,a1,,12,=,,,,,Dockers,group/xaa-dockers
        a1:figure:20,a1,a1:claim:50,40,>,40,,false,,People,
        a1:figure:30,a1,,40,<,,40,,false,Crane Drivers,
        a1:figure:40,a1,,,=,10,15,true,true,,
        a1:figure:50,a1,,30,~,,,,,,
    """,
}


def test_an_exact_number_is_a_closed_point_and_an_open_bound_is_empty(assert_view: Callable[..., None]) -> None:
    assert_view(
        "figures_wide",
        GIVEN,
        """
        figure_id,least,least_closed,most,most_closed
        a1:figure:10,12.0,true,12.0,true
        a1:figure:20,40.0,false,,
        a1:figure:30,,,40.0,false
        a1:figure:40,10.0,true,15.0,true
        a1:figure:50,,,,
        """,
    )


def test_who_is_counted_and_who_says_so_stand_in_the_row(assert_view: Callable[..., None]) -> None:
    assert_view(
        "figures_wide",
        GIVEN,
        """
        figure_id,entity_key,entity_name,speaker_name,source_kind,published_on
        a1:figure:10,group/xaa-dockers,Ardan dockers,,,2025-03-04
        a1:figure:20,,,Ines Marlo,named,2025-03-04
        a1:figure:30,crane drivers,,,,2025-03-04
        a1:figure:40,,,,,2025-03-04
        a1:figure:50,,,,,2025-03-04
        """,
    )


def test_less_of_the_same_by_the_same_source_is_taken_for_a_part(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": GIVEN["articles"],
        "actors": GIVEN["actors"],
        "claims": GIVEN["claims"],
        "events": "event_id,plover_type\na1:event:1,PROTEST\na1:event:2,PROTEST",
        "figures": """
            figure_id,article_id,claim_id,event_id,value,comparator,measured_property,quantity_kind,measured_entity,place
            a1:figure:1,a1,,,400,=,attending,count,Dockers,Port
            a1:figure:2,a1,,a1:event:1,12,=,attending,count,dockers,port
            a1:figure:3,a1,a1:claim:50,,9,=,attending,count,dockers,Port
            a1:figure:4,a1,,,8,=,attending,count,dockers,Mill
            a1:figure:5,a1,,,7,=,attending,count,police,Port
            a1:figure:6,a1,,a1:event:2,500,=,attending,count,dockers,Quay
            a1:figure:7,a1,,,6,=,wounded,count,dockers,Port
        """,
    }
    assert_view(
        "figures_wide",
        given,
        """
        figure_id,whole_figure_id
        a1:figure:1,
        a1:figure:2,a1:figure:1
        a1:figure:3,
        a1:figure:4,
        a1:figure:5,
        a1:figure:6,
        a1:figure:7,
        """,
    )


def test_who_is_counted_is_one_key_however_it_is_printed(assert_view: Callable[..., None]) -> None:
    given = {
        "figures": """
            figure_id,article_id,value,measured_entity,unit,quantity_kind
            a1:figure:10,a1,12,The civilian,{civilian},count
            a1:figure:20,a1,12,civilians,{civilian},count
            a1:figure:30,a1,12,Syrians,{person},count
            a1:figure:40,a1,12,the death toll of the war,{person},count
            a1:figure:50,a1,12,some people in the port,{person},count
            a1:figure:60,a1,12,the harbour tunnel,{EUR},money
        """,
        "articles": GIVEN["articles"],
    }
    assert_view(
        "figures_wide",
        given,
        """
        figure_id,entity_key
        a1:figure:10,civilian
        a1:figure:20,civilian
        a1:figure:30,syrians
        a1:figure:40,
        a1:figure:50,
        a1:figure:60,harbour tunnel
        """,
    )
