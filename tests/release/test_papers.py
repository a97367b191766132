"""The papers of a release for other programs: Croissant, citation, what was checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tidynews import schema
from tidynews.publish import About
from tidynews.release import Order, release
from tidynews.release.papers import citation


@pytest.fixture(scope="module")
def released(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first release."""
    store = tmp_path_factory.mktemp("papers")
    release(second, store, Order("2026-11-24"))
    return store / "0.1.0"


def read(release: Path, name: str) -> Any:
    return json.loads((release / name).read_text(encoding="utf-8"))


def test_croissant_describes_every_file_with_its_hash(released: Path) -> None:
    stated = read(released, "croissant.json")
    hashes = {file["contentUrl"]: file["sha256"] for file in stated["distribution"]}
    resources = read(released, "datapackage.json")["resources"]
    assert hashes == {one["path"]: one["hash"].removeprefix("sha256:") for one in resources}
    assert (stated["version"], stated["datePublished"]) == ("0.1.0", "2026-11-24")


def test_croissant_has_every_column_and_refers_to_what_it_has(released: Path) -> None:
    records = read(released, "croissant.json")["recordSet"]
    assert [record["name"] for record in records] == list(schema.TABLES)
    known = {field["@id"] for record in records for field in record["field"]}
    assert known == {f"{name}/{column}" for name in schema.TABLES for column in schema.tables()[name].columns}
    referred = {field["references"]["field"]["@id"] for r in records for field in r["field"] if "references" in field}
    assert {"articles/article_id", "actors/actor_id"} <= referred <= known
    assert all({"@id": f"{r['name']}/{c}"} in r["key"] for r in records for c in schema.tables()[r["name"]].primary_key)


def test_mlcroissant_finds_no_issue_and_yields_rows(released: Path) -> None:
    """Runs where mlcroissant is installed: it brings pandas, rdflib and more, and nothing else here needs them."""
    mlcroissant = pytest.importorskip("mlcroissant")
    data = mlcroissant.Dataset(jsonld=str(released / "croissant.json"))
    assert not data.metadata.issues.errors
    assert not data.metadata.issues.warnings
    assert len(list(data.records("claims"))) == read(released, "datapackage.json")["resources"][7]["x-rows"]


def test_people_and_groups_are_cited_by_their_names() -> None:
    people = ({"title": "Ines Marlo", "familyName": "Marlo", "givenName": "Ines"}, {"title": "Harbour Desk"})
    about = About("harbour", "Harbour news", "What the port wrote.", "CC-BY-4.0", "", "1.2.0", contributors=people)
    stated = yaml.safe_load(citation(about))
    assert stated["authors"] == [{"family-names": "Marlo", "given-names": "Ines"}, {"name": "Harbour Desk"}]
    assert (stated["type"], stated["version"]) == ("dataset", "1.2.0")


def test_a_data_set_without_contributors_is_cited_by_its_title() -> None:
    about = About("harbour", "Harbour news", "What the port wrote.", "CC-BY-4.0", "", "1.2.0")
    assert yaml.safe_load(citation(about))["authors"] == [{"name": "Harbour news"}]


def test_validation_json_names_every_rule_with_its_reason(released: Path) -> None:
    stated = read(released, "validation.json")
    assert (stated["version"], stated["failed"]) == ("0.1.0", [])
    assert stated["checks"] > len(stated["rules"]) > 300
    rules = {rule["id"]: rule for rule in stated["rules"]}
    assert rules["claims_cue_or_quotation"]["why"] == "without a cue, only quotation marks show that somebody speaks"
    assert all(rule["why"] and rule["sql"] for rule in stated["rules"])
