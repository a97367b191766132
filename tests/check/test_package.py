"""Packages: a good one passes; damage and edits by hand are reported by file and place, never by a traceback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tidynews import publish, schema, tables
from tidynews.check import Report, check_package
from tidynews.errors import NotAPackage
from tidynews.publish.package import write_package

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def written(clean_rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished package, written once."""
    folder = tmp_path_factory.mktemp("written") / "package"
    write_package(tables.frames(clean_rows), folder, about=publish.about(None))
    return folder


@pytest.fixture
def package(written: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil, in a folder whose name looks like a pattern."""
    return shutil.copytree(written, tmp_path / "pack[1]age's")


def checks(report: Report) -> set[str]:
    """The ids of the checks that failed, without those that fail on every change of a file."""
    assert not any(problem.ours for problem in report.problems), report.text()
    return {problem.check for problem in report.problems if problem.check not in _ALWAYS}


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first `old` in a text file, which must have it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def edit_descriptor(package: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change `datapackage.json`."""
    file = package / "datapackage.json"
    stated = json.loads(file.read_text(encoding="utf-8"))
    change(stated)
    file.write_text(json.dumps(stated), encoding="utf-8")


def test_a_good_package_passes(package: Path) -> None:
    report = check_package(package)
    assert report.problems == ()
    assert report.exit_code == 0
    assert report.checks > 750


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda about: about.update(version="banana"), "version", id="version"),
        pytest.param(lambda about: about.update(version="1.0"), "version", id="version_of_two_numbers"),
        pytest.param(lambda about: about.update(created="yesterday"), "created", id="created"),
        pytest.param(lambda about: about.update(created="2025-03-04T06:30:00"), "created", id="created_without_zone"),
        pytest.param(lambda about: about.update(name="My Package"), "name", id="name"),
        pytest.param(lambda about: about.update({"$schema": "https://example.org"}), "$schema", id="profile"),
        pytest.param(lambda about: about.update(licenses=[]), "licenses profile", id="licence"),
        pytest.param(lambda about: about.update(keywords="news"), "profile", id="official_profile"),
        pytest.param(lambda about: about["resources"].pop(0), "articles.missing", id="resource_missing"),
        pytest.param(
            lambda about: about["resources"].append(about["resources"][0]),
            "articles.repeated",
            id="resource_twice",
        ),
        pytest.param(
            lambda about: about["resources"][0].update(path="../articles.csv"), "articles.path profile", id="outside"
        ),
        pytest.param(
            lambda about: about["resources"][0].update(hash="md5:1"), "articles.hash", id="hash_of_another_kind"
        ),
        pytest.param(lambda about: about["resources"][0].pop("x-rows"), "articles.x-rows", id="no_row_count"),
        pytest.param(
            lambda about: about["resources"][0]["schema"]["fields"][0].update(type="integer"),
            "articles.schema",
            id="another_schema",
        ),
    ],
)
def test_a_wrong_descriptor_is_reported(
    package: Path, change: Callable[[dict[str, Any]], object], expected: str
) -> None:
    edit_descriptor(package, change)
    assert checks(check_package(package)) == {f"datapackage.json.{name}" for name in expected.split()}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(b'{"name": "a",\n oops}', "line 2, column 2", id="broken_json"),
        pytest.param(b"\xff\xfe{}", "byte 0 is not UTF-8", id="not_utf8"),
        pytest.param(b"[]", "must be a JSON object", id="a_list"),
        pytest.param(b"", "line 1, column 1", id="empty"),
        pytest.param(b"[" * 100_000, "", id="nested"),
    ],
)
def test_a_descriptor_that_cannot_be_read_is_reported_with_its_place(package: Path, text: bytes, place: str) -> None:
    (package / "datapackage.json").write_bytes(text)
    [problem] = [found for found in check_package(package).problems if found.check == "datapackage.json.json"]
    assert place in problem.why


@pytest.mark.parametrize("resources", [None, "all", [1, None], [{"name": 3, "path": 4}], {}])
def test_nonsense_for_resources_is_reported(package: Path, resources: Any) -> None:
    edit_descriptor(package, lambda about: about.update(resources=resources))
    assert "datapackage.json.profile" in checks(check_package(package))


def test_a_flipped_byte_in_parquet_changes_the_hash(package: Path) -> None:
    file = package / "parquet" / "claims.parquet"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(bytes(data))
    found = {problem.check: problem for problem in check_package(package).problems}
    assert found["claims-parquet.hash"].subject == "parquet/claims.parquet"
    assert found["checksums.hash"].subject == "parquet/claims.parquet"


