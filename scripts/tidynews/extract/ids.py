"""Where rows start in, their ids out: `ARTICLE:kind:START`, legible and the same on every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def row_ids(article_id: str, kind: str, starts: Iterable[int]) -> Iterator[str]:
    """Yield one id per row, for rows in order of start, then end and kind; ties get `-2`, `-3` in that order.

    >>> list(row_ids("a1", "claim", [7, 7, 30]))
    ['a1:claim:7', 'a1:claim:7-2', 'a1:claim:30']
    """
    seen: dict[int, int] = {}
    for start in starts:
        seen[start] = seen.get(start, 0) + 1
        yield f"{article_id}:{kind}:{start}" + (f"-{seen[start]}" if seen[start] > 1 else "")
