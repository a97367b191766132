"""The cookbook: every query runs on the last sample release and answers what the page prints."""

from __future__ import annotations

import pytest
from tests.cookbook import PAGE, SAMPLE, answer, recipes

RECIPES = recipes(PAGE.read_text(encoding="utf-8"))


def test_every_query_of_the_page_is_a_recipe() -> None:
    assert len(RECIPES) == PAGE.read_text(encoding="utf-8").count("```sql\n") > 0


@pytest.mark.parametrize(("query", "printed"), [recipe[1:] for recipe in RECIPES], ids=[r[0] for r in RECIPES])
def test_a_query_answers_what_the_page_prints(query: str, printed: str) -> None:
    assert answer(SAMPLE, query) == printed


@pytest.mark.parametrize("query", [r[1] for r in RECIPES], ids=[r[0] for r in RECIPES])
def test_a_query_can_be_read_and_runs_in_old_databases(query: str) -> None:
    assert len(query.splitlines()) <= 15
    assert "~" not in query
