"""event_clusters: which events of different articles are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ACTORS = """
    actor_id,name,kind,country_iso3
    state/xaa,Arda,state,XAA
    state/xbb,Belmora,state,XBB
"""
SAME = '"same type, main actors and date"'
PLACE = '"same type, place and date"'
ONE_SIDE = '"same type and place, dates alike: main actors on one side only"'
BARE = "alone: neither actors nor place"
UNDATED = '"alone: no date, or one wider than a week"'


@pytest.mark.parametrize(
    ("events", "event_actors", "expected"),
    [
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor\na1:event:1,state/xbb,victim\n"
            "a2:event:1,state/xaa,actor\na2:event:1,state/xbb,victim",
            f"a1:event:1,a1:event:1,{SAME},2,2\na2:event:1,a1:event:1,{SAME},2,2",
            id="same_actors_and_day_are_one_though_only_one_names_a_place",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,\na2:event:1,PROTEST,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor",
            f"a1:event:1,a1:event:1,{SAME},1,1\na2:event:1,a2:event:1,{SAME},1,1",
            id="another_type_is_another_event",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,\na2:event:1,ASSAULT,2025-03-04,2025-03-04,1,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor",
            f"a1:event:1,a1:event:1,{SAME},1,1\na2:event:1,a2:event:1,{SAME},1,1",
            id="another_day_is_another_event",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor\na2:event:1,state/xbb,victim",
            f"a1:event:1,a1:event:1,{SAME},1,1\na2:event:1,a2:event:1,{SAME},1,1",
            id="another_victim_is_another_event",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor\na2:event:1,state/xbb,host",
            f"a1:event:1,a1:event:1,{SAME},2,2\na2:event:1,a1:event:1,{SAME},2,2",
            id="a_host_is_no_main_actor",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,Mill\n"
            "a3:event:1,ASSAULT,2025-03-03,2025-03-03,1,port\na3:event:5,ASSAULT,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor\n"
            "a3:event:1,state/xaa,actor\na3:event:5,state/xaa,actor",
            f"a1:event:1,a1:event:1,{SAME},2,2\na2:event:1,a2:event:1,{SAME},1,1\n"
            f"a3:event:1,a1:event:1,{SAME},2,2\na3:event:5,a3:event:5,{SAME},1,1",
            id="two_places_part_a_cluster",
        ),
        pytest.param(
            "a1:event:1,PROTEST,2025-03-03,2025-03-03,1,Port\na2:event:1,PROTEST,2025-03-03,2025-03-03,1,port\n"
            "a3:event:1,PROTEST,2025-03-03,2025-03-03,1,\na4:event:1,PROTEST,2025-03-03,2025-03-03,1,",
            "",
            f"a1:event:1,a1:event:1,{PLACE},2,2\na2:event:1,a1:event:1,{PLACE},2,2\n"
            f"a3:event:1,a3:event:1,{BARE},1,1\na4:event:1,a4:event:1,{BARE},1,1",
            id="without_actors_the_place_must_be_the_same",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,port\n"
            "a3:event:1,ASSAULT,2025-03-02,2025-03-03,2,Port",
            "a2:event:1,state/xaa,actor",
            f"a1:event:1,a1:event:1,{ONE_SIDE},3,3\na2:event:1,a1:event:1,{SAME},3,3\n"
            f"a3:event:1,a1:event:1,{ONE_SIDE},3,3",
            id="where_one_side_names_no_actors_place_and_date_make_them_one",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,Mill\n"
            "a3:event:1,ASSAULT,2025-03-04,2025-03-04,1,Port\na4:event:1,ASSAULT,2025-03-01,2025-03-06,3,Port\n"
            "a5:event:1,PROTEST,2025-03-03,2025-03-03,1,Port\na6:event:1,ASSAULT,2025-03-03,2025-03-03,1,",
            "a1:event:1,state/xaa,actor",
            f"a1:event:1,a1:event:1,{SAME},1,1\na2:event:1,a2:event:1,{PLACE},1,1\n"
            f"a3:event:1,a3:event:1,{PLACE},1,1\na4:event:1,a4:event:1,{PLACE},1,1\n"
            f"a5:event:1,a5:event:1,{PLACE},1,1\na6:event:1,a6:event:1,{BARE},1,1",
            id="another_place_day_width_or_type_joins_nothing",
        ),
        pytest.param(
            "a1:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\na2:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port\n"
            "a3:event:1,ASSAULT,2025-03-03,2025-03-03,1,Port",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xbb,actor",
            f"a1:event:1,a1:event:1,{SAME},1,1\na2:event:1,a2:event:1,{SAME},1,1\na3:event:1,a3:event:1,{PLACE},1,1",
            id="what_fits_two_clusters_joins_neither",
        ),
        pytest.param(
            "a1:event:1,PROTEST,2025-03-01,2025-03-31,4,\na2:event:1,PROTEST,2025-03-01,2025-03-31,4,\n"
            "a3:event:1,PROTEST,,,,",
            "a1:event:1,state/xaa,actor\na2:event:1,state/xaa,actor\na3:event:1,state/xaa,actor",
            f"a1:event:1,a1:event:1,{UNDATED},1,1\na2:event:1,a2:event:1,{UNDATED},1,1\n"
            f"a3:event:1,a3:event:1,{UNDATED},1,1",
            id="a_month_is_too_wide_to_tell",
        ),
    ],
)
def test_events_are_one_by_type_main_actors_and_date(
    assert_view: Callable[..., None], events: str, event_actors: str, expected: str
) -> None:
    ids = [line.split(",")[0] for line in events.splitlines()]
    given = {
        "actors": ACTORS,
        "events": "event_id,plover_type,date_from,date_until,date_precision,place\n" + events,
        "event_actors": "event_id,actor_id,role\n" + event_actors,
        "event_mentions": "event_mention_id,event_id,article_id\n" + "\n".join(f"{i},{i},{i[:2]}" for i in ids),
    }
    assert_view("event_clusters", given, "event_id,cluster_id,rule,events,articles\n" + expected)