def test_a_truncated_parquet_file_is_reported_and_the_rest_is_checked(package: Path) -> None:
    file = package / "parquet" / "claims.parquet"
    file.write_bytes(file.read_bytes()[:200])
    report = check_package(package)
    assert checks(report) == {"claims-parquet.bytes", "claims-parquet.read", "claims.missing", "claims.duckdb"} - {
        "claims.duckdb"
    }
    assert any("the rows of claims" in reason for reason in report.skipped)


def test_damage_in_parquet_that_only_readers_of_a_column_meet_is_reported(package: Path) -> None:
    file = package / "parquet" / "claims.parquet"
    data = bytearray(file.read_bytes())
    data[8:40] = b"\xff" * 32
    file.write_bytes(bytes(data))
    report = check_package(package)
    assert {"claims-parquet.read", "claims-parquet.hash"} <= {problem.check for problem in report.problems}
    assert report.exit_code == 1


def test_folders_that_look_like_partitions_say_nothing_about_the_rows(package: Path, tmp_path: Path) -> None:
    moved = tmp_path / "event_id=5" / "year=2024"
    shutil.copytree(package, moved)
    assert check_package(moved).problems == ()


def test_a_missing_file_is_reported(package: Path) -> None:
    (package / "csv" / "figures.csv").unlink()
    assert checks(check_package(package)) == {"figures.file", "checksums.file"}


def test_an_unknown_file_is_a_warning(package: Path) -> None:
    (package / "notes.txt").write_text("mine")
    report = check_package(package)
    assert checks(report) == {"checksums.unknown"}
    assert report.ok


def test_a_missing_or_broken_list_of_checksums_is_reported(package: Path) -> None:
    edit(package / "CHECKSUMS.sha256", "  csv/", " csv/")
    assert "checksums.line" in checks(check_package(package))
    (package / "CHECKSUMS.sha256").unlink()
    assert checks(check_package(package)) == {"checksums.missing"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("0.85", "0.86", "claims.only_in_csv claims.only_in_parquet", id="another_value"),
        pytest.param("0.85", "high", "claims.csv.confidence.type", id="wrong_type"),
        pytest.param(
            "0.85",
            "1.5",
            "claims.only_in_csv claims.only_in_parquet claims.bytes",
            id="range",
        ),
        pytest.param(
            ",state,",
            ",sing,",
            "claims.only_in_csv claims.only_in_parquet claims.bytes",
            id="unknown_code",
        ),
        pytest.param(",state,", ",", "claims.csv.ragged claims.rows claims.bytes", id="short_row"),
        pytest.param(",state,", ",state,x,", "claims.csv.ragged claims.rows claims.bytes", id="long_row"),
        pytest.param(
            ",act,", ",deed,", "claims.csv.header.missing claims.csv.header.unknown claims.bytes", id="header"
        ),
    ],
)
def test_a_cell_of_a_csv_file_edited_by_hand_is_reported(package: Path, old: str, new: str, expected: str) -> None:
    edit(package / "csv" / "claims.csv", old, new)
    found = checks(check_package(package))
    assert set(expected.split()) <= found
    assert all(check.startswith("claims.") for check in found)


def test_a_dropped_row_is_reported_with_its_key(package: Path) -> None:
    file = package / "csv" / "actors.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]), encoding="utf-8", newline="")
    found = {problem.check: problem for problem in check_package(package).problems}
    assert found["actors.rows"].why == "it has 5 rows, datapackage.json says 6"
    assert found["actors.only_in_parquet"].samples == ({"actor_id": "state/prt"},)


def test_rows_in_another_order_are_reported(package: Path) -> None:
    file = package / "csv" / "actors.csv"
    header, *lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([header, *reversed(lines)]), encoding="utf-8", newline="")
    assert checks(check_package(package)) == {"actors.csv.order"}


def test_text_that_is_not_utf8_is_reported_with_its_line(package: Path) -> None:
    file = package / "csv" / "actors.csv"
    file.write_bytes(file.read_bytes() + b"person/\xe9,x,person,\n")
    found = {problem.check: problem for problem in check_package(package).problems}
    assert [sample["line"] for sample in found["actors.csv.encoding"].samples] == [8]


def test_differing_cells_are_shown_with_their_key(package: Path) -> None:
    edit(package / "csv" / "claims.csv", "0.85", "0.86")
    found = {problem.check: problem for problem in check_package(package).problems}
    assert found["claims.only_in_csv"].samples == ({"claim_id": "a1:claim:1", "confidence": 0.86},)


