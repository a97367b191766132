"""The README: every command in it runs, and prints what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.pages import BESIDE, CHECKOUT, answered, blocks, commands
from tests.pages import README as PAGE

README = PAGE.read_text(encoding="utf-8")
SETUP, TESTS = (text.strip() for text in blocks(README, "sh"))
[PYTHON] = blocks(README, "python")
[PRINTS] = blocks(README, "text")


def test_ci_runs_the_readme_s_test_command() -> None:
    assert (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == TESTS


@pytest.mark.parametrize("command", [SETUP, TESTS])
def test_the_sessions_it_names_exist(command: str) -> None:
    sessions = re.findall(r"^def (\w+)\(session", (CHECKOUT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)
    named = command.split("nox -s ")[1].split()
    assert named
    assert set(named) <= set(sessions)


def test_the_first_command_runs_what_the_readme_shows() -> None:
    noxfile = (CHECKOUT / "noxfile.py").read_text(encoding="utf-8")
    for command in commands(README)[:2]:
        for word in shlex.split(command)[1:]:
            assert word in noxfile, f"nox -s build does not run {word}"


def test_every_command_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    for folder in BESIDE:
        (tmp_path / folder.name).symlink_to(folder)
    assert answered(README) == README


def test_the_python_example_prints_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(PYTHON, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out == PRINTS
