"""What tidynews reads in the sample corpus is what was worked out by hand, but for the misses that are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden.comparing import TABLES, Disagreement, Machine, disagreements, golden, known, machine

ARTICLES = Path(__file__).parent.parent / "articles"


@pytest.fixture(scope="module")
def read() -> Machine:
    """The sample corpus, read by the default pipeline."""
    return machine(ARTICLES)


@pytest.fixture(scope="module")
def found(read: Machine) -> list[Disagreement]:
    return disagreements(read)


def test_the_corpus_has_ten_articles_of_every_format(read: Machine) -> None:
    assert len(read.texts) == 10
    assert {Path(file.split("#")[0]).suffix for file in read.texts} == {".txt", ".md", ".html", ".jsonl"}


@pytest.mark.parametrize("table", TABLES)
def test_only_the_known_misses_disagree_with_the_golden_rows(table: str, found: list[Disagreement]) -> None:
    listed = {key for key in known() if key[0] == table}
    now = {(one.table, one.key, one.what): one.detail for one in found if one.table == table}
    new = [f"new: {key} | {what} | {now[table, key, what]}" for _, key, what in sorted(now.keys() - listed)]
    fixed = [f"fixed, take it from known_misses.csv: {key} | {what}" for _, key, what in sorted(listed - now.keys())]
    assert not new + fixed, "\n".join([f"{table} (python -m tests.golden.comparing shows all)", *new, *fixed])


def test_every_known_miss_has_a_cause() -> None:
    assert [key for key, cause in known().items() if not cause.strip()] == []


@pytest.mark.parametrize("table", TABLES)
def test_most_golden_rows_are_read(table: str, found: list[Disagreement]) -> None:
    missing = sum(one.table == table and one.what == "missing" for one in found)
    assert missing < len(golden(table)) * 0.4


def test_a_row_that_is_not_read_is_told(read: Machine) -> None:
    without = {table: [] if table == "roles" else rows for table, rows in read.rows.items()}
    told = {
        one.key for one in disagreements(Machine(read.texts, without)) if (one.table, one.what) == ("roles", "missing")
    }
    assert len(told) == len(golden("roles"))
