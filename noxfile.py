"""`nox` runs every chore; `nox -s tests` runs one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv"
nox.options.sessions = ["lint", "types", "tests", "build", "check"]


def install(session: nox.Session, *groups: str) -> None:
    """Install the built wheel, as a user gets it, and `groups`, all as locked in uv.lock."""
    session.run_install(
        "uv",
        "sync",
        "--quiet",
        "--locked",
        "--no-default-groups",
        "--no-editable",
        "--reinstall-package=tidynews",
        *(f"--group={group}" for group in groups),
        env={"UV_PROJECT_ENVIRONMENT": session.virtualenv.location},
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format."""
    install(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types, strictly, with two checkers."""
    install(session, "type")
    session.run("mypy")
    session.run("pyright", "--pythonpath", f"{session.bin}/python")


@nox.session
def tests(session: nox.Session) -> None:
    """Test the built wheel."""
    install(session, "test")
    session.run("pytest", "--numprocesses=auto", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Read articles/ into package/, and ask it a question."""
    install(session)
    session.run("tidynews", "build", "articles", "--out", "package", *session.posargs)
    session.run("tidynews", "sql", "package", QUESTION)


@nox.session
def check(session: nox.Session) -> None:
    """Check package/ and prove its spans against articles/."""
    install(session)
    session.run("tidynews", "check", "package")
    session.run("tidynews", "verify", "package", "articles")


@nox.session
def release(session: nox.Session) -> None:
    """Make package/ the next version in releases/: nox -s release -- --dry-run only says which."""
    install(session)
    session.run("tidynews", "release", "package", "--store", "releases", *session.posargs)


@nox.session
def evaluate(session: nox.Session) -> None:
    """Score the extractors on a folder of annotated articles: nox -s evaluate -- GOLD_DIR (docs/accuracy.md)."""
    install(session)
    if _holds_scorers(session.posargs):
        session.run("python", "benchmarks/accuracy.py", *session.posargs)
    else:
        session.run("tidynews", "evaluate", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the build beside spaCy alone, and diff and check beside DuckDB alone and others: nox -s bench -- FOLDER."""
    install(session)
    session.install("frictionless[parquet]", "pandas")  # for its own time on Parquet; tidynews does without
    session.run("python", "benchmarks/speed.py", *session.posargs)
    session.run("python", "benchmarks/diff.py")
    session.run("python", "benchmarks/check.py")


def _holds_scorers(words: Sequence[str]) -> bool:
    """Whether the folder that is named first holds several sets of gold and a scorer for each, as ../shared does."""
    return bool(words) and all(Path(words[0], part).is_dir() for part in ("gold", "score"))


QUESTION = "SELECT denier, denial, alleger, allegation FROM denials WHERE allegation_id IS NOT NULL"
