"""timeline: events in the order of their dates, and how they are known."""

from __future__ import annotations

from collections.abc import Callable

GIVEN = {
    "actors": """
        actor_id,name,kind,country_iso3
        state/xaa,Arda,state,XAA
        state/xbb,Belmora,state,XBB
        org/dockers-union,Dockers' Union,organisation,XAA
    """,
    "events": """
        event_id,plover_type,plover_mode,date_from,date_until,date_precision
        a1:event:10,PROTEST,strike,2025-03-03,2025-03-03,1
        a1:event:90,AID,,2025-01-01,2025-12-31,5
        a2:event:30,CONSULT,visit,,,
    """,
    "event_mentions": """
        event_mention_id,event_id,article_id,claim_id,trigger,status,confidence
        a1:event:10,a1:event:10,a1,,walked out,reported,0.9
        a2:event:70,a1:event:10,a2,a2:claim:60,strike,alleged,0.5
        a2:event:80,a1:event:10,a2,,strike,reported,0.6
        a1:event:90,a1:event:90,a1,a1:claim:85,sent grain,alleged,0.7
        a2:event:30,a2:event:30,a2,,visit,planned,0.8
    """,
    "event_actors": """
        event_id,actor_id,role
        a1:event:10,org/dockers-union,actor
        a1:event:90,state/xbb,recipient
        a1:event:90,state/xaa,actor
        a2:event:30,state/xbb,actor
        a2:event:30,state/xaa,actor
        a2:event:30,org/dockers-union,host
    """,
}


def test_events_stand_in_the_order_of_their_dates_and_undated_ones_at_the_end(
    assert_view: Callable[..., None],
) -> None:
    assert_view(
        "timeline",
        GIVEN,
        """
        event_id,date_from,date_until,date_precision,trigger,actors,recipients,quad_class
        a1:event:90,2025-01-01,2025-12-31,5,sent grain,Arda,Belmora,material cooperation
        a1:event:10,2025-03-03,2025-03-03,1,walked out,Dockers' Union,,material conflict
        a2:event:30,,,,visit,Arda; Belmora,,verbal cooperation
        """,
        in_order=True,
    )


def test_reports_are_counted_and_an_event_that_stands_in_claims_only_is_marked(
    assert_view: Callable[..., None],
) -> None:
    assert_view(
        "timeline",
        GIVEN,
        """
        event_id,reports,articles,only_claimed,confidence,statuses
        a1:event:10,3,2,false,0.9,"alleged, reported"
        a1:event:90,1,1,true,0.7,alleged
        a2:event:30,1,1,false,0.8,planned
        """,
    )
