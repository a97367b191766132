"""The store: nothing that was released changes; a stop at any moment leaves it as it was or complete."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tidynews.errors import CheckFailed, NotAPackage
from tidynews.publish import CannotWrite
from tidynews.release import Order, located, read_store, release
from tidynews.release.store import BadStore, BeingReleased, claimed_store, is_whole

DAY = Order("2026-11-24")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_database(found: dict[str, bytes]) -> dict[str, bytes]:
    """A DuckDB file has other bytes on every run."""
    return {name: body for name, body in found.items() if ".duckdb" not in name}


@pytest.fixture(scope="module")
def released(first: Path, second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with 0.1.0 and 0.2.0; a test that changes it must copy it."""
    store = tmp_path_factory.mktemp("released")
    release(first, store, DAY)
    release(second, store, DAY)
    return store


@pytest.fixture
def store(released: Path, tmp_path: Path) -> Path:
    """The store with its first release only."""
    folder = Path(shutil.copytree(released, tmp_path / "releases"))
    shutil.rmtree(folder / "0.2.0")
    (folder / "harbour-0.2.0.zip").unlink()
    stated = (folder / "versions.json").read_text(encoding="utf-8")
    (folder / "versions.json").write_text(_first_only(stated), encoding="utf-8")
    return folder


def _first_only(stated: str) -> str:
    import json  # noqa: PLC0415

    read = json.loads(stated)
    return json.dumps({**read, "latest": "0.1.0", "versions": read["versions"][:1]}, indent=2) + "\n"


def test_the_zip_holds_the_release_but_for_the_database(released: Path) -> None:
    with zipfile.ZipFile(released / "harbour-0.2.0.zip") as archive:
        packed = {name.removeprefix("harbour-0.2.0/"): archive.read(name) for name in archive.namelist()}
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
        assert archive.namelist() == sorted(archive.namelist())
    assert packed == without_database(files(released / "0.2.0"))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this machine has no sha256sum")
def test_an_unpacked_zip_proves_its_checksums(released: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(released / "harbour-0.1.0.zip") as archive:
        archive.extractall(tmp_path)
    asked = ["sha256sum", "--check", "--strict", "--quiet", "CHECKSUMS.sha256"]
    assert subprocess.run(asked, cwd=tmp_path / "harbour-0.1.0", check=False).returncode == 0  # noqa: S603


def test_the_hashes_in_versions_json_are_those_of_the_files(released: Path) -> None:
    for listed in read_store(released).releases:
        assert hashlib.sha256((released / listed.zip).read_bytes()).hexdigest() == listed.zip_sha256
        checksums = (released / listed.path / "CHECKSUMS.sha256").read_bytes()
        assert hashlib.sha256(checksums).hexdigest() == listed.checksums_sha256
        assert is_whole(released / listed.path)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        pytest.param("0.1.0/csv/claims.csv", "was changed after it was published", id="a_table"),
        pytest.param("0.1.0/CHECKSUMS.sha256", "was changed after it was published", id="its_hashes"),
        pytest.param("versions.json", "cannot be read", id="the_list"),
    ],
)
def test_a_store_that_was_changed_is_not_built_upon(store: Path, second: Path, spoil: str, found: str) -> None:
    with (store / spoil).open("ab") as file:
        file.write(b"x")
    before = files(store)
    with pytest.raises(BadStore, match=found):
        release(second, store, DAY)
    assert files(store) == before


def test_a_release_that_is_missing_is_named(store: Path, second: Path) -> None:
    shutil.rmtree(store / "0.1.0")
    with pytest.raises(BadStore, match=r"0\.1\.0 is missing"):
        release(second, store, DAY)


def test_the_same_version_with_other_content_is_refused(released: Path, store: Path, second: Path) -> None:
    """Somebody put another 0.2.0 there: it is neither listed nor the one after 0.1.0 that was made here."""
    shutil.copytree(released / "0.2.0", store / "0.2.0")
    with (store / "0.2.0" / "csv" / "claims.csv").open("ab") as file:
        file.write(b"x")
    before = files(store)
    with pytest.raises(BadStore, match=r"0\.2\.0 is no release that versions\.json knows"):
        release(second, store, DAY)
    assert files(store) == before


def test_releases_of_another_data_set_are_not_mixed_in(store: Path) -> None:
    with pytest.raises(BadStore, match="holds releases of 'harbour', not of 'river'"), claimed_store(store, "river"):
        pass


def test_a_folder_of_the_users_in_the_store_is_left_alone(store: Path, second: Path) -> None:
    (store / "notes").mkdir()
    (store / "notes" / "plan.txt").write_text("mine")
    release(second, store, DAY)
    assert (store / "notes" / "plan.txt").read_text() == "mine"
    assert [listed.version for listed in read_store(store).releases] == ["0.1.0", "0.2.0"]


