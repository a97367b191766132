"""casualties: low, best and high of each series."""

from __future__ import annotations

from collections.abc import Callable

ARTICLES = """
    article_id,published_on
    a1,2025-03-04
    a2,2025-03-06
    a3,2025-03-05
"""
ACTORS = """
    actor_id,name,kind,country_iso3
    state/xaa,Arda,state,XAA
    person/ines-marlo,Ines Marlo,person,XAA
"""


def test_a_series_of_one_event_has_its_low_best_and_high(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": ARTICLES,
        "actors": ACTORS,
        "events": """
            event_id,plover_type,date_from,date_until,date_precision
            a1:event:1,ASSAULT,2025-03-03,2025-03-03,1
            a2:event:1,ASSAULT,2025-03-03,2025-03-03,1
        """,
        "event_actors": """
            event_id,actor_id,role
            a1:event:1,state/xaa,actor
            a2:event:1,state/xaa,actor
        """,
        "claims": """
            claim_id,article_id,speaker_id,speaker,polarity
            a1:claim:1,a1,person/ines-marlo,Ms Marlo,affirmed
            a1:claim:2,a1,,the police,affirmed
            a2:claim:1,a2,person/ines-marlo,she,affirmed
            a2:claim:2,a2,,the police,negated
        """,
        "figures": """
            figure_id,article_id,claim_id,event_id,value,comparator,low,high,measured_property,quantity_kind,measured_entity
            a1:figure:1,a1,a1:claim:1,a1:event:1,9,>,9,,killed,count,people
            a1:figure:2,a1,a1:claim:2,a1:event:1,,=,10,20,killed,count,
            a2:figure:1,a2,a2:claim:1,a2:event:1,12,=,,,killed,count,people
            a2:figure:2,a2,a2:claim:2,a2:event:1,99,=,,,killed,count,people
            a2:figure:3,a2,,a2:event:1,4,=,,,killed,count,police officers
            a2:figure:4,a2,,a2:event:1,30,>=,30,,wounded,count,
            a2:figure:5,a2,,a2:event:1,5,=,,,damaged,count,ships
        """,
    }
    assert_view(
        "casualties",
        given,
        """
        measured_property,cluster_id,entity_key,low,best,high,low_is_open,high_is_open,best_figure_id,reports,articles,claimants
        killed,a1:event:1,,9.0,12.0,20.0,false,false,a2:figure:1,3,2,2
        killed,a1:event:1,police officers,4.0,4.0,4.0,false,false,a2:figure:3,1,1,0
        wounded,a1:event:1,,30.0,30.0,30.0,false,true,a2:figure:4,1,1,0
        """,
    )


def test_without_an_event_a_place_makes_the_series_and_the_latest_date_the_best(
    assert_view: Callable[..., None],
) -> None:
    given = {
        "articles": ARTICLES,
        "times": """
            time_id,article_id,date_from,date_until,date_precision
            a2:time:1,a2,2025-02-01,2025-02-28,4
        """,
        "figures": """
            figure_id,article_id,time_id,value,comparator,low,high,measured_property,quantity_kind,place
            a1:figure:1,a1,,50,<,,50,killed,count,Arda
            a2:figure:1,a2,a2:time:1,40,=,,,killed,count,Arda
            a3:figure:1,a3,,45,~,,,killed,count,arda
            a3:figure:2,a3,,7,=,,,killed,count,Belmora
            a1:figure:9,a1,,3,=,,,missing,count,
            a3:figure:9,a3,,5,=,,,missing,count,
        """,
    }
    assert_view(
        "casualties",
        given,
        """
        measured_property,series_by,place,low,best,high,low_is_open,high_is_open,best_figure_id,first_as_of,last_as_of
        killed,entity and place,Arda,40.0,45.0,50.0,false,false,a3:figure:1,2025-02-28,2025-03-05
        killed,entity and place,Belmora,7.0,7.0,7.0,false,false,a3:figure:2,2025-03-05,2025-03-05
        missing,article,,3.0,3.0,3.0,false,false,a1:figure:9,2025-03-04,2025-03-04
        missing,article,,5.0,5.0,5.0,false,false,a3:figure:9,2025-03-05,2025-03-05
        """,
    )


def test_about_leaves_room_on_both_sides_and_a_range_alone_has_no_best(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": ARTICLES,
        "figures": """
            figure_id,article_id,value,comparator,low,high,measured_property,quantity_kind,place
            a1:figure:1,a1,60,~,,,killed,count,Arda
            a2:figure:1,a2,,=,10,20,killed,count,Belmora
        """,
    }
    assert_view(
        "casualties",
        given,
        """
        place,low,best,high,low_is_open,high_is_open,best_figure_id
        Arda,60.0,60.0,60.0,true,true,a1:figure:1
        Belmora,10.0,,20.0,false,false,
        """,
    )


def test_reports_of_one_event_are_one_series_though_one_names_no_actors_and_parts_are_left_out(
    assert_view: Callable[..., None],
) -> None:
    given = {
        "articles": ARTICLES,
        "actors": ACTORS,
        "events": """
            event_id,plover_type,date_from,date_until,date_precision,place
            a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port
            a2:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port
        """,
        "event_actors": """
            event_id,actor_id,role
            a1:event:1,state/xaa,actor
        """,
        "figures": """
            figure_id,article_id,event_id,value,comparator,low,high,measured_property,quantity_kind,measured_entity
            a1:figure:1,a1,a1:event:1,14,>=,14,,killed,count,people
            a2:figure:1,a2,a2:event:1,23,=,,,killed,count,people
            a2:figure:2,a2,a2:event:1,5,=,,,killed,count,
        """,
    }
    assert_view(
        "casualties",
        given,
        """
        measured_property,cluster_id,low,best,high,best_figure_id,reports,articles
        killed,a1:event:1,14.0,23.0,23.0,a2:figure:1,2,2
        """,
    )
