"""A text and what is marked in it in, a gold folder out; and where words stand in a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Span = tuple[int, int]


def written(folder: Path, text: str, gold: Any, name: str = "ferry") -> Path:
    """A gold folder with one article; `gold` as a string is written as it is."""
    for part in ("text", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "gold" / f"{name}.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    return folder


def at(text: str, *words: str) -> tuple[Span, ...]:
    """Where words stand, each for the first time."""
    return tuple((text.index(word), text.index(word) + len(word)) for word in words if word)
