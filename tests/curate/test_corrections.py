"""`curation/corrections.yaml`: changed, dropped and added rows, guards that fail, and what the file may not say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.curate.conftest import Curate

from tidynews.curate import BadCuration, StaleDecisions, decisions
from tidynews.errors import CheckFailed

WHY = "reason: read it, date: 2026-11-24"
CHANGE = f"change:\n- {{table: claims, id: 'a1:claim:2', expect: {{act: state}}, to: {{act: promise}}, {WHY}}}\n"
DROP = f"drop:\n- {{table: claims, id: 'a1:claim:2', expect: {{cue: said}}, cascade: true, {WHY}}}\n"
ADD = f"""add:
- table: claims
  row:
    claim_id: a2:claim:11
    article_id: a2
    segment_id: a2:segment:0
    source_kind: implicit
    act: state
    form: direct
    content: won
    polarity: affirmed
    confidence: 1
  {WHY.replace(", ", chr(10) + "  ")}
- table: claim_parts
  row: {{claim_id: 'a2:claim:11', part: content, seq: 1, start_char: 11, end_char: 14, quoted: true}}
  {WHY.replace(", ", chr(10) + "  ")}
"""


def test_a_change_sets_the_cell_and_the_origin(curated: Curate) -> None:
    made, said = curated(corrections=CHANGE)
    assert made["claims"].select("act", "origin").rows() == [("state", "machine"), ("promise", "curated")]
    assert said["decided"] == [
        {"table": "claims", "key": "a1:claim:2", "column": column, "reason": "read it"} for column in ("act", "origin")
    ]


def test_a_row_of_several_keys_is_named_as_in_changes(curated: Curate) -> None:
    row = "table: claim_actors, id: 'a1:claim:2 | person/a1/marlo | about'"
    made, said = curated(corrections=f"drop:\n- {{{row}, {WHY}}}\n")
    assert made["claim_actors"].height == 3
    assert said["decided"][0]["key"] == "a1:claim:2 | person/a1/marlo | about"


def test_what_cannot_stand_without_a_dropped_row_must_go_too(curated: Curate) -> None:
    with pytest.raises(StaleDecisions) as caught:
        curated(corrections=DROP.replace("cascade: true, ", ""))
    message = str(caught.value)
    assert "say `cascade: true`" in message
    assert "claim_parts a1:claim:2 | content | 1" in message
    assert "claim_actors a1:claim:2 | org/port | speaker" in message
    assert "event_mentions" not in message


def test_a_cascade_takes_dependents_along_and_empties_what_may_be_empty(curated: Curate) -> None:
    made, said = curated(corrections=DROP)
    assert set(made["claim_parts"]["claim_id"]) == set(made["claim_actors"]["claim_id"]) == {"a1:claim:1"}
    assert made["event_mentions"].select("claim_id", "origin").rows() == [(None, "curated")]
    assert ("event_mentions", "claim_id") in {(row["table"], row["column"]) for row in said["decided"]}


def test_rows_that_are_dropped_one_by_one_need_no_cascade(curated: Curate) -> None:
    keys = ["org/port | speaker", "person/a1/marlo | about"]
    rows = [f"- {{table: claim_actors, id: 'a1:claim:2 | {key}', {WHY}}}" for key in keys]
    parts = ("source", "cue", "content")
    rows += [
        f"- {{table: claim_parts, id: 'a1:claim:2 | {part} | 1', expect: {{quoted: false}}, {WHY}}}" for part in parts
    ]
    made, _ = curated(corrections="\n".join([DROP.replace("cascade: true, ", "").strip(), *rows]))
    assert made["claims"]["claim_id"].to_list() == ["a1:claim:1"]


def test_an_added_row_gets_origin_and_hash(curated: Curate) -> None:
    made, _ = curated(corrections=ADD)
    assert made["claims"].filter(claim_id="a2:claim:11")["origin"].to_list() == ["curated"]
    [sha256] = made["claim_parts"].filter(claim_id="a2:claim:11")["span_sha256"]
    assert sha256 == hashlib.sha256(b"won").hexdigest()


def test_corrections_see_the_actors_that_people_decided_on(curated: Curate) -> None:
    merge = "merge:\n- {ids: [person/a1/marlo], into: person/ines-marlo, reason: her}\n"
    row = "table: claims, id: 'a1:claim:1', expect: {speaker_id: person/ines-marlo}, to: {speaker_id: null}"
    made, _ = curated(merge, f"change:\n- {{{row}, {WHY}}}\n")
    assert made["claims"]["speaker_id"].to_list() == [None, "org/port"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(CHANGE.replace("claim:2", "claim:3"), "claims a1:claim:3 is not there", id="gone"),
        pytest.param(
            CHANGE.replace("promise", "deny")
            .replace("act: state", "act: deny", 1)
            .replace("to: {act: deny}", "to: {act: state}"),
            "is right by itself now; delete the correction",
            id="right_now",
        ),
        pytest.param(
            CHANGE.replace("act: state", "act: state, cue: told"), "cue is 'said', not 'told' as expected", id="moved"
        ),
        pytest.param(DROP.replace("cue: said", "cue: told"), "cue is 'said', not 'told'", id="drop_of_another"),
        pytest.param(
            "add:\n- {table: claim_actors, row: {claim_id: 'a1:claim:2', actor_id: org/port, relation: speaker}, "
            f"{WHY}}}",
            "is there without it",
            id="found_by_now",
        ),
        pytest.param(DROP + CHANGE.replace("a1:claim:2", "a1:claim:2 "), "is not there", id="typo"),
    ],
)
def test_a_guard_fails_once_the_row_is_another(curated: Curate, text: str, says: str) -> None:
    with pytest.raises(StaleDecisions) as caught:
        curated(corrections=text)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param(
            CHANGE.replace("claims", "claim"),
            2,
            "'claim', which has no rows to correct; did you mean claims",
            id="table",
        ),
        pytest.param(CHANGE.replace("table: claims", "table: articles"), 2, "no rows to correct", id="what_was_read"),
        pytest.param(CHANGE.replace(", date: 2026-11-24", ""), 2, "`date` is empty, but must be a day", id="no_date"),
        pytest.param(CHANGE.replace("2026-11-24", "soon"), 2, "`date` is 'soon'", id="no_day"),
        pytest.param(CHANGE.replace("{act: promise}", "{acts: promise}"), 2, "did you mean act?", id="column"),
        pytest.param(CHANGE.replace("promise", "promises"), 2, "no such code; did you mean promise?", id="code"),
        pytest.param(CHANGE.replace("{act: promise}", "{act: 3}"), 2, "must have a string; put it in", id="type"),
        pytest.param(CHANGE.replace("{act: promise}", "{act: null}"), 2, "leaves act empty", id="empty"),
        pytest.param(
            CHANGE.replace("{act: promise}", "{cue: told}"), 2, "`expect` must say what cue is now", id="unguarded"
        ),
        pytest.param(CHANGE.replace("promise", "state"), 2, "the same value 'state'", id="no_change"),
        pytest.param(CHANGE.replace("{act: promise}", "{claim_id: x}"), 2, "is the key", id="key"),
        pytest.param(CHANGE.replace("{act: promise}", "{origin: machine}"), 2, "is set for you", id="origin"),
        pytest.param(DROP.replace("cascade: true", "cascade: 3"), 2, "must be true or false", id="cascade"),
        pytest.param(DROP + CHANGE, 4, "has a correction in line 2 already", id="twice"),
        pytest.param(DROP.replace("'a1:claim:2'", "a | b"), 2, "a row of claims is called 'claim_id'", id="key_parts"),
        pytest.param(
            f"add:\n- {{table: claim_actors, row: {{claim_id: x}}, {WHY}}}",
            2,
            "lacks actor_id, relation",
            id="incomplete",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "corrections.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadCuration) as caught:
        decisions(tmp_path)
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert says in str(caught.value)


def test_the_articles_whose_rows_are_corrected_are_known_beforehand(tmp_path: Path) -> None:
    (tmp_path / "corrections.yaml").write_text(ADD + CHANGE, encoding="utf-8")
    assert decisions(tmp_path).articles == {"a1", "a2"}
    assert issubclass(StaleDecisions, CheckFailed)
