"""Gold folders: what is read, in which offsets, and what is said of files that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.evaluate.folders import at, written

from tidynews.evaluate import BadGold, read_gold

TEXT = "Ada said the bridge was safe.\nSome 40 boats sank.\n"  # 50 characters
CONTENT = [[9, 28]]


def attribution(**values: Any) -> dict[str, Any]:
    return {"attributions": [{"content": CONTENT} | values]}


def test_spans_are_read_as_code_points(tmp_path: Path) -> None:
    text = "😀 Ada said é.\n"
    gold = read_gold(
        written(tmp_path, text, {"attributions": [{"cue": [[6, 10, "said"]], "content": [[11, 12, "é"]]}]})
    )
    [article] = gold.articles
    assert article.attributions is not None
    assert [(one.source, one.cue, one.content) for one in article.attributions] == [((), ((6, 10),), ((11, 12),))]


def test_a_line_end_is_one_character_and_a_byte_order_mark_none(tmp_path: Path) -> None:
    folder = written(tmp_path, TEXT, {"attributions": [{"content": [[30, 34, "Some"]]}]})
    (folder / "text" / "ferry.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert read_gold(folder).articles[0].text == TEXT


def test_an_empty_list_is_an_annotation_and_a_missing_one_is_none(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path, TEXT, {"figures": []}))
    assert gold.annotated("figures") == list(gold.articles)
    assert gold.annotated("attributions") == gold.annotated("events") == []


def test_remarks_for_people_are_let_pass(tmp_path: Path) -> None:
    remarks = {"title": "Bridge", "publisher": "The Harbour Post", "annotators": 2, "note": ["any", {"thing": 1}]}
    assert read_gold(written(tmp_path, TEXT, attribution(id="a", note="hard") | remarks)).articles


@pytest.mark.parametrize(
    ("gold", "place", "said"),
    [
        pytest.param('{"attributions": [}', "line 1, column 19", "is not JSON", id="not_json"),
        pytest.param('{"discard": [], "discard": []}', "", 'has the key "discard" twice', id="doubled_key"),
        pytest.param([], "", "is [], but must be an object", id="no_object"),
        pytest.param({"atributions": []}, "", "write `attributions`", id="misspelt_key"),
        pytest.param(attribution(colour="red"), "attributions[0]", '"colour"; known are `id`, ', id="unknown_key"),
        pytest.param({"title": "Bridge"}, "", "annotates nothing; it needs one of `attributions`", id="nothing"),
        pytest.param({"attributions": {}}, "attributions", "is {}, but must be a list in [ ]", id="no_list"),
        pytest.param(
            {"attributions": [7]}, "attributions[0]", "is 7, but must be an object with `content`", id="number"
        ),
        pytest.param({"attributions": [{"cue": []}]}, "attributions[0]", "has no `content`", id="no_content"),
        pytest.param(attribution(content=[]), "attributions[0].content", "is empty", id="empty_content"),
        pytest.param(
            attribution(content=[[29, 30]]), "attributions[0].content", "is empty", id="content_is_a_line_end"
        ),
        pytest.param(
            attribution(content=[[9, 51]]),
            "attributions[0].content[0]",
            "[9, 51] is no span of the text, which has 50 characters",
            id="beyond_the_end",
        ),
        pytest.param(attribution(cue=[[-1, 4]]), "attributions[0].cue[0]", "[-1, 4] is no span", id="before_the_start"),
        pytest.param(attribution(cue=[[8, 4]]), "attributions[0].cue[0]", "[8, 4] is no span", id="backwards"),
        pytest.param(
            attribution(cue=[4, 8]), "attributions[0].cue[0]", "is 4, but a span is [START, END]", id="one_span"
        ),
        pytest.param(attribution(cue=[[4.0, 8]]), "attributions[0].cue[0]", "is [4.0, 8], but a span", id="fraction"),
        pytest.param(attribution(cue=[[True, 8]]), "attributions[0].cue[0]", "is [true, 8], but a span", id="truth"),
        pytest.param(
            attribution(cue=[[5, 9, "said"]]),
            "attributions[0].cue[0]",
            'says "said", but characters 5 to 9 of the text are "aid "; offsets count code points',
            id="other_words",
        ),
        pytest.param(
            attribution(cue_kind="loud"), "attributions[0].cue_kind", "one of `speech`, `other`", id="cue_kind"
        ),
        pytest.param(attribution() | {"discard": [[0, 99]]}, "discard[0]", "is no span", id="discard"),
        pytest.param({"file": "boat.txt"} | attribution(), "file", "annotates text/ferry.txt; rename", id="other_file"),
        pytest.param({"file": 7} | attribution(), "file", "is 7, but must be text", id="file_is_no_text"),
        pytest.param({"figures": [{"span": [35, 37]}]}, "figures[0]", "states no number", id="figure_without_number"),
        pytest.param(
            {"figures": [{"span": [35, 37], "value": "40"}]},
            "figures[0].value",
            'is "40", but must be a number',
            id="number_as_text",
        ),
        pytest.param(
            {"figures": [{"span": [35, 37], "value": 40, "comparator": "about"}]},
            "figures[0].comparator",
            "one of `=`, `~`",
            id="comparator",
        ),
        pytest.param({"figures": [{"span": None, "value": 40}]}, "figures[0]", "has no `span`", id="null_is_missing"),
        pytest.param(
            {"mentions": [{"span": [0, 3], "kind": "human"}]}, "mentions[0].kind", "one of `person`", id="actor_kind"
        ),
        pytest.param(
            {"events": [{"trigger": [[44, 48]], "type": "SINK"}]}, "events[0].type", "one of `AGREE`", id="event_type"
        ),
        pytest.param({"events": [{"trigger": [], "type": "AID"}]}, "events[0].trigger", "is empty", id="no_trigger"),
    ],
)
def test_gold_that_cannot_be_used_is_refused_with_its_place(tmp_path: Path, gold: Any, place: str, said: str) -> None:
    folder = written(tmp_path, TEXT, gold)
    with pytest.raises(BadGold) as refused:
        read_gold(folder)
    where = f"{folder / 'gold' / 'ferry.json'}: " + (f"{place}: " if place else "")
    assert str(refused.value).startswith(where)
    assert said in str(refused.value)


def test_a_missing_text_is_named_with_the_one_that_is_there(tmp_path: Path) -> None:
    folder = written(tmp_path, TEXT, attribution())
    (folder / "text" / "ferry.txt").rename(folder / "text" / "ferry2.txt")
    with pytest.raises(
        BadGold, match=r"ferry\.json: annotates .*ferry\.txt, which does not exist; there is ferry2\.txt"
    ):
        read_gold(folder)


def test_a_text_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, TEXT, attribution())
    (folder / "text" / "ferry.txt").write_bytes(b"caf\xe9")
    with pytest.raises(BadGold, match=r"ferry\.txt: byte 3 \(line 1\) is 0xe9, not UTF-8"):
        read_gold(folder)


@pytest.mark.parametrize(
    ("missing", "said"), [("text", "has no folder text/"), ("gold", "has no folder gold/"), ("", "holds no .json file")]
)
def test_a_folder_that_is_no_gold_folder_is_told_the_form(tmp_path: Path, missing: str, said: str) -> None:
    for part in {"text", "gold"} - {missing}:
        (tmp_path / part).mkdir()
    with pytest.raises(BadGold, match=f"{said}; a gold folder has text/NAME.txt and gold/NAME.json"):
        read_gold(tmp_path)


def test_where_words_stand_is_where_the_folder_says(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path, TEXT, {"mentions": [{"span": [*at(TEXT, "Ada")[0], "Ada"], "actor": "ada"}]}))
    [mention] = gold.articles[0].items["mentions"]
    assert mention.spans == ((0, 3),)
    assert mention.facts == {"actor": "ada", "kind": None, "form": "name"}
