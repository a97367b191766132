r"""A pattern as people write it for Python in, the same for DuckDB out.

To DuckDB, `\d`, `\w` and `\s` are letters of ASCII only, so they are written out; what it has no words for stays with
Python.
"""

from __future__ import annotations

import re

from tidynews.check.constraints import SPACE


def for_duckdb(pattern: str) -> str | None:
    """`pattern` in DuckDB's words; None where it would be read otherwise than Python reads it."""
    read = [_of_set(part["set"]) if part["set"] else _of_part(part[0]) for part in _PARTS.finditer(pattern)]
    whole = [part for part in read if part is not None]
    return "".join(whole) if len(whole) == len(read) else None


def _of_part(part: str) -> str | None:
    if part in _CLASSES:
        return f"[{_CLASSES[part]}]"
    if part.swapcase() in _CLASSES:
        return f"[^{_CLASSES[part.swapcase()]}]"
    # \b knows letters of ASCII only; without a lower bound, braces are no count to DuckDB
    return None if part in {r"\b", r"\B"} or part.startswith("{,") else part


def _of_set(part: str) -> str | None:
    """A set in brackets: a class with a capital cannot be written out in it, and `[:` begins one of DuckDB's own."""
    escapes = {found[0] for found in _ESCAPE.finditer(part)}
    if "[:" in part[1:] or any(escape.swapcase() in _CLASSES for escape in escapes):
        return None
    return _ESCAPE.sub(lambda found: _CLASSES.get(found[0], found[0]), part)


_ESCAPE = re.compile(r"\\.", re.DOTALL)
_PARTS = re.compile(r"\\.|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|\{,[0-9]*\}|.", re.DOTALL)
_CLASSES = {r"\d": r"\p{Nd}", r"\w": r"_\p{L}\p{N}", r"\s": SPACE}
