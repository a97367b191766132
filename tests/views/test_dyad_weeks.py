"""dyad_weeks: what one country does or says to another, by week."""

from __future__ import annotations

from collections.abc import Callable

ACTORS = """
    actor_id,name,kind,country_iso3
    state/xaa,Arda,state,XAA
    org/xaa-army,Ardan army,force,XAA
    state/xbb,Belmora,state,XBB
    group/crews,crews,group,
"""
COLUMNS = (
    "source_country_iso3,target_country_iso3,week_from,verbal_cooperation,material_cooperation,verbal_conflict,"
    "material_conflict,events,claims"
)


def test_words_and_deeds_of_one_week_are_one_row(assert_view: Callable[..., None]) -> None:
    """Monday, 3 March 2025: an attack on Sunday the 9th, aid on Monday the 10th, an accusation printed on the 4th."""
    given = {
        "actors": ACTORS,
        "articles": "article_id,published_on\na1,2025-03-04",
        "events": """
            event_id,plover_type,date_from,date_until
            a1:event:1,ASSAULT,2025-03-09,2025-03-09
            a1:event:2,AID,2025-03-10,2025-03-10
        """,
        "event_actors": """
            event_id,actor_id,role
            a1:event:1,org/xaa-army,actor
            a1:event:1,state/xaa,actor
            a1:event:1,state/xbb,victim
            a1:event:2,state/xaa,actor
            a1:event:2,state/xbb,recipient
        """,
        "claims": "claim_id,article_id,act,polarity\na1:claim:1,a1,accuse,affirmed",
        "claim_actors": """
            claim_id,actor_id,relation
            a1:claim:1,state/xaa,speaker
            a1:claim:1,state/xbb,accused
        """,
    }
    expected = f"{COLUMNS}\nXAA,XBB,2025-03-03,0,0,1,1,1,1\nXAA,XBB,2025-03-10,0,1,0,0,1,0"
    assert_view("dyad_weeks", given, expected, in_order=True)


def test_what_has_no_week_or_no_country_on_one_side_is_left_out(assert_view: Callable[..., None]) -> None:
    given = {
        "actors": ACTORS,
        "events": """
            event_id,plover_type,date_from,date_until
            a1:event:1,ASSAULT,2025-03-01,2025-03-31
            a1:event:2,ASSAULT,2025-03-09,2025-03-09
            a1:event:3,ASSAULT,,
            a1:event:4,ASSAULT,2025-03-09,2025-03-09
        """,
        "event_actors": """
            event_id,actor_id,role
            a1:event:1,state/xaa,actor
            a1:event:1,state/xbb,victim
            a1:event:2,state/xaa,actor
            a1:event:2,group/crews,victim
            a1:event:3,state/xaa,actor
            a1:event:3,state/xbb,victim
            a1:event:4,org/xaa-army,actor
            a1:event:4,state/xaa,victim
        """,
    }
    assert_view("dyad_weeks", given, COLUMNS)
