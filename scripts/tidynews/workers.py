"""A function and its inputs in, its results out in the same order, from one process or several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(function: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Yield `function(item)` for every item, in order; at most a few per worker wait in memory.

    With several workers `function`, items and results must be picklable. A worker that dies (out of memory, killed)
    raises `BrokenProcessPool`.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # forked children would inherit the locks of polars' and DuckDB's threads, hence spawn
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                while len(waiting) >= workers * WAITING_PER_WORKER:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


WAITING_PER_WORKER = 4
