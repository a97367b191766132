"""Descriptors: paths that lead out, references to files, hashes and sizes, names; a descriptor that is none."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.check.standard.packages import Content, Package, found, judge, package, table

from tidynews.check.standard.package import check_data_package

ROWS = "id\n1\n"
SCHEMA = json.dumps({"fields": [{"name": "id", "type": "integer"}]})

UNSAFE = [
    *("/etc/hostname", "../t.csv", "data/../../t.csv", "https://harbour.example/t.csv", "file:///etc/hostname"),
    *("..\\t.csv", "C:/t.csv", "~/t.csv", "./../t.csv", ".hidden/t.csv", "s3://harbour/t.csv", "a\0b", "x" * 5000),
]


@pytest.mark.parametrize("path", UNSAFE, ids=lambda path: ascii(path)[:25])
def test_a_path_that_leads_out_is_not_read(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (tmp_path / "t.csv").write_text("no\n", encoding="utf-8")
    table_there = {"name": "t", "type": "table", "schema": {"fields": []}, "path": path}
    several = {"name": "u", "type": "table", "schema": {"fields": []}, "path": ["t.csv", path]}
    schema_there = {"name": "v", "type": "table", "path": "t.csv", "schema": path, "dialect": path}
    report = judge(package(table_there, several, schema_there, files={"t.csv": ROWS}), folder)
    assert {"t.path", "u.path", "v.schema", "v.dialect"} <= set(found(report))
    assert not {"t.read", "t.header.unknown", "u.header.unknown"} & set(found(report))


def test_a_link_that_leads_out_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    (tmp_path / "t.csv").write_text("secret\n1\n", encoding="utf-8")
    (folder / "t.csv").symlink_to(tmp_path / "t.csv")
    (folder / "round.csv").symlink_to(folder / "round.csv")
    (folder / "real.csv").write_text(ROWS, encoding="utf-8")
    (folder / "inside.csv").symlink_to(folder / "real.csv")
    resources = [table("id:integer", name=name).descriptor["resources"][0] for name in ("t", "round", "inside")]
    assert set(found(judge(package(*resources), folder))) == {"t.path", "round.path"}


@pytest.mark.parametrize(
    ("schema", "check"),
    [
        pytest.param(SCHEMA, None, id="good"),
        pytest.param('{"fields": [{"name": "id", "type": "date"}]}', "t.id.type", id="wrong_type"),
        pytest.param('{"fields": [{"type": "integer"}]}', "datapackage.json.profile", id="against_the_profile"),
        pytest.param('{"fields": [', "t.schema", id="broken"),
        pytest.param("[]", "t.schema", id="list"),
        pytest.param(b"\xff\xfe", "t.schema", id="no_text"),
        pytest.param('{"a":' * 100_000, "t.schema", id="too_deep"),
    ],
)
def test_a_schema_may_be_a_file(schema: Content, check: str | None, tmp_path: Path) -> None:
    made = table("", ROWS).descriptor["resources"][0] | {"schema": "schemas/s.json", "dialect": "d.json"}
    files: dict[str, Content] = {"t.csv": ROWS, "schemas/s.json": schema, "d.json": '{"delimiter": ";"}'}
    assert set(found(judge(package(made, files=files), tmp_path))) == ({check} if check else set())


def test_a_dialect_that_is_lost_is_told(tmp_path: Path) -> None:
    assert set(found(judge(table("id", ROWS, dialect="d.json"), tmp_path))) == {"t.dialect"}


@pytest.mark.parametrize("content", [ROWS, pl.DataFrame({"id": ["1"]})], ids=["csv", "parquet"])
@pytest.mark.parametrize(
    "algorithm", ["", "md5", "sha1", "sha256", "sha384", "sha512", "SHA-256", "blake2b", "sha3_256"]
)
def test_the_hash_and_the_size_are_asked_of_every_kind_of_file(
    algorithm: str, content: Content, tmp_path: Path
) -> None:
    path = "t.csv" if isinstance(content, str) else "t.parquet"
    table("id", content, path=path).write(tmp_path)
    whole = (tmp_path / path).read_bytes()
    digest = hashlib.new(algorithm.lower().replace("sha-", "sha") or "md5", whole).hexdigest()
    stated = f"{algorithm}:{digest}" if algorithm else digest
    right = Package(table("id", path=path, hash=stated, bytes=len(whole)).descriptor, {path: whole})
    assert judge(right, tmp_path).problems == ()
    wrong_hash = stated[:-1] + ("0" if stated[-1] != "0" else "1")
    wrong = Package(table("id", path=path, hash=wrong_hash, bytes=len(whole) + 1).descriptor, {path: whole})
    assert set(found(judge(wrong, tmp_path))) == {"t.hash", "t.bytes"}


def test_a_hash_that_nobody_can_compute_is_told(tmp_path: Path) -> None:
    report = judge(table("id", ROWS, hash="banana:00"), tmp_path)
    assert [problem.check for problem in report.problems if "banana" in problem.why] == ["t.hash"]


def test_several_files_have_one_hash(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"id\n1\n2\n").hexdigest()
    made = table("id", path=["a.csv", "b.csv"], hash=f"sha256:{digest}", bytes=7)
    assert judge(Package(made.descriptor, {"a.csv": "id\n1\n", "b.csv": "2\n"}), tmp_path).problems == ()


def test_resources_must_have_names_of_their_own(tmp_path: Path) -> None:
    resource = table("id", ROWS).descriptor["resources"][0]
    report = judge(package(resource, resource, files={"t.csv": ROWS}), tmp_path)
    assert found(report) == {"t.repeated": 1}
    nameless = {key: value for key, value in resource.items() if key != "name"}
    assert "datapackage.json.profile" in found(judge(package(nameless, files={"t.csv": ROWS}), tmp_path))


def test_resources_may_differ_by_case_only(tmp_path: Path) -> None:
    one, two = (table("id:integer", name=name, path="t.csv").descriptor["resources"][0] for name in ("T", "t"))
    report = judge(package(one, two, files={"t.csv": "id\nx\n"}), tmp_path)
    assert found(report) == {"T.id.type": 1, "t (2).id.type": 1}


@pytest.mark.parametrize("text", ["", "{", "[]", "1", "null", '{"name": "\\ud800"}', "[" * 100_000, b"\xff\xfe{"])
def test_a_descriptor_that_is_none_is_told(text: str | bytes, tmp_path: Path) -> None:
    file = tmp_path / "datapackage.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = check_data_package(file)
    assert (set(found(report)), report.exit_code) == ({"datapackage.json.json"}, 1)


@pytest.mark.parametrize(
    ("about", "check", "ok"),
    [
        pytest.param({"version": "banana"}, "version", True, id="version"),
        pytest.param({"created": "yesterday"}, "created", False, id="created"),
        pytest.param({"$schema": "https://harbour.example/p.json"}, "$schema", True, id="profile"),
        pytest.param({"licenses": "CC0"}, "profile", False, id="licences"),
    ],
)
def test_properties_of_the_package_are_asked(about: dict[str, Any], check: str, ok: bool, tmp_path: Path) -> None:
    report = judge(package(table("id", ROWS).descriptor["resources"][0], files={"t.csv": ROWS}, **about), tmp_path)
    assert (set(found(report)), report.ok) == ({f"datapackage.json.{check}"}, ok)


def test_what_the_profile_lets_pass_is_told_as_well(tmp_path: Path) -> None:
    schema = {"fieldsMatch": "banana", "x-rules": [{"id": "r"}]}
    report = judge(table([{"name": "a", "missingValues": []}], "a\n", schema=schema, innerpath=5), tmp_path)
    assert [problem.check for problem in report.problems] == ["t.descriptor"] * 3


def test_a_table_in_a_form_that_is_not_read_is_said_to_be_skipped(tmp_path: Path) -> None:
    report = judge(table("id", b"PK", path="t.xlsx"), tmp_path)
    assert (report.problems, len(report.skipped)) == ((), 1)