def test_rows_of_parquet_edited_by_hand_break_the_same_rules_as_frames(package: Path) -> None:
    file = package / "parquet" / "claims.parquet"
    pl.read_parquet(file, glob=False).with_columns(confidence=pl.lit(2.0)).write_parquet(file)
    found = {problem.check: problem for problem in check_package(package).problems}
    assert found["claims.confidence.maximum"].count == 4
    assert found["claims.only_in_parquet"].count == 4
    assert found["claims.duckdb"].subject.endswith(".duckdb")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(lambda frame: frame.drop("act"), "claims.columns.missing", id="missing"),
        pytest.param(lambda frame: frame.with_columns(mood=pl.lit("bad")), "claims.columns.unknown", id="unknown"),
        pytest.param(lambda frame: frame.select(reversed(frame.columns)), "claims.columns.order", id="order"),
        pytest.param(lambda frame: frame.cast({"confidence": pl.String}), "claims.confidence.type", id="type"),
    ],
)
def test_wrong_columns_of_parquet_are_named(
    package: Path, spoil: Callable[[pl.DataFrame], pl.DataFrame], expected: str
) -> None:
    file = package / "parquet" / "claims.parquet"
    spoil(pl.read_parquet(file, glob=False)).write_parquet(file)
    assert expected in checks(check_package(package))


def test_a_duckdb_file_that_says_something_else_is_reported(package: Path) -> None:
    [file] = package.glob("*.duckdb")
    with duckdb.connect(str(file)) as database:
        database.execute("UPDATE claims SET act = 'warn' WHERE claim_id = 'a1:claim:1'")
        database.execute("DROP TABLE codes")
    found = [problem for problem in check_package(package).problems if problem.check.endswith(".duckdb")]
    counts = {problem.check: problem.count for problem in found}
    assert (counts["claims.duckdb"], counts["codes.duckdb"]) == (1, 1)
    assert "verbal_events.duckdb" in counts, "a view reads the codes"


@pytest.mark.parametrize(
    ("change", "check", "named"),
    [
        pytest.param("DROP VIEW denials", "duckdb.views.missing", "denials", id="a_view_dropped"),
        pytest.param("CREATE VIEW mine AS SELECT 1 AS one", "duckdb.views.unknown", "mine", id="a_view_more"),
        pytest.param("CREATE TABLE mine AS SELECT 1 AS one", "duckdb.tables.unknown", "mine", id="a_table_more"),
        pytest.param("COMMENT ON TABLE claims IS NULL", "duckdb.comments", "claims", id="a_table_s_comment"),
        pytest.param("COMMENT ON VIEW denials IS NULL", "duckdb.comments", "denials", id="a_view_s_comment"),
        pytest.param("COMMENT ON COLUMN claims.act IS NULL", "duckdb.comments", "claims.act", id="a_column_s_comment"),
    ],
)
def test_what_a_duckdb_file_lacks_or_has_too_much_of_is_named(
    package: Path, change: str, check: str, named: str
) -> None:
    [file] = package.glob("*.duckdb")
    with duckdb.connect(str(file)) as database:
        database.execute(change)
    [problem] = [found for found in check_package(package).problems if found.check == check]
    assert {"name": named} in problem.samples


def test_a_view_that_fails_on_the_rows_is_named(package: Path) -> None:
    [file] = package.glob("*.duckdb")
    with duckdb.connect(str(file)) as database:
        database.execute("CREATE OR REPLACE VIEW denials AS SELECT CAST(act AS INTEGER) AS number FROM claims")
    [problem] = [found for found in check_package(package).problems if found.check == "denials.duckdb"]
    assert "the view denials cannot be read: Conversion Error" in problem.why


def test_a_broken_or_missing_duckdb_file_is_reported(package: Path) -> None:
    [file] = package.glob("*.duckdb")
    file.write_bytes(b"not a database")
    assert checks(check_package(package)) == {"duckdb.read"}
    file.unlink()
    assert checks(check_package(package)) == {"duckdb.missing", "checksums.file"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nowhere", "is not a package: it has no datapackage.json"),
        ("file.txt", "is not a descriptor: the name of one ends in .json"),
        ("empty", "is not a package: it has no datapackage.json"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(NotAPackage, match=f"{name} {why}"):
        check_package(tmp_path / name)


_ALWAYS = frozenset({"checksums.hash"} | {f"{name}{kind}.hash" for name in schema.TABLES for kind in ("", "-parquet")})
