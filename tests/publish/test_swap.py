"""Replacing a package: at any moment the old one or the new one is whole, and nothing else is ever replaced."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tidynews import publish
from tidynews.errors import CheckFailed, NotAPackage
from tidynews.publish import About, CannotWrite, lock
from tidynews.publish.swap import BeingWritten
from tidynews.tables import Frames


def pass_all(_: Path) -> None:
    """A check that finds nothing."""


def title(package: Path) -> str:
    return str(json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["title"])


def whole(package: Path) -> bool:
    """Whether every file is there and the one that was published."""
    lists = [path.read_text("utf-8") for path in package.glob("*.sha256")]
    lines = (line.partition("  ") for text in lists for line in text.splitlines())
    found = {name: hashlib.sha256(content).hexdigest() for name, content in _content(package).items()}
    listed = {name: sha256 for sha256, _, name in lines}
    return len(lists) == 2 and listed == {name: sha for name, sha in found.items() if not name.endswith(".sha256")}


@pytest.fixture
def old(package: Path, tmp_path: Path) -> Path:
    """A package to replace, in a folder of its own."""
    return Path(shutil.copytree(package, tmp_path / "here" / "pkg"))


@pytest.fixture
def new(about: About) -> About:
    """What the new package says about itself."""
    return replace(about, title="New")


@pytest.mark.parametrize("target", ["pkg", "not/yet/there/pkg"])
def test_a_package_is_written_where_nothing_is(frames: Frames, about: About, tmp_path: Path, target: str) -> None:
    publish.publish(frames, tmp_path / target, about=about, check=pass_all)
    assert whole(tmp_path / target)
    assert [path.name for path in (tmp_path / target).parent.iterdir()] == ["pkg"]


def test_an_empty_folder_may_be_the_target(frames: Frames, about: About, tmp_path: Path) -> None:
    (tmp_path / "pkg").mkdir()
    publish.publish(frames, tmp_path / "pkg", about=about, check=pass_all)
    assert whole(tmp_path / "pkg")


def test_the_new_package_takes_the_place_of_the_old(frames: Frames, old: Path, new: About) -> None:
    publish.publish(frames, old, about=new, check=pass_all)
    assert title(old) == "New"
    assert whole(old)
    assert [path.name for path in old.parent.iterdir()] == ["pkg"]


def test_a_link_to_a_package_goes_on_leading_to_it(frames: Frames, old: Path, new: About, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(old)
    publish.publish(frames, tmp_path / "current", about=new, check=pass_all)
    assert (tmp_path / "current").is_symlink()
    assert title(old) == "New"


def test_the_check_sees_the_whole_new_package_before_the_old_one_goes(frames: Frames, old: Path, new: About) -> None:
    seen = []

    def look(folder: Path) -> None:
        seen.append((title(folder), whole(folder), title(old)))

    publish.publish(frames, old, about=new, check=look)
    assert seen == [("New", True, "News articles as tables")]


@pytest.mark.parametrize("error", [CheckFailed("a rule is broken"), KeyboardInterrupt(), ValueError("our fault")])
def test_whatever_stops_the_check_leaves_the_old_package(
    frames: Frames, old: Path, new: About, error: BaseException
) -> None:
    def stop(_: Path) -> None:
        raise error

    with pytest.raises(type(error)):
        publish.publish(frames, old, about=new, check=stop)
    assert title(old) == "News articles as tables"
    assert whole(old)
    assert [path.name for path in old.parent.iterdir()] == ["pkg"]


def _file(target: Path) -> None:
    target.write_text("mine")


def _folder(target: Path) -> None:
    target.mkdir()
    (target / "thesis.docx").write_text("mine")


def _other_package(target: Path) -> None:
    target.mkdir()
    (target / "datapackage.json").write_text('{"name": "other", "resources": []}')


def _broken_json(target: Path) -> None:
    target.mkdir()
    (target / "datapackage.json").write_text("{")


@pytest.mark.parametrize(
    ("make", "found"),
    [
        pytest.param(_file, "is a file", id="file"),
        pytest.param(_folder, r"no datapackage\.json, but thesis\.docx", id="folder"),
        pytest.param(_other_package, "was not written by tidynews", id="a_package_of_somebody_else"),
        pytest.param(_broken_json, "is not JSON", id="broken_descriptor"),
    ],
)
def test_what_is_no_package_of_ours_is_never_replaced(
    frames: Frames, about: About, tmp_path: Path, make: object, found: str
) -> None:
    assert callable(make)
    make(tmp_path / "pkg")
    before = _content(tmp_path)
    with pytest.raises(NotAPackage, match=found):
        publish.publish(frames, tmp_path / "pkg", about=about, check=pass_all)
    with pytest.raises(NotAPackage, match=found), publish.claimed(tmp_path / "pkg"):
        pass
    assert _content(tmp_path) == before


def test_a_package_with_a_file_of_the_users_in_it_is_not_replaced(frames: Frames, old: Path, new: About) -> None:
    (old / "csv" / "notes.txt").write_text("mine")
    with pytest.raises(NotAPackage, match=r"did not write: csv/notes\.txt"):
        publish.publish(frames, old, about=new, check=pass_all)
    assert (old / "csv" / "notes.txt").read_text() == "mine"


def test_claiming_changes_nothing(old: Path, tmp_path: Path) -> None:
    before = _content(old.parent)
    with publish.claimed(old), publish.claimed(tmp_path / "other"):
        pass
    assert _content(old.parent) == before
    assert not (tmp_path / "other").exists()


def test_a_file_among_the_parents_is_named(frames: Frames, about: About, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine")
    with pytest.raises(CannotWrite, match="notes"):
        publish.publish(frames, tmp_path / "notes" / "pkg", about=about, check=pass_all)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody can write to")
def test_a_folder_that_cannot_be_written_is_found_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc")
    with pytest.raises(CannotWrite, match="cannot write the package"), publish.claimed(tmp_path / "link" / "pkg"):
        pass


@contextmanager
def _no_file_above(size: int) -> Iterator[None]:
    """Let every write fail that makes a file larger than `size`, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("size", [500, 3_000, 20_000, 100_000], ids=str)