def test_two_releases_at_once_are_refused(store: Path, second: Path) -> None:
    with claimed_store(store, "harbour"), pytest.raises(BeingReleased, match="another release is being made"):
        release(second, store, DAY)
    assert release(second, store, DAY)


def test_a_package_that_breaks_a_rule_is_not_released(store: Path, second: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(second, tmp_path / "broken"))
    (broken / "csv" / "claims.csv").write_text("claim_id\n")
    before = files(store)
    with pytest.raises(CheckFailed):
        release(broken, store, DAY)
    assert files(store) == before


@contextmanager
def _no_file_above(size: int) -> Iterator[None]:
    """Let every write fail that makes a file larger than `size`, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("size", [500, 20_000, 100_000, 1_000_000], ids=str)
def test_a_disk_that_is_full_leaves_the_store_as_it_was(store: Path, second: Path, size: int) -> None:
    before = files(store)
    with _no_file_above(size), pytest.raises(CannotWrite):
        release(second, store, DAY)
    assert files(store) == before


KILLED = """
import os, pathlib, shutil, signal, sys
from tidynews import check
from tidynews.release import Order, make, release
make.check.check_package = lambda *_, **__: check.Report((), 0)  # two seconds, and it writes nothing
package, store, folder = map(pathlib.Path, sys.argv[1:])
steps = stop = 0

def counted(holder, name):
    function = getattr(holder, name)
    def wrapped(*args, **kwargs):
        step()
        result = function(*args, **kwargs)
        step()
        return result
    setattr(holder, name, wrapped)

def step():
    global steps
    steps += 1
    if steps == stop:
        os.kill(os.getpid(), signal.SIGKILL)

def run(target):
    Path = pathlib.Path
    for holder, name in ((Path, "mkdir"), (Path, "rename"), (Path, "replace"), (shutil, "rmtree")):
        counted(holder, name)
    release(package, target, Order("2026-11-24"))

killed = True
while killed:
    stop += 1
    target = folder / str(stop)
    shutil.copytree(store, target)
    child = os.fork()  # no library has started its threads yet
    if child == 0:
        run(target)
        os._exit(0)
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_a_kill_at_any_step_leaves_the_store_as_it_was_or_complete(store: Path, second: Path, tmp_path: Path) -> None:
    """Whoever reads the store after the kill sees whole releases only; the next run finds one of two states."""
    asked = [sys.executable, "-c", KILLED, str(second), str(store), str(tmp_path / "tried")]
    (tmp_path / "tried").mkdir()
    subprocess.run(asked, check=True)  # noqa: S603
    steps = len(list((tmp_path / "tried").iterdir()))
    before, after = without_database(files(store)), without_database(files(tmp_path / "tried" / str(steps)))
    states = []
    for number in range(1, steps + 1):
        target = tmp_path / "tried" / str(number)
        for listed in read_store(target).releases:
            assert is_whole(target / listed.path), f"killed at step {number}"
        with claimed_store(target, "harbour"):
            pass
        found = without_database(files(target))
        assert found in (before, after), f"killed at step {number}"
        states.append(found == after)
    assert len(states) > 20
    assert states == sorted(states), "as it was, then complete"
    assert set(states) == {False, True}


def test_a_package_is_named_by_its_folder_or_by_its_version(released: Path, tmp_path: Path) -> None:
    assert located("0.1.0", released) == released / "0.1.0"
    assert located(str(released / "0.2.0"), released) == released / "0.2.0"
    with pytest.raises(NotAPackage, match=r"9\.9\.9 is no folder, and no release in .*, which holds: 0\.1\.0, 0\.2\.0"):
        located("9.9.9", released)
    with pytest.raises(NotAPackage, match="holds no releases; --store names another"):
        located("0.1.0", tmp_path)


def test_a_version_that_somebody_edited_is_seen(store: Path, second: Path) -> None:
    listing = store / "versions.json"
    listing.write_text(listing.read_text(encoding="utf-8").replace('"version": "0.1.0"', '"version": "9.1.0"'), "utf-8")
    with pytest.raises(BadStore, match=r"says that .*0\.1\.0 is 9\.1\.0; it was edited"):
        release(second, store, DAY)


@pytest.mark.parametrize("change", ["gone", "changed"])
def test_a_zip_that_is_not_what_was_published_is_seen(store: Path, second: Path, change: str) -> None:
    archive = store / "harbour-0.1.0.zip"
    if change == "gone":
        archive.unlink()
    else:
        archive.write_bytes(archive.read_bytes() + b"x")
    with pytest.raises(BadStore, match=r"harbour-0\.1\.0\.zip"):
        release(second, store, DAY)
