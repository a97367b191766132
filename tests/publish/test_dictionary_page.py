"""The dictionary page: what it tells of every table, column, code, rule and view, to whom, and that it is harmless."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import duckdb
import frictionless
import polars as pl
import pytest
from tests.elements import Element, read

from tidynews import schema
from tidynews.publish import About, write_package
from tidynews.publish.database import View, read_views
from tidynews.publish.dictionary import READING
from tidynews.publish.page import page
from tidynews.publish.page.profile import profiles
from tidynews.publish.page.tables import join
from tidynews.tables import Frames, frame


@pytest.fixture(scope="module")
def views(package: Path) -> list[View]:
    return list(read_views(package / "tidynews.duckdb"))


@pytest.fixture(scope="module")
def text(package: Path) -> str:
    return (package / "dictionary.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def root(text: str) -> Element:
    return read(text)


@pytest.fixture(scope="module")
def entries(root: Element) -> dict[str, Element]:
    return {element.attributes["id"]: element for element in root.walk() if "id" in element.attributes}


def plain(text: str) -> str:
    """Text of a schema without its backticks, as the page has it."""
    return text.replace("`", "")


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_table_is_told_with_its_grain_key_links_rows_and_warnings(
    entries: dict[str, Element], frames: Frames, name: str
) -> None:
    table, entry = schema.tables()[name], entries[name]
    assert plain(table.description) in entry.text
    assert f"{frames[name].height:,} row" in entry.text
    links = {element.attributes["href"] for element in entry.find("a")}
    assert {f"#{name}.{column}" for column in table.primary_key} <= links
    assert {f"#{key.reference}" for key in table.foreign_keys} <= links
    referring = {
        f"#{other.name}.{key.fields[0]}"
        for other in schema.tables().values()
        for key in other.foreign_keys
        if key.reference == name != other.name
    }
    assert referring <= links
    assert table.warnings
    assert all(plain(warning) in entry.text for warning in table.warnings)


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_column_is_told_with_type_unit_meaning_example_codes_and_rules(
    entries: dict[str, Element], name: str
) -> None:
    table = schema.tables()[name]
    for field in table.fields:
        told = entries[f"{name}.{field.name}"].text
        assert f"{field.name} {field.type}" in told
        assert plain(field.description) in told
        assert field.example in told
        assert field.unit is None or f"in {field.unit}s" in told
        assert ("never empty" in told) == field.required
        for code in schema.codes():
            assert code["list"] != field.code_list or plain(f"{code['title']}. {code['definition']}") in told
    for rule in table.rules:
        columns = [field for field in table.columns if re.search(rf"\b{field}\b", re.sub(r"'[^']*'", "", rule.sql))]
        assert columns
        assert all(plain(rule.why) in entries[f"{name}.{column}"].text for column in columns)
        assert rule.sql in entries[name].text


def test_a_view_is_told_with_its_columns_and_its_sql(entries: dict[str, Element], views: list[View]) -> None:
    for view in views:
        entry = entries[view.name]
        assert plain(view.comment) in entry.text
        assert f"CREATE VIEW {view.name} AS" in entry.text
        assert all(name in entry.text and plain(comment) in entry.text for name, _, comment in view.columns)


def test_codes_and_empty_cells_are_counted(entries: dict[str, Element]) -> None:
    lines = [[cell.text for cell in line.children[:2]] for line in entries["mentions.form"].find("tr")]
    assert lines == [["name", "1"], ["nominal", "1"], ["pronoun", "0"], ["adjective", "0"]]
    assert "empty50% (1 of 2): unknown or not stated" in entries["articles.publisher"].text
    assert "empty100% (1 of 1)" in entries["figures.claim_id"].text


def test_three_rows_are_shown_the_fullest_ones(entries: dict[str, Element], package: Path) -> None:
    [box] = [element for element in entries["segments"].walk() if element.attributes.get("class") == "box rows"]
    assert len(box.find("tr")) == 1 + 3
    assert "a2:segment:0" in box.text
    [box] = [element for element in entries["articles"].walk() if element.attributes.get("class") == "box rows"]
    assert "empty" in box.text
    assert pl.read_parquet(package / "parquet/articles.parquet")["text_sha256"][0] in box.text


@pytest.mark.parametrize("name", schema.TABLES)
def test_the_join_that_is_shown_runs(package: Path, name: str) -> None:
    query = join(schema.tables()[name])
    assert bool(query) == (name not in {"retractions", "changes"})
    with duckdb.connect(str(package / "tidynews.duckdb"), read_only=True) as connection:
        rows = connection.execute(query or "SELECT 1").fetchall()
        [held] = connection.execute(f"SELECT count(*) FROM {name}").fetchone() or ()  # noqa: S608  our own name
    assert rows or not held


def test_a_histogram_counts_every_value_once() -> None:
    table = schema.tables()["figures"]
    numbers = [0.5, 1, 1, 2, 3, 40, 70_000_000_000.0, None]
    rows = [{"figure_id": str(at), "value": number, "start_char": at * 7} for at, number in enumerate(numbers)]
    held = profiles(frame("figures", [{**dict.fromkeys(table.columns), **row} for row in rows]), table)
    value, start = held["value"], held["start_char"]
    assert (value.low, value.high, value.middle, value.empty) == ("0.5", "70,000,000,000", "2", 1)
    assert value.logarithmic
    assert sum(some.rows for some in value.bins) == 7
    assert (start.low, start.high, start.logarithmic) == ("0", "49", False)
    assert sum(some.rows for some in start.bins) == 8
    assert [(some.low, some.high, some.rows) for some in start.bins[:2]] == [("0", "2", 1), ("3", "5", 0)]


def test_days_are_counted_as_days(frames: Frames) -> None:
    table = schema.tables()["articles"]
    days = pl.Series("published_on", ["2025-01-01", "2025-01-03"]).str.to_date()
    held = profiles(frames["articles"].with_columns(days), table)["published_on"]
    assert [(some.low, some.high, some.rows) for some in held.bins] == [
        ("2025-01-01", "2025-01-01", 1),
        ("2025-01-02", "2025-01-02", 0),
        ("2025-01-03", "2025-01-03", 1),
    ]


def test_no_rows_make_a_page_too(about: About, views: list[View], frames: Frames) -> None:
    empty = {name: some.clear() for name, some in frames.items()}
    assert "It has no rows in this package." in read(page(empty, about, views=views, version="1")).text


def test_words_that_are_kept_back_are_said_to_be(about: About, views: list[View], frames: Frames) -> None:
    told = page(frames, replace(about, content="none"), views=views, version="1")
    [entry] = [some for some in read(told).walk() if some.attributes.get("id") == "claims.content"]
    assert "never empty" not in entry.text
    assert "not published" in page(
        {**frames, "claims": frames["claims"].with_columns(content=pl.lit(None, pl.String))},
        replace(about, content="none"),
        views=views,
        version="1",
    )


def test_the_same_input_has_the_same_bytes(about: About, views: list[View], frames: Frames, text: str) -> None:
    [version] = re.findall(r"written by tidynews (\S+)", text)
    assert page(frames, about, views=views, version=version) == text


def test_everything_is_in_the_page_and_nothing_is_run(root: Element, text: str) -> None:
    assert [script.attributes for script in root.find("script")] == [{"type": "application/ld+json"}]
    assert {"link", "img", "iframe", "object"}.isdisjoint(element.name for element in root.walk())
    assert not re.search(r"url\(|@import|@font-face", text)
    assert not [name for element in root.walk() for name in element.attributes if name.startswith("on")]
    assert len(text.encode()) < 1_000_000


def test_hostile_words_stay_words(about: About, views: list[View], frames: Frames) -> None:
    evil = "</script></title><script>alert('1')</script>\"&amp; ${title} $body"
    hostile = replace(
        about,
        title=evil,
        description=evil,
        keywords=(evil,),
        sources=({"title": evil, "path": "javascript:alert(1)"},),
        contributors=({"title": evil},),
        version="1.0.0",
    )
    names = frames["actors"].with_columns(name=pl.lit(evil), country_iso3=pl.lit("</td>"))
    root = read(page({**frames, "actors": names}, hostile, views=views, version="1"))
    assert [script.attributes for script in root.find("script")] == [{"type": "application/ld+json"}]
    assert evil in root.find("h1")[0].text
    assert json.loads(root.find("script")[0].text)["name"] == evil
    assert not [a for a in root.find("a") if a.attributes["href"].startswith("javascript")]
    assert any(evil == cell.text for cell in root.find("td"))


def test_search_engines_are_told_what_google_asks_for(about: About, views: list[View], frames: Frames) -> None:
    released = replace(
        about,
        version="1.2.0",
        homepage="https://example.org/news/",
        release={"date": "2025-04-01", "previous": "1.1.0", "causes": ["MINOR: rows were added"]},
    )
    root = read(page(frames, released, views=views, version="1"))
    stated = json.loads(root.find("script")[0].text)
    assert (stated["@context"], stated["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(stated["description"]) <= 5000
    assert stated["license"] == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert stated["creator"] == [{"@type": "Organization", "name": "The tidynews contributors"}]
    assert (stated["version"], stated["datePublished"]) == ("1.2.0", "2025-04-01")
    assert stated["temporalCoverage"] == "2025-03-04/2025-03-04"
    files = [file["contentUrl"] for file in stated["distribution"]]
    assert "https://example.org/news/csv/claims.csv" in files
    assert len(files) == 2 * len(schema.TABLES)
    assert len(stated["variableMeasured"]) == sum(len(table.fields) for table in schema.tables().values())
    assert "since 1.1.0: MINOR: rows were added (CHANGELOG.md)" in root.text
    assert (
        f"The tidynews contributors. {about.title}, version 1.2.0. 2025-04-01. https://example.org/news/." in root.text
    )


def test_links_lead_to_something_and_names_are_given_once(root: Element, package: Path) -> None:
    ids = [element.attributes["id"] for element in root.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    hrefs = {link.attributes["href"] for link in root.find("a")}
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    assert all((package / href).is_file() for href in hrefs if not href.startswith(("#", "http")))


def test_headings_go_down_one_step_at_a_time(root: Element) -> None:
    levels = [int(element.name[1]) for element in root.walk() if re.fullmatch(r"h[1-6]", element.name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_who_has_no_mouse_or_does_not_see_finds_the_way(root: Element, text: str) -> None:
    [html] = root.find("html")
    assert html.attributes["lang"] == "en"
    assert root.find("a")[0].attributes["href"] == "#main"
    assert [len(root.find(landmark)) for landmark in ("nav", "main", "h1", "header")] == [1, 1, 1, 1]
    for element in root.walk():
        if "tabindex" in element.attributes and element.name != "main":
            assert element.attributes["aria-label"], "what takes the focus has a name"
        if element.name == "svg":
            assert element.attributes.get("aria-label") or element.attributes.get("aria-hidden") == "true"
    assert ":focus-visible" in text


def test_what_the_readme_says_of_reading_stands_here_in_the_same_words(root: Element) -> None:
    first = READING.strip().splitlines()[0].removeprefix("- ")
    assert plain(first) in root.text


def test_frictionless_takes_warnings_and_the_descriptor_has_them(package: Path) -> None:
    described = frictionless.Package(str(package / "datapackage.json"))
    assert list(frictionless.Package.metadata_validate(described.to_descriptor())) == []
    stated = {resource.name: resource.schema.custom for resource in described.resources}
    assert stated["figures"]["x-warnings"] == list(schema.tables()["figures"].warnings)


def test_a_package_that_kept_words_back_has_its_page_too(frames: Frames, about: About, tmp_path: Path) -> None:
    write_package(frames, tmp_path / "p", about=replace(about, content="quoted"))
    assert "dictionary.html" in (tmp_path / "p/CHECKSUMS.sha256").read_text("utf-8")
