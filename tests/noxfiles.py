"""A noxfile in, the commands of its sessions out; nox itself is not there where the wheel is tested."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch


@dataclass
class Session:
    """Stands in for a session of nox: notes what would be installed and run."""

    posargs: tuple[str, ...] = ()
    installed: list[str] = field(default_factory=list)
    ran: list[tuple[str, ...]] = field(default_factory=list)
    virtualenv: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(location="venv"))

    def install(self, *words: str) -> None:
        self.installed += words

    def run_install(self, *words: str, env: object = None) -> None:  # noqa: ARG002  as nox has it
        self.installed += words

    def run(self, *words: str) -> None:
        self.ran.append(words)


def sessions(noxfile: Path, *posargs: str) -> dict[str, Session]:
    """All sessions of a noxfile by name, each with what it did."""
    named: dict[str, Callable[[Session], None]] = {}

    def session(function: Callable[[Session], None]) -> Callable[[Session], None]:
        named[function.__name__] = function
        return function

    nox = SimpleNamespace(session=session, Session=Session, options=SimpleNamespace())
    with patch.dict(sys.modules, {"nox": nox}):
        runpy.run_path(str(noxfile))
    done = {}
    for name, function in named.items():
        done[name] = Session(posargs)
        if name in DATA:
            function(done[name])
    return done


DATA = ("build", "check", "release")
"""The sessions that every data set has."""
