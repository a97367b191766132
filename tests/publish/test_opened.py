"""A package opened: frames, views, queries and descriptor, and clear words for what is not there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_type_hints

import polars as pl
import pytest

import tidynews
from tidynews import schema
from tidynews.errors import NotAPackage
from tidynews.publish.opened import BadQuery, NoSuchTable, Package
from tidynews.publish.views import VIEWS


@pytest.fixture
def store(package: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    for version in ("0.1.0", "0.2.0"):
        copy = Path(shutil.copytree(package, folder / version))
        descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
        (copy / "datapackage.json").write_text(json.dumps(descriptor | {"version": version}), encoding="utf-8")
    listed = {"latest": "0.2.0", "versions": [{"version": v, "path": v} for v in ("0.1.0", "0.2.0")]}
    (folder / "versions.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


def test_a_table_is_a_typed_frame_by_attribute_and_by_name(package: Path) -> None:
    opened = tidynews.open(package)
    assert opened.claims["claim_id"].to_list() == ["a1:claim:25"]
    assert opened["articles"].schema["published_on"] == pl.Date
    assert opened["claims"] is opened.claims


def test_a_view_is_a_frame(package: Path) -> None:
    with tidynews.open(str(package)) as opened:
        assert opened.claims_wide["speaker_name"].to_list() == ["Zoë Marlo"]


def test_a_query_is_answered_with_a_frame(package: Path) -> None:
    with tidynews.open(package) as opened:
        assert opened.sql("SELECT sum(words) AS words FROM articles").item() == 24


def test_all_tables_and_views_are_offered_and_typed(package: Path) -> None:
    with tidynews.open(package) as opened:
        expected = [*schema.tables(), *sorted(VIEWS)]
        assert list(opened) == expected
        assert len(opened) == len(expected)
        assert set(expected) <= set(dir(opened))
        assert set(expected) == set(get_type_hints(Package))


def test_a_connection_that_was_closed_is_opened_again(package: Path) -> None:
    opened = tidynews.open(package)
    with opened.connection as connection:
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (1,)
    with opened:
        assert opened.sql("SELECT count(*) FROM claims").item() == 1


def test_what_it_holds_is_shown(package: Path) -> None:
    with tidynews.open(package) as opened:
        assert "claims_wide" in repr(opened)
        assert "<td>claims</td><td>1</td>" in opened._repr_html_()


def test_an_unknown_name_says_which_there_are(package: Path) -> None:
    with tidynews.open(package) as opened:
        with pytest.raises(NoSuchTable, match=r"^no table or view 'clams'; there are articles, segments"):
            _ = opened["clams"]
        assert not hasattr(opened, "clams")
        assert "clams" not in opened


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("DELETE FROM claims", id="a_change"),
        pytest.param("FROM 'own.csv'", id="a_file"),
        pytest.param("SELECT 1; SELECT 2", id="two_statements"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_query_sees_the_package_only_and_changes_nothing(
    package: Path, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.csv").write_text("a\n1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with tidynews.open(package) as opened, pytest.raises(BadQuery):
        opened.sql(query)


def test_a_frame_comes_from_the_package_after_a_change_of_folder(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(package.parent)
    with tidynews.open(package.name) as opened:
        monkeypatch.chdir(tmp_path)
        assert opened.claims.height == opened.claims_wide.height == 1


def test_reading_writes_nothing_even_where_nothing_may_be_written(package: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(package, tmp_path / "copy [1]"))
    before = sorted(copy.rglob("*"))
    copy.chmod(0o555)
    try:
        with tidynews.open(copy) as opened:
            assert opened.claims.height == opened.claims_wide.height == 1
            assert sorted(copy.rglob("*")) == before
    finally:
        copy.chmod(0o700)
    assert sorted(copy.rglob("*")) == before


def test_a_folder_of_releases_opens_its_latest_or_the_named_one(store: Path) -> None:
    assert tidynews.open(store).version == "0.2.0"
    assert tidynews.open(store, "0.1.0").version == tidynews.open(store / "0.1.0").version == "0.1.0"


def test_a_release_that_is_not_there_is_named(store: Path, package: Path) -> None:
    with pytest.raises(NotAPackage, match=r"has no version 0\.3\.0; there are 0\.1\.0, 0\.2\.0"):
        tidynews.open(store, "0.3.0")
    with pytest.raises(NotAPackage, match="is no folder of releases"):
        tidynews.open(package, "0.1.0")
    (store / "versions.json").write_text("[]", encoding="utf-8")
    with pytest.raises(NotAPackage, match="is not a list of releases"):
        tidynews.open(store)