def test_a_disk_that_is_full_leaves_the_old_package(frames: Frames, old: Path, new: About, size: int) -> None:
    before = _content(old.parent)
    with _no_file_above(size), pytest.raises(CannotWrite, match="what was there before is as it was"):
        publish.publish(frames, old, about=new, check=pass_all)
    assert _content(old.parent) == before


def test_no_space_is_said_in_words(frames: Frames, old: Path, new: About, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tidynews.publish.package.write_csv", full)
    with pytest.raises(CannotWrite, match="No space left on device"):
        publish.publish(frames, old, about=new, check=pass_all)
    assert whole(old)


def test_a_second_build_on_the_same_package_is_refused_and_harms_nothing(frames: Frames, old: Path, new: About) -> None:
    def build_again(_: Path) -> None:
        with pytest.raises(BeingWritten, match=r"another build is writing .*pkg; wait for it or name another folder"):
            publish.publish(frames, old, about=new, check=pass_all)

    publish.publish(frames, old, about=new, check=build_again)
    assert title(old) == "New"
    assert whole(old)
    assert [path.name for path in old.parent.iterdir()] == ["pkg"]


CLAIMING = """
import pathlib, sys, time
from tidynews import publish
with publish.claimed(pathlib.Path(sys.argv[1])):
    print("claimed", flush=True)
    time.sleep(60)
"""


def test_a_claim_ends_with_the_process_that_made_it_even_if_it_is_killed(old: Path) -> None:
    asked = [sys.executable, "-c", CLAIMING, str(old)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE) as other:  # noqa: S603
        assert other.stdout
        assert other.stdout.readline() == b"claimed\n"
        with pytest.raises(BeingWritten), publish.claimed(old):
            pass
        other.kill()
    with publish.claimed(old):
        pass
    assert [path.name for path in old.parent.iterdir()] == ["pkg"]


def test_a_lock_file_removed_between_opening_and_locking_is_no_lock(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = old.with_name(".pkg.tidynews-lock")
    take, taken = lock._lock, []

    def remove_the_first(descriptor: int) -> None:
        take(descriptor)
        taken.append(descriptor)
        if len(taken) == 1:
            file.unlink()

    monkeypatch.setattr(lock, "_lock", remove_the_first)
    with publish.claimed(old):
        assert len(taken) == 2
        assert file.exists()


KILLED = """
import os, pathlib, shutil, signal, sys
from dataclasses import replace
import polars as pl
from tidynews import publish, schema
package, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
steps = stop = 0

def step():
    global steps
    steps += 1
    if steps == stop:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(holder, name):
    function = getattr(holder, name)
    def wrapped(*args, **kwargs):
        step()
        result = function(*args, **kwargs)
        step()
        return result
    setattr(holder, name, wrapped)

def run(target):
    for holder, name in ((pathlib.Path, "mkdir"), (pathlib.Path, "rename"), (os, "rmdir")):
        counted(holder, name)
    frames = {name: pl.read_parquet(package / f"parquet/{name}.parquet") for name in schema.TABLES}
    publish.publish(frames, target, about=replace(publish.about(), title="New"), check=lambda _: step())

killed = True
while killed:
    stop += 1
    target = folder / str(stop) / "pkg"
    shutil.copytree(package, target)
    child = os.fork()  # no library has started its threads yet
    if child == 0:
        run(target)
        os._exit(0)
    killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_a_kill_at_any_step_leaves_the_old_or_the_new_package(package: Path, tmp_path: Path) -> None:
    asked = [sys.executable, "-c", KILLED, str(package), str(tmp_path)]
    subprocess.run(asked, check=True)  # noqa: S603
    titles = []
    for number in range(1, len(list(tmp_path.iterdir())) + 1):
        target = tmp_path / str(number) / "pkg"
        with publish.claimed(target):
            pass
        assert whole(target), f"killed at step {number}"
        assert [path.name for path in target.parent.iterdir()] == ["pkg"]
        titles.append(title(target))
    assert len(titles) > 20
    assert titles == sorted(titles, reverse=True), "the old title, then the new one"
    assert set(titles) == {"News articles as tables", "New"}


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
