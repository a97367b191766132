"""The README: every command in it runs, and prints what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tidynews.cli import main

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
SETUP, TESTS = re.findall(r"```sh\n(.+?)\n```", README)
CONSOLE = [block for text in re.findall(r"```console\n(.+?)```", README, re.DOTALL) for block in text.split("$ ")[1:]]
[PYTHON] = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
[PRINTS] = re.findall(r"```text\n(.+?)```", README, re.DOTALL)


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
    for shown in CONSOLE[:2]:
        for word in shlex.split(shown.splitlines()[0])[1:]:
            assert word in noxfile, f"nox -s build does not run {word}"


def test_every_command_prints_what_the_readme_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").symlink_to(CHECKOUT / "articles")
    for shown in CONSOLE:
        command, _, expected = shown.partition("\n")
        result = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        assert result.output.strip() == expected.strip(), command


def test_the_python_example_prints_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(PYTHON, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out == PRINTS
