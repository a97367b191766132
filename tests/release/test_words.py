"""What a release keeps of the articles' words: what stands in quotation marks, found again in the joined content."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews.check.spans import joined
from tidynews.release.words import _is_open, quoted_words

pieces = st.lists(st.tuples(st.text("ab c.…", min_size=1, max_size=6), st.booleans()), min_size=1, max_size=8)
gaps = st.lists(st.sampled_from(["", " ", ", ", " … ", ", she said, "]), min_size=8, max_size=8)


@given(pieces, gaps)
def test_the_quoted_words_are_those_that_the_article_has_in_quotation_marks(
    parts: list[tuple[str, bool]], between: list[str]
) -> None:
    text = ""
    rows: list[dict[str, Any]] = []
    for seq, ((words, quoted), gap) in enumerate(zip(parts, between, strict=False), 1):
        text += gap if seq > 1 else ""
        start = len(text)
        text += words
        digest = hashlib.sha256(words.encode()).hexdigest()
        rows.append({"claim_id": "c", "seq": seq, "quoted": quoted, "start_char": start, "end_char": len(text)})
        rows[-1]["span_sha256"] = digest
    content = joined(text, [(row["start_char"], row["end_char"]) for row in rows])
    found = quoted_words(content, rows)
    expected = joined(text, [(row["start_char"], row["end_char"]) for row in rows if row["quoted"]])
    assert found == expected


@pytest.mark.parametrize(
    ("rights", "free"),
    [
        ("CC-BY-4.0", True),
        ("CC BY-SA 4.0", True),
        ("cc0-1.0", True),
        ("Public Domain", True),
        ("OGL-UK-3.0", True),
        ("CC-BY-NC-4.0", False),
        ("CC BY-ND 4.0", False),
        ("Creative Commons Attribution-NonCommercial 4.0", False),
        ("© The Harbour Post", False),
        ("not cc by", False),
        (None, False),
    ],
    ids=str,
)
def test_an_open_licence_lets_everybody_use_the_words(rights: str | None, free: bool) -> None:
    assert _is_open(rights) == free
