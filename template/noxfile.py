"""`nox -s build`, `nox -s check`, `nox -s release`: from articles/ to package/ to releases/."""

from __future__ import annotations

import os

import nox

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["build", "check"]

# What reads the articles: a requirement, wheel or folder. Pin it (tidynews==0.1.0), and rows change when you say so.
# Where tidynews is installed already, `nox --no-venv --no-install` uses that.
TIDYNEWS = os.environ.get("TIDYNEWS", "tidynews")


@nox.session
def build(session: nox.Session) -> None:
    """Read articles/ into package/, with what people decided in curation/."""
    session.install(TIDYNEWS)
    session.run("tidynews", "build", "articles", "--out", "package", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check package/ and prove its spans against articles/."""
    session.install(TIDYNEWS)
    session.run("tidynews", "check", "package")
    session.run("tidynews", "verify", "package", "articles")


@nox.session
def release(session: nox.Session) -> None:
    """Make package/ the next version in releases/: nox -s release -- --dry-run only says which."""
    session.install(TIDYNEWS)
    session.run("tidynews", "release", "package", "--store", "releases", *session.posargs)
