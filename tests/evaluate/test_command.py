"""`tidynews evaluate`: the example of docs/accuracy.md, packages built already, the file of errors, and exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests import noxfiles
from tests.evaluate.folders import at, written
from tests.pages import CHECKOUT, blocks

import tidynews
from tidynews.cli import main

PAGE = (CHECKOUT / "docs" / "accuracy.md").read_text(encoding="utf-8").partition("## Measure it on your own")[2]
[TEXT] = blocks(PAGE, "text")
[EXAMPLE] = blocks(PAGE, "json")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The gold folder of docs/accuracy.md."""
    return written(tmp_path / "my-gold", TEXT, EXAMPLE)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, words)], catch_exceptions=False)


def found(result: Result) -> dict[str, Any]:
    scores: dict[str, Any] = json.loads(result.stdout)
    return scores


def test_the_example_of_the_page_is_read_and_all_of_it_is_found(gold: Path) -> None:
    result = run(gold, "--json")
    assert result.exit_code == 0, result.output
    scores = found(result)
    assert scores["articles"] == 1
    whole = scores["claims"]["lines"]["all"]
    assert (whole["gold"], whole["right"]) == (3, 3)
    assert {name: scores[name]["found"]["found"]["right"] for name in ("figures", "mentions", "events")} == {
        "figures": 1,
        "mentions": 1,
        "events": 1,
    }


def test_the_keys_of_the_page_are_those_that_are_read() -> None:
    from tidynews.evaluate.gold import ATTRIBUTION_KEYS, KEYS  # noqa: PLC0415

    assert [key for key in (*KEYS, *ATTRIBUTION_KEYS) if f"`{key}`" not in PAGE] == []


def test_the_table_has_a_line_for_each_form_and_a_section_for_each_kind(gold: Path) -> None:
    lines = run(gold).stdout.splitlines()
    assert lines[0] == f"1 annotated article in {gold}"
    starts = [line.split("  ")[0] for line in lines]
    for start in ("claims", "all", "direct", "mixed", "indirect", "speech cue", "confidence", "figures", "mentions"):
        assert start in starts


def test_a_package_that_was_built_already_scores_the_same(gold: Path, tmp_path: Path) -> None:
    tidynews.build(gold / "text", tmp_path / "package")
    assert found(run(gold, "--json", "--predictions", tmp_path / "package")) == found(run(gold, "--json"))


def test_a_package_of_another_text_is_refused(gold: Path, tmp_path: Path) -> None:
    tidynews.build(gold / "text", tmp_path / "package")
    written(gold, TEXT.replace("300", "200"), EXAMPLE.replace("300 people", "200 people"))
    result = run(gold, "--predictions", tmp_path / "package")
    assert result.exit_code == 2
    assert "was built from another text of ferry.txt" in result.stderr


def test_an_article_that_is_not_in_the_package_is_missed_and_the_exit_code_says_so(gold: Path, tmp_path: Path) -> None:
    tidynews.build(gold / "text", tmp_path / "package")
    other = "Boats sail again\n\nThe boats sail again, said Ines Marlo.\n"
    content = [list(at(other, "The boats sail again")[0])]
    written(gold, other, {"attributions": [{"content": content}]}, name="boats")
    result = run(gold, "--json", "--predictions", tmp_path / "package")
    assert result.exit_code == 3
    assert found(result)["not_read"] == ["boats.txt"]
    assert found(result)["claims"]["lines"]["all"]["gold"] == 4
    assert found(result)["claims"]["lines"]["all"]["right"] == 3


def test_a_text_that_cannot_be_read_is_told_and_missed(gold: Path) -> None:
    written(gold, "Boats\n", {"attributions": [{"content": [[0, 5]]}]}, name="boats")
    result = run(gold, "--json")
    assert result.exit_code == 3
    assert "skipped boats.txt: has no sentence" in result.stderr
    assert found(result)["not_read"] == ["boats.txt"]


def test_a_text_that_was_annotated_twice_counts_twice(gold: Path) -> None:
    written(gold, TEXT, EXAMPLE, name="again")
    result = run(gold, "--json")
    assert result.exit_code == 0
    assert found(result)["claims"]["lines"]["all"]["right"] == 6


def test_texts_without_annotations_are_not_read(gold: Path) -> None:
    (gold / "text" / "empty.txt").write_text("", encoding="utf-8")
    assert run(gold).exit_code == 0


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_every_error_is_written_with_its_words(gold: Path, tmp_path: Path, form: str) -> None:
    marks = json.loads(EXAMPLE)
    crew = marks["attributions"][1]
    crew["source"] = [list(at(TEXT, "The council")[0])]  # so the source that is found is another
    port = at(TEXT, "Monday")[0]
    marks["attributions"][0] = {"source": [], "cue": [], "content": [list(port)]}  # missed, and what was found is wrong
    marks["figures"][0]["value"] = 200
    written(gold, TEXT, marks)
    file = tmp_path / f"errors.{form}"
    result = run(gold, "--errors", file)
    assert result.stderr.strip() == f"4 errors written to {file}"
    if form == "csv":
        rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    else:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(row["table"], row["outcome"], row["gold"], row["found"]) for row in rows] == [
        ("claims", "wrong", "", "The ferry to Lisbon will stop in May"),
        ("claims", "wrong source", '"We have no crew,"', '"We have no crew,"'),
        ("claims", "missed", "Monday", ""),
        ("figures", "wrong value", "300 people [value 200, comparator ~, unit {person}]", rows[3]["found"]),
    ]
    assert rows[3]["found"].startswith("300 people [value 300, ")
    assert (rows[1]["gold_source"], rows[1]["source"], rows[1]["cue"]) == ("The council", "she", "told")
    assert "people blocked the port on Monday." in rows[2]["context"]


def test_a_file_of_errors_of_another_kind_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = run(tmp_path, "--errors", tmp_path / "errors.xlsx")
    assert result.exit_code == 2
    assert "must end in .csv or .jsonl" in result.stderr


def test_malformed_gold_ends_with_file_and_place(gold: Path) -> None:
    written(gold, TEXT, {"attributions": [{"content": [[0, 9999]]}]})
    result = run(gold)
    assert result.exit_code == 2
    assert (
        f"tidynews: {gold / 'gold' / 'ferry.json'}: attributions[0].content[0]: [0, 9999] is no span" in result.stderr
    )


@pytest.mark.parametrize(
    ("beside", "command"),
    [
        pytest.param("score", ("python", "benchmarks/accuracy.py"), id="gold_with_scorers"),
        pytest.param("text", ("tidynews", "evaluate"), id="any_gold"),
    ],
)
def test_the_nox_session_scores_any_gold_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: str, command: tuple[str, str]
) -> None:
    monkeypatch.setattr(noxfiles, "DATA", ("evaluate",))
    for part in ("gold", beside):
        (tmp_path / part).mkdir()
    session = noxfiles.sessions(CHECKOUT / "noxfile.py", str(tmp_path))["evaluate"]
    assert session.ran == [(*command, str(tmp_path))]
