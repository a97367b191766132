"""figure_conflicts: which two figures cannot both be true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEAD = "figure_id,article_id,value,comparator,low,high,low_closed,high_closed,measured_property,quantity_kind,place"
SHOWN = "smaller_figure_id,larger_figure_id,same_by,gap"
BY_PLACE = '"entity, place and dates"'
ARTICLES = """
    article_id,publisher,published_on
    a1,The Harbour Post,2025-03-04
    a2,The Inland Times,2025-03-04
    a3,The Inland Times,2025-03-06
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("9,=,,,,", "12,=,,,,", "a1:figure:1,a2:figure:1,{},3.0", id="two_exact_numbers"),
        pytest.param("9,=,,,,", "9,=,,,,", "", id="the_same_number"),
        pytest.param("12,=,,,,", "9,<,,9,,false", "a2:figure:1,a1:figure:1,{},3.0", id="exact_above_an_upper_bound"),
        pytest.param("9,=,,,,", "9,<,,9,,false", "a2:figure:1,a1:figure:1,{},0.0", id="exact_at_an_excluded_bound"),
        pytest.param("9,=,,,,", "9,<=,,9,,true", "", id="exact_at_an_included_bound"),
        pytest.param("50,=,,,,", "40,>,40,,false,", "", id="exact_above_a_lower_bound_with_an_open_end"),
        pytest.param(
            "20,<,,20,,false", "40,>,40,,false,", "a1:figure:1,a2:figure:1,{},20.0", id="two_half_lines_apart"
        ),
        pytest.param("40,<,,40,,false", "20,>,20,,false,", "", id="two_half_lines_that_meet"),
        pytest.param(",=,10,15,true,true", ",=,15,20,true,true", "", id="two_ranges_that_touch"),
        pytest.param(
            ",=,10,15,true,true", ",=,16,20,true,true", "a1:figure:1,a2:figure:1,{},1.0", id="two_ranges_apart"
        ),
        pytest.param("9,~,,,,", "500,=,,,,", "", id="about_contradicts_nothing"),
    ],
)
def test_bounds_that_exclude_each_other_conflict(
    assert_view: Callable[..., None], first: str, second: str, expected: str
) -> None:
    figures = f"{HEAD}\na1:figure:1,a1,{first},killed,count,Port\na2:figure:1,a2,{second},killed,count,port"
    assert_view("figure_conflicts", {"articles": ARTICLES, "figures": figures}, f"{SHOWN}\n{expected.format(BY_PLACE)}")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("a2:figure:1,a2,12,=,,,,,wounded,count,Port", id="another_property"),
        pytest.param("a2:figure:1,a2,12,=,,,,,,count,Port", id="no_property"),
        pytest.param("a2:figure:1,a2,12,=,,,,,killed,count,Mill", id="another_place"),
        pytest.param("a2:figure:1,a2,12,=,,,,,killed,count,", id="no_place"),
        pytest.param("a3:figure:1,a3,12,=,,,,,killed,count,Port", id="another_day_of_publication"),
        pytest.param("a2:figure:1,a2,12,=,,,,,killed,ratio,Port", id="another_kind_of_quantity"),
    ],
)
def test_two_things_do_not_conflict(assert_view: Callable[..., None], other: str) -> None:
    figures = f"{HEAD}\na1:figure:1,a1,9,=,,,,,killed,count,Port\n{other}"
    assert_view("figure_conflicts", {"articles": ARTICLES, "figures": figures}, SHOWN)


