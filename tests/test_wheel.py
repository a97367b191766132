"""The wheel: what a user installs has every schema, lexicon and view in it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel that was built from an sdist, as PyPI would."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out), "-t", "sdist", "-t", "wheel"]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)  # noqa: S603
    [built] = out.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_every_schema_view_and_template_is_in_the_wheel(wheel: set[str]) -> None:
    for folder in ("schemas", "datapackage", "template"):
        files = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"tidynews/{path.relative_to(CHECKOUT).as_posix()}" for path in files} <= wheel


def test_every_module_and_lexicon_is_in_the_wheel(wheel: set[str]) -> None:
    scripts = CHECKOUT / "scripts"
    files = [path for path in scripts.rglob("*") if path.suffix in {".py", ".yaml", ".typed", ".css", ".html", ".js"}]
    assert {path.relative_to(scripts).as_posix() for path in files} <= wheel


def test_nothing_else_is_in_the_wheel(wheel: set[str]) -> None:
    assert all(name.startswith(("tidynews/", "tidynews-")) for name in wheel)
