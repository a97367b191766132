"""A function and its inputs in, its results out in the same order, from one process or several."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from tidynews.errors import WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(function: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Yield `function(item)` for every item, in order; at most a few per worker wait in memory.

    With several workers `function`, items and results must be picklable.

    Raises:
        WorkerDied: A process was killed.
    """
    if workers <= 1:
        yield from map(function, items)
        return
    # forked children would inherit the locks of polars' and DuckDB's threads, hence spawn
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_leave_interrupts_to_the_parent) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                while len(waiting) >= workers * WAITING_PER_WORKER:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerDied from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; the parent ends the others, and only it reports."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


WAITING_PER_WORKER = 4
