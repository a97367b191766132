"""One database for all tests of this folder: to open one takes longer than most of what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import duckdb
import pytest

from tidynews.check.database import connected
from tidynews.check.sql import quoted
from tidynews.check.standard import package

Connected = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]


@pytest.fixture(scope="session")
def shared() -> Iterator[Connected]:
    """A stand-in for `connected` that leaves no views behind."""
    with connected() as database:

        @contextmanager
        def again() -> Iterator[duckdb.DuckDBPyConnection]:
            yield database
            for [name] in database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
                database.execute(f"DROP VIEW {quoted(name)}")

        yield again


@pytest.fixture(autouse=True)
def _one_database(shared: Connected, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "connected", shared)
