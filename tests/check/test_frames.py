"""Frames: a clean set passes, and every single mistake is found by the check that is meant for it, in both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tidynews import schema, tables
from tidynews.check import Report, check_frames, demand
from tidynews.check import database as in_duckdb
from tidynews.check.catalogue import all_checks, cross_checks, row_checks
from tidynews.check.typed import ask
from tidynews.errors import CheckFailed

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Count = Callable[[tables.Frames], Report]

NAN, INFINITY = float("nan"), float("inf")

CONSTRAINTS = [
    ("claims", 0, {"confidence": NAN}, "claims.confidence.finite claims.confidence.maximum"),
    ("figures", 0, {"value": NAN, "high": NAN}, "figures.value.finite figures.high.finite"),
    ("figures", 0, {"value": INFINITY, "high": INFINITY}, "figures.value.finite figures.high.finite"),
    ("articles", 0, {"title": ""}, "articles.title.text"),
    ("articles", 0, {"title": "\u00a0 "}, "articles.title.text"),
    ("articles", 0, {"byline": "By Ines Marlo\n"}, "articles.byline.text"),
    ("claims", 0, {"act": "sing"}, "claims.act.enum claims.act.code"),
    ("times", 0, {"date_precision": None}, "times_precision_with_date"),
    ("codes", 0, {"stance": "hostile"}, "codes.stance.enum"),
    ("articles", 2, {"words": None}, "articles.words.required"),
    ("articles", 2, {"words": 0}, "articles.words.minimum"),
    ("claims", 0, {"confidence": 1.01}, "claims.confidence.maximum"),
    ("articles", 2, {"language": "english"}, "articles.language.pattern"),
    ("articles", 2, {"language": "en\n"}, "articles.language.pattern articles.language.text"),
    ("articles", 2, {"text_sha256": "0" * 65}, "articles.text_sha256.pattern"),
    ("events", 0, {"country_iso3": "prt"}, "events.country_iso3.pattern"),
]
RULES = [
    ("actors", 1, {"kind": "state", "country_iso3": "PRT"}, "actors_state_prefix"),
    ("actors", 5, {"country_iso3": None}, "actors_state_country"),
    ("actors", 5, {"kind": "person"}, "actors_person_prefix"),
    ("actors", 5, {"kind": "force"}, "actors_organisation_prefix"),
    ("actors", 5, {"kind": "group"}, "actors_group_prefix"),
    (
        "articles",
        2,
        {"duplicate_of": "a3"},
        "articles_not_own_duplicate articles_copy_has_rows articles_copy_of_other_text",
    ),
    ("claim_links", 0, {"related_claim_id": "a1:claim:3"}, "claim_links_two_claims"),
    (
        "claim_parts",
        0,
        {"end_char": 0},
        "claim_parts_span_order claim_parts.end_char.minimum event_mentions_inside_claim",
    ),
    ("claims", 0, {"cue": None}, "claims_cue_or_quotation claims_cue_has_part"),
    ("claims", 0, {"speaker": None, "speaker_id": None}, "claims_named_has_words claims_speaker_has_part"),
    ("claims", 0, {"source_kind": "implicit"}, "claims_implicit_has_none"),
    ("event_mentions", 0, {"trigger": "strikes"}, "event_mentions_span_length"),
    ("events", 0, {"date_until": date(2025, 3, 2)}, "events_date_order events_day"),
    ("events", 0, {"date_from": None, "date_until": None}, "events_precision_with_date"),
    ("events", 0, {"date_from": None}, "events_open_side"),
    ("events", 0, {"date_until": date(2025, 3, 4)}, "events_day"),
    ("events", 0, {"date_precision": 2}, "events_two_to_six_days"),
    ("events", 0, {"date_precision": 3}, "events_week"),
    ("events", 0, {"date_precision": 4}, "events_month"),
    ("events", 0, {"date_precision": 5}, "events_year"),
    ("events", 0, {"date_precision": 6}, "events_longer"),
    ("events", 0, {"date_precision": 7}, "events_open_side"),
    ("figures", 0, {"text": "12 million euros"}, "figures_span_length"),
    ("figures", 0, {"comparator": "=", "value": None, "low": 13e6, "low_closed": True}, "figures_low_before_high"),
    ("figures", 0, {"comparator": "=", "value": None}, "figures_equal_has_number"),
    ("figures", 0, {"comparator": "=", "low": 12e6, "low_closed": True}, "figures_range_has_no_value"),
    ("figures", 0, {"comparator": "~"}, "figures_about_has_no_bounds"),
    ("figures", 0, {"high": None, "high_closed": None}, "figures_less_has_high"),
    ("figures", 0, {"comparator": ">"}, "figures_more_has_low"),
    ("figures", 0, {"high": 13e6}, "figures_bound_is_value"),
    ("figures", 0, {"low_closed": True}, "figures_low_closed"),
    ("figures", 0, {"high_closed": None}, "figures_high_closed"),
    ("figures", 0, {"high_closed": True}, "figures_open_end"),
    ("figures", 0, {"comparator": "<="}, "figures_closed_end"),
    ("figures", 0, {"quantity_kind": "count"}, "figures_money_has_currency"),
    ("mentions", 0, {"text": "Ferry"}, "mentions_span_length"),
    ("roles", 0, {"end_char": 5}, "roles_span_order"),
    (
        "segments",
        5,
        {"end_char": 0},
        "segments_span_order segments.end_char.minimum claim_parts_inside_article claims_start_in_segment",
    ),
    ("times", 0, {"text": "Mon"}, "times_span_length"),
    ("times", 0, {"date_from": date(2025, 3, 4)}, "times_date_order times_day"),
    ("times", 0, {"date_until": None}, "times_open_side"),
    ("times", 0, {"date_from": date(2025, 3, 2)}, "times_day"),
    ("times", 0, {"date_precision": 2}, "times_two_to_six_days"),
    ("times", 0, {"date_precision": 3}, "times_week"),
    ("times", 0, {"date_precision": 4}, "times_month"),
    ("times", 0, {"date_precision": 5}, "times_year"),
    ("times", 0, {"date_precision": 6}, "times_longer"),
]
REFERENCES = [
    ("claims", 0, {"said_time_id": "a1:time:9"}, "claims.said_time_id.reference"),
    ("event_actors", 0, {"actor_id": "person/nobody"}, "event_actors.actor_id.reference"),
    ("articles", 1, {"duplicate_of": "a9"}, "articles.duplicate_of.reference"),
    ("claims", 3, {"said_time_id": "a1:time:1"}, "claims.said_time_id.article"),
    ("figures", 0, {"claim_id": "a3:claim:1"}, "figures.claim_id.article figures_inside_claim"),
]
PLACES = [
    ("segments", 1, {"end_char": 40}, "segments_overlap claim_parts_in_story"),
    ("segments", 0, {"seq": 9}, "segments_seq"),
    ("segments", 0, {"kind": "credit"}, "event_mentions_in_story mentions_in_story"),
    ("segments", 5, {"kind": "comment"}, "claims_in_story claim_parts_in_story"),
    ("roles", 0, {"start_char": 25, "end_char": 28}, "roles_in_story"),
    ("mentions", 0, {"start_char": 19, "end_char": 30}, "mentions_in_story"),
    ("times", 0, {"start_char": 23, "end_char": 29}, "times_in_story"),
    ("figures", 0, {"segment_id": "a1:segment:24"}, "figures_in_story figures_inside_segment"),
    ("figures", 0, {"start_char": 1, "end_char": 24}, "figures_inside_segment figures_inside_claim"),
    ("event_mentions", 1, {"segment_id": "a1:segment:0"}, "event_mentions_inside_segment"),
    ("event_mentions", 1, {"claim_id": "a1:claim:2"}, "event_mentions_inside_claim"),
    ("claims", 0, {"segment_id": "a1:segment:0"}, "claims_start_in_segment"),
    ("claim_parts", 11, {"end_char": 99}, "claim_parts_inside_article"),
    ("claim_parts", 0, {"start_char": 26}, "claim_parts_in_story"),
]
AGREEMENT = [
    ("articles", 2, {"duplicate_of": "a1"}, "articles_copy_has_rows articles_copy_of_other_text"),
    ("articles", 1, {"text_sha256": "0" * 64}, "articles_copy_of_other_text"),
    ("articles", 1, {"duplicate_of": None}, "articles_unmarked_copy"),
    (
        "claim_parts",
        11,
        {"part": "source", "seq": 1},
        "claims_without_content claim_parts.claim_id+part+seq.unique claim_parts_seq",
    ),
    ("claims", 0, {"form": "direct"}, "claims_form_of_parts"),
    ("claims", 1, {"form": "mixed"}, "claims_form_of_parts"),
    ("claims", 2, {"form": "indirect"}, "claims_form_of_parts"),
    ("claim_parts", 9, {"quoted": False}, "claims_form_of_parts"),
    ("claims", 1, {"cue": None}, "claims_cue_has_part"),
    ("claims", 1, {"speaker": None}, "claims_speaker_has_part"),
    ("claim_parts", 1, {"part": "cue", "seq": 2}, "claims_speaker_has_part claim_parts_seq"),
    ("claims", 0, {"speaker_id": "state/prt"}, "claims_one_speaker"),
    ("claim_actors", 3, {"relation": "speaker"}, "claims_one_speaker"),
    ("claim_parts", 9, {"seq": 4}, "claim_parts_seq"),
    ("claim_parts", 9, {"start_char": 200}, "claim_parts_overlap"),
    ("claim_links", 0, {"related_claim_id": "a3:claim:1"}, "claim_links_one_article"),
    ("event_mentions", 0, {"start_char": 60, "end_char": 66}, "event_mentions_inside_segment"),
    ("event_mentions", 0, {"event_id": "a1:event:9"}, "events_id_of_mention event_mentions.event_id.reference"),
    ("events", 0, {"plover_mode": "visit"}, "events_mode_of_type"),
    ("codes", 0, {"plover_type": "REQUEST|DANCE"}, "codes_plover_type"),
    ("codes", 0, {"plover_type": "REQUEST waltz"}, "codes_plover_type"),
]
MUTATIONS = [*CONSTRAINTS, *RULES, *REFERENCES, *PLACES, *AGREEMENT]


@pytest.fixture
def counted(tmp_path: Path) -> Count:
    """Check frames in polars, demand that DuckDB counts the same, and give the report of polars."""

    def _counted(frames: tables.Frames) -> Report:
        answers = ask(frames)
        for name, frame in frames.items():
            frame.write_parquet(tmp_path / f"{name}.parquet")
        with in_duckdb.connected({name: tmp_path / f"{name}.parquet" for name in frames}) as database:
            again = in_duckdb.double_entry(all_checks(), in_duckdb.counted(database, all_checks()), answers.counts)
            assert again.ok, again.text()
            for problem in answers.problems:
                assert len(database.execute(problem.sql or "").fetchall()) == problem.count
        return answers.report()

    return _counted


def test_a_clean_set_passes(rows: Rows, counted: Count) -> None:
    report = counted(tables.frames(rows))
    assert report.ok, report.text()
    assert report.checks > 400


@pytest.mark.parametrize(
    ("mutation", "expected"),
    [
        pytest.param(mutation[:3], mutation[3], id=f"{mutation[3].split()[0]}-{n}")
        for n, mutation in enumerate(MUTATIONS)
    ],
)
def test_one_mistake_is_found_by_its_check(
    rows: Rows, counted: Count, mutation: tuple[str, int, Row], expected: str
) -> None:
    table, number, change = mutation
    rows["codes"] = [dict(code) for code in schema.codes()]
    rows[table][number] |= change
    frames = tables.frames(rows) | {"codes": tables.frame("codes", rows["codes"])}
    report = counted(frames)
    assert {problem.check for problem in report.problems} == set(expected.split())
    assert all(problem.samples and not problem.ours for problem in report.problems)


def test_every_rule_cross_check_and_kind_of_constraint_has_a_mutation() -> None:
    tried = {check for *_, expected in MUTATIONS for check in expected.split()}
    rules = {rule.id for table in schema.tables().values() for rule in table.rules}
    crossing = {check.id for check in cross_checks() if "." not in check.id}
    kinds = {check.id.rsplit(".", 1)[1] for name in schema.TABLES for check in row_checks(name) if "." in check.id}
    kinds |= {check.id.rsplit(".", 1)[1] for check in cross_checks() if "." in check.id}
    assert rules | crossing <= tried
    assert kinds <= {check.rsplit(".", 1)[1] for check in tried if "." in check}


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_row_that_stands_twice_breaks_the_key(rows: Rows, counted: Count, name: str) -> None:
    frames = tables.frames(rows)
    frames[name] = pl.concat([frames[name], frames[name].head(1)])
    key = "+".join(schema.tables()[name].primary_key)
    [problem] = [problem for problem in counted(frames).problems if problem.check == f"{name}.{key}.unique"]
    assert problem.count == 2


def test_a_second_key_is_checked_too(rows: Rows, counted: Count) -> None:
    rows["segments"][1]["seq"] = 1
    checks = {problem.check for problem in counted(tables.frames(rows)).problems}
    assert checks == {"segments.article_id+seq.unique", "segments_seq"}


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(lambda frame: frame.drop("act"), "claims.columns.missing", id="missing"),
        pytest.param(lambda frame: frame.with_columns(mood=pl.lit("bad")), "claims.columns.unknown", id="unknown"),
        pytest.param(lambda frame: frame.select(reversed(frame.columns)), "claims.columns.order", id="order"),
        pytest.param(lambda frame: frame.cast({"confidence": pl.String}), "claims.confidence.type", id="type"),
        pytest.param(lambda frame: frame.cast({"act": pl.Categorical}), "claims.act.type", id="not_plain_text"),
    ],
)
def test_wrong_columns_are_named(rows: Rows, spoil: Callable[[pl.DataFrame], pl.DataFrame], expected: str) -> None:
    frames = tables.frames(rows)
    report = check_frames(frames | {"claims": spoil(frames["claims"])})
    assert [problem.check for problem in report.problems] == [expected]
    assert report.exit_code == 1


def test_a_table_that_is_missing_is_named_and_what_needs_it_is_said_to_be_unchecked(rows: Rows) -> None:
    frames = tables.frames(rows)
    report = check_frames({name: frame for name, frame in frames.items() if name != "segments"})
    assert [problem.check for problem in report.problems] == ["segments.missing"]
    assert any("claims.segment_id.reference" in reason for reason in report.skipped)


def test_counts_are_exact_and_samples_are_the_first_five_keys(rows: Rows) -> None:
    about = rows["articles"][2]
    others = [about | {"article_id": f"b{n:04}", "text_sha256": f"{n:064x}", "words": 0} for n in range(1500)]
    rows["articles"] += reversed(others)
    [problem] = check_frames(tables.frames(rows)).problems
    assert problem.count == 1500
    assert [sample["article_id"] for sample in problem.samples] == ["b0000", "b0001", "b0002", "b0003", "b0004"]
    assert problem.samples[0]["words"] == 0


def test_a_rule_that_crashes_is_our_mistake_and_not_the_datas(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    [check] = [check for check in row_checks("actors") if check.id == "actors_group_prefix"]
    monkeypatch.setattr(
        "tidynews.check.typed.row_checks",
        lambda name: [_broken(check)] if name == "actors" else row_checks(name),
    )
    report = check_frames(tables.frames(rows))
    [problem] = report.problems
    assert problem.ours
    assert report.exit_code == 2
    assert "nonsense" in problem.why


def _broken(check: object) -> object:
    from dataclasses import replace  # noqa: PLC0415

    return replace(check, holds=pl.col("nonsense") > 1)  # type: ignore[type-var]


def test_engines_that_disagree_are_our_mistake(rows: Rows, tmp_path: Path) -> None:
    frames = tables.frames(rows)
    counts = ask(frames).counts | {"claims.act.enum": 7}
    for name, frame in frames.items():
        frame.write_parquet(tmp_path / f"{name}.parquet")
    with in_duckdb.connected({name: tmp_path / f"{name}.parquet" for name in frames}) as database:
        found = in_duckdb.counted(database, all_checks())
    report = in_duckdb.double_entry(all_checks(), found, counts)
    [problem] = report.problems
    assert report.exit_code == 2
    assert problem.why == "the engines disagree: polars counts 7, DuckDB 0"


def test_demand_goes_on_or_raises(rows: Rows) -> None:
    demand(check_frames(tables.frames(rows)))
    rows["articles"][2]["words"] = 0
    with pytest.raises(CheckFailed, match=r"articles\.words\.minimum: 1 time"):
        demand(check_frames(tables.frames(rows)))
