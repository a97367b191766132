"""docs/releasing.md: who follows it gets what it prints, and its policy is the one that decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.noxfiles import sessions
from tests.pages import CHECKOUT, RELEASING, answered, blocks, commands

from tidynews.release.version import LEVELS

PAGE = RELEASING.read_text(encoding="utf-8")


def test_who_follows_the_page_sees_what_it_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    assert answered(PAGE) == PAGE


def test_the_page_goes_from_init_to_a_second_release() -> None:
    verbs = [command.split()[1] for command in commands(PAGE) if command.startswith("tidynews")]
    assert verbs[0] == "init"
    assert verbs.count("build") == 2
    assert verbs.count("release") == 3  # one of them a trial


def test_the_sessions_that_the_page_names_are_those_of_a_new_data_set() -> None:
    named = {word for text in blocks(PAGE, "sh") for word in text.split()[2:]}
    assert named
    assert named | {"release"} <= set(sessions(CHECKOUT / "template" / "noxfile.py"))


def test_the_policy_of_the_page_is_the_one_that_decides() -> None:
    printed = {
        kind: level
        for kinds, level in re.findall(r"^\| [^|]+ \| ([^|]*) \| (PATCH|MINOR|MAJOR) \|$", PAGE, re.MULTILINE)
        for kind in re.findall(r"`(\w+)`", kinds)
    }
    assert printed == {kind: level.name for kind, level in LEVELS.items()}
