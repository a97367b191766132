"""The notebook's functions: frames of one article, a package of many, and what they say of wrong arguments."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import tidynews
from tidynews.cli import main
from tidynews.errors import UnreadableInput
from tidynews.schema import tables

STORY = """Ferries sail again
The strike in Arda ended on Monday, said Ines Marlo.
"We are glad," she told reporters. About 12 ferries sailed.
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))


def test_an_article_has_all_tables() -> None:
    frames = tidynews.read(STORY, published_on="2025-03-04")
    assert set(frames) == set(tables())
    assert {name: frame.columns for name, frame in frames.items()} == {
        name: [field.name for field in table.fields] for name, table in tables().items()
    }
    assert frames["claims"].height >= 2


def test_a_date_may_be_a_string() -> None:
    by_string = tidynews.read(STORY, published_on="2025-03-04")
    by_date = tidynews.read(STORY, published_on=date(2025, 3, 4))
    assert by_string["times"]["edtf"].to_list() == by_date["times"]["edtf"].to_list() == ["2025-03-03"]


def test_offsets_count_the_canonical_text() -> None:
    given = "\ufeff" + STORY.replace("\n", "\r\n")
    [figure] = tidynews.read(given)["figures"].iter_rows(named=True)
    assert STORY[figure["start_char"] : figure["end_char"]] == figure["text"] == "12 ferries"


@pytest.mark.parametrize("text", [None, b"It rained.", Path("a.txt")], ids=["none", "bytes", "path"])
def test_a_text_that_is_no_string_is_a_type_error(text: Any) -> None:
    with pytest.raises(TypeError, match="not a string"):
        tidynews.read(text)


@pytest.mark.parametrize("day", [20250304, True, 0])
def test_a_day_that_is_neither_date_nor_string_is_a_type_error(day: Any) -> None:
    with pytest.raises(TypeError, match=f"published_on is {day}; give a date"):
        tidynews.read(STORY, published_on=day)


@pytest.mark.parametrize("day", ["nonsense", "", "2025-13-01", "04/03/2025"])
def test_a_day_that_is_none_is_an_error_of_tidynews(day: str) -> None:
    with pytest.raises(UnreadableInput, match="is no day; write it as YYYY-MM-DD"):
        tidynews.read(STORY, published_on=day)


def test_a_build_returns_what_the_command_publishes(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "corpus" / "b.txt").write_text("", encoding="utf-8")
    built = tidynews.build(tmp_path / "corpus", tmp_path / "package")
    arguments = ["build", str(tmp_path / "corpus"), "--out", str(tmp_path / "other")]
    printed = CliRunner().invoke(main, arguments, catch_exceptions=False).output
    for name, frame in built.frames.items():
        assert f"{frame.height} rows" in next(line for line in printed.splitlines() if line.split()[:1] == [name])
    assert built.folder == tmp_path / "package"
    assert [(skip.file, skip.reason) for skip in built.skipped] == [("b.txt", "is empty; nothing can be read from it")]
    assert all(f"{skip.file}: {skip.reason}" in printed for skip in built.skipped)
