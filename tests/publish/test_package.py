"""A package: what lies in it, that it says the truth about itself, and that it has the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import frictionless
import jsonschema  # type: ignore[import-untyped]
import polars as pl
import pytest

from tidynews import check, publish, schema
from tidynews.articles.article import Skipped
from tidynews.publish import About
from tidynews.tables import Frames

PROFILE = Path(check.__file__).parent / "profiles" / "data-package-2.0.json"


def described(package: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_package_has_these_files_and_no_others(package: Path) -> None:
    tables = [f"{kind}/{name}.{kind}" for kind in ("csv", "parquet") for name in schema.TABLES]
    texts = ["CHECKSUMS.sha256", "LICENSE", "README.md", "datapackage.json", "dictionary.html", "views.sql"]
    database = ["tidynews.duckdb", "tidynews.duckdb.sha256"]
    assert sorted(files(package)) == sorted([*tables, *texts, *database])


def test_the_official_profile_finds_nothing(package: Path) -> None:
    validator = jsonschema.Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(described(package))] == []


def test_frictionless_finds_nothing_in_the_csv_resources(package: Path) -> None:
    """Nor in the Parquet resources, where `frictionless[parquet]` and pandas are installed; tidynews needs neither."""
    stated = described(package)
    csv = [resource for resource in stated["resources"] if resource["format"] == "csv"]  # type: ignore[attr-defined]
    report = frictionless.Package.from_descriptor({**stated, "resources": csv}, basepath=str(package)).validate()
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(schema.TABLES)


def test_our_own_check_finds_nothing(package: Path) -> None:
    report = check.check_package(package)
    assert report.ok, report.text()


def test_the_descriptor_counts_and_hashes_every_file_of_every_table(package: Path, frames: Frames) -> None:
    resources = {resource["path"]: resource for resource in described(package)["resources"]}  # type: ignore[attr-defined]
    for path, content in files(package).items():
        folder, _, file = path.rpartition("/")
        if folder in {"csv", "parquet"}:
            stated = resources.pop(path)
            assert stated["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert stated["bytes" if folder == "csv" else "x-bytes"] == len(content)
            assert stated["x-rows"] == frames[file.partition(".")[0]].height
    assert resources == {}


def test_each_kind_of_file_refers_to_its_own_kind(package: Path) -> None:
    for resource in described(package)["resources"]:  # type: ignore[attr-defined]
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"].get("resource", resource["name"]).endswith("-parquet") == (
                resource["format"] == "parquet"
            )


def test_the_descriptor_says_what_made_the_package_and_has_no_clock(package: Path, about: About) -> None:
    stated = described(package)
    made = stated["x-tidynews"]
    assert made["model"] == about.model  # type: ignore[index]
    assert made["version"].count(".") == 2  # type: ignore[index]
    assert "created" not in stated


def test_a_moment_of_creation_is_stated_where_it_is_given(frames: Frames, about: About, tmp_path: Path) -> None:
    publish.write_package(frames, tmp_path / "p", about=replace(about, created="2025-03-04T06:30:00Z"))
    assert described(tmp_path / "p")["created"] == "2025-03-04T06:30:00Z"


def test_the_checksums_cover_every_file_but_themselves(package: Path) -> None:
    lists = [(package / name).read_text("utf-8") for name in ("CHECKSUMS.sha256", "tidynews.duckdb.sha256")]
    lines = (line.partition("  ") for text in lists for line in text.splitlines())
    listed = {path: sha256 for sha256, _, path in lines}
    found = {path: hashlib.sha256(content).hexdigest() for path, content in files(package).items()}
    assert listed == {path: sha256 for path, sha256 in found.items() if not path.endswith(".sha256")}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this machine has no sha256sum")
def test_sha256sum_takes_the_checksums(package: Path) -> None:
    asked = ["sha256sum", "--check", "--strict", "--quiet", "CHECKSUMS.sha256", "tidynews.duckdb.sha256"]
    assert subprocess.run(asked, cwd=package, check=False).returncode == 0  # noqa: S603


def test_what_was_skipped_stands_in_the_package(frames: Frames, about: About, tmp_path: Path) -> None:
    publish.write_package(frames, tmp_path / "p", about=about, skipped=[Skipped("b.txt", "is empty")])
    assert json.loads((tmp_path / "p/skipped.json").read_text("utf-8")) == [{"file": "b.txt", "reason": "is empty"}]
    assert "skipped.json" in (tmp_path / "p/CHECKSUMS.sha256").read_text("utf-8")


def test_a_folder_that_holds_something_is_not_written_into(frames: Frames, about: About, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="is not empty"):
        publish.write_package(frames, tmp_path, about=about)
    assert list(files(tmp_path)) == ["notes.txt"]


BUILD = """
import sys
from dataclasses import replace
from pathlib import Path
import polars as pl
from tidynews import publish, schema
assert pl.thread_pool_size() == int(sys.argv[3])
frames = {name: pl.read_parquet(Path(sys.argv[1]) / f"{name}.parquet") for name in schema.TABLES}
publish.write_package(frames, Path(sys.argv[2]), about=publish.about())
"""


def test_two_builds_have_the_same_bytes_whatever_the_threads_and_the_folder(frames: Frames, tmp_path: Path) -> None:
    many = pl.concat([frames["figures"]] * 120_000).with_columns(  # more than one row group
        figure_id=pl.format("a1:figure:{}", pl.int_range(pl.len())), value=pl.int_range(pl.len()).cast(pl.Float64) / 7
    )
    (tmp_path / "rows").mkdir()
    for name, frame in {**frames, "figures": many}.items():
        frame.write_parquet(tmp_path / "rows" / f"{name}.parquet")
    built = []
    for folder, threads in (("one", "1"), ("elsewhere/two", "4")):
        asked = [sys.executable, "-c", BUILD, str(tmp_path / "rows"), str(tmp_path / folder), threads]
        subprocess.run(asked, env={**os.environ, "POLARS_MAX_THREADS": threads}, check=True)  # noqa: S603
        built.append(files(tmp_path / folder))
    different = {name for name in built[0] if built[0][name] != built[1][name]}
    assert set(built[0]) == set(built[1])
    assert different <= {"tidynews.duckdb", "tidynews.duckdb.sha256"}  # a DuckDB file never has the same bytes twice
