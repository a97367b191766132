"""A new data set: it works at once, is told apart from everything that stands there, and is what the repository has."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from tests.noxfiles import DATA, sessions
from tests.pages import CHECKOUT

from tidynews import init as module
from tidynews.cli import main
from tidynews.curate import Decisions, decisions
from tidynews.init import BadName, IsThere, init
from tidynews.publish import CannotWrite, about

TEMPLATE = CHECKOUT / "template"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A new data set."""
    return init("harbour", tmp_path)


def test_its_sessions_build_check_and_release_it_at_once(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(harbour / ".cache"))
    monkeypatch.chdir(harbour)
    done = sessions(Path("noxfile.py"))
    for words in [words for name in DATA for words in done[name].ran]:
        assert words[0] == "tidynews"
        result = CliRunner().invoke(main, words[1:], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    assert (harbour / "releases" / "0.1.0" / "harbour.duckdb").is_file()


def test_its_sessions_install_what_the_environment_names(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIDYNEWS", raising=False)
    assert [done.installed for done in sessions(harbour / "noxfile.py").values()] == [["tidynews"]] * 3
    monkeypatch.setenv("TIDYNEWS", "dist/tidynews.whl")
    assert [done.installed for done in sessions(harbour / "noxfile.py").values()] == [["dist/tidynews.whl"]] * 3


def test_it_has_its_name_wherever_the_template_has_its_own(harbour: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in harbour.rglob("*") if path.is_file()]
    assert sum("harbour" in text for text in texts) >= 2
    assert not any(module.SAMPLE in text for text in texts)
    assert about(harbour / "datapackage").name == "harbour"


def test_its_article_says_that_it_is_fiction(harbour: Path) -> None:
    [text, metadata] = sorted((harbour / "articles").iterdir())
    assert text.read_text(encoding="utf-8").startswith("Fictional")
    stated = yaml.safe_load(metadata.read_text(encoding="utf-8"))
    assert "(fictional)" in stated["publisher"]
    assert stated["rights"] == "CC-BY-4.0"


def test_its_curation_decides_nothing(harbour: Path) -> None:
    assert decisions(harbour / "curation") == Decisions()


@pytest.mark.parametrize("name", ["actors.yaml", "corrections.yaml"])
def test_the_examples_in_its_curation_are_decisions_once_uncommented(harbour: Path, name: str) -> None:
    file = harbour / "curation" / name
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^# ((?:\w+:| ).*)$", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert decisions(harbour / "curation") != Decisions()


def test_its_workflow_runs_sessions_that_it_has(harbour: Path) -> None:
    workflow = yaml.safe_load((harbour / ".github" / "workflows" / "data.yml").read_text(encoding="utf-8"))
    run = workflow["jobs"]["data"]["steps"][-1]["run"]
    assert run.split()[:2] == ["nox", "-s"]
    assert set(run.split()[2:]) <= set(sessions(harbour / "noxfile.py"))


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    assert (init("harbour", tmp_path) / "noxfile.py").is_file()


@pytest.mark.parametrize(
    "make", [Path.touch, lambda path: (path / "notes").mkdir(parents=True)], ids=["file", "folder"]
)
def test_what_is_there_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "harbour")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(IsThere, match="harbour is there already"):
        init("harbour", tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["", "Harbour", "a b", "../harbour", "a/b", ".harbour", "häfen", "harbour\n"])
def test_a_name_that_no_package_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadName, match="lower-case letters"):
        init(name, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(CannotWrite, match="No space left"):
        init("harbour", tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_pip_compiled_in_the_template_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "template"
    shutil.copytree(TEMPLATE, template)
    (template / "__pycache__").mkdir()
    (template / "__pycache__" / "noxfile.pyc").write_bytes(b"\xff")
    monkeypatch.setattr("tidynews.schema.data_folder", lambda _: template)
    assert not list(init("harbour", tmp_path).rglob("__pycache__"))


def test_the_command_says_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["init", "harbour"])
    assert result.exit_code == 0
    assert "next: cd harbour" in result.output
    again = CliRunner().invoke(main, ["init", "harbour"])
    assert again.exit_code == 2
    assert "harbour is there already" in again.output


@pytest.mark.parametrize("file", ["actors.yaml", "corrections.yaml"])
def test_the_repository_s_own_curation_is_the_template_s(file: str) -> None:
    assert (CHECKOUT / "curation" / file).read_bytes() == (TEMPLATE / "curation" / file).read_bytes()


@pytest.mark.parametrize("posargs", [(), ("--quiet",)], ids=["plain", "with_options"])
def test_the_repository_s_own_sessions_run_the_template_s_commands(posargs: tuple[str, ...]) -> None:
    ours, new = sessions(CHECKOUT / "noxfile.py", *posargs), sessions(TEMPLATE / "noxfile.py", *posargs)
    assert ours["build"].ran[:-1] == new["build"].ran  # and then ours asks the README's question
    assert ours["check"].ran == new["check"].ran
    assert ours["release"].ran == new["release"].ran
