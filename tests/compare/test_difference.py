"""The difference as people, programs and DuckDB read it, and what the command does where it cannot tell one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result
from tests.compare.conftest import SHIPS, put, with_field

from tidynews.cli import main
from tidynews.compare import CannotCompare, compare

Ship = tuple[str, int | None, float | None, str | None]
MANY: Sequence[Ship] = [(f"ship-{number:02}", number, 1.5, "moored") for number in range(20)]
LATER: Sequence[Ship] = [
    *((name, berth, 2.5, "moored") for name, berth, *_ in MANY[:8]),
    *MANY[8:19],
    ("tova", 1, 0.0, None),
]
TOLD = """\
schemas: 1 difference
  ships.load: unit changed, t → kg
rows: 1 table with differences, 0 without
  ships: 20 → 20 rows; 1 added, 1 removed, 8 changed
      cells changed: load 8
      + tova
      - ship-19
      ~ ship-00: load "1.5" → "2.5"
      ~ ship-01: load "1.5" → "2.5"
      ~ ship-02: load "1.5" → "2.5"
      ~ ship-03: load "1.5" → "2.5"
      ~ ship-04: load "1.5" → "2.5"
        and 3 more changed
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Twenty ships, in a folder whose name looks like a pattern."""
    return put(tmp_path / "old[1]'s", MANY)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The ships later: a load in another unit, one ship gone and one come."""
    return put(tmp_path / "new", LATER, with_field("load", **{"x-unit": "kg"}))


def run(*arguments: str | Path) -> Result:
    """Run `tidynews diff`."""
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_the_command_tells_schemas_counts_and_the_first_rows(old: Path, new: Path) -> None:
    result = run(old, new)
    assert (result.exit_code, result.output) == (0, TOLD)


def test_a_descriptor_stands_for_its_folder(old: Path, new: Path) -> None:
    assert run(old / "datapackage.json", new / "datapackage.json").output == TOLD


def test_equal_packages_are_said_to_be_equal(old: Path) -> None:
    result = run(old, old)
    assert (result.exit_code, result.output) == (0, "no difference: the same tables, schemas and rows\n")


def test_a_row_with_many_changed_cells_and_long_words_stays_readable(tmp_path: Path) -> None:
    fields = [{"name": "ship_id", "type": "string"}, *({"name": f"c{at}", "type": "string"} for at in range(6))]
    schema = SHIPS | {"fields": fields}
    before = put(tmp_path / "old", [("arda", *["x" * 99] * 6)], schema)
    with compare(before, put(tmp_path / "new", [("arda", *[None] * 6)], schema)) as difference:
        line = difference.text().splitlines()[-1]
    assert line.startswith(f'      ~ arda: c0 "{"x" * 37}…" → (empty), c1 ')
    assert line.endswith(", and 2 more cells")


def test_json_has_the_counts_and_the_first_changes(old: Path, new: Path) -> None:
    told: dict[str, Any] = json.loads(run(old, new, "--json").output)
    assert not told["equal"]
    assert told["schema"][0] == {"table": "ships", "kind": "unit_changed", "column": "load", "old": "t", "new": "kg"}
    [ships] = told["tables"]
    assert (ships["added"], ships["removed"], ships["changed"], ships["columns"]) == (1, 1, 8, {"load": 8})
    assert ships["first_added"] == ["tova"]
    assert ships["first"][0]["key"] == "ship-00"


@pytest.mark.parametrize("name", ["changes.parquet", "changes.csv"])
def test_duckdb_reads_the_table_of_changes(old: Path, new: Path, tmp_path: Path, name: str) -> None:
    assert run(old, new, "--out", tmp_path / name).exit_code == 0
    asked = f"SELECT change, count(*) FROM '{tmp_path / name}' GROUP BY change ORDER BY change"  # noqa: S608  our own
    with duckdb.connect() as database:
        assert database.execute(asked).fetchall() == [("added", 3), ("changed", 8), ("removed", 4)]


@pytest.mark.parametrize("name", ["changes.parquet", "changes.csv"])
def test_the_table_of_changes_has_the_same_bytes_on_every_run(old: Path, new: Path, tmp_path: Path, name: str) -> None:
    written = set()
    for threads in (1, 4):
        with compare(old, new) as difference:
            difference.database.execute(f"SET threads = {threads}")
            difference.write(tmp_path / name)
        written.add((tmp_path / name).read_bytes())
    assert len(written) == 1


@pytest.mark.parametrize("name", ["changes.xlsx", "missing/changes.csv"])
def test_a_file_that_cannot_be_written_is_named(old: Path, new: Path, tmp_path: Path, name: str) -> None:
    with compare(old, new) as difference, pytest.raises(CannotCompare, match=name):
        difference.write(tmp_path / name)


def test_little_memory_is_enough_for_many_changes(tmp_path: Path) -> None:
    rows = [(f"ship-{number:06}", number, 0.5, "x" * 40) for number in range(100_000)]
    before = put(tmp_path / "old", rows)
    after = put(tmp_path / "new", [(name, berth, 0.75, state) for name, berth, _, state in rows])
    with compare(before, after, memory="60MB") as difference:
        assert difference.tables[0].changed == 100_000


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda folder: (folder / "datapackage.json").unlink(), "it has no datapackage.json", id="folder"),
        pytest.param(lambda folder: (folder / "ships.parquet").unlink(), "there is no file ships.parquet", id="file"),
        pytest.param(
            lambda folder: (folder / "datapackage.json").write_text("{"), "is not JSON in UTF-8", id="not_json"
        ),
        pytest.param(
            lambda folder: (folder / "datapackage.json").write_text("{}"), "has no list of resources", id="no_resources"
        ),
        pytest.param(
            lambda folder: (folder / "datapackage.json").write_text('{"resources": []}'),
            "describes no table",
            id="empty",
        ),
        pytest.param(
            lambda folder: (folder / "ships.parquet").write_text("words"),
            "ships.parquet) cannot be read",
            id="not_parquet",
        ),
        pytest.param(
            lambda folder: (folder / "datapackage.json").write_text(
                '{"resources": [{"name": "ships", "path": "../old[1]\'s/ships.parquet", "schema": {}}]}'
            ),
            "lies outside the package",
            id="outside",
        ),
        pytest.param(
            lambda folder: (folder / "datapackage.json").write_text(
                '{"resources": [{"name": "ships", "path": "ships.xlsx", "schema": {}}]}'
            ),
            "neither CSV nor Parquet",
            id="other_form",
        ),
    ],
)
def test_a_folder_that_is_no_whole_package_ends_with_2_and_says_why(
    old: Path, new: Path, damage: Any, message: str
) -> None:
    damage(new)
    result = run(old, new)
    assert result.exit_code == 2
    assert message in result.output
    assert "a mistake of ours" not in result.output


def test_a_folder_that_is_not_there_is_named(old: Path, tmp_path: Path) -> None:
    result = run(old, tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere is not a package: there is no such folder" in result.output