DATED = (
    "figure_id,article_id,value,measured_property,quantity_kind,measured_entity,event_id,time_id,unit,claim_id,"
    "comparator"
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "9,killed,count,people,a1:event:1,,,",
            "12,killed,count,dockers,a3:event:1,,,",
            "event",
            id="one_event_cluster",
        ),
        pytest.param(
            "9,killed,count,dockers,a1:event:1,,,",
            "12,killed,count,the death toll,a3:event:1,,,",
            "",
            id="dockers_may_be_some_of_the_people",
        ),
        pytest.param(
            "9,killed,count,dockers,a1:event:1,,,", "12,killed,count,police,a3:event:1,,,", "", id="others_in_one_event"
        ),
        pytest.param(
            "9,killed,count,dockers,a1:event:1,,,", "12,killed,count,dockers,a3:event:9,,,", "", id="two_events"
        ),
        pytest.param(
            "9,killed,count,dockers,,a1:time:year,,",
            "12,killed,count,Dockers,,a3:time:may,,",
            BY_PLACE,
            id="dates_that_overlap",
        ),
        pytest.param(
            "9,killed,count,dockers,,a1:time:since,,",
            "12,killed,count,dockers,,,,",
            BY_PLACE,
            id="an_open_date_reaches_the_day_of_publication",
        ),
        pytest.param(
            "9,killed,count,dockers,,a1:time:year,,", "12,killed,count,dockers,,,,", "", id="dates_that_do_not_overlap"
        ),
        pytest.param(
            "9,price,money,wheat,,a1:time:year,{USD},",
            "12,price,money,wheat,,a3:time:may,{USD},",
            BY_PLACE,
            id="one_unit",
        ),
        pytest.param(
            "9,price,money,wheat,,a1:time:year,{USD},", "12,price,money,wheat,,a3:time:may,{EUR},", "", id="two_units"
        ),
        pytest.param(
            "9,killed,count,,a1:event:1,,,", "12,killed,count,,a3:event:1,,,a3:claim:1", "", id="not_said_is_no_report"
        ),
    ],
)
def test_one_thing_is_one_event_or_one_entity_place_and_time(
    assert_view: Callable[..., None], first: str, second: str, expected: str
) -> None:
    given = {
        "articles": ARTICLES,
        "times": """
            time_id,article_id,date_from,date_until,date_precision
            a1:time:year,a1,2024-01-01,2024-12-31,5
            a3:time:may,a3,2024-05-01,2024-05-31,4
            a1:time:since,a1,2024-06-01,,7
        """,
        "actors": """
            actor_id,name,kind,country_iso3
            state/xaa,Arda,state,XAA
        """,
        "events": """
            event_id,plover_type,date_from,date_until,date_precision
            a1:event:1,ASSAULT,2025-03-03,2025-03-03,1
            a3:event:1,ASSAULT,2025-03-03,2025-03-03,1
            a3:event:9,ASSAULT,2025-03-05,2025-03-05,1
        """,
        "event_actors": """
            event_id,actor_id,role
            a1:event:1,state/xaa,actor
            a3:event:1,state/xaa,actor
            a3:event:9,state/xaa,actor
        """,
        "claims": """
            claim_id,article_id,polarity
            a3:claim:1,a3,negated
        """,
        "figures": f"{DATED}\na1:figure:1,a1,{first},=\na3:figure:1,a3,{second},=",
    }
    row = f"a1:figure:1,a3:figure:1,{expected},3.0" if expected else ""
    assert_view("figure_conflicts", given, f"{SHOWN}\n{row}")


def test_some_of_the_people_conflict_with_others_of_their_kind_and_not_with_all(
    assert_view: Callable[..., None],
) -> None:
    given = {
        "articles": ARTICLES,
        "figures": f"""
            {DATED}
            a1:figure:1,a1,400,killed,count,people,,,{{person}},,=
            a1:figure:2,a1,300,killed,count,civilians,,,{{civilian}},,=
            a2:figure:1,a2,310,killed,count,The civilian,,,{{civilian}},,=
        """,
    }
    assert_view("figure_conflicts", given, f"{SHOWN}\na1:figure:2,a2:figure:1,{BY_PLACE},10.0")


def test_a_part_conflicts_with_no_count_of_the_whole(assert_view: Callable[..., None]) -> None:
    given = {
        "articles": ARTICLES,
        "claims": """
            claim_id,article_id,speaker,polarity
            a1:claim:1,a1,the organisers,affirmed
        """,
        "figures": f"""
            {DATED}
            a1:figure:1,a1,400,attending,count,dockers,,,,,=
            a1:figure:2,a1,12,attending,count,dockers,,,,,=
            a1:figure:3,a1,1200,attending,count,dockers,,,,a1:claim:1,=
        """,
    }
    assert_view("figure_conflicts", given, f"{SHOWN}\na1:figure:1,a1:figure:3,{BY_PLACE},800.0")
