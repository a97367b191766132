"""Working in order: the same results from any number of processes."""

from __future__ import annotations

import operator
import os
from functools import partial

import pytest

from tidynews.errors import WorkerDied
from tidynews.workers import in_order

DOUBLE = partial(operator.mul, 2)  # picklable wherever the tests are imported from


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(in_order(DOUBLE, range(40), workers)) == [2 * n for n in range(40)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(partial(operator.floordiv, 1), [1, 0, 1], workers))


def test_a_worker_that_dies_is_a_clear_error() -> None:
    with pytest.raises(WorkerDied, match="out of memory"):
        list(in_order(os._exit, [1, 1], 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_taken_only_as_results_are_wanted(workers: int) -> None:
    taken: list[int] = []

    def items() -> object:
        for n in range(1000):
            taken.append(n)
            yield n

    results = in_order(DOUBLE, items(), workers)  # type: ignore[arg-type]
    assert next(results) == 0
    assert len(taken) < 50
    results.close()  # type: ignore[attr-defined]
