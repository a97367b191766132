"""datapackage.yaml: what a package says about itself, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidynews import schema
from tidynews.publish.about import BadDescription, about

GOOD = """
name: harbour-news
title: Harbour news
description: What two papers wrote.
license: CC-BY-4.0
"""


def test_what_comes_with_tidynews_is_complete() -> None:
    known = about()
    assert (known.name, known.license, known.model) == ("tidynews", "CC-BY-4.0", None)
    assert "stay their owners'" in known.license_text
    assert "Creative Commons Attribution 4.0 International Public License" in known.license_text


def test_a_data_set_states_its_own(tmp_path: Path) -> None:
    text = GOOD + "sources: [{title: The Harbour Post, path: https://example.org}]\npublish: {content: quoted}\n"
    (tmp_path / "datapackage.yaml").write_text(text)
    known = about(tmp_path)
    assert (known.name, known.version, known.release_content) == ("harbour-news", "0.0.0-unreleased", "quoted")
    assert known.sources == ({"title": "The Harbour Post", "path": "https://example.org"},)
    assert known.license_text == about().license_text


def test_another_licence_needs_its_text(tmp_path: Path) -> None:
    (tmp_path / "datapackage.yaml").write_text(GOOD.replace("CC-BY-4.0", "CC0-1.0"))
    with pytest.raises(BadDescription, match=r"put the text of CC0-1\.0 into LICENSE"):
        about(tmp_path)
    (tmp_path / "LICENSE").write_text("Do what you like.\n")
    assert about(tmp_path).license_text == "Do what you like.\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("nmae: x", "unknown key 'nmae'; known are name, title", id="unknown_key"),
        pytest.param("name: Harbour News", "`name` is 'Harbour News', but must be a short name", id="name"),
        pytest.param("name: ../news", "`name` is '../news'", id="a_name_that_is_a_path"),
        pytest.param("version: 1.2.0", "`version` is computed by `tidynews release`", id="version"),
        pytest.param("title:", "`title` is missing", id="missing"),
        pytest.param("homepage: example.org", "`homepage` is 'example.org', but must be a web address", id="homepage"),
        pytest.param("publish: all", "must be a mapping with `content`", id="publish"),
        pytest.param("publish: {content: some}", "'some', but must be one of all, quoted, none", id="content"),
        pytest.param("keywords: news", "must be a list of words", id="keywords"),
        pytest.param("sources: [The Post]", "must be a mapping with a `title`", id="source"),
        pytest.param("sources: {title: The Post}", "must be a list", id="sources"),
        pytest.param("contributors: [{title: A, role: b}]", "unknown key 'role'; known are", id="contributor"),
        pytest.param("title: [", "is not YAML", id="yaml"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, line: str, message: str) -> None:
    key = line.partition(":")[0]
    kept = "".join(f"{good}\n" for good in GOOD.strip().splitlines() if not good.startswith(f"{key}:"))
    (tmp_path / "datapackage.yaml").write_text(f"{kept}{line}\n")
    with pytest.raises(BadDescription, match=r"datapackage\.yaml") as raised:
        about(tmp_path)
    assert message in str(raised.value)


@pytest.mark.parametrize("content", ["", "just text", "- a\n- b"], ids=["empty", "text", "list"])
def test_a_file_without_keys_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.yaml").write_text(content)
    with pytest.raises(BadDescription, match="must hold keys and values"):
        about(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadDescription, match="No such file"):
        about(tmp_path / "nowhere")


def test_the_licence_travels_with_the_data(package: Path) -> None:
    own = schema.data_folder("datapackage") / "LICENSE"
    assert (package / "LICENSE").read_bytes() == own.read_bytes()
